/* emit_aggregate.c: aggregates in a target's SQL. Part of emit_sql. */
#include "emit/emit_text.h"

static bool filter(struct emit *e, const struct expr *x)
{
    if (!x->call->filter) {
        return true;
    }
    if (e->to == TARGET_MYSQL) {
        return refuse(e, x->call->filter->span, "do FILTER; write the aggregate of a CASE");
    }
    put(e, " FILTER (WHERE ");
    bool ok = emit_condition(e, x->call->filter);
    put(e, ")");
    return ok;
}

static bool simple(struct emit *e, const struct expr *x, const char *function)
{
    put(e, function);
    put(e, x->call->distinct ? "(DISTINCT " : "(");
    bool ok = x->list.n == 1 && x->list.v[0]->kind == EXPR_STAR;
    put(e, ok || !x->list.n ? "*" : "");
    for (unsigned i = 0; !ok && i < x->list.n; i++) {
        put(e, i ? ", " : "");
        if (!emit_expr(e, x->list.v[i])) {
            return false;
        }
    }
    put(e, ")");
    return filter(e, x);
}

static bool count(struct emit *e, const struct expr *x)
{
    if (x->list.n > 1) {
        return refuse(e, x->span, "count several columns at once");
    }
    if (x->list.n == 1 && x->call->distinct) {
        struct compare c;
        const struct expr *const side[] = {x->list.v[0]};
        if (!compare_form(e, side, 1, false, x->span, &c)) {
            return false;
        }
    }
    return simple(e, x, "count");
}

/* SQLite's SUM of integers is an integer, MySQL's a DECIMAL: a portable int64 is asked for by name. */
static bool sum(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x->list.v[0]);
    if (!emit_is_number(t.kind)) {
        if (e->to == TARGET_MYSQL && t.kind == TYPE_DECIMAL) {
            return simple(e, x, "sum");
        }
        return refuse(e, x->span, "sum %s exactly", type_kind_name(t.kind));
    }
    bool cast = e->to == TARGET_MYSQL && type_is_integer(x->type.kind);
    put(e, cast ? "CAST(" : "");
    bool ok = simple(e, x, "sum");
    put(e, cast ? " AS SIGNED)" : "");
    return ok;
}

static bool extreme(struct emit *e, const struct expr *x, const char *function)
{
    struct type t = emit_type(e, x->list.v[0]);
    bool ok = emit_is_number(t.kind) || t.kind == TYPE_TEXT || t.kind == TYPE_BLOB || t.kind == TYPE_DATE ||
              t.kind == TYPE_DATETIME || t.kind == TYPE_TIMESTAMP || t.kind == TYPE_NULL ||
              (t.kind == TYPE_ENUM && e->from == DIALECT_MYSQL) || /* by its label there */
              (e->to == TARGET_MYSQL && (t.kind == TYPE_DECIMAL || t.kind == TYPE_TIME));
    return ok ? simple(e, x, function)
              : refuse(e, x->span, "find the %s of %s as the source does", function, type_kind_name(t.kind));
}

static bool average(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x->list.v[0]);
    return t.kind == TYPE_DOUBLE || t.kind == TYPE_FLOAT
               ? simple(e, x, "avg") : refuse(e, x->span, "give this average's digits; write AVG(x * 1e0)");
}

/* The order of the parts is nobody's promise without ORDER BY, in all dialects. */
static bool join_texts(struct emit *e, const struct expr *x, const struct expr *separator)
{
    struct type t = emit_type(e, x->list.v[0]);
    bool comma = !separator || (separator->kind == EXPR_STRING && str_eq(separator->text, STR(",")));
    if (x->call->order.n || (x->call->distinct && !comma) || (separator && separator->kind != EXPR_STRING)) {
        return refuse(e, x->span, "join texts with ORDER BY, or DISTINCT and a separator of one's own");
    }
    if (t.kind != TYPE_TEXT && t.kind != TYPE_ENUM && !emit_is_integer(t.kind)) {
        return refuse(e, x->span, "join %s", type_kind_name(t.kind));
    }
    put(e, x->call->distinct ? "group_concat(DISTINCT " : "group_concat(");
    bool ok = emit_expr(e, x->list.v[0]);
    if (!comma) {
        put(e, e->to == TARGET_MYSQL ? " SEPARATOR " : ", ");
        put_string(e, separator->text);
    }
    put(e, ")");
    return ok && filter(e, x);
}

bool emit_aggregate(struct emit *e, const struct expr *x)
{
    struct str name = x->call->function.name.text;
    bool one = x->list.n == 1;
    if (x->call->over) {
        return refuse(e, x->span, "do window functions yet");
    }
    if (str_is(name, "COUNT")) {
        return count(e, x);
    }
    if (str_is(name, "SUM") && one) {
        return sum(e, x);
    }
    if ((str_is(name, "MIN") || str_is(name, "MAX")) && one) {
        return extreme(e, x, str_is(name, "MIN") ? "min" : "max");
    }
    if (str_is(name, "AVG") && one) {
        return average(e, x);
    }
    if (str_is(name, "GROUP_CONCAT") && one) {
        return join_texts(e, x, x->call->separator);
    }
    if ((str_is(name, "STRING_AGG") || str_is(name, "GROUP_CONCAT")) && x->list.n == 2) {
        return join_texts(e, x, x->list.v[1]);
    }
    return refuse(e, x->span, "do the aggregate %.*s as the source does", STR_ARG(name));
}
