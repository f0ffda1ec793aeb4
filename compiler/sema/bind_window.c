/* bind_window.c: BIND for window functions: where they may stand, WINDOW w AS (…), what a window may say. */
#include "sema/bind.h"
#include "sema/funcs.h"
#include "sema/walk.h"
#include "sema/window.h"

/* ---------------------------------------------------------------- names of windows */

static bool same_window(const struct bind *b, struct str one, struct str other)
{
    return b->o.dialect == DIALECT_POSTGRES ? str_eq(one, other) : str_eq_nocase(one, other);
}

static struct window *find_window(const struct bind *b, const struct query *q, struct str name)
{
    for (unsigned i = 0; i < q->select->windows.n; i++) {
        if (same_window(b, q->select->windows.v[i].name.text, name)) {
            return &q->select->windows.v[i];
        }
    }
    return NULL;
}

static struct window *named_window(struct bind *b, const struct query *q, const struct name *name)
{
    struct window *w = find_window(b, q, name->text);
    if (w) {
        return w;
    }
    struct diag *g =
        bind_report(b, DIAG_E0221, name->span, "no window `%.*s` in this query's WINDOW clause", STR_ARG(name->text));
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < q->select->windows.n; i++) {
        vec_push(b->a, &names, q->select->windows.v[i].name.text);
    }
    struct str near = diag_nearest(name->text, names.v, names.n);
    if (near.n) {
        diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
    return NULL;
}

/* MySQL and SQLite let a window build on one that is defined after it; MariaDB and PostgreSQL do not. */
static void comes_before(struct bind *b, const struct query *q, const struct window *base, const struct window *w)
{
    bool inside = w >= q->select->windows.v && w < q->select->windows.v + q->select->windows.n;
    if (!inside || base < w) {
        return;
    }
    if (b->o.dialect == DIALECT_POSTGRES) {
        bind_report(b, DIAG_E0221, w->base.span, "window `%.*s` is defined after this one", STR_ARG(w->base.text));
    } else if (b->o.dialect == DIALECT_MYSQL) {
        bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0221, w->base.span,
                     "a window that is defined after the one it stands in");
    }
}

static bool circular(const struct query *q, const struct window *w)
{
    const struct window *at = w->of;
    for (unsigned i = 0; at && i <= q->select->windows.n; i++) {
        if (at == w) {
            return true;
        }
        at = at->of;
    }
    return at != NULL;
}

/* What is built on another window may add ORDER BY and a frame, where the other has none. */
static void check_base(struct bind *b, const struct query *q, struct window *w)
{
    if (circular(q, w)) {
        bind_report(b, DIAG_E0222, w->base.span, "window `%.*s` builds on itself", STR_ARG(w->base.text));
        w->of = NULL;
        return;
    }
    const char *what = w->partition.n                         ? "PARTITION BY stands in the window it builds on alone"
                       : w->order.n && window_order(w->of)->n ? "both have an ORDER BY"
                       : window_frame(w->of)                  ? "that one has a frame"
                                                              : NULL;
    if (what) {
        bind_report(b, DIAG_E0222, w->base.span, "this window cannot build on `%.*s`: %s", STR_ARG(w->base.text), what);
    }
}

/* ---------------------------------------------------------------- frames */

static bool bad_literal(const struct bind *b, const struct window *w, const struct expr *e)
{
    bool whole = w->unit != FRAME_RANGE;
    switch (e->kind) {
    case EXPR_INTEGER:
    case EXPR_PARAM: return false;
    case EXPR_DECIMAL:
    case EXPR_FLOAT: return whole;
    case EXPR_INTERVAL: return whole || !expr_constant(e);
    default:
        return b->o.dialect == DIALECT_MYSQL || e->kind == EXPR_NULL || e->kind == EXPR_STRING || !expr_constant(e);
    }
}

static void bind_offset(struct bind *b, struct spot *at, const struct window *w, struct expr *e)
{
    if (!e) {
        return;
    }
    bool negative = e->kind == EXPR_UNARY && e->op == OP_NEG;
    bind_expr(b, at, e);
    if (e->kind == EXPR_PARAM && b->o.dialect == DIALECT_MYSQL) {
        bind_servers(b, FUNC_MYSQL, DIAG_E0222, e->span, "a parameter as a frame's bound");
    }
    if (negative || bad_literal(b, w, e)) {
        bind_report(b, DIAG_E0222, e->span, "a frame's bound is a %s%s that is not negative, or a parameter",
                    w->unit == FRAME_RANGE ? "number" : "whole number",
                    w->unit == FRAME_RANGE && b->o.dialect == DIALECT_MYSQL ? " or an INTERVAL" : "");
    }
}

