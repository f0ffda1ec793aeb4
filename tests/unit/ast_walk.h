/* ast_walk.h: every expression of a statement, parents before children, handed to a function. For
 * tests that hold whatever the statement is (a span lies within its parent's; its text alone is the
 * same expression). */
#ifndef TESTS_AST_WALK_H
#define TESTS_AST_WALK_H

#include "parse/ast.h"

struct walk {
    void (*visit)(void *context, const struct expr *e, struct span parent);
    void *context;
};

static void walk_expr(const struct walk *w, const struct expr *e, struct span parent);
static void walk_select(const struct walk *w, const struct select *s);

static inline void walk_list(const struct walk *w, const expr_vec *list, struct span parent)
{
    for (unsigned i = 0; i < list->n; i++) {
        walk_expr(w, list->v[i], parent);
    }
}

static inline void walk_order(const struct walk *w, const order_vec *order, struct span parent)
{
    for (unsigned i = 0; i < order->n; i++) {
        walk_expr(w, order->v[i].expr, parent);
    }
}

static inline void walk_window(const struct walk *w, const struct window *x)
{
    walk_list(w, &x->partition, x->span);
    walk_order(w, &x->order, x->span);
    walk_expr(w, x->start_offset, x->span);
    walk_expr(w, x->end_offset, x->span);
}

static void walk_expr(const struct walk *w, const struct expr *e, struct span parent)
{
    if (e == NULL) {
        return;
    }
    w->visit(w->context, e, parent);
    walk_expr(w, e->a, e->span);
    walk_expr(w, e->b, e->span);
    walk_expr(w, e->c, e->span);
    walk_list(w, &e->list, e->span);
    if (e->select != NULL) {
        walk_select(w, e->select);
    }
    if (e->call != NULL) {
        walk_order(w, &e->call->order, e->span);
        walk_expr(w, e->call->filter, e->span);
        if (e->call->over != NULL) {
            walk_window(w, e->call->over);
        }
    }
}

static inline void walk_table(const struct walk *w, const struct table_ref *t)
{
    if (t == NULL) {
        return;
    }
    walk_table(w, t->left);
    walk_table(w, t->right);
    walk_expr(w, t->on, t->span);
    walk_list(w, &t->args, t->span);
    if (t->select != NULL) {
        walk_select(w, t->select);
    }
}

static inline void walk_with(const struct walk *w, const struct with *with)
{
    for (unsigned i = 0; with != NULL && i < with->ctes.n; i++) {
        walk_select(w, with->ctes.v[i].select);
    }
}

static inline void walk_results(const struct walk *w, const struct result_column *v, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        walk_expr(w, v[i].expr, v[i].span);
    }
}

static void walk_select(const struct walk *w, const struct select *s)
{
    walk_with(w, s->with);
    walk_results(w, s->columns.v, s->columns.n);
    walk_table(w, s->from);
    walk_expr(w, s->where, s->span);
    walk_list(w, &s->group_by, s->span);
    walk_expr(w, s->having, s->span);
    for (unsigned i = 0; i < s->windows.n; i++) {
        walk_window(w, &s->windows.v[i]);
    }
    for (unsigned i = 0; i < s->values.n; i++) {
        walk_list(w, &s->values.v[i], s->span);
    }
    if (s->set.left != NULL) {
        walk_select(w, s->set.left);
        walk_select(w, s->set.right);
    }
    walk_order(w, &s->order_by, s->span);
    walk_expr(w, s->limit, s->span);
    walk_expr(w, s->offset, s->span);
}

static inline void walk_assignments(const struct walk *w, const assignment_vec *set)
{
    for (unsigned i = 0; i < set->n; i++) {
        walk_expr(w, set->v[i].value, set->v[i].span);
    }
}

static inline void walk_insert(const struct walk *w, const struct insert *s)
{
    walk_with(w, s->with);
    if (s->source != NULL) {
        walk_select(w, s->source);
    }
    for (unsigned i = 0; i < s->upserts.n; i++) {
        const struct upsert *u = &s->upserts.v[i];
        walk_order(w, &u->target, u->span);
        walk_expr(w, u->target_where, u->span);
        walk_assignments(w, &u->set);
        walk_expr(w, u->where, u->span);
    }
    walk_results(w, s->returning.v, s->returning.n);
}

static inline void walk_stmt(const struct walk *w, const struct stmt *s)
{
    switch (s->kind) {
    case STMT_SELECT: walk_select(w, s->u.select); break;
    case STMT_INSERT: walk_insert(w, s->u.insert); break;
    case STMT_UPDATE:
        walk_with(w, s->u.update->with);
        walk_assignments(w, &s->u.update->set);
        walk_table(w, s->u.update->from);
        walk_expr(w, s->u.update->where, s->span);
        walk_results(w, s->u.update->returning.v, s->u.update->returning.n);
        break;
    case STMT_DELETE:
        walk_with(w, s->u.del->with);
        walk_table(w, s->u.del->using_tables);
        walk_expr(w, s->u.del->where, s->span);
        walk_results(w, s->u.del->returning.v, s->u.del->returning.n);
        break;
    case STMT_CREATE_TABLE:
    case STMT_CREATE_INDEX:
    case STMT_CREATE_TYPE:
    case STMT_CREATE_VIEW:
    case STMT_ALTER_TABLE:
    case STMT_DROP:
    case STMT_RENAME:
    case STMT_DATABASE:
    case STMT_CREATE_TRIGGER:
    case STMT_CREATE_ROUTINE:
    case STMT_ALTER_ROUTINE:
    case STMT_CREATE_EVENT:
    case STMT_CREATE_SEQUENCE:
    case STMT_CALL:
    case STMT_TRANSACTION:
    case STMT_IGNORED:
    case STMT_UNKNOWN: break;
    }
}

#endif
