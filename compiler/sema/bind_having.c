/* bind_having.c: BIND for what MySQL and MariaDB let HAVING name: result columns and grouped ones, its own and those of the
 * queries around. */
#include "sema/bind.h"
#include "sema/determined.h"
#include "sema/funcs.h"
#include "sema/walk.h"

bool result_selects(const struct query *q, struct found f)
{
    for (unsigned i = 0; i < q->results.n; i++) {
        const struct result *r = &q->results.v[i];
        const struct relation *of = r->expr ? (r->expr->kind == EXPR_COLUMN ? r->expr->relation : NULL) : r->relation;
        if (of == f.relation && (r->expr ? r->expr->column_index : r->column) == f.column) {
            return true;
        }
    }
    return false;
}

struct having {
    struct bind *b;
    const struct query *q;
    unsigned subqueries; /* that are looked into */
};

static bool grouped(const struct select *s, const struct expr *e)
{
    for (unsigned i = 0; i < s->group_by.n; i++) {
        if (expr_same(s->group_by.v[i], e)) {
            return true;
        }
    }
    return false;
}

/* GROUP BY has columns of two tables under this name, and the MySQL family finds neither by it. */
static void check_grouped_twice(const struct having *h, const struct expr *e, bool is_selected)
{
    const expr_vec *groups = &h->q->select->group_by;
    unsigned n = 0;
    for (unsigned i = 0; i < groups->n; i++) {
        const struct expr *by = groups->v[i];
        bool first = true;
        for (unsigned k = 0; k < i; k++) {
            first = first && !expr_same(groups->v[k], by);
        }
        n += first && by->kind == EXPR_COLUMN && by->relation && str_eq_nocase(by->name.text, e->name.text);
    }
    if (n > 1) {
        bind_servers(h->b, is_selected ? FUNC_MYSQL | FUNC_DOLT : FUNC_DOLT, DIAG_E0202, e->span,
                     "in HAVING one of two grouped columns of the same name");
    }
}

/* MySQL has put what computes it in the place of the group, and finds it by its name among the results alone. */
static void check_merged(const struct having *h, const struct expr *e)
{
    bool mysql = h->b->o.flavour == FLAVOUR_MYSQL && merged_computed(e->relation, e->column_index);
    for (unsigned i = 0; mysql && i < h->q->results.n; i++) {
        const struct result *r = &h->q->results.v[i];
        bool plain = r->relation || (r->expr->kind == EXPR_COLUMN && str_eq_nocase(r->name, r->expr->name.text));
        mysql = !(plain && str_eq_nocase(r->name, e->name.text));
    }
    if (mysql) {
        bind_servers(h->b, FUNC_MARIADB | FUNC_DOLT, DIAG_E0203, e->span,
                     "in HAVING a grouped column that a derived table computes, and that is not selected");
    }
}

static void check_own(const struct having *h, const struct expr *e)
{
    bool is_selected = result_selects(h->q, (struct found){e->relation, e->column_index});
    if (!is_selected && !grouped(h->q->select, e)) {
        struct diag *d = bind_report(h->b, DIAG_E0203, e->span,
                                     "HAVING cannot see `%.*s`: it is neither selected nor "
                                     "grouped",
                                     STR_ARG(e->name.text));
        diag_hint(h->b->d, d, "put the condition into WHERE");
    } else if (!h->q->select->group_by.n && h->b->o.modes & MODE_ONLY_FULL_GROUP_BY) {
        bind_servers(h->b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0208, e->span,
                     "a column in HAVING without GROUP BY, which is no alias");
    } else {
        check_grouped_twice(h, e, is_selected);
        check_merged(h, e);
    }
}

/* MariaDB takes an enclosing query's column for the one that is selected here, and a column in a subquery as well. */
static void check_outer(void *context, struct expr *e)
{
    struct having *h = context;
    bool column = e->kind == EXPR_COLUMN && e->relation && !e->alias_of;
    column = column && (h->subqueries || !own_relation(h->q, e->relation));
    if (e->aggregate || e->kind == EXPR_ERROR) {
        return;
    }
    if (column && h->b->o.modes & MODE_ONLY_FULL_GROUP_BY && !grouped(h->q->select, e) &&
        result_selects(h->q, (struct found){e->relation, e->column_index})) {
        bind_servers(h->b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0208, e->span,
                     "in HAVING a column that is selected, and not grouped");
    }
    if (e->select) {
        h->subqueries++;
        select_exprs(e->select, check_outer, context);
        h->subqueries--;
    }
    expr_children(e, check_outer, context);
}

static void check_having(void *context, struct expr *e)
{
    const struct having *h = context;
    if (e->aggregate || e->kind == EXPR_ERROR) {
        return;
    }
    if (e->kind == EXPR_COLUMN && own_relation(h->q, e->relation)) {
        check_own(h, e);
    }
    expr_children(e, check_having, context);
}

