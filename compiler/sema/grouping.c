/* grouping.c: E0208, a column that is neither grouped nor aggregated. Part of BIND.
 *
 * As in MySQL since 5.7: a column that the grouped ones determine is fine (determined.c). SQLite takes any column, from an
 * arbitrary row of the group; so does MariaDB by default, where schemac asks for less only under its own flavour. With
 * ONLY_FULL_GROUP_BY, which the runtime's sessions have, MariaDB takes the grouped columns alone: W0102.
 * tests/random/grouping.py compares it with the servers. */
#include "sema/determined.h"
#include "sema/funcs.h"
#include "sema/walk.h"

#include <string.h>

/* ---------------------------------------------------------------- equal expressions */

static bool same_list(const expr_vec *a, const expr_vec *b)
{
    for (unsigned i = 0; i < a->n && a->n == b->n; i++) {
        if (!expr_same(a->v[i], b->v[i])) {
            return false;
        }
    }
    return a->n == b->n;
}

static bool same_child(const struct expr *a, const struct expr *b)
{
    return a && b ? expr_same(a, b) : a == b;
}

static bool same_call(const struct call *a, const struct call *b)
{
    return a == b || (a && b && a->func == b->func && a->distinct == b->distinct && !a->order.n && !b->order.n &&
                      !a->filter && !b->filter && !a->over && !b->over && str_eq(a->syntax, b->syntax));
}

/* CAST(… AS t) */
static bool same_type(const struct type_name *a, const struct type_name *b)
{
    if (!a || !b || a->members.n || b->members.n || a->user.name.text.n || b->user.name.text.n) {
        return a == b;
    }
    return str_eq(a->name, b->name) && a->has_length == b->has_length && a->has_scale == b->has_scale &&
           a->length == b->length && a->scale == b->scale && a->is_unsigned == b->is_unsigned &&
           a->zerofill == b->zerofill && a->binary == b->binary && a->array == b->array &&
           str_eq_nocase(a->charset.text, b->charset.text) && str_eq_nocase(a->collation.text, b->collation.text);
}

static bool same_leaf(const struct expr *a, const struct expr *b)
{
    return a->op == b->op && a->negated == b->negated && a->like == b->like && a->is == b->is &&
           a->number == b->number && str_eq(a->text, b->text) && str_eq_nocase(a->name.text, b->name.text) &&
           a->temporal == b->temporal && a->select == b->select && same_type(a->type_name, b->type_name);
}

/* The MySQL family drops a plus. */
static const struct expr *without_plus(const struct expr *e)
{
    while (e->kind == EXPR_UNARY && e->op == OP_PLUS && !e->alias_of) {
        e = e->a;
    }
    return e;
}

bool expr_same(const struct expr *a, const struct expr *b)
{
    a = without_plus(a);
    b = without_plus(b);
    if (a->alias_of || b->alias_of) {
        return expr_same(a->alias_of ? a->alias_of : a, b->alias_of ? b->alias_of : b);
    }
    if (a->kind != b->kind || a->kind == EXPR_PARAM) {
        return a == b;
    }
    if (a->kind == EXPR_COLUMN) {
        return a->relation == b->relation && a->column_index == b->column_index;
    }
    return same_leaf(a, b) && same_call(a->call, b->call) && same_child(a->a, b->a) && same_child(a->b, b->b) &&
           same_child(a->c, b->c) && same_list(&a->list, &b->list);
}

/* ---------------------------------------------------------------- what the groups determine */

struct grouping {
    struct bind *b;
    struct query *q;
    struct determined d;
    bool **named; /* those that GROUP BY itself names */
    bool in_results, in_having, in_order;
    bool having;                   /* in_having, or in HAVING without groups */
    unsigned subqueries;           /* that are looked into */
    const struct select *subquery; /* … the innermost of them */
    bool inner_having;             /* … within its HAVING */
    unsigned depth;                /* of what is looked at within its item */
    unsigned item;                 /* … which, of the results */
    bool within;                   /* … within what GROUP BY names */
    bool in_window;                /* … within a window function */
    bool again;                    /* … within a group's second result */
};

