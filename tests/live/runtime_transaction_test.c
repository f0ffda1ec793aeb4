/* runtime_transaction_test.c: how transactions are begun, savepoints, and work that is done again when another one was first.
 * On every engine, with two connections. */
#include "runtime_tables.h"

#include "runtime_live.h"

#include <stdio.h>
#include <string.h>

EXEC_PLAIN(one, "INSERT INTO rt_tx VALUES (1, 10)");
EXEC_PLAIN(two, "INSERT INTO rt_tx VALUES (2, 20)");
EXEC_PLAIN(three, "INSERT INTO rt_tx VALUES (3, 30)");
EXEC_PLAIN(add, "UPDATE rt_tx SET n = n + 1 WHERE id = 1");
EXEC_PLAIN(raise_it, "UPDATE rt_tx SET n = 50 WHERE id = 1");
EXEC_PLAIN(clear_all, "DELETE FROM rt_tx");

static const char *const ddl[] = {"DROP TABLE IF EXISTS rt_tx",
                                  "CREATE TABLE rt_tx (id INTEGER NOT NULL PRIMARY KEY, n INTEGER NOT NULL)", NULL};

QUERY_PLAIN(count_all, "SELECT COUNT(*) FROM rt_tx", n_fields);
QUERY_PLAIN(n_of_one, "SELECT n FROM rt_tx WHERE id = 1", n_fields);

/* ---------------------------------------------------------------- how it is begun */

static void read_only(sc_db *db)
{
    IS(sc_begin_as(db, SC_BEGIN_READ), SC_OK);
    CHECK_INT(number(db, &count_all), 0);
    IS(DO(one), SC_ERR_READ_ONLY);
    IS(sc_commit(db), SC_ERR_READ_ONLY);
    CHECK(!sc_in_transaction(db));
    IS(sc_begin_as(db, SC_BEGIN_READ | SC_BEGIN_REPEATABLE_READ), SC_OK);
    CHECK_INT(number(db, &count_all), 0);
    IS(sc_commit(db), SC_OK);
    IS(DO(one), SC_OK); /* the next one may write again */
    IS(sc_begin_as(db, SC_BEGIN_WRITE), SC_OK);
    IS(DO(two), SC_OK);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(number(db, &count_all), 2);
    IS(DO(clear_all), SC_OK);
}

/* A connection of SQLite's that only reads by its own pragma does so still behind a transaction that only read. */
static void read_only_for_good(sc_db *db)
{
    if (!is_engine(db, "sqlite")) return;
    IS(sc_exec_script(db, "PRAGMA query_only=1"), SC_OK);
    IS(sc_begin_as(db, SC_BEGIN_READ), SC_OK);
    CHECK_INT(number(db, &count_all), 0);
    IS(sc_commit(db), SC_OK);
    IS(DO(one), SC_ERR_READ_ONLY);
    IS(sc_exec_script(db, "PRAGMA query_only=0"), SC_OK);
}

static void refused(sc_db *db)
{
    IS(sc_begin_as(db, SC_BEGIN_READ | SC_BEGIN_WRITE), SC_ERR_MISUSE);
    IS(sc_begin_as(db, 0x50), SC_ERR_MISUSE);
    IS(sc_begin_as(db, 0x100), SC_ERR_MISUSE);
    CHECK(!sc_in_transaction(db));
    IS(sc_begin_as(db, SC_BEGIN_SERIALIZABLE), is_engine(db, "dolt") ? SC_ERR_UNSUPPORTED : SC_OK);
    IS(sc_rollback(db), SC_OK);
    CHECK_INT(sc_begin_as(NULL, 0), SC_ERR_MISUSE);
    CHECK_INT(sc_savepoint(NULL), SC_ERR_MISUSE);
    CHECK_INT(sc_transact(NULL, NULL, NULL), SC_ERR_MISUSE);
}

