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

static bool encloses(const struct scope *outer, const struct scope *s)
{
    while (s && s != outer) {
        s = s->outer;
    }
    return s != NULL;
}

/* MySQL and MariaDB: where the query can have none of no columns, the next one around it that can has it. */
static struct spot *further_out(const struct bind *b, struct spot *at)
{
    struct spot *first = at;
    for (struct outer_spot *o = b->outer_spot; o && o->at && !at->query && b->o.flavour != FLAVOUR_DOLT; o = o->up) {
        bool condition = at->clause == CLAUSE_WHERE || at->clause == CLAUSE_ON;
        at = condition && encloses(o->at->scope, first->scope) ? o->at : first;
        if (at == first) {
            break;
        }
    }
    return at->query ? at : first;
}

/* Where the query stands whose aggregate it is: by the standard, the innermost that its columns are of. */
static struct spot *home_of(const struct bind *b, struct spot *at, const struct spot *inner)
{
    struct outer_spot *o = b->outer_spot;
    bool nothing = !inner->n_outer && !inner->n_own;
    if (nothing && b->o.dialect == DIALECT_MYSQL && (at->clause == CLAUSE_WHERE || at->clause == CLAUSE_ON)) {
        return further_out(b, at);
    }
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
    home->query->gathers = home->query->gathers || (!home->in_window && home->clause != CLAUSE_WINDOW);
    bool listed = home->clause == CLAUSE_SELECT || home->clause == CLAUSE_ORDER;
    if (e->outer && listed && !home->in_window) {
        home->query->far_aggregate = e;
    }
    if (e->outer && b->o.dialect == DIALECT_MYSQL) { /* Dolt computes it over the subquery's own rows */
        bind_servers(b, FUNC_MYSQL | FUNC_MARIADB, DIAG_E0103, e->call->function.span,
                     "an aggregate of the enclosing query in a subquery");
    }
}

/* What an aggregate's spots count, here and in the queries around. */
enum { COUNTED_AROUND = 8 };
struct counted {
    unsigned n_own[COUNTED_AROUND + 1], n_outer[COUNTED_AROUND + 1], nearest[COUNTED_AROUND + 1];
    bool aggregate[COUNTED_AROUND + 1];
};

static void count_keep(const struct bind *b, const struct spot *at, struct counted *c)
{
    const struct outer_spot *o = b->outer_spot;
    for (unsigned i = 0; i <= COUNTED_AROUND && at; i++) {
        c->n_own[i] = at->n_own;
        c->n_outer[i] = at->n_outer;
        c->nearest[i] = at->nearest;
        c->aggregate[i] = at->query && at->query->aggregate;
        at = o ? o->at : NULL;
        o = o ? o->up : NULL;
    }
}

static void count_restore(const struct bind *b, struct spot *at, const struct counted *c)
{
    const struct outer_spot *o = b->outer_spot;
    for (unsigned i = 0; i <= COUNTED_AROUND && at; i++) {
        at->n_own = c->n_own[i];
        at->n_outer = c->n_outer[i];
        at->nearest = c->nearest[i];
        if (at->query) {
            at->query->aggregate = c->aggregate[i];
        }
        at = o ? o->at : NULL;
        o = o ? o->up : NULL;
    }
}

static void find_param(void *context, struct expr *e)
{
    bool *found = context;
    *found = *found || e->kind == EXPR_PARAM || e->select;
    expr_children(e, find_param, found);
}

/* SQLite drops x of `x IN ()`, and the aggregates in it gather nothing. */
void bind_in_nothing(struct bind *b, struct spot *at, struct expr *e)
{
    struct counted before;
    bool keep = false;
    count_keep(b, at, &before);
    bind_children(b, at, e);
    count_restore(b, at, &before);
    find_param(&keep, e->a);
    if (expr_aggregates(e->a) && !keep) {
        *e->a = (struct expr){.kind = EXPR_NULL, .span = e->a->span};
    }
}

/* SQLite asks whose an aggregate is when the columns are gone that it has made a constant of. */
void bind_is(struct bind *b, struct spot *at, struct expr *e)
{
    struct counted before;
    count_keep(b, at, &before);
    bind_children(b, at, e);
    if (b->o.dialect == DIALECT_SQLITE && e->is == IS_NULL && null_test_folded(e->a)) {
        count_restore(b, at, &before);
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
