/* runtime_drift_test.c: tables that another connection alters between two executions of a prepared statement: what fits still goes
 * on, unseen; what does not is an error that names the query, and goes on when it fits again. On every engine. */
#include "runtime_tables.h"

#include "runtime_live.h"

#include <stdio.h>
#include <string.h>

static const char *const ddl[] = {
    "DROP VIEW IF EXISTS rt_seen",
    "DROP TABLE IF EXISTS rt_drift",
    "CREATE TABLE rt_drift (id INTEGER NOT NULL PRIMARY KEY, n SMALLINT NOT NULL, m INTEGER NOT NULL)",
    "INSERT INTO rt_drift VALUES (1, 10, 100)",
    "CREATE VIEW rt_seen AS SELECT id, n FROM rt_drift",
    NULL};

typedef struct small_row {
    int16_t n;
} small_row;
static const sc_field small_fields[] = {FIELD(small_row, n, SC_T_INT16, false, )};
typedef struct all_row {
    int64_t id, n, m;
} all_row;
static const sc_field all_fields[] = {FIELD(all_row, id, SC_T_INT64, false, ), FIELD(all_row, n, SC_T_INT64, false, ),
                                      FIELD(all_row, m, SC_T_INT64, false, )};

QUERY_PLAIN(small, "SELECT n FROM rt_drift WHERE id = 1", small_fields);
QUERY_PLAIN(of_m, "SELECT m AS n FROM rt_drift WHERE id = 1", n_fields);
QUERY_PLAIN(seen, "SELECT n FROM rt_seen WHERE id = 1", n_fields);
static const sc_query star = {.name = "star",
                              .sqlite = SQL_PLAIN("SELECT * FROM rt_drift"),
                              .mysql = SQL_PLAIN("SELECT * FROM rt_drift"),
                              .columns = all_fields,
                              .n_columns = N_OF(all_fields),
                              .reads = true,
                              .repeatable = true};
QUERY_PLAIN(star_once, "SELECT * FROM rt_drift", all_fields); /* not said to be repeatable */
EXEC_PLAIN(add_one, "UPDATE rt_drift SET m = m + 1 WHERE id = 1");
EXEC_PLAIN(insert, "INSERT INTO rt_drift (id, n, m) VALUES (2, 20, 200)");

#define ALTER(sql) code_is(other, sc_exec_script(other, sql), SC_OK, sql, __FILE__, __LINE__)

static int one(sc_db *db, const sc_query *q)
{
    all_row r;

    return sc__one(db, q, NULL, &r, NULL);
}

/* A column more is nothing to a query that names its own. */
static void added(sc_db *db, sc_db *other)
{
    ALTER("ALTER TABLE rt_drift ADD COLUMN extra INTEGER");
    CHECK_INT(number(db, &of_m), 100);
    IS(one(db, &small), SC_ROW);
    IS(one(db, &seen), SC_ROW);
    IS(DO(add_one), SC_OK);
    CHECK_INT(number(db, &of_m), 101);
    IS(one(db, &star), SC_ERR_SCHEMA);
    SAYS("star: the statement gives 4 columns, 3 were proved");
    SAYS("`extra` is one too many");
    IS(one(db, &star_once), SC_ERR_SCHEMA);
    SAYS("star_once: ");
    IS(one(db, &small), SC_ROW); /* what it gave is off the wire */
    IS(one(db, &star_once), SC_ERR_SCHEMA);
    SAYS("`extra` is one too many");
    IS(sc_begin(db), SC_OK);
    IS(DO(add_one), SC_OK);
    IS(sc_commit(db), SC_OK);
    ALTER("ALTER TABLE rt_drift DROP COLUMN extra");
    IS(one(db, &star), SC_ROW);
    CHECK_INT(number(db, &of_m), 102);
}

/* What is wider fits as long as the values do. */
static void widened(sc_db *db, sc_db *other)
{
    if (is_engine(db, "sqlite")) {
        ALTER("UPDATE rt_drift SET n = 70000");
    } else {
        ALTER("ALTER TABLE rt_drift MODIFY n BIGINT NOT NULL");
        IS(one(db, &small), SC_ROW);
        ALTER("UPDATE rt_drift SET n = 70000");
    }
    IS(one(db, &small), SC_ERR_TYPE);
    SAYS("small: column `n`");
    CHECK_INT(number(db, &seen), 70000);
    ALTER("UPDATE rt_drift SET n = 10");
    IS(one(db, &small), SC_ROW);
    if (is_engine(db, "sqlite")) return;
    ALTER("ALTER TABLE rt_drift MODIFY n VARCHAR(20) NOT NULL");
    IS(one(db, &small), SC_ERR_TYPE);
    SAYS("small: column `n`");
    ALTER("ALTER TABLE rt_drift MODIFY n SMALLINT NOT NULL");
    IS(one(db, &small), SC_ROW);
}

