/* runtime_reconnect_test.c: connections that are lost, and made again: what is repeated and what is not, what is said of it. On the
 * servers, through a line that is cut at chosen places. */
#define _POSIX_C_SOURCE 200809L
#include "proxy.h"
#include "runtime_tables.h"

#include "../unit/check.h"

#include <schemac/observe.h>
#include <stdlib.h>
#include <time.h>

static const char *const ddl[] = {
    "DROP TABLE IF EXISTS rt_lost",
    "CREATE TABLE rt_lost (id INTEGER NOT NULL PRIMARY KEY AUTO_INCREMENT, n INTEGER NOT NULL)",
    "INSERT INTO rt_lost (n) VALUES (10), (20)", NULL};

typedef struct n_row {
    int64_t n;
} n_row;
static const sc_field n_fields[] = {FIELD(n_row, n, SC_T_INT64, false, )};
typedef struct word_row {
    sc_text word;
} word_row;
static const sc_field word_fields[] = {FIELD(word_row, word, SC_T_TEXT, false, )};

#define REPEATABLE(name_, sql_, columns_)                                                                              \
    static const sc_query name_ = {.name = #name_,                                                                     \
                                   .mysql = SQL_PLAIN(sql_),                                                           \
                                   .columns = (columns_),                                                              \
                                   .n_columns = N_OF(columns_),                                                        \
                                   .reads = true,                                                                      \
                                   .repeatable = true}
REPEATABLE(count_all, "SELECT COUNT(*) FROM rt_lost", n_fields);
REPEATABLE(zone, "SELECT CONCAT(@@session.time_zone, ' ', @@session.sql_mode)", word_fields);
REPEATABLE(rows_of, "SELECT a.n FROM rt_lost a ORDER BY a.id", n_fields);
REPEATABLE(many_rows,
           "SELECT LENGTH(REPEAT('x', 100)) + a.n FROM rt_lost a, rt_lost b, rt_lost c, rt_lost d, rt_lost e",
           n_fields);
QUERY_PLAIN(read_once, "SELECT COUNT(*) FROM rt_lost WHERE n > 0", n_fields); /* not said to be repeatable */
QUERY_PLAIN(connection_id, "SELECT CAST(CONNECTION_ID() AS SIGNED)", n_fields);
EXEC_PLAIN(add, "INSERT INTO rt_lost (n) VALUES (1)");

static bool is_engine(const sc_db *db, const char *name)
{
    return strcmp(sc_engine(db), name) == 0;
}

static bool code_is(sc_db *db, int rc, int want, const char *what, int line)
{
    bool good = check_int(rc, want, what, __FILE__, line);

    if (!good) fprintf(stderr, "    %d: %s\n", sc_errnative(db), sc_errmsg(db));
    return good;
}
#define IS(call, code) code_is(db, call, code, #call, __LINE__)
#define DO(query) sc__exec(db, &(query), NULL, NULL, NULL)

static bool says(sc_db *db, const char *part, int line)
{
    bool good = check_that(strstr(sc_errmsg(db), part) != NULL, part, __FILE__, line);

    if (!good) fprintf(stderr, "    %s\n", sc_errmsg(db));
    return good;
}
#define SAYS(part) says(db, part, __LINE__)

static int one(sc_db *db, const sc_query *q)
{
    n_row r = {-1};

    return sc__one(db, q, NULL, &r, NULL);
}

static int64_t number(sc_db *db, const sc_query *q)
{
    n_row r = {-1};

    code_is(db, sc__one(db, q, NULL, &r, NULL), SC_ROW, q->name, __LINE__);
    return r.n;
}

static uint64_t reconnects(sc_db *db)
{
    sc_counts c;

    sc_counters(db, &c);
    return c.reconnects;
}

static void nap(long ms)
{
    (void)nanosleep(&(struct timespec){.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000}, NULL);
}

static sc_db *open_with(const char *url, const char *options)
{
    char longer[4096];
    sc_db *db;

    snprintf(longer, sizeof longer, "%s%c%s", url, strchr(url, '?') ? '&' : '?', options);
    if (!CHECK_INT(sc_open(longer, &db), SC_OK)) {
        fprintf(stderr, "    %s\n", sc_errmsg(db));
        exit(check_result());
    }
    return db;
}

static void kill_it(sc_db *db, sc_db *other)
{
    char sql[64];

    snprintf(sql, sizeof sql, "KILL %lld", (long long)number(db, &connection_id));
    code_is(other, sc_exec_script(other, sql), SC_OK, sql, __LINE__);
    nap(20);
}

static bool session_is_set_up(sc_db *db)
{
    word_row r = {{NULL, 0}};

    IS(sc__one(db, &zone, NULL, &r, NULL), SC_ROW);
    return CHECK(r.word.ptr && strncmp(r.word.ptr, "+00:00 ", 7) == 0 && strstr(r.word.ptr, "STRICT_TRANS_TABLES"));
}

