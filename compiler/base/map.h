/* map.h: text → pointer, in an arena, remembering the order of insertion (so that every walk is deterministic). */
#ifndef SCHEMAC_BASE_MAP_H
#define SCHEMAC_BASE_MAP_H

#include "base/str.h"

struct map_entry {
    struct str key;
    void *value;
};
struct map {
    struct arena *arena;
    bool nocase;               /* keys compare without ASCII case */
    struct map_entry *entries; /* 0 … n-1 in order of insertion; a removed one has value NULL */
    unsigned n, cap;
    unsigned *slots; /* index + 1 into entries; a power of two of them */
    unsigned n_slots;
};

void map_init(struct map *m, struct arena *a, bool nocase);
void map_room(struct map *m, unsigned n);           /* for n keys at once, where their number is about known */
void *map_get(const struct map *m, struct str key); /* NULL: not there */
/* Sets; the key is borrowed, not copied. Gives the value that was there before, else NULL. */
void *map_set(struct map *m, struct str key, void *value);
/* Sets where nothing is there. Gives what is. */
void *map_add(struct map *m, struct str key, void *value);
void *map_remove(struct map *m, struct str key); /* gives what was there, else NULL */

#endif
