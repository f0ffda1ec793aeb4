/* transaction.c: beginning and ending transactions, savepoints, and the work that is done again where it lost against others'.
 *
 * Stage: between the application and a driver's begin, commit and rollback. Here are the rules of the public header that no
 * driver should have to keep: inside a transaction the first error stays until sc_rollback; a commit after one rolls back and
 * returns it; nothing is done twice when it may have been done once. */
#include "internal.h"

#include <stdio.h>

bool sc_in_transaction(const sc_db *db)
{
    return db && db->in_tx;
}

/* ---------------------------------------------------------------- begin and end */

enum { ACCESS = SC_BEGIN_READ | SC_BEGIN_WRITE, ISOLATION = 0x70 };

static int may_begin(sc_db *db)
{
    int rc = sci_enter(db);

    if (rc == SC_OK && db->in_tx)
        rc = sci_fail(db, SC_ERR_MISUSE,
                      "sc_begin: a transaction is open already, and they do not nest: "
                      "see sc_savepoint");
    if (rc == SC_OK) rc = sci_guard_enter(db);
    return rc == SC_OK ? sci_settle(db) : rc;
}

static int begun(sc_db *db, uint64_t start, int rc)
{
    rc = sci_guard_exit(db, rc);
    if (!db || db->error.code == SC_ERR_MISUSE) return rc;
    if (rc == SC_OK) {
        db->in_tx = true;
        db->savepoints = 0;
        db->counts.begins++;
    }
    sci_event_end(db, SC_EVENT_BEGIN, "BEGIN", start, rc);
    return rc;
}

static bool is_way(unsigned how)
{
    return (how & ACCESS) != ACCESS && (how & ISOLATION) <= SC_BEGIN_SERIALIZABLE &&
           !(how & ~(unsigned)(ACCESS | ISOLATION));
}

/* Its end will be known here: it leaves nothing in the session, as a BEGIN that is not known may. */
static int begin_with(sc_db *db, const char *sql)
{
    bool held = db->line.holds;
    int rc = db->driver->statement(db, sql);

    db->line.holds = held;
    return rc;
}

static int begin_once(sc_db *db, unsigned how, const char *sql)
{
    uint64_t start = sci_event_start(db);
    int rc = may_begin(db);

    if (rc == SC_OK && !is_way(how))
        rc = sci_fail(db, SC_ERR_MISUSE,
                      "sc_begin_as: 0x%x is not one of SC_BEGIN_READ and _WRITE, and one isolation level", how);
    if (rc == SC_OK) rc = sql ? begin_with(db, sql) : db->driver->begin(db, how & ACCESS, how & ISOLATION);
    return begun(db, start, rc);
}

/* In a query's own words, or with NULL as it is said. One that was not begun is begun once more where the connection was lost on
 * the way. */
static int begin(sc_db *db, unsigned how, const char *sql)
{
    int rc = begin_once(db, how, sql);

    return rc < 0 && sci_repeat(db, NULL) ? begin_once(db, how, sql) : rc;
}

int sc_begin_as(sc_db *db, unsigned how)
{
    return begin(db, how, NULL);
}

int sc_begin(sc_db *db)
{
    return sc_begin_as(db, 0);
}

/* Rolls back whatever the state of the error is; an error that is set stays. What goes wrong with a result
 * that is read ahead here is that result's error, not the rollback's. */
static int roll_back(sc_db *db)
{
    uint64_t start = sci_event_start(db);
    int rc;

    if (!db->in_tx) return SC_OK;
    db->in_tx = false;
    db->savepoints = 0;
    if (!db->lost) (void)sci_settle(db);
    rc = db->lost ? sci_fail_lost(db) : db->driver->rollback(db);
    db->counts.rollbacks += rc == SC_OK;
    if (rc < 0 && !db->lost && !db->driver->settled(db)) db->in_tx = true; /* or the next BEGIN would commit it */
    sci_event_end(db, SC_EVENT_ROLLBACK, "ROLLBACK", start, rc);
    return rc;
}

/* What the server did with the COMMIT that it may have got, nobody can say. */
static int commit(sc_db *db)
{
    uint64_t start = sci_event_start(db);
    int rc = db->driver->commit(db);

    if (rc == SC_ERR_LOST && db->line.unsent) sci_say_lost(db, NULL);
    if (rc == SC_ERR_LOST && db->line.fresh)
        sci_append(&db->error, "; whether the transaction was committed is not known");
    db->line.fresh = false;
    db->counts.commits += rc == SC_OK;
    sci_event_end(db, SC_EVENT_COMMIT, "COMMIT", start, rc);
    return rc;
}

