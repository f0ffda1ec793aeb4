/* runtime_reconnect_test.c: connections that are lost, and made again: what is repeated and what is not, what is said of it. On the
 * servers, through a line that is cut at chosen places. */
#define _POSIX_C_SOURCE 200809L
#include "proxy.h"

#include "runtime_lost.h"

#include <stdlib.h>

static const char *const ddl[] = {
    "DROP TABLE IF EXISTS rt_lost",
    "CREATE TABLE rt_lost (id INTEGER NOT NULL PRIMARY KEY AUTO_INCREMENT, n INTEGER NOT NULL)",
    "INSERT INTO rt_lost (n) VALUES (10), (20)",
    "DROP TABLE IF EXISTS rt_ten",
    "CREATE TABLE rt_ten (n INTEGER NOT NULL PRIMARY KEY)",
    "INSERT INTO rt_ten VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10)",
    NULL};

REPEATABLE(count_all, "SELECT COUNT(*) FROM rt_lost", n_fields);
REPEATABLE(rows_of, "SELECT a.n FROM rt_lost a ORDER BY a.id", n_fields);
REPEATABLE(many_rows,
           "SELECT LENGTH(REPEAT('x', 100)) + a.n FROM rt_lost a, rt_lost b, rt_lost c, rt_lost d, rt_lost e",
           n_fields);
REPEATABLE(million_rows, "SELECT a.n FROM rt_ten a, rt_ten b, rt_ten c, rt_ten d, rt_ten e, rt_ten f", n_fields);
REPEATABLE(patience, "SELECT @@session.wait_timeout", n_fields);
REPEATABLE(many_rows_counted,
           "SELECT SUM(LENGTH(REPEAT('x', 100)) + a.n) FROM rt_ten a, rt_ten b, rt_ten c, rt_ten d, rt_ten e, rt_ten f,"
           "rt_ten g, rt_ten h, rt_ten i",
           n_fields);
QUERY_PLAIN(read_once, "SELECT COUNT(*) FROM rt_lost WHERE n > 0", n_fields); /* not said to be repeatable */
static const uint16_t first[] = {0};
QUERY(is_connected, "SELECT COUNT(*) AS n FROM information_schema.processlist WHERE id = ?", n_fields, n_fields, first);
EXEC_PLAIN(add, "INSERT INTO rt_lost (n) VALUES (1)");

/* And until the server says that it is gone. */
static void kill_it(sc_db *db, sc_db *other)
{
    n_row id = {kill_session(db, other)}, there = {1};

    for (int i = 0; i < 2000 && there.n; i++) {
        code_is(other, sc__one(other, &is_connected, &id, &there, NULL), SC_ROW, "is_connected", __FILE__, __LINE__);
        nap(10);
    }
    CHECK_INT(there.n, 0);
}

/* What a call did whose answer was cut off: the server may take its time. */
static bool becomes(sc_db *other, int64_t n)
{
    for (int i = 0; i < 2000 && number(other, &count_all) != n; i++) nap(10);
    return number(other, &count_all) == n;
}

/* ---------------------------------------------------------------- killed while nothing runs */

