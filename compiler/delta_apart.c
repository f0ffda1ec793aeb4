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

/* Most names of others are in no small set: a bit each tells it without a search. */
enum { SIEVE = 1 << 14 };

struct name_set {
    hash_vec names; /* sorted, once all are there */
    uint64_t sieve[SIEVE / 64];
};

static uint64_t sieve_bit(uint64_t name)
{
    return (uint64_t)1 << name % 64;
}

static size_t sieve_word(uint64_t name)
{
    return name / 64 % (SIEVE / 64);
}

static void add_name(struct arena *a, struct name_set *to, uint64_t name)
{
    vec_push(a, &to->names, name);
    to->sieve[sieve_word(name)] |= sieve_bit(name);
}

static void add_all(struct arena *a, struct name_set *to, const hash_vec *from)
{
    for (unsigned i = 0; i < from->n; i++) add_name(a, to, from->v[i]);
}

static int by_number(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x, b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

static void sort(struct name_set *s)
{
    if (s->names.n) qsort(s->names.v, s->names.n, sizeof *s->names.v, by_number);
}

static bool has(const struct name_set *s, uint64_t name)
{
    if (!(s->sieve[sieve_word(name)] & sieve_bit(name))) return false;
    return bsearch(&name, s->names.v, s->names.n, sizeof *s->names.v, by_number) != NULL;
}

static bool have_common(const struct name_set *s, const hash_vec *others)
{
    for (unsigned i = 0; i < others->n; i++)
        if (has(s, others->v[i])) return true;
    return false;
}

/* Has a source that changed queries now where it had none, or none where it had some? Then other sources' files may
 * come to be called otherwise. */
static bool same_files(const struct delta *x)
{
    struct map with;
    map_init(&with, x->run->arena, false);
    for (unsigned i = 0; i < x->part.sites.n; i++) map_set(&with, x->part.sites.v[i]->source->path, x->part.sites.v[i]);
    for (unsigned i = 0; i < x->state.sources.n; i++) {
        bool has_some = map_get(&with, x->files.v[i]) != NULL;
        if (x->changed[i] && has_some != (x->state.sources.v[i].queries.n > 0)) return false;
    }
    return true;
}

bool delta_names_apart(const struct delta *x)
{
    struct name_set mine = {0};
    struct arena *a = x->run->arena;
    for (unsigned i = 0; i < x->part.sites.n; i++) {
        add_name(a, &mine, str_hash(x->part.sites.v[i]->name));
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
    struct name_set mine = {0};
    for (unsigned i = 0; i < facts->parts.n; i++) add_all(x->run->arena, &mine, &facts->parts.v[i].names);
    sort(&mine);
    for (unsigned i = 0; i < x->state.sources.n; i++)
        if (!x->changed[i] && have_common(&mine, &x->state.sources.v[i].part.names)) return false;
    return same_rows(x, facts);
}
