/* map.c: see map.h. Open addressing with linear probing over indexes; a removed entry stays as a tombstone. */
#include "base/map.h"

void map_init(struct map *m, struct arena *a, bool nocase)
{
    *m = (struct map){.arena = a, .nocase = nocase};
}

static bool same(const struct map *m, struct str a, struct str b)
{
    return m->nocase ? str_eq_nocase(a, b) : str_eq(a, b);
}

/* The slot of the key, or the free one where it would go. */
static unsigned *slot_of(const struct map *m, struct str key)
{
    uint64_t h = m->nocase ? str_hash_nocase(key) : str_hash(key);
    unsigned mask = m->n_slots - 1;
    for (unsigned i = (unsigned)(h ^ (h >> 32)) & mask;; i = (i + 1) & mask)
        if (!m->slots[i] || same(m, m->entries[m->slots[i] - 1].key, key)) return &m->slots[i];
}

static void grow(struct map *m, unsigned n_slots)
{
    m->n_slots = n_slots;
    m->slots = ARENA_ARRAY(m->arena, unsigned, m->n_slots);
    for (unsigned i = 0; i < m->n; i++) *slot_of(m, m->entries[i].key) = i + 1;
}

void map_room(struct map *m, unsigned n)
{
    unsigned n_slots = m->n_slots ? m->n_slots : 16;
    while (n_slots < (n + 1) * 2) n_slots *= 2;
    vec_reserve(m->arena, (void **)&m->entries, &m->cap, n, sizeof *m->entries);
    if (n_slots > m->n_slots) grow(m, n_slots);
}

void *map_get(const struct map *m, struct str key)
{
    if (!m->n_slots) return NULL;
    unsigned *slot = slot_of(m, key);
    return *slot ? m->entries[*slot - 1].value : NULL;
}

/* The key's entry; where there is none, it is made, with NULL. */
static struct map_entry *entry_of(struct map *m, struct str key)
{
    if ((m->n + 1) * 2 > m->n_slots) grow(m, m->n_slots ? m->n_slots * 2 : 16);
    unsigned *slot = slot_of(m, key);
    if (*slot) return &m->entries[*slot - 1];
    vec_reserve(m->arena, (void **)&m->entries, &m->cap, m->n + 1, sizeof *m->entries);
    m->entries[m->n++] = (struct map_entry){key, NULL};
    *slot = m->n;
    return &m->entries[m->n - 1];
}

void *map_set(struct map *m, struct str key, void *value)
{
    struct map_entry *e = entry_of(m, key);
    void *old = e->value;
    *e = (struct map_entry){key, value};
    return old;
}

void *map_add(struct map *m, struct str key, void *value)
{
    struct map_entry *e = entry_of(m, key);
    void *there = e->value;
    if (!there) *e = (struct map_entry){key, value};
    return there;
}

void *map_remove(struct map *m, struct str key)
{
    if (!m->n_slots) return NULL;
    unsigned *slot = slot_of(m, key);
    if (!*slot) return NULL;
    void *old = m->entries[*slot - 1].value;
    m->entries[*slot - 1].value = NULL;
    return old;
}
