/* arena.h: memory that lives as long as one run (or one query) and is freed at once.
 *
 * The compiler never frees single objects. Allocation never returns NULL: without memory the process says
 * so and exits 2; every file it writes is written so that this is safe at any point (see emit/commit.h). */
#ifndef SCHEMAC_BASE_ARENA_H
#define SCHEMAC_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

/* What is still to be done when there is no memory, before the process exits. It takes none, and may come back or not. */
struct last_act {
    void (*run)(void *context);
    void *context;
};

struct arena_chunk;
struct arena {
    struct arena_chunk *chunk;   /* the newest; a zeroed arena is a valid empty one */
    char *at, *end;              /* what is free in it */
    const struct last_act *last; /* NULL: nothing */
};

void *arena_alloc(struct arena *a, size_t size);                            /* zeroed, aligned for any type */
void *arena_grow(struct arena *a, void *old, size_t old_size, size_t size); /* copies; in place where it can */
char *arena_strdup(struct arena *a, const char *p, size_t n);               /* NUL-terminated copy */
void arena_free(struct arena *a);                                           /* everything; empty again */
void arena_reset(struct arena *a);                        /* everything; its newest chunk is kept for what comes next */
void arena_adopt(struct arena *a, struct arena *scratch); /* what is in scratch lives as long as a; scratch is empty */
bool arena_holds(const struct arena *a, const void *p);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))

/* malloc family for the few objects outside an arena; the same promise. */
void *xmalloc(size_t size);
void *xrealloc_or(const struct last_act *last, void *p,
                  size_t size); /* runs `last`, where it is not NULL, before it ends */
_Noreturn void die_nomem(void);

/* A growable array in an arena: `VEC(struct expr *) args;` then vec_push(arena, &v, x). */
#define VEC(type)                                                                                                      \
    struct {                                                                                                           \
        type *v;                                                                                                       \
        unsigned n, cap;                                                                                               \
    }
#define vec_push(a, vec, item)                                                                                         \
    (vec_reserve((a), (void **)&(vec)->v, &(vec)->cap, (vec)->n + 1u, sizeof *(vec)->v),                               \
     (void)((vec)->v[(vec)->n++] = (item)))
/* Room for n items at once, where their number is known. */
#define vec_room(a, vec, n) vec_reserve((a), (void **)&(vec)->v, &(vec)->cap, (n), sizeof *(vec)->v)
void vec_reserve(struct arena *a, void **v, unsigned *cap, unsigned need, size_t item);

#endif
