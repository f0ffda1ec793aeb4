/* runtime_session_test.c: what triggers, functions and procedures leave in a session: MySQL and MariaDB tell, so a pool gives
 * such a connection to nobody else, and it is not made again unseen when it is lost. Dolt does not tell. */
#include "runtime_tables.h"

#include "runtime_live.h"

#include <stdio.h>
#include <string.h>

static const char *const ddl[] = {
    "DROP TABLE IF EXISTS rt_plainly",
    "DROP TABLE IF EXISTS rt_traced",
    "DROP TABLE IF EXISTS rt_tidy",
    "CREATE TABLE rt_plainly (id INTEGER NOT NULL PRIMARY KEY AUTO_INCREMENT, n INTEGER)",
    "CREATE TABLE rt_traced (id INTEGER NOT NULL PRIMARY KEY AUTO_INCREMENT, n INTEGER)",
    "CREATE TABLE rt_tidy (id INTEGER NOT NULL PRIMARY KEY AUTO_INCREMENT, n INTEGER)",
    "CREATE TRIGGER rt_trace BEFORE INSERT ON rt_traced FOR EACH ROW SET @rt_seen = NEW.n",
    "CREATE TRIGGER rt_no_trace BEFORE INSERT ON rt_tidy FOR EACH ROW BEGIN DECLARE x INT; SET x = 2;"
    " SET NEW.n = NEW.n + x; INSERT INTO rt_plainly (n) VALUES (x); END",
    "DROP FUNCTION IF EXISTS rt_leaves",
    "CREATE FUNCTION rt_leaves() RETURNS INT NO SQL BEGIN SET @rt_left = 1; RETURN 5; END",
    "DROP FUNCTION IF EXISTS rt_neat",
    "CREATE FUNCTION rt_neat() RETURNS INT NO SQL BEGIN DECLARE x INT; SET x = 5; RETURN x; END",
    "DROP PROCEDURE IF EXISTS rt_makes",
    "CREATE PROCEDURE rt_makes() CREATE TEMPORARY TABLE rt_made (n INT)",
    "DROP PROCEDURE IF EXISTS rt_modes",
    "CREATE PROCEDURE rt_modes() BEGIN SELECT 1; SET SESSION sql_mode = ''; SELECT 2; END",
    "DROP PROCEDURE IF EXISTS rt_prepares",
    "CREATE PROCEDURE rt_prepares() PREPARE rt_prepared FROM 'SELECT 1'",
    "DROP PROCEDURE IF EXISTS rt_works",
    "CREATE PROCEDURE rt_works() BEGIN DECLARE x INT; SELECT 1; SELECT 7 INTO x; INSERT INTO rt_plainly (n) VALUES (x); END",
    NULL};
static const char *const undo[] = {"DROP TABLE rt_plainly",      "DROP TABLE rt_traced",
                                   "DROP TABLE rt_tidy",         "DROP FUNCTION rt_leaves",
                                   "DROP FUNCTION rt_neat",      "DROP PROCEDURE rt_makes",
                                   "DROP PROCEDURE rt_modes",    "DROP PROCEDURE rt_works",
                                   "DROP PROCEDURE rt_prepares", NULL};

static const uint16_t first[] = {0};

EXEC_PLAIN(add, "INSERT INTO rt_plainly (n) VALUES (1)");
EXEC(add_value, "INSERT INTO rt_plainly (n) VALUES (?)", n_fields, first);
EXEC_PLAIN(traced, "INSERT INTO rt_traced (n) VALUES (1)");
EXEC_PLAIN(tidy, "INSERT INTO rt_tidy (n) VALUES (1)");
EXEC_PLAIN(writes_leaving, "INSERT INTO rt_plainly (n) VALUES (rt_leaves())");
EXEC_PLAIN(changes_leaving, "UPDATE rt_plainly SET n = rt_leaves()");
EXEC_PLAIN(makes, "CALL rt_makes()");
EXEC_PLAIN(modes, "CALL rt_modes()");
EXEC_PLAIN(prepares, "CALL rt_prepares()");
EXEC_PLAIN(works, "CALL rt_works()");
QUERY_PLAIN(leaves, "SELECT rt_leaves()", n_fields);
QUERY_PLAIN(neat, "SELECT rt_neat()", n_fields);
QUERY_PLAIN(many_leave, "SELECT rt_leaves() FROM rt_plainly a, rt_plainly b", n_fields);
QUERY_PLAIN(many, "SELECT id FROM rt_plainly", n_fields);
static const sc_query count = {.name = "count",
                               .mysql = SQL_PLAIN("SELECT COUNT(*) FROM rt_plainly"),
                               .columns = n_fields,
                               .n_columns = 1,
                               .reads = true,
                               .repeatable = true};
QUERY_PLAIN(connection_id, "SELECT CAST(CONNECTION_ID() AS SIGNED)", n_fields);
#define HEAD "INSERT INTO rt_plainly (n) VALUES "
static const sc_bulk_insert add_many = {&add_value, sizeof(n_row), {sizeof HEAD - 1, 3}, {sizeof HEAD - 1, 3}, true};

/* Only MariaDB's library has it: there MySQL's word on what a query's functions did comes with a later answer. */
extern int mariadb_connection(void *) __attribute__((weak));

static int run(sc_db *db, const sc_query *q)
{
    n_row r;

    return q->n_columns ? sc__one(db, q, NULL, &r, NULL) : sc__exec(db, q, NULL, NULL, NULL);
}

static uint64_t closed(sc_pool *pool)
{
    sc_pool_counts c;

    sc_pool_stats(pool, &c);
    return c.closed_session;
}

