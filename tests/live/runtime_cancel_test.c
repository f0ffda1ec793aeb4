/* runtime_cancel_test.c: calls that are ended before they are done: by their time limit, by another thread. On every engine;
 * what was not meant is never ended, and the connection goes on. */
#define _POSIX_C_SOURCE 200809L
#include "runtime_tables.h"

#include "runtime_live.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

static const char *const ddl[] = {
    "DROP TABLE IF EXISTS rt_cut",
    "DROP TABLE IF EXISTS rt_many",
    "CREATE TABLE rt_cut (id INTEGER NOT NULL PRIMARY KEY, n INTEGER NOT NULL)",
    "CREATE TABLE rt_many (n INTEGER NOT NULL PRIMARY KEY)",
    "INSERT INTO rt_cut VALUES (1, 10), (2, 20)",
    "INSERT INTO rt_many VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10),(11),(12),(13),(14),(15),(16),(17),(18),(19),(20),"
    "(21),(22),(23),(24),(25),(26),(27),(28),(29),(30),(31),(32),(33),(34),(35),(36),(37),(38),(39),(40),(41),(42),(43)",
    NULL};

/* 43^6 rows are more than anybody waits for. */
#define ALL_PAIRS " FROM rt_many a, rt_many b, rt_many c, rt_many d, rt_many e, rt_many f"
#define NEVER " WHERE a.n + b.n + c.n + d.n + e.n + f.n = 0"

QUERY_PLAIN(slow, "SELECT COUNT(*)" ALL_PAIRS NEVER, n_fields);
QUERY_PLAIN(endless, "SELECT a.n FROM rt_many a, rt_many b, rt_many c, rt_many d", n_fields);
QUERY_PLAIN(two_rows, "SELECT n FROM rt_cut ORDER BY id", n_fields);
QUERY_PLAIN(sum, "SELECT CAST(SUM(n) AS SIGNED) FROM rt_cut", n_fields);
QUERY_PLAIN(quick, "SELECT n FROM rt_cut WHERE id = 1", n_fields);
EXEC_PLAIN(slow_write, "UPDATE rt_cut SET n = (SELECT COUNT(*)" ALL_PAIRS NEVER ") WHERE id = 2");
EXEC_PLAIN(add, "UPDATE rt_cut SET n = n + 1 WHERE id = 1");

static int one(sc_db *db, const sc_query *q)
{
    n_row r = {-1};

    return sc__one(db, q, NULL, &r, NULL);
}

/* ---------------------------------------------------------------- time limits */

/* A machine that has much else to do may be slow, and no test is about that: what is to be ended takes for ever, and what is not
 * has long. */
enum { SHORT = 300, LONG = 60000 }; /* ms */

static void limits(sc_db *db)
{
    int64_t before = now_ms(), took;

    IS(sc_set_timeout(db, SHORT), SC_OK);
    IS(one(db, &slow), SC_ERR_TIMEOUT);
    CHECK(strstr(sc_errmsg(db), "its time was over") != NULL);
    took = now_ms() - before;
    if (!CHECK(took >= SHORT - 10 && took < LONG)) fprintf(stderr, "    %lld ms\n", (long long)took);
    IS(DO(slow_write), SC_ERR_TIMEOUT);
    IS(sc_set_timeout(db, LONG), SC_OK);
    CHECK_INT(number(db, &sum), 30);
    IS(sc_set_timeout(db, 4 * SHORT), SC_OK);
    for (int i = 0; i < 7; i++) { /* none of them takes that long, all together they do */
        IS(one(db, &quick), SC_ROW);
        nap(SHORT * 2 / 3);
    }
    IS(sc_set_timeout(db, 0), SC_OK);
}

