/* bind_aggregate.c: BIND for aggregates: the query whose rows one gathers, and where it may stand. */
#include "sema/bind.h"
#include "sema/funcs.h"
#include "sema/walk.h"

static bool aggregate_allowed(struct bind *b, struct spot *at, const struct expr *e)
{
    struct str name = e->call->function.name.text;
    if (at->in_aggregate) {
        bind_report(b, DIAG_E0207, e->span, "%.*s() stands inside another aggregate", STR_ARG(name));
        return false;
    }
    if (!at->query) {
        bind_report(b, DIAG_E0207, e->span, "%.*s() is an aggregate, which cannot stand in %s", STR_ARG(name),
                    clause_name(at->clause));
        return false;
    }
    return true;
}

/* Where the query stands whose aggregate it is: by the standard, the innermost that its columns are of. */
static struct spot *home_of(const struct bind *b, struct spot *at, const struct spot *inner)
{
    struct outer_spot *o = b->outer_spot;
    if (!inner->n_outer || inner->n_own) {
        return at;
    }
    for (unsigned i = 1; o && i < inner->nearest; i++) {
        o = o->up;
    }
    if (!o || !o->at) {
        return at;
    }
    /* MySQL: where that query can have none there, this one has it. */
    return b->o.dialect == DIALECT_MYSQL && !o->at->query && at->query ? at : o->at;
}

/* The MySQL family's grammar has DISTINCT in these alone. */
static void check_distinct(struct bind *b, const struct expr *e)
{
    static const char *const names[] = {"COUNT", "SUM", "AVG", "MIN", "MAX", "GROUP_CONCAT"};
    struct str name = e->call->function.name.text;
    bool may = b->o.dialect != DIALECT_MYSQL || !e->call->distinct;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        may = may || str_is(name, names[i]);
    }
    if (!may) {
        unsigned servers = str_is(name, "JSON_ARRAYAGG") ? FUNC_MARIADB | FUNC_DOLT : FUNC_DOLT;
        bind_servers(b, servers, DIAG_E0103, e->call->function.span,
                     str_printf(b->a, "DISTINCT in %.*s()", STR_ARG(name)).p);
    }
}

void bind_aggregate(struct bind *b, struct spot *at, struct expr *e)
{
    struct spot inner = *at;
    inner.in_aggregate = true;
    inner.n_own = inner.n_outer = 0;
    inner.aliases = NULL;
    if (at->in_aggregate) {
        aggregate_allowed(b, at, e);
        bind_children(b, &inner, e);
        e->kind = EXPR_ERROR;
        return;
    }
    check_distinct(b, e);
    if (b->o.dialect == DIALECT_SQLITE && e->call->distinct && e->list.n != 1) {
        bind_report(b, DIAG_E0205, e->call->function.span, "an aggregate of DISTINCT values takes 1 argument, not %u",
                    e->list.n);
    }
    bind_children(b, &inner, e);
    at->n_own += inner.n_own;
    at->n_outer += inner.n_outer;
    struct spot *home = home_of(b, at, &inner);
    if (!aggregate_allowed(b, home, e)) {
        e->kind = EXPR_ERROR;
        return;
    }
    e->aggregate = true;
    e->outer = home != at;
    home->query->aggregate = true;
    bool listed = home->clause == CLAUSE_SELECT || home->clause == CLAUSE_ORDER;
    if (e->outer && listed && !home->in_window) {
        home->query->far_aggregate = e;
    }
    if (e->outer && b->o.dialect == DIALECT_MYSQL) { /* Dolt computes it over the subquery's own rows */
        bind_servers(b, FUNC_MYSQL | FUNC_MARIADB, DIAG_E0103, e->call->function.span,
                     "an aggregate of the enclosing query in a subquery");
    }
}

/* ---------------------------------------------------------------- SQLite: an aggregate of a query around this one */

struct refusal {
    struct bind *b;
    const char *why;
};

static void refuse_outer(void *context, struct expr *e)
{
    struct refusal *r = context;
    struct bind *b = r->b;
    if (e->aggregate && e->outer) {
        struct diag *g = bind_report(b, DIAG_E0207, e->span, "%.*s() gathers the rows of a query around this one, %s",
                                     STR_ARG(e->call->function.name.text), r->why);
        diag_hint(b->d, g, "select it in a subquery of its own: (SELECT %.*s(…))",
                  STR_ARG(e->call->function.name.text));
        e->kind = EXPR_ERROR;
        return;
    }
    expr_children(e, refuse_outer, r);
}

void check_outer_aggregates(struct bind *b, const struct query *q)
{
    const struct select *s = q->select;
    if (b->o.dialect != DIALECT_SQLITE || q->aggregate || s->group_by.n) {
        return;
    }
    struct refusal r = {b, "and this one gathers none"};
    for (unsigned i = 0; i < q->joins.n; i++) {
        if (q->joins.v[i]->on) {
            refuse_outer(&r, q->joins.v[i]->on);
        }
    }
    if (s->where) {
        refuse_outer(&r, s->where);
    }
}

void check_far_aggregates(struct bind *b, const struct query *q)
{
    if (b->o.dialect == DIALECT_SQLITE && q->window_call && q->far_aggregate) {
        bind_report(b, DIAG_E0207, q->far_aggregate->span,
                    "%.*s() gathers the rows of a query around this one, which has window functions",
                    STR_ARG(q->far_aggregate->call->function.name.text));
        q->far_aggregate->kind = EXPR_ERROR;
    }
}

void check_values_aggregates(struct bind *b, const struct select *s)
{
    struct refusal r = {b, "and stands in a VALUES of several rows"};
    for (unsigned i = 0; b->o.dialect == DIALECT_SQLITE && s->values.n > 1 && i < s->values.n; i++) {
        for (unsigned k = 0; k < s->values.v[i].n; k++) {
            refuse_outer(&r, s->values.v[i].v[k]);
        }
    }
}
