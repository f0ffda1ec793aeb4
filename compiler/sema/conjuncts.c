/* conjuncts.c: the equalities that a bound query's rows fulfil. */
#include "sema/conjuncts.h"

#include "sema/funcs.h"
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

/* What may change from one call to the next, in any engine; others are the engines' own, and give the same for the same. */
static bool is_restless(struct str name)
{
    static const char *const names[] = {
        "rand",         "random",        "randomblob",        "uuid",           "uuid_short",
        "uuidv4",       "uuidv7",        "gen_random_uuid",   "sysdate",        "sleep",
        "benchmark",    "random_bytes",  "last_insert_id",    "row_count",      "found_rows",
        "changes",      "total_changes", "get_lock",          "release_lock",   "release_all_locks",
        "is_free_lock", "is_used_lock",  "last_insert_rowid", "load_file",      "nextval",
        "lastval",      "setval",        "sys_guid",          "clock_timestamp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (str_eq_nocase(name, str_from(names[i]))) {
            return true;
        }
    }
    return false;
}

static bool calls_steady(const struct expr *e)
{
    const struct func *f = e->call->func;
    if (e->call->routine) {
        return e->call->routine->create->deterministic;
    }
    return f && !f->restless && !is_restless(e->call->function.name.text);
}

static void check_within(void *context, struct expr *e);

/* A query that looks at no row of q is asked once, whatever it computes, if that is not by chance. */
static bool query_steady(const struct query *q, const struct select *s)
{
    struct fixed f = {q, true};
    select_exprs(s, check_within, &f);
    return f.is;
}

/* An expression of that query. */
static void check_within(void *context, struct expr *e)
{
    struct fixed *f = context;
    switch (e->kind) {
    case EXPR_COLUMN: f->is = f->is && !own_relation(f->q, e->relation); break;
    case EXPR_CALL: f->is = f->is && calls_steady(e); break;
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_IS:
    case EXPR_DISTINCT:
    case EXPR_BETWEEN:
    case EXPR_IN:
    case EXPR_LIKE:
    case EXPR_CASE:
    case EXPR_CAST:
    case EXPR_COLLATE:
    case EXPR_SUBQUERY:
    case EXPR_EXISTS:
    case EXPR_STAR:
    case EXPR_ROW: break;
    default: f->is = f->is && fixed_in(f->q, e); break;
    }
    if (f->is && e->select) {
        select_exprs(e->select, check_within, f);
    }
    if (f->is) {
        expr_children(e, check_within, f);
    }
}

static void check_steady(void *context, struct expr *e)
{
    struct fixed *f = context;
    f->is = f->is && steady_in(f->q, e);
}

bool steady_in(const struct query *q, const struct expr *e)
{
    struct fixed f = {q, true};
    switch (e->kind) {
    case EXPR_CALL:
        f.is = calls_steady(e) && !e->aggregate && !e->call->over;
        if (f.is) {
            expr_children(e, check_steady, &f);
        }
        return f.is;
    case EXPR_SUBQUERY: return query_steady(q, e->select);
    case EXPR_UNARY:
    case EXPR_BINARY:
    case EXPR_CASE:
    case EXPR_CAST: expr_children(e, check_steady, &f); return f.is;
    default: return fixed_in(q, e);
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
    bool all;
    equality_vec *out;
};

static void add(struct collect *c, const struct expr *left, const struct expr *right, bool null_safe)
{
    struct equality e = {left, right, plain_column(c->q, left), plain_column(c->q, right), c->join, null_safe};
    if (e.left_column.relation || e.right_column.relation) {
        vec_push(c->a, c->out, e);
    }
}

/* The sides of a = b, each item of a row. */
static void add_sides(struct collect *c, const struct expr *a, const struct expr *b, bool null_safe)
{
    if (a->kind != EXPR_ROW || b->kind != EXPR_ROW) {
        add(c, a, b, null_safe);
        return;
    }
    for (unsigned i = 0; i < a->list.n && i < b->list.n; i++) {
        add(c, a->list.v[i], b->list.v[i], null_safe);
    }
}

/* a IN (b), where what stands to the right is a value and no list of them. */
static bool one_value(const struct expr *e)
{
    const struct expr *value = e->list.n == 1 && !e->select && !e->negated ? e->list.v[0] : NULL;
    return value && (value->kind != EXPR_PARAM || !value->param->list) && value->kind != EXPR_COLUMN;
}

static void collect(struct collect *c, const struct expr *e)
{
    while (e && e->kind == EXPR_BINARY && e->op == OP_AND) { /* chains lean to the left */
        collect(c, e->b);
        e = e->a;
    }
    if (!e) {
        return;
    }
    bool same = (e->kind == EXPR_BINARY && e->op == OP_NULLSAFE_EQ) || (e->kind == EXPR_DISTINCT && e->negated);
    if (e->kind == EXPR_BINARY && e->op == OP_EQ) {
        add_sides(c, e->a, e->b, false);
    } else if (c->all && same) {
        add_sides(c, e->a, e->b, true);
    } else if (c->all && e->kind == EXPR_IN && one_value(e)) {
        add_sides(c, e->a, e->list.v[0], false);
    }
}

void equalities_of(struct arena *a, const struct query *q, const struct expr *where, bool all, equality_vec *out)
{
    struct collect c = {a, q, NULL, all, out};
    collect(&c, where);
    for (unsigned i = 0; i < q->joins.n; i++) {
        const struct join *j = q->joins.v[i];
        c.join = j;
        collect(&c, j->on);
        for (unsigned k = 0; k < j->same_left.n; k++) {
            struct equality e = {NULL, NULL, j->same_left.v[k], j->same_right.v[k], j, false};
            bool merged = j->left_merged.v[k] || (j->right_merged.n && j->right_merged.v[k]);
            if (!merged && !j->unproved.v[k]) { /* else the left column may be NULL */
                vec_push(a, out, e);
            }
        }
    }
}
