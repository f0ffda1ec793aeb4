/* model_keep.c: a query's facts without the memory that its proof took. MODEL.
 *
 * A statement's tree, scopes and types are many times what is proved of it; they are made in memory that is used again for
 * the next query. What a diagnostic may point at (places, the schema's objects) outlives both. */
#include "sema/model.h"

#include <string.h>

/* Where the copy goes, and what will not stay. */
struct keeper {
    struct arena *arena;
    const struct arena *scratch;
};

static struct str keep(const struct keeper *k, struct str s)
{
    return s.n && arena_holds(k->scratch, s.p) ? str_dup(k->arena, s) : s;
}

static struct type keep_type(const struct keeper *k, struct type t)
{
    t.collation = keep(k, t.collation);
    t.sql_type = keep(k, t.sql_type);
    return t;
}

/* A vector's items, copied byte for byte. */
static void *keep_items(const struct keeper *k, const void *items, size_t size)
{
    return size ? memcpy(arena_alloc(k->arena, size), items, size) : NULL;
}
#define KEEP(k, vec) ((vec)->v = keep_items((k), (vec)->v, (vec)->n * sizeof *(vec)->v), (vec)->cap = (vec)->n)

static void keep_columns(const struct keeper *k, struct model_query *q)
{
    KEEP(k, &q->columns);
    for (unsigned i = 0; i < q->columns.n; i++) {
        struct model_column *c = &q->columns.v[i];
        c->name = keep(k, c->name);
        c->type = keep_type(k, c->type);
        c->origin_table = keep(k, c->origin_table);
        c->origin_column = keep(k, c->origin_column);
        c->embed = keep(k, c->embed);
        c->embed_table = keep(k, c->embed_table);
    }
}

static void keep_params(const struct keeper *k, struct model_query *q)
{
    KEEP(k, &q->params);
    for (unsigned i = 0; i < q->params.n; i++) {
        struct model_param *p = &q->params.v[i];
        p->name = keep(k, p->name);
        p->type = keep_type(k, p->type);
        KEEP(k, &p->positions);
    }
}

static void keep_uses(const struct keeper *k, struct model_query *q)
{
    KEEP(k, &q->uses);
    for (unsigned i = 0; i < q->uses.n; i++) {
        struct model_use *u = &q->uses.v[i];
        u->table = keep(k, u->table);
        KEEP(k, &u->columns);
        for (unsigned c = 0; c < u->columns.n; c++) u->columns.v[c] = keep(k, u->columns.v[c]);
    }
}

static void keep_text(const struct keeper *k, struct model_text *t)
{
    t->sql = keep(k, t->sql);
    KEEP(k, &t->order);
    KEEP(k, &t->lists);
    for (unsigned i = 0; i < t->lists.n; i++) {
        t->lists.v[i].json = keep(k, t->lists.v[i].json);
        t->lists.v[i].like = keep(k, t->lists.v[i].like);
    }
}

struct model_query *model_query_keep(struct arena *a, const struct arena *scratch, const struct model_query *from)
{
    const struct keeper keeper = {a, scratch}, *k = &keeper;
    struct model_query *q = ARENA_NEW(a, struct model_query);
    *q = *from;
    keep_columns(k, q);
    keep_params(k, q);
    keep_uses(k, q);
    for (int t = 0; t < N_TARGETS; t++) keep_text(k, &q->text[t]);
    KEEP(k, &q->routines);
    q->row_table = keep(k, q->row_table);
    q->params_table = keep(k, q->params_table);
    q->fingerprint = keep(k, q->fingerprint);
    q->why_many = (struct why_many){0};
    q->stmt = NULL;
    return q;
}
