/* stmt.c: the statement cache and the calls generated code makes: sc__one, sc__many, sc__next, sc__exec.
 *
 * Stage: between generated wrappers and a driver. A query is prepared once a connection; its address is its
 * key. A query opened while a result of its own is still open gets a twin, kept as well. Nothing is
 * allocated for a call, a result or a row once a statement has been used. */
#include "list.h"
#include "quick.h"

#include <string.h>

enum { FIRST_SLOTS = 32, KEEP_AHEAD = 64 * 1024, MOST_SHAPES = 24 };

/* ---------------------------------------------------------------- the cache */

static int grow_cache(sc_db *db)
{
    size_t n = db->n_slots ? db->n_slots * 2 : FIRST_SLOTS;
    struct sci_slot *slots = sci_zalloc(&db->alloc, n * sizeof *slots);

    if (!slots) return sci_nomem(db);
    for (size_t i = 0; i < db->n_slots; i++)
        if (db->slots[i].key) *sci_slot_of(slots, n, db->slots[i].key) = db->slots[i];
    sci_free(&db->alloc, db->slots);
    db->slots = slots;
    db->n_slots = n;
    return SC_OK;
}

static int find_slot(sc_db *db, const sc_query *q, struct sci_slot **out)
{
    if (db->n_used * 2 >= db->n_slots && grow_cache(db) < 0) return db->error.code;
    *out = sci_slot_of(db->slots, db->n_slots, q);
    if (!(*out)->key) {
        (*out)->key = q;
        db->n_used++;
    }
    return SC_OK;
}

static void unprepare(struct sci_stmt *st)
{
    const struct sci_driver *d = st->db->driver;

    if (st->prepared && d->reprepared) st->db->counts.reprepares += d->reprepared(st);
    if (st->prepared) d->finalize(st);
    st->prepared = st->ready = false;
}

static void free_stmt(struct sci_stmt *st)
{
    sc_db *db = st->db;

    if (st->prepared) unprepare(st);
    if (db->recent == st) db->recent = NULL;
    sci_spill_free(st);
    sci_list_free(st);
    sc_mem_free(&st->params);
    sc_mem_free(&st->made);
    sci_free(&db->alloc, st);
    db->n_stmts--;
}

void sci_cache_unprepare(sc_db *db)
{
    for (size_t i = 0; i < db->n_slots; i++)
        for (struct sci_stmt *st = db->slots[i].first; st; st = st->twin) unprepare(st);
}

void sci_cache_free(sc_db *db)
{
    db->live = NULL;
    for (size_t i = 0; i < db->n_slots; i++) {
        for (struct sci_stmt *st = db->slots[i].first, *twin; st; st = twin) {
            twin = st->twin;
            free_stmt(st);
        }
    }
    sci_free(&db->alloc, db->slots);
    sci_free(&db->alloc, db->collations);
    db->collations = NULL;
    db->slots = NULL;
    db->n_slots = db->n_used = 0;
    db->n_open = db->n_handles = 0;
}

void sci_count_reprepares(sc_db *db)
{
    for (size_t i = 0; i < db->n_slots && db->driver->reprepared; i++)
        for (struct sci_stmt *st = db->slots[i].first; st; st = st->twin)
            if (st->prepared) db->counts.reprepares += db->driver->reprepared(st);
}

/* ---------------------------------------------------------------- a statement's use */

/* NULL without memory. */
static struct sci_stmt *new_stmt(sc_db *db, const sc_query *q)
{
    struct sci_stmt *st = sci_zalloc(&db->alloc, db->driver->stmt_size);

    if (!st) return NULL;
    st->db = db;
    st->query = q;
    st->sql = st->base = sci_text_of(db, q);
    st->rows.st = st;
    db->n_stmts++;
    return st;
}

