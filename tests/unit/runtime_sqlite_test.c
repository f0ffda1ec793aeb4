/* runtime_sqlite_test.c: what the runtime does on SQLite alone: what it stores, the storage classes it
 * refuses, files it cannot open, the statement cache. The live tests do the rest on every engine. */
#include <sqlite3.h>

#include "check.h"
#include "queries.h"

#include "../../runtime/internal.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

static sc_db *memory_db(void)
{
    sc_db *db;

    CHECK_INT(sc_open("sqlite::memory:", &db), SC_OK);
    CHECK_STR(sc_engine(db), "sqlite");
    return db;
}

static bool fails(sc_db *db, int rc, int expected, const char *what, int line)
{
    if (check_int(rc, expected, what, __FILE__, line) && sc_errcode(db) == expected) return true;
    fprintf(stderr, "    %d: %s\n", sc_errnative(db), sc_errmsg(db));
    return false;
}
#define FAILS(call, code) fails(db, (call), code, #call, __LINE__)
#define OK(call) fails(db, (call), SC_OK, #call, __LINE__)
#define ROW(call) fails(db, (call) == SC_ROW ? SC_OK : sc_errcode(db) - 100, SC_OK, #call, __LINE__)

/* ---------------------------------------------------------------- what is stored */

typedef struct text_row {
    sc_text v;
} text_row;
static const sc_field text_fields[] = {FIELD(text_row, v, SC_T_TEXT, false, )};
static const uint16_t first[] = {0};

static const sc_text set_label[] = {{"read", 4}, {"write", 5}, {"admin", 5}};
static const sc_labels set_labels = {"t.rights", set_label, 3};

/* One parameter of a type, and how SQLite says it was bound: class and text. */
#define STORED(kind, T, value, expected, ...)                                                                          \
    do {                                                                                                               \
        typedef struct {                                                                                               \
            T v;                                                                                                       \
        } one_param;                                                                                                   \
        static const sc_field fields_[] = {FIELD(one_param, v, kind, false, __VA_ARGS__)};                             \
        static const uint16_t twice[] = {0, 0};                                                                        \
        QUERY(stored, "SELECT typeof(?) || ' ' || ?", text_fields, fields_, twice);                                    \
        one_param p_ = {value};                                                                                        \
        text_row t_;                                                                                                   \
        if (ROW(sc__one(db, &stored, &p_, &t_, NULL))) CHECK_STR(t_.v.ptr, expected);                                  \
    } while (0)
#define AND ,

