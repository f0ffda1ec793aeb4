/* sqlite_guard.c: calls that are cut short on SQLite: it is asked while it works, and while it waits for another's lock.
 *
 * Stage: under guard.c, on the connection's own thread. sqlite3_interrupt is not used: where a result is open it would stay set,
 * and end a call that it was not meant for. The handler for locks does what SQLite's own does, and looks up between its naps. */
#define _POSIX_C_SOURCE 200809L
#include <sqlite3.h>

#include "guard.h"
#include "sqlite_internal.h"

#include <time.h>

enum { STEPS_BETWEEN = 1000, NS_PER_MS = 1000000, FIRST_NAPS = 6, LONGEST_NAP = 25 };

static int stops(void *guard)
{
    return sci_guard_stops(guard);
}

static void nap(int64_t ms)
{
    struct timespec t = {.tv_sec = (time_t)(ms / 1000), .tv_nsec = (long)(ms % 1000) * NS_PER_MS};

    (void)nanosleep(&t, NULL);
}

/* The naps grow; what they sum up to, and not the clock, is what SQLite's own handler goes by too. */
static int wait_for_lock(void *guard, int times)
{
    static const int64_t first[FIRST_NAPS] = {1, 2, 5, 10, 15, 20};
    static const int64_t before[FIRST_NAPS] = {0, 1, 3, 8, 18, 33};
    struct sc_canceller *g = guard;
    int64_t ms = times < FIRST_NAPS ? first[times] : LONGEST_NAP;
    int64_t waited = times < FIRST_NAPS ? before[times] : 53 + (int64_t)(times - FIRST_NAPS) * LONGEST_NAP;

    if (sci_guard_stops(g) || waited >= g->patience) return 0;
    if (ms > (int64_t)g->patience - waited) ms = (int64_t)g->patience - waited;
    nap(ms);
    return !sci_guard_stops(g);
}

/* SQLite answers 0 where the handler is another than its own. */
void sci_sqlite_keep_patience(sc_db *db)
{
    int ms = sci_sqlite_pragma(db->conn, "PRAGMA busy_timeout");

    if (ms <= 0) return;
    db->guard->patience = (uint32_t)ms;
    (void)sqlite3_busy_handler(db->conn, wait_for_lock, db->guard);
}

int sci_sqlite_arm(sc_db *db)
{
    sqlite3_progress_handler(db->conn, STEPS_BETWEEN, stops, db->guard);
    sci_sqlite_keep_patience(db);
    return SC_OK;
}
