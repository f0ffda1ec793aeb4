/* advise_join.c: tables that no condition connects, and conditions that no index serves: W0312, W0310. See advise.h. */
#include "sema/advise.h"
#include "sema/conjuncts.h"
#include "sema/walk.h"

/* ---------------------------------------------------------------- W0312 */

struct parts {
    const struct query *q;
    unsigned *of; /* by relation: the part it belongs to */
    unsigned one; /* a relation that the looked at condition names; n: none yet */
    bool all;     /* it has a subquery, which may name any of them */
};

static void join_parts(struct parts *p, unsigned a, unsigned b)
{
    unsigned from = p->of[a], to = p->of[b];
    for (unsigned i = 0; i < p->q->relations.n; i++) {
        if (p->of[i] == from) {
            p->of[i] = to;
        }
    }
}

static void connect(void *context, struct expr *e)
{
    struct parts *p = context;
    p->all = p->all || e->select;
    unsigned at = e->kind == EXPR_COLUMN && e->relation ? relation_position(p->q, e->relation) : p->q->relations.n;
    if (at < p->q->relations.n) {
        if (p->one < p->q->relations.n) {
            join_parts(p, p->one, at);
        }
        p->one = at;
    }
    expr_children(e, connect, p);
}

static void connect_all(struct parts *p)
{
    for (unsigned i = 1; i < p->q->relations.n; i++) {
        join_parts(p, i, 0);
    }
}

/* Each part of an AND by itself connects what it names. */
static void connect_condition(struct parts *p, struct expr *e)
{
    while (e && e->kind == EXPR_BINARY && e->op == OP_AND) { /* chains lean to the left */
        connect_condition(p, e->b);
        e = e->a;
    }
    if (!e) {
        return;
    }
    p->one = p->q->relations.n;
    connect(p, e);
    if (p->all) {
        connect_all(p);
    }
}

/* CROSS JOIN says it; so do ON and USING, whatever they say. */
static bool meant(const struct join *j)
{
    return j->kind == JOIN_CROSS || j->on || j->same_left.n || (j->ref && j->ref->natural);
}

/* What gives one row, or depends on its neighbours, multiplies nothing by mistake. */
static bool harmless(const struct relation *r)
{
    return r->single || r->args.n || (!r->table && !r->query) ||
           (r->query && (r->query->at_most_one || r->query->select->values.n));
}

void advise_cross_join(struct advise *v, const struct query *q, const struct expr *where)
{
    if (!q || q->relations.n < 2) {
        return;
    }
    struct parts p = {.q = q, .of = ARENA_ARRAY(v->x->a, unsigned, q->relations.n)};
    for (unsigned i = 0; i < q->relations.n; i++) {
        p.of[i] = i;
    }
    for (unsigned i = 0; i < q->joins.n; i++) {
        const struct join *j = q->joins.v[i];
        connect_condition(&p, j->on);
        for (unsigned k = j->first; meant(j) && k + 1 < j->last; k++) {
            join_parts(&p, k, j->middle);
            join_parts(&p, k + 1, j->middle);
        }
    }
    connect_condition(&p, (struct expr *)(uintptr_t)where);
    for (unsigned i = 1; i < q->relations.n; i++) {
        const struct relation *r = q->relations.v[i];
        if (p.of[i] == p.of[0] || harmless(r) || harmless(q->relations.v[0])) {
            continue;
        }
        struct diag *g =
            infer_report(v->x, DIAG_W0312, r->span, "no condition connects `%.*s` with `%.*s`: each row meets each row",
                         STR_ARG(r->name), STR_ARG(q->relations.v[0]->name));
        diag_hint(v->x->d, g, "if that is meant: CROSS JOIN");
        return;
    }
}

/* ---------------------------------------------------------------- W0310 */

struct named {
    const struct relation *r;
    bool any, served;
};

static bool leads_index(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        const struct index *x = t->indexes.v[i];
        if (x->parts.n && x->parts.v[0].column == c) {
            return true;
        }
    }
    return c && c->rowid_alias;
}

static void look(void *context, struct expr *e)
{
    struct named *n = context;
    if (e->kind == EXPR_COLUMN && e->relation == n->r) {
        n->any = true;
        bool rowid = n->r->rowid && e->column_index == n->r->n_columns;
        n->served = n->served || rowid || (e->column && leads_index(n->r->table, e->column));
    }
    n->served = n->served || e->select != NULL;
    expr_children(e, look, n);
}

/* WHERE names columns of the table, and none of them begins an index: all of it is read, however large it grows. */
void advise_index(struct advise *v, const struct query *q, const struct expr *where)
{
    for (unsigned i = 0; q && where && i < q->relations.n; i++) {
        struct named n = {.r = q->relations.v[i]};
        if (!n.r->table) {
            continue;
        }
        look(&n, (struct expr *)(uintptr_t)where);
        for (unsigned k = 0; k < q->joins.n; k++) {
            if (q->joins.v[k]->on) {
                look(&n, q->joins.v[k]->on);
            }
            n.served = n.served || q->joins.v[k]->same_left.n;
        }
        if (n.any && !n.served) {
            struct diag *g =
                infer_report(v->x, DIAG_W0310, n.r->span, "no index of `%.*s` begins with a column of these conditions",
                             STR_ARG(n.r->table->name));
            diag_note(v->x->d, g, n.r->table->place, "the table is declared here");
        }
    }
}
