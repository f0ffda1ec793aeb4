/* runtime_live_errors_test.c URL: what goes wrong, and what the runtime makes of it: each class of error,
 * transactions and their first error, parameters refused, results that are not what was proved, the session.
 *
 * Hand-written query tables; tables named rt_* in the URL's database are dropped and made anew. Without a
 * URL the test is skipped (exit 77). */
#include "../unit/check.h"
#include "runtime_tables.h"

#include <math.h>
#include <stdlib.h>

static bool is(const sc_db *db, const char *engine)
{
    return strcmp(sc_engine(db), engine) == 0;
}

static bool ok(sc_db *db, int rc, const char *what, int line)
{
    if (check_that(rc >= 0, what, __FILE__, line)) return true;
    fprintf(stderr, "    %d (%d, %s): %s\n", rc, sc_errnative(db), sc_sqlstate(db), sc_errmsg(db));
    return false;
}
#define OK(call) ok(db, (call), #call, __LINE__)

/* The code is as expected, is what the connection says too, and has a message. */
static bool fails(sc_db *db, int rc, int expected, const char *what, int line)
{
    bool good = check_int(rc, expected, what, __FILE__, line);

    good = check_int(sc_errcode(db), expected, what, __FILE__, line) && good;
    good = check_that(sc_errmsg(db)[0] != '\0', what, __FILE__, line) && good;
    if (!good) fprintf(stderr, "    %d (%d, %s): %s\n", rc, sc_errnative(db), sc_sqlstate(db), sc_errmsg(db));
    return good;
}
#define FAILS(call, code) fails(db, (call), code, #call, __LINE__)

static sc_db *connect_to(const char *url)
{
    sc_db *db;

    if (!CHECK_INT(sc_open(url, &db), SC_OK)) {
        fprintf(stderr, "    %s\n", sc_errmsg(db));
        exit(check_result());
    }
    return db;
}

/* What is lost stays lost (runtime_reconnect_test.c is about the rest). */
static sc_db *connect_to_stay_lost(const char *url)
{
    char with[600];

    snprintf(with, sizeof with, "%s%sreconnect=0", url, strchr(url, '?') ? "&" : "?");
    return connect_to(with);
}

static rt_plain_row plain(const char *name)
{
    return (rt_plain_row){.name = sc_str(name), .en = 1, .n = 1, .at = {INT64_C(1785842696012452)}};
}

static int64_t count_plain(sc_db *db)
{
    QUERY_PLAIN(count_rows, "SELECT COUNT(*) FROM rt_plain", n_fields);
    n_row n = {-1};

    (void)sc__one(db, &count_rows, NULL, &n, NULL);
    return n.n;
}

/* ---------------------------------------------------------------- constraints */

static void constraints(sc_db *db)
{
    EXEC_PLAIN(null_name,
               "INSERT INTO rt_plain (name, en, n, at) VALUES (NULL, 'human', 1, '2026-08-04 11:24:56.000000')");
    EXEC_PLAIN(no_name, "INSERT INTO rt_plain (en, n, at) VALUES ('human', 1, '2026-08-04 11:24:56.000000')");
    EXEC_PLAIN(orphan, "INSERT INTO rt_child (id, parent) VALUES (1, 999999)");
    EXEC_PLAIN(child, "INSERT INTO rt_child (id, parent) SELECT 1, MIN(id) FROM rt_plain");
    EXEC_PLAIN(child_again, "INSERT INTO rt_child (id, parent) SELECT 1, MIN(id) FROM rt_plain");
    EXEC_PLAIN(parents, "DELETE FROM rt_plain");
    EXEC_PLAIN(too_long,
               "INSERT INTO rt_plain (name, en, n, at) VALUES (REPEAT('x', 81), 'human', 1, '2026-08-04 11:24:56')");
    EXEC_PLAIN(no_member, "INSERT INTO rt_plain (name, en, n, at) VALUES ('m', 'robot', 1, '2026-08-04 11:24:56')");
    EXEC_PLAIN(too_large, "INSERT INTO rt_all (id, i8) VALUES (901, 1000)");
    EXEC_PLAIN(bad_json, "INSERT INTO rt_all (id, js) VALUES (902, '{')");
    rt_plain_row r = plain("once");

    OK(sc__exec(db, &rt_plain_insert, &r, NULL, NULL));
    FAILS(sc__exec(db, &rt_plain_insert, &r, NULL, NULL), SC_ERR_UNIQUE);
    CHECK(strncmp(sc_errmsg(db), "rt_plain_insert: ", 17) == 0 && sc_errnative(db) != 0);
    r.name = sc_str("twice");
    r.n = 1000;
    FAILS(sc__exec(db, &rt_plain_insert, &r, NULL, NULL), SC_ERR_CHECK);
    FAILS(sc__exec(db, &null_name, NULL, NULL, NULL), SC_ERR_NOT_NULL);
    FAILS(sc__exec(db, &no_name, NULL, NULL, NULL), SC_ERR_NOT_NULL);
    FAILS(sc__exec(db, &orphan, NULL, NULL, NULL), SC_ERR_FOREIGN);
    OK(sc__exec(db, &child, NULL, NULL, NULL));
    FAILS(sc__exec(db, &child_again, NULL, NULL, NULL), SC_ERR_UNIQUE);
    FAILS(sc__exec(db, &parents, NULL, NULL, NULL), SC_ERR_FOREIGN);
    if (!is(db, "sqlite")) {
        FAILS(sc__exec(db, &too_long, NULL, NULL, NULL), SC_ERR_CHECK);
        FAILS(sc__exec(db, &no_member, NULL, NULL, NULL), SC_ERR_CHECK);
        FAILS(sc__exec(db, &too_large, NULL, NULL, NULL), SC_ERR_CHECK);
        FAILS(sc__exec(db, &bad_json, NULL, NULL, NULL), SC_ERR_CHECK);
    }
    CHECK_INT(count_plain(db), 1);
    OK(sc_exec_script(db, "DELETE FROM rt_child; DELETE FROM rt_plain;"));
}