static void stored_forms(sc_db *db)
{
    STORED(SC_T_BOOL, bool, true, "integer 1", );
    STORED(SC_T_INT64, int64_t, INT64_MIN, "integer -9223372036854775808", );
    STORED(SC_T_UINT64, uint64_t, INT64_MAX, "integer 9223372036854775807", );
    STORED(SC_T_UINT32, uint32_t, UINT32_MAX, "integer 4294967295", );
    STORED(SC_T_DOUBLE, double, 0.5, "real 0.5", );
    STORED(SC_T_DOUBLE, double, INFINITY, "real Inf", );
    STORED(SC_T_DECIMAL, sc_decimal, {"9999.999999" AND 11}, "text 9999.999999", .precision = 10, .scale = 6);
    STORED(SC_T_DECIMAL, sc_decimal, {"0.5" AND 3}, "text 0.500000", .precision = 10, .scale = 6);
    STORED(SC_T_DECIMAL, sc_decimal, {"-0.001" AND 6}, "text 0.00", .precision = 4, .scale = 2);
    STORED(SC_T_DECIMAL, sc_decimal, {"-0.005" AND 6}, "text -0.01", .precision = 4, .scale = 2);
    STORED(SC_T_DECIMAL, sc_decimal, {"000.10" AND 6}, "text 000.10", );
    STORED(SC_T_SET, uint64_t, 5, "text read,admin", .labels = &set_labels);
    STORED(SC_T_SET, uint64_t, 0, "text ", .labels = &set_labels);
    STORED(SC_T_ENUM, int, 2, "text write", .labels = &set_labels);
    STORED(SC_T_BIT, uint64_t, 255, "integer 255", );
    STORED(SC_T_YEAR, uint16_t, 2026, "integer 2026", );
    STORED(SC_T_DATE, sc_date, {2026 AND 8 AND 4}, "text 2026-08-04", );
    STORED(SC_T_TIME, sc_time, {-1}, "text -00:00:00.000001", .scale = 6);
    STORED(SC_T_TIME, sc_time, {INT64_C(3020399000000)}, "text 838:59:59", );
    STORED(SC_T_TIMESTAMP, sc_timestamp, {INT64_C(1785842696012452)}, "text 2026-08-04 11:24:56.012452", .scale = 6);
    STORED(SC_T_TIMESTAMP, sc_timestamp, {INT64_C(1785842696012452)}, "text 2026-08-04 11:24:56.012", .scale = 3);
    STORED(SC_T_TIMESTAMP, sc_timestamp, {INT64_C(1785842696500000)}, "text 2026-08-04 11:24:57", );
    STORED(SC_T_TIMESTAMP, sc_timestamp, {-1}, "text 1970-01-01 00:00:00", );
    STORED(SC_T_TIMESTAMP, sc_timestamp, {SC_TIMESTAMP_ZERO}, "text 0000-00-00 00:00:00.000", .scale = 3);
    STORED(SC_T_DATETIME, sc_datetime, {2026 AND 8 AND 4 AND 11 AND 24 AND 56 AND 7}, "text 2026-08-04 11:24:56.000007",
           .scale = 6);
    STORED(SC_T_JSON, sc_text, {"{}" AND 2}, "text {}", );
    STORED(SC_T_BLOB, sc_blob, {"ab" AND 2}, "blob ab", );
    STORED(SC_T_ANY, sc_value, {SC_VALUE_INT AND{.i = 7}}, "integer 7", );
    STORED(SC_T_ANY, sc_value, {SC_VALUE_UINT AND{.u = 7}}, "integer 7", );
    STORED(SC_T_ANY, sc_value, {SC_VALUE_DOUBLE AND{.d = 7}}, "real 7.0", );
    STORED(SC_T_ANY, sc_value, {SC_VALUE_TEXT AND{.text = {"x" AND 1}}}, "text x", );
    STORED(SC_T_ANY, sc_value, {SC_VALUE_BLOB AND{.blob = {"x" AND 1}}}, "blob x", );
}

/* ---------------------------------------------------------------- what is read */

