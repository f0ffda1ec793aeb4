/* quick.h: the commonest case of a call: the connection is as it should be, the query has no lists, and its statement is there,
 * prepared and idle. Private to cache.c and what uses its statements, and to drivers that make such calls in one go. */
#ifndef SCI_QUICK_H
#define SCI_QUICK_H

#include "internal.h"

/* Where the query is in the cache, or would be; n, a power of two, is more than are used. */
SCI_INLINE struct sci_slot *sci_slot_of(struct sci_slot *slots, size_t n, const sc_query *q)
{
    size_t i = (size_t)(((uint64_t)(uintptr_t)q * UINT64_C(0x9E3779B97F4A7C15)) >> 32) & (n - 1);

    while (slots[i].key && slots[i].key != q) i = (i + 1) & (n - 1);
    return &slots[i];
}

/* NULL: sci_one_otherwise and kin are to say what is not so, or to mend it. What it gives is busy until it is put back. Where the
 * connection carries one result at a time, the caller looks at db->live. */
SCI_INLINE struct sci_stmt *sci_take_ready(sc_db *db, const sc_query *q, const void *params)
{
    struct sci_stmt *st = db->recent;

    if (db->error.code != SC_OK || db->watch) return NULL;
    sci_check_thread(db);
    if (!st || st->query != q) {
        if (db->n_slots == 0) return NULL;
        st = db->recent = sci_slot_of(db->slots, db->n_slots, q)->first;
    }
    if (!st || !st->ready || st->busy || (!params && st->base->n_order > 0)) return NULL;
    st->busy = true;
    st->used = ++db->uses;
    return st;
}

/* What a use has left in the statement goes: memory above all. */
void sci_tidy(struct sci_stmt *st);

/* It was reset, is no spilled result's, and no error showed that it is to be prepared anew. */
SCI_INLINE void sci_put_back(struct sci_stmt *st)
{
    if (st->params.chunks || st->made.chunks) sci_tidy(st);
    st->busy = false;
}

/* The end of a use that did not go the quick way. */
SCI_INLINE void sci_release(struct sci_stmt *st)
{
    sc_db *db = st->db;

    if (db->live == st) db->live = NULL;
    if (st->prepared) db->driver->reset(st);
    if (st->params.chunks || st->made.chunks || st->spilled || st->stale || st->once) sci_tidy(st);
    st->busy = false;
}

/* The calls in steps, whatever the state of things is. */
int sci_one_otherwise(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem);
int sci_exec_otherwise(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id);
/* A driver's call_one and call_exec out of its bind_all, one and run. */
int sci_call_one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem);
int sci_call_exec(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id);

#endif