/* ---------------------------------------------------------------- the database is not what was checked */

static void schema_differs(sc_db *db)
{
    typedef struct {
        int64_t a, b;
    } two;
    static const sc_field two_fields[] = {FIELD(two, a, SC_T_INT64, false, ), FIELD(two, b, SC_T_INT64, false, )};
    QUERY_PLAIN(no_table, "SELECT a FROM rt_missing", n_fields);
    QUERY_PLAIN(no_column, "SELECT missing FROM rt_plain", n_fields);
    EXEC_PLAIN(no_column_written, "INSERT INTO rt_plain (missing) VALUES (1)");
    QUERY_PLAIN(one_of_two, "SELECT 1", two_fields);
    QUERY(placeholders, "SELECT ? + ?", n_fields, rt_id_fields, rt_first);
    QUERY_PLAIN(star, "SELECT * FROM rt_star", n_fields);
    static const sc_query other = {.name = "other"};
    n_row n;
    two t;
    sc_rows *rows;

    FAILS(sc__one(db, &no_table, NULL, &n, NULL), SC_ERR_SCHEMA);
    FAILS(sc__one(db, &no_column, NULL, &n, NULL), SC_ERR_SCHEMA);
    FAILS(sc__exec(db, &no_column_written, NULL, NULL, NULL), SC_ERR_SCHEMA);
    FAILS(sc__one(db, &one_of_two, NULL, &t, NULL), SC_ERR_SCHEMA);
    FAILS(sc__one(db, &placeholders, &(rt_id){1}, &n, NULL), SC_ERR_SCHEMA);
    FAILS(sc__many(db, &no_table, NULL, &rows), SC_ERR_SCHEMA);
    CHECK(rows == NULL);
    FAILS(sc__exec(db, &other, NULL, NULL, NULL), SC_ERR_UNSUPPORTED);
    /* a prepared statement whose table changes: an error while it does not fit, and none any more after */
    OK(sc_exec_script(
        db, "DROP TABLE IF EXISTS rt_star; CREATE TABLE rt_star (a INTEGER NOT NULL); INSERT INTO rt_star VALUES (7)"));
    OK(sc__one(db, &star, NULL, &n, NULL));
    OK(sc_exec_script(db, "ALTER TABLE rt_star ADD COLUMN b INTEGER"));
    FAILS(sc__one(db, &star, NULL, &n, NULL), SC_ERR_SCHEMA);
    OK(sc_exec_script(db, "ALTER TABLE rt_star DROP COLUMN b"));
    CHECK(sc__one(db, &star, NULL, &n, NULL) == SC_ROW && n.n == 7);
}

