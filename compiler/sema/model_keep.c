/* model_keep.c: a query's facts without the memory that its proof took. MODEL.
 *
 * A statement's tree, scopes and types are many times what is proved of it; they are made in memory that is used again for
 * the next query. What a diagnostic may point at (places, the schema's objects) outlives both. */
#include "sema/model.h"

#include <string.h>

static struct str keep(struct arena *a, struct str s)
{
    return s.n ? str_dup(a, s) : s;
}

static struct type keep_type(struct arena *a, struct type t)
{
    t.collation = keep(a, t.collation);
    t.sql_type = keep(a, t.sql_type);
    return t;
}

/* A vector's items, copied byte for byte. */
static void *keep_items(struct arena *a, const void *items, size_t size)
{
    return size ? memcpy(arena_alloc(a, size), items, size) : NULL;
}
#define KEEP(a, vec) ((vec)->v = keep_items((a), (vec)->v, (vec)->n * sizeof *(vec)->v), (vec)->cap = (vec)->n)

static void keep_columns(struct arena *a, struct model_query *q)
{
    KEEP(a, &q->columns);
    for (unsigned i = 0; i < q->columns.n; i++) {
        struct model_column *c = &q->columns.v[i];
        c->name = keep(a, c->name);
        c->type = keep_type(a, c->type);
        c->origin_table = keep(a, c->origin_table);
        c->origin_column = keep(a, c->origin_column);
        c->embed = keep(a, c->embed);
        c->embed_table = keep(a, c->embed_table);
    }
}

static void keep_params(struct arena *a, struct model_query *q)
{
    KEEP(a, &q->params);
    for (unsigned i = 0; i < q->params.n; i++) {
        struct model_param *p = &q->params.v[i];
        p->name = keep(a, p->name);
        p->type = keep_type(a, p->type);
        KEEP(a, &p->positions);
    }
}

static void keep_uses(struct arena *a, struct model_query *q)
{
    KEEP(a, &q->uses);
    for (unsigned i = 0; i < q->uses.n; i++) {
        struct model_use *u = &q->uses.v[i];
        u->table = keep(a, u->table);
        KEEP(a, &u->columns);
        for (unsigned k = 0; k < u->columns.n; k++) u->columns.v[k] = keep(a, u->columns.v[k]);
    }
}

static void keep_text(struct arena *a, struct model_text *t)
{
    t->sql = keep(a, t->sql);
    KEEP(a, &t->order);
    KEEP(a, &t->lists);
    for (unsigned i = 0; i < t->lists.n; i++) t->lists.v[i].json = keep(a, t->lists.v[i].json);
}

struct model_query *model_query_keep(struct arena *a, const struct model_query *from)
{
    struct model_query *q = ARENA_NEW(a, struct model_query);
    *q = *from;
    keep_columns(a, q);
    keep_params(a, q);
    keep_uses(a, q);
    for (int t = 0; t < N_TARGETS; t++) keep_text(a, &q->text[t]);
    KEEP(a, &q->routines);
    q->row_table = keep(a, q->row_table);
    q->params_table = keep(a, q->params_table);
    q->fingerprint = keep(a, q->fingerprint);
    q->stmt = NULL;
    return q;
}
