/* conjuncts.c: the equalities that a bound query's rows fulfil. */
#include "sema/conjuncts.h"

#include "sema/walk.h"

unsigned relation_position(const struct query *q, const struct relation *r)
{
    unsigned i = 0;
    while (i < q->relations.n && q->relations.v[i] != r) {
        i++;
    }
    return i;
}

bool own_relation(const struct query *q, const struct relation *r)
{
    return r && relation_position(q, r) < q->relations.n;
}

struct fixed {
    const struct query *q;
    bool is;
};

static void check_fixed(void *context, struct expr *e)
{
    struct fixed *f = context;
    f->is = f->is && fixed_in(f->q, e);
}

/* A call may give another value for each row (RAND(), NOW() of SYSDATE): only operators of fixed operands are fixed. */
bool fixed_in(const struct query *q, const struct expr *e)
{
    switch (e->kind) {
    case EXPR_NULL:
    case EXPR_BOOL:
    case EXPR_INTEGER:
    case EXPR_DECIMAL:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BLOB:
    case EXPR_BITS:
    case EXPR_TEMPORAL:
    case EXPR_PARAM: return true;
    case EXPR_COLUMN: return e->relation && !own_relation(q, e->relation);
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_CAST: {
        struct fixed f = {q, true};
        expr_children(e, check_fixed, &f);
        return f.is;
    }
    default: return false;
    }
}

static struct found plain_column(const struct query *q, const struct expr *e)
{
    struct found f = {NULL, 0};
    if (e->kind == EXPR_COLUMN && own_relation(q, e->relation)) {
        f.relation = e->relation;
        f.column = e->column_index;
    }
    return f;
}

struct collect {
    struct arena *a;
    const struct query *q;
    const struct join *join;
    equality_vec *out;
};

static void add(struct collect *c, const struct expr *left, const struct expr *right)
{
    struct equality e = {left, right, plain_column(c->q, left), plain_column(c->q, right), c->join};
    if (e.left_column.relation || e.right_column.relation) {
        vec_push(c->a, c->out, e);
    }
}

static void collect(struct collect *c, const struct expr *e)
{
    while (e && e->kind == EXPR_BINARY && e->op == OP_AND) { /* chains lean to the left */
        collect(c, e->b);
        e = e->a;
    }
    if (!e || e->kind != EXPR_BINARY || e->op != OP_EQ) {
        return;
    }
    if (e->a->kind == EXPR_ROW && e->b->kind == EXPR_ROW) {
        for (unsigned i = 0; i < e->a->list.n && i < e->b->list.n; i++) {
            add(c, e->a->list.v[i], e->b->list.v[i]);
        }
    } else {
        add(c, e->a, e->b);
    }
}

void equalities_of(struct arena *a, const struct query *q, const struct expr *where, equality_vec *out)
{
    struct collect c = {a, q, NULL, out};
    collect(&c, where);
    for (unsigned i = 0; i < q->joins.n; i++) {
        const struct join *j = q->joins.v[i];
        c.join = j;
        collect(&c, j->on);
        for (unsigned k = 0; k < j->same_left.n; k++) {
            struct equality e = {NULL, NULL, j->same_left.v[k], j->same_right.v[k], j};
            if (!j->left_merged.v[k] && !j->unproved.v[k]) { /* else the left column may be NULL */
                vec_push(a, out, e);
            }
        }
    }
}