static int prepare(struct sci_stmt *st)
{
    sc_db *db = st->db;
    uint64_t start = sci_event_start(db);
    int rc = db->driver->prepare(st);

    if (rc < 0) db->driver->finalize(st);
    st->prepared = rc == SC_OK;
    st->ready = st->prepared && st->base->n_lists == 0;
    if (!db->touched) db->touched = sci_touches_session(st->base->text, db->driver->sqlite);
    db->counts.prepares++;
    db->counts.reprepares += st->again;
    st->again = true;
    st->stale = false;
    if (start) sci_event_end(db, SC_EVENT_PREPARE, st->query->name, start, rc);
    return rc;
}

/* Drops what the server has when an error showed that it no longer fits (the next use prepares anew), and a text that
 * is for the values of this use alone. */
static void drop_stale(struct sci_stmt *st)
{
    if (st->stale || st->once) unprepare(st);
    if (st->once) sci_list_free(st);
}

void sci_tidy(struct sci_stmt *st)
{
    if (st->spilled) sci_spill_free(st);
    if (st->params.chunks) sci_mem_trim(&st->params, KEEP_AHEAD);
    if (st->made.chunks) sci_mem_trim(&st->made, KEEP_AHEAD);
    if (st->stale || st->once) drop_stale(st);
}

SCI_INLINE void release(struct sci_stmt *st)
{
    sc_db *db = st->db;

    if (db->live == st) db->live = NULL;
    if (st->prepared) db->driver->reset(st);
    if (st->params.chunks || st->made.chunks || st->spilled || st->stale || st->once) sci_tidy(st);
    st->busy = false;
}

/* Takes it out of its slot's chain and puts it first: the chain is in the order of last use. */
static void move_to_front(struct sci_slot *slot, struct sci_stmt **at)
{
    struct sci_stmt *st = *at;

    *at = st->twin;
    st->twin = slot->first;
    slot->first = st;
}

/* The idle statement that was not used for longest goes: a server keeps what each connection has prepared. */
static void drop_oldest(sc_db *db)
{
    struct sci_stmt **oldest = NULL, *st;

    for (size_t i = 0; i < db->n_slots; i++)
        for (struct sci_stmt **at = &db->slots[i].first; *at; at = &(*at)->twin)
            if (!(*at)->busy && (!oldest || (*at)->used < (*oldest)->used)) oldest = at;
    if (!oldest) return;
    st = *oldest;
    *oldest = st->twin;
    free_stmt(st);
    db->counts.evictions++;
}

static int add_stmt(sc_db *db, const sc_query *q, struct sci_slot *slot)
{
    struct sci_stmt *st;

    if (db->n_stmts >= db->most_stmts) drop_oldest(db);
    st = new_stmt(db, q);

    if (!st) return sci_nomem(db);
    st->twin = slot->first;
    slot->first = st;
    return SC_OK;
}

static bool fits(const struct sci_stmt *st, const struct sci_shape *shape)
{
    return (st->base->n_lists == 0 && !shape->bulk) || (st->own_text && memcmp(&st->shape, shape, sizeof *shape) == 0);
}

/* The first of the chain becomes an idle statement of this shape: one that has it, one that has no text, one of another
 * shape where there are many, or a new one. */
static int find_idle(sc_db *db, const sc_query *q, struct sci_slot *slot, const struct sci_shape *shape)
{
    struct sci_stmt **blank = NULL, **oldest = NULL, **at = &slot->first;
    unsigned n = 0;

    for (; *at; at = &(*at)->twin, n++) {
        if ((*at)->busy) continue;
        if (fits(*at, shape)) break;
        oldest = at;
        if (!(*at)->own_text) blank = at;
    }
    if (!*at && !blank && (n < MOST_SHAPES || !oldest)) return add_stmt(db, q, slot);
    move_to_front(slot, *at ? at : blank ? blank : oldest);
    if (fits(slot->first, shape)) return SC_OK;
    unprepare(slot->first);
    slot->first->again = false; /* another text */
    sci_list_free(slot->first);
    return SC_OK;
}

