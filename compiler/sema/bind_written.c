/* bind_written.c: MySQL's error 1093: a subquery that reads the table which its statement changes. Part of BIND.
 *
 * BIND notes every table that a subquery's own FROM names; what stands in a derived table or in WITH is read before
 * anything is changed, and is none of these. Dolt takes all of them, MariaDB but for a DELETE that names its targets and
 * for RETURNING. */
#include "sema/bind.h"
#include "sema/funcs.h"

void note_read(struct bind *b, const struct table *t, const struct relation *r)
{
    if (b->o.dialect == DIALECT_MYSQL && (b->outer_spot || b->read_before)) {
        struct table_read read = {t, b->read_before, false, r->name, r->span};
        vec_push(b->a, &b->reads, read);
    }
}

void note_reads_apart(struct bind *b, unsigned first, const struct query *q)
{
    for (unsigned i = first; i < b->reads.n && !query_merges(q); i++) {
        b->reads.v[i].apart = true;
    }
}

/* MySQL minds only the table's own name in an INSERT. */
static bool is_minded(const struct bind *b, const struct table_read *r, const struct table *t, unsigned servers)
{
    bool insert = b->stmt->kind == STMT_INSERT && (servers & FUNC_MARIADB);
    return r->table == t && !r->before && (!insert || b->o.flavour == FLAVOUR_MARIADB || str_eq(r->name, t->name));
}

void check_written(struct bind *b, const struct table *t, unsigned servers)
{
    for (unsigned i = 0; t && i < b->reads.n; i++) {
        if (!is_minded(b, &b->reads.v[i], t, servers)) {
            continue;
        }
        unsigned warnings = b->d->all.n;
        bind_servers(b, servers, DIAG_E0225, b->reads.v[i].span, "a subquery on the table that the statement changes");
        if (b->d->all.n > warnings) {
            diag_hint(b->d, b->d->all.v[b->d->all.n - 1],
                      "put it into a derived table: (SELECT … FROM (SELECT …) AS x)");
        }
        return;
    }
}

bool reads_in_place(const struct bind *b, const struct table *t)
{
    for (unsigned i = 0; i < b->reads.n; i++) {
        if (b->reads.v[i].table == t && !b->reads.v[i].apart) {
            return true;
        }
    }
    return false;
}

/* MariaDB finds the table in RETURNING, be it in a derived table, where it is read in place anywhere in the INSERT. */
void check_returning_written(struct bind *b, const struct table *t, bool in_place)
{
    const struct table_read *read = NULL;
    for (unsigned i = 0; i < b->reads.n; i++) {
        if (b->reads.v[i].table != t) {
            continue;
        }
        if (!b->reads.v[i].before) {
            check_written(b, t, FUNC_DOLT);
            return;
        }
        read = &b->reads.v[i];
    }
    if (read && (in_place || reads_in_place(b, t))) {
        bind_servers(b, FUNC_DOLT, DIAG_E0225, read->span,
                     "in RETURNING a derived table on the table that the statement changes");
    }
}

static bool written_before(const assignment_vec *set, unsigned n, const struct table *t)
{
    for (unsigned i = 0; i < n; i++) {
        if (set->v[i].column && set->v[i].column->table == t) {
            return true;
        }
    }
    return false;
}

void check_set_written(struct bind *b, const assignment_vec *set)
{
    for (unsigned i = 0; i < set->n; i++) {
        const struct column *c = set->v[i].column;
        if (c && !written_before(set, i, c->table)) {
            check_written(b, c->table, FUNC_MARIADB | FUNC_DOLT);
        }
    }
}