static void in_a_transaction(sc_db *db)
{
    IS(sc_begin(db), SC_OK);
    IS(DO(add), SC_OK);
    IS(sc_set_timeout(db, SHORT), SC_OK);
    IS(DO(slow_write), SC_ERR_TIMEOUT);
    IS(one(db, &quick), SC_ERR_TIMEOUT);
    IS(sc_commit(db), SC_ERR_TIMEOUT);
    CHECK(!sc_in_transaction(db));
    IS(sc_set_timeout(db, LONG), SC_OK);
    CHECK_INT(number(db, &sum), 30);
    IS(sc_begin(db), SC_OK);
    IS(DO(add), SC_OK);
    IS(sc_savepoint(db), SC_OK);
    IS(sc_set_timeout(db, SHORT), SC_OK);
    IS(one(db, &slow), SC_ERR_TIMEOUT); /* only reading: SQLite keeps the transaction, too */
    IS(sc_savepoint_rollback(db), SC_OK);
    IS(sc_savepoint(db), SC_OK);
    IS(DO(slow_write), SC_ERR_TIMEOUT);
    IS(sc_savepoint_rollback(db), is_engine(db, "sqlite") ? SC_ERR_TIMEOUT : SC_OK);
    IS(sc_commit(db), is_engine(db, "sqlite") ? SC_ERR_TIMEOUT : SC_OK);
    IS(sc_set_timeout(db, LONG), SC_OK);
    CHECK_INT(number(db, &sum), is_engine(db, "sqlite") ? 30 : 31);
    IS(sc_exec_script(db, "UPDATE rt_cut SET n = 10 WHERE id = 1"), SC_OK);
    IS(sc_set_timeout(db, 0), SC_OK);
}

/* What another one holds is waited for, and that is time too. */
static void waiting_for_a_lock(sc_db *db, sc_db *other)
{
    int64_t before;

    if (is_engine(db, "dolt")) return; /* it does not wait */
    CHECK_INT(sc_begin_as(other, SC_BEGIN_WRITE), SC_OK);
    CHECK_INT(sc__exec(other, &add, NULL, NULL, NULL), SC_OK);
    IS(sc_set_timeout(db, SHORT), SC_OK);
    before = now_ms();
    IS(DO(add), SC_ERR_TIMEOUT);
    CHECK(now_ms() - before >= SHORT - 10);
    IS(sc_set_timeout(db, LONG), SC_OK);
    if (is_engine(db, "sqlite")) {
        IS(sc_exec_script(db, "PRAGMA busy_timeout=20"), SC_OK); /* that is less than the limit: busy, then */
        IS(DO(add), SC_ERR_BUSY);
        IS(sc_exec_script(db, "PRAGMA busy_timeout=1000000"), SC_OK);
        IS(sc_set_timeout(db, SHORT), SC_OK);
        IS(DO(add), SC_ERR_TIMEOUT);
        IS(sc_set_timeout(db, LONG), SC_OK);
        IS(sc_exec_script(db, "PRAGMA busy_timeout=5000"), SC_OK);
    }
    CHECK_INT(sc_rollback(other), SC_OK);
    IS(DO(add), SC_OK);
    IS(sc_exec_script(db, "UPDATE rt_cut SET n = 10 WHERE id = 1"), SC_OK);
    IS(sc_set_timeout(db, 0), SC_OK);
}

/* Each step has its time; what the reader does between them is his own. */
static void limit_of_a_result(sc_db *db)
{
    n_row r;
    sc_rows *rows;

    IS(sc_set_timeout(db, 4 * SHORT), SC_OK);
    IS(sc__many(db, &two_rows, NULL, &rows), SC_OK);
    for (int i = 0; i < 2; i++) {
        nap(5 * SHORT);
        IS(sc__next(rows, &r), SC_ROW);
        IS(one(db, &slow), SC_ERR_TIMEOUT);
    }
    IS(sc__next(rows, &r), SC_DONE);
    sc__close(rows);
    IS(sc_set_timeout(db, 0), SC_OK);
}

static void limit_by_url(const char *url)
{
    sc_db *db;

    CHECK_INT(open_url_with(url, "statement_timeout=300", &db), SC_OK);
    IS(one(db, &slow), SC_ERR_TIMEOUT);
    IS(one(db, &quick), SC_ROW);
    sc_close(db);
}

/* ---------------------------------------------------------------- another thread */

struct other_thread {
    pthread_t thread;
    sc_canceller *c;
    long after; /* ms */
    int rc;
};