static int make_ready(struct sci_stmt *st, const struct sci_shape *shape)
{
    int rc = SC_OK;

    if ((st->base->n_lists > 0 || shape->bulk) && !st->own_text) {
        st->shape = *shape;
        rc = shape->bulk ? sci_bulk_expand(st) : sci_list_expand(st);
        if (rc < 0) sci_list_free(st);
    }
    return rc == SC_OK && !st->prepared ? prepare(st) : rc;
}

/* What a query's statements are found by. */
static const sc_query *key_of(const sc_query *q, const struct sci_shape *shape)
{
    return shape->bulk ? (const sc_query *)(const void *)shape->bulk : q;
}

/* An idle, prepared statement of this shape. It is busy until it is released. */
static int acquire_shape(sc_db *db, const sc_query *q, const struct sci_shape *shape, struct sci_stmt **out)
{
    struct sci_slot *slot = NULL;
    int rc = find_slot(db, key_of(q, shape), &slot);

    if (rc == SC_OK) rc = find_idle(db, q, slot, shape);
    if (rc < 0) return rc;
    *out = slot->first;
    (*out)->used = ++db->uses;
    rc = make_ready(*out, shape);
    (*out)->busy = rc == SC_OK;
    if (rc < 0) drop_stale(*out);
    return rc;
}

/* … of the query, the wire free for it. */
static int acquire(sc_db *db, const sc_query *q, const void *params, struct sci_stmt **out)
{
    const sc_sql *sql = sci_text_of(db, q);
    struct sci_shape shape = {0};
    int rc = sci_settle(db);

    if (rc == SC_OK && !sql->text)
        rc = sci_fail(db, SC_ERR_UNSUPPORTED, "%s: the query was not generated for %s", q->name, db->driver->name);
    if (rc == SC_OK) rc = sci_list_shape(db, q, sql, params, &shape);
    return rc == SC_OK ? acquire_shape(db, q, &shape, out) : rc;
}

int sci_acquire_rows(sc_db *db, const sc_bulk_insert *b, unsigned rows, struct sci_stmt **out)
{
    const struct sci_shape shape = {.bulk = b, .rows = rows};

    return acquire_shape(db, b->query, &shape, out);
}

void sci_release(struct sci_stmt *st)
{
    release(st);
}

bool sci_knows_rows(sc_db *db, const sc_bulk_insert *b, unsigned rows)
{
    const struct sci_shape shape = {.bulk = b, .rows = rows};
    struct sci_slot *slot = NULL;
    bool again;

    if (find_slot(db, key_of(b->query, &shape), &slot) < 0) return false;
    again = slot->rows == rows;
    slot->rows = rows;
    for (const struct sci_stmt *st = slot->first; st && !again; st = st->twin) again = fits(st, &shape);
    return again;
}

/* The start of what is not taken at once: told to who watches. On failure nothing is held. */
static int take(sc_db *db, const sc_query *q, const void *params, struct sci_watched *w, struct sci_stmt **out)
{
    int rc = sci_enter(db);

    w->id = 0;
    if (rc < 0) return rc;
    sci_watch(db, q, params, w);
    rc = sci_guard_enter(db);
    return rc == SC_OK ? acquire(db, q, params, out) : rc;
}

/* The wire is free: what must be said before anything else. */
static int clear_the_way(sc_db *db)
{
    int rc = sci_guard_absorb(db);

    if (rc < 0 || !(db->watch & SCI_WATCH_SWEEP)) return rc;
    db->watch &= ~(unsigned)SCI_WATCH_SWEEP;
    return db->driver->sweep(db);
}

int sci_settle(sc_db *db)
{
    struct sci_stmt *st = db->live;
    int rc = SC_OK;

    if (st) {
        db->live = NULL;
        db->counts.read_aheads++;
        rc = sci_spill(st);
    }
    if (rc == SC_OK && db->watch) rc = clear_the_way(db);
    if (rc < 0 && db->lost) db->line.unsent = true; /* it was lost with something else */
    return rc;
}