/* A frame that begins behind its end. */
static void check_bounds(struct bind *b, const struct window *w)
{
    if (w->unit == FRAME_NONE || w->start <= w->end) {
        return;
    }
    bool mariadb = w->start == BOUND_FOLLOWING && w->end == BOUND_PRECEDING && b->o.flavour == FLAVOUR_MARIADB;
    if (!mariadb) {
        bind_report(b, DIAG_E0222, w->span, "this frame begins behind its end");
    }
}

static void check_frame(struct bind *b, const struct window *w)
{
    check_bounds(b, w);
    unsigned keys = window_order(w)->n;
    if (w->unit == FRAME_RANGE && (w->start_offset || w->end_offset) && keys != 1) {
        bind_report(b, DIAG_E0222, w->span, "a RANGE frame with an offset needs an ORDER BY of one term, not %u", keys);
    } else if (w->unit == FRAME_GROUPS && !keys && b->o.dialect == DIALECT_POSTGRES) {
        bind_report(b, DIAG_E0222, w->span, "a GROUPS frame needs an ORDER BY");
    }
}

/* ---------------------------------------------------------------- one window */

/* A number is no position here, and MySQL says so. */
static void bind_key(struct bind *b, struct spot *at, struct expr *e)
{
    unsigned outer = at->n_outer;
    if (e->kind == EXPR_INTEGER && b->o.dialect == DIALECT_MYSQL) {
        bind_servers(b, FUNC_MARIADB | FUNC_DOLT, DIAG_E0222, e->span,
                     "a number in a window, which is no position there,");
    }
    bind_expr(b, at, e);
    if (at->n_outer != outer && b->o.dialect == DIALECT_MYSQL) {
        bind_servers(b, FUNC_MARIADB | FUNC_DOLT, DIAG_E0222, e->span, "a column of an enclosing query in a window");
    }
}

static void bind_window(struct bind *b, struct query *q, struct scope *scope, struct window *w)
{
    struct spot at = {.scope = scope, .clause = CLAUSE_WINDOW, .query = q};
    at.aliases = b->o.flavour == FLAVOUR_MARIADB && b->o.dialect == DIALECT_MYSQL ? q : NULL;
    for (unsigned i = 0; i < w->partition.n; i++) {
        bind_key(b, &at, w->partition.v[i]);
    }
    for (unsigned i = 0; i < w->order.n; i++) {
        bind_key(b, &at, w->order.v[i].expr);
    }
    bind_offset(b, &at, w, w->start_offset);
    bind_offset(b, &at, w, w->end_offset);
    const struct name *base = w->reference ? &w->name : &w->base;
    if (base->text.n) {
        w->of = named_window(b, q, base);
    }
    if (w->of && !w->reference) {
        comes_before(b, q, w->of, w);
        check_base(b, q, w);
    }
}

void bind_windows(struct bind *b, struct query *q)
{
    for (unsigned i = 0; i < q->select->windows.n; i++) {
        struct window *w = &q->select->windows.v[i];
        if (find_window(b, q, w->name.text) != w) {
            bind_report(b, DIAG_E0222, w->name.span, "window `%.*s` is defined twice", STR_ARG(w->name.text));
        }
        bind_window(b, q, &q->scope, w);
    }
    for (unsigned i = 0; i < q->select->windows.n; i++) {
        check_frame(b, &q->select->windows.v[i]);
    }
}

/* Over groups, or beside an aggregate. */
void check_window_groups(struct bind *b, const struct query *q)
{
    if (q->window_call && b->o.dialect == DIALECT_MYSQL) {
        bind_servers(b, FUNC_MYSQL | FUNC_MARIADB, DIAG_E0222, q->window_call->span,
                     "a window function in a query with groups or aggregates");
    }
}

/* ---------------------------------------------------------------- a call with OVER */

static bool window_allowed(struct bind *b, const struct spot *at, const struct expr *e)
{
    struct str name = e->call->function.name.text;
    bool list = at->clause == CLAUSE_SELECT || at->clause == CLAUSE_ORDER;
    struct diag *g;
    if (at->in_window || at->clause == CLAUSE_WINDOW) {
        g = bind_report(b, DIAG_E0220, e->span, "%.*s() stands inside another window function", STR_ARG(name));
    } else if (at->in_aggregate) {
        g = bind_report(b, DIAG_E0220, e->span, "%.*s() is a window function, which cannot stand in an aggregate",
                        STR_ARG(name));
    } else if (!list || !at->query || !at->query->select) {
        g = bind_report(b, DIAG_E0220, e->span, "%.*s() is a window function, which cannot stand in %s", STR_ARG(name),
                        clause_name(at->clause));
    } else {
        return true;
    }
    diag_hint(b->d, g, "select it in a derived table or a WITH query, and use its column");
    return false;
}

/* Aggregates that no frame can move over, on these engines. */
static unsigned windowed_on(const struct bind *b, struct str name)
{
    if (b->o.dialect != DIALECT_MYSQL) {
        return FUNC_SERVERS;
    }
    bool json = str_is(name, "JSON_ARRAYAGG") || str_is(name, "JSON_OBJECTAGG");
    return str_is(name, "GROUP_CONCAT") ? 0 : json ? FUNC_MYSQL | FUNC_DOLT : FUNC_SERVERS;
}