static void row_differs(sc_db *db)
{
    typedef struct {
        int8_t small;
    } small;
    typedef struct {
        sc_text t;
    } text;
    typedef struct {
        sc_timestamp ts;
    } stamp;
    typedef struct {
        int e;
    } member;
    static const sc_field small_fields[] = {FIELD(small, small, SC_T_INT8, false, )};
    static const sc_field usmall_fields[] = {FIELD(small, small, SC_T_UINT8, false, )};
    static const sc_field text_fields[] = {FIELD(text, t, SC_T_TEXT, false, )};
    static const sc_field stamp_fields[] = {FIELD(stamp, ts, SC_T_TIMESTAMP, false, .scale = 6)};
    static const sc_field member_fields[] = {FIELD(member, e, SC_T_ENUM, false, .labels = &rt_who)};
    QUERY_PLAIN(null_int, "SELECT NULL", n_fields);
    QUERY_PLAIN(null_text, "SELECT NULL", text_fields);
    QUERY_PLAIN(text_as_int, "SELECT '42abc'", n_fields);
    QUERY_PLAIN(text_as_zero, "SELECT 'abc'", n_fields);
    QUERY_PLAIN(int_as_text, "SELECT 42", text_fields);
    QUERY_PLAIN(half_as_int, "SELECT 1.5", n_fields);
    QUERY_PLAIN(too_large, "SELECT 128", small_fields);
    QUERY_PLAIN(too_small, "SELECT -129", small_fields);
    QUERY_PLAIN(negative, "SELECT -1", usmall_fields);
    QUERY_PLAIN(no_instant, "SELECT 'yesterday'", stamp_fields);
    QUERY_PLAIN(no_member, "SELECT 'robot'", member_fields);
    QUERY_PLAIN(fits, "SELECT 127", small_fields);
    n_row n;
    small s;
    text t;
    stamp ts;
    member m;

    FAILS(sc__one(db, &null_int, NULL, &n, NULL), SC_ERR_NULL);
    CHECK(strstr(sc_errmsg(db), "null_int: column `n` is NULL") != NULL && n.n == 0);
    FAILS(sc__one(db, &null_text, NULL, &t, NULL), SC_ERR_NULL);
    FAILS(sc__one(db, &text_as_int, NULL, &n, NULL), SC_ERR_TYPE);
    CHECK(strstr(sc_errmsg(db), "text_as_int: column `n` is a text, yet was proved to be int64") != NULL);
    FAILS(sc__one(db, &text_as_zero, NULL, &n, NULL), SC_ERR_TYPE);
    FAILS(sc__one(db, &int_as_text, NULL, &t, NULL), SC_ERR_TYPE);
    FAILS(sc__one(db, &half_as_int, NULL, &n, NULL), SC_ERR_TYPE);
    FAILS(sc__one(db, &too_large, NULL, &s, NULL), SC_ERR_TYPE);
    FAILS(sc__one(db, &too_small, NULL, &s, NULL), SC_ERR_TYPE);
    FAILS(sc__one(db, &negative, NULL, &s, NULL), SC_ERR_TYPE);
    FAILS(sc__one(db, &no_instant, NULL, &ts, NULL), SC_ERR_TYPE);
    FAILS(sc__one(db, &no_member, NULL, &m, NULL), SC_ERR_TYPE);
    CHECK(sc__one(db, &fits, NULL, &s, NULL) == SC_ROW && s.small == 127);
}

/* An error in the middle of a result ends it, and leaves the connection usable. */
static void error_in_a_result(sc_db *db)
{
    QUERY_PLAIN(second_is_null, "SELECT 1 AS n UNION ALL SELECT NULL UNION ALL SELECT 3", n_fields);
    n_row n;
    sc_rows *rows;

    if (!OK(sc__many(db, &second_is_null, NULL, &rows))) return;
    CHECK(sc__next(rows, &n) == SC_ROW && n.n == 1);
    FAILS(sc__next(rows, &n), SC_ERR_NULL);
    CHECK_INT(sc__next(rows, &n), SC_ERR_NULL);
    sc__close(rows);
    CHECK_INT(count_plain(db), 0);
    FAILS(sc__next(rows, &n), SC_ERR_MISUSE);
    sc__close(rows);
    sc__close(NULL);
    CHECK_INT(sc__next(NULL, &n), SC_ERR_MISUSE);
}

/* The server finds its error when some rows are on their way already: those are read, then the error comes,
 * whether the rest was read ahead or not. */