/* One column of a type; and whether a value of SQL is taken. */
#define READ(kind, T, sql, code, ...)                                                                                  \
    do {                                                                                                               \
        typedef struct {                                                                                               \
            T v;                                                                                                       \
        } one_row;                                                                                                     \
        static const sc_field fields_[] = {FIELD(one_row, v, kind, false, __VA_ARGS__)};                               \
        QUERY_PLAIN(read, "SELECT " sql, fields_);                                                                     \
        one_row r_;                                                                                                    \
        int rc_ = sc__one(db, &read, NULL, &r_, NULL);                                                                 \
        if (!check_int(rc_, code, #kind " from " sql, __FILE__, __LINE__)) fprintf(stderr, "    %s\n", sc_errmsg(db)); \
    } while (0)

static void storage_classes(sc_db *db)
{
    READ(SC_T_INT64, int64_t, "7", SC_ROW, );
    READ(SC_T_INT64, int64_t, "'7'", SC_ERR_TYPE, );
    READ(SC_T_INT64, int64_t, "'42abc'", SC_ERR_TYPE, );
    READ(SC_T_INT64, int64_t, "7.0", SC_ERR_TYPE, );
    READ(SC_T_INT64, int64_t, "x'37'", SC_ERR_TYPE, );
    READ(SC_T_INT64, int64_t, "NULL", SC_ERR_NULL, );
    READ(SC_T_INT64, int64_t, "9223372036854775807 + 1", SC_ERR_TYPE, );
    READ(SC_T_UINT64, uint64_t, "-1", SC_ERR_TYPE, );
    READ(SC_T_BOOL, bool, "2", SC_ERR_TYPE, );
    READ(SC_T_DOUBLE, double, "7", SC_ROW, );
    READ(SC_T_DOUBLE, double, "9007199254740992", SC_ROW, );
    READ(SC_T_DOUBLE, double, "9007199254740995", SC_ERR_TYPE, );
    READ(SC_T_DOUBLE, double, "'1.5'", SC_ERR_TYPE, );
    READ(SC_T_FLOAT, float, "1.5", SC_ROW, );
    READ(SC_T_FLOAT, float, "1e300", SC_ERR_TYPE, );
    READ(SC_T_TEXT, sc_text, "'a'", SC_ROW, );
    READ(SC_T_TEXT, sc_text, "1", SC_ERR_TYPE, );
    READ(SC_T_TEXT, sc_text, "x'61'", SC_ERR_TYPE, );
    READ(SC_T_BLOB, sc_blob, "x''", SC_ROW, );
    READ(SC_T_BLOB, sc_blob, "'a'", SC_ERR_TYPE, );
    READ(SC_T_DECIMAL, sc_decimal, "'1.50'", SC_ROW, );
    READ(SC_T_DECIMAL, sc_decimal, "12", SC_ROW, );
    READ(SC_T_DECIMAL, sc_decimal, "1.5", SC_ERR_TYPE, );
    READ(SC_T_DECIMAL, sc_decimal, "2.0", SC_ERR_TYPE, );
    READ(SC_T_DECIMAL, sc_decimal, "'1e5'", SC_ERR_TYPE, );
    READ(SC_T_SET, uint64_t, "'admin,read'", SC_ROW, .labels = &set_labels);
    READ(SC_T_SET, uint64_t, "''", SC_ROW, .labels = &set_labels);
    READ(SC_T_SET, uint64_t, "'read,'", SC_ROW, .labels = &set_labels);
    READ(SC_T_SET, uint64_t, "'root'", SC_ERR_TYPE, .labels = &set_labels);
    READ(SC_T_ENUM, int, "'read'", SC_ROW, .labels = &set_labels);
    READ(SC_T_ENUM, int, "''", SC_ERR_TYPE, .labels = &set_labels);
    READ(SC_T_ENUM, int, "1", SC_ERR_TYPE, .labels = &set_labels);
    READ(SC_T_DATE, sc_date, "'2026-08-04'", SC_ROW, );
    READ(SC_T_DATE, sc_date, "'2026-08-04 00:00:00'", SC_ERR_TYPE, );
    READ(SC_T_TIMESTAMP, sc_timestamp, "CURRENT_TIMESTAMP", SC_ROW, );
    READ(SC_T_TIMESTAMP, sc_timestamp, "1785842696", SC_ERR_TYPE, );
    READ(SC_T_TIMESTAMP, sc_timestamp, "'2026-00-04 00:00:00'", SC_ERR_TYPE, );
    READ(SC_T_DATETIME, sc_datetime, "'2026-00-04 00:00:00'", SC_ROW, );
    READ(SC_T_TIME, sc_time, "'-00:00:00.5'", SC_ROW, );
    READ(SC_T_TIME, sc_time, "'12:00'", SC_ERR_TYPE, );
    READ(SC_T_YEAR, uint16_t, "70000", SC_ERR_TYPE, );
    READ(SC_T_ANY, sc_value, "NULL", SC_ERR_NULL, );
}

static void any_values(sc_db *db)
{
    typedef struct {
        sc_value v;
    } any_row;
    static const sc_field fields[] = {FIELD(any_row, v, SC_T_ANY, true, )};
    QUERY_PLAIN(all,
                "SELECT NULL UNION ALL SELECT -1 UNION ALL SELECT 0.5 UNION ALL SELECT 'a' UNION ALL SELECT x'00FF'",
                fields);
    any_row r;
    sc_rows *rows;

    if (!OK(sc__many(db, &all, NULL, &rows))) return;
    CHECK(sc__next(rows, &r) == SC_ROW && r.v.kind == SC_VALUE_NULL);
    CHECK(sc__next(rows, &r) == SC_ROW && r.v.kind == SC_VALUE_INT && r.v.as.i == -1);
    CHECK(sc__next(rows, &r) == SC_ROW && r.v.kind == SC_VALUE_DOUBLE && r.v.as.d == 0.5);
    CHECK(sc__next(rows, &r) == SC_ROW && r.v.kind == SC_VALUE_TEXT && r.v.as.text.len == 1);
    CHECK(sc__next(rows, &r) == SC_ROW && r.v.kind == SC_VALUE_BLOB && r.v.as.blob.len == 2);
    CHECK_INT(sc__next(rows, &r), SC_DONE);
    sc__close(rows);
}

/* A nullable NaN is refused too: it would be stored as NULL. */
static void no_nan(sc_db *db)
{
    typedef struct {
        sc_opt_double v;
    } opt;
    static const sc_field fields[] = {FIELD(opt, v, SC_T_DOUBLE, true, )};
    QUERY(q, "SELECT coalesce(typeof(?), '')", text_fields, fields, first);
    opt p = {{true, NAN}};
    text_row t;

    FAILS(sc__one(db, &q, &p, &t, NULL), SC_ERR_PARAM);
    p.v.has = false;
    if (ROW(sc__one(db, &q, &p, &t, NULL))) CHECK_STR(t.v.ptr, "null");
}

/* ---------------------------------------------------------------- memory of rows */

static void whole_result_in_memory(sc_db *db)
{
    typedef struct {
        int64_t n;
    } num;
    static const sc_field num_fields[] = {FIELD(num, n, SC_T_INT64, false, )};
    QUERY(word, "SELECT 'word ' || ?", text_fields, num_fields, first);
    sc_mem mem = {.keep = true};
    text_row rows[200];
    char expected[40];

    for (int64_t i = 0; i < 200; i++) ROW(sc__one(db, &word, &(num){i}, &rows[i], &mem));
    for (int i = 0; i < 200; i++) {
        snprintf(expected, sizeof expected, "word %d", i);
        CHECK_STR(rows[i].v.ptr, expected);
    }
    sc_mem_free(&mem);
}

/* ---------------------------------------------------------------- statements */

/* Two hundred queries, so that the cache grows; each is prepared once only. */
static void cache(sc_db *db)
{
    enum { N = 200 };
    static sc_query queries[N];
    static char sql[N][32];
    struct sqlite3_stmt *st = NULL;
    text_row t;
    char expected[16];
    int n = 0;

    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < N; i++) {
            size_t len = (size_t)snprintf(sql[i], sizeof sql[i], "SELECT 'q%d'", i);

            queries[i] = (sc_query){.name = "q",
                                    .sqlite = {.text = sql[i], .len = len},
                                    .columns = text_fields,
                                    .n_columns = 1,
                                    .reads = true};
            snprintf(expected, sizeof expected, "q%d", i);
            if (ROW(sc__one(db, &queries[i], NULL, &t, NULL))) CHECK_STR(t.v.ptr, expected);
        }
    }
    while ((st = sqlite3_next_stmt(sc_native(db), st)) != NULL) n += strncmp(sqlite3_sql(st), "SELECT 'q", 9) == 0;
    CHECK_INT(n, N);
}

