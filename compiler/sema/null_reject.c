/* null_reject.c: see null_reject.h. As MySQL does before it looks at groups, an outer join is taken for an inner one where
 * a condition can only be true for rows that its nullable side has. */
#include "sema/null_reject.h"

#include "sema/walk.h"

/* ---------------------------------------------------------------- what must not be NULL */

struct strict {
    struct determined *d;
    bool **columns;  /* compared themselves: MySQL takes these alone for NOT NULL … */
    bool *relations; /* … but sees through arithmetic that a relation must be there */
};

static struct strict strict_of(struct determined *d)
{
    return (struct strict){d, relation_flags(d->b, d->q), ARENA_ARRAY(d->b->a, bool, d->q->relations.n + 1)};
}

static void mark_operand(struct strict *s, const struct expr *e, bool itself)
{
    unsigned at = e->relation ? relation_position(s->d->q, e->relation) : s->d->q->relations.n;
    switch (e->kind) {
    case EXPR_COLUMN:
        if (e->alias_of) {
            mark_operand(s, e->alias_of, itself);
        } else if (at < s->d->q->relations.n) {
            s->relations[at] = true;
            s->columns[at][e->column_index] = s->columns[at][e->column_index] || itself;
        }
        break;
    case EXPR_UNARY:
    case EXPR_COLLATE:
    case EXPR_CAST: mark_operand(s, e->a, false); break;
    case EXPR_BINARY:
        if (e->op >= OP_BITOR && e->op <= OP_POW) {
            mark_operand(s, e->a, false);
            mark_operand(s, e->b, false);
        }
        break;
    default: break;
    }
}

static void mark(struct strict *s, const struct expr *e);

/* What both sides of an OR refuse: relations alone, as MySQL sees it. */
static void mark_or(struct strict *s, const struct expr *e)
{
    struct strict left = strict_of(s->d), right = strict_of(s->d);
    mark(&left, e->a);
    mark(&right, e->b);
    for (unsigned i = 0; i < s->d->q->relations.n; i++) {
        s->relations[i] = s->relations[i] || (left.relations[i] && right.relations[i]);
    }
}

static void mark_rows(struct strict *s, const struct expr *e)
{
    if (e->a->kind != EXPR_ROW || e->b->kind != EXPR_ROW || e->op != OP_EQ) {
        return;
    }
    for (unsigned i = 0; i < e->a->list.n && i < e->b->list.n; i++) {
        mark_operand(s, e->a->list.v[i], true);
        mark_operand(s, e->b->list.v[i], true);
    }
}

/* The columns without which e cannot be true. The parser's depth bounds the recursion. */
static void mark(struct strict *s, const struct expr *e)
{
    switch (e->kind) {
    case EXPR_BINARY:
        if (e->op == OP_AND) {
            mark(s, e->a);
            mark(s, e->b);
        } else if (e->op == OP_OR) {
            mark_or(s, e);
        } else if (e->op >= OP_EQ && e->op <= OP_GE) {
            mark_operand(s, e->a, true);
            mark_operand(s, e->b, true);
            mark_rows(s, e);
        } else {
            mark_operand(s, e, true);
        }
        break;
    case EXPR_IS:
        if (e->is == IS_NULL && e->negated) {
            mark_operand(s, e->a, true);
        }
        break;
    case EXPR_BETWEEN:
    case EXPR_LIKE:
    case EXPR_IN: mark_operand(s, e->a, true); break;
    case EXPR_COLUMN: mark_operand(s, e, true); break;
    default: break;
    }
}

/* ---------------------------------------------------------------- which outer joins are none */

static bool is_present(const struct determined *d, const struct outer_join *o)
{
    for (unsigned i = 0; i < d->present.n; i++) {
        if (d->present.v[i] == o) {
            return true;
        }
    }
    return false;
}

/* The innermost around it, itself included, that may still add rows. */
static const struct outer_join *still_outer(const struct determined *d, const struct outer_join *o)
{
    while (o && is_present(d, o)) {
        o = o->parent;
    }
    return o;
}

bool is_inner(const struct determined *d, const struct join *j)
{
    return (!j->left_outer || is_present(d, j->left_outer)) && (!j->right_outer || is_present(d, j->right_outer));
}

static bool reaches(const struct outer_join *from, const struct outer_join *to)
{
    while (from && from != to) {
        from = from->parent;
    }
    return from == to;
}

/* A condition that holds for the rows of `within` (NULL: for all) needs r to be there. */
static bool needs(struct determined *d, const struct relation *r, const struct outer_join *within)
{
    bool more = false;
    if (!reaches(r->outer, within)) {
        return false;
    }
    for (const struct outer_join *o = r->outer; o && o != within; o = o->parent) {
        if (!is_present(d, o)) {
            vec_push(d->b->a, &d->present, o);
            more = true;
        }
    }
    return more;
}

/* Where its rows are those that ON lets through. */
static const struct outer_join *scope_of(const struct determined *d, const struct join *j)
{
    if (is_inner(d, j)) {
        return still_outer(d, j->context);
    }
    const struct outer_join *side = j->right_outer && !is_present(d, j->right_outer) ? j->right_outer : j->left_outer;
    return side;
}

static bool apply(struct determined *d, const struct strict *s, const struct join *j)
{
    const struct outer_join *within = j ? scope_of(d, j) : NULL;
    bool more = false;
    for (unsigned i = 0; i < d->q->relations.n; i++) {
        const struct relation *r = d->q->relations.v[i];
        if (!s->relations[i] || (within && !reaches(r->outer, within))) {
            continue;
        }
        for (unsigned k = 0; k <= r->n_columns; k++) {
            d->not_null[i][k] = d->not_null[i][k] || s->columns[i][k];
        }
        more = needs(d, r, within) || more;
    }
    return more;
}

static void mark_merged(struct strict *s, struct found f)
{
    unsigned at = relation_position(s->d->q, f.relation);
    if (at < s->d->q->relations.n) {
        s->relations[at] = true;
        s->columns[at][f.column] = true;
    }
}

void null_reject(struct determined *d)
{
    bool more;
    struct strict where = strict_of(d), *on = ARENA_ARRAY(d->b->a, struct strict, d->q->joins.n + 1);
    if (d->q->select->where) {
        mark(&where, d->q->select->where);
    }
    apply(d, &where, NULL);
    for (unsigned i = 0; i < d->q->joins.n; i++) {
        const struct join *j = d->q->joins.v[i];
        on[i] = strict_of(d);
        if (j->on) {
            mark(&on[i], j->on);
        }
        for (unsigned k = 0; k < j->same_left.n; k++) {
            if (!j->left_merged.v[k]) {
                mark_merged(&on[i], j->same_left.v[k]);
            }
            if (!j->right_merged.n || !j->right_merged.v[k]) {
                mark_merged(&on[i], j->same_right.v[k]);
            }
        }
    }
    do {
        more = false;
        for (unsigned i = 0; i < d->q->joins.n; i++) {
            more = (d->q->joins.v[i]->kind != JOIN_FULL && apply(d, &on[i], d->q->joins.v[i])) || more;
        }
    } while (more);
}

bool may_be_absent(const struct determined *d, const struct relation *r)
{
    return still_outer(d, r->outer) != NULL;
}