/* What another one commits meanwhile is seen, or not. */
static int64_t seen_meanwhile(sc_db *db, sc_db *other, unsigned how)
{
    int64_t n;

    IS(DO(clear_all), SC_OK);
    IS(sc_begin_as(db, how), SC_OK);
    CHECK_INT(number(db, &count_all), 0);
    CHECK_INT(sc__exec(other, &one, NULL, NULL, NULL), SC_OK);
    n = number(db, &count_all);
    IS(sc_commit(db), SC_OK);
    return n;
}

static void isolation(sc_db *db, sc_db *other)
{
    CHECK_INT(seen_meanwhile(db, other, SC_BEGIN_REPEATABLE_READ), 0);
    if (is_engine(db, "mysql") || is_engine(db, "mariadb"))
        CHECK_INT(seen_meanwhile(db, other, SC_BEGIN_READ_COMMITTED), 1);
    CHECK_INT(seen_meanwhile(db, other, 0), 0); /* the level was that one transaction's */
    IS(DO(clear_all), SC_OK);
}

/* ---------------------------------------------------------------- savepoints */

static void savepoints(sc_db *db)
{
    IS(sc_savepoint(db), SC_ERR_MISUSE);
    IS(sc_savepoint_release(db), SC_ERR_MISUSE);
    IS(sc_savepoint_rollback(db), SC_ERR_MISUSE);
    IS(sc_begin(db), SC_OK);
    IS(DO(one), SC_OK);
    IS(sc_savepoint(db), SC_OK);
    IS(DO(two), SC_OK);
    IS(sc_savepoint(db), SC_OK);
    IS(DO(three), SC_OK);
    IS(DO(two), SC_ERR_UNIQUE);
    IS(sc_savepoint_release(db), SC_ERR_UNIQUE); /* the first error stays … */
    IS(sc_savepoint_rollback(db), SC_OK);        /* … and goes with what is undone */
    CHECK_INT(number(db, &count_all), 2);
    IS(DO(three), SC_OK);
    IS(sc_savepoint_release(db), SC_OK);
    IS(sc_savepoint(db), SC_OK);
    IS(sc_savepoint_rollback(db), SC_OK);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(number(db, &count_all), 3);
    IS(sc_begin(db), SC_OK);
    IS(sc_savepoint_rollback(db), SC_ERR_MISUSE); /* those of the last transaction went with it */
    IS(sc_rollback(db), SC_OK);
    IS(DO(clear_all), SC_OK);
}

/* ---------------------------------------------------------------- again */

struct work {
    sc_db *other;
    int runs, fail; /* what it returns; 0: how it went */
};

/* The first time another connection has the row. SQLite and the servers say so when it is
 * written, Dolt at COMMIT. */
static int add_one(sc_db *db, void *ctx)
{
    struct work *w = ctx;
    int rc;

    CHECK(sc_in_transaction(db));
    if (w->runs++ > 0) return DO(add);
    CHECK_INT(number(db, &n_of_one), 10);
    CHECK_INT(sc_begin(w->other), SC_OK);
    CHECK_INT(sc__exec(w->other, &raise_it, NULL, NULL, NULL), SC_OK);
    rc = DO(add);
    if (!is_engine(db, "dolt")) CHECK_INT(rc, SC_ERR_BUSY);
    CHECK_INT(sc_commit(w->other), SC_OK);
    return rc;
}

static int give_up(sc_db *db, void *ctx)
{
    struct work *w = ctx;

    w->runs++;
    CHECK_INT(DO(two), SC_OK);
    return w->fail;
}

static int end_it_itself(sc_db *db, void *ctx)
{
    (void)ctx;
    return sc_commit(db);
}

static void fails_at_once(sc_db *db, int fail)
{
    struct work w = {.fail = fail};

    IS(sc_transact(db, NULL, &w), SC_ERR_MISUSE);
    IS(sc_transact(db, give_up, &w), fail);
    CHECK_INT(w.runs, 1);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(number(db, &count_all), fail < 0 ? 1 : 2);
}

static void wait_briefly(sc_db *db, sc_db *other)
{
    if (is_engine(db, "dolt")) return; /* it does not wait */
    const char *sql = is_engine(db, "sqlite") ? "PRAGMA busy_timeout=20" : "SET innodb_lock_wait_timeout = 1";
    CHECK_INT(sc_exec_script(db, sql), SC_OK);
    CHECK_INT(sc_exec_script(other, sql), SC_OK);
}