static void add_grouped(struct grouping *g, struct expr *e)
{
    if (e->kind != EXPR_INTEGER) {
        determined_add(&g->d, e);
        return;
    }
    if (e->number < 1 || e->number > g->q->results.n) {
        return;
    }
    const struct result *r = &g->q->results.v[e->number - 1];
    if (r->relation) {
        determined_add_column(&g->d, (struct found){r->relation, r->column});
    } else if (r->expr) {
        determined_add(&g->d, r->expr);
    }
}

/* ---------------------------------------------------------------- the check */

static void report(struct grouping *g, struct span span, const struct relation *r, unsigned column)
{
    struct str name = relation_at(r, column)->name;
    struct diag *d;
    if (g->q->select->group_by.n) {
        d = bind_report(g->b, DIAG_E0208, span, "column `%.*s` is neither in GROUP BY nor in an aggregate",
                        STR_ARG(name));
        diag_hint(g->b->d, d, "group by it, or use MIN(`%.*s`)", STR_ARG(name));
    } else {
        d = bind_report(g->b, DIAG_E0208, span, "column `%.*s` beside an aggregate, without GROUP BY", STR_ARG(name));
    }
}

static bool is_named(const struct grouping *g, struct found f)
{
    unsigned at = relation_position(g->q, f.relation);
    return at < g->q->relations.n && g->named[at][f.column];
}

static void report_mariadb(struct grouping *g, struct span span, struct found f, const char *why)
{
    struct bind *b = g->b;
    struct diag *d =
        bind_report(b, b->o.flavour == FLAVOUR_ANY ? DIAG_W0102 : DIAG_E0208, span, "MariaDB takes no `%.*s` here: %s",
                    STR_ARG(relation_at(f.relation, f.column)->name), why);
    if (!g->subqueries) {
        diag_hint(b->d, d, "group by it too");
    }
}

/* Determined, and not grouped: no server but MariaDB minds. */
static void check_mariadb(struct grouping *g, struct span span, struct found f)
{
    struct bind *b = g->b;
    bool asked = b->o.dialect == DIALECT_MYSQL && (b->o.modes & MODE_ONLY_FULL_GROUP_BY) &&
                 (b->o.flavour == FLAVOUR_ANY || b->o.flavour == FLAVOUR_MARIADB);
    if (!asked || is_named(g, f)) {
        return;
    }
    report_mariadb(g, span, f, "it is determined by GROUP BY's columns, and not one of them");
}

static void find_varying(void *context, struct expr *e)
{
    static const char *const names[] = {"RAND", "UUID", "UUID_SHORT", "RANDOM_BYTES", "SYS_GUID", "ENCRYPT"};
    bool *varies = context;
    for (unsigned i = 0; e->kind == EXPR_CALL && i < sizeof names / sizeof *names; i++) {
        *varies = *varies || str_is(e->call->function.name.text, names[i]);
    }
    *varies = *varies || (e->kind == EXPR_BINARY && e->op == OP_ASSIGN);
    if (e->select) {
        select_exprs(e->select, find_varying, varies);
    }
    expr_children(e, find_varying, varies);
}

static bool select_varies(const struct select *s)
{
    bool varies = false;
    select_exprs(s, find_varying, &varies);
    return varies;
}

bool query_merges(const struct query *q)
{
    const struct select *s = q->select;
    bool merges = !q->left && !q->aggregate && !s->distinct && !s->limit && !s->values.n;
    return merges && s->from && !q->window_call && !select_varies(s);
}

/* MariaDB does not look at the columns of a derived table that it merges … */
static bool unseen(const struct grouping *g, const struct relation *r)
{
    return r->query && query_merges(r->query) && g->b->o.dialect == DIALECT_MYSQL && g->b->o.flavour == FLAVOUR_MARIADB;
}