static void server_error_in_a_result(sc_db *db)
{
    QUERY_PLAIN(overflows, "SELECT 9223372036854775806 + id AS n FROM rt_over ORDER BY id", n_fields);
    n_row n;
    sc_rows *rows;
    int rc;

    if (is(db, "dolt")) return; /* Dolt 1.83 lets a BIGINT wrap around */
    OK(sc_exec_script(db, "DROP TABLE IF EXISTS rt_over; CREATE TABLE rt_over (id BIGINT NOT NULL PRIMARY KEY);"
                          "INSERT INTO rt_over VALUES (1), (2)"));
    for (int ahead = 0; ahead < 2; ahead++) {
        if (sc__many(db, &overflows, NULL, &rows) < 0) continue; /* a server may find it before the first row */
        if (ahead) CHECK_INT(count_plain(db), 0);
        rc = sc__next(rows, &n);
        if (rc == SC_ROW) {
            CHECK_INT(n.n, INT64_MAX);
            rc = sc__next(rows, &n);
        }
        fails(db, rc, is(db, "sqlite") ? SC_ERR_TYPE : SC_ERROR, "overflow", __LINE__);
        if (!is(db, "sqlite")) CHECK_INT(sc_errnative(db), 1690);
        sc__close(rows);
        CHECK_INT(count_plain(db), 0);
    }
}

/* ---------------------------------------------------------------- parameters */

static void refuses(sc_db *db, const sc_query *q, const void *params, const char *says, int line)
{
    n_row n;
    bool good = fails(db, sc__one(db, q, params, &n, NULL), SC_ERR_PARAM, q->name, line);

    if (!check_that(strstr(sc_errmsg(db), says) != NULL, says, __FILE__, line) || !good)
        fprintf(stderr, "    %s\n", sc_errmsg(db));
}

#define SC_COMMA , /* inside a macro's argument */

/* One required parameter of a type, and a value it must not take. */
#define REFUSED(kind, T, value, says, ...)                                                                             \
    do {                                                                                                               \
        typedef struct {                                                                                               \
            T v;                                                                                                       \
        } one_param;                                                                                                   \
        static const sc_field fields_[] = {FIELD(one_param, v, kind, false, __VA_ARGS__)};                             \
        QUERY(refused, "SELECT COUNT(*) FROM rt_plain WHERE name = ?", n_fields, fields_, rt_first);                   \
        one_param p_ = {value};                                                                                        \
        refuses(db, &refused, &p_, says, __LINE__);                                                                    \
    } while (0)

static void refused_parameters(sc_db *db)
{
    n_row n;

    REFUSED(SC_T_TEXT, sc_text, {NULL SC_COMMA 0}, "parameter `v` is required, and is NULL", );
    REFUSED(SC_T_BLOB, sc_blob, {NULL SC_COMMA 0}, "is required", );
    REFUSED(SC_T_JSON, sc_text, {NULL SC_COMMA 0}, "is required", );
    REFUSED(SC_T_DECIMAL, sc_decimal, {NULL SC_COMMA 0}, "is required", .precision = 4, .scale = 2);
    REFUSED(SC_T_ANY, sc_value, {SC_VALUE_NULL SC_COMMA{.i = 0}}, "is required", );
    REFUSED(SC_T_ENUM, int, 0, "is required", .labels = &rt_who);
    REFUSED(SC_T_ENUM, int, 3, "is 3, which is no member of rt_plain.en", .labels = &rt_who);
    REFUSED(SC_T_ENUM, int, -1, "is -1, which is no member", .labels = &rt_who);
    REFUSED(SC_T_SET, uint64_t, 8, "has a bit that is no member of rt_all.st", .labels = &rt_st);
    REFUSED(SC_T_DECIMAL, sc_decimal, {"1,5" SC_COMMA 3}, "is not a decimal", .precision = 4, .scale = 2);
    REFUSED(SC_T_DATE, sc_date, {2026 SC_COMMA 13 SC_COMMA 1}, "is not a date", );
    REFUSED(SC_T_DATE, sc_date, {2026 SC_COMMA 2 SC_COMMA 29}, "is not a date", );
    REFUSED(SC_T_DATE, sc_date, {-1 SC_COMMA 1 SC_COMMA 1}, "is not a date", );
    REFUSED(SC_T_DATETIME, sc_datetime, {.year = 2026 SC_COMMA.hour = 24}, "is not a date and time", );
    REFUSED(SC_T_DATETIME, sc_datetime, {.year = 2026 SC_COMMA.microsecond = 1000000}, "is not a date and time", );
    REFUSED(SC_T_TIMESTAMP, sc_timestamp, {INT64_MAX}, "is not an instant", );
    REFUSED(SC_T_TIMESTAMP, sc_timestamp, {INT64_C(-62167219200000001)}, "is not an instant", );
    REFUSED(SC_T_TIME, sc_time, {INT64_C(3020399000001)}, "is beyond 838:59:59", );
    REFUSED(SC_T_YEAR, uint16_t, 69, "is not a YEAR", );
    REFUSED(SC_T_DOUBLE, double, NAN, "is not a number", );
    REFUSED(SC_T_FLOAT, float, NAN, "is not a number", );
    if (is(db, "sqlite")) {
        REFUSED(SC_T_UINT64, uint64_t, UINT64_MAX, "is above 9223372036854775807", );
        REFUSED(SC_T_BIT, uint64_t, UINT64_MAX, "is above 9223372036854775807", );
        REFUSED(SC_T_DECIMAL, sc_decimal, {"100" SC_COMMA 3}, "does not fit DECIMAL(4,2)", .precision = 4, .scale = 2);
    } else {
        REFUSED(SC_T_DOUBLE, double, INFINITY, "is infinite", );
    }
    FAILS(sc__one(db, &rt_by_id, NULL, &(rt_row){0}, NULL), SC_ERR_MISUSE);
    (void)n;
}

