/* cache.c: the statement cache of a connection: a query is prepared once, and kept.
 *
 * Stage: between the calls (stmt.c, result.c, bulk.c) and a driver's prepare. A query's address is its key, a bulk insert's its
 * table's. What has one key is a chain, the one used last in front: a query with lists, and a bulk insert, has a statement a shape;
 * and one that is called while a result of its own is open gets another one, kept as well. */
#include "list.h"
#include "quick.h"

enum { FIRST_SLOTS = 32, KEEP_AHEAD = 64 * 1024, MOST_SHAPES = 24 };

/* ---------------------------------------------------------------- slots */

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

/* An idle, prepared statement of this shape. */
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

int sci_acquire(sc_db *db, const sc_query *q, const void *params, struct sci_stmt **out)
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

bool sci_knows_rows(sc_db *db, const sc_bulk_insert *b, unsigned rows)
{
    const struct sci_shape shape = {.bulk = b, .rows = rows};
    struct sci_slot *slot = NULL;
    bool again;

    if (find_slot(db, key_of(b->query, &shape), &slot) < 0) {
        sci_error_clear(
            &db->error); /* nothing is remembered; whether memory is there for the statement, that says itself */
        return false;
    }
    again = slot->rows == rows;
    slot->rows = rows;
    for (const struct sci_stmt *st = slot->first; st && !again; st = st->twin) again = fits(st, &shape);
    return again;
}
