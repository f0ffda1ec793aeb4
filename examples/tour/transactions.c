/* transactions.c: begun and ended by hand, savepoints in them, and work that is tried again. */
#include "tour.h"

static int count(sc_db *db, size_t *n)
{
    sc_mem mem = {0};
    events_row *rows;
    int rc = events_of_session_all(db, sc_str(TOUR_SESSION), 100, &rows, n, &mem);

    sc_mem_free(&mem);
    return rc;
}

static int by_hand(sc_db *db)
{
    events_row one = tour_event("one");
    size_t n = 0;
    int rc = sc_begin(db);

    if (rc == SC_OK) rc = event_insert(db, &one);
    if (rc == SC_OK) rc = EXPECT(sc_in_transaction(db));
    if (sc_rollback(db) < 0 || rc < 0) return rc < 0 ? rc : sc_errcode(db);
    rc = sc_begin_as(db, SC_BEGIN_WRITE); /* SQLite takes the lock at once */
    if (rc == SC_OK) rc = event_insert(db, &one);
    rc = rc == SC_OK ? sc_commit(db) : rc;
    if (rc == SC_OK) rc = count(db, &n);
    return rc == SC_OK ? EXPECT(n == 1) : rc;
}

/* What a savepoint held is undone, and the transaction goes on: also after an error. */
static int parts(sc_db *db)
{
    events_row two = tour_event("two"), three = tour_event("three");
    size_t n = 0;
    int rc = sc_begin(db);

    if (rc == SC_OK) rc = sc_savepoint(db);
    if (rc == SC_OK) rc = event_insert(db, &two);
    if (rc == SC_OK) rc = sc_savepoint_release(db);
    if (rc == SC_OK) rc = sc_savepoint(db);
    if (rc == SC_OK) rc = event_insert(db, &three);
    if (rc == SC_OK) rc = EXPECT(event_insert(db, &two) == SC_ERR_UNIQUE);
    if (rc == SC_OK) rc = sc_savepoint_rollback(db);
    if (rc < 0) return sc_rollback(db), rc;
    rc = sc_commit(db);
    if (rc == SC_OK) rc = count(db, &n);
    return rc == SC_OK ? EXPECT(n == 2) : rc;
}

/* Run inside a transaction; less than 0 rolls it back. It may be run again, so all it does is in the database. */
static int finish_two(sc_db *db, void *ctx)
{
    const event_finish_params end = {.event_id = sc_str("two"), .duration_ms = {true, *(uint32_t *)ctx}};
    int64_t affected;
    int rc = event_finish(db, &end, &affected);

    return rc < 0 ? rc : EXPECT(affected == 1);
}

static int again(sc_db *db)
{
    uint32_t ms = 250;
    int rc = sc_transact(db, finish_two, &ms);

    ms = 300;
    return rc == SC_OK ? sc_transact_as(db, SC_BEGIN_WRITE, 5, finish_two, &ms) : rc;
}

int tour_transactions(sc_db *db)
{
    int rc = tour_clear(db);

    if (rc == SC_OK) rc = by_hand(db);
    if (rc == SC_OK) rc = parts(db);
    if (rc == SC_OK) rc = again(db);
    return rc == SC_OK ? tour_clear(db) : rc;
}