/* ---------------------------------------------------------------- transactions */

static void transactions(sc_db *db)
{
    EXEC_PLAIN(no_name, "INSERT INTO rt_plain (en, n, at) VALUES ('human', 1, '2026-08-04 11:24:56.000000')");
    rt_plain_row a = plain("a"), b = plain("b"), back;
    char first[200];

    CHECK(!sc_in_transaction(db));
    OK(sc_rollback(db));
    FAILS(sc_commit(db), SC_ERR_MISUSE);
    OK(sc_begin(db));
    CHECK(sc_in_transaction(db));
    OK(sc__exec(db, &rt_plain_insert, &a, NULL, NULL));
    OK(sc_commit(db));
    CHECK(!sc_in_transaction(db) && count_plain(db) == 1);
    OK(sc_begin(db));
    OK(sc__exec(db, &rt_plain_insert, &b, NULL, NULL));
    OK(sc_rollback(db));
    CHECK(!sc_in_transaction(db) && count_plain(db) == 1);
    /* the first error stays, whatever comes after it */
    OK(sc_begin(db));
    OK(sc__exec(db, &rt_plain_insert, &b, NULL, NULL));
    FAILS(sc__exec(db, &rt_plain_insert, &a, NULL, NULL), SC_ERR_UNIQUE);
    snprintf(first, sizeof first, "%s", sc_errmsg(db));
    FAILS(sc__exec(db, &no_name, NULL, NULL, NULL), SC_ERR_UNIQUE);
    FAILS(sc__one(db, &rt_plain_by_id, &(rt_id){1}, &back, NULL), SC_ERR_UNIQUE);
    FAILS(sc_exec_script(db, "DELETE FROM rt_plain"), SC_ERR_UNIQUE);
    FAILS(sc_begin(db), SC_ERR_UNIQUE);
    CHECK_STR(sc_errmsg(db), first);
    FAILS(sc_commit(db), SC_ERR_UNIQUE);
    CHECK_STR(sc_errmsg(db), first);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(count_plain(db), 1);
    OK(sc_begin(db));
    FAILS(sc_begin(db), SC_ERR_MISUSE);
    FAILS(sc__exec(db, &rt_plain_insert, &b, NULL, NULL), SC_ERR_MISUSE);
    OK(sc_rollback(db));
    CHECK_INT(sc_errcode(db), SC_OK);
    OK(sc__exec(db, &rt_plain_insert, &b, NULL, NULL));
    CHECK_INT(count_plain(db), 2);
}

/* A result left open over a commit is read on. */
static void result_over_a_commit(sc_db *db)
{
    sc_rows *rows;
    rt_plain_row row;
    int n = 0;

    OK(sc_begin(db));
    if (!OK(sc__many(db, &rt_plain_list, NULL, &rows))) return;
    CHECK_INT(sc__next(rows, &row), SC_ROW);
    OK(sc_commit(db));
    for (n = 1; sc__next(rows, &row) == SC_ROW; n++)
        ;
    CHECK_INT(n, 2);
    sc__close(rows);
}

/* ---------------------------------------------------------------- two connections */

