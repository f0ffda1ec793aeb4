/* bind_on.c: BIND for ON: what of FROM it can name.
 *
 * It sees what its join joins. SQLite's sees the whole FROM, also what stands further right, and is bound when all of that
 * is known; a join in parentheses to the right of another is a query of its own there. An outer join's ON may not use what
 * it sees to its right; nor may an inner one's, where the FROM has a RIGHT or FULL JOIN. */
#include "sema/bind.h"
#include "sema/walk.h"

struct scope *bind_slice(struct bind *b, const struct query *q, unsigned first, unsigned last)
{
    struct scope *s = ARENA_NEW(b->a, struct scope);
    s->outer = q->scope.outer;
    s->relations = q->relations.v + first;
    s->n = last - first;
    return s;
}

void bind_on(struct bind *b, struct query *q, struct join *j)
{
    struct spot at = {.scope = bind_slice(b, q, j->first, j->last), .clause = CLAUSE_ON};
    bind_expr(b, &at, j->on);
}

/* ---------------------------------------------------------------- SQLite's */

struct on_names {
    struct bind *b;
    const struct query *q;
    struct join *j;
    bool strict; /* what stands to the right may not be used */
};

static bool stands_right(const struct query *q, const struct join *j, const struct relation *r)
{
    for (unsigned i = j->last; i < q->relations.n; i++) {
        if (q->relations.v[i] == r) {
            return true;
        }
    }
    return false;
}

static void check_right(void *context, struct expr *e)
{
    struct on_names *n = context;
    if (e->kind == EXPR_COLUMN && stands_right(n->q, n->j, e->relation)) {
        n->j->sees_further = true;
        if (n->strict) {
            struct diag *g = bind_report(n->b, DIAG_E0203, e->span, "`%.*s` is of `%.*s`, to the right of this ON",
                                         STR_ARG(e->name.text), STR_ARG(e->relation->name));
            diag_hint(n->b->d, g, "an outer join's ON names what stands before it: put the condition into WHERE");
            e->kind = EXPR_ERROR;
        }
    }
    if (e->select) {
        select_exprs(e->select, check_right, n);
    }
    expr_children(e, check_right, n);
}

static bool turns(enum join_kind kind)
{
    return kind == JOIN_RIGHT || kind == JOIN_FULL;
}

static bool any_turns(const struct table_ref *ref)
{
    return ref->kind == TABLE_JOIN && (turns(ref->join) || any_turns(ref->left));
}

static void bind_ons(struct bind *b, struct query *q, const struct table_ref *ref, struct scope *s, bool turned)
{
    if (ref->kind != TABLE_JOIN) {
        return;
    }
    struct join *j = NULL;
    for (unsigned i = 0; i < q->joins.n; i++) {
        j = q->joins.v[i]->ref == ref ? q->joins.v[i] : j;
    }
    bind_ons(b, q, ref->left, s, turned);
    if (ref->right->kind == TABLE_JOIN) {
        bind_ons(b, q, ref->right, bind_slice(b, q, j->middle, j->last), any_turns(ref->right));
    }
    if (j->on) {
        struct spot at = {.scope = s, .clause = CLAUSE_ON};
        bind_expr(b, &at, j->on);
        struct on_names names = {b, q, j, turned || j->kind == JOIN_LEFT || turns(j->kind)};
        check_right(&names, j->on);
    }
}

void bind_late_on(struct bind *b, struct query *q, const struct table_ref *from, unsigned first)
{
    if (b->o.dialect == DIALECT_SQLITE) {
        bind_ons(b, q, from, bind_slice(b, q, first, q->relations.n), any_turns(from));
    }
}
