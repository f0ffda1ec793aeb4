/* runtime_run_test.c: transactions, settings and what looks after tables, as queries of a program: what they do, and what the
 * runtime knows of the transaction afterwards. On every engine. */
#include "runtime_tables.h"

#include "../unit/check.h"

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

typedef struct n_row {
    int64_t n;
} n_row;
static const sc_field n_fields[] = {FIELD(n_row, n, SC_T_INT64, false, )};
QUERY_PLAIN(count_all, "SELECT COUNT(*) FROM rt_run", n_fields);
QUERY_PLAIN(variable, "SELECT @x", n_fields);

static bool code_is(sc_db *db, int rc, int want, const char *what, int line)
{
    if (check_int(rc, want, what, __FILE__, line)) return true;
    fprintf(stderr, "    %s\n", sc_errmsg(db));
    return false;
}
#define IS(query, code) code_is(db, sc__exec(db, &(query), NULL, NULL, NULL), code, #query, __LINE__)
#define OK(query) IS(query, SC_OK)

static int64_t count(sc_db *db, const sc_query *q)
{
    n_row r = {-1};

    code_is(db, sc__one(db, q, NULL, &r, NULL), SC_ROW, q->name, __LINE__);
    return r.n;
}

static void begin_and_end(sc_db *db)
{
    OK(begin);
    CHECK(sc_in_transaction(db));
    OK(one);
    IS(begin, SC_ERR_MISUSE);
    IS(two, SC_ERR_MISUSE); /* the first error stays */
    OK(roll_back);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(count(db, &count_all), 0);
    OK(begin);
    OK(one);
    OK(commit);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(count(db, &count_all), 1);
    IS(commit, SC_ERR_MISUSE);
    OK(roll_back); /* nothing to do */
    OK(clear_all);
}

static void savepoints(sc_db *db)
{
    IS(mark, SC_ERR_MISUSE); /* SQLite would begin a transaction */
    IS(back, SC_ERR_MISUSE);
    CHECK(!sc_in_transaction(db));
    OK(begin);
    OK(one);
    OK(mark);
    OK(two);
    IS(two, SC_ERR_UNIQUE);
    IS(two, SC_ERR_UNIQUE);
    OK(back); /* the error goes with what it undoes */
    CHECK_INT(count(db, &count_all), 1);
    OK(two);
    OK(drop_mark);
    CHECK_INT(count(db, &count_all), 2);
    CHECK(sc__exec(db, &back, NULL, NULL, NULL) < 0);   /* there is none any more … */
    CHECK(sc__exec(db, &commit, NULL, NULL, NULL) < 0); /* … and that is the transaction's error */
    CHECK(!sc_in_transaction(db));
    CHECK_INT(count(db, &count_all), 0);
}

/* A transaction that the API began is ended by a query, and the other way round. */
static void mixed(sc_db *db)
{
    CHECK_INT(sc_begin(db), SC_OK);
    OK(one);
    OK(commit);
    OK(begin);
    OK(two);
    CHECK_INT(sc_rollback(db), SC_OK);
    CHECK_INT(count(db, &count_all), 1);
    OK(clear_all);
}

static void servers_only(sc_db *db)
{
    OK(begin_snapshot);
    CHECK(sc_in_transaction(db));
    OK(one);
    IS(truncate_all, SC_ERR_MISUSE); /* it would commit */
    OK(roll_back);
    CHECK_INT(count(db, &count_all), 0);
    OK(one);
    OK(truncate_all);
    CHECK_INT(count(db, &count_all), 0);
    OK(set_variable);
    CHECK_INT(count(db, &variable), 5);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK)) {
        begin_and_end(db);
        savepoints(db);
        mixed(db);
        if (strcmp(sc_engine(db), "sqlite") != 0) servers_only(db);
    }
    sc_close(db);
    return check_result();
}
