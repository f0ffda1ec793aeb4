/* emit_as.c: an expression where a value of a given type is wanted: a column written, a branch of CASE or COALESCE, a
 * DEFAULT. Part of emit_sql. The form of the type is made where that is exact, and refused where it is not. */
#include "sema/clock.h"

#include "emit/emit_text.h"

static bool zeros(struct emit *e, unsigned from, unsigned to)
{
    buf_printf(&e->out, " || '%s%.*s'", from ? "" : ".", (int)(to - from), "000000000000000000000000000000000000000");
    return true;
}

/* SQLite: a temporal of fewer fraction digits gets zeros. MySQL converts by itself. */
static bool as_temporal(struct emit *e, const struct expr *x, const struct type *from, const struct type *t)
{
    bool civil = (from->kind == TYPE_DATETIME || from->kind == TYPE_TIMESTAMP) &&
                 (t->kind == TYPE_DATETIME || t->kind == TYPE_TIMESTAMP);
    if (e->to == TARGET_MYSQL && t->kind == TYPE_DATE && from->kind != TYPE_DATE && from->kind != TYPE_TIME) {
        put(e, "DATE(");
        bool ok = emit_bare(e, x);
        put(e, ")");
        return ok;
    }
    if (e->to == TARGET_MYSQL || (from->kind == t->kind && from->scale == t->scale) ||
        (civil && from->scale == t->scale)) {
        return emit_expr(e, x);
    }
    if ((civil || from->kind == t->kind) && from->scale < t->scale) {
        put(e, "(");
        bool ok = emit_expr(e, x) && zeros(e, from->scale, t->scale);
        put(e, ")");
        return ok;
    }
    if (t->kind == TYPE_DATE && (from->kind == TYPE_DATETIME || from->kind == TYPE_TIMESTAMP)) {
        if (from->scale && e->from == DIALECT_MYSQL) {
            return refuse_hint(e, x->span,
                               "turn a time with a fraction into a DATE: MySQL rounds it, at midnight to the next day",
                               "write DATE(…), which cuts it off");
        }
        put(e, "substr(");
        bool ok = emit_expr(e, x);
        put(e, ", 1, 10)");
        return ok;
    }
    if (from->kind == TYPE_DATE && (t->kind == TYPE_DATETIME || t->kind == TYPE_TIMESTAMP)) {
        put(e, "(");
        bool ok = emit_expr(e, x);
        put(e, " || ' 00:00:00'");
        ok = ok && (!t->scale || zeros(e, 0, t->scale));
        put(e, ")");
        return ok;
    }
    return refuse(e, x->span, "turn %s into %s with its fraction digits", type_kind_name(from->kind),
                  type_kind_name(t->kind));
}

/* An integer is a decimal with zeros after the point, where all its digits have room. */
static bool integer_as_decimal(struct emit *e, const struct expr *x, const struct type *from, const struct type *t)
{
    static const unsigned digits[] = {[8] = 3, [16] = 5, [32] = 10, [64] = 20};
    unsigned bits = type_bits(from->kind);
    if (!bits || !t->precision || digits[bits] > t->precision - t->scale) {
        return refuse(e, x->span, "turn this integer into the DECIMAL(%u,%u): it may not fit", t->precision, t->scale);
    }
    put(e, "(");
    bool ok = emit_expr(e, x);
    put(e, " || ''");
    ok = ok && (!t->scale || zeros(e, 0, t->scale));
    put(e, ")");
    return ok;
}

static bool as_decimal(struct emit *e, const struct expr *x, const struct type *from, const struct type *t)
{
    if (e->to == TARGET_MYSQL || (from->kind == TYPE_DECIMAL && from->scale == t->scale && from->precision)) {
        return emit_expr(e, x);
    }
    if (emit_is_integer(from->kind)) {
        return integer_as_decimal(e, x, from, t);
    }
    if (from->kind == TYPE_DECIMAL && from->precision && from->scale < t->scale) {
        put(e, "(");
        bool ok = emit_expr(e, x) && zeros(e, from->scale, t->scale);
        put(e, ")");
        return ok;
    }
    if (from->kind == TYPE_DECIMAL && from->precision && e->from == DIALECT_POSTGRES && t->precision &&
        from->scale > t->scale) {
        return emit_rounded(e, x, ROUND_HALF, t->scale); /* what does not fit, the column's CHECK refuses */
    }
    return refuse(e, x->span, "turn this into a DECIMAL of another scale");
}

static bool cast_to(struct emit *e, const struct expr *x, const char *word)
{
    put(e, "CAST(");
    bool ok = emit_expr(e, x);
    buf_printf(&e->out, " AS %s)", word);
    return ok;
}

static bool as_number(struct emit *e, const struct expr *x, const struct type *from, const struct type *t)
{
    if (emit_is_integer(t->kind) && emit_is_integer(from->kind)) {
        return emit_expr(e, x);
    }
    bool real = t->kind == TYPE_FLOAT || t->kind == TYPE_DOUBLE;
    if (real && emit_is_integer(from->kind)) {
        return cast_to(e, x, e->to == TARGET_SQLITE ? "REAL" : "DOUBLE");
    }
    if (real && emit_is_number(from->kind)) {
        return emit_expr(e, x);
    }
    return refuse(e, x->span, "turn %s into %s as the source does", type_kind_name(from->kind),
                  type_kind_name(t->kind));
}

