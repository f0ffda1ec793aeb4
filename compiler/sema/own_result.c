/* own_result.c: which of the application's own C types a result column has; see own.h. The end of INFER.
 *
 * A value has it that is a column's value as it is: by MIN, MAX, COALESCE, CASE and their like of such columns too, since
 * they give one of their values back. NULL beside them is no other value; a literal or a parameter is. */
#include "sema/funcs.h"
#include "sema/own.h"
#include "sema/scope.h"

/* What is looked for, and what was found: NULL as long as everything was NULL. */
struct look {
    enum type_kind kind;
    const struct own_type *own;
};

static bool all_of_result(struct look *l, const struct query *q, unsigned i);

static bool of_column(struct look *l, const struct column *c)
{
    if (!c->own || c->type.kind != l->kind || (l->own && l->own != c->own)) {
        return false;
    }
    l->own = c->own;
    return true;
}

/* A derived table's column. What a recursion adds to its own columns is not followed. */
static bool of_derived(struct look *l, const struct relation *r, unsigned column)
{
    return r && r->query && !r->query->recursive && all_of_result(l, r->query, column);
}

static bool all_of(struct look *l, const struct expr *e)
{
    unsigned first = 0, step = 1, n = e->list.n;
    switch (e->kind) {
    case EXPR_NULL: return true;
    case EXPR_COLLATE: return all_of(l, e->a);
    case EXPR_SUBQUERY: return e->select->query->results.n == 1 && all_of_result(l, e->select->query, 0);
    case EXPR_COLUMN:
        return e->alias_of ? all_of(l, e->alias_of)
               : e->column ? of_column(l, e->column)
                           : of_derived(l, e->relation, e->column_index);
    case EXPR_CASE: first = 1, step = 2; break;
    case EXPR_CALL:
        switch (e->call->func ? e->call->func->type : RESULT_ANY) {
        case RESULT_EXTREME:
        case RESULT_FIRST: n = 1; break;
        case RESULT_UNIFY:
        case RESULT_EXTREMES: break;
        case RESULT_UNIFY_REST: first = 1; break;
        case RESULT_OFFSET: step = 2; break;
        default: return false;
        }
        break;
    default: return false;
    }
    bool all = e->kind != EXPR_CASE || !e->b || all_of(l, e->b);
    for (unsigned i = first; all && i < n; i += step) {
        all = all_of(l, e->list.v[i]);
    }
    return all;
}

static bool all_of_result(struct look *l, const struct query *q, unsigned i)
{
    if (q->left) {
        return all_of_result(l, q->left, i) && all_of_result(l, q->right, i);
    }
    if (i >= q->results.n) {
        return false;
    }
    const struct result *r = &q->results.v[i];
    return r->origin ? of_column(l, r->origin) : r->expr ? all_of(l, r->expr) : of_derived(l, r->relation, r->column);
}

const struct own_type *own_type_of_result(const struct query *q, unsigned i, enum type_kind kind)
{
    struct look l = {.kind = kind};
    return all_of_result(&l, q, i) ? l.own : NULL;
}
