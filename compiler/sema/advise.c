/* advise.c: see advise.h: the walk over the whole bound statement. */
#include "sema/advise.h"

#include "sema/walk.h"

static void walk_select(struct advise *v, const struct select *s, bool exists);

static void walk_expr(void *context, struct expr *e)
{
    struct advise *v = context;
    advise_expr(v, e);
    expr_children(e, walk_expr, v);
    if (e->select) {
        advise_subquery(v, e);
        walk_select(v, e->select, e->kind == EXPR_EXISTS);
    }
}

static void walk_one(struct advise *v, struct expr *e)
{
    if (e) {
        walk_expr(v, e);
    }
}

static void walk_list(struct advise *v, const expr_vec *list)
{
    for (unsigned i = 0; i < list->n; i++) {
        walk_expr(v, list->v[i]);
    }
}

static void walk_order(struct advise *v, const order_vec *order)
{
    for (unsigned i = 0; i < order->n; i++) {
        walk_expr(v, order->v[i].expr);
    }
}

static void walk_from(struct advise *v, const struct table_ref *r)
{
    if (!r) {
        return;
    }
    if (r->select) {
        walk_select(v, r->select, false);
    }
    walk_list(v, &r->args);
    walk_from(v, r->left);
    walk_from(v, r->right);
    walk_one(v, r->on);
}

static void walk_with(struct advise *v, const struct with *w)
{
    for (unsigned i = 0; w && i < w->ctes.n; i++) {
        advise_shadowed_cte(v, &w->ctes.v[i]);
        walk_select(v, w->ctes.v[i].select, false);
    }
}

static void walk_set(struct advise *v, const assignment_vec *set)
{
    for (unsigned i = 0; i < set->n; i++) {
        advise_set(v, &set->v[i]);
        walk_one(v, set->v[i].value);
    }
}

static void walk_results(struct advise *v, const struct result_column *columns, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        walk_one(v, columns[i].expr);
    }
}

/* Recursion is bounded by the parser's depth. */
static void walk_select(struct advise *outer, const struct select *s, bool exists)
{
    struct advise v = {outer->x, s->query};
    if (!s->query) {
        return;
    }
    walk_with(&v, s->with);
    if (!exists) {
        advise_query(&v, s);
    }
    if (s->set.left) {
        walk_select(&v, s->set.left, exists);
        walk_select(&v, s->set.right, exists);
    }
    walk_results(&v, s->columns.v, s->columns.n);
    walk_from(&v, s->from);
    walk_one(&v, s->where);
    walk_list(&v, &s->group_by);
    walk_one(&v, s->having);
    for (unsigned i = 0; i < s->values.n; i++) {
        walk_list(&v, &s->values.v[i]);
    }
    walk_order(&v, &s->order_by);
    if (s->from) {
        advise_cross_join(&v, s->query, s->where);
        advise_index(&v, s->query, s->where);
    }
}

/* ---------------------------------------------------------------- INSERT, UPDATE, DELETE */

static void walk_insert(struct advise *v, const struct insert *s)
{
    walk_with(v, s->with);
    if (s->source) {
        walk_select(v, s->source, false);
    }
    walk_set(v, &s->set);
    for (unsigned i = 0; i < s->upserts.n; i++) {
        walk_set(v, &s->upserts.v[i].set);
        walk_one(v, s->upserts.v[i].where);
    }
    walk_results(v, s->returning.v, s->returning.n);
}

static void all_rows(struct advise *v, const struct table_ref *table, const struct expr *where,
                     const struct expr *limit, const char *what)
{
    if (where || limit || !table || table->kind != TABLE_NAME) {
        return;
    }
    struct diag *g = infer_report(v->x, DIAG_W0304, table->span, "%s every row of `%.*s`: it has no WHERE", what,
                                  STR_ARG(table->name.name.text));
    diag_hint(v->x->d, g, "if that is meant: /* schemac: allow W0304 */");
}

static void walk_update(struct advise *v, const struct update *s)
{
    walk_with(v, s->with);
    if (!s->from) {
        all_rows(v, s->table, s->where, s->limit, "UPDATE changes");
    }
    walk_from(v, s->table);
    walk_from(v, s->from);
    walk_set(v, &s->set);
    walk_one(v, s->where);
    walk_order(v, &s->order_by);
    walk_results(v, s->returning.v, s->returning.n);
    advise_cross_join(v, v->q, s->where);
    advise_index(v, v->q, s->where);
}

static void walk_delete(struct advise *v, const struct delete_stmt *s)
{
    walk_with(v, s->with);
    if (!s->using_tables) {
        all_rows(v, s->table, s->where, s->limit, "DELETE removes");
    }
    walk_from(v, s->table);
    walk_from(v, s->using_tables);
    walk_one(v, s->where);
    walk_order(v, &s->order_by);
    walk_results(v, s->returning.v, s->returning.n);
    advise_cross_join(v, v->q, s->where);
    advise_index(v, v->q, s->where);
}

void advise_stmt(struct infer *x, const struct stmt *s, const struct dml *m)
{
    struct advise v = {x, m ? m->query : NULL};
    switch (s->kind) {
    case STMT_SELECT: walk_select(&v, s->u.select, false); break;
    case STMT_INSERT: walk_insert(&v, s->u.insert); break;
    case STMT_UPDATE: walk_update(&v, s->u.update); break;
    case STMT_DELETE: walk_delete(&v, s->u.del); break;
    default: break;
    }
}
