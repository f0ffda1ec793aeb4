/* emit_cast.c: CAST for a target. Part of emit_sql. Only what changes nothing, or what is exact for every value: no cast
 * that rounds, cuts off or reads numbers out of texts does so alike on two engines. */
#include "emit/emit_text.h"
#include "sema/funcs.h"

static bool refuse_cast(struct emit *e, const struct expr *x)
{
    return refuse_hint(e, x->span, "do this CAST as the source does", "convert in the program");
}

/* A schema's own expression comes without inferred types. */
static bool type_wanted(struct emit *e, const struct expr *x, struct type *to)
{
    struct diags quiet;
    *to = x->type;
    if (to->kind != TYPE_NONE) {
        return true;
    }
    diags_init(&quiet, e->a);
    return type_resolve(e->c, &quiet, e->text, x->type_name, to);
}

/* -1 is 18446744073709551615 to MySQL. */
static bool changes_sign(const struct expr *x, const struct type *from, const struct type *to)
{
    bool never_negative = type_is_unsigned(from->kind) || from->kind == TYPE_BOOL || x->kind == EXPR_INTEGER;
    return type_is_unsigned(to->kind) && emit_is_integer(from->kind) && !never_negative && x->kind != EXPR_PARAM;
}

static bool keeps_value(const struct expr *x, const struct type *from, const struct type *to, bool narrows)
{
    bool literal_or_null = from->kind == TYPE_NULL || (x->kind <= EXPR_TEMPORAL && x->kind != EXPR_NULL);
    if (emit_is_integer(to->kind)) {
        bool wider = type_bits(to->kind) >= type_bits(from->kind);
        wider = wider || narrows; /* a number beyond is an error where it is read */
        return literal_or_null || x->kind == EXPR_PARAM ||
               (emit_is_integer(from->kind) && wider && !changes_sign(x, from, to));
    }
    if (to->kind == TYPE_TEXT) {
        bool fits = !to->precision || (from->kind == TYPE_TEXT && from->precision && from->precision <= to->precision);
        return from->kind == TYPE_NULL || (fits && from->kind != TYPE_BOOL);
    }
    return true; /* emit_as judges the rest */
}

static bool bool_of_integer(struct emit *e, const struct expr *x)
{
    emit_expr(e, x);
    put(e, " <> 0");
    return !e->failed;
}

/* What MySQL's CAST calls it; NULL: its NULL needs no type. */
static const char *mysql_word(const struct type *to)
{
    if (emit_is_integer(to->kind)) {
        return type_is_unsigned(to->kind) ? "UNSIGNED" : "SIGNED";
    }
    switch (to->kind) {
    case TYPE_FLOAT:
    case TYPE_DOUBLE: return "DOUBLE";
    case TYPE_TEXT: return "CHAR(100000)"; /* CHAR alone is an empty one, and later rows do not fit */
    case TYPE_DATE: return "DATE";
    case TYPE_TIME: return "TIME";
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP: return "DATETIME";
    default: return NULL;
    }
}

/* A recursive query's first row types its columns: there a bare NULL is a text to MySQL's family. */
static bool typed_null(struct emit *e, const struct type *to)
{
    const char *word = e->to == TARGET_MYSQL ? mysql_word(to) : NULL;
    word ? buf_printf(&e->out, "CAST(NULL AS %s)", word) : put(e, "NULL");
    return !e->failed;
}

static void truth_as_text(struct emit *e, const struct expr *x)
{
    put(e, "CASE WHEN ");
    emit_condition(e, x);
    put(e, " THEN 'true' WHEN NOT (");
    emit_condition(e, x);
    put(e, ") THEN 'false' END");
}

/* PostgreSQL's casts that round, and those of its own names: written where no value overflows. False: it is none. */
static bool rounding_cast(struct emit *e, const struct expr *x, const struct type *from, const struct type *to)
{
    bool negative, literal = emit_literal(x->a, &negative), decimal = from->kind == TYPE_DECIMAL && from->precision;
    if (literal || x->a->kind == EXPR_PARAM) {
        return false;
    }
    if (emit_is_integer(to->kind) && to->kind != TYPE_BOOL && emit_is_extract(x->a)) {
        return emit_extract(e, x->a), true;
    }
    if (to->kind == TYPE_DOUBLE && emit_is_real_average(e, x->a)) {
        return emit_real_average(e, x->a), true;
    }
    if ((to->kind == TYPE_DOUBLE || to->kind == TYPE_FLOAT) && emit_is_extract(x->a)) {
        return emit_extract_real(e, x->a), true;
    }
    if (emit_is_integer(to->kind) && to->kind != TYPE_BOOL && from->kind == TYPE_DECIMAL) {
        return emit_rounded_integer(e, x->a), true;
    }
    if (decimal && to->kind == TYPE_DECIMAL && to->precision && to->scale < from->scale) {
        return emit_rounded(e, x->a, ROUND_HALF, to->scale), true;
    }
    if (from->kind == TYPE_TEXT && to->kind == TYPE_TEXT && to->precision && !emit_is_padded(e, to) &&
        !(from->precision && from->precision <= to->precision)) {
        put(e, e->to == TARGET_SQLITE ? "substr(" : "LEFT(");
        emit_bare(e, x->a);
        buf_printf(&e->out, e->to == TARGET_SQLITE ? ", 1, %u)" : ", %u)", to->precision);
        return true;
    }
    if (from->kind == TYPE_BOOL && to->kind == TYPE_TEXT && !to->precision) {
        return truth_as_text(e, x->a), true;
    }
    return false;
}

bool emit_cast(struct emit *e, const struct expr *x)
{
    struct type from = emit_type(e, x->a), to;
    bool array = x->type_name && x->type_name->array; /* an index over a JSON array's members is MySQL's own */
    if (array || !type_wanted(e, x, &to)) {
        return refuse_cast(e, x);
    }
    if (to.kind == TYPE_DECIMAL && !to.precision && e->from == DIALECT_POSTGRES) {
        to = numeric_of(x->a, &from, &to);
    }
    if (x->a->kind == EXPR_NULL) {
        return typed_null(e, &to);
    }
    if (to.kind == TYPE_BOOL && emit_is_integer(from.kind) && from.kind != TYPE_BOOL && e->from == DIALECT_POSTGRES) {
        put(e, "(");
        bool_of_integer(e, x->a);
        put(e, ")");
        return !e->failed;
    }
    return e->from == DIALECT_POSTGRES && rounding_cast(e, x, &from, &to) ? !e->failed
           : keeps_value(x->a, &from, &to, e->from == DIALECT_POSTGRES)   ? emit_as(e, x->a, &to)
                                                                          : refuse_cast(e, x);
}
