/* reconnect.c: a connection that was lost is made again, where nobody can tell the difference.
 *
 * Stage: at the start of a call on a lost connection, and behind a call that lost it. It is made again outside of a transaction
 * alone, with no result open, and only while the session holds nothing that a new one would not have (sci_line.holds); what a
 * pool's set-up function left in it is made again, by that. A call
 * that lost it is repeated, once, where the server never got it, or where the compiler proved that repeating it is no matter
 * (sc_query.repeatable). The session is set up as sc_open does it, and all statements are prepared anew. */
#define _POSIX_C_SOURCE 200809L
#include "guard.h"

#include <time.h>

enum { FIRST_WAIT = 50, LONGEST_WAIT = 1000 }; /* ms */

unsigned sci_wait(const sc_db *db, unsigned most)
{
    uint64_t random = (sci_now() ^ (uintptr_t)db) * UINT64_C(0x9E3779B97F4A7C15);
    struct timespec t;

    random = (random >> 33) % ((uint64_t)most * 1000) + 1; /* us */
    t = (struct timespec){.tv_sec = (time_t)(random / 1000000), .tv_nsec = (long)(random % 1000000) * 1000};
    (void)nanosleep(&t, NULL);
    return most < LONGEST_WAIT / 2 ? most * 2 : LONGEST_WAIT;
}

/* ---------------------------------------------------------------- what may be done, and said */

/* Why a lost connection stays lost; NULL: it need not. */
static const char *why_not(const sc_db *db)
{
    if (db->url.reconnect == 0) return "close it and open another";
    if (db->line.raw) return "it was being set up";
    if (db->line.holds)
        return "its session held what a new one would not (SET, a temporary table, a lock …): close it and open another";
    if (db->n_open > 0) return "results of it are still open: close them first";
    return NULL;
}

int sci_fail_lost(sc_db *db)
{
    const char *why = why_not(db);

    return sci_fail(db, SC_ERR_LOST, "the connection was lost: %s",
                    why ? why : "the transaction that was open was rolled back");
}

/* What became of what the call was to do. */
static const char *fate(const sc_db *db, const sc_query *q)
{
    if (db->in_tx) return "; the server rolls back the transaction that was open";
    if (db->line.unsent) return "; nothing of it was done";
    if (q && q->repeatable) return "";
    return "; whether it was done is not known";
}

void sci_say_lost(sc_db *db, const sc_query *q)
{
    const char *why = why_not(db);

    if (!db->line.fresh || db->error.code != SC_ERR_LOST) return;
    db->line.fresh = false;
    sci_append(&db->error, fate(db, q));
    if (why) sci_append(&db->error, "; no new connection is made: ");
    if (why) sci_append(&db->error, why);
}

/* Of a transaction, too: nothing of the statement was done, and the transaction is as it was. */
static bool prepares_again(sc_db *db, const sc_query *q)
{
    bool again = db->line.stale == SCI_STALE || (db->line.stale == SCI_STALE_READ && q && q->repeatable);

    db->line.stale = SCI_FITS;
    if (again) sci_error_clear(&db->error);
    return again;
}

bool sci_repeat(sc_db *db, const sc_query *q)
{
    bool lost = db && db->line.fresh && db->error.code == SC_ERR_LOST;

    if (db && db->line.stale != SCI_FITS) return prepares_again(db, q);
    if (lost && !db->in_tx && !why_not(db) && (db->line.unsent || !q || q->repeatable)) return true;
    if (lost) sci_say_lost(db, q);
    return false;
}

/* ---------------------------------------------------------------- making it again */

static bool same_kind(const sc_db *db, void *old)
{
    sc_db before = *db;

    before.conn = old;
    return strcmp(db->driver->engine(db), db->driver->engine(&before)) == 0;
}

static void close_one(sc_db *db, void *conn)
{
    void *kept = db->conn;

    db->conn = conn;
    if (conn) db->driver->close(db);
    db->conn = kept;
}

/* While it opens, all that goes wrong is of opening. The old connection stays until there is a new one. */
static int open_again(sc_db *db)
{
    void *old = db->conn;
    int rc;

    db->conn = NULL;
    db->open = false;
    rc = db->driver->open(db, &db->url, &db->conn);
    if (rc == SC_OK && !same_kind(db, old))
        rc = sci_fail(db, SC_ERR_OPEN, "what answers now is not what did before (%s)", db->driver->engine(db));
    db->open = true;
    if (rc < 0) {
        close_one(db, db->conn);
        db->conn = old;
        return rc;
    }
    close_one(db, old);
    sci_note_connection(db);
    sci_cache_unprepare(db);
    return sci_guard_again(db);
}

/* For the moment, so that a pool's set-up function can work with it: where that fails, it is as lost as it was. */
static int revive(sc_db *db)
{
    int rc;

    db->lost = false;
    db->watch &= ~(unsigned)SCI_WATCH_LOST;
    db->line = (struct sci_line){0};
    rc = sci_pool_set_up_again(db);
    db->line = (struct sci_line){0};
    db->counts.reconnects += rc == SC_OK;
    if (rc == SC_OK) return rc;
    db->lost = true;
    db->watch |= SCI_WATCH_LOST;
    return rc;
}

/* The error says what went wrong last; that it is lost stays. */
static int give_up(sc_db *db)
{
    struct sci_error why = db->error;

    sci_error_clear(&db->error);
    (void)sci_fail(db, SC_ERR_LOST, "the connection was lost, and cannot be made again: %s", why.message);
    db->error.native = why.native;
    memcpy(db->error.sqlstate, why.sqlstate, sizeof why.sqlstate);
    return SC_ERR_LOST;
}

int sci_reconnect(sc_db *db)
{
    uint64_t start = sci_event_start(db);
    unsigned wait = FIRST_WAIT;

    if (db->in_tx || why_not(db)) return sci_fail_lost(db);
    for (uint32_t i = 1;; i++) {
        sci_error_clear(&db->error);
        if (open_again(db) == SC_OK && revive(db) == SC_OK) {
            sci_event_end(db, SC_EVENT_RECONNECT, "reconnect", start, SC_OK);
            return SC_OK;
        }
        if (i >= db->url.reconnect || !db->driver->passes(db->error.native)) {
            sci_event_end(db, SC_EVENT_RECONNECT, "reconnect", start, db->error.code);
            return give_up(db);
        }
        wait = sci_wait(db, wait);
    }
}