static void locked(sc_db *db, const char *url)
{
    static const sc_field n_of_plain[] = {FIELD(rt_plain_row, n, SC_T_INT32, false, )};
    EXEC(set_all, "UPDATE rt_plain SET n = ?", n_of_plain, rt_first);
    rt_plain_row five = {.n = 5}, six = {.n = 6};
    char with_timeout[600];
    sc_db *other;
    int rc;

    snprintf(with_timeout, sizeof with_timeout, "%s%sbusy_timeout=30", url, strchr(url, '?') ? "&" : "?");
    other = connect_to(is(db, "sqlite") ? with_timeout : url);
    if (is(db, "mysql") || is(db, "mariadb"))
        CHECK_INT(sc_exec_script(other, "SET SESSION innodb_lock_wait_timeout = 1"), SC_OK);
    OK(sc_begin(db));
    OK(sc__exec(db, &set_all, &five, NULL, NULL));
    CHECK_INT(sc_begin(other), SC_OK);
    rc = sc__exec(other, &set_all, &six, NULL, NULL);
    if (is(db, "dolt")) { /* no locks: who commits last has the conflict */
        CHECK_INT(rc, SC_OK);
        OK(sc_commit(db));
        rc = sc_commit(other);
    } else {
        CHECK_INT(sc_commit(other), SC_ERR_BUSY);
        OK(sc_commit(db));
    }
    if (!CHECK_INT(rc, SC_ERR_BUSY)) fprintf(stderr, "    %d: %s\n", sc_errnative(other), sc_errmsg(other));
    CHECK(!sc_in_transaction(other));
    CHECK_INT(sc__exec(other, &set_all, &six, NULL, NULL), SC_OK);
    sc_close(other);
}

static long long connection_id(sc_db *db)
{
    QUERY_PLAIN(my_id, "SELECT CAST(CONNECTION_ID() AS SIGNED)", n_fields);
    n_row id = {0};

    CHECK_INT(sc__one(db, &my_id, NULL, &id, NULL), SC_ROW);
    return (long long)id.n;
}

static void kill_connection(sc_db *db, long long id)
{
    char sql[60];

    snprintf(sql, sizeof sql, "KILL %lld", id);
    OK(sc_exec_script(db, sql));
}

static void lost(sc_db *db, const char *url)
{
    rt_plain_row r = plain("never written");
    sc_rows *rows;
    sc_db *victim;
    long long id;

    if (is(db, "sqlite")) return;
    victim = connect_to_stay_lost(url);
    id = connection_id(victim);
    CHECK_INT(count_plain(victim), 2);
    CHECK_INT(sc__many(victim, &rt_plain_list, NULL, &rows), SC_OK);
    CHECK_INT(sc__next(rows, &r), SC_ROW);
    r = plain("never written");
    CHECK_INT(sc_begin(victim), SC_OK);
    kill_connection(db, id);
    if (!CHECK_INT(sc__exec(victim, &rt_plain_insert, &r, NULL, NULL), SC_ERR_LOST))
        fprintf(stderr, "    %d: %s\n", sc_errnative(victim), sc_errmsg(victim));
    CHECK_INT(sc_commit(victim), SC_ERR_LOST);
    CHECK(!sc_in_transaction(victim));
    CHECK_INT(sc_rollback(victim), SC_ERR_LOST);
    CHECK_INT(sc_begin(victim), SC_ERR_LOST);
    CHECK_INT(sc__next(rows, &r), SC_ERR_LOST);
    sc__close(rows);
    CHECK_INT(sc__exec(victim, &rt_plain_insert, &r, NULL, NULL), SC_ERR_LOST);
    sc_close(victim);
    CHECK_INT(count_plain(db), 2);
}

/* The connection goes while its rows are coming: those that came are read, then it is lost. With `rolls_back`
 * it is the rollback of a transaction with an error that has to read the rest. */
static void lost_in_a_result(sc_db *db, const char *url, bool rolls_back)
{
    QUERY_PLAIN(endless, "SELECT a.id AS n FROM rt_all a, rt_all b, rt_all c, rt_all d, rt_all e", n_fields);
    n_row n;
    sc_rows *rows;
    sc_db *victim;
    long long id;
    int rc;

    if (is(db, "sqlite")) return;
    victim = connect_to_stay_lost(url);
    id = connection_id(victim);
    CHECK_INT(sc_begin(victim), SC_OK);
    CHECK_INT(sc__many(victim, &endless, NULL, &rows), SC_OK);
    CHECK_INT(sc__next(rows, &n), SC_ROW);
    if (rolls_back) CHECK_INT(sc_begin(victim), SC_ERR_MISUSE);
    kill_connection(db, id);
    if (rolls_back) {
        rc = sc_rollback(victim);
    } else {
        while ((rc = sc__next(rows, &n)) == SC_ROW)
            ;
    }
    if (!CHECK_INT(rc, SC_ERR_LOST)) fprintf(stderr, "    %d: %s\n", sc_errnative(victim), sc_errmsg(victim));
    CHECK_INT(sc__next(rows, &n), SC_ERR_LOST);
    sc__close(rows);
    CHECK_INT(sc_rollback(victim), SC_ERR_LOST);
    CHECK(!sc_in_transaction(victim));
    CHECK_INT(sc_begin(victim), SC_ERR_LOST);
    CHECK(sc_errmsg(victim)[0] != '\0');
    sc_close(victim);
}

