/* mem.c: the allocator hook, and sc_mem, the bump memory that owns the text of rows.
 *
 * Stage: below everything. An sc_mem is a list of chunks, newest and largest first, each at least twice the
 * one before; forgetting keeps the largest only, so that a call repeated settles on one chunk and allocates
 * no more. A chunk remembers its allocator: sc_mem_free needs no connection, and one sc_mem may serve
 * connections with different allocators. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 256 };

static void *libc_realloc(void *ctx, void *p, size_t n)
{
    (void)ctx;
    if (n == 0) {
        free(p);
        return NULL;
    }
    return realloc(p, n);
}

const struct sci_alloc sci_libc_alloc = {libc_realloc, NULL};

void *sci_realloc(const struct sci_alloc *a, void *p, size_t n)
{
    return a->fn(a->ctx, p, n);
}

void *sci_zalloc(const struct sci_alloc *a, size_t n)
{
    void *p = a->fn(a->ctx, NULL, n);

    if (p) memset(p, 0, n);
    return p;
}

void sci_free(const struct sci_alloc *a, void *p)
{
    if (p) (void)a->fn(a->ctx, p, 0);
}

static void free_chunks(struct sci_chunk *c)
{
    while (c) {
        struct sci_chunk *older = c->older;

        sci_free(&c->alloc, c);
        c = older;
    }
}

static size_t chunk_size(const struct sci_chunk *newest, size_t n)
{
    size_t size = newest ? newest->size : FIRST_CHUNK / 2;

    size = size < SIZE_MAX / 4 ? size * 2 : size;
    return size > n ? size : n;
}

static struct sci_chunk *add_chunk(sc_mem *mem, const struct sci_alloc *a, size_t n)
{
    size_t size = chunk_size(mem->chunks, n);
    struct sci_chunk *c = size > SIZE_MAX - sizeof *c ? NULL : sci_realloc(a, NULL, sizeof *c + size);

    if (!c) return NULL;
    c->older = mem->chunks;
    c->alloc = *a;
    c->used = 0;
    c->size = size;
    mem->chunks = c;
    return c;
}

void *sci_mem_more(sc_mem *mem, const struct sci_alloc *a, size_t n)
{
    struct sci_chunk *c;

    if (n > SIZE_MAX - SCI_ALIGN) return NULL;
    n = sci_aligned(n);
    c = add_chunk(mem, a, n);
    if (!c) return NULL;
    c->used = n;
    return c + 1;
}

/* A chunk that is there knows whose memory it is; bind.c makes one before it hands out an sc_mem. */
void *sc_mem_alloc(sc_mem *mem, size_t n)
{
    const struct sci_chunk *c = mem->chunks;

    return sci_mem_take(mem, c ? &c->alloc : &sci_libc_alloc, n);
}

void sci_mem_trim(sc_mem *mem, size_t limit)
{
    const struct sci_chunk *c = mem->chunks;

    if (c && c->size > limit)
        sc_mem_free(mem);
    else
        sc_mem_clear(mem);
}

/* The texts are gone, and only the newest chunk stays. When there were several, together they were too
 * small for one call: the next new chunk is larger than the newest, and the list ends as one chunk. */
void sc_mem_clear(sc_mem *mem)
{
    struct sci_chunk *c = mem ? mem->chunks : NULL;

    if (!c) return;
    free_chunks(c->older);
    c->older = NULL;
    c->used = 0;
}

void sc_mem_free(sc_mem *mem)
{
    if (!mem) return;
    free_chunks(mem->chunks);
    mem->chunks = NULL;
    mem->keep = false;
}