/* ---------------------------------------------------------------- killed while nothing runs */

static void killed(const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t before = number(db, &count_all);
    n_row r;
    sc_rows *rows;

    IS(DO(add), SC_OK);
    kill_it(db, other);
    IS(one(db, &count_all), SC_ROW);
    CHECK_INT(reconnects(db), 1);
    session_is_set_up(db);
    kill_it(db, other);
    IS(sc__many(db, &rows_of, NULL, &rows), SC_OK);
    IS(sc__next(rows, &r), SC_ROW);
    sc__close(rows);
    kill_it(db, other);
    IS(sc_begin(db), SC_OK); /* nothing was begun: once more */
    IS(DO(add), SC_OK);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(number(db, &count_all), before + 2);
    CHECK_INT(reconnects(db), 3);
    sc_close(db);
}

static void killed_in_a_transaction(const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t before = number(db, &count_all);

    IS(sc_begin(db), SC_OK);
    IS(DO(add), SC_OK);
    kill_it(db, other);
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("the server rolls back the transaction");
    IS(DO(add), SC_ERR_LOST);
    IS(sc_savepoint_rollback(db), SC_ERR_LOST);
    IS(sc_commit(db), SC_ERR_LOST);
    CHECK(!sc_in_transaction(db));
    IS(sc_commit(db), SC_ERR_MISUSE);
    IS(sc_begin(db), SC_OK); /* the next one is another connection's */
    IS(DO(add), SC_OK);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(number(db, &count_all), before + 1);
    sc_close(db);
}

/* What the session held is not there in another: said, and nothing done. */
static void holding(const char *url, sc_db *other, const char *script)
{
    sc_db *db = open_with(url, "reconnect=2");

    IS(sc_exec_script(db, script), SC_OK);
    kill_it(db, other);
    if (!IS(one(db, &count_all), SC_ERR_LOST)) fprintf(stderr, "    %s\n", script);
    SAYS("its session held");
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("its session held");
    CHECK_INT(reconnects(db), 0);
    sc_close(db);
}

static void holding_nothing(const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2");

    IS(sc_exec_script(
           db, "-- SET @x = 1\nCREATE TABLE IF NOT EXISTS rt_lost_too (`@` INT); /* @x */ DROP TABLE rt_lost_too;"
               "UPDATE rt_lost SET n = 10 WHERE n = 10 AND '@x' <> \"GET_LOCK\""),
       SC_OK);
    kill_it(db, other);
    IS(one(db, &count_all), SC_ROW);
    CHECK(sc_native(db) != NULL); /* from here on anything may have been done */
    kill_it(db, other);
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("its session held");
    sc_close(db);
    db = open_with(url, "reconnect=0");
    kill_it(db, other);
    IS(one(db, &count_all), SC_ERR_LOST);
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("close it and open another");
    sc_close(db);
}

/* ---------------------------------------------------------------- cut on the way */

/* The request may have been executed: that is told by the server's own count, from outside. */
static void cut_while_writing(struct proxy *p, const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t before = number(other, &count_all);

    IS(DO(add), SC_OK);
    atomic_store(&p->cut, PROXY_CUT_REPLY);
    IS(DO(add), SC_ERR_LOST); /* done, and nobody said so */
    SAYS("whether it was done is not known");
    nap(50);
    CHECK_INT(number(other, &count_all), before + 2);
    IS(DO(add), SC_OK); /* and on it goes */
    atomic_store(&p->cut, PROXY_CUT_REQUEST);
    IS(DO(add), SC_ERR_LOST); /* not done, and nobody said so */
    SAYS("whether it was done is not known");
    CHECK_INT(number(other, &count_all), before + 3);
    CHECK_INT(reconnects(db), 1);
    sc_close(db);
}

static void cut_while_reading(struct proxy *p, const char *url)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t n = number(db, &count_all);

    atomic_store(&p->cut, PROXY_CUT_REPLY);
    CHECK_INT(number(db, &count_all), n);
    atomic_store(&p->cut, PROXY_CUT_REQUEST);
    CHECK_INT(number(db, &count_all), n);
    CHECK_INT(reconnects(db), 2);
    IS(one(db, &read_once), SC_ROW);
    atomic_store(&p->cut, PROXY_CUT_REPLY);
    IS(one(db, &read_once), SC_ERR_LOST);
    SAYS("whether it was done is not known");
    IS(one(db, &read_once), SC_ROW);
    sc_close(db);
}

