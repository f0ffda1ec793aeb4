/* runtime_exactly_test.c: queries that are annotated `exactly_one`, on every engine: a row, none, too many; outside of a transaction
 * and inside; with RETURNING where the engine has it. */
#include "runtime_tables.h"

#include "runtime_live.h"

#include <stdio.h>
#include <string.h>

static const char *const ddl[] = {"DROP TABLE IF EXISTS rt_exact",
                                  "CREATE TABLE rt_exact (id INTEGER NOT NULL PRIMARY KEY, n INTEGER NOT NULL)", NULL};

static const uint16_t first[] = {0};

EXEC(add, "INSERT INTO rt_exact VALUES (?, 7)", n_fields, first);
QUERY(n_of, "SELECT n FROM rt_exact WHERE id = ?", n_fields, n_fields, first);
/* The same, as it is generated: proved only to read. */
static const sc_query n_read = {.name = "n_read",
                                .sqlite = SQL_OF("SELECT n FROM rt_exact WHERE id = ?", first),
                                .mysql = SQL_OF("SELECT n FROM rt_exact WHERE id = ?", first),
                                .columns = n_fields,
                                .params = n_fields,
                                .n_columns = 1,
                                .n_params = 1,
                                .reads = true,
                                .repeatable = true};
QUERY(ids_from, "SELECT id AS n FROM rt_exact WHERE id >= ? ORDER BY id", n_fields, n_fields, first);
QUERY_PLAIN(who_am_i, "SELECT CONNECTION_ID()", n_fields);
QUERY_PLAIN(count_all, "SELECT COUNT(*) FROM rt_exact", n_fields);
QUERY(add_returning, "INSERT INTO rt_exact VALUES (?, 8) RETURNING id AS n", n_fields, n_fields, first);
QUERY(update_returning, "UPDATE rt_exact SET n = n + 1 WHERE id >= ? RETURNING n", n_fields, n_fields, first);
QUERY(delete_returning, "DELETE FROM rt_exact WHERE id >= ? RETURNING id AS n", n_fields, n_fields, first);

/* The code, with the row given out: 0 after everything but SC_ROW. */
static int exactly(sc_db *db, const sc_query *q, int64_t param, int64_t *n)
{
    n_row p = {param}, row = {77};
    int rc = sc__exactly_one(db, q, &p, &row, NULL);

    *n = row.n;
    return rc;
}

static void gives(sc_db *db, const sc_query *q, int64_t param, int rc, int64_t n, int line)
{
    int64_t got;

    code_is(db, exactly(db, q, param, &got), rc, q->name, __FILE__, line);
    check_int(got, n, q->name, __FILE__, line);
    if (rc == SC_ERR_NOROW) CHECK(strstr(sc_errmsg(db), q->name) == sc_errmsg(db));
}
#define GIVES_ON(db, query, param, rc, n) gives(db, &(query), param, rc, n, __LINE__)
#define GIVES(query, param, rc, n) GIVES_ON(db, query, param, rc, n)

static void fill(sc_db *db, int rows)
{
    IS(sc_exec_ddl(db, ddl, ddl), SC_OK);
    for (int i = 1; i <= rows; i++) IS(sc__exec(db, &add, &(n_row){i}, NULL, NULL), SC_OK);
}

static int64_t rows_there(sc_db *db)
{
    n_row r = {-1};

    IS(sc__one(db, &count_all, NULL, &r, NULL), SC_ROW);
    return r.n;
}

/* ---------------------------------------------------------------- by itself */

static void alone(sc_db *db)
{
    fill(db, 3);
    for (int i = 0; i < 3; i++) { /* when it is prepared, and when it is */
        GIVES(n_of, 2, SC_ROW, 7);
        GIVES(n_of, 9, SC_ERR_NOROW, 0);
        CHECK_INT(sc_errcode(db), SC_ERR_NOROW);
        GIVES(ids_from, 2, SC_ERR_TOO_MANY, 0);
        GIVES(ids_from, 3, SC_ROW, 3);
        GIVES(ids_from, 4, SC_ERR_NOROW, 0);
    }
    CHECK_INT(sc__exactly_one(NULL, &n_of, &(n_row){1}, &(n_row){0}, NULL), SC_ERR_MISUSE);
    CHECK_INT(sc__one(db, &n_of, &(n_row){9}, &(n_row){1}, NULL), SC_DONE); /* which is no error */
    CHECK_INT(sc_errcode(db), SC_OK);
}

