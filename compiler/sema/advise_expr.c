/* advise_expr.c: what one expression can be seen to do that was hardly meant: W0303, W0305, W0311, W0313. See advise.h. */
#include "sema/advise.h"
#include "sema/literal.h"
#include "sema/walk.h"

/* ---------------------------------------------------------------- W0303: silent conversions */

static bool is_text(const struct expr *e)
{
    return e->type.kind == TYPE_TEXT;
}

static bool is_number(const struct expr *e)
{
    return type_is_number(e->type.kind) && e->type.kind != TYPE_BOOL;
}

static bool is_column(const struct expr *e)
{
    return e->kind == EXPR_COLUMN && e->relation;
}

/* A parameter takes the type of what it meets; NULL has none. */
static bool judged(const struct expr *e)
{
    return e->kind != EXPR_PARAM && e->kind != EXPR_NULL && e->type.kind != TYPE_ANY;
}

static struct diag *report_conversion(struct advise *v, const struct expr *a, const struct expr *b, const char *how)
{
    return infer_report(v->x, DIAG_W0303, b->span.len ? span_join(a->span, b->span) : a->span,
                        "%s is compared with %s: %s", type_kind_name(a->type.kind), type_kind_name(b->type.kind), how);
}

static void text_with_number(struct advise *v, const struct expr *a, const struct expr *b, const struct expr *text,
                             const struct expr *number)
{
    if (text->kind == EXPR_STRING && literal_is_number(text->text)) {
        bool affinity = v->x->o.dialect == DIALECT_MYSQL || is_column(number);
        if (affinity) {
            return; /* the literal is converted, once */
        }
    }
    struct diag *g;
    if (v->x->o.dialect == DIALECT_SQLITE) {
        if (is_column(text) && !is_column(number)) {
            return; /* its affinity makes the number a text */
        }
        g = report_conversion(v, a, b, "SQLite never takes one for the other, unless a column's affinity converts it");
    } else {
        g = report_conversion(v, a, b, "each text is converted, and what is no number is 0");
    }
    if (literal_number(number)) {
        struct str digits = str_sub(v->x->text->text, number->span.off, number->span.len);
        diag_hint(v->x->d, g, "write '%.*s'", STR_ARG(digits));
    }
}

static bool is_time(const struct expr *e)
{
    return type_is_temporal(e->type.kind);
}

static void check_conversion(struct advise *v, const struct expr *a, const struct expr *b)
{
    if (!judged(a) || !judged(b) || v->x->o.dialect == DIALECT_POSTGRES) {
        return;
    }
    if (is_text(a) && is_number(b)) {
        text_with_number(v, a, b, a, b);
    } else if (is_text(b) && is_number(a)) {
        text_with_number(v, a, b, b, a);
    } else if ((is_time(a) && is_number(b)) || (is_time(b) && is_number(a))) {
        report_conversion(v, a, b, "the number is read as YYYYMMDD or HHMMSS");
    } else if ((a->type.kind == TYPE_ENUM && is_number(b)) || (b->type.kind == TYPE_ENUM && is_number(a))) {
        report_conversion(v, a, b, "the member's position in the ENUM is");
    }
}

/* SQLite compares by the collation of the left one. */
static void check_collations(struct advise *v, const struct expr *a, const struct expr *b)
{
    if (v->x->o.dialect != DIALECT_SQLITE || !is_column(a) || !is_column(b) || !is_text(a) || !is_text(b)) {
        return;
    }
    struct str left = a->type.collation.n ? a->type.collation : STR("BINARY");
    struct str right = b->type.collation.n ? b->type.collation : STR("BINARY");
    if (!str_eq_nocase(left, right)) {
        struct diag *g =
            infer_report(v->x, DIAG_W0303, span_join(a->span, b->span),
                         "the two columns have different collations: %.*s, the left one's, is used", STR_ARG(left));
        diag_hint(v->x->d, g, "say which one is meant with COLLATE");
    }
}

/* ---------------------------------------------------------------- W0313: never equal */

/* No whole number, which an integer column never is; MariaDB rounds it where an index serves, and finds others. */
static bool is_fraction(const struct expr *e)
{
    if (e->kind == EXPR_UNARY && e->op == OP_NEG) {
        return is_fraction(e->a);
    }
    struct decimal d = {0};
    bool read = (e->kind == EXPR_DECIMAL || e->kind == EXPR_FLOAT) && decimal_read(e->text, &d);
    unsigned n = read ? d.n : 0;
    while (n && !d.digits[n - 1]) {
        n--;
    }
    return n && (int)n > d.point;
}

static void check_never(struct advise *v, const struct expr *column, const struct expr *literal)
{
    if (v->x->o.dialect != DIALECT_MYSQL || !is_column(column) || !column->column) {
        return;
    }
    const char *why = literal_unfit(v->x, literal, column->column);
    if (!why && type_is_integer(column->type.kind) && is_fraction(literal)) {
        why = "it is no whole number";
    }
    if (why) {
        struct diag *g = infer_report(v->x, DIAG_W0313, literal->span, "`%.*s` is never equal to this: %s",
                                      STR_ARG(column->column->name), why);
        diag_note(v->x->d, g, column->column->place, "`%.*s` is declared here", STR_ARG(column->column->name));
    }
}

static void check_equal(struct advise *v, const struct expr *a, const struct expr *b)
{
    check_never(v, a, b);
    check_never(v, b, a);
}

