/* delta_apart.c: whether the sources that changed can be planned and written without the others. Part of delta.
 *
 * What joins them: names at file scope of the generated C, rows that several share, and the names of their files. */
#include <stdlib.h>

#include "delta_part.h"

/* ---------------------------------------------------------------- uses of tables' rows */

enum { ROW = 1, INPUT = 2 };

struct tally {
    struct arena *arena;
    struct map tables; /* table → unsigned: ROW, INPUT */
};

static void tally(struct tally *t, const emit_use_vec *uses)
{
    for (unsigned i = 0; i < uses->n; i++) {
        unsigned *how = map_get(&t->tables, uses->v[i].table);
        if (!how) {
            how = ARENA_NEW(t->arena, unsigned);
            map_set(&t->tables, uses->v[i].table, how);
        }
        *how |= ROW | (uses->v[i].input ? INPUT : 0);
    }
}

static void tally_state(struct tally *t, const struct delta *x, bool changed)
{
    *t = (struct tally){.arena = x->run->arena};
    map_init(&t->tables, t->arena, false);
    for (unsigned i = 0; i < x->state.sources.n; i++)
        if (changed || !x->changed[i]) tally(t, &x->state.sources.v[i].part.uses);
}

static bool covers(const struct tally *a, const struct tally *b)
{
    for (unsigned i = 0; i < b->tables.n; i++) {
        const unsigned *have = map_get(&a->tables, b->tables.entries[i].key), *want = b->tables.entries[i].value;
        if (!have || (*have & *want) != *want) return false;
    }
    return true;
}

static bool same_rows(const struct delta *x, const struct emit_facts *facts)
{
    struct tally before, after;
    tally_state(&before, x, true);
    tally_state(&after, x, false);
    for (unsigned i = 0; i < facts->parts.n; i++) tally(&after, &facts->parts.v[i].uses);
    return covers(&before, &after) && covers(&after, &before);
}

void delta_others(struct delta *x)
{
    struct tally t;
    struct arena *a = x->run->arena;
    tally_state(&t, x, false);
    for (unsigned i = 0; i < t.tables.n; i++) {
        bool input = *(const unsigned *)t.tables.entries[i].value & INPUT;
        vec_push(a, &x->others.uses, ((struct emit_use){t.tables.entries[i].key, input}));
    }
    for (unsigned i = 0; i < x->state.sources.n; i++)
        if (!x->changed[i] && x->state.sources.v[i].queries.n) vec_push(a, &x->others.sources, x->files.v[i]);
}

/* ---------------------------------------------------------------- names */

static int by_number(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

static void add_all(struct arena *a, hash_vec *to, const hash_vec *from)
{
    for (unsigned i = 0; i < from->n; i++) vec_push(a, to, from->v[i]);
}

static bool have_common(const hash_vec *sorted, const hash_vec *others)
{
    for (unsigned i = 0; i < others->n && sorted->n; i++)
        if (bsearch(&others->v[i], sorted->v, sorted->n, sizeof *sorted->v, by_number)) return true;
    return false;
}

static void sort(hash_vec *v)
{
    if (v->n) qsort(v->v, v->n, sizeof *v->v, by_number);
}

/* Has a source that changed queries now where it had none, or none where it had some? Then other sources' files may
 * come to be called otherwise. */
static bool same_files(const struct delta *x)
{
    struct map with;
    map_init(&with, x->run->arena, false);
    for (unsigned i = 0; i < x->part.sites.n; i++) map_set(&with, x->part.sites.v[i]->source->path, x->part.sites.v[i]);
    for (unsigned i = 0; i < x->state.sources.n; i++) {
        bool has = map_get(&with, x->files.v[i]) != NULL;
        if (x->changed[i] && has != (x->state.sources.v[i].queries.n > 0)) return false;
    }
    return true;
}

bool delta_names_apart(const struct delta *x)
{
    hash_vec mine = {0};
    struct arena *a = x->run->arena;
    for (unsigned i = 0; i < x->part.sites.n; i++) {
        vec_push(a, &mine, str_hash(x->part.sites.v[i]->name));
        if (x->part.sites.v[i]->annotation.row.n) return false;
    }
    for (unsigned i = 0; i < x->state.sources.n; i++)
        if (x->changed[i]) add_all(a, &mine, &x->state.sources.v[i].queries);
    sort(&mine);
    for (unsigned i = 0; i < x->state.sources.n; i++) {
        const struct state_source *s = &x->state.sources.v[i];
        if (x->changed[i] ? s->part.shared.n > 0
                          : have_common(&mine, &s->queries) || have_common(&mine, &s->part.shared))
            return false;
    }
    return same_files(x);
}

bool delta_plan_apart(const struct delta *x, const struct emit_facts *facts)
{
    hash_vec mine = {0};
    for (unsigned i = 0; i < facts->parts.n; i++) add_all(x->run->arena, &mine, &facts->parts.v[i].names);
    sort(&mine);
    for (unsigned i = 0; i < x->state.sources.n; i++)
        if (!x->changed[i] && have_common(&mine, &x->state.sources.v[i].part.names)) return false;
    return same_rows(x, facts);
}