/* No statement is left running: a read lock would outlive it. */
static void nothing_runs_on(sc_db *db)
{
    struct sqlite3_stmt *st = NULL;
    sc_rows *rows;
    text_row t;
    QUERY_PLAIN(two, "SELECT 'a' UNION ALL SELECT 'b'", text_fields);

    FAILS(sc__one(db, &two, NULL, &t, NULL), SC_ERR_TOO_MANY);
    OK(sc__many(db, &two, NULL, &rows));
    CHECK_INT(sc__next(rows, &t), SC_ROW);
    sc__close(rows);
    OK(sc__many(db, &two, NULL, &rows));
    while (sc__next(rows, &t) == SC_ROW)
        ;
    while ((st = sqlite3_next_stmt(sc_native(db), st)) != NULL) CHECK(!sqlite3_stmt_busy(st));
    sc__close(rows);
}

static void counts_are_not_stale(sc_db *db)
{
    EXEC_PLAIN(insert, "INSERT INTO counted VALUES (NULL)");
    EXEC_PLAIN(ddl, "CREATE TABLE uncounted (a)");
    EXEC_PLAIN(ignored, "INSERT OR IGNORE INTO counted VALUES (1)");
    int64_t affected = 9, id = 9;

    OK(sc_exec_script(db, "CREATE TABLE counted (id INTEGER PRIMARY KEY)"));
    OK(sc__exec(db, &insert, NULL, &affected, &id));
    CHECK(affected == 1 && id == 1);
    OK(sc__exec(db, &ddl, NULL, &affected, &id));
    CHECK(affected == 0 && id == 0);
    OK(sc__exec(db, &ignored, NULL, &affected, &id));
    CHECK(affected == 0 && id == 0);
}

