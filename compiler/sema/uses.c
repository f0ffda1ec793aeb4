/* uses.c: which columns of which tables a statement depends on, as BIND met them. */
#include <stdlib.h>

#include "sema/analyze.h"

static int by_name(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static int by_table(const void *a, const void *b)
{
    return str_cmp(((const struct model_use *)a)->table, ((const struct model_use *)b)->table);
}

static void add_use(struct bind *b, const struct use *u, struct model_query *q)
{
    struct model_use m = {.table = u->table->key};
    for (unsigned i = 0; i < u->table->columns.n; i++) {
        if (u->columns[i]) {
            vec_push(b->a, &m.columns, u->table->columns.v[i]->name);
        }
    }
    if (m.columns.n) {
        qsort(m.columns.v, m.columns.n, sizeof *m.columns.v, by_name);
    }
    vec_push(b->a, &q->uses, m);
}

void uses_model(struct bind *b, struct model_query *q)
{
    for (unsigned i = 0; i < b->uses.n; i++) {
        if (!b->uses.v[i].table->builtin) { /* schemac's own version tells what those are */
            add_use(b, &b->uses.v[i], q);
        }
    }
    if (q->uses.n) {
        qsort(q->uses.v, q->uses.n, sizeof *q->uses.v, by_table);
    }
}