/* `a` of `(a + 1) * 2 … GROUP BY a + 1` */
static void report_within(struct grouping *g, struct span span, struct found f)
{
    struct str name = relation_at(f.relation, f.column)->name;
    const char *what = "column `%.*s` in a grouped expression that is a part of another";
    unsigned servers = FUNC_DOLT | (g->in_window ? FUNC_MARIADB : 0);
    if (g->again) {
        bool mysql = g->b->o.flavour == FLAVOUR_MYSQL;
        what = mysql ? "column `%.*s` of a result that MySQL does not find among the groups"
                     : "column `%.*s` of a result that MariaDB does not find among the groups";
        servers = FUNC_DOLT | (mysql ? FUNC_MARIADB : FUNC_MYSQL);
    }
    bind_servers(g->b, servers, DIAG_E0208, span, str_printf(g->b->a, what, STR_ARG(name)).p);
}

static void check_column(struct grouping *g, struct span span, struct found f)
{
    if (g->inner_having && g->b->o.flavour == FLAVOUR_MARIADB) { /* MariaDB does not look there */
        return;
    }
    bool one_row = g->in_order && !g->q->select->group_by.n;
    bool mysql_minds = !one_row || g->b->o.dialect != DIALECT_MYSQL || g->b->o.flavour == FLAVOUR_MARIADB;
    if (unseen(g, f.relation)) {
        if (g->subqueries && g->q->select->group_by.n &&
            !g->in_having) { /* … and takes none of them in a subquery, grouped or not */
            report_mariadb(g, span, f, "in a subquery a column of a derived table is not looked up among the groups");
        }
        return;
    }
    if (mysql_minds && !determined_column(&g->d, f)) {
        if (g->within) {
            report_within(g, span, f);
        } else {
            report(g, span, f.relation, f.column);
        }
    } else if (!g->inner_having &&
               (g->in_results || one_row || (g->in_having && g->subqueries && !result_selects(g->q, f)))) {
        check_mariadb(g, span, f);
    }
}

static bool calls(const struct expr *e, const char *name)
{
    return e->kind == EXPR_CALL && e->call->func && str_is(str_from(e->call->func->name), name);
}

static bool is_grouped(const struct grouping *g, const struct expr *e)
{
    const expr_vec *groups = &g->q->select->group_by;
    for (unsigned i = 0; i < groups->n; i++) {
        const struct expr *by = groups->v[i];
        bool position = by->kind == EXPR_INTEGER && by->number >= 1 && by->number <= g->q->results.n;
        by = position ? g->q->results.v[by->number - 1].expr : by;
        if (by && expr_same(by, e)) {
            return true;
        }
    }
    return e->kind == EXPR_COLUMN && own_relation(g->q, e->relation) &&
           is_named(g, (struct found){e->relation, e->column_index});
}

/* GROUPING(a, b): whether a and b are the groups' own or what ROLLUP has put there. */
static void check_rolled_up(struct grouping *g, const struct expr *e)
{
    for (unsigned i = 0; i < e->list.n; i++) {
        if (!is_grouped(g, e->list.v[i])) {
            bind_report(g->b, DIAG_E0208, e->list.v[i]->span, "GROUPING() asks of what GROUP BY names");
        }
    }
}

static void check_expr(void *context, struct expr *e);

static void check_window(struct grouping *g, const struct window *w)
{
    for (unsigned k = 0; k < w->partition.n; k++) {
        check_expr(g, w->partition.v[k]);
    }
    for (unsigned k = 0; k < w->order.n; k++) {
        check_expr(g, w->order.v[k].expr);
    }
}

static bool is_group(const struct grouping *g, const struct expr *e)
{
    for (unsigned i = 0; i < g->d.exprs.n; i++) {
        if (expr_same(g->d.exprs.v[i], e)) {
            return true;
        }
    }
    return false;
}

static bool same_result(const struct grouping *g, unsigned i, const struct expr *e)
{
    const struct expr *other = g->q->results.v[i].expr;
    return other && expr_same(other, e);
}

/* A group is the result at its position, the one whose alias it is, or the first that is like it. */
static bool is_groups_result(const struct grouping *g, const struct expr *by, const struct expr *e)
{
    if (by->kind == EXPR_INTEGER) {
        return by->number == g->item + 1;
    }
    bool like = expr_same(by, e);
    for (unsigned i = 0; like && !by->alias_of && i < g->item; i++) {
        like = !same_result(g, i, e);
    }
    return by->alias_of ? by->alias_of == e : like;
}