static bool as_text(struct emit *e, const struct expr *x, const struct type *from, const struct type *t)
{
    bool texty = type_is_texty(from->kind) || from->kind == TYPE_UUID || from->kind == TYPE_INET;
    if (t->kind == TYPE_UUID && from->kind != TYPE_UUID && texty && e->to == TARGET_SQLITE) {
        put(e, "lower(");
        bool ok = emit_expr(e, x);
        put(e, ")");
        return ok;
    }
    if (texty) {
        return emit_expr(e, x);
    }
    if (e->to == TARGET_SQLITE && t->kind == TYPE_TEXT &&
        (type_is_temporal(from->kind) || from->kind == TYPE_DECIMAL)) {
        return emit_expr(e, x); /* the stored form is what MySQL shows */
    }
    if (t->kind == TYPE_TEXT && emit_is_integer(from->kind) && from->kind != TYPE_BIT) {
        return cast_to(e, x, e->to == TARGET_SQLITE ? "TEXT" : "CHAR");
    }
    return refuse(e, x->span, "turn %s into %s", type_kind_name(from->kind), type_kind_name(t->kind));
}

static bool as_kind(struct emit *e, const struct expr *x, const struct type *from, const struct type *t)
{
    switch (t->kind) {
    case TYPE_BOOL:
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64:
    case TYPE_FLOAT:
    case TYPE_DOUBLE:
    case TYPE_YEAR:
    case TYPE_BIT: return as_number(e, x, from, t);
    case TYPE_DECIMAL: return as_decimal(e, x, from, t);
    case TYPE_TEXT:
    case TYPE_ENUM:
    case TYPE_SET:
    case TYPE_JSON:
    case TYPE_UUID:
    case TYPE_INET: return as_text(e, x, from, t);
    case TYPE_DATE:
    case TYPE_TIME:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP:
        if (type_is_temporal(from->kind)) {
            return as_temporal(e, x, from, t);
        }
        break;
    case TYPE_BLOB:
        if (from->kind == TYPE_BLOB) {
            return emit_expr(e, x);
        }
        break;
    case TYPE_NONE:
    case TYPE_NULL:
    case TYPE_ANY: return emit_expr(e, x);
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_N_KINDS: break;
    }
    return refuse(e, x->span, "turn %s into %s as the source does", type_kind_name(from->kind),
                  type_kind_name(t->kind));
}

static bool as_case(struct emit *e, const struct expr *x, const struct type *t)
{
    bool ok = true;
    put(e, "CASE");
    if (x->a) {
        return refuse(e, x->span, "do this CASE in the place of a value of another form: write CASE WHEN a = b THEN …");
    }
    for (unsigned i = 0; ok && i + 1 < x->list.n; i += 2) {
        put(e, " WHEN ");
        ok = emit_condition(e, x->list.v[i]);
        put(e, " THEN ");
        ok = ok && emit_as(e, x->list.v[i + 1], t);
    }
    if (ok && x->b) {
        put(e, " ELSE ");
        ok = emit_as(e, x->b, t);
    }
    put(e, " END");
    return ok;
}

bool emit_as(struct emit *e, const struct expr *x, const struct type *t)
{
    bool negative, has_scale;
    unsigned scale;
    const struct expr *literal = emit_literal(x, &negative);
    if (emit_is_padded(e, t) && literal && literal->kind == EXPR_STRING) {
        return emit_unpadded(e, literal);
    }
    if (literal && t->kind != TYPE_NONE && t->kind != TYPE_ANY && t->kind != TYPE_NULL) {
        if (e->to == TARGET_MYSQL && type_is_temporal(t->kind) && literal->kind != EXPR_NULL) {
            put(e, t->kind == TYPE_DATE ? "DATE" : t->kind == TYPE_TIME ? "TIME" : "TIMESTAMP"); /* not a text */
        }
        return emit_value(e, t, literal, negative, false);
    }
    if (expr_clock(x, &has_scale, &scale) != CLOCK_NONE && type_is_temporal(t->kind)) {
        return emit_clock(e, x->span, t->kind, t->scale, has_scale || e->from == DIALECT_MYSQL ? scale : 6);
    }
    if (x->kind == EXPR_CASE && !x->a) {
        return as_case(e, x, t);
    }
    struct type from = emit_type(e, x);
    bool padded = emit_is_padded(e, &from) && x->kind != EXPR_PARAM;
    if (emit_is_padded(e, t) && !padded && from.kind == TYPE_TEXT) {
        return emit_unpadded(e, x);
    }
    if (from.kind == TYPE_NULL) {
        return emit_expr(e, x);
    }
    if (from.kind == TYPE_NONE && t->kind != TYPE_NONE) {
        return refuse(e, x->span, "hold the value of this expression as %s", type_kind_name(t->kind));
    }
    return as_kind(e, x, &from, t);
}
