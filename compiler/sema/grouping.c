/* grouping.c: E0208, a column that is neither grouped nor aggregated. Part of BIND.
 *
 * As in MySQL since 5.7: a column that the grouped ones determine is fine: through a unique key of NOT NULL columns, or
 * an equality in WHERE or an inner join's ON. SQLite takes any column, from an arbitrary row of the group; so does
 * MariaDB by default, where schemac asks for less only under its own flavour. With ONLY_FULL_GROUP_BY, which the
 * runtime's sessions have, MariaDB takes the grouped columns alone: W0102. */
#include "sema/bind.h"
#include "sema/conjuncts.h"
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

static bool same_leaf(const struct expr *a, const struct expr *b)
{
    return a->op == b->op && a->negated == b->negated && a->like == b->like && a->is == b->is &&
           a->number == b->number && str_eq(a->text, b->text) && str_eq_nocase(a->name.text, b->name.text) &&
           a->temporal == b->temporal && a->select == b->select && a->type_name == b->type_name;
}

bool expr_same(const struct expr *a, const struct expr *b)
{
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
    bool **known;   /* [relation][column]: one value a group */
    bool **named;   /* those that GROUP BY itself names */
    expr_vec exprs; /* grouped expressions that are no plain column */
    bool changed, in_results;
};

static void know(struct grouping *g, struct found f)
{
    unsigned at = relation_position(g->q, f.relation);
    if (at < g->q->relations.n && !g->known[at][f.column]) {
        g->known[at][f.column] = true;
        g->changed = true;
    }
}

static bool is_known(const struct grouping *g, struct found f)
{
    unsigned at = relation_position(g->q, f.relation);
    return at < g->q->relations.n && g->known[at][f.column];
}

static void know_grouped(struct grouping *g, struct expr *e)
{
    const struct expr *of = e;
    if (e->kind == EXPR_INTEGER) {
        if (e->number < 1 || e->number > g->q->results.n) {
            return;
        }
        const struct result *r = &g->q->results.v[e->number - 1];
        if (r->relation) {
            know(g, (struct found){r->relation, r->column});
            return;
        }
        of = r->expr;
    }
    while (of && of->alias_of) {
        of = of->alias_of;
    }
    if (of && of->kind == EXPR_COLUMN && of->relation) {
        know(g, (struct found){of->relation, of->column_index});
    } else if (of) {
        vec_push(g->b->a, &g->exprs, (struct expr *)(uintptr_t)of);
    }
}

static bool key_known(const struct grouping *g, const struct index *index, unsigned at)
{
    for (unsigned i = 0; i < index->parts.n; i++) {
        const struct index_part *p = &index->parts.v[i];
        if (!p->column || p->prefix || !p->column->not_null || !g->known[at][p->column->index]) {
            return false;
        }
    }
    return index->parts.n > 0;
}

/* All of a row, once a key of it is known. */
static void know_by_keys(struct grouping *g, unsigned at)
{
    const struct relation *r = g->q->relations.v[at];
    bool found = r->rowid && g->known[at][r->n_columns];
    for (unsigned i = 0; r->table && i < r->table->indexes.n && !found; i++) {
        const struct index *index = r->table->indexes.v[i];
        found = index->unique && !index->partial && key_known(g, index, at);
    }
    for (unsigned i = 0; found && i < r->n_columns; i++) {
        know(g, (struct found){g->q->relations.v[at], i});
    }
}

static bool on_right(const struct grouping *g, const struct join *j, const struct relation *r)
{
    unsigned at = relation_position(g->q, r);
    return at >= j->middle && at < j->last;
}

struct side {
    const struct grouping *g;
    const struct join *j;
    bool known;
};

static void check_preserved(void *context, struct expr *e)
{
    struct side *s = context;
    if (e->kind == EXPR_COLUMN && e->relation && own_relation(s->g->q, e->relation)) {
        bool nullable_side = on_right(s->g, s->j, e->relation) == (s->j->kind == JOIN_LEFT);
        s->known = s->known && (nullable_side || is_known(s->g, (struct found){e->relation, e->column_index}));
    }
    expr_children(e, check_preserved, context);
}

/* An outer join's ON says something about its nullable side only, and only where the preserved side is known. */
static bool outer_says(const struct grouping *g, const struct join *j, struct found about)
{
    if (j->kind == JOIN_FULL || on_right(g, j, about.relation) != (j->kind == JOIN_LEFT)) {
        return false;
    }
    struct side s = {g, j, true};
    if (j->on) {
        check_preserved(&s, j->on);
    }
    return s.known;
}

static void know_side(struct grouping *g, const struct equality *e, struct found column, struct found other,
                      const struct expr *value)
{
    if (!column.relation || is_known(g, column)) {
        return;
    }
    bool fixed = other.relation ? is_known(g, other) : value && fixed_in(g->q, value);
    bool outer = e->join && (e->join->left_outer || e->join->right_outer);
    if (fixed && (!outer || outer_says(g, e->join, column))) {
        know(g, column);
    }
}

