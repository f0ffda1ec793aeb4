/* whole.c: a whole result read at once: the functions NAME_all and NAME_into of generated code.
 *
 * Stage: above result.c: a streaming result whose rows are copied. Rows and texts lie in one sc_mem, texts copied before an own
 * type's function sees them; a row array that grows leaves the smaller one behind in there until the memory is cleared. */
#include "internal.h"

enum { FIRST_ROWS = 16 };

struct whole {
    sc_db *db;
    const sc_query *q;
    size_t row_size;
    sc_mem *mem;
    char *rows;
    size_t n, room;
    bool fixed; /* the rows are the caller's array */
};

/* Room for one more row; where the caller's array is full, one that is not his. */
static void *next_row(struct whole *w)
{
    size_t room = w->room > 0 ? w->room * 2 : FIRST_ROWS;
    char *more;

    if (w->n < w->room) return w->rows + w->n * w->row_size;
    if (w->fixed) return sci_mem_take(w->mem, &w->db->alloc, w->row_size);
    more = room > SIZE_MAX / w->row_size ? NULL : sci_mem_take(w->mem, &w->db->alloc, room * w->row_size);
    if (!more) return NULL;
    if (w->n > 0) memcpy(more, w->rows, w->n * w->row_size);
    w->rows = more;
    w->room = room;
    return more + w->n * w->row_size;
}

static int read_rows(struct whole *w, sc_rows *it)
{
    for (;;) {
        void *row = next_row(w);
        int rc = row ? sc__next(it, row) : sci_nomem(w->db);

        if (rc != SC_ROW) return rc;
        if (w->n == w->room)
            return sci_fail(w->db, SC_ERR_TOO_MANY, "%s: more than the %zu rows that there is room for came",
                            w->q->name, w->room);
        w->n++;
    }
}

static int read_whole(struct whole *w, const void *params)
{
    sc_rows *it;
    int rc = sci_enter(w->db);

    if (rc == SC_OK && (!w->mem || (w->room > 0 && !w->rows)))
        rc = sci_fail(w->db, SC_ERR_MISUSE, "%s: %s", w->q->name,
                      w->mem ? "the rows are NULL" : "the whole result needs an sc_mem, which is NULL");
    if (rc == SC_OK) rc = sc__many(w->db, w->q, params, &it);
    if (rc < 0) return rc;
    sci_mem_reuse(w->mem);
    sci_rows_copy(it, w->mem);
    rc = read_rows(w, it);
    sci_rows_copy(it, NULL);
    sc__close(it);
    return rc;
}

int sc__all(sc_db *db, const sc_query *q, const void *params, size_t row_size, void **rows, size_t *n, sc_mem *mem)
{
    struct whole w = {.db = db, .q = q, .row_size = row_size, .mem = mem};
    int rc = read_whole(&w, params);

    *rows = rc == SC_OK && w.n > 0 ? w.rows : NULL;
    *n = rc == SC_OK ? w.n : 0;
    return rc;
}

int sc__into(sc_db *db, const sc_query *q, const void *params, size_t row_size, void *rows, size_t most, size_t *n,
             sc_mem *mem)
{
    struct whole w = {.db = db, .q = q, .row_size = row_size, .mem = mem, .rows = rows, .room = most, .fixed = true};
    int rc = read_whole(&w, params);

    *n = w.n;
    return rc;
}