int sc_commit(sc_db *db)
{
    int rc;

    if (db && db->open && !db->in_tx) {
        sci_error_clear(&db->error);
        return sci_fail(db, SC_ERR_MISUSE, "sc_commit: no transaction is open");
    }
    rc = sci_enter(db);
    if (rc == SC_OK) rc = sci_settle(db);
    if (rc == SC_OK) rc = commit(db);
    if (rc < 0 && db && db->in_tx) (void)roll_back(db); /* its own failure does not replace the first error */
    if (rc == SC_OK) db->in_tx = false;
    return rc;
}

/* The error goes with the transaction; that the connection was lost stays. */
int sc_rollback(sc_db *db)
{
    int rc;

    if (!db) return SC_ERR_MISUSE;
    sci_check_thread(db);
    if (!db->open) return db->error.code;
    sci_error_clear(&db->error);
    rc = roll_back(db);
    if (rc == SC_OK) sci_error_clear(&db->error);
    return db->lost ? sci_fail_lost(db) : rc;
}

/* ---------------------------------------------------------------- savepoints */

static int at_savepoint(sc_db *db, const char *what, unsigned n)
{
    uint64_t start = sci_event_start(db);
    char sql[64];
    int rc;

    (void)snprintf(sql, sizeof sql, "%s schemac_%u", what, n);
    rc = sci_guard_enter(db);
    if (rc == SC_OK) rc = db->driver->statement(db, sql);
    rc = sci_guard_exit(db, rc);
    if (rc == SC_ERR_LOST) sci_say_lost(db, NULL);
    sci_event_end(db, SC_EVENT_SAVEPOINT, what, start, rc);
    return rc;
}

static int no_savepoint(sc_db *db, const char *who)
{
    if (!db->in_tx) return sci_fail(db, SC_ERR_MISUSE, "%s: no transaction is open: call sc_begin first", who);
    return sci_fail(db, SC_ERR_MISUSE, "%s: no savepoint of sc_savepoint is open", who);
}

int sc_savepoint(sc_db *db)
{
    int rc = sci_enter(db);

    if (rc == SC_OK && !db->in_tx) rc = no_savepoint(db, "sc_savepoint");
    if (rc == SC_OK) rc = sci_settle(db);
    if (rc == SC_OK) rc = at_savepoint(db, "SAVEPOINT", db->savepoints + 1);
    if (rc == SC_OK) db->savepoints++;
    return rc;
}

int sc_savepoint_release(sc_db *db)
{
    int rc = sci_enter(db);

    if (rc == SC_OK && !db->savepoints) rc = no_savepoint(db, "sc_savepoint_release");
    if (rc == SC_OK) rc = sci_settle(db);
    if (rc == SC_OK) rc = at_savepoint(db, "RELEASE SAVEPOINT", db->savepoints);
    if (rc == SC_OK) db->savepoints--;
    return rc;
}

/* What went wrong since the savepoint is forgotten with what it undoes. A deadlock took all of the transaction, savepoints
 * too: then the first error stays, and only sc_rollback is left. */
int sc_savepoint_rollback(sc_db *db)
{
    struct sci_error first;
    int rc;

    if (!db) return SC_ERR_MISUSE;
    sci_check_thread(db);
    if (!db->open || (db->lost && db->in_tx)) return db->error.code;
    first = db->error;
    sci_error_clear(&db->error);
    rc = db->savepoints ? sci_settle(db) : no_savepoint(db, "sc_savepoint_rollback");
    if (rc == SC_OK) rc = at_savepoint(db, "ROLLBACK TO SAVEPOINT", db->savepoints);
    if (rc == SC_OK) rc = at_savepoint(db, "RELEASE SAVEPOINT", db->savepoints);
    if (rc == SC_OK) db->savepoints--;
    if (rc < 0 && first.code != SC_OK && !first.undone && db->in_tx) db->error = first;
    return rc < 0 ? db->error.code : SC_OK;
}

/* ---------------------------------------------------------------- again, where others were first */

enum { FIRST_WAIT = 2 /* ms */, ATTEMPTS = 10 };