/* INSERT … RETURNING has run when sc__many returns, though no row is ever asked for. */
static void many_executes(sc_db *db)
{
    QUERY_PLAIN(returning, "INSERT INTO counted VALUES (77) RETURNING 'added'", text_fields);
    QUERY_PLAIN(look, "SELECT 'there' FROM counted WHERE id = 77", text_fields);
    sc_rows *rows;
    text_row t;

    OK(sc__many(db, &returning, NULL, &rows));
    sc__close(rows);
    CHECK_INT(sc__one(db, &look, NULL, &t, NULL), SC_ROW);
}

/* A column that is gone is an error in double quotes too, where SQLite would read a text. */
static void double_quotes_are_names(sc_db *db)
{
    QUERY_PLAIN(quoted, "SELECT \"gone\"", text_fields);
    text_row t;

    FAILS(sc__one(db, &quoted, NULL, &t, NULL), SC_ERR_SCHEMA);
    CHECK(strstr(sc_errmsg(db), "quoted: no such column: gone") != NULL);
}

static int interrupt_now(void *ctx)
{
    (void)ctx;
    return 1;
}

static void other_errors(sc_db *db)
{
    EXEC_PLAIN(grow, "INSERT INTO big VALUES (zeroblob(4000000))");
    EXEC_PLAIN(raise_error, "INSERT INTO raising VALUES (1)");
    EXEC_PLAIN(mismatch, "INSERT INTO counted VALUES ('text')");
    QUERY_PLAIN(overflow, "SELECT sum(n) FROM (SELECT 9223372036854775807 AS n UNION ALL SELECT 1)", text_fields);
    text_row t;

    OK(sc_exec_script(
        db, "CREATE TABLE big (b); CREATE TABLE raising (a);"
            "CREATE TRIGGER tr BEFORE INSERT ON raising BEGIN SELECT 1; SELECT RAISE(ABORT, 'no; thanks'); END;"));
    FAILS(sc__exec(db, &raise_error, NULL, NULL, NULL), SC_ERROR);
    CHECK_STR(sc_errmsg(db), "raise_error: no; thanks");
    CHECK_STR(sc_sqlstate(db), "");
    CHECK_INT(sc_errnative(db), SQLITE_CONSTRAINT_TRIGGER);
    FAILS(sc__exec(db, &mismatch, NULL, NULL, NULL), SC_ERR_CHECK);
    FAILS(sc__one(db, &overflow, NULL, &t, NULL), SC_ERROR);
    OK(sc_begin(db));
    OK(sc_exec_script(db, "PRAGMA max_page_count = 100"));
    FAILS(sc__exec(db, &grow, NULL, NULL, NULL), SC_ERR_FULL);
    OK(sc_rollback(db));
    sqlite3_progress_handler(sc_native(db), 1, interrupt_now, NULL);
    FAILS(sc__one(db, &overflow, NULL, &t, NULL), SC_ERR_INTERRUPT);
    sqlite3_progress_handler(sc_native(db), 0, NULL, NULL);
}

