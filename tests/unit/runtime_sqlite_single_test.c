/* runtime_sqlite_single_test.c: of which statements SQLite's own program says that they give one row at most
 * (runtime/sqlite_single.c), and that a second row is found all the same when a unique index went meanwhile. */
#include <sqlite3.h>

#include "check.h"
#include "queries.h"

#include "../../runtime/internal.h"
#include "../../runtime/sqlite_internal.h"

#include <stdlib.h>
#include <unistd.h>

static const char ddl[] =
    "CREATE TABLE t (id INTEGER PRIMARY KEY, k TEXT NOT NULL, a INT, b INT);"
    "CREATE UNIQUE INDEX t_k ON t (k); CREATE UNIQUE INDEX t_ab ON t (a, b); CREATE INDEX t_b ON t (b);"
    "CREATE TABLE w (x TEXT, y INT, z TEXT, PRIMARY KEY (x, y)) WITHOUT ROWID;"
    "INSERT INTO t VALUES (1, 'one', 1, 1), (2, 'two', 1, 2), (3, 'three', NULL, 1), (4, 'four', NULL, 1);"
    "INSERT INTO w VALUES ('a', 1, 'x'), ('a', 2, 'y');";

static const char *const single[] = {
    "SELECT id, k, a FROM t WHERE id = ?",
    "SELECT a + b, upper(k) FROM t WHERE k = ?",
    "SELECT * FROM t WHERE a = ? AND b = ?",
    "SELECT * FROM t WHERE id = 1 AND b > 0",
    "SELECT z FROM w WHERE x = ? AND y = ?",
    "SELECT w.z, t.k FROM t JOIN w ON w.x = t.k AND w.y = t.a WHERE t.id = ?",
    "SELECT 1, ?",
};

/* Some of them give one row, too, which is not seen. */
static const char *const others[] = {
    "SELECT * FROM t",
    "SELECT * FROM t WHERE b = ?",
    "SELECT * FROM t WHERE a = ?",
    "SELECT * FROM t WHERE id IN (1, 2)",
    "SELECT * FROM t WHERE id = 1 OR k = 'two'",
    "SELECT * FROM t WHERE id > 1",
    "SELECT * FROM t WHERE a IS NULL AND b = 1",
    "SELECT * FROM t WHERE a IS ? AND b IS ?",
    "SELECT id FROM t WHERE id = 1 UNION ALL SELECT id FROM t WHERE id = 2",
    "SELECT id FROM t WHERE id = 1 UNION SELECT 2",
    "VALUES (1), (2)",
    "SELECT * FROM (VALUES (1), (2))",
    "SELECT t.id FROM t JOIN w WHERE t.id = 1",
    "SELECT t.id FROM t LEFT JOIN w ON w.y = t.a WHERE t.id = 1",
    "SELECT z FROM w WHERE x = ?",
    "WITH RECURSIVE c (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3) SELECT n FROM c",
    "SELECT value FROM json_each('[1, 2]')",
    "SELECT id FROM t WHERE id = (SELECT max(id) FROM t)",
    "SELECT b FROM t GROUP BY b",
    "INSERT INTO t (k) VALUES ('r') RETURNING id",
    "UPDATE t SET b = 1 WHERE id = 1 RETURNING id",
};

static sqlite3_stmt *prepared(sqlite3 *h, const char *sql)
{
    sqlite3_stmt *s = NULL;

    if (!CHECK_INT(sqlite3_prepare_v2(h, sql, -1, &s, NULL), SQLITE_OK)) fprintf(stderr, "    %s\n", sql);
    return s;
}

/* How many rows it gives at most, whatever is bound. */
static int most_rows(sqlite3_stmt *s)
{
    int most = 0;

    for (int value = 0; value < 4; value++) {
        int n = 0;

        for (int i = 1; i <= sqlite3_bind_parameter_count(s); i++) sqlite3_bind_int(s, i, value);
        while (sqlite3_step(s) == SQLITE_ROW) n++;
        sqlite3_reset(s);
        if (n > most) most = n;
    }
    return most;
}