static void *cancel_later(void *arg)
{
    struct other_thread *o = arg;

    nap(o->after);
    while ((o->rc = sc_cancel(o->c)) == SC_DONE) nap(1); /* the call has not begun yet */
    return NULL;
}

static void cancelled(sc_db *db, const sc_query *q, sc_canceller *c)
{
    struct other_thread o = {.c = c, .after = 150};

    CHECK_INT(pthread_create(&o.thread, NULL, cancel_later, &o), 0);
    IS(q->n_columns ? one(db, q) : sc__exec(db, q, NULL, NULL, NULL), SC_ERR_INTERRUPT);
    CHECK(strstr(sc_errmsg(db), "sc_cancel") != NULL);
    CHECK_INT(pthread_join(o.thread, NULL), 0);
    if (!CHECK_INT(o.rc, SC_ROW)) fprintf(stderr, "    %s\n", sc_canceller_errmsg(c));
    IS(one(db, &quick), SC_ROW);
}

/* Dolt ends the connection where it is interrupted in the middle of a result. */
static void in_a_result(sc_db *db, sc_canceller *c)
{
    n_row r;
    sc_rows *rows;

    IS(sc__many(db, &endless, NULL, &rows), SC_OK); /* the next step hears it */
    IS(sc__next(rows, &r), SC_ROW);
    CHECK_INT(sc_cancel(c), SC_ROW);
    CHECK_INT(sc_cancel(c), SC_DONE); /* once is enough */
    IS(sc__next(rows, &r), SC_ERR_INTERRUPT);
    CHECK_INT(sc__next(rows, &r), SC_ERR_INTERRUPT);
    CHECK_INT(sc_cancel(c), SC_DONE);
    if (!is_engine(db, "dolt")) IS(one(db, &quick), SC_ROW);
    sc__close(rows);
}

static void in_a_result_of_dolt(const char *url)
{
    sc_canceller *c = NULL;
    sc_db *db;

    CHECK_INT(sc_open(url, &db), SC_OK);
    IS(sc_canceller_new(db, &c), SC_OK);
    in_a_result(db, c);
    IS(one(db, &quick), SC_ROW); /* it was never sent: the connection is made anew for it */
    sc_canceller_free(c);
    sc_close(db);
}

static void open_results(sc_db *db, sc_canceller *c)
{
    n_row r;
    sc_rows *rows;

    IS(sc__many(db, &two_rows, NULL, &rows), SC_OK); /* nobody does: it is closed */
    CHECK_INT(sc_cancel(c), SC_ROW);
    sc__close(rows);
    IS(one(db, &quick), SC_ROW);
    IS(sc__many(db, &two_rows, NULL, &rows), SC_OK); /* another call inside hears it, and the result is read on */
    IS(sc__next(rows, &r), SC_ROW);
    CHECK_INT(sc_cancel(c), SC_ROW);
    IS(DO(add), SC_ERR_INTERRUPT);
    sc__close(rows);
    CHECK_INT(number(db, &sum), 30);
}

static void cancelling(sc_db *db)
{
    sc_canceller *c = NULL, *again = NULL;

    IS(sc_canceller_new(db, &c), SC_OK);
    IS(sc_canceller_new(db, &again), SC_OK);
    sc_canceller_free(again);
    CHECK_INT(sc_cancel(c), SC_DONE); /* nothing runs */
    IS(one(db, &quick), SC_ROW);
    cancelled(db, &slow, c);
    cancelled(db, &slow_write, c);
    CHECK_INT(number(db, &sum), 30);
    if (!is_engine(db, "dolt")) in_a_result(db, c);
    open_results(db, c);
    sc_canceller_free(c);
    CHECK_INT(sc_cancel(NULL), SC_ERR_MISUSE);
    CHECK_INT(sc_canceller_new(NULL, &c), SC_ERR_MISUSE);
    CHECK_STR(sc_canceller_errmsg(NULL), "");
    CHECK_INT(sc_set_timeout(NULL, 1), SC_ERR_MISUSE);
}

/* A thread that cancels at bad moments: a call that it does not mean is never ended. */
struct race {
    sc_canceller *c;
    atomic_int turn; /* 0: rest; 1: cancel once; 2: end */
    int told, failed;
};

