/* result.c: a result of many rows, read one by one: sc__many, sc__next, sc__close.
 *
 * Stage: between generated wrappers and a driver, beside stmt.c. A result is its statement's until it is closed; nothing is allocated
 * for it, nor for a row, once the statement has been used. */
#include "quick.h"

/* ---------------------------------------------------------------- open */

/* The result is open. Who watches it hears of its end when that comes. */
static void open_rows(struct sci_stmt *st, const struct sci_watched *w)
{
    sc_db *db = st->db;

    if (db->driver->one_result) db->live = st;
    db->n_open++;
    db->n_handles++;
    st->n_rows = 0;
    st->rows.open = true;
    st->rows.ended = false;
    st->rows.plain = w->id == 0;
    st->watched.id = w->id;
    if (w->id == 0) return;
    st->watched = *w;
    st->watched.busy_ns = sci_now() - w->start_ns;
}

static int many_attempt(sc_db *db, const sc_query *q, const void *params, sc_rows **rows)
{
    struct sci_watched w = {0};
    struct sci_stmt *st = NULL;
    int rc = SC_OK;

    *rows = NULL;
    if (db && q->run == SC_RUN_COMMITS && db->in_tx)
        rc = sci_fail(db, SC_ERR_MISUSE, "%s: the server would commit the open transaction", q->name);
    if (rc == SC_OK) rc = sci_take(db, q, params, &w, &st);
    if (rc == SC_OK) rc = sci_bind_all(st, params);
    if (rc == SC_OK) rc = db->driver->execute(st);
    if (rc == SC_OK) {
        open_rows(st, &w);
        *rows = &st->rows;
        return sci_guard_exit(db, SC_OK);
    }
    if (st) sci_release(st);
    rc = sci_guard_exit(db, rc);
    if (w.id) sci_watch_end(db, q, q->name, &w, rc);
    return rc;
}

/* Before its first row is given out a result can be begun again; never after. */
int sc__many(sc_db *db, const sc_query *q, const void *params, sc_rows **rows)
{
    int rc = many_attempt(db, q, params, rows);

    return rc < 0 && sci_repeat(db, q) ? many_attempt(db, q, params, rows) : rc;
}

/* ---------------------------------------------------------------- the next row */

/* The result ends, with SC_DONE or an error: everything it held is given back but the handle itself, which
 * stays its owner's until sc__close. */
static SCI_NOINLINE int end_rows(sc_rows *rows, void *row, int rc)
{
    struct sci_stmt *st = rows->st;

    sci_row_zero(st->query, row);
    sci_release(st);
    st->busy = true;
    st->db->n_open--;
    if (rc == SC_ERR_LOST) sci_say_lost(st->db, st->query);
    st->db->line.stale = SCI_FITS; /* rows were given out: nothing is done again */
    rows->ended = true;
    rows->plain = false;
    rows->end = rc;
    st->db->counts.rows += st->n_rows;
    return rc;
}

static int next_cells(struct sci_stmt *st, void *row)
{
    int rc = st->spilled ? sci_spill_step(st) : st->db->driver->step(st);

    return rc == SC_ROW ? sci_row_read(st, row, st->copy) : rc;
}

/* Of a result that is not simply to be read on: closed, ended, read ahead, or its connection has an error. */
static SCI_NOINLINE int next_otherwise(sc_rows *rows, void *row)
{
    struct sci_stmt *st = rows->st;
    int rc = sci_enter(st->db);

    if (!rows->open) return rc < 0 ? rc : sci_fail(st->db, SC_ERR_MISUSE, "%s: the result is closed", st->query->name);
    if (rows->ended) return rc < 0 ? rc : rows->end;
    if (rc == SC_OK) rc = sci_guard_enter(st->db);
    if (rc == SC_OK) {
        sc_mem_clear(&st->made);
        rc = st->spilled || st->copy ? next_cells(st, row) : st->db->driver->next(st, row);
    }
    st->n_rows += rc == SC_ROW;
    if (rc != SC_ROW) (void)end_rows(rows, row, rc);
    return rows->end = sci_guard_exit(st->db, rc);
}

static SCI_NOINLINE int next_watched(sc_rows *rows, void *row)
{
    struct sci_stmt *st = rows->st;
    struct sci_watched *w = &st->watched;
    uint64_t start = sci_now();
    int rc = next_otherwise(rows, row);

    w->busy_ns += sci_now() - start;
    if (rc == SC_ROW) sci_watch_row(st->query, row, w);
    if (rows->ended) sci_watch_end(st->db, st->query, st->query->name, w, rc);
    return rc;
}

void sci_rows_copy(sc_rows *rows, sc_mem *mem)
{
    rows->st->copy = mem;
    rows->plain = false;
}

int sc__next(sc_rows *rows, void *row)
{
    struct sci_stmt *st;
    int rc;

    if (!rows) return SC_ERR_MISUSE;
    st = rows->st;
    sci_check_thread(st->db);
    if (!rows->plain || st->spilled || st->made.chunks || st->db->error.code != SC_OK || st->db->watch)
        return st->watched.id && rows->open && !rows->ended ? next_watched(rows, row) : next_otherwise(rows, row);
    rc = st->db->driver->next(st, row);
    if (rc != SC_ROW) return end_rows(rows, row, rc);
    st->n_rows++;
    return rc;
}

/* ---------------------------------------------------------------- close */

void sc__close(sc_rows *rows)
{
    struct sci_stmt *st;
    uint64_t start;

    if (!rows || !rows->open) return;
    st = rows->st;
    sci_check_thread(st->db);
    rows->open = false;
    rows->plain = false;
    st->db->n_handles--;
    if (!rows->ended) {
        st->db->n_open--;
        start = st->watched.id ? sci_now() : 0;
        sci_release(st);
        st->db->counts.rows += st->n_rows;
        if (st->watched.id) st->watched.busy_ns += sci_now() - start;
        if (st->watched.id) sci_watch_end(st->db, st->query, st->query->name, &st->watched, SC_OK);
        if (st->db->watch) sci_guard_closed(st->db);
    }
    st->busy = false;
}

void sci_rows_abandon(sc_db *db)
{
    for (size_t i = 0; i < db->n_slots; i++)
        for (struct sci_stmt *st = db->slots[i].first; st; st = st->twin)
            if (st->rows.open && !st->rows.ended && st->watched.id)
                sci_watch_end(db, st->query, st->query->name, &st->watched, SC_OK);
}

unsigned sci_rows_close(sc_db *db)
{
    unsigned n = db->n_handles;

    for (size_t i = 0; db->n_handles > 0 && i < db->n_slots; i++)
        for (struct sci_stmt *st = db->slots[i].first; st; st = st->twin) sc__close(&st->rows);
    return n;
}

void sci_rows_close_unended(sc_db *db)
{
    for (size_t i = 0; db->n_open > 0 && i < db->n_slots; i++)
        for (struct sci_stmt *st = db->slots[i].first; st; st = st->twin)
            if (!st->rows.ended) sc__close(&st->rows);
}