static void foreign_keys_are_on(sc_db *db)
{
    FAILS(sc_exec_script(db, "CREATE TABLE p (id INTEGER PRIMARY KEY); CREATE TABLE c (p INTEGER REFERENCES p);\n"
                             "INSERT INTO c VALUES (1)"),
          SC_ERR_FOREIGN);
    CHECK(strstr(sc_errmsg(db), "script, line 2: ") != NULL);
    /* a deferred one is found at the commit, which rolls back */
    OK(sc_exec_script(db, "CREATE TABLE d (p INTEGER REFERENCES p DEFERRABLE INITIALLY DEFERRED)"));
    OK(sc_begin(db));
    OK(sc_exec_script(db, "INSERT INTO d VALUES (1)"));
    FAILS(sc_commit(db), SC_ERR_FOREIGN);
    CHECK(!sc_in_transaction(db) && sqlite3_get_autocommit(sc_native(db)));
}

/* ---------------------------------------------------------------- files */

static void cannot_open(const char *url)
{
    sc_db *db;
    bool good = CHECK_INT(sc_open(url, &db), SC_ERR_OPEN);

    good = CHECK(db && sc_errmsg(db)[0] && sc_errnative(db) != 0) && good;
    if (!good) fprintf(stderr, "    %s\n", url);
    sc_close(db);
}

static void files(const char *dir)
{
    char url[300], path[300];
    FILE *f;
    sc_db *db;

    snprintf(url, sizeof url, "sqlite:%s", dir);
    cannot_open(url);
    snprintf(url, sizeof url, "sqlite:%s/none/x.db", dir);
    cannot_open(url);
    snprintf(url, sizeof url, "sqlite:%s/absent.db?mode=rw", dir);
    cannot_open(url);
    snprintf(path, sizeof path, "%s/no database", dir);
    f = fopen(path, "w");
    if (CHECK(f != NULL)) {
        for (int i = 0; i < 200; i++) fputs("this is no database\n", f);
        fclose(f);
    }
    snprintf(url, sizeof url, "sqlite:%s/no%%20database", dir);
    cannot_open(url);
    remove(path);
    /* a name that looks like SQLite's own notation is a file all the same */
    if (CHECK_INT(chdir(dir), 0) && CHECK_INT(sc_open("sqlite:file:x%3Fmode=memory", &db), SC_OK)) {
        CHECK_INT(sc_exec_script(db, "CREATE TABLE t (a)"), SC_OK);
        sc_close(db);
        CHECK_INT(access("file:x?mode=memory", R_OK), 0);
        remove("file:x?mode=memory");
    }
}