static bool kind_fits(struct bind *b, const struct expr *e)
{
    const struct call *c = e->call;
    struct str name = c->function.name.text;
    const char *what = NULL;
    if (c->func->kind == FUNC_SCALAR || str_is(name, "ANY_VALUE") || str_is(name, "GROUPING")) {
        bind_report(b, DIAG_E0222, e->span, "%.*s() is no window function: it takes no OVER", STR_ARG(name));
        return false;
    }
    if (c->distinct) {
        what = "DISTINCT";
    } else if (c->order.n) {
        what = "ORDER BY inside it";
    } else if (c->filter && c->func->kind == FUNC_WINDOW) {
        what = "FILTER";
    }
    if (what) {
        bind_report(b, DIAG_E0222, e->span, "%.*s() OVER takes no %s", STR_ARG(name), what);
        return false;
    }
    unsigned where = windowed_on(b, name);
    if (!where) {
        bind_report(b, DIAG_E0222, e->span, "%.*s() takes no OVER on any server", STR_ARG(name));
        return false;
    }
    return where == FUNC_SERVERS ||
           bind_servers(b, where, DIAG_E0222, e->span, str_printf(b->a, "%.*s() OVER", STR_ARG(name)).p);
}

/* MariaDB: a value of the whole partition: no order, no frame, no name. */
static void check_percentile(struct bind *b, const struct expr *e)
{
    struct str name = e->call->function.name.text;
    bool whole = str_is(name, "MEDIAN") || str_is(name, "PERCENTILE_CONT") || str_is(name, "PERCENTILE_DISC");
    const struct window *w = e->call->over;
    if (whole && (w->reference || w->base.text.n || w->order.n || w->unit != FRAME_NONE)) {
        bind_report(b, DIAG_E0222, w->span, "%.*s() takes PARTITION BY in its window, and nothing else", STR_ARG(name));
    }
}

/* MariaDB: these rank rows, so they want an order and no frame. */
static void check_ranking(struct bind *b, const struct expr *e)
{
    static const char *const ordered[] = {"RANK", "DENSE_RANK", "PERCENT_RANK", "CUME_DIST", "LAG", "LEAD"};
    struct str name = e->call->function.name.text;
    bool wants = false, frameless = str_is(name, "ROW_NUMBER") || str_is(name, "NTILE");
    for (size_t i = 0; i < sizeof ordered / sizeof *ordered; i++) {
        wants = wants || str_is(name, ordered[i]);
    }
    if (b->o.dialect != DIALECT_MYSQL || !(wants || frameless)) {
        return;
    }
    if (wants && !window_order(e->call->over)->n) {
        bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0222, e->span, "this function over a window without ORDER BY");
    }
    bool offset = str_is(name, "LAG") || str_is(name, "LEAD");
    if (!offset && window_frame(e->call->over)) {
        bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0222, e->span, "this function over a window with a frame");
    }
}

/* MySQL: how many buckets, how far off, which row: a number that stands there, or a parameter. */
static void check_count(struct bind *b, const struct expr *e)
{
    struct str name = e->call->function.name.text;
    bool first = str_is(name, "NTILE");
    bool second = str_is(name, "NTH_VALUE") || str_is(name, "LAG") || str_is(name, "LEAD");
    const struct expr *n = first ? e->list.v[0] : second && e->list.n > 1 ? e->list.v[1] : NULL;
    if (!n || b->o.dialect != DIALECT_MYSQL || n->kind == EXPR_PARAM || n->kind == EXPR_VARIABLE) {
        return;
    }
    bool zero = n->kind == EXPR_INTEGER && n->number == 0 && !(str_is(name, "LAG") || str_is(name, "LEAD"));
    if (n->kind != EXPR_INTEGER || zero) {
        bind_servers(b, FUNC_MARIADB, DIAG_E0222, n->span, "anything but a positive number or a parameter here");
    }
}

void bind_over(struct bind *b, struct spot *at, struct expr *e)
{
    struct window *w = e->call->over;
    bool good = window_allowed(b, at, e) && kind_fits(b, e);
    struct spot inner = *at;
    inner.in_window = true;
    inner.aliases = NULL;
    e->call->over = NULL; /* its own parts are bound below */
    bind_children(b, &inner, e);
    e->call->over = w;
    at->n_own += inner.n_own;
    at->n_outer += inner.n_outer;
    if (!good) {
        e->kind = EXPR_ERROR;
        return;
    }
    at->query->window_call = e;
    bind_window(b, at->query, at->scope, w);
    check_frame(b, w);
    check_ranking(b, e);
    check_percentile(b, e);
    check_count(b, e);
}
