/* runtime_run_test.c: transactions, settings and what looks after tables, as queries of a program: what they do, and what the
 * runtime knows of the transaction afterwards. On every engine. */
#include "runtime_tables.h"

#include "runtime_live.h"

#include <stdio.h>
#include <string.h>

#define RUN(name_, how, sql)                                                                                           \
    static const sc_query name_ = {                                                                                    \
        .name = #name_, .sqlite = SQL_PLAIN(sql), .mysql = SQL_PLAIN(sql), .run = SC_RUN_##how}

RUN(begin, BEGIN, "BEGIN");
RUN(begin_snapshot, BEGIN, "START TRANSACTION WITH CONSISTENT SNAPSHOT");
RUN(commit, COMMIT, "COMMIT");
RUN(roll_back, ROLLBACK, "ROLLBACK");
RUN(mark, SAVEPOINT, "SAVEPOINT here");
RUN(drop_mark, SAVEPOINT, "RELEASE SAVEPOINT here");
RUN(back, ROLLBACK_TO, "ROLLBACK TO SAVEPOINT here");
RUN(truncate_all, COMMITS, "TRUNCATE TABLE rt_run");
RUN(set_variable, TEXT, "SET @x = 5");
EXEC_PLAIN(one, "INSERT INTO rt_run VALUES (1)");
EXEC_PLAIN(two, "INSERT INTO rt_run VALUES (2)");
EXEC_PLAIN(clear_all, "DELETE FROM rt_run");

static const char *const ddl[] = {"DROP TABLE IF EXISTS rt_run",
                                  "CREATE TABLE rt_run (id INTEGER NOT NULL PRIMARY KEY)", NULL};

QUERY_PLAIN(count_all, "SELECT COUNT(*) FROM rt_run", n_fields);
QUERY_PLAIN(variable, "SELECT @x", n_fields);

static void begin_and_end(sc_db *db)
{
    IS(DO(begin), SC_OK);
    CHECK(sc_in_transaction(db));
    IS(DO(one), SC_OK);
    IS(DO(begin), SC_ERR_MISUSE);
    IS(DO(two), SC_ERR_MISUSE); /* the first error stays */
    IS(DO(roll_back), SC_OK);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(number(db, &count_all), 0);
    IS(DO(begin), SC_OK);
    IS(DO(one), SC_OK);
    IS(DO(commit), SC_OK);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(number(db, &count_all), 1);
    IS(DO(commit), SC_ERR_MISUSE);
    IS(DO(roll_back), SC_OK); /* nothing to do */
    IS(DO(clear_all), SC_OK);
}

static void savepoints(sc_db *db)
{
    IS(DO(mark), SC_ERR_MISUSE); /* SQLite would begin a transaction */
    IS(DO(back), SC_ERR_MISUSE);
    CHECK(!sc_in_transaction(db));
    IS(DO(begin), SC_OK);
    IS(DO(one), SC_OK);
    IS(DO(mark), SC_OK);
    IS(DO(two), SC_OK);
    IS(DO(two), SC_ERR_UNIQUE);
    IS(DO(two), SC_ERR_UNIQUE);
    IS(DO(back), SC_OK); /* the error goes with what it undoes */
    CHECK_INT(number(db, &count_all), 1);
    IS(DO(two), SC_OK);
    IS(DO(drop_mark), SC_OK);
    CHECK_INT(number(db, &count_all), 2);
    CHECK(sc__exec(db, &back, NULL, NULL, NULL) < 0);   /* there is none any more … */
    CHECK(sc__exec(db, &commit, NULL, NULL, NULL) < 0); /* … and that is the transaction's error */
    CHECK(!sc_in_transaction(db));
    CHECK_INT(number(db, &count_all), 0);
}

/* What the query is refused for is said, not what went wrong before. */
static void for_another_engine(sc_db *db)
{
    static const sc_query nowhere = {.name = "nowhere", .run = SC_RUN_TEXT};

    IS(DO(two), SC_OK);
    IS(DO(two), SC_ERR_UNIQUE);
    IS(DO(nowhere), SC_ERR_UNSUPPORTED);
    IS(DO(clear_all), SC_OK);
}

/* A transaction that the API began is ended by a query, and the other way round. */
static void mixed(sc_db *db)
{
    CHECK_INT(sc_begin(db), SC_OK);
    IS(DO(one), SC_OK);
    IS(DO(commit), SC_OK);
    IS(DO(begin), SC_OK);
    IS(DO(two), SC_OK);
    CHECK_INT(sc_rollback(db), SC_OK);
    CHECK_INT(number(db, &count_all), 1);
    IS(DO(clear_all), SC_OK);
}

static void servers_only(sc_db *db)
{
    IS(DO(begin_snapshot), SC_OK);
    CHECK(sc_in_transaction(db));
    IS(DO(one), SC_OK);
    IS(DO(truncate_all), SC_ERR_MISUSE); /* it would commit */
    IS(DO(roll_back), SC_OK);
    CHECK_INT(number(db, &count_all), 0);
    IS(DO(one), SC_OK);
    IS(DO(truncate_all), SC_OK);
    CHECK_INT(number(db, &count_all), 0);
    IS(DO(set_variable), SC_OK);
    CHECK_INT(number(db, &variable), 5);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (!has_url(argc, argv)) return 77;
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK)) {
        begin_and_end(db);
        savepoints(db);
        mixed(db);
        for_another_engine(db);
        if (strcmp(sc_engine(db), "sqlite") != 0) servers_only(db);
    }
    sc_close(db);
    return check_result();
}