static void interrupted(sc_db *db, const char *url)
{
    QUERY_PLAIN(
        slow,
        "SELECT COUNT(*) FROM rt_all a, rt_all b, rt_all c, rt_all d, rt_all e WHERE a.id + b.id + c.id + d.id + e.id > 3",
        n_fields);
    n_row n;
    sc_db *other = connect_to(url);

    if (is(db, "mysql")) CHECK_INT(sc_exec_script(other, "SET SESSION max_execution_time = 20"), SC_OK);
    if (is(db, "mariadb")) CHECK_INT(sc_exec_script(other, "SET SESSION max_statement_time = 0.02"), SC_OK);
    if (is(db, "mysql") || is(db, "mariadb")) CHECK_INT(sc__one(other, &slow, NULL, &n, NULL), SC_ERR_TIMEOUT);
    sc_close(other);
}

static void read_only(sc_db *db, const char *url)
{
    rt_plain_row r = plain("never written");
    char ro[600];
    sc_db *other;

    if (is(db, "dolt")) return;
    snprintf(ro, sizeof ro, "%s%smode=ro", url, strchr(url, '?') ? "&" : "?");
    other = connect_to(is(db, "sqlite") ? ro : url);
    if (!is(db, "sqlite")) CHECK_INT(sc_exec_script(other, "SET SESSION TRANSACTION READ ONLY"), SC_OK);
    CHECK_INT(sc__exec(other, &rt_plain_insert, &r, NULL, NULL), SC_ERR_READ_ONLY);
    CHECK_INT(count_plain(other), 2);
    sc_close(other);
}

/* ---------------------------------------------------------------- session and scripts */

static void session(sc_db *db)
{
    typedef struct {
        sc_text zone;
    } zone_row;
    static const sc_field zone_fields[] = {FIELD(zone_row, zone, SC_T_TEXT, false, )};
    QUERY_PLAIN(zone, "SELECT @@session.time_zone", zone_fields);
    QUERY_PLAIN(instant, "SELECT CAST(UNIX_TIMESTAMP(at) * 1000000 AS SIGNED) FROM rt_plain WHERE name = 'a'",
                n_fields);
    zone_row z;
    n_row us;

    if (is(db, "sqlite")) return;
    FAILS(sc_exec_script(db, "SET time_zone = '+02:00'"), SC_ERR_OPEN);
    CHECK(strstr(sc_errmsg(db), "+02:00, not +00:00") != NULL);
    CHECK_INT(sc__one(db, &zone, NULL, &z, NULL), SC_ROW);
    CHECK_STR(z.zone.ptr, "+00:00");
    /* also where another statement of the script fails: its error is the one that is said */
    FAILS(sc_exec_script(db, "SET time_zone = '+02:00'; SELECT * FROM rt_missing"), SC_ERR_SCHEMA);
    CHECK_INT(sc__one(db, &zone, NULL, &z, NULL), SC_ROW);
    CHECK_STR(z.zone.ptr, "+00:00");
    /* the server holds the instant that was written */
    if (CHECK_INT(sc__one(db, &instant, NULL, &us, NULL), SC_ROW))
        CHECK_INT(us.n, INT64_C(1785842696012452));
    else
        fprintf(stderr, "    %s\n", sc_errmsg(db));
}

/* Encrypted when it was asked for, or no connection; and never with an authority nobody trusts. */
static void tls(sc_db *db, const char *url)
{
    typedef struct {
        sc_text name, value;
    } status_row;
    static const sc_field status_fields[] = {FIELD(status_row, name, SC_T_TEXT, false, ),
                                             FIELD(status_row, value, SC_T_TEXT, true, )};
    QUERY_PLAIN(cipher, "SHOW SESSION STATUS LIKE 'Ssl_cipher'", status_fields);
    char with[600];
    status_row s;
    sc_db *other;

    if (is(db, "sqlite")) return;
    snprintf(with, sizeof with, "%s%sssl=required", url, strchr(url, '?') ? "&" : "?");
    if (sc_open(with, &other) == SC_OK) {
        if (CHECK_INT(sc__one(other, &cipher, NULL, &s, NULL), SC_ROW)) CHECK(s.value.len > 0);
    } else {
        CHECK_INT(sc_errcode(other), SC_ERR_OPEN);
    }
    sc_close(other);
    snprintf(with, sizeof with, "%s%sssl=verify-ca&ssl_ca=/dev/null", url, strchr(url, '?') ? "&" : "?");
    CHECK_INT(sc_open(with, &other), SC_ERR_OPEN);
    sc_close(other);
}