/* ---------------------------------------------------------------- one row, or none */

int sci_fail_columns(struct sci_stmt *st, unsigned n, const char *(*name)(struct sci_stmt *st, unsigned i))
{
    const sc_query *q = st->query;
    unsigned i = 0;

    while (i < n && i < q->n_columns && strcmp(name(st, i), q->columns[i].name) == 0) i++;
    if (i < n && i < q->n_columns)
        return sci_fail(
            st->db, SC_ERR_SCHEMA,
            "%s: the statement gives %u columns, %u were proved: the database has changed; column %u is `%s`, "
            "and was proved to be `%s`",
            q->name, n, q->n_columns, i + 1, name(st, i), q->columns[i].name);
    return sci_fail(st->db, SC_ERR_SCHEMA,
                    "%s: the statement gives %u columns, %u were proved: the database has changed; `%s` is %s", q->name,
                    n, q->n_columns, i < n ? name(st, i) : q->columns[i].name, i < n ? "one too many" : "missing");
}

int sci_too_many(struct sci_stmt *st)
{
    return sci_fail(st->db, SC_ERR_TOO_MANY, "%s: more than the one row that was proved came", st->query->name);
}

static SCI_NOINLINE int no_row(sc_db *db, const sc_query *q)
{
    return sci_fail(db, SC_ERR_NOROW, "%s: no row came, and one was to come", q->name);
}

/* It is bound, or that failed. */
SCI_INLINE int use_one(struct sci_stmt *st, int rc, void *row, sc_mem *mem)
{
    sc_db *db = st->db;

    if (rc == SC_OK) rc = db->driver->one(st, row, mem ? mem : &db->one);
    release(st);
    if (rc == SC_ROW)
        db->counts.rows++;
    else
        sci_row_zero(st->query, row);
    return rc;
}

static int one_attempt(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem, bool exactly)
{
    struct sci_watched w;
    struct sci_stmt *st;
    int rc = take(db, q, params, &w, &st);

    if (rc == SC_OK)
        rc = use_one(st, sci_bind_all(st, params), row, mem);
    else
        sci_row_zero(q, row);
    rc = sci_guard_exit(db, rc);
    if (rc == SC_DONE && exactly) rc = no_row(db, q);
    if (w.id && rc == SC_ROW) sci_watch_row(q, row, &w);
    if (w.id) sci_watch_end(db, q, q->name, &w, rc);
    return rc;
}

static SCI_NOINLINE int one_failed(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem, int rc)
{
    return sci_repeat(db, q) ? one_attempt(db, q, params, row, mem, false) : rc;
}

SCI_NOINLINE int sci_one_otherwise(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    int rc = one_attempt(db, q, params, row, mem, false);

    return rc < 0 ? one_failed(db, q, params, row, mem, rc) : rc;
}

int sci_call_one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    struct sci_stmt *st = db->live ? NULL : sci_take_ready(db, q, params);
    int rc;

    if (!st) return sci_one_otherwise(db, q, params, row, mem);
    rc = use_one(st, db->driver->bind_all(st, params), row, mem);
    return rc < 0 ? one_failed(db, q, params, row, mem, rc) : rc;
}

int sc__one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    if (db && db->driver) return db->driver->call_one(db, q, params, row, mem);
    return sci_one_otherwise(db, q, params, row, mem);
}

static int exactly_otherwise(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    int rc = one_attempt(db, q, params, row, mem, true);

    return rc < 0 && sci_repeat(db, q) ? one_attempt(db, q, params, row, mem, true) : rc;
}