/* Rows were given out already: the rest is an error, and is not asked for again. */
static void cut_in_a_result(struct proxy *p, const char *url)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t rows_read = 0, n = number(db, &count_all);
    n_row r;
    sc_rows *rows;
    int rc;

    IS(sc__many(db, &many_rows, NULL, &rows), SC_OK);
    IS(sc__next(rows, &r), SC_ROW);
    atomic_store(&p->cut, PROXY_CUT_ALL);
    while ((rc = sc__next(rows, &r)) == SC_ROW) rows_read++;
    if (rc == SC_DONE)
        CHECK_INT(rows_read, n * n * n * n * n - 1); /* all of it had come */
    else
        IS(rc, SC_ERR_LOST);
    IS(sc__next(rows, &r), rc);
    sc__close(rows);
    IS(one(db, &count_all), SC_ROW);
    sc_close(db);
}

static void cut_at_commit(struct proxy *p, const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t before = number(other, &count_all);

    IS(sc_begin(db), SC_OK);
    IS(DO(add), SC_OK);
    atomic_store(&p->cut, PROXY_CUT_REPLY);
    IS(sc_commit(db), SC_ERR_LOST);
    SAYS("whether the transaction was committed is not known");
    nap(50);
    CHECK_INT(number(other, &count_all), before + 1);
    IS(sc_begin(db), SC_OK);
    IS(DO(add), SC_OK);
    IS(sc_rollback(db), SC_OK);
    CHECK_INT(number(other, &count_all), before + 1);
    sc_close(db);
}

/* A server closes what it has not heard of for long. Over TCP what is written then goes nowhere, without an error: after a rest
 * it is looked at first. */
static void closed_while_idle(struct proxy *p, const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2&ssl=off");
    int64_t before = number(other, &count_all);

    IS(DO(add), SC_OK);
    atomic_store(&p->cut, PROXY_CUT_ALL);
    nap(2200);
    IS(DO(add), SC_OK);
    CHECK_INT(reconnects(db), 1);
    CHECK_INT(number(other, &count_all), before + 2);
    sc_close(db);
}

static void server_is_down(struct proxy *p, const char *url)
{
    sc_db *db = open_with(url, "reconnect=2&connect_timeout=2");

    IS(one(db, &count_all), SC_ROW);
    atomic_store(&p->cut, PROXY_REFUSE);
    nap(30);
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("cannot be made again");
    CHECK(strcmp(sc_engine(db), "") != 0);
    IS(sc_begin(db), SC_ERR_LOST);
    atomic_store(&p->cut, PROXY_PASS);
    IS(one(db, &count_all), SC_ROW);
    IS(sc_set_timeout(db, 5000), SC_OK); /* a guard goes along */
    atomic_store(&p->cut, PROXY_CUT_ALL);
    nap(30);
    IS(one(db, &count_all), SC_ROW);
    CHECK_INT(reconnects(db), 2);
    sc_close(db);
}

/* %2F → / */
static bool socket_of(const char *url, char *out, size_t size)
{
    const char *p = strstr(url, "socket=");
    size_t n = 0;

    for (p = p ? p + 7 : ""; *p && *p != '&' && n + 1 < size; n++) {
        unsigned c;

        if (*p == '%' && sscanf(p + 1, "%2x", &c) == 1) {
            out[n] = (char)c;
            p += 3;
        } else {
            out[n] = *p++;
        }
    }
    out[n] = '\0';
    return n > 0;
}

static void cuts(const char *url, sc_db *other)
{
    char server[108], through[256];
    const char *database = strrchr(url, '/');
    struct proxy p;

    if (!socket_of(url, server, sizeof server)) {
        fprintf(stderr, "no socket in the URL: nothing is cut\n");
        return;
    }
    database = strchr(strstr(url, "//") + 2, '/');
    if (!CHECK(proxy_start(&p, server))) return;
    snprintf(through, sizeof through, "mysql://root@127.0.0.1:%d%.*s", p.port, (int)strcspn(database, "?"), database);
    cut_while_writing(&p, through, other);
    cut_while_reading(&p, through);
    cut_in_a_result(&p, through);
    cut_at_commit(&p, through, other);
    closed_while_idle(&p, through, other);
    server_is_down(&p, through);
    proxy_stop(&p);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && !is_engine(db, "sqlite") &&
        CHECK_INT(sc_exec_ddl(db, NULL, ddl), SC_OK)) {
        killed(argv[1], db);
        killed_in_a_transaction(argv[1], db);
        holding(argv[1], db, "SET @x = 1");
        holding(argv[1], db, "CREATE TEMPORARY TABLE rt_mine (n INT)");
        holding(argv[1], db, "SELECT COUNT(*) FROM rt_lost; SELECT GET_LOCK('rt_lost', 0)");
        holding(argv[1], db, "/* a comment */ USE test");
        holding_nothing(argv[1], db);
        cuts(argv[1], db);
        IS(sc_exec_script(db, "DROP TABLE rt_lost"), SC_OK);
    }
    sc_close(db);
    return check_result();
}