/* Ends what fn did: committed, or rolled back with its error kept. SC_OK, or the error. */
static int end_attempt(sc_db *db, int rc)
{
    if (!db->in_tx && rc >= 0)
        return sci_fail(db, SC_ERR_MISUSE, "sc_transact: the function ended the transaction itself");
    if (rc >= 0) return sc_commit(db);
    (void)roll_back(db);
    return db->error.code < 0 ? db->error.code : rc;
}

int sc_transact_as(sc_db *db, unsigned how, unsigned attempts, sc_transact_fn *fn, void *ctx)
{
    unsigned wait = FIRST_WAIT;
    int rc = fn ? SC_OK : sci_enter(db), given;

    if (!fn) return rc < 0 ? rc : sci_fail(db, SC_ERR_MISUSE, "sc_transact: there is no function to run");
    for (unsigned i = 1;; i++) {
        rc = sc_begin_as(db, how);
        if (rc == SC_OK) {
            given = fn(db, ctx);
            rc = end_attempt(db, given);
            if (rc == SC_OK) return given;
        }
        /* Busy is said of what was not done. What a lost connection left is not known, and is not tried again. */
        if (rc != SC_ERR_BUSY || !db || db->error.code != SC_ERR_BUSY || i >= (attempts ? attempts : ATTEMPTS))
            return rc;
        db->counts.retries++;
        sci_event_end(db, SC_EVENT_RETRY, "sc_transact", sci_event_start(db), rc);
        wait = sci_wait(db, wait);
    }
}

int sc_transact(sc_db *db, sc_transact_fn *fn, void *ctx)
{
    return sc_transact_as(db, 0, 0, fn, ctx);
}

/* ---------------------------------------------------------------- transactions and settings as queries */

static int refuse(sc_db *db, int code, const sc_query *q, const char *why, const char *what)
{
    int rc = sci_enter(db);

    return rc < 0 ? rc : sci_fail(db, code, "%s: %s%s", q->name, why, what);
}

static int run_text(sc_db *db, const sc_query *q, const char *sql)
{
    struct sci_watched w;
    int rc = sci_enter(db);

    if (rc < 0) return rc;
    db->counts.statements++;
    if (!db->touched) db->touched = sci_touches_session(sql, db->driver->sqlite);
    sci_watch(db, q, NULL, &w);
    rc = sci_guard_enter(db);
    if (rc == SC_OK) rc = sci_settle(db);
    if (rc == SC_OK) rc = db->driver->statement(db, sql);
    rc = sci_guard_exit(db, rc);
    if (rc == SC_ERR_LOST) sci_say_lost(db, q);
    sci_watch_end(db, q, q->name, &w, rc);
    return rc;
}

/* What went wrong since the savepoint is undone with the rest; without such a savepoint, that is the error. But a deadlock took
 * the savepoint with the whole transaction, and stays: who begins again does so for it. */
static int roll_back_to(sc_db *db, const sc_query *q, const char *sql)
{
    struct sci_error first = db->error;
    int rc;

    if (!db->lost) sci_error_clear(&db->error);
    rc = run_text(db, q, sql);
    if (rc < 0 && first.code == SC_ERR_BUSY && !first.undone) db->error = first;
    return rc < 0 ? db->error.code : rc;
}

int sci_run(sc_db *db, const sc_query *q)
{
    const char *sql;

    if (!db || !db->open) return sci_enter(db);
    sql = sci_text_of(db, q)->text;
    if (!sql) return refuse(db, SC_ERR_UNSUPPORTED, q, "the query was not generated for ", db->driver->name);
    switch ((enum sc_run)q->run) {
    case SC_RUN_BEGIN: return begin(db, 0, sql);
    case SC_RUN_COMMIT: return sc_commit(db);
    case SC_RUN_ROLLBACK: return sc_rollback(db);
    case SC_RUN_SAVEPOINT:
    case SC_RUN_ROLLBACK_TO:
        if (!db->in_tx) return refuse(db, SC_ERR_MISUSE, q, "no transaction is open: call sc_begin first", "");
        return q->run == SC_RUN_SAVEPOINT ? run_text(db, q, sql) : roll_back_to(db, q, sql);
    case SC_RUN_COMMITS:
        if (db->in_tx) return refuse(db, SC_ERR_MISUSE, q, "the server would commit the open transaction", "");
        break;
    case SC_RUN_TEXT:
    case SC_RUN_PREPARED: break;
    }
    return run_text(db, q, sql);
}