/* What a hook hears of one that is done again. */
static void hear_why(const sc_event *e, void *ctx)
{
    CHECK_INT(e->code, SC_ERR_BUSY);
    ++*(int *)ctx;
}

static void again(sc_db *db, sc_db *other)
{
    struct work w = {.other = other};
    int heard = 0;
    sc_counts c;

    IS(DO(one), SC_OK);
    wait_briefly(db, other);
    if (is_engine(db, "sqlite")) {
        IS(sc_begin_as(db, SC_BEGIN_WRITE), SC_OK); /* nobody else can begin to write now, however often */
        CHECK_INT(sc_transact_as(other, SC_BEGIN_WRITE, 3, add_one, &w), SC_ERR_BUSY);
        CHECK_INT(w.runs, 0);
        IS(sc_rollback(db), SC_OK);
    }
    IS(sc_set_hook(db, &(sc_hook){.fn = hear_why, .ctx = &heard, .events = SC_EVENT_RETRY}), SC_OK);
    IS(sc_transact(db, add_one, &w), SC_OK);
    IS(sc_set_hook(db, NULL), SC_OK);
    CHECK_INT(w.runs, 2);
    CHECK_INT(heard, 1);
    sc_counters(db, &c);
    CHECK_INT(c.retries, 1);
    CHECK_INT(number(db, &n_of_one), 51); /* what the other one wrote is not lost */
    IS(sc_transact(db, end_it_itself, NULL), SC_ERR_MISUSE);
    fails_at_once(db, SC_ERR_BUSY); /* a code of its own, which the connection knows nothing of */
    fails_at_once(db, -77);
    fails_at_once(db, 7);
    IS(sc_begin(db), SC_OK);
    IS(sc_transact(db, give_up, &w), SC_ERR_MISUSE);
    IS(sc_rollback(db), SC_OK);
}

/* ---------------------------------------------------------------- a connection that goes */

static int lose_it(sc_db *db, void *ctx)
{
    struct work *w = ctx;

    w->runs++;
    CHECK_INT(DO(two), SC_OK);
    (void)kill_session(db, w->other);
    return 0;
}

/* Of a commit that was on its way nothing is known, and nothing is done twice. */
static void lost(const char *url, sc_db *other)
{
    struct work w = {.other = other};
    sc_db *db;

    CHECK_INT(sc__exec(other, &clear_all, NULL, NULL, NULL), SC_OK);
    CHECK_INT(open_url_with(url, "reconnect=0", &db), SC_OK);
    IS(sc_transact(db, lose_it, &w), SC_ERR_LOST);
    CHECK_INT(w.runs, 1);
    CHECK(strstr(sc_errmsg(db), "is not known") ||
          strstr(sc_errmsg(db), "the server rolls back")); /* it never got it */
    IS(DO(one), SC_ERR_LOST);
    sc_close(db);
    CHECK_INT(open_url_with(url, "reconnect=0", &db), SC_OK);
    IS(sc_begin(db), SC_OK);
    (void)kill_session(db, other);
    IS(DO(three), SC_ERR_LOST);
    CHECK(strstr(sc_errmsg(db), "is not known") == NULL); /* it was rolled back */
    IS(sc_commit(db), SC_ERR_LOST);
    sc_close(db);
}

int main(int argc, char **argv)
{
    sc_db *db, *other = NULL;

    if (!has_url(argc, argv)) return 77;
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK) &&
        CHECK_INT(sc_open(argv[1], &other), SC_OK)) {
        if (is_engine(db, "sqlite")) IS(sc_exec_script(db, "PRAGMA journal_mode=WAL"), SC_OK);
        read_only(db);
        read_only_for_good(db);
        refused(db);
        isolation(db, other);
        savepoints(db);
        again(db, other);
        if (is_engine(db, "mysql") || is_engine(db, "mariadb")) lost(argv[1], other);
        IS(sc_exec_ddl(db, ddl, ddl), SC_OK);
    }
    sc_close(other);
    sc_close(db);
    return check_result();
}
