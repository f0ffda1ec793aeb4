/* emit_window.c: window functions and OVER (…) for a target. Part of emit_sql.
 *
 * A window is written out where it is used: what it takes from a named one stands in it, so no engine's own rules for
 * WINDOW clauses show. */
#include "emit/emit_text.h"
#include "sema/walk.h"
#include "sema/window.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

static void put_partition(struct emit *e, const expr_vec *keys)
{
    unsigned n = 0;
    for (unsigned i = 0; i < keys->n; i++) {
        const struct expr *x = keys->v[i]->alias_of ? keys->v[i]->alias_of : keys->v[i];
        if (expr_constant(x)) {
            continue; /* one partition; MySQL takes a number for a position, and refuses it */
        }
        put(e, n++ ? ", " : "PARTITION BY ");
        emit_groupable(e, x);
        emit_wants_bytes(e, x) ? emit_as_bytes(e, x) : emit_expr(e, x);
    }
    put(e, n ? " " : "");
}

/* Equal keys are peers, so they must be equal on the target where they are in the source. */
static void put_order(struct emit *e, const order_vec *order)
{
    order_vec keys = {0};
    for (unsigned i = 0; i < order->n; i++) {
        if (!expr_constant(order->v[i].expr)) {
            emit_groupable(e, order->v[i].expr);
            vec_push(e->a, &keys, order->v[i]);
        }
    }
    emit_order(e, &keys, NULL);
}

static void put_bound(struct emit *e, enum frame_bound bound, const struct expr *offset)
{
    switch (bound) {
    case BOUND_UNBOUNDED_PRECEDING: put(e, "UNBOUNDED PRECEDING"); return;
    case BOUND_UNBOUNDED_FOLLOWING: put(e, "UNBOUNDED FOLLOWING"); return;
    case BOUND_CURRENT: put(e, "CURRENT ROW"); return;
    case BOUND_PRECEDING:
    case BOUND_FOLLOWING: break;
    }
    if (e->to == TARGET_MYSQL && offset->kind != EXPR_INTEGER) {
        refuse_hint(e, offset->span, "compute a frame's bound or take it from a parameter: MariaDB cannot",
                    "write a number");
        return;
    }
    emit_expr(e, offset);
    put(e, bound == BOUND_PRECEDING ? " PRECEDING" : " FOLLOWING");
}

/* A distance is the same on both engines between integers, NULLs at the end where both have them. */
static bool range_fits(struct emit *e, const struct window *w, const struct expr *offset)
{
    const struct expr *key = window_order(w)->n == 1 ? window_order(w)->v[0].expr : NULL;
    bool plain = !offset || offset->kind == EXPR_INTEGER || offset->kind == EXPR_PARAM;
    if (!offset ||
        (plain && key && emit_is_integer(emit_type(e, key).kind) && (e->from != DIALECT_POSTGRES || !key->nullable))) {
        return true;
    }
    return refuse(e, offset->span, "measure this RANGE as the source does");
}

static void put_frame(struct emit *e, const struct window *w, const struct window *f)
{
    static const char *const units[] = {"", " ROWS", " RANGE", " GROUPS"};
    static const char *const excluded[] = {"", " EXCLUDE CURRENT ROW", " EXCLUDE GROUP", " EXCLUDE TIES"};
    if (e->to == TARGET_MYSQL && (f->unit == FRAME_GROUPS || f->exclude != EXCLUDE_NONE)) {
        refuse(e, f->span, "do a frame with GROUPS or EXCLUDE");
        return;
    }
    if (f->unit == FRAME_RANGE && (!range_fits(e, w, f->start_offset) || !range_fits(e, w, f->end_offset))) {
        return;
    }
    put(e, units[f->unit]);
    put(e, " BETWEEN ");
    put_bound(e, f->start, f->start_offset);
    put(e, " AND ");
    put_bound(e, f->end, f->end_offset);
    put(e, excluded[f->exclude]);
}

static void put_window(struct emit *e, const struct window *w, bool framed)
{
    put(e, " OVER (");
    put_partition(e, window_partition(w));
    put_order(e, window_order(w));
    if (framed && window_frame(w)) {
        put_frame(e, w, window_frame(w));
    }
    put(e, ")");
}

bool emit_over(struct emit *e, const struct window *w)
{
    if (w) {
        put_window(e, w, true);
    }
    return done(e);
}

/* ---------------------------------------------------------------- ROW_NUMBER() and its like */

struct ranking {
    const char *name;
    bool ordered; /* MariaDB asks for an ORDER BY */
    bool framed;  /* looks at its frame; the others look at the partition, and MariaDB minds a frame */
};

static const struct ranking *ranking_of(const struct expr *x)
{
    static const struct ranking all[] = {
        {"row_number", false, false},  {"rank", true, false},      {"dense_rank", true, false},
        {"percent_rank", true, false}, {"cume_dist", true, false}, {"ntile", false, false},
        {"lag", true, false},          {"lead", true, false},      {"first_value", false, true},
        {"last_value", false, true},   {"nth_value", false, true},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (str_is(x->call->function.name.text, all[i].name)) {
            return &all[i];
        }
    }
    return NULL;
}

static bool has_order(const struct window *w)
{
    for (unsigned i = 0; i < window_order(w)->n; i++) {
        if (!expr_constant(window_order(w)->v[i].expr)) {
            return true;
        }
    }
    return false;
}

/* What MySQL or MariaDB would refuse. */
static bool mysql_takes(struct emit *e, const struct expr *x, const struct ranking *r)
{
    bool ntile = str_is(x->call->function.name.text, "NTILE");
    const struct expr *n = ntile ? x->list.v[0] : x->list.n > 1 ? x->list.v[1] : NULL;
    if (x->list.n > 2) {
        return refuse_hint(e, x->span, "give a default to LAG or LEAD: MariaDB has none", "write COALESCE(LAG(…), …)");
    }
    if (n && n->kind != EXPR_PARAM && (n->kind != EXPR_INTEGER || n->is_large || !n->number)) {
        return refuse_hint(e, n->span, "compute this argument", "write a positive number or a parameter");
    }
    if (r->ordered && !has_order(x->call->over)) {
        return refuse_hint(e, x->span, "do this without ORDER BY: MariaDB cannot", "add an ORDER BY to the window");
    }
    return true;
}

bool emit_window_function(struct emit *e, const struct expr *x)
{
    const struct ranking *r = ranking_of(x);
    struct type t = emit_type(e, x);
    bool values = r && x->list.n && !str_is(x->call->function.name.text, "NTILE");
    if (!r || (values && t.kind == TYPE_NONE)) {
        return refuse(e, x->span, "do this window function as the source does");
    }
    if (e->to == TARGET_MYSQL && !mysql_takes(e, x, r)) {
        return false;
    }
    bool counts = emit_is_integer(t.kind) && !values && e->to == TARGET_MYSQL; /* unsigned on MySQL */
    put(e, counts ? "CAST(" : "");
    put(e, r->name);
    put(e, "(");
    for (unsigned i = 0; i < x->list.n; i++) {
        put(e, i ? ", " : "");
        if (values && i != 1) {
            emit_as(e, x->list.v[i], &t);
        } else {
            emit_expr(e, x->list.v[i]);
        }
    }
    put(e, ")");
    put_window(e, x->call->over, r->framed);
    put(e, counts ? " AS SIGNED)" : "");
    return done(e);
}