static void *cancel_in_turn(void *arg)
{
    struct race *r = arg;
    int turn, rc;

    while ((turn = atomic_load(&r->turn)) != 2) {
        if (turn == 0) continue;
        rc = sc_cancel(r->c);
        r->told += rc == SC_ROW;
        r->failed += rc < 0;
        atomic_store(&r->turn, 0);
    }
    return NULL;
}

static void races(sc_db *db, int times)
{
    struct race r = {0};
    pthread_t thread;
    int interrupted = 0, rc;

    IS(sc_canceller_new(db, &r.c), SC_OK);
    CHECK_INT(pthread_create(&thread, NULL, cancel_in_turn, &r), 0);
    for (int i = 0; i < times; i++) {
        atomic_store(&r.turn, 1);
        rc = one(db, &quick);
        if (rc != SC_ROW) interrupted += IS(rc, SC_ERR_INTERRUPT);
        while (atomic_load(&r.turn) == 1)
            ;
        if (!IS(one(db, &quick), SC_ROW)) break;
    }
    atomic_store(&r.turn, 2);
    CHECK_INT(pthread_join(thread, NULL), 0);
    CHECK(r.told >= interrupted);
    CHECK_INT(r.failed, 0);
    sc_canceller_free(r.c);
}

/* … and one that it means always is, however quickly it goes from row to row. */
struct stream {
    sc_canceller *c;
    atomic_bool reading;
    int rc;
};

static void *cancel_the_stream(void *arg)
{
    struct stream *s = arg;

    while (!atomic_load(&s->reading))
        ;
    s->rc = sc_cancel(s->c);
    return NULL;
}

static void while_streaming(sc_db *db)
{
    struct stream s = {.rc = SC_ERROR};
    sc_rows *rows;
    pthread_t thread;
    n_row r;
    int rc;

    IS(sc_canceller_new(db, &s.c), SC_OK);
    CHECK_INT(pthread_create(&thread, NULL, cancel_the_stream, &s), 0);
    IS(sc__many(db, &endless, NULL, &rows), SC_OK);
    for (int i = 0; (rc = sc__next(rows, &r)) == SC_ROW; i++)
        if (i == 20) atomic_store(&s.reading, true);
    CHECK_INT(pthread_join(thread, NULL), 0);
    CHECK_INT(s.rc, SC_ROW);
    IS(rc, SC_ERR_INTERRUPT);
    sc__close(rows);
    sc_canceller_free(s.c);
    IS(one(db, &quick), SC_ROW);
}

static void outlives(const char *url)
{
    sc_canceller *c = NULL;
    sc_db *db;

    CHECK_INT(sc_open(url, &db), SC_OK);
    IS(sc_canceller_new(db, &c), SC_OK);
    IS(sc_set_timeout(db, LONG), SC_OK);
    IS(one(db, &quick), SC_ROW);
    sc_close(db);
    CHECK_INT(sc_cancel(c), SC_DONE);
    sc_canceller_free(c);
}

int main(int argc, char **argv)
{
    sc_db *db, *other = NULL;

    if (!has_url(argc, argv)) return 77;
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK) &&
        CHECK_INT(sc_open(argv[1], &other), SC_OK)) {
        limits(db);
        in_a_transaction(db);
        waiting_for_a_lock(db, other);
        limit_of_a_result(db);
        limit_by_url(argv[1]);
        cancelling(db);
        races(db, is_engine(db, "sqlite") ? 3000 : 60);
        for (int i = 0; i < 25 && !is_engine(db, "dolt"); i++) while_streaming(db);
        IS(sc_set_timeout(db, LONG), SC_OK);
        races(db, is_engine(db, "sqlite") ? 3000 : 60);
        if (is_engine(db, "dolt")) in_a_result_of_dolt(argv[1]);
        outlives(argv[1]);
        sc_close(other);
        other = NULL;
        IS(sc_exec_script(db, "DROP TABLE rt_cut; DROP TABLE rt_many"), SC_OK);
    }
    sc_close(other);
    sc_close(db);
    return check_result();
}