static void dropped(sc_db *db, sc_db *other)
{
    ALTER("ALTER TABLE rt_drift DROP COLUMN m");
    IS(one(db, &of_m), SC_ERR_SCHEMA);
    SAYS("of_m: ");
    SAYS("m");
    IS(DO(add_one), SC_ERR_SCHEMA);
    SAYS("add_one: ");
    IS(DO(insert), SC_ERR_SCHEMA);
    IS(one(db, &star), SC_ERR_SCHEMA);
    SAYS("`m` is missing");
    IS(one(db, &small), SC_ROW);
    ALTER("ALTER TABLE rt_drift ADD COLUMN m INTEGER NOT NULL DEFAULT 7");
    CHECK_INT(number(db, &of_m), 7);
    IS(DO(add_one), SC_OK);
    CHECK_INT(number(db, &of_m), 8);
    IS(DO(insert), SC_OK);
}

static void renamed(sc_db *db, sc_db *other)
{
    ALTER("ALTER TABLE rt_drift RENAME COLUMN m TO o");
    IS(one(db, &of_m), SC_ERR_SCHEMA);
    SAYS("of_m: ");
    ALTER("ALTER TABLE rt_drift RENAME COLUMN o TO m");
    IS(one(db, &of_m), SC_ROW);
    ALTER("DROP VIEW rt_seen; ALTER TABLE rt_drift RENAME TO rt_drifted");
    IS(one(db, &of_m), SC_ERR_SCHEMA);
    ALTER("ALTER TABLE rt_drifted RENAME TO rt_drift");
    IS(one(db, &of_m), SC_ROW);
}

static void view_replaced(sc_db *db, sc_db *other)
{
    IS(one(db, &seen), SC_ERR_SCHEMA); /* it is gone */
    ALTER("CREATE VIEW rt_seen AS SELECT id, m AS n, n AS m FROM rt_drift");
    CHECK_INT(number(db, &seen), number(db, &of_m)); /* the same name, another column: nobody but verify could tell */
    ALTER("DROP VIEW rt_seen; CREATE VIEW rt_seen AS SELECT id, m FROM rt_drift");
    IS(one(db, &seen), SC_ERR_SCHEMA);
    SAYS("seen: ");
    ALTER("DROP VIEW rt_seen; CREATE VIEW rt_seen AS SELECT id, n FROM rt_drift");
    CHECK_INT(number(db, &seen), 10);
}

/* In a transaction the statement that does not fit is the transaction's error, as any other. */
static void in_a_transaction(sc_db *db, sc_db *other)
{
    ALTER("ALTER TABLE rt_drift DROP COLUMN m");
    IS(sc_begin(db), SC_OK);
    IS(one(db, &of_m), SC_ERR_SCHEMA);
    IS(one(db, &small), SC_ERR_SCHEMA);
    IS(sc_commit(db), SC_ERR_SCHEMA);
    IS(one(db, &small), SC_ROW);
    ALTER("ALTER TABLE rt_drift ADD COLUMN m INTEGER NOT NULL DEFAULT 7");
}

/* The client library's: what it prepared is forgotten by the server, as by one that a balancer has changed for another. */
extern int mysql_reset_connection(void *) __attribute__((weak));

static void forgotten(sc_db *db)
{
    if (is_engine(db, "sqlite") || !mysql_reset_connection) return;
    IS(one(db, &small), SC_ROW);
    IS(DO(add_one), SC_OK);
    for (int i = 0; i < 2; i++) {
        CHECK_INT(mysql_reset_connection(sc_native(db)), 0);
        if (i == 1) IS(sc_begin(db), SC_OK);
        IS(one(db, &small), SC_ROW);
        IS(DO(add_one), SC_OK);
        if (i == 1) IS(sc_commit(db), SC_OK);
    }
    CHECK_INT(number(db, &of_m), 10);
}

int main(int argc, char **argv)
{
    sc_db *db, *other = NULL;

    if (!has_url(argc, argv)) return 77;
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK) &&
        CHECK_INT(sc_open(argv[1], &other), SC_OK)) {
        IS(one(db, &small), SC_ROW);
        IS(one(db, &star), SC_ROW);
        IS(one(db, &star_once), SC_ROW);
        IS(one(db, &seen), SC_ROW);
        added(db, other);
        widened(db, other);
        dropped(db, other);
        IS(sc_exec_script(db, "DELETE FROM rt_drift WHERE id = 2"), SC_OK);
        renamed(db, other);
        view_replaced(db, other);
        in_a_transaction(db, other);
        forgotten(db);
        sc_close(db);
        db = NULL;
        ALTER("DROP VIEW rt_seen; DROP TABLE rt_drift");
    }
    sc_close(other);
    sc_close(db);
    return check_result();
}