/* MariaDB finds each group but once among the results. */
static bool is_again(const struct grouping *g, const struct expr *e)
{
    const expr_vec *groups = &g->q->select->group_by;
    bool twice = false;
    if (!g->in_results || g->b->o.flavour == FLAVOUR_MYSQL || g->b->o.flavour == FLAVOUR_DOLT) {
        return false;
    }
    for (unsigned i = 0; i < g->q->results.n; i++) {
        twice = twice || (i != g->item && same_result(g, i, e));
    }
    for (unsigned i = 0; twice && i < groups->n; i++) {
        twice = !is_groups_result(g, groups->v[i], e);
    }
    return twice;
}

struct unlike {
    const struct grouping *g;
    bool found;
};

bool merged_computed(const struct relation *r, unsigned column)
{
    while (r && r->query && query_merges(r->query) && column < r->query->results.n) {
        const struct result *of = &r->query->results.v[column];
        if (of->expr && of->expr->kind != EXPR_COLUMN) {
            return true;
        }
        r = of->expr ? of->expr->relation : of->relation;
        column = of->expr ? of->expr->column_index : of->column;
    }
    return false;
}

/* MySQL finds rows that are equal, which it takes apart, and none that are compared otherwise. */
static bool compares_rows(const struct expr *e)
{
    bool order = e->kind == EXPR_BINARY && (e->op == OP_LT || e->op == OP_LE || e->op == OP_GT || e->op == OP_GE);
    return (order || e->kind == EXPR_IN) && e->a->kind == EXPR_ROW;
}

static void find_unlike(void *context, struct expr *e)
{
    struct unlike *u = context;
    bool logic =
        (e->kind == EXPR_BINARY && (e->op == OP_AND || e->op == OP_OR)) || (e->kind == EXPR_UNARY && e->op == OP_NOT);
    bool merged = e->kind == EXPR_COLUMN && merged_computed(e->relation, e->column_index);
    bool maria = logic || merged || e->kind == EXPR_ROW || e->kind == EXPR_COLLATE || calls(e, "NULLIF");
    u->found = u->found || (u->g->b->o.flavour == FLAVOUR_MYSQL ? compares_rows(e) : maria);
    if (!u->found) {
        expr_children(e, find_unlike, context);
    }
}

/* To MariaDB, AND, OR, NOT, rows, NULLIF, COLLATE and what a derived table computes are two things when they are written
 * twice. */
static bool is_unlike(const struct grouping *g, struct expr *e)
{
    const expr_vec *groups = &g->q->select->group_by;
    struct unlike u = {g, false};
    for (unsigned i = 0; i < groups->n; i++) {
        const struct expr *by = groups->v[i];
        bool position = by->kind == EXPR_INTEGER && by->number >= 1 && by->number <= g->q->results.n;
        if ((position ? g->q->results.v[by->number - 1].expr : by->alias_of) == e) {
            return false;
        }
    }
    find_unlike(&u, e);
    return u.found && g->in_results;
}

static bool is_column(const struct expr *e)
{
    while (e->kind == EXPR_UNARY && e->op == OP_PLUS) {
        e = e->a;
    }
    return e->kind == EXPR_COLUMN;
}

/* MySQL and MariaDB look for whole items among the groups. */
static bool found_whole(struct grouping *g, struct expr *e)
{
    if (g->b->o.dialect != DIALECT_MYSQL || g->b->o.flavour == FLAVOUR_DOLT || e->alias_of || is_column(e)) {
        return true;
    }
    g->again = !g->depth && (is_again(g, e) || is_unlike(g, e));
    return !g->depth && !g->again;
}