/* Its calls may be ended: another way through the runtime. */
static void limited(sc_db *db)
{
    IS(sc_set_timeout(db, 60000), SC_OK);
    GIVES(n_of, 9, SC_ERR_NOROW, 0);
    GIVES(n_of, 3, SC_ROW, 7);
    IS(sc_set_timeout(db, 0), SC_OK);
}

/* Another result of the connection is open, and goes on. */
static void in_a_loop(sc_db *db)
{
    n_row row;
    sc_rows *it;
    int n = 0;

    IS(sc__many(db, &ids_from, &(n_row){1}, &it), SC_OK);
    while (sc__next(it, &row) == SC_ROW) {
        n++;
        GIVES(n_of, row.n, SC_ROW, 7);
        GIVES(n_of, row.n + 100, SC_ERR_NOROW, 0);
        CHECK_INT(sc__one(db, &count_all, NULL, &row, NULL), SC_ROW);
    }
    CHECK_INT(n, 3);
    sc__close(it);
}

/* The connection is lost before a call: another one answers. */
static void lost(sc_db *db, const char *url)
{
    n_row id = {0};
    char kill[60];
    sc_db *other;

    if (is_engine(db, "sqlite")) return;
    IS(sc_open(url, &other), SC_OK);
    GIVES_ON(other, n_read, 2, SC_ROW, 7);
    for (int found = 0; found < 2; found++) {
        IS(sc__one(other, &who_am_i, NULL, &id, NULL), SC_ROW);
        snprintf(kill, sizeof kill, "KILL %lld", (long long)id.n);
        IS(sc_exec_script(db, kill), SC_OK);
        if (found)
            GIVES_ON(other, n_read, 2, SC_ROW, 7);
        else
            GIVES_ON(other, n_read, 9, SC_ERR_NOROW, 0);
    }
    sc_close(other);
}

/* ---------------------------------------------------------------- who watches */

static void note(const sc_event *e, void *ctx)
{
    int *codes = ctx;

    codes[0]++;
    codes[1] = e->code;
    codes[2] = (int)e->rows;
}

static void watched(sc_db *db)
{
    int codes[3] = {0};
    const sc_hook hook = {.fn = note, .ctx = codes, .events = SC_EVENT_END};
    sc_counts before, after;

    sc_counters(db, &before);
    IS(sc_set_hook(db, &hook), SC_OK);
    GIVES(n_of, 9, SC_ERR_NOROW, 0);
    CHECK(codes[0] == 1 && codes[1] == SC_ERR_NOROW && codes[2] == 0);
    GIVES(n_of, 1, SC_ROW, 7);
    CHECK(codes[0] == 2 && codes[1] == SC_OK && codes[2] == 1);
    IS(sc_set_hook(db, NULL), SC_OK);
    sc_counters(db, &after);
    CHECK_INT(after.errors - before.errors, 1);
}

/* ---------------------------------------------------------------- in a transaction */

static void stays(sc_db *db)
{
    int64_t n;

    IS(sc_begin(db), SC_OK);
    IS(sc__exec(db, &add, &(n_row){50}, NULL, NULL), SC_OK);
    GIVES(n_of, 9, SC_ERR_NOROW, 0);
    CHECK_INT(exactly(db, &n_of, 1, &n), SC_ERR_NOROW); /* as every error does */
    CHECK_INT(sc__exec(db, &add, &(n_row){51}, NULL, NULL), SC_ERR_NOROW);
    CHECK_INT(sc_commit(db), SC_ERR_NOROW);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(rows_there(db), 3);
}

