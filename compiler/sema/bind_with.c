/* bind_with.c: BIND for WITH: its queries, and who sees which.
 *
 * Each sees those before it, and itself where it is recursive. In SQLite, and behind MariaDB's RECURSIVE, it sees those
 * after it too: such a one is bound when it is first named. */
#include "sema/bind.h"
#include "sema/funcs.h"

struct with_scope {
    const struct with *with;
    struct query *query; /* whose WITH it is */
    struct scope *outer;
    struct cte_scope *in_body; /* that it stands in */
    struct cte_scope *last;    /* of its queries: the chain that those which see all of them begin at */
};

static bool same_name(const struct bind *b, struct str a, struct str c)
{
    return b->o.dialect == DIALECT_POSTGRES ? str_eq(a, c) : str_eq_nocase(a, c);
}

/* Only MySQL distinguishes the letters' case. */
static void named_twice(struct bind *b, const struct with *w, unsigned i)
{
    bool exact = b->o.dialect == DIALECT_POSTGRES || (b->o.dialect == DIALECT_MYSQL && b->o.flavour == FLAVOUR_MYSQL);
    const struct name *name = &w->ctes.v[i].name;
    for (unsigned k = 0; k < i; k++) {
        struct str have = w->ctes.v[k].name.text;
        if (exact ? str_eq(have, name->text) : str_eq_nocase(have, name->text)) {
            struct diag *g = bind_report(b, DIAG_E0206, name->span, "two queries of this WITH are called `%.*s`",
                                         STR_ARG(name->text));
            diag_note(b->d, g, place_sql(b->text, w->ctes.v[k].name.span), "the other one");
            return;
        }
    }
}

static bool has_column(const struct cte *c, const struct query *body, struct str name)
{
    for (unsigned i = 0; i < c->columns.n; i++) {
        if (str_eq_nocase(c->columns.v[i].text, name)) {
            return true;
        }
    }
    for (unsigned i = 0; !c->columns.n && i < body->results.n; i++) {
        if (str_eq_nocase(body->results.v[i].name, name)) {
            return true;
        }
    }
    return false;
}

/* Its names, and MariaDB's CYCLE. */
static void check_names(struct bind *b, const struct cte *c, struct query *body)
{
    unsigned names = c->columns.n;
    if (!names) {
        check_values_names(b, body);
    }
    if (names && !body->poisoned && names != body->results.n) {
        bind_report(b, DIAG_E0209, c->name.span, "`%.*s` has %u names for %u columns", STR_ARG(c->name.text), names,
                    body->results.n);
        body->poisoned = true;
    }
    for (unsigned i = 0; i < c->cycle.n && !body->poisoned; i++) {
        if (!has_column(c, body, c->cycle.v[i].text)) {
            bind_report(b, DIAG_E0203, c->cycle.v[i].span, "no column `%.*s` in `%.*s`", STR_ARG(c->cycle.v[i].text),
                        STR_ARG(c->name.text));
        }
    }
}

/* Its body, as it stands there: nothing of the place where it is named is visible in it. */
static void bind_cte(struct bind *b, struct cte_scope *c)
{
    struct with_scope *w = c->with;
    struct cte_scope *ctes = b->ctes, *body = b->body, *in_body = b->in_body;
    b->in_body = c;
    struct outer_spot *spot = b->outer_spot;
    bool before = b->read_before;
    unsigned reads = b->reads.n;
    c->pending = false;
    b->ctes = w->last;
    b->body = w->with->recursive || b->o.dialect == DIALECT_SQLITE ? c : NULL;
    b->read_before = true;
    b->named = c->cte->columns.n ? &c->cte->columns : NULL;
    /* MariaDB's sees nothing of the queries around the one that has the WITH. */
    bool alone = b->o.dialect == DIALECT_MYSQL && b->o.flavour == FLAVOUR_MARIADB;
    struct query *q = bind_select(b, c->cte->select, alone ? NULL : w->outer);
    note_reads_apart(b, reads, q);
    b->in_body = in_body;
    b->outer_spot = spot;
    b->read_before = before;
    b->body = body;
    b->ctes = ctes;
    c->query = q;
    vec_push(b->a, &w->query->ctes, q);
    check_names(b, c->cte, q);
}

/* A query of the WITH that stands behind the one which names it. */
static bool sees_later(struct bind *b, const struct with *w)
{
    bool maria = b->o.dialect == DIALECT_MYSQL && w->recursive &&
                 (b->o.flavour == FLAVOUR_MARIADB || b->o.flavour == FLAVOUR_ANY);
    return b->o.dialect == DIALECT_SQLITE || maria;
}

/* MariaDB's WITH sees the WITH around it in that one's queries, and not in the query that has it. */
static bool seen_by_mariadb(const struct bind *b, const struct cte_scope *c)
{
    const struct cte_scope *in = b->in_body;
    bool asked = b->o.dialect == DIALECT_MYSQL && (b->o.flavour == FLAVOUR_ANY || b->o.flavour == FLAVOUR_MARIADB);
    if (!asked || c->with->in_body == in) {
        return true;
    }
    while (in && in->with != c->with) {
        in = in->with->in_body;
    }
    return in != NULL;
}

struct cte_scope *bind_find_cte(struct bind *b, const struct qname *name)
{
    for (struct cte_scope *c = b->ctes; c && !name->schema.text.n; c = c->up) {
        if (!same_name(b, c->cte->name.text, name->name.text)) {
            continue;
        }
        if (c->pending && b->o.dialect == DIALECT_MYSQL && b->o.flavour == FLAVOUR_ANY) {
            if (catalog_find(b->cat, name)) {
                continue;
            }
            bind_servers(b, FUNC_MARIADB, DIAG_E0201, name->span, "a query of the same WITH further down");
        }
        if (c->pending) {
            bind_cte(b, c);
        }
        bool seen = seen_by_mariadb(b, c);
        if (!seen && b->o.flavour == FLAVOUR_MARIADB && catalog_find(b->cat, name)) {
            continue;
        }
        if (!seen) {
            bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0201, name->span, "in a WITH a query of the WITH around it");
        }
        if (c->query) {
            return c;
        }
    }
    return NULL;
}

void bind_with(struct bind *b, struct with *w, struct query *q, struct scope *outer)
{
    if (!w) {
        return;
    }
    struct with_scope *here = ARENA_NEW(b->a, struct with_scope);
    *here = (struct with_scope){w, q, outer, b->in_body, b->ctes};
    bool later = sees_later(b, w);
    VEC(struct cte_scope *) all = {0};
    for (unsigned i = 0; i < w->ctes.n; i++) {
        struct cte_scope *c = ARENA_NEW(b->a, struct cte_scope);
        *c = (struct cte_scope){.up = i ? all.v[i - 1] : b->ctes, .cte = &w->ctes.v[i], .pending = later, .with = here};
        vec_push(b->a, &all, c);
        here->last = c;
    }
    for (unsigned i = 0; i < w->ctes.n; i++) {
        named_twice(b, w, i);
        here->last = later ? here->last : all.v[i];
        if (!all.v[i]->query) {
            bind_cte(b, all.v[i]);
        }
    }
    b->ctes = here->last;
}
