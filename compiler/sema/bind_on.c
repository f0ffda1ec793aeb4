/* bind_on.c: BIND for ON: what of FROM it can name.
 *
 * It sees what its join joins. SQLite's sees the whole FROM, also what stands further right, and is bound when all of that
 * is known; a join in parentheses to the right of another is a query of its own there. An outer join's ON may not use what
 * it sees to its right; nor may an inner one's, where the FROM has a RIGHT or FULL JOIN. */
#include "sema/bind.h"
#include "sema/funcs.h"
#include "sema/level.h"
#include "sema/walk.h"

struct scope *bind_slice(struct bind *b, const struct query *q, unsigned first, unsigned last)
{
    struct scope *s = ARENA_NEW(b->a, struct scope);
    s->outer = q->scope.outer;
    s->relations = q->relations.v + first;
    s->n = last - first;
    return s;
}

struct of_target {
    struct bind *b;
    const struct scope *scope; /* the written table's */
};

static void check_of_target(void *context, struct expr *e)
{
    struct of_target *o = context;
    for (unsigned i = 0; e->kind == EXPR_COLUMN && i < o->scope->n; i++) {
        if (o->scope->relations[i] == e->relation) {
            bind_servers(o->b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0203, e->span,
                         "in a subquery's ON a column of the table that INSERT writes");
        }
    }
    if (e->select) {
        select_exprs(e->select, check_of_target, o);
    }
    expr_children(e, check_of_target, o);
}

/* In SET, ON DUPLICATE KEY UPDATE and RETURNING of an INSERT, MariaDB sees the table in WHERE, and not in ON. */
static void check_in_insert(struct bind *b, struct expr *on)
{
    const struct outer_spot *o = b->outer_spot;
    bool insert = b->o.dialect == DIALECT_MYSQL && b->stmt->kind == STMT_INSERT && o && !o->up && o->at;
    if (insert && (o->at->clause == CLAUSE_SET || o->at->clause == CLAUSE_RETURNING)) {
        struct of_target of = {b, o->at->scope};
        check_of_target(&of, on);
    }
}

void bind_on(struct bind *b, struct query *q, struct join *j)
{
    struct spot at = {.scope = bind_slice(b, q, j->first, j->last), .clause = CLAUSE_ON};
    bind_expr(b, &at, j->on);
    check_in_insert(b, j->on);
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

static const struct join *join_of(const struct query *q, const struct table_ref *ref)
{
    for (unsigned i = 0; i < q->joins.n; i++) {
        if (q->joins.v[i]->ref == ref) {
            return q->joins.v[i];
        }
    }
    return NULL;
}

static void bind_ons(struct bind *b, struct query *q, const struct table_ref *ref, struct scope *s)
{
    if (ref->kind != TABLE_JOIN) {
        return;
    }
    if (ref->relation) { /* in parentheses */
        const struct nested *n = ref->relation->nested;
        s = bind_slice(b, q, n->first, n->last);
        s->level = n->level;
    }
    struct join *j = (struct join *)(uintptr_t)join_of(q, ref);
    bind_ons(b, q, ref->left, s);
    bind_ons(b, q, ref->right, s);
    if (j->on) {
        struct spot at = {.scope = s, .clause = CLAUSE_ON};
        bind_expr(b, &at, j->on);
        struct on_names names = {b, q, j, s->level->turned || j->kind == JOIN_LEFT || turns(j->kind)};
        check_right(&names, j->on);
    }
}

void bind_late_on(struct bind *b, struct query *q, const struct table_ref *from, unsigned first)
{
    if (b->o.dialect == DIALECT_SQLITE) {
        struct scope *s = bind_slice(b, q, first, q->relations.n);
        s->level = q->scope.level;
        bind_ons(b, q, from, s);
    }
}
