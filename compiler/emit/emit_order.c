/* emit_order.c: ORDER BY and LIMIT for a target. Part of emit_sql.
 *
 * A value sorts on the target by what it is stored as, or by a key made of it (emit_compare.c). NULLs come first in
 * MySQL and SQLite (last under DESC), and the other way round in PostgreSQL. */
#include "sema/walk.h"

#include "emit/emit_text.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

/* The result column an item stands for, by number or alias; NULL: an expression of its own. */
static const struct result *result_of(const struct expr *x, const struct query *q, unsigned *position)
{
    if (q && x->kind == EXPR_INTEGER && x->number >= 1 && x->number <= q->results.n) {
        *position = (unsigned)x->number;
        return &q->results.v[x->number - 1];
    }
    for (unsigned i = 0; q && x->alias_of && i < q->results.n; i++) {
        if (q->results.v[i].expr == x->alias_of) {
            *position = i + 1;
            return &q->results.v[i];
        }
    }
    return NULL;
}

static struct expr sorted_by(const struct order_item *o, const struct query *q)
{
    unsigned position;
    const struct result *r = result_of(o->expr, q, &position);
    return r ? result_expr(r) : *o->expr;
}

static bool sorts_itself(const struct emit *e, const struct expr *x)
{
    enum type_kind k = x->kind == EXPR_ERROR ? x->type.kind : emit_type(e, x).kind;
    if (emit_wants_bytes(e, x) && !emit_is_to_char(x)) {
        return false;
    }
    if (k == TYPE_ENUM && e->to == TARGET_MYSQL) { /* what is computed of a member is a text there */
        return x->kind == EXPR_COLUMN && x->column;
    }
    return emit_is_number(k) || k == TYPE_TEXT || k == TYPE_BLOB || k == TYPE_DATE || k == TYPE_DATETIME ||
           k == TYPE_TIMESTAMP || k == TYPE_NULL || (e->to == TARGET_MYSQL && k != TYPE_JSON);
}

static bool wants_nulls_last(const struct emit *e, const struct order_item *o)
{
    if (o->nulls != NULLS_DEFAULT) {
        return o->nulls == NULLS_LAST;
    }
    return (e->from == DIALECT_POSTGRES) != o->desc;
}

static bool nulls_as_wanted(const struct emit *e, const struct order_item *o, const struct expr *x)
{
    return wants_nulls_last(e, o) == o->desc || !x->nullable;
}

/* Two results of one name cannot be told apart by it; then, and without an alias, the number does. */
static bool emit_position(struct emit *e, const struct result *r, unsigned position, const struct expr *item)
{
    if (r->has_alias && item->kind != EXPR_INTEGER) {
        put_name(e, r->name);
    } else {
        buf_printf(&e->out, "%u", position);
    }
    return done(e);
}

/* A number is a column's position there, and MariaDB takes a parameter's value for one, too. */
static bool sort_by_nothing(struct emit *e, const struct expr *x)
{
    bool negative;
    if (emit_literal(x, &negative)) {
        put(e, "NULL");
        return true;
    }
    put(e, "(");
    emit_expr(e, x);
    put(e, ") IS NULL");
    return done(e);
}

static bool emit_item(struct emit *e, const struct order_item *o, const struct query *q)
{
    unsigned position;
    const struct result *r = result_of(o->expr, q, &position);
    struct expr x = sorted_by(o, q);
    bool as_is = nulls_as_wanted(e, o, &x);
    if (!r && e->to == TARGET_MYSQL && expr_constant(&x)) {
        return sort_by_nothing(e, &x);
    }
    if (!as_is && e->to == TARGET_MYSQL) {
        if (x.kind == EXPR_ERROR) { /* a set operation's column: it has a name alone */
            put_name(e, r->name);
        } else {
            emit_expr(e, &x);
        }
        put(e, wants_nulls_last(e, o) ? " IS NULL, " : " IS NOT NULL, ");
    }
    if (emit_wants_bytes(e, &x) && !emit_is_to_char(&x) && (x.kind == EXPR_ERROR || !expr_constant(&x))) {
        put(e, "CAST(");
        x.kind == EXPR_ERROR ? put_name(e, r->name) : (void)emit_bare(e, &x);
        put(e, " AS BINARY)");
    } else if (r && (sorts_itself(e, &x) || expr_constant(&x))) {
        emit_position(e, r, position, o->expr);
    } else if (x.kind == EXPR_ERROR) {
        refuse(e, o->expr->span, "sort by this %s", type_kind_name(x.type.kind));
    } else {
        emit_sort_key(e, &x);
    }
    put(e, o->desc ? " DESC" : "");
    put(e, as_is || e->to == TARGET_MYSQL ? "" : wants_nulls_last(e, o) ? " NULLS LAST" : " NULLS FIRST");
    return done(e);
}

bool order_is_plain(const struct emit *e, const order_vec *order, const struct query *q)
{
    for (unsigned i = 0; i < order->n; i++) {
        struct expr x = sorted_by(&order->v[i], q);
        if (order->v[i].expr->kind != EXPR_INTEGER || !sorts_itself(e, &x) || !nulls_as_wanted(e, &order->v[i], &x)) {
            return false;
        }
    }
    return true;
}

bool emit_order(struct emit *e, const order_vec *order, const struct query *q)
{
    for (unsigned i = 0; i < order->n; i++) {
        put(e, i ? ", " : " ORDER BY ");
        emit_item(e, &order->v[i], q);
    }
    return done(e);
}

/* ---------------------------------------------------------------- LIMIT */

static bool is_negative(const struct expr *x)
{
    return x->kind == EXPR_UNARY && x->op == OP_NEG && x->a->kind == EXPR_INTEGER;
}

static bool emit_count(struct emit *e, const struct expr *x)
{
    bool simple = x->kind == EXPR_INTEGER || x->kind == EXPR_PARAM;
    if (e->to == TARGET_MYSQL && !simple) {
        return refuse_hint(e, x->span, "compute a LIMIT", "pass a parameter");
    }
    return emit_expr(e, x);
}

/* SQLite: a negative LIMIT is none. PostgreSQL: so is NULL. */
static bool no_limit(const struct emit *e, const struct expr *limit)
{
    return !limit || limit->kind == EXPR_NULL || (e->from == DIALECT_SQLITE && is_negative(limit));
}

bool emit_limit(struct emit *e, const struct expr *limit, const struct expr *offset)
{
    bool none = no_limit(e, limit);
    if (!none) {
        put(e, " LIMIT ");
        emit_count(e, limit);
    } else if (offset) {
        put(e, e->to == TARGET_SQLITE ? " LIMIT -1" : " LIMIT 18446744073709551615");
    }
    if (offset) {
        put(e, " OFFSET ");
        emit_count(e, offset);
    }
    return done(e);
}