static void check_subquery(struct grouping *g, const struct expr *e)
{
    const struct select *around = g->subquery;
    bool inner_having = g->inner_having;
    unsigned depth = g->depth;
    bool mysql = g->b->o.flavour == FLAVOUR_MYSQL;
    g->depth += mysql && !e->select->from ? 0 : 1; /* MySQL puts the value of one without FROM in its place */
    g->subqueries++;
    g->subquery = e->select;
    g->inner_having = false;
    select_exprs(e->select, check_expr, g); /* what it takes from here */
    g->subqueries--;
    g->subquery = around;
    g->inner_having = inner_having;
    g->depth = depth;
}

/* Its arguments, then what stands in OVER: whole items again. */
static void check_window_call(struct grouping *g, struct expr *e)
{
    bool in_window = g->in_window;
    unsigned depth = g->depth;
    g->in_window = true;
    g->depth++;
    for (unsigned i = 0; i < e->list.n; i++) {
        check_expr(g, e->list.v[i]);
    }
    g->depth = 0;
    check_window(g, e->call->over);
    g->depth = depth;
    g->in_window = in_window;
}

static void check_parts(struct grouping *g, struct expr *e)
{
    if (e->select) {
        check_subquery(g, e);
    }
    if (e->kind == EXPR_COLUMN && own_relation(g->q, e->relation)) {
        check_column(g, e->span, (struct found){e->relation, e->column_index});
        return;
    }
    if (e->kind == EXPR_CALL && e->call->over && !e->call->filter) {
        bool looks = !g->subqueries || g->b->o.flavour != FLAVOUR_MARIADB;
        if (looks) {
            check_window_call(g, e);
        }
        return;
    }
    unsigned deeper = e->kind == EXPR_UNARY && e->op == OP_PLUS ? 0 : 1; /* the MySQL family drops a plus */
    g->depth += deeper;
    expr_children(e, check_expr, g);
    g->depth -= deeper;
}

static bool is_having(const struct select *s, const struct expr *e)
{
    return s && (s->having == e || is_having(s->set.left, e) || is_having(s->set.right, e));
}

static void find_inner(void *context, struct expr *e)
{
    const struct query **q = context;
    if (e->kind == EXPR_COLUMN && *q && !own_relation(*q, e->relation) &&
        !scope_reaches((*q)->scope.outer, e->relation)) {
        *q = NULL;
    }
    expr_children(e, find_inner, context);
}

/* An aggregate of a query around the one it stands in: of this one, or of one further out. */
static bool gathers_outside(const struct query *q, struct expr *e)
{
    expr_children(e, find_inner, &q);
    return q != NULL;
}

/* The aggregate is of this query. One of a subquery gathers the subquery's rows, each with the same of this query's. */
static bool gathers(const struct grouping *g, struct expr *e)
{
    bool unseen_there = g->in_having && g->b->o.flavour == FLAVOUR_MARIADB;
    return !g->subqueries || unseen_there || (e->outer && gathers_outside(g->q, e));
}

static void check_expr(void *context, struct expr *e)
{
    struct grouping *g = context;
    if (calls(e, "ANY_VALUE")) {
        return; /* some row's: that is what it says */
    }
    if (calls(e, "GROUPING")) {
        check_rolled_up(g, e);
        return;
    }
    if (e->kind == EXPR_ERROR || (e->aggregate && gathers(g, e)) || (is_group(g, e) && found_whole(g, e))) {
        return;
    }
    bool within = g->within, inner_having = g->inner_having;
    g->within = within || is_group(g, e);
    g->inner_having = inner_having || (!g->having && is_having(g->subquery, e));
    check_parts(g, e);
    g->within = within;
    g->inner_having = inner_having;
    g->again = g->again && g->depth;
}

static void check_results(struct grouping *g)
{
    g->in_results = true;
    for (unsigned i = 0; i < g->q->results.n; i++) {
        const struct result *r = &g->q->results.v[i];
        struct found f = {r->relation, r->column};
        g->item = i;
        if (r->expr) {
            check_expr(g, r->expr);
        } else if (r->relation && unseen(g, r->relation)) {
            continue;
        } else if (r->relation && !determined_column(&g->d, f)) {
            report(g, r->span, r->relation, r->column);
            return; /* one `*`, one report */
        } else if (r->relation) {
            check_mariadb(g, r->span, f);
        }
    }
    g->in_results = false;
}