/* Was the connection closed when it came back, having done `first`, and `then` where that is not NULL? */
static bool is_closed_after(sc_pool *pool, const sc_query *q, const sc_query *then)
{
    uint64_t before = closed(pool);
    sc_db *db;

    IS(sc_pool_acquire(pool, &db), SC_OK);
    code_is(db, run(db, q), q->n_columns ? SC_ROW : SC_OK, q->name, __FILE__, __LINE__);
    if (then) code_is(db, run(db, then), SC_OK, then->name, __FILE__, __LINE__);
    sc_pool_release(db);
    return closed(pool) == before + 1;
}
#define TOLD(q) check_that(is_closed_after(pool, &(q), NULL), #q, __FILE__, __LINE__)
#define KEPT(q) check_that(!is_closed_after(pool, &(q), NULL), #q, __FILE__, __LINE__)

static void what_leaves(sc_pool *pool)
{
    for (int i = 0; i < 2; i++) { /* prepared, and prepared already: but each on a connection of its own */
        TOLD(traced);
        TOLD(writes_leaving);
        TOLD(changes_leaving);
        TOLD(makes);
        TOLD(modes);
        TOLD(prepares);
    }
    CHECK(is_closed_after(pool, &leaves, &add));
}

static bool reads(sc_pool *pool, bool all)
{
    uint64_t before = closed(pool);
    sc_rows *rows = NULL;
    sc_db *db;
    n_row r;

    IS(sc_pool_acquire(pool, &db), SC_OK);
    IS(sc__many(db, &many_leave, NULL, &rows), SC_OK);
    IS(sc__next(rows, &r), SC_ROW);
    while (all && sc__next(rows, &r) == SC_ROW) continue;
    sc__close(rows);
    sc_pool_release(db);
    return closed(pool) == before + 1;
}

static void queries_that_leave(sc_pool *pool)
{
    TOLD(leaves);
    CHECK(reads(pool, true));
    CHECK(reads(pool, false));
}

static void transactions(sc_pool *pool)
{
    static const unsigned ways[] = {0, SC_BEGIN_READ, SC_BEGIN_WRITE, SC_BEGIN_READ_COMMITTED, SC_BEGIN_SERIALIZABLE};
    n_row rows[300] = {{1}};
    sc_rows *open = NULL;
    sc_db *db;
    n_row r;

    for (size_t i = 0; i < N_OF(ways); i++) {
        IS(sc_pool_acquire(pool, &db), SC_OK);
        IS(sc_begin_as(db, ways[i]), SC_OK);
        IS(sc__many(db, &many, NULL, &open), SC_OK);
        IS(sc__next(open, &r), SC_ROW);
        if (ways[i] != SC_BEGIN_READ) IS(run(db, &add), SC_OK);
        sc__close(open);
        IS(sc_savepoint(db), SC_OK);
        if (ways[i] != SC_BEGIN_READ) IS(sc__bulk(db, &add_many, rows, 300, SC_BULK_ATOMIC, NULL), SC_OK);
        IS(sc_savepoint_rollback(db), SC_OK);
        IS(i % 2 ? sc_commit(db) : sc_rollback(db), SC_OK);
        IS(run(db, &neat), SC_ROW);
        sc_pool_release(db);
    }
}

/* What leaves nothing costs no connection. */
static void what_does_not(sc_pool *pool)
{
    uint64_t before = closed(pool);

    KEPT(add);
    KEPT(tidy);
    KEPT(neat);
    KEPT(works);
    transactions(pool);
    KEPT(add);
    CHECK_INT(closed(pool), before);
}

static void lost(sc_db *other, const char *url)
{
    char sql[64];
    n_row r = {0};
    sc_db *db;

    CHECK_INT(sc_open(url, &db), SC_OK);
    IS(run(db, &tidy), SC_OK);
    IS(sc__one(db, &connection_id, NULL, &r, NULL), SC_ROW);
    snprintf(sql, sizeof sql, "KILL %lld", (long long)r.n);
    CHECK_INT(sc_exec_script(other, sql), SC_OK);
    IS(run(db, &count), SC_ROW); /* nothing was in it: another one */
    IS(run(db, &traced), SC_OK);
    IS(sc__one(db, &connection_id, NULL, &r, NULL), SC_ROW);
    snprintf(sql, sizeof sql, "KILL %lld", (long long)r.n);
    CHECK_INT(sc_exec_script(other, sql), SC_OK);
    IS(run(db, &neat), SC_ERR_LOST);
    CHECK(strstr(sc_errmsg(db), "its session held") != NULL);
    sc_close(db);
}

int main(int argc, char **argv)
{
    sc_pool *pool;
    sc_db *db;

    if (!has_url(argc, argv)) return 77;
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) &&
        (strcmp(sc_engine(db), "mariadb") == 0 || strcmp(sc_engine(db), "mysql") == 0) &&
        IS(sc_exec_ddl(db, NULL, ddl), SC_OK)) {
        CHECK_INT(sc_pool_open(argv[1], &(sc_pool_options){.max = 1}, &pool), SC_OK);
        what_does_not(pool);
        what_leaves(pool);
        if (strcmp(sc_engine(db), "mariadb") == 0 || !mariadb_connection) queries_that_leave(pool);
        what_does_not(pool);
        CHECK_INT(sc_pool_close(pool, 0), SC_OK);
        lost(db, argv[1]);
        IS(sc_exec_ddl(db, NULL, undo), SC_OK);
    }
    sc_close(db);
    return check_result();
}