static void no_password_in_messages(sc_db *db, const char *url)
{
    const char *at = strchr(url, '@');
    char with[600];
    sc_db *other;

    if (is(db, "sqlite") || !at) return;
    snprintf(with, sizeof with, "mysql://nobody:hunter2%s", at);
    CHECK_INT(sc_open(with, &other), SC_ERR_OPEN);
    CHECK(sc_errmsg(other)[0] && !strstr(sc_errmsg(other), "hunter2"));
    sc_close(other);
}

/* A program writes what went wrong to a table of errors. */
static void errors_are_written(sc_db *db)
{
    rt_plain_row row = {.en = 1, .at = {1000000}}, back;
    char said[21];
    sc_mem mem = {0};

    FAILS(sc_exec_script(db, "SELEC 1"), SC_ERROR);
    snprintf(said, sizeof said, "%s", sc_errmsg(db));
    row.name = sc_strn(sc_errmsg(db), strlen(said));
    OK(sc__exec(db, &rt_plain_insert, &row, NULL, &row.id));
    CHECK_STR(sc_errmsg(db), "");
    CHECK_INT(sc__one(db, &rt_plain_by_id, &row.id, &back, &mem), SC_ROW);
    CHECK_STR(back.name.ptr, said);
    sc_mem_free(&mem);
}

static void scripts(sc_db *db)
{
    static const char *const empty[] = {NULL};

    OK(sc_exec_script(db, ""));
    OK(sc_exec_script(db, " ;; -- nothing\n /* ; */ ; \n"));
    OK(sc_exec_script(db, "DROP TABLE IF EXISTS rt_script; CREATE TABLE rt_script (t VARCHAR(40)); -- a ; here\n"
                          "INSERT INTO rt_script VALUES ('a;b''c'), ('--'), ('/*'); SELECT * FROM rt_script;\n"
                          "/* ; */ INSERT INTO rt_script VALUES (';')"));
    FAILS(sc_exec_script(db, "DELETE FROM rt_script;\n\n  INSERT INTO rt_missing VALUES (1);\nDROP TABLE rt_script"),
          SC_ERR_SCHEMA);
    CHECK(strstr(sc_errmsg(db), "script, line 3") != NULL);
    OK(sc_exec_script(db, "DROP TABLE rt_script"));
    FAILS(sc_exec_script(db, "SELEC 1"), SC_ERROR);
    FAILS(sc_exec_script(db, NULL), SC_ERR_MISUSE);
    if (is(db, "sqlite"))
        FAILS(sc_exec_ddl(db, NULL, empty), SC_ERR_UNSUPPORTED);
    else
        FAILS(sc_exec_ddl(db, empty, NULL), SC_ERR_UNSUPPORTED);
    OK(sc_exec_ddl(db, empty, empty));
    CHECK(sc_native(db) != NULL);
}

static void found_rows(sc_db *db, const char *url)
{
    EXEC_PLAIN(same, "UPDATE rt_plain SET n = n");
    char with[600];
    int64_t affected = -1;
    sc_db *other;

    if (is(db, "sqlite")) return;
    OK(sc__exec(db, &same, NULL, &affected, NULL));
    CHECK_INT(affected, 0);
    snprintf(with, sizeof with, "%s%sfound_rows=1", url, strchr(url, '?') ? "&" : "?");
    other = connect_to(with);
    CHECK_INT(sc__exec(other, &same, NULL, &affected, NULL), SC_OK);
    CHECK_INT(affected, 2);
    sc_close(other);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    db = connect_to(argv[1]);
    OK(sc_exec_ddl(db, rt_sqlite_ddl, rt_mysql_ddl));
    constraints(db);
    schema_differs(db);
    row_differs(db);
    error_in_a_result(db);
    server_error_in_a_result(db);
    refused_parameters(db);
    transactions(db);
    result_over_a_commit(db);
    session(db);
    locked(db, argv[1]);
    lost(db, argv[1]);
    OK(sc_exec_script(
        db, "INSERT INTO rt_all (id) VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11),(12),(13),(14),(15),(16),"
            "(17),(18),(19),(20),(21),(22),(23),(24),(25),(26),(27),(28),(29),(30),(31),(32),(33),(34),(35),(36)"));
    lost_in_a_result(db, argv[1], false);
    lost_in_a_result(db, argv[1], true);
    interrupted(db, argv[1]);
    read_only(db, argv[1]);
    tls(db, argv[1]);
    no_password_in_messages(db, argv[1]);
    scripts(db);
    found_rows(db, argv[1]);
    errors_are_written(db);
    sc_close(db);
    return check_result();
}