static void check_windows(struct grouping *g)
{
    const struct select *s = g->q->select;
    g->in_window = true;
    for (unsigned i = 0; i < s->windows.n; i++) {
        check_window(g, &s->windows.v[i]);
    }
    g->in_window = false;
}

/* ---------------------------------------------------------------- where it is enforced */

static bool enforced(const struct bind *b)
{
    switch (b->o.dialect) {
    case DIALECT_SQLITE: return false;
    case DIALECT_POSTGRES: return true;
    case DIALECT_MYSQL: break;
    }
    return b->o.flavour != FLAVOUR_MARIADB || (b->o.modes & MODE_ONLY_FULL_GROUP_BY);
}

/* MySQL leaves ORDER BY out where there is but one row, and where it means nothing; MariaDB does not look at it where there are groups. */
static bool ordered(const struct bind *b, const struct query *q)
{
    if (b->o.dialect != DIALECT_MYSQL) {
        return true;
    }
    bool groups = q->select->group_by.n > 0;
    return b->o.flavour == FLAVOUR_MYSQL ? groups && !order_dropped(b, q) : b->o.flavour != FLAVOUR_MARIADB || !groups;
}

/* `x IN (SELECT a + b … GROUP BY a + b …)`: MySQL puts x = a + b into HAVING, where it does not find it among the groups. */
static void check_compared(struct grouping *g)
{
    const struct expr *of = g->q->of;
    bool mysql = g->b->o.dialect == DIALECT_MYSQL && g->b->o.flavour == FLAVOUR_MYSQL;
    bool equal = of && (of->kind == EXPR_IN || (of->kind == EXPR_QUANTIFIED && (of->op == OP_EQ || of->op == OP_NE)));
    for (unsigned i = 0; mysql && equal && g->q->select->group_by.n && i < g->q->results.n; i++) {
        struct expr *e = g->q->results.v[i].expr;
        g->depth = 1;
        if (e && !is_column(e) && !g->b->failed) {
            check_expr(g, e);
        }
        g->depth = 0;
    }
}

/* MariaDB does not look at the groups of a subquery in an aggregate. */
static bool in_aggregate(const struct bind *b, const struct query *q)
{
    bool asked = b->o.dialect == DIALECT_MYSQL && b->o.flavour == FLAVOUR_MARIADB;
    for (const struct outer_spot *o = b->outer_spot; asked && o && o->at; o = o->up) {
        const struct scope *s = q->scope.outer;
        while (s && s != o->at->scope) {
            s = s->outer;
        }
        if (s && (o->at->in_aggregate || o->at->in_window)) {
            return true;
        }
    }
    return false;
}

void check_grouping(struct bind *b, struct query *q)
{
    struct grouping g = {.b = b, .q = q};
    if (!enforced(b) || q->poisoned) {
        return;
    }
    bool seen = !q->select->group_by.n || !in_aggregate(b, q);
    g.d = determined_of(b, q);
    for (unsigned i = 0; i < q->select->group_by.n; i++) {
        add_grouped(&g, q->select->group_by.v[i]);
    }
    g.named = relation_flags(b, q);
    for (unsigned i = 0; i < q->relations.n; i++) {
        memcpy(g.named[i], g.d.known[i], (q->relations.v[i]->n_columns + 1) * sizeof **g.named);
    }
    if (!(q->select->rollup && b->o.dialect == DIALECT_MYSQL)) { /* where it puts NULL nothing follows of anything */
        determined_close(&g.d);
    }
    if (seen) {
        check_results(&g);
    }
    check_compared(&g);
    if (q->select->having) {
        g.having = true;
        g.in_having = q->select->group_by.n > 0;
        check_expr(&g, q->select->having);
        g.having = g.in_having = false;
    }
    g.in_order = true;
    for (unsigned i = 0; ordered(b, q) && i < q->select->order_by.n; i++) {
        check_expr(&g, q->select->order_by.v[i].expr);
    }
    g.in_order = false;
    if (seen) {
        check_windows(&g);
    }
}
