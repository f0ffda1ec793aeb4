/* runtime_codes_test.c: errors that take some staging: a full database, a deadlock, a lock that is waited for too long, a stranger.
 * (Constraints, drift, NULL and types: runtime_live_errors_test.c; loss, limits, alterations: tests of their own.) On every engine. */
#include "runtime_tables.h"

#include "runtime_live.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>

EXEC_PLAIN(one_to_1, "UPDATE rt_code SET n = 1 WHERE id = 1");
EXEC_PLAIN(two_to_1, "UPDATE rt_code SET n = 1 WHERE id = 2");
EXEC_PLAIN(one_to_2, "UPDATE rt_code SET n = 2 WHERE id = 1");
EXEC_PLAIN(two_to_2, "UPDATE rt_code SET n = 2 WHERE id = 2");
EXEC_PLAIN(grow, "INSERT INTO rt_full (t) SELECT t FROM rt_full");

static const char *const ddl[] = {"DROP TABLE IF EXISTS rt_code",
                                  "CREATE TABLE rt_code (id INTEGER NOT NULL PRIMARY KEY, n INTEGER NOT NULL)",
                                  "INSERT INTO rt_code VALUES (1, 0), (2, 0)", NULL};

static const sc_query mark = {.name = "mark", .mysql = SQL_PLAIN("SAVEPOINT here"), .run = SC_RUN_SAVEPOINT};
static const sc_query back_to_mark = {
    .name = "back_to_mark", .mysql = SQL_PLAIN("ROLLBACK TO SAVEPOINT here"), .run = SC_RUN_ROLLBACK_TO};

/* Dolt keeps tables on disk alone, and has no limit for them. */
static void full(const char *url)
{
    sc_db *db;
    int rc = SC_OK;

    CHECK_INT(sc_open(url, &db), SC_OK);
    if (is_engine(db, "sqlite"))
        IS(sc_exec_script(db, "PRAGMA max_page_count = 60; CREATE TABLE rt_full (t TEXT NOT NULL);"
                              "INSERT INTO rt_full VALUES (printf('%1000c', 'x'))"),
           SC_OK);
    else
        IS(sc_exec_script(
               db, "SET max_heap_table_size = 65536; DROP TABLE IF EXISTS rt_full;"
                   "CREATE TABLE rt_full (t CHAR(200) NOT NULL) ENGINE = MEMORY; INSERT INTO rt_full VALUES ('x')"),
           SC_OK);
    for (int i = 0; i < 12 && rc == SC_OK; i++) rc = DO(grow);
    IS(rc, SC_ERR_FULL);
    IS(sc_exec_script(db, "DROP TABLE rt_full"), SC_OK);
    sc_close(db);
}

struct side {
    sc_db *db;
    int rc;
};

static void *take_one(void *arg)
{
    struct side *s = arg;

    s->rc = sc__exec(s->db, &one_to_2, NULL, NULL, NULL);
    sc_hand_over(s->db);
    return NULL;
}

/* Each holds a row and wants the other's: one of the two is the victim, and its transaction is over. */
static void deadlock(sc_db *db, sc_db *other)
{
    struct side s = {.db = other};
    sc_db *victim;
    pthread_t thread;
    int rc;

    IS(sc_begin(db), SC_OK);
    IS(DO(one_to_1), SC_OK);
    CHECK_INT(sc_begin(other), SC_OK);
    CHECK_INT(sc__exec(other, &two_to_2, NULL, NULL, NULL), SC_OK);
    IS(DO(mark), SC_OK);
    CHECK_INT(sc__exec(other, &mark, NULL, NULL, NULL), SC_OK);
    sc_hand_over(other);
    CHECK_INT(pthread_create(&thread, NULL, take_one, &s), 0);
    rc = DO(two_to_1);
    CHECK_INT(pthread_join(thread, NULL), 0);
    CHECK_INT(rc < 0 ? rc : s.rc, SC_ERR_BUSY);
    victim = rc < 0 ? db : other;
    CHECK_INT(sc_errnative(victim), 1213);
    CHECK_STR(sc_sqlstate(victim), "40001");
    CHECK((rc < 0) != (s.rc < 0));
    CHECK_INT(sc__exec(victim, &back_to_mark, NULL, NULL, NULL), SC_ERR_BUSY); /* the savepoint is gone, too */
    CHECK_INT(sc_errnative(victim), 1213);
    CHECK_INT(sc_commit(victim), SC_ERR_BUSY);
    CHECK_INT(sc_commit(victim == db ? other : db), SC_OK);
}

/* Two transactions that read write the same: SQLite's second cannot go on, Dolt finds it at COMMIT. */
static void conflict(sc_db *db, sc_db *other)
{
    CHECK_INT(sc_begin(other), SC_OK);
    IS(sc_begin(db), SC_OK);
    CHECK_INT(sc__exec(other, &one_to_2, NULL, NULL, NULL), SC_OK);
    if (is_engine(db, "sqlite")) {
        IS(sc_exec_script(db, "PRAGMA busy_timeout = 10"), SC_OK);
        IS(DO(one_to_1), SC_ERR_BUSY);
        CHECK_INT(sc_commit(other), SC_OK);
        IS(sc_rollback(db), SC_OK);
        return;
    }
    IS(DO(one_to_1), SC_OK);
    CHECK_INT(sc_commit(other), SC_OK);
    IS(sc_commit(db), SC_ERR_BUSY);
    CHECK_INT(sc_errnative(db), 1213);
    CHECK(!sc_in_transaction(db));
}

static void waited_too_long(sc_db *db, sc_db *other)
{
    IS(sc_exec_script(db, "SET innodb_lock_wait_timeout = 1"), SC_OK);
    CHECK_INT(sc_begin(other), SC_OK);
    CHECK_INT(sc__exec(other, &one_to_2, NULL, NULL, NULL), SC_OK);
    IS(DO(one_to_1), SC_ERR_BUSY);
    CHECK_INT(sc_errnative(db), 1205);
    CHECK_INT(sc_rollback(other), SC_OK);
    IS(DO(one_to_1), SC_OK);
}

static void stranger(const char *url)
{
    const char *at = strchr(url, '@');
    char theirs[4096];
    sc_db *db;
    int rc;

    snprintf(theirs, sizeof theirs, "mysql://rt_nobody:hunter2%s", at ? at : "@localhost");
    rc = sc_open(theirs, &db);
    IS(rc, SC_ERR_OPEN);
    CHECK(sc_errnative(db) == 1045 || sc_errnative(db) == 1698);
    CHECK(strstr(sc_errmsg(db), "hunter2") == NULL);
    sc_close(db);
}

int main(int argc, char **argv)
{
    sc_db *db, *other = NULL;

    if (!has_url(argc, argv)) return 77;
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK) &&
        CHECK_INT(sc_open(argv[1], &other), SC_OK)) {
        bool locks = is_engine(db, "mysql") || is_engine(db, "mariadb");

        if (locks) deadlock(db, other);
        if (locks) waited_too_long(db, other);
        if (!locks) conflict(db, other);
        if (!is_engine(db, "sqlite")) stranger(argv[1]);
        if (!is_engine(db, "dolt")) full(argv[1]);
        IS(sc_exec_script(db, "DROP TABLE rt_code"), SC_OK);
    }
    sc_close(other);
    sc_close(db);
    return check_result();
}
