/* arena.c: see arena.h. Chunks double up to 1 MiB; a large object gets one of its own. */
#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Under AddressSanitizer a reset arena keeps nothing, so that a pointer into what it held is found out. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#define IS_SANITIZED __has_feature(address_sanitizer)
#else
#define IS_SANITIZED 0
#endif

enum { ALIGN = 16, FIRST_CHUNK = 16 * 1024, LARGEST_CHUNK = 1024 * 1024, LARGE = 64 * 1024 };

struct arena_chunk {
    struct arena_chunk *next;
    size_t size;
};

_Noreturn void die_nomem(void)
{
    fputs("schemac: out of memory\n", stderr);
    exit(2);
}

void *xmalloc(size_t size)
{
    return xrealloc_or(NULL, NULL, size);
}

void *xrealloc_or(const struct last_act *last, void *p, size_t size)
{
    void *q = realloc(p, size ? size : 1);
    if (q) return q;
    if (last) last->run(last->context);
    die_nomem();
}

static size_t round_up(size_t n)
{
    return (n + (ALIGN - 1)) & ~(size_t)(ALIGN - 1);
}

static struct arena_chunk *new_chunk(const struct arena *a, size_t size, struct arena_chunk *next)
{
    struct arena_chunk *c = xrealloc_or(a->last, NULL, size);
    c->next = next;
    c->size = size;
    return c;
}

static void add_chunk(struct arena *a, size_t need)
{
    size_t header = round_up(sizeof(struct arena_chunk));
    size_t size = a->chunk ? a->chunk->size * 2 : FIRST_CHUNK;
    if (size > LARGEST_CHUNK) size = LARGEST_CHUNK;
    if (size < need + header) size = need + header;
    a->chunk = new_chunk(a, size, a->chunk);
    a->at = (char *)a->chunk + header;
    a->end = (char *)a->chunk + size;
}

/* Behind the newest chunk, so that what is free in that one is not lost. */
static void *take_large(struct arena *a, size_t size)
{
    size_t header = round_up(sizeof(struct arena_chunk));
    a->chunk->next = new_chunk(a, size + header, a->chunk->next);
    return (char *)a->chunk->next + header;
}

static void *take(struct arena *a, size_t size)
{
    if (size > SIZE_MAX - 2 * ALIGN - sizeof(struct arena_chunk)) die_nomem();
    size = round_up(size);
    if ((size_t)(a->end - a->at) < size) {
        if (a->chunk && size > LARGE) return take_large(a, size);
        add_chunk(a, size);
    }
    void *p = a->at;
    a->at += size;
    return p;
}

void *arena_alloc(struct arena *a, size_t size)
{
    return memset(take(a, size), 0, size);
}

void *arena_grow(struct arena *a, void *old, size_t old_size, size_t size)
{
    size_t had = round_up(old_size);
    if (old && (char *)old + had == a->at && size >= old_size && (size_t)(a->end - (char *)old) >= round_up(size)) {
        memset((char *)old + old_size, 0, round_up(size) - old_size);
        a->at = (char *)old + round_up(size);
        return old;
    }
    void *p = arena_alloc(a, size);
    if (old) memcpy(p, old, old_size < size ? old_size : size);
    return p;
}

char *arena_strdup(struct arena *a, const char *p, size_t n)
{
    char *copy = take(a, n + 1);
    if (n) memcpy(copy, p, n);
    copy[n] = '\0';
    return copy;
}

bool arena_holds(const struct arena *a, const void *p)
{
    uintptr_t at = (uintptr_t)p;
    for (const struct arena_chunk *c = a->chunk; c; c = c->next)
        if (at >= (uintptr_t)c && at < (uintptr_t)c + c->size) return true;
    return false;
}

void arena_free(struct arena *a)
{
    while (a->chunk) {
        struct arena_chunk *next = a->chunk->next;
        free(a->chunk);
        a->chunk = next;
    }
    a->at = a->end = NULL;
}

void arena_reset(struct arena *a)
{
    struct arena_chunk *newest = a->chunk;
    if (!newest || IS_SANITIZED) {
        arena_free(a);
        return;
    }
    a->chunk = newest->next;
    arena_free(a);
    newest->next = NULL;
    a->chunk = newest;
    a->at = (char *)newest + round_up(sizeof *newest);
    a->end = (char *)newest + newest->size;
}

void arena_adopt(struct arena *a, struct arena *scratch)
{
    struct arena_chunk *oldest = scratch->chunk;
    while (oldest && oldest->next) oldest = oldest->next;
    if (!a->chunk) {
        const struct last_act *last = a->last;
        *a = *scratch;
        a->last = last;
    } else if (oldest) {
        oldest->next = a->chunk->next;
        a->chunk->next = scratch->chunk;
    }
    *scratch = (struct arena){0};
}

void vec_reserve(struct arena *a, void **v, unsigned *cap, unsigned need, size_t item)
{
    if (need <= *cap) return;
    unsigned size = *cap ? *cap * 2 : 4;
    if (size < need) size = need;
    *v = arena_grow(a, *v, *cap * item, size * item);
    *cap = size;
}