static void killed(const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t before = number(db, &count_all);
    const char *version = sc_server_version(db);
    n_row r;
    sc_rows *rows;

    IS(DO(add), SC_OK);
    kill_it(db, other);
    IS(one(db, &count_all), SC_ROW);
    CHECK_INT(reconnects(db), 1);
    CHECK(version == sc_server_version(db)); /* it is the connection's, and not the lost one's */
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

/* A transaction of queries that is over has left no more than one of sc_begin. */
static void begun_as_queries(const char *url, sc_db *other)
{
    static const sc_query start = {.name = "start", .mysql = SQL_PLAIN("START TRANSACTION"), .run = SC_RUN_BEGIN};
    static const sc_query commit = {.name = "commit", .mysql = SQL_PLAIN("COMMIT"), .run = SC_RUN_COMMIT};
    sc_db *db = open_with(url, "reconnect=2");

    IS(DO(start), SC_OK);
    IS(DO(add), SC_OK);
    IS(DO(commit), SC_OK);
    kill_it(db, other);
    IS(one(db, &count_all), SC_ROW);
    CHECK_INT(reconnects(db), 1);
    kill_it(db, other);
    IS(DO(start), SC_OK); /* begun once more, as by sc_begin */
    IS(DO(add), SC_OK);
    IS(DO(commit), SC_OK);
    CHECK_INT(reconnects(db), 2);
    sc_close(db);
}

/* A struct may be both, the parameters and the row: it is asked with once more as it was. */
static void asked_with_the_row(const char *url, sc_db *other)
{
    static const sc_query with = {.name = "with",
                                  .mysql = SQL_OF("SELECT CAST(? AS SIGNED) + 1", first),
                                  .columns = n_fields,
                                  .n_columns = 1,
                                  .params = n_fields,
                                  .n_params = 1,
                                  .reads = true,
                                  .repeatable = true};
    sc_db *db = open_with(url, "reconnect=2");
    n_row r = {1};

    IS(sc__one(db, &with, &r, &r, NULL), SC_ROW);
    kill_it(db, other);
    IS(sc__one(db, &with, &r, &r, NULL), SC_ROW);
    CHECK_INT(r.n, 3);
    sc_close(db);
}

/* What is no checked query is not repeated: said, and the next call has a new connection. */
static void killed_before_text(const char *url, sc_db *other)
{
    static const sc_query text = {.name = "text", .mysql = SQL_PLAIN("DO 3"), .run = SC_RUN_TEXT};
    static const char *const ddl_[] = {"DO 1", NULL};
    sc_db *db = open_with(url, "reconnect=2");

    kill_it(db, other);
    IS(sc_exec_script(db, "DO 1; DO 2"), SC_ERR_LOST);
    SAYS("; whether it was done is not known");
    IS(one(db, &count_all), SC_ROW);
    kill_it(db, other);
    IS(sc_exec_ddl(db, NULL, ddl_), SC_ERR_LOST);
    SAYS("; whether it was done is not known");
    IS(one(db, &count_all), SC_ROW);
    kill_it(db, other);
    IS(DO(text), SC_ERR_LOST);
    SAYS("done");
    IS(sc_begin(db), SC_OK);
    kill_it(db, other);
    IS(sc_savepoint(db), SC_ERR_LOST);
    SAYS("; the server rolls back the transaction that was open");
    IS(sc_rollback(db), SC_ERR_LOST);
    sc_close(db);
}

/* ---------------------------------------------------------------- behind the row */

struct killer {
    const char *url;
    int64_t id;
};

static void *kill_later(void *arg)
{
    const struct killer *k = arg;
    char sql[64];
    sc_db *db;

    snprintf(sql, sizeof sql, "KILL %lld", (long long)k->id);
    nap(700);
    CHECK_INT(sc_open(k->url, &db), SC_OK);
    CHECK_INT(sc_exec_script(db, sql), SC_OK);
    sc_close(db);
    return NULL;
}

/* It is lost when the row has come, and been written over the parameter: that is no text to ask again with. */
static void killed_behind_the_row(const char *url)
{
    REPEATABLE(long_word, "SELECT REPEAT('z', 50000)", word_fields);
    REPEATABLE(key, "SELECT 'key'", word_fields);
    QUERY_PLAIN(who, "SELECT CAST(CONNECTION_ID() AS SIGNED)", n_fields);
    static const sc_query slow = {
        .name = "slow",
        .mysql = SQL_OF(
            "SELECT CONCAT('other ', ?, REPEAT('y', 40000)) FROM rt_ten WHERE n = 1 OR (n = 2 AND SLEEP(2))", first),
        .columns = word_fields,
        .n_columns = 1,
        .params = word_fields,
        .n_params = 1,
        .reads = true,
        .repeatable = true};
    sc_db *db = open_with(url, "reconnect=2");
    struct killer k = {url, number(db, &who)};
    sc_mem mem = {0};
    pthread_t thread;
    word_row r;
    int rc;

    for (int i = 0; i < 3; i++) IS(sc__one(db, &long_word, NULL, &r, &mem), SC_ROW);
    IS(sc__one(db, &key, NULL, &r, &mem), SC_ROW);
    CHECK(pthread_create(&thread, NULL, kill_later, &k) == 0);
    rc = sc__one(db, &slow, &r, &r, &mem);
    (void)pthread_join(thread, NULL);
    if (rc == SC_ROW)
        CHECK(strncmp(r.word.ptr, "other keyy", 10) == 0); /* a server that keeps rows back for a while */
    else
        IS(rc, SC_ERR_LOST);
    IS(sc__one(db, &key, NULL, &r, &mem), SC_ROW);
    sc_mem_free(&mem);
    sc_close(db);
}

/* ---------------------------------------------------------------- a pool's set-up function */

/* It is called for the new session as it was for the first, and what is the borrower's stays. */
struct set_up {
    sc_db *other; /* by which it is killed */
    int calls, fails, kills;
};

static int set_it_up(sc_db *db, void *ctx)
{
    struct set_up *s = ctx;
    int rc = SC_OK;

    s->calls++;
    if (s->kills-- > 0) kill_it(db, s->other);
    if (rc == SC_OK) rc = sc_exec_script(db, "SET SESSION wait_timeout = 4321");
    if (rc == SC_OK) rc = sc_begin(db);
    if (rc == SC_OK) rc = DO(add); /* … which it does not commit */
    if (rc == SC_OK && s->fails-- > 0) rc = -77;
    return rc;
}

static void count_events(const sc_event *e, void *ctx)
{
    *(int *)ctx += e->kind == SC_EVENT_END;
}

static void set_up_again(sc_pool *pool, struct set_up *s)
{
    sc_db *db, *other = s->other;
    int64_t before = number(other, &count_all);
    sc_rows *rows;
    int told = 0;
    n_row r;

    IS(sc_pool_acquire(pool, &db), SC_OK);
    CHECK_INT(number(db, &patience), 4321);
    IS(sc_set_hook(db, &(sc_hook){.fn = count_events, .ctx = &told, .events = SC_EVENT_END}), SC_OK);
    IS(sc_set_timeout(db, 60000), SC_OK);
    IS(sc__many(db, &count_all, NULL, &rows), SC_OK);
    while (sc__next(rows, &r) == SC_ROW) CHECK_INT(r.n, before);
    kill_it(db, other); /* … which asks for its number */
    CHECK_INT(number(db, &patience), 4321);
    CHECK_INT(s->calls, 2);
    CHECK_INT(told, 4); /* the count, the number, twice the patience; nothing of the set-up */
    IS(sc__next(rows, &r), SC_DONE);
    sc__close(rows);
    kill_it(db, other);
    s->kills = 1; /* lost once more while it is at work: that is one attempt */
    IS(one(db, &count_all), SC_ROW);
    CHECK_INT(s->calls, 4);
    CHECK_INT(reconnects(db), 2);
    kill_it(db, other);
    s->fails = 1;
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("the pool's set-up function refused the connection (-77)");
    CHECK(!sc_in_transaction(db));
    CHECK_INT(number(db, &patience), 4321);
    CHECK_INT(number(other, &count_all), before);
    CHECK_INT(s->calls, 6);
    sc_pool_release(db);
}

static void pooled(const char *url, sc_db *db)
{
    struct set_up s = {.other = db};
    sc_pool_counts c;
    sc_pool *pool;

    CHECK_INT(sc_pool_open(url, &(sc_pool_options){.max = 1, .setup = set_it_up, .setup_ctx = &s}, &pool), SC_OK);
    set_up_again(pool, &s);
    sc_pool_stats(pool, &c);
    CHECK_INT(c.idle, 1); /* and it is as good as it was */
    CHECK_INT(c.closed_session + c.closed_lost, 0);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* ---------------------------------------------------------------- a password that changes */

static void put_password(const char *path, const char *password)
{
    FILE *f = fopen(path, "w");

    if (CHECK(f != NULL)) CHECK(fprintf(f, "%s\n", password) > 0 && fclose(f) == 0);
}

/* The one that the file holds when it is needed: by the connection that is made again, and by the one that ends a call. */
static void rotated(const char *url, sc_db *other)
{
    char mine[4096], path[] = "/tmp/schemac-rotated-XXXXXX";
    static const char change[] = "ALTER USER rt_turn@localhost IDENTIFIED BY 'two'";
    int fd = mkstemp(path);
    sc_db *db = other;

    IS(sc_exec_script(other, "DROP USER IF EXISTS rt_turn@localhost; CREATE USER rt_turn@localhost IDENTIFIED BY 'one';"
                             "GRANT ALL ON *.* TO rt_turn@localhost"),
       SC_OK);
    snprintf(mine, sizeof mine, "mysql://rt_turn%s%cpassword_file=%s", strchr(url, '@'), strchr(url, '?') ? '&' : '?',
             path);
    put_password(path, "one");
    db = open_with(mine, "reconnect=2");
    kill_it(db, other);
    code_is(other, sc_exec_script(other, change), SC_OK, change, __FILE__, __LINE__);
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("cannot be made again");
    CHECK(!strstr(sc_errmsg(db), "one") && !strstr(sc_errmsg(db), path));
    put_password(path, "two");
    IS(one(db, &count_all), SC_ROW);
    CHECK_INT(reconnects(db), 1);
    IS(sc_set_timeout(db, 300), SC_OK);
    IS(one(db, &many_rows_counted), SC_ERR_TIMEOUT);
    CHECK_INT(remove(path), 0);
    kill_it(db, other);
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("no password can be read");
    put_password(path, "two");
    IS(one(db, &count_all), SC_ROW);
    sc_close(db);
    db = other;
    IS(sc_exec_script(db, "DROP USER rt_turn@localhost"), SC_OK);
    close(fd);
    CHECK_INT(remove(path), 0);
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
    CHECK(becomes(other, before + 2));
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

/* A call that was to wait for what is left of a result was never sent. */
static void cut_before_another(struct proxy *p, const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t before = number(other, &count_all);
    n_row r;
    sc_rows *rows;

    IS(sc__many(db, &million_rows, NULL, &rows), SC_OK);
    IS(sc__next(rows, &r), SC_ROW);
    atomic_store(&p->cut, PROXY_CUT_ALL);
    proxy_settle(p);
    IS(DO(add), SC_ERR_LOST);
    SAYS("nothing of it was done; no new connection is made: results of it are still open");
    while (sc__next(rows, &r) == SC_ROW) {
    }
    sc__close(rows);
    IS(DO(add), SC_OK);
    CHECK_INT(number(other, &count_all), before + 1);
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
    CHECK(becomes(other, before + 1));
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
    proxy_settle(p);
    nap(2200);
    IS(DO(add), SC_OK);
    CHECK_INT(reconnects(db), 1);
    CHECK_INT(number(other, &count_all), before + 2);
    sc_close(db);
}

static uint64_t reprepares(sc_db *db)
{
    sc_counts c;

    sc_counters(db, &c);
    return c.reprepares;
}

/* A server that wants a statement prepared anew has not executed it: that is done, once, in transactions too. */
static void forgotten(struct proxy *p, const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t n = number(other, &count_all);
    sc_rows *rows;
    n_row r;

    CHECK_INT(number(db, &count_all), n);
    IS(DO(add), SC_OK);
    atomic_store(&p->cut, PROXY_FORGET);
    CHECK_INT(number(db, &count_all), n + 1);
    CHECK_INT(reprepares(db), 1);
    atomic_store(&p->cut, PROXY_FORGET);
    IS(DO(add), SC_OK);
    CHECK_INT(reprepares(db), 2);
    IS(sc_begin(db), SC_OK);
    atomic_store(&p->cut, PROXY_FORGET);
    IS(DO(add), SC_OK);
    atomic_store(&p->cut, PROXY_FORGET);
    IS(one(db, &read_once), SC_ROW);
    IS(one(db, &read_once), SC_ROW);
    IS(sc_commit(db), SC_OK);
    IS(sc__many(db, &rows_of, NULL, &rows), SC_OK);
    IS(sc__next(rows, &r), SC_ROW);
    sc__close(rows);
    atomic_store(&p->cut, PROXY_FORGET);
    IS(sc__many(db, &rows_of, NULL, &rows), SC_OK);
    IS(sc__next(rows, &r), SC_ROW);
    sc__close(rows);
    CHECK_INT(number(other, &count_all), n + 3);
    CHECK_INT(reprepares(db), 5);
    CHECK_INT(reconnects(db), 0);
    sc_close(db);
}

/* What was not rolled back stays a transaction: a BEGIN would commit it. */
static void not_rolled_back(struct proxy *p, const char *url, sc_db *other)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t n = number(other, &count_all);

    IS(sc_begin(db), SC_OK);
    IS(DO(add), SC_OK);
    atomic_store(&p->cut, PROXY_NO_ROLLBACK);
    CHECK(sc_rollback(db) < 0);
    CHECK(sc_begin(db) < 0);
    CHECK(sc_commit(db) < 0);
    IS(sc_begin(db), SC_OK);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(number(other, &count_all), n);
    IS(sc_begin(db), SC_OK);
    IS(DO(add), SC_OK);
    atomic_store(&p->cut, PROXY_NO_ROLLBACK);
    CHECK(sc_rollback(db) < 0);
    IS(sc_rollback(db), SC_OK);
    IS(sc_begin(db), SC_OK);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(number(other, &count_all), n);
    sc_close(db);
}

/* A transaction of another level that was not begun leaves none to the next one: that sees nothing of what others commit meanwhile. */
static void not_begun(struct proxy *p, const char *url, sc_db *other, enum proxy_cut cut)
{
    sc_db *db = open_with(url, "reconnect=2");
    int64_t n = number(other, &count_all);

    CHECK_INT(number(db, &count_all), n);
    atomic_store(&p->cut, cut);
    CHECK(sc_begin_as(db, SC_BEGIN_READ_COMMITTED) < 0);
    CHECK(!sc_in_transaction(db));
    IS(sc_begin(db), SC_OK);
    CHECK_INT(atomic_load(&p->cut), PROXY_PASS);
    CHECK_INT(number(db, &count_all), n);
    CHECK_INT(sc__exec(other, &add, NULL, NULL, NULL), SC_OK);
    CHECK_INT(number(db, &count_all), n);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(number(db, &count_all), n + 1);
    CHECK_INT(reconnects(db), cut == PROXY_NO_START_NOR_ROLLBACK);
    sc_close(db);
}

typedef struct lied_row {
    sc_text what;
    int64_t n;
} lied_row;
static const sc_field lied_fields[] = {FIELD(lied_row, what, SC_T_TEXT, false, ),
                                       FIELD(lied_row, n, SC_T_INT64, false, )};
QUERY_PLAIN(lied, "SELECT '" PROXY_LIED "' AS what, 7 AS n", lied_fields);

static void believes(struct proxy *p, sc_db *db, int rc)
{
    proxy_settle(p);
    CHECK_INT(atomic_load(&p->cut), PROXY_PASS);
    CHECK_INT(rc, SC_ERROR);
    CHECK_INT(sc_errnative(db), 2027);
    IS(one(db, &count_all), SC_ROW);
}

/* A length that leads out of the packet is no reason to read there. */
static void lied_to(struct proxy *p, const char *url)
{
    sc_db *db = open_with(url, "reconnect=2");
    sc_mem mem = {0};
    sc_rows *rows;
    lied_row r;

    IS(sc__one(db, &lied, NULL, &r, &mem), SC_ROW);
    CHECK_STR(r.what.ptr, PROXY_LIED);
    atomic_store(&p->cut, PROXY_LIE);
    believes(p, db, sc__one(db, &lied, NULL, &r, &mem));
    atomic_store(&p->cut, PROXY_LIE);
    IS(sc__many(db, &lied, NULL, &rows), SC_OK);
    believes(p, db, sc__next(rows, &r));
    sc__close(rows);
    CHECK_INT(reconnects(db), 0);
    sc_mem_free(&mem);
    sc_close(db);
}

static void server_is_down(struct proxy *p, const char *url)
{
    sc_db *db = open_with(url, "reconnect=2&connect_timeout=2");

    IS(one(db, &count_all), SC_ROW);
    atomic_store(&p->cut, PROXY_REFUSE);
    proxy_settle(p);
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("cannot be made again");
    CHECK(strcmp(sc_engine(db), "") != 0);
    IS(sc_begin(db), SC_ERR_LOST);
    atomic_store(&p->cut, PROXY_PASS);
    IS(one(db, &count_all), SC_ROW);
    IS(sc_set_timeout(db, 5000), SC_OK); /* a guard goes along */
    atomic_store(&p->cut, PROXY_CUT_ALL);
    proxy_settle(p);
    IS(one(db, &count_all), SC_ROW);
    CHECK_INT(reconnects(db), 2);
    sc_close(db);
}

static void cuts(const char *url, sc_db *other)
{
    char server[108], through[256];
    const char *database = strrchr(url, '/');
    struct proxy p;

    if (!proxy_socket_of(url, server, sizeof server)) {
        fprintf(stderr, "no socket in the URL: nothing is cut\n");
        return;
    }
    database = strchr(strstr(url, "//") + 2, '/');
    if (!CHECK(proxy_start(&p, server))) return;
    snprintf(through, sizeof through, "mysql://root@127.0.0.1:%d%.*s", p.port, (int)strcspn(database, "?"), database);
    cut_while_writing(&p, through, other);
    cut_while_reading(&p, through);
    cut_in_a_result(&p, through);
    cut_before_another(&p, through, other);
    cut_at_commit(&p, through, other);
    closed_while_idle(&p, through, other);
    forgotten(&p, through, other);
    not_rolled_back(&p, through, other);
    not_begun(&p, through, other, PROXY_NO_START);
    not_begun(&p, through, other, PROXY_NO_START_NOR_ROLLBACK);
    lied_to(&p, through);
    server_is_down(&p, through);
    proxy_stop(&p);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (!has_url(argc, argv)) return 77;
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && !is_engine(db, "sqlite") &&
        CHECK_INT(sc_exec_ddl(db, NULL, ddl), SC_OK)) {
        killed(argv[1], db);
        killed_in_a_transaction(argv[1], db);
        holding(argv[1], db, "SET @x = 1");
        holding(argv[1], db, "CREATE TEMPORARY TABLE rt_mine (n INT)");
        holding(argv[1], db, "SELECT COUNT(*) FROM rt_lost; SELECT GET_LOCK('rt_lost', 0)");
        holding(argv[1], db, "/* a comment */ USE test");
        holding(argv[1], db, "START TRANSACTION"); /* one that is not known here */
        holding_nothing(argv[1], db);
        begun_as_queries(argv[1], db);
        killed_before_text(argv[1], db);
        asked_with_the_row(argv[1], db);
        killed_behind_the_row(argv[1]);
        pooled(argv[1], db);
        rotated(argv[1], db);
        cuts(argv[1], db);
        IS(sc_exec_script(db, "DROP TABLE rt_lost; DROP TABLE rt_ten"), SC_OK);
    }
    sc_close(db);
    return check_result();
}