static void close_over(struct grouping *g)
{
    equality_vec equal = {0};
    equalities_of(g->b->a, g->q, g->q->select->where, &equal);
    do {
        g->changed = false;
        for (unsigned i = 0; i < equal.n; i++) {
            struct equality *e = &equal.v[i];
            know_side(g, e, e->left_column, e->right_column, e->right);
            know_side(g, e, e->right_column, e->left_column, e->left);
        }
        for (unsigned i = 0; i < g->q->relations.n; i++) {
            know_by_keys(g, i);
        }
    } while (g->changed);
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

/* Determined, and not grouped: no server but MariaDB minds. */
static void check_mariadb(struct grouping *g, struct span span, struct found f)
{
    struct bind *b = g->b;
    bool asked = b->o.dialect == DIALECT_MYSQL && (b->o.modes & MODE_ONLY_FULL_GROUP_BY) &&
                 (b->o.flavour == FLAVOUR_ANY || b->o.flavour == FLAVOUR_MARIADB);
    if (!asked || is_named(g, f)) {
        return;
    }
    struct diag *d =
        bind_report(b, b->o.flavour == FLAVOUR_ANY ? DIAG_W0102 : DIAG_E0208, span,
                    "MariaDB takes no `%.*s` here: it is determined by GROUP BY's columns, and not one of them",
                    STR_ARG(relation_at(f.relation, f.column)->name));
    diag_hint(b->d, d, "group by it too");
}

static void check_expr(void *context, struct expr *e)
{
    struct grouping *g = context;
    for (unsigned i = 0; i < g->exprs.n; i++) {
        if (expr_same(g->exprs.v[i], e)) {
            return;
        }
    }
    if (e->aggregate || e->kind == EXPR_ERROR) {
        return;
    }
    if (e->kind == EXPR_COLUMN && own_relation(g->q, e->relation)) {
        struct found f = {e->relation, e->column_index};
        if (!is_known(g, f)) {
            report(g, e->span, e->relation, e->column_index);
        } else if (g->in_results) {
            check_mariadb(g, e->span, f);
        }
        return;
    }
    expr_children(e, check_expr, context);
}

static void check_results(struct grouping *g)
{
    g->in_results = true;
    for (unsigned i = 0; i < g->q->results.n; i++) {
        const struct result *r = &g->q->results.v[i];
        struct found f = {r->relation, r->column};
        if (r->expr) {
            check_expr(g, r->expr);
        } else if (r->relation && !is_known(g, f)) {
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
    for (unsigned i = 0; i < s->windows.n; i++) {
        const struct window *w = &s->windows.v[i];
        for (unsigned k = 0; k < w->partition.n; k++) {
            check_expr(g, w->partition.v[k]);
        }
        for (unsigned k = 0; k < w->order.n; k++) {
            check_expr(g, w->order.v[k].expr);
        }
    }
}

/* ---------------------------------------------------------------- MySQL's HAVING */

static bool selected(const struct query *q, const struct expr *e)
{
    for (unsigned i = 0; i < q->results.n; i++) {
        const struct result *r = &q->results.v[i];
        const struct relation *of = r->expr ? (r->expr->kind == EXPR_COLUMN ? r->expr->relation : NULL) : r->relation;
        if (of == e->relation && (r->expr ? r->expr->column_index : r->column) == e->column_index) {
            return true;
        }
    }
    return false;
}

static bool grouped(const struct query *q, const struct expr *e)
{
    for (unsigned i = 0; i < q->select->group_by.n; i++) {
        if (expr_same(q->select->group_by.v[i], e)) {
            return true;
        }
    }
    return false;
}

static void check_having(void *context, struct expr *e)
{
    struct grouping *g = context;
    if (e->aggregate || e->kind == EXPR_ERROR) {
        return;
    }
    bool own = e->kind == EXPR_COLUMN && own_relation(g->q, e->relation);
    if (own && !selected(g->q, e) && !grouped(g->q, e)) {
        struct diag *d = bind_report(g->b, DIAG_E0203, e->span,
                                     "HAVING cannot see `%.*s`: it is neither selected nor "
                                     "grouped",
                                     STR_ARG(e->name.text));
        diag_hint(g->b->d, d, "put the condition into WHERE");
    }
    expr_children(e, check_having, context);
}

void check_having_names(struct bind *b, struct query *q)
{
    struct grouping g = {.b = b, .q = q};
    if (b->o.dialect == DIALECT_MYSQL && q->select->having && !q->poisoned) {
        check_having(&g, q->select->having);
    }
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

/* One a column of each relation, and one for its rowid. */
static bool **flags(struct bind *b, const struct query *q)
{
    bool **out = ARENA_ARRAY(b->a, bool *, q->relations.n + 1);
    for (unsigned i = 0; i < q->relations.n; i++) {
        out[i] = ARENA_ARRAY(b->a, bool, q->relations.v[i]->n_columns + 1);
    }
    return out;
}

void check_grouping(struct bind *b, struct query *q)
{
    struct grouping g = {.b = b, .q = q};
    if (!enforced(b) || q->poisoned) {
        return;
    }
    g.known = flags(b, q);
    for (unsigned i = 0; i < q->select->group_by.n; i++) {
        know_grouped(&g, q->select->group_by.v[i]);
    }
    g.named = flags(b, q);
    for (unsigned i = 0; i < q->relations.n; i++) {
        memcpy(g.named[i], g.known[i], (q->relations.v[i]->n_columns + 1) * sizeof **g.known);
    }
    close_over(&g);
    check_results(&g);
    if (q->select->having) {
        check_expr(&g, q->select->having);
    }
    for (unsigned i = 0; i < q->select->order_by.n; i++) {
        check_expr(&g, q->select->order_by.v[i].expr);
    }
    check_windows(&g);
}