/* Another version may have other programs, and then all are asked for a second row: slower, and right. */
static void kinds(void)
{
    const bool is_tried_version = sqlite3_libversion_number() / 1000 == 3040;
    sqlite3 *h = NULL;

    if (!CHECK(sqlite3_open(":memory:", &h) == SQLITE_OK && sqlite3_exec(h, ddl, NULL, NULL, NULL) == SQLITE_OK))
        return;
    for (size_t i = 0; i < N_OF(single); i++) {
        sqlite3_stmt *s = prepared(h, single[i]);

        if (!CHECK(sci_sqlite_is_single(s) || !is_tried_version) || !CHECK(most_rows(s) <= 1))
            fprintf(stderr, "    %s\n", single[i]);
        sqlite3_finalize(s);
    }
    for (size_t i = 0; i < N_OF(others); i++) {
        sqlite3_stmt *s = prepared(h, others[i]);

        if (!CHECK(!sci_sqlite_is_single(s))) fprintf(stderr, "    %s\n", others[i]);
        sqlite3_finalize(s);
    }
    sqlite3_close(h);
}

/* ---------------------------------------------------------------- an index goes */

typedef struct a_row {
    int64_t a;
} a_row;
static const sc_field a_fields[] = {FIELD(a_row, a, SC_T_INT64, false, )};
typedef struct k_param {
    sc_text k;
} k_param;
static const sc_field k_fields[] = {FIELD(k_param, k, SC_T_TEXT, false, )};
static const uint16_t first[] = {0};
QUERY(by_k, "SELECT a FROM t WHERE k = ?", a_fields, k_fields, first);

static void expect(sc_db *db, const char *k, int code)
{
    const k_param p = {sc_str(k)};
    a_row row;

    CHECK_INT(sc__one(db, &by_k, &p, &row, NULL), code);
}

/* By the connection itself, or by another one, whose change is found in the middle of a call. */
static void index_goes(sc_db *db, sc_db *other)
{
    CHECK_INT(sc_exec_script(db, "DROP TABLE IF EXISTS t; DROP TABLE IF EXISTS w;"), SC_OK);
    CHECK_INT(sc_exec_script(db, ddl), SC_OK);
    for (int i = 0; i < 3; i++) expect(db, "one", SC_ROW);
    expect(db, "nobody", SC_DONE);
    CHECK_INT(sc_exec_script(other, "DROP INDEX t_k; INSERT INTO t VALUES (9, 'one', 9, 9)"), SC_OK);
    for (int i = 0; i < 3; i++) expect(db, "one", SC_ERR_TOO_MANY);
    expect(db, "two", SC_ROW);
    CHECK_INT(sc_exec_script(other, "DELETE FROM t WHERE id = 9; CREATE UNIQUE INDEX t_k ON t (k)"), SC_OK);
    for (int i = 0; i < 3; i++) expect(db, "one", SC_ROW);
    CHECK_INT(sc_exec_script(other, "DROP INDEX t_k; INSERT INTO t VALUES (9, 'two', 9, 9)"), SC_OK);
    expect(db, "two", SC_ERR_TOO_MANY);
}

static void indexes(void)
{
    char path[] = "/tmp/schemac-single-XXXXXX", url[64];
    int fd = mkstemp(path);
    sc_db *db, *other;

    if (!CHECK(fd >= 0)) return;
    close(fd);
    snprintf(url, sizeof url, "sqlite:%s", path);
    CHECK_INT(sc_open(url, &db), SC_OK);
    CHECK_INT(sc_open(url, &other), SC_OK);
    index_goes(db, db);
    index_goes(db, other);
    sc_close(db);
    sc_close(other);
    CHECK(unlink(path) == 0);
}

int main(void)
{
    kinds();
    indexes();
    return check_result();
}