/* Closing with a result open and a transaction begun: both end, and nothing was written. */
static void close_in_the_middle(const char *dir)
{
    QUERY_PLAIN(rows_of, "SELECT 'a' FROM t UNION ALL SELECT 'b' FROM t", text_fields);
    QUERY_PLAIN(count, "SELECT 'rows: ' || count(*) FROM t", text_fields);
    char url[300];
    sc_db *db;
    sc_rows *rows;
    text_row t;

    snprintf(url, sizeof url, "sqlite:%s/middle.db", dir);
    CHECK_INT(sc_open(url, &db), SC_OK);
    OK(sc_exec_script(db, "CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
    OK(sc_begin(db));
    OK(sc_exec_script(db, "INSERT INTO t VALUES (2)"));
    OK(sc__many(db, &rows_of, NULL, &rows));
    CHECK_INT(sc__next(rows, &t), SC_ROW);
    sc_close(db);
    CHECK_INT(sc_open(url, &db), SC_OK);
    if (ROW(sc__one(db, &count, NULL, &t, NULL))) CHECK_STR(t.v.ptr, "rows: 1");
    sc_close(db);
    remove(strchr(url, ':') + 1);
}

/* ---------------------------------------------------------------- how many statements are kept */

#define NUMBERED(n) QUERY_PLAIN(kept_##n, "SELECT 'query " #n "'", text_fields)
NUMBERED(1);
NUMBERED(2);
NUMBERED(3);

static unsigned prepared(sc_db *db)
{
    unsigned n = 0;

    for (sqlite3_stmt *s = sqlite3_next_stmt(sc_native(db), NULL); s; s = sqlite3_next_stmt(sc_native(db), s)) n++;
    return n;
}

static void few_statements(void)
{
    const sc_query *queries[] = {&kept_1, &kept_2, &kept_1, &kept_3, &kept_1, &kept_2, &kept_3};
    text_row t;
    sc_rows *rows, *more;
    sc_db *db;

    CHECK_INT(sc_open("sqlite::memory:?statements=2", &db), SC_OK);
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
        if (ROW(sc__one(db, queries[i], NULL, &t, NULL))) CHECK(strncmp(t.v.ptr, "query ", 6) == 0);
        CHECK(prepared(db) <= 2);
    }
    OK(sc__many(db, &kept_1, NULL, &rows)); /* what is being read stays */
    OK(sc__many(db, &kept_2, NULL, &more));
    ROW(sc__one(db, &kept_3, NULL, &t, NULL));
    CHECK_INT(prepared(db), 3);
    CHECK_INT(sc__next(rows, &t), SC_ROW);
    CHECK_STR(t.v.ptr, "query 1");
    CHECK_INT(sc__next(more, &t), SC_ROW);
    CHECK_STR(t.v.ptr, "query 2");
    sc__close(rows);
    sc__close(more);
    sc_close(db);
    CHECK_INT(sc_open("sqlite::memory:?statements=0", &db), SC_OK);
    for (int i = 0; i < 2; i++) ROW(sc__one(db, &kept_1, NULL, &t, NULL));
    sc_close(db);
}

/* ---------------------------------------------------------------- short statements */

typedef struct n_row {
    int64_t n;
} n_row;
static const sc_field n_fields[] = {FIELD(n_row, n, SC_T_INT64, false, )};
QUERY_PLAIN(count_short, "SELECT COUNT(*) FROM short", n_fields);
#define SHORT_HEAD "INSERT INTO short (n) VALUES "
EXEC(short_add, SHORT_HEAD "(?)", n_fields, first);
static const sc_row_place short_place = {sizeof SHORT_HEAD - 1, sizeof "(?)" - 1};

/* How many statements 100 rows are, where a text may have so many bytes; 0: none is short enough. */
static void statements_of(int most, unsigned statements)
{
    const sc_bulk_insert many = {&short_add, sizeof(n_row), short_place, short_place, false};
    n_row rows[100] = {{0}}, there = {-1};
    sc_db *db = memory_db();
    sc_counts before, after;
    sc_bulk done;

    OK(sc_exec_script(db, "CREATE TABLE short (n INTEGER NOT NULL)"));
    sqlite3_limit(sc_native(db), SQLITE_LIMIT_SQL_LENGTH, most);
    sc_counters(db, &before);
    FAILS(sc__bulk(db, &many, rows, 100, 0, &done), statements ? SC_OK : SC_ERR_PARAM);
    sc_counters(db, &after);
    if (statements) CHECK_INT(after.statements - before.statements, statements);
    CHECK_INT(done.rows, statements ? 100 : 0);
    sqlite3_limit(sc_native(db), SQLITE_LIMIT_SQL_LENGTH, 1000);
    ROW(sc__one(db, &count_short, NULL, &there, NULL));
    CHECK_INT(there.n, done.rows);
    sc_close(db);
}

static void short_statements(void)
{
    enum { ONE = sizeof SHORT_HEAD "(?)" - 1, MORE = sizeof ", (?)" - 1 };

    statements_of(ONE + 14 * MORE, 8);     /* six of 15 rows, 8, and 2 */
    statements_of(ONE + 14 * MORE - 1, 8); /* seven of 14, and 2 */
    statements_of(ONE + MORE - 1, 100);
    statements_of(ONE, 100);
    statements_of(ONE - 1, 0);
}

int main(void)
{
    char dir[] = "/tmp/schemac-sqlite-XXXXXX";
    sc_db *db = memory_db();

    CHECK(strstr(sc_drivers(), "sqlite") != NULL);
    stored_forms(db);
    storage_classes(db);
    any_values(db);
    no_nan(db);
    whole_result_in_memory(db);
    cache(db);
    nothing_runs_on(db);
    counts_are_not_stale(db);
    many_executes(db);
    double_quotes_are_names(db);
    foreign_keys_are_on(db);
    other_errors(db);
    sc_close(db);
    few_statements();
    short_statements();
    if (CHECK(mkdtemp(dir) != NULL)) {
        files(dir);
        close_in_the_middle(dir);
        rmdir(dir);
    }
    return check_result();
}