/* ---------------------------------------------------------------- W0305: integer division */

static bool truncates(const struct advise *v, const struct expr *e)
{
    return v->x->o.dialect != DIALECT_MYSQL && e->kind == EXPR_BINARY && e->op == OP_DIV &&
           type_is_integer(e->a->type.kind) && type_is_integer(e->b->type.kind);
}

static void report_division(struct advise *v, const struct expr *e, const char *why)
{
    struct diag *g = infer_report(v->x, DIAG_W0305, e->op_span.len ? e->op_span : e->span,
                                  "this division of integers has no fraction%s", why);
    diag_hint(v->x->d, g,
              v->x->o.dialect == DIALECT_SQLITE ? "write 1.0 * before it, or CAST one of the two AS REAL"
                                                : "CAST one of the two");
}

static bool has_fraction(const struct expr *e)
{
    return e->kind == EXPR_DECIMAL || e->kind == EXPR_FLOAT || e->type.kind == TYPE_DOUBLE ||
           e->type.kind == TYPE_FLOAT || (e->type.kind == TYPE_DECIMAL && !type_is_integer(e->type.kind));
}

static void check_division(struct advise *v, const struct expr *e)
{
    if (truncates(v, e) && e->a->aggregate && !expr_constant(e->b)) {
        report_division(v, e, "");
        return;
    }
    bool of_fractions = e->kind == EXPR_BINARY && e->a && e->b && e->op != OP_CONCAT;
    if (of_fractions && truncates(v, e->a) && has_fraction(e->b) && !e->a->a->aggregate) {
        report_division(v, e->a, ", and what stands beside it has");
    } else if (of_fractions && truncates(v, e->b) && has_fraction(e->a) && !e->b->a->aggregate) {
        report_division(v, e->b, ", and what stands beside it has");
    }
    bool rounds = e->kind == EXPR_CALL && str_is(e->call->function.name.text, "ROUND") && e->list.n;
    bool casts = e->kind == EXPR_CAST && has_fraction(e);
    const struct expr *of = rounds ? e->list.v[0] : casts ? e->a : NULL;
    if (of && truncates(v, of) && !of->a->aggregate) {
        report_division(v, of, rounds ? ", and there is nothing to round" : ", and comes before the CAST");
    }
}

/* ---------------------------------------------------------------- W0311: NOT IN */

static const struct expr *null_in(const struct expr *e)
{
    for (unsigned i = 0; i < e->list.n; i++) {
        if (e->list.v[i]->kind == EXPR_NULL) {
            return e->list.v[i];
        }
    }
    return NULL;
}

static void check_not_in(struct advise *v, const struct expr *e)
{
    const struct query *q = e->select ? e->select->query : NULL;
    const struct expr *null = null_in(e);
    if (null) {
        infer_report(v->x, DIAG_W0311, null->span, "NOT IN a list with NULL is never true");
        return;
    }
    for (unsigned i = 0; q && i < q->results.n; i++) {
        if (!q->results.v[i].nullable || q->results.v[i].type.kind == TYPE_NONE) {
            continue;
        }
        struct diag *g =
            infer_report(v->x, DIAG_W0311, e->op_span.len ? e->op_span : e->span,
                         "`%.*s` may be NULL, and one NULL makes NOT IN never true", STR_ARG(q->results.v[i].name));
        diag_hint(v->x->d, g, "say WHERE %.*s IS NOT NULL in the subquery, or use NOT EXISTS",
                  STR_ARG(q->results.v[i].name));
        return;
    }
}

/* ---------------------------------------------------------------- W0315: || is OR */

static bool is_pipes(const struct advise *v, const struct expr *e)
{
    return e->kind == EXPR_BINARY && e->op == OP_OR && e->op_span.len == 2 && v->x->text->text.p[e->op_span.off] == '|';
}

/* Of a chain the first is reported. */
static void check_pipes(struct advise *v, const struct expr *e)
{
    if (!is_pipes(v, e) || is_pipes(v, e->a) || (!is_text(e->a) && !is_text(e->b))) {
        return;
    }
    struct diag *g = infer_report(v->x, DIAG_W0315, e->op_span, "`||` is OR here, and makes a number of the text");
    diag_hint(v->x->d, g, "write CONCAT(…), or configure the sql_mode PIPES_AS_CONCAT");
}

/* ---------------------------------------------------------------- all of them */

static bool is_comparison(enum op op)
{
    return op >= OP_EQ && op <= OP_NULLSAFE_EQ;
}

static void check_pair(struct advise *v, const struct expr *a, const struct expr *b, bool equal)
{
    check_conversion(v, a, b);
    check_collations(v, a, b);
    if (equal) {
        check_equal(v, a, b);
    }
}

void advise_expr(struct advise *v, const struct expr *e)
{
    if (e->kind == EXPR_BINARY && is_comparison(e->op)) {
        check_pair(v, e->a, e->b, e->op == OP_EQ || e->op == OP_NULLSAFE_EQ);
    } else if (e->kind == EXPR_BETWEEN) {
        check_pair(v, e->a, e->b, false);
        check_pair(v, e->a, e->c, false);
    } else if (e->kind == EXPR_IN) {
        for (unsigned i = 0; i < e->list.n; i++) {
            check_pair(v, e->a, e->list.v[i], true);
        }
        if (e->negated) {
            check_not_in(v, e);
        }
    }
    check_division(v, e);
    check_pipes(v, e);
}