static void behind_a_savepoint(sc_db *db)
{
    IS(sc_begin(db), SC_OK);
    IS(sc__exec(db, &add, &(n_row){50}, NULL, NULL), SC_OK);
    IS(sc_savepoint(db), SC_OK);
    GIVES(n_of, 9, SC_ERR_NOROW, 0);
    IS(sc_savepoint_rollback(db), SC_OK);
    GIVES(n_of, 50, SC_ROW, 7);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(rows_there(db), 4);
}

struct work {
    int64_t id;
    int runs;
};

static int of_work(sc_db *db, void *ctx)
{
    struct work *w = ctx;
    int64_t n = 0;
    int rc;

    w->runs++;
    rc = sc__exec(db, &add, &(n_row){60 + w->id}, NULL, NULL);
    if (rc == SC_OK) rc = exactly(db, &n_of, w->id, &n);
    return rc < 0 ? rc : (int)n;
}

/* No row is no reason to try again. */
static void transacted(sc_db *db)
{
    struct work found = {1, 0}, missing = {9, 0};

    CHECK_INT(sc_transact(db, of_work, &missing), SC_ERR_NOROW);
    CHECK_INT(missing.runs, 1);
    CHECK_INT(rows_there(db), 4);
    CHECK_INT(sc_transact(db, of_work, &found), 7);
    CHECK_INT(found.runs, 1);
    CHECK_INT(rows_there(db), 5);
}

/* ---------------------------------------------------------------- what writes, and tells */

static void inserts(sc_db *db)
{
    for (int i = 10; i < 13; i++) GIVES(add_returning, i, SC_ROW, i);
    GIVES(add_returning, 10, SC_ERR_UNIQUE, 0);
    CHECK_INT(rows_there(db), 3);
}

/* What they wrote is written, whichever error the rows are. */
static void deletes(sc_db *db)
{
    fill(db, 4);
    GIVES(delete_returning, 9, SC_ERR_NOROW, 0);
    GIVES(delete_returning, 4, SC_ROW, 4);
    GIVES(delete_returning, 2, SC_ERR_TOO_MANY, 0);
    CHECK_INT(rows_there(db), 1);
}

static void deletes_inside(sc_db *db)
{
    fill(db, 4);
    for (int too_many = 0; too_many < 2; too_many++) {
        IS(sc_begin(db), SC_OK);
        GIVES(delete_returning, 4, SC_ROW, 4);
        GIVES(delete_returning, too_many ? 2 : 9, too_many ? SC_ERR_TOO_MANY : SC_ERR_NOROW, 0);
        CHECK_INT(sc_commit(db), too_many ? SC_ERR_TOO_MANY : SC_ERR_NOROW);
        CHECK_INT(rows_there(db), 4);
    }
}

static void updates(sc_db *db)
{
    fill(db, 2);
    GIVES(update_returning, 2, SC_ROW, 8);
    GIVES(update_returning, 3, SC_ERR_NOROW, 0);
    GIVES(update_returning, 1, SC_ERR_TOO_MANY, 0);
    GIVES(n_of, 2, SC_ROW, 9);
}

static void returning(sc_db *db)
{
    bool sqlite = is_engine(db, "sqlite");

    if (!sqlite && !is_engine(db, "mariadb")) return;
    fill(db, 0);
    inserts(db);
    deletes(db);
    deletes_inside(db);
    if (sqlite) updates(db);
}

int main(int argc, char **argv)
{
    sc_db *db = NULL;

    if (argc != 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 2;
    }
    if (!IS(sc_open(argv[1], &db), SC_OK)) return 1;
    alone(db);
    limited(db);
    in_a_loop(db);
    lost(db, argv[1]);
    watched(db);
    stays(db);
    behind_a_savepoint(db);
    transacted(db);
    returning(db);
    IS(sc_exec_script(db, "DROP TABLE IF EXISTS rt_exact"), SC_OK);
    sc_close(db);
    return check_result();
}