void check_having_names(struct bind *b, struct query *q)
{
    struct having h = {b, q, 0};
    if (b->o.dialect == DIALECT_MYSQL && q->select->having && !q->poisoned) {
        unsigned errors = b->d->n_errors;
        check_having(&h, q->select->having);
        if (b->d->n_errors == errors) {
            check_outer(&h, q->select->having);
        }
    }
}

/* ---------------------------------------------------------------- a name that several tables have */

static void add_named(const struct query *q, const struct expr *e, struct str name, struct found *out, unsigned *n)
{
    bool named = e && e->kind == EXPR_COLUMN && own_relation(q, e->relation) && str_eq_nocase(e->name.text, name);
    if (named && (!*n || out->relation != e->relation || out->column != e->column_index)) {
        *out = (struct found){e->relation, e->column_index};
        ++*n;
    }
}

/* How many there are, of the groups or else of the results. */
static unsigned having_columns(const struct query *q, struct str name, struct found *out)
{
    const expr_vec *groups = &q->select->group_by;
    unsigned n = 0;
    for (unsigned i = 0; i < groups->n; i++) {
        add_named(q, groups->v[i], name, out, &n);
    }
    bool grouped_so = n > 0;
    for (unsigned i = 0; !grouped_so && i < q->results.n; i++) {
        const struct result *r = &q->results.v[i];
        struct expr star = {.kind = EXPR_COLUMN, .relation = r->relation, .column_index = r->column};
        star.name.text = r->relation ? relation_at(r->relation, r->column)->name : (struct str){0};
        add_named(q, r->relation ? &star : r->expr, name, out, &n);
    }
    return n;
}

bool having_column(const struct query *q, struct str name, struct found *out)
{
    return having_columns(q, name, out) == 1;
}

bool having_names(const struct query *q, struct str name)
{
    struct found f;
    return having_columns(q, name, &f) > 0;
}

/* ---------------------------------------------------------------- what the query around selects */

struct forward {
    struct bind *b;
    const struct query *q;   /* whose results are looked at */
    unsigned item;           /* … the one that the HAVING stands in */
    const struct select *in; /* … whose HAVING it is */
};

/* The result's name is the one that HAVING says: a column's own, whatever it is called here, or an alias. Behind the item
 * names mean nothing yet: t.a is not found by a's name alone. */
static bool is_named(const struct result *r, const struct expr *e, bool behind)
{
    const struct expr *of = r->expr;
    bool qualified = e->qualifier.name.text.n;
    if (r->relation) {
        return r->relation == e->relation && r->column == e->column_index;
    }
    bool column = of && of->kind == EXPR_COLUMN && of->relation == e->relation && of->column_index == e->column_index;
    return (column && (!behind || !qualified || of->qualifier.name.text.n)) ||
           (!qualified && (r->has_alias || r->by_text) && str_eq_nocase(r->name, e->name.text));
}

static void check_further_on(const struct forward *f, const struct expr *e)
{
    unsigned i = 0;
    while (i < f->q->results.n && !is_named(&f->q->results.v[i], e, i > f->item)) {
        i++;
    }
    if (i > f->item && i < f->q->results.n) {
        unsigned servers = FUNC_DOLT | (e->qualifier.name.text.n ? FUNC_MYSQL : 0);
        bind_servers(f->b, servers, DIAG_E0203, e->span, "in HAVING a column that the query around selects further on");
    }
}

static void find_in_having(void *context, struct expr *e)
{
    const struct forward *f = context;
    if (e->aggregate || e->kind == EXPR_ERROR) {
        return;
    }
    if (e->kind == EXPR_COLUMN && e->outer && e->relation && !e->alias_of && own_relation(f->q, e->relation) &&
        !grouped(f->in, e)) {
        check_further_on(f, e);
    }
    expr_children(e, find_in_having, context);
}

static void find_havings(const struct forward *f, const struct select *s);

/* What stands in OVER is resolved later. */
static void find_subqueries(void *context, struct expr *e)
{
    bool window = e->kind == EXPR_CALL && e->call->over;
    if (e->select) {
        find_havings(context, e->select);
    }
    for (unsigned i = 0; window && i < e->list.n; i++) {
        find_subqueries(context, e->list.v[i]);
    }
    if (!window) {
        expr_children(e, find_subqueries, context);
    }
}

/* The HAVINGs of s and of what stands in it, but for those that group by what they name. */
static void find_havings(const struct forward *f, const struct select *s)
{
    if (s->set.left) {
        find_havings(f, s->set.left);
        find_havings(f, s->set.right);
        return;
    }
    if (s->having) {
        struct forward in = {f->b, f->q, f->item, s};
        find_in_having(&in, s->having);
    }
    select_exprs(s, find_subqueries, (void *)(uintptr_t)f);
}

void check_forward(struct bind *b, const struct query *q)
{
    for (unsigned i = 0; b->o.dialect == DIALECT_MYSQL && i + 1 < q->results.n; i++) {
        struct forward f = {b, q, i, NULL};
        if (q->results.v[i].expr) {
            find_subqueries(&f, q->results.v[i].expr);
        }
    }
}