/* Who watches is to hear that it failed: only what is watched goes another way. */
int sc__exactly_one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    int rc;

    if (!db || !db->driver || db->watch) return exactly_otherwise(db, q, params, row, mem);
    rc = db->driver->call_one(db, q, params, row, mem);
    return rc == SC_DONE ? no_row(db, q) : rc;
}

/* ---------------------------------------------------------------- many rows */

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
    if (rc == SC_OK) rc = take(db, q, params, &w, &st);
    if (rc == SC_OK) rc = sci_bind_all(st, params);
    if (rc == SC_OK) rc = db->driver->execute(st);
    if (rc == SC_OK) {
        open_rows(st, &w);
        *rows = &st->rows;
        return sci_guard_exit(db, SC_OK);
    }
    if (st) release(st);
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

/* The result ends, with SC_DONE or an error: everything it held is given back but the handle itself, which
 * stays its owner's until sc__close. */
static SCI_NOINLINE int end_rows(sc_rows *rows, void *row, int rc)
{
    struct sci_stmt *st = rows->st;

    sci_row_zero(st->query, row);
    release(st);
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
        release(st);
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

/* ---------------------------------------------------------------- no rows */

int sci_run_all(struct sci_stmt *st)
{
    const struct sci_driver *d = st->db->driver;
    int rc = d->execute(st);

    if (rc < 0) return rc;
    do {
        rc = d->step(st);
    } while (rc == SC_ROW);
    return rc;
}

static int count(struct sci_stmt *st, int64_t *affected, int64_t *last_id)
{
    int64_t n = 0, id = 0;
    int rc = st->db->driver->counts(st, &n, last_id ? &id : NULL);

    if (affected) *affected = n;
    if (last_id) *last_id = id;
    return rc;
}

/* It is bound, or that failed. */
static int use_exec(struct sci_stmt *st, int rc, int64_t *affected, int64_t *last_id)
{
    st->counting = affected || last_id;
    if (rc == SC_OK) rc = st->db->driver->run(st);
    if (rc == SC_DONE && st->counting) rc = count(st, affected, last_id);
    release(st);
    return rc;
}

/* Who watches is told what was counted, also where the caller does not ask. */
static int exec_attempt(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id)
{
    struct sci_watched w;
    struct sci_stmt *st;
    int rc = take(db, q, params, &w, &st);

    if (rc == SC_OK) rc = use_exec(st, sci_bind_all(st, params), w.id && !affected ? &w.affected : affected, last_id);
    rc = sci_guard_exit(db, rc);
    if (w.id && affected && rc == SC_OK) w.affected = *affected;
    if (w.id) sci_watch_end(db, q, q->name, &w, rc);
    return rc;
}

static int exec_failed(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id, int rc)
{
    return sci_repeat(db, q) ? exec_attempt(db, q, params, affected, last_id) : rc;
}

SCI_NOINLINE int sci_exec_otherwise(sc_db *db, const sc_query *q, const void *params, int64_t *affected,
                                    int64_t *last_id)
{
    int rc;

    if (affected) *affected = 0;
    if (last_id) *last_id = 0;
    if (q->run != SC_RUN_PREPARED) return sci_run(db, q);
    rc = exec_attempt(db, q, params, affected, last_id);
    return rc < 0 ? exec_failed(db, q, params, affected, last_id, rc) : rc;
}

int sci_call_exec(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id)
{
    struct sci_stmt *st = db->live ? NULL : sci_take_ready(db, q, params);
    int rc;

    if (!st) return sci_exec_otherwise(db, q, params, affected, last_id);
    if (affected) *affected = 0;
    if (last_id) *last_id = 0;
    rc = use_exec(st, db->driver->bind_all(st, params), affected, last_id);
    return rc < 0 ? exec_failed(db, q, params, affected, last_id, rc) : rc;
}

int sc__exec(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id)
{
    if (db && db->driver) return db->driver->call_exec(db, q, params, affected, last_id);
    return sci_exec_otherwise(db, q, params, affected, last_id);
}
