/* walk.c: the children of an expression. */
#include "sema/walk.h"

static void visit_one(struct expr *e, expr_visit *visit, void *context)
{
    if (e) {
        visit(context, e);
    }
}

static void visit_list(const expr_vec *list, expr_visit *visit, void *context)
{
    for (unsigned i = 0; i < list->n; i++) {
        visit_one(list->v[i], visit, context);
    }
}

static void visit_order(const order_vec *order, expr_visit *visit, void *context)
{
    for (unsigned i = 0; i < order->n; i++) {
        visit_one(order->v[i].expr, visit, context);
    }
}

static void visit_window(const struct window *w, expr_visit *visit, void *context)
{
    visit_list(&w->partition, visit, context);
    visit_order(&w->order, visit, context);
    visit_one(w->start_offset, visit, context);
    visit_one(w->end_offset, visit, context);
}

void expr_children(const struct expr *e, expr_visit *visit, void *context)
{
    visit_one(e->a, visit, context);
    if (e->kind == EXPR_CASE) { /* ELSE comes last */
        visit_list(&e->list, visit, context);
        visit_one(e->b, visit, context);
        return;
    }
    visit_one(e->b, visit, context);
    visit_one(e->c, visit, context);
    visit_list(&e->list, visit, context);
    if (!e->call) {
        return;
    }
    visit_order(&e->call->order, visit, context);
    visit_one(e->call->separator, visit, context);
    visit_one(e->call->limit, visit, context);
    visit_one(e->call->offset, visit, context);
    visit_one(e->call->filter, visit, context);
    if (e->call->over) {
        visit_window(e->call->over, visit, context);
    }
}

static void visit_from(const struct table_ref *r, expr_visit *visit, void *context)
{
    if (!r) {
        return;
    }
    if (r->select) {
        select_exprs(r->select, visit, context);
    }
    visit_list(&r->args, visit, context);
    visit_from(r->left, visit, context);
    visit_from(r->right, visit, context);
    visit_one(r->on, visit, context);
}

void select_exprs(const struct select *s, expr_visit *visit, void *context)
{
    for (unsigned i = 0; s->with && i < s->with->ctes.n; i++) {
        select_exprs(s->with->ctes.v[i].select, visit, context);
    }
    if (s->set.left) {
        select_exprs(s->set.left, visit, context);
        select_exprs(s->set.right, visit, context);
    }
    for (unsigned i = 0; i < s->columns.n; i++) {
        visit_one(s->columns.v[i].expr, visit, context);
    }
    visit_from(s->from, visit, context);
    visit_one(s->where, visit, context);
    visit_list(&s->group_by, visit, context);
    visit_one(s->having, visit, context);
    for (unsigned i = 0; i < s->values.n; i++) {
        visit_list(&s->values.v[i], visit, context);
    }
    visit_order(&s->order_by, visit, context);
}

static void find_aggregate(void *context, struct expr *e)
{
    *(bool *)context = *(bool *)context || expr_aggregates(e);
}

bool expr_aggregates(const struct expr *e)
{
    bool found = e->aggregate || (e->alias_of && expr_aggregates(e->alias_of));
    if (!found) {
        expr_children(e, find_aggregate, &found);
    }
    return found;
}

bool expr_in_list(const struct expr *e)
{
    return e->kind == EXPR_IN && e->list.n == 1 && e->list.v[0]->kind == EXPR_PARAM && e->list.v[0]->param->list;
}

static void find_variable(void *context, struct expr *e)
{
    *(bool *)context = *(bool *)context && expr_constant(e);
}

bool expr_constant(const struct expr *e)
{
    bool constant = e->kind != EXPR_COLUMN && e->kind != EXPR_STAR && e->kind != EXPR_VARIABLE && !e->select &&
                    e->kind != EXPR_ERROR && !e->aggregate && !(e->call && e->call->over);
    if (constant) {
        expr_children(e, find_variable, &constant);
    }
    return constant;
}

int expr_truth(const struct expr *e)
{
    bool no = false;
    while (e->kind == EXPR_UNARY && (e->op == OP_NOT || e->op == OP_PLUS)) {
        no ^= e->op == OP_NOT;
        e = e->a;
    }
    return e->kind == EXPR_BOOL ? (e->number != 0) ^ no : -1;
}
