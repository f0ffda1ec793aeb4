/* runtime_pool_test.c: a pool's limits, what it does with what borrowers leave behind, who waits, and how it ends, on every
 * engine. Many threads at once are runtime_pool_threads_test.c's. */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

static const char *const ddl[] = {"DROP TABLE IF EXISTS rt_pool",
                                  "CREATE TABLE rt_pool (id INTEGER NOT NULL PRIMARY KEY, n INTEGER NOT NULL)",
                                  "INSERT INTO rt_pool VALUES (1, 10), (2, 20), (3, 30)", NULL};

QUERY_PLAIN(count_all, "SELECT COUNT(*) AS n FROM rt_pool", n_fields);
QUERY_PLAIN(all, "SELECT n FROM rt_pool ORDER BY id", n_fields);
QUERY_PLAIN(one, "SELECT n FROM rt_pool WHERE id = 1", n_fields);
QUERY_PLAIN(who_am_i, "SELECT CONNECTION_ID() AS n", n_fields);
QUERY_PLAIN(no_column, "SELECT nothing FROM rt_pool", n_fields);
QUERY_PLAIN(in_temporary, "SELECT COUNT(*) AS n FROM rt_pool_gone", n_fields);
EXEC_PLAIN(four, "INSERT INTO rt_pool VALUES (4, 40)");
EXEC_PLAIN(four_again, "INSERT INTO rt_pool VALUES (3, 40)");
EXEC_PLAIN(make_temporary, "CREATE TEMPORARY TABLE rt_pool_gone (n INTEGER)");
QUERY_PLAIN(take_lock, "SELECT GET_LOCK('rt_pool', 1) AS n", n_fields);
EXEC_PLAIN(hidden_begin, "CALL rt_pool_begin()");

static bool is_sqlite;
static const char *url;

static bool code_is(sc_db *db, int rc, int want, const char *what, int line)
{
    if (check_int(rc, want, what, __FILE__, line)) return true;
    fprintf(stderr, "    %s\n", sc_errmsg(db));
    return false;
}
#define IS(db, call, code) code_is(db, call, code, #call, __LINE__)
#define DO(db, query) sc__exec(db, &(query), NULL, NULL, NULL)

static int64_t number(sc_db *db, const sc_query *q)
{
    n_row r = {-1};

    code_is(db, sc__one(db, q, NULL, &r, NULL), SC_ROW, q->name, __LINE__);
    return r.n;
}

static void nap(long ms)
{
    struct timespec t = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};

    (void)nanosleep(&t, NULL);
}

static double now_ms(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static sc_pool *opened(const sc_pool_options *options)
{
    sc_pool *pool = NULL;

    if (!CHECK_INT(sc_pool_open(url, options, &pool), SC_OK)) {
        fprintf(stderr, "    %s\n", sc_pool_errmsg(pool));
        exit(check_result());
    }
    CHECK_STR(sc_pool_errmsg(pool), "");
    return pool;
}

static sc_db *acquired_at(sc_pool *pool, int line)
{
    sc_db *db = NULL;

    code_is(db, sc_pool_acquire(pool, &db), SC_OK, "sc_pool_acquire", line);
    return db;
}
#define ACQUIRE(pool) acquired_at(pool, __LINE__)

static sc_pool_counts stats(sc_pool *pool)
{
    sc_pool_counts c;

    sc_pool_stats(pool, &c);
    CHECK_INT(c.in_use + c.idle, c.open);
    return c;
}

/* ---------------------------------------------------------------- what is refused */

static void refused(void)
{
    sc_pool *pool = NULL;
    sc_db *db;
    sc_hook none = {.fn = NULL};

    CHECK_INT(sc_pool_open("sqlite::memory:", NULL, &pool), SC_ERR_UNSUPPORTED);
    CHECK(strstr(sc_pool_errmsg(pool), "in memory"));
    CHECK_INT(sc_pool_acquire(pool, &db), SC_ERR_UNSUPPORTED);
    CHECK(strstr(sc_errmsg(db), "in memory"));
    sc_pool_release(db);
    CHECK_INT(sc_pool_tend(pool), SC_ERR_UNSUPPORTED);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    CHECK_INT(sc_pool_open("sqlite:x.db?nonsense=1", NULL, &pool), SC_ERR_OPEN);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    CHECK_INT(sc_pool_open(NULL, NULL, &pool), SC_ERR_MISUSE);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    CHECK_INT(sc_pool_open(url, &(sc_pool_options){.min = 3, .max = 2}, &pool), SC_ERR_MISUSE);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    CHECK_INT(sc_pool_open(url, &(sc_pool_options){.hook = &none}, &pool), SC_ERR_MISUSE);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    CHECK_INT(sc_pool_open(url, NULL, NULL), SC_ERR_MISUSE);
    CHECK_INT(sc_pool_acquire(NULL, &db), SC_ERR_MISUSE);
    CHECK(db == NULL);
    CHECK_INT(sc_pool_acquire(NULL, NULL), SC_ERR_MISUSE);
    CHECK_INT(sc_pool_tend(NULL), SC_ERR_MISUSE);
    CHECK_INT(sc_pool_close(NULL, 0), SC_OK);
    sc_pool_release(NULL);
}

/* ---------------------------------------------------------------- what a borrower leaves behind */

/* The one used last comes first, its statements prepared. */
static void used_again(void)
{
    sc_pool *pool = opened(&(sc_pool_options){.max = 3, .min = 2});
    sc_db *a, *b, *c;
    sc_counts counts;

    CHECK_INT(stats(pool).idle, 2);
    a = ACQUIRE(pool);
    b = ACQUIRE(pool);
    c = ACQUIRE(pool);
    CHECK_INT(stats(pool).in_use, 3);
    CHECK_INT(number(a, &count_all), 3);
    sc_pool_release(b);
    sc_pool_release(c);
    sc_pool_release(a);
    for (int i = 0; i < 3; i++) {
        sc_db *again = ACQUIRE(pool);

        CHECK(again == a);
        CHECK_INT(number(again, &count_all), 3);
        sc_pool_release(again);
    }
    a = ACQUIRE(pool);
    sc_counters(a, &counts);
    CHECK_INT(counts.prepares, 1);
    sc_pool_release(a);
    CHECK_INT(stats(pool).opened, 3);
    CHECK_INT(stats(pool).acquired, 7);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

static void ignore(const sc_event *e, void *ctx)
{
    (void)e;
    (*(int *)ctx)++;
}

static void left_behind(void)
{
    sc_pool *pool = opened(&(sc_pool_options){.max = 1});
    sc_db *db = ACQUIRE(pool), *first = db;
    sc_rows *rows = NULL, *ended = NULL;
    n_row r;
    int told = 0;

    IS(db, sc_begin(db), SC_OK);
    IS(db, DO(db, four), SC_OK);
    IS(db, sc__many(db, &all, NULL, &rows), SC_OK);
    IS(db, sc__next(rows, &r), SC_ROW);
    IS(db, sc__many(db, &one, NULL, &ended), SC_OK);
    IS(db, sc__next(ended, &r), SC_ROW);
    IS(db, sc__next(ended, &r), SC_DONE); /* … and not closed */
    IS(db, sc_set_hook(db, &(sc_hook){.fn = ignore, .ctx = &told, .events = SC_EVENT_START}), SC_OK);
    IS(db, sc_set_timeout(db, 60000), SC_OK);
    sc_pool_release(db);
    db = ACQUIRE(pool);
    CHECK(db == first && !sc_in_transaction(db));
    CHECK_INT(number(db, &count_all), 3);
    CHECK_INT(told, 0);
    CHECK_INT(stats(pool).rolled_back, 1);
    CHECK_INT(stats(pool).results_closed, 2);

    IS(db, sc_begin(db), SC_OK); /* with an error that stays in it */
    IS(db, DO(db, four_again), SC_ERR_UNIQUE);
    IS(db, DO(db, four), SC_ERR_UNIQUE);
    sc_pool_release(db);
    db = ACQUIRE(pool);
    CHECK(db == first);
    CHECK_INT(sc_errcode(db), SC_OK);
    IS(db, sc__one(db, &no_column, NULL, &r, NULL), SC_ERR_SCHEMA);
    sc_pool_release(db);
    db = ACQUIRE(pool);
    CHECK(db == first);
    CHECK_STR(sc_errmsg(db), "");
    CHECK_INT(stats(pool).closed_session, 0);
    sc_pool_release(db);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* The statement's connection is nobody's after it; what is on it is gone with it. */
static void closed_after(sc_pool *pool, const sc_query *q, const char *script)
{
    uint64_t before = stats(pool).closed_session;
    sc_db *db = ACQUIRE(pool);
    n_row r;

    if (script) IS(db, sc_exec_script(db, script), SC_OK);
    if (q && q->reads)
        IS(db, sc__one(db, q, NULL, &r, NULL), SC_ROW);
    else if (q)
        IS(db, DO(db, *q), SC_OK);
    else if (!script)
        CHECK(sc_native(db));
    sc_pool_release(db);
    CHECK_INT(stats(pool).closed_session, before + 1);
    db = ACQUIRE(pool);
    IS(db, sc__one(db, &in_temporary, NULL, &r, NULL), SC_ERR_SCHEMA);
    sc_pool_release(db);
    CHECK_INT(stats(pool).closed_session, before + 1);
}

static void sessions(void)
{
    sc_pool *pool = opened(&(sc_pool_options){.max = 1});
    sc_db *db;

    closed_after(pool, &make_temporary, NULL);
    closed_after(pool, NULL, NULL);
    closed_after(pool, NULL, is_sqlite ? "PRAGMA foreign_keys=OFF; BEGIN" : "SET sql_mode = ''");
    if (!is_sqlite) {
        closed_after(pool, &take_lock, NULL);
        db = ACQUIRE(pool);
        CHECK_INT(number(db, &take_lock), 1); /* the other one's went with its connection */
        IS(db, sc_exec_script(db, "DROP PROCEDURE IF EXISTS rt_pool_begin"), SC_OK);
        IS(db,
           sc_exec_ddl(db, NULL,
                       (const char *const[]){"CREATE PROCEDURE rt_pool_begin() BEGIN START TRANSACTION;"
                                             " INSERT INTO rt_pool VALUES (4, 40); END",
                                             NULL}),
           SC_OK);
        sc_pool_release(db);
        closed_after(pool, &hidden_begin, NULL);
        db = ACQUIRE(pool);
        CHECK_INT(number(db, &count_all), 3);
        sc_pool_release(db);
    }
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* Who can end its calls keeps it from the next borrower. */
static void cancellers(void)
{
    sc_pool *pool = opened(&(sc_pool_options){.max = 1});
    sc_db *db = ACQUIRE(pool);
    sc_canceller *held, *freed;

    IS(db, sc_canceller_new(db, &freed), SC_OK);
    sc_canceller_free(freed);
    sc_pool_release(db);
    CHECK_INT(stats(pool).closed_session, 0);
    db = ACQUIRE(pool);
    IS(db, sc_canceller_new(db, &held), SC_OK);
    sc_pool_release(db);
    CHECK_INT(stats(pool).closed_session, 1);
    db = ACQUIRE(pool);
    CHECK_INT(sc_cancel(held), SC_DONE);
    CHECK_INT(number(db, &count_all), 3);
    sc_canceller_free(held);
    sc_pool_release(db);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* sc_close gives it back, too, to be closed. */
static void discarded(void)
{
    sc_pool *pool = opened(&(sc_pool_options){.max = 1});
    sc_db *db = ACQUIRE(pool);

    sc_close(db);
    CHECK_INT(stats(pool).open, 0);
    db = ACQUIRE(pool);
    CHECK_INT(number(db, &count_all), 3);
    sc_pool_release(db);
    CHECK_INT(stats(pool).opened, 2);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* ---------------------------------------------------------------- broken ones */

static void kill_of(int64_t id)
{
    char sql[64];
    sc_db *db;

    snprintf(sql, sizeof sql, "KILL %lld", (long long)id);
    CHECK_INT(sc_open(url, &db), SC_OK);
    IS(db, sc_exec_script(db, sql), SC_OK);
    sc_close(db);
    nap(20);
}

static void broken(void)
{
    sc_pool *pool = opened(&(sc_pool_options){.max = 1, .check_ms = 10});
    sc_db *db = ACQUIRE(pool);

    if (!is_sqlite) {
        IS(db, sc_begin(db), SC_OK); /* in use */
        kill_of(number(db, &who_am_i));
        IS(db, DO(db, four), SC_ERR_LOST);
        sc_pool_release(db);
        CHECK_INT(stats(pool).closed_lost, 1);
        CHECK_INT(stats(pool).open, 0);
        db = ACQUIRE(pool);
        CHECK_INT(number(db, &count_all), 3);
        CHECK_INT(stats(pool).checked, 0);
        kill_of(number(db, &who_am_i)); /* idle: asked before it is handed out */
        sc_pool_release(db);
        nap(30);
        db = ACQUIRE(pool);
        CHECK_INT(number(db, &count_all), 3);
        CHECK_INT(stats(pool).checked, 1);
        CHECK_INT(stats(pool).closed_lost, 2);
    }
    sc_pool_release(db);
    nap(30);
    db = ACQUIRE(pool);
    CHECK_INT(number(db, &count_all), 3);
    CHECK_INT(stats(pool).checked, is_sqlite ? 0 : 2);
    CHECK_INT(stats(pool).opened, is_sqlite ? 1 : 3);
    sc_pool_release(db);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* ---------------------------------------------------------------- set-up, limits of time */

struct setup {
    int runs, fail;
};

static int set_it_up(sc_db *db, void *ctx)
{
    struct setup *s = ctx;

    s->runs++;
    if (s->fail == 1) return sc__exec(db, &four_again, NULL, NULL, NULL);
    if (s->fail == 2) return -77;
    return sc_exec_script(db, is_sqlite ? "CREATE TEMPORARY TABLE rt_pool_gone (n INTEGER)" : "SET @rt_pool = 5");
}

static void set_up_once(void)
{
    struct setup s = {0};
    sc_pool *pool = opened(&(sc_pool_options){.max = 2, .min = 1, .setup = set_it_up, .setup_ctx = &s});
    sc_db *db = ACQUIRE(pool);

    CHECK_INT(s.runs, 1);
    if (is_sqlite) CHECK_INT(number(db, &in_temporary), 0);
    sc_pool_release(db);
    db = ACQUIRE(pool);
    CHECK_INT(s.runs, 1);
    CHECK_INT(stats(pool).closed_session, 0);
    s.fail = 1;
    sc_close(db);
    CHECK_INT(sc_pool_acquire(pool, &db), SC_ERR_UNIQUE);
    CHECK_INT(sc_errcode(db), SC_ERR_UNIQUE);
    CHECK_INT(DO(db, four), SC_ERR_UNIQUE); /* no connection: its error is all it says */
    sc_pool_release(db);
    s.fail = 2;
    CHECK_INT(sc_pool_acquire(pool, &db), -77);
    CHECK(strstr(sc_errmsg(db), "set-up"));
    sc_pool_release(db);
    CHECK_INT(sc_pool_tend(pool), -77);
    s.fail = 0;
    CHECK_INT(sc_pool_tend(pool), SC_OK);
    CHECK_INT(stats(pool).idle, 1);
    CHECK_INT(stats(pool).failed, 3);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    s.fail = 2;
    CHECK_INT(sc_pool_open(url, &(sc_pool_options){.min = 1, .setup = set_it_up, .setup_ctx = &s}, &pool), -77);
    CHECK(strstr(sc_pool_errmsg(pool), "set-up"));
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

static void limits(void)
{
    sc_pool *pool = opened(&(sc_pool_options){.max = 4, .min = 1, .idle_ms = 400, .lifetime_ms = SC_POOL_NEVER});
    sc_db *db[3];

    for (int i = 0; i < 3; i++) db[i] = ACQUIRE(pool);
    for (int i = 0; i < 3; i++) sc_pool_release(db[i]);
    CHECK_INT(sc_pool_tend(pool), SC_OK);
    CHECK_INT(stats(pool).idle, 3);
    nap(600);
    CHECK_INT(sc_pool_tend(pool), SC_OK);
    CHECK_INT(stats(pool).idle, 1);
    CHECK_INT(stats(pool).closed_idle, 2);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);

    pool = opened(&(sc_pool_options){.max = 4, .idle_ms = 400});
    for (int i = 0; i < 3; i++) db[i] = ACQUIRE(pool);
    for (int i = 0; i < 3; i++) sc_pool_release(db[i]);
    nap(600);
    sc_pool_release(ACQUIRE(pool)); /* one at an acquire, one at a release */
    CHECK_INT(stats(pool).closed_idle, 2);
    CHECK_INT(stats(pool).idle, 1);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);

    pool = opened(&(sc_pool_options){.max = 4, .min = 1, .lifetime_ms = 400});
    db[0] = ACQUIRE(pool);
    nap(600);
    sc_pool_release(db[0]);
    CHECK_INT(stats(pool).closed_lifetime, 1);
    CHECK_INT(stats(pool).open, 0);
    CHECK_INT(sc_pool_tend(pool), SC_OK);
    CHECK_INT(stats(pool).idle, 1);
    nap(600);
    db[0] = ACQUIRE(pool);
    CHECK_INT(number(db[0], &count_all), 3);
    CHECK_INT(stats(pool).closed_lifetime, 2);
    sc_pool_release(db[0]);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* ---------------------------------------------------------------- waiting */

struct line {
    sc_pool *pool;
    int place;
    atomic_int *next;
    int got;             /* which was served so many'th */
    atomic_bool *served; /* NULL: nobody wants to know */
    int rc;
};

static void *stand_in_line(void *arg)
{
    struct line *l = arg;
    sc_db *db;

    l->rc = sc_pool_acquire(l->pool, &db);
    l->got = atomic_fetch_add(l->next, 1);
    if (l->served) atomic_store(l->served, true);
    sc_pool_release(db);
    return NULL;
}

static void wait_until_waiting(sc_pool *pool, uint32_t n)
{
    for (int i = 0; i < 20000 && stats(pool).waiting < n; i++) nap(1);
    CHECK_INT(stats(pool).waiting, n);
}

static void in_order(void)
{
    enum { N = 6 };
    sc_pool *pool = opened(&(sc_pool_options){.max = 1});
    sc_db *db = ACQUIRE(pool);
    atomic_int next = 0;
    struct line line[N];
    pthread_t thread[N];

    for (int i = 0; i < N; i++) {
        line[i] = (struct line){.pool = pool, .place = i, .next = &next};
        (void)pthread_create(&thread[i], NULL, stand_in_line, &line[i]);
        wait_until_waiting(pool, (uint32_t)i + 1);
    }
    sc_pool_release(db);
    for (int i = 0; i < N; i++) (void)pthread_join(thread[i], NULL);
    for (int i = 0; i < N; i++) {
        CHECK_INT(line[i].got, i);
        CHECK_INT(line[i].rc, SC_OK);
    }
    CHECK_INT(stats(pool).waited, N);
    CHECK(stats(pool).longest_wait_ns > 0 && stats(pool).wait_ns >= stats(pool).longest_wait_ns);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

static void in_vain(void)
{
    sc_pool *pool = opened(&(sc_pool_options){.max = 1, .wait_ms = 60});
    sc_db *db = ACQUIRE(pool), *none;
    double start = now_ms();

    CHECK_INT(sc_pool_acquire(pool, &none), SC_ERR_TIMEOUT);
    CHECK(now_ms() - start >= 60);
    CHECK(now_ms() - start < 5000);
    CHECK_STR(sc_errmsg(none), "sc_pool_acquire: all 1 connections are in use, and none became free in 60 ms");
    CHECK_INT(DO(none, four), SC_ERR_TIMEOUT);
    CHECK_INT(sc_begin(none), SC_ERR_TIMEOUT);
    sc_pool_release(none);
    start = now_ms();
    CHECK_INT(sc_pool_acquire_within(pool, 0, &none), SC_ERR_TIMEOUT);
    CHECK(now_ms() - start < 5000);
    sc_pool_release(none);
    CHECK_INT(stats(pool).timeouts, 2);
    CHECK_INT(stats(pool).waited, 1);
    sc_pool_release(db);
    IS(NULL, sc_pool_acquire_within(pool, SC_POOL_NEVER, &db), SC_OK);
    sc_pool_release(db);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* A server that takes the connection and says nothing is not waited for longer than the caller would wait. */
static void nobody_answers(void)
{
    struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t len = sizeof at;
    int s = socket(AF_INET, SOCK_STREAM, 0);
    char there[128];
    sc_pool *pool;
    sc_db *none;
    double start;

    if (is_sqlite || !strstr(sc_drivers(), "mysql")) return;
    CHECK(s >= 0 && bind(s, (struct sockaddr *)&at, len) == 0 && listen(s, 4) == 0);
    CHECK(getsockname(s, (struct sockaddr *)&at, &len) == 0);
    for (int i = 0; i < 2; i++) { /* connect_timeout is 10 s, and then as long as the library likes */
        snprintf(there, sizeof there, "mysql://nobody@127.0.0.1:%d/nothing%s", ntohs(at.sin_port),
                 i ? "?connect_timeout=0" : "");
        CHECK_INT(sc_pool_open(there, NULL, &pool), SC_OK);
        start = now_ms();
        CHECK_INT(sc_pool_acquire_within(pool, 300, &none), SC_ERR_OPEN);
        CHECK(now_ms() - start < 5000);
        CHECK(sc_errmsg(none)[0] != '\0');
        sc_pool_release(none);
        CHECK_INT(stats(pool).open, 0);
        CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    }
    (void)close(s);
}

/* Who waits gets the place of one that broke. */
static void instead_of_a_broken_one(void)
{
    sc_pool *pool = opened(&(sc_pool_options){.max = 1});
    sc_db *db = ACQUIRE(pool);
    atomic_int next = 0;
    struct line line = {.pool = pool, .next = &next};
    pthread_t thread;

    (void)pthread_create(&thread, NULL, stand_in_line, &line);
    wait_until_waiting(pool, 1);
    sc_close(db);
    (void)pthread_join(thread, NULL);
    CHECK_INT(line.rc, SC_OK);
    CHECK_INT(stats(pool).opened, 2);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* ---------------------------------------------------------------- its end */

struct late {
    sc_pool *pool;
    long ms;         /* how long it keeps its connection … */
    atomic_bool *go; /* … or until this is so */
    int rc;
};

static void *release_later(void *arg)
{
    struct late *l = arg;
    sc_db *db;

    l->rc = sc_pool_acquire(l->pool, &db);
    nap(l->ms);
    for (int i = 0; l->go && i < 20000 && !atomic_load(l->go); i++) nap(1);
    sc_pool_release(db);
    return NULL;
}

static pthread_t borrowed(struct late *l)
{
    pthread_t thread;

    (void)pthread_create(&thread, NULL, release_later, l);
    for (int i = 0; i < 20000 && stats(l->pool).in_use == 0; i++) nap(1);
    return thread;
}

static void waits_for_borrowers(void)
{
    struct late l = {.pool = opened(&(sc_pool_options){.max = 2, .min = 2}), .ms = 80};
    atomic_bool go = false;
    double start = now_ms();
    pthread_t thread = borrowed(&l);

    CHECK_INT(sc_pool_close(l.pool, 20000), SC_OK);
    CHECK(now_ms() - start >= 60);
    (void)pthread_join(thread, NULL);
    CHECK_INT(l.rc, SC_OK);

    l = (struct late){.pool = opened(&(sc_pool_options){.max = 2}), .go = &go}; /* … but not longer than that */
    thread = borrowed(&l);
    CHECK_INT(sc_pool_close(l.pool, 20), SC_ERR_TIMEOUT);
    atomic_store(&go, true);
    (void)pthread_join(thread, NULL);
    CHECK_INT(l.rc, SC_OK);
}

static void sends_away(void)
{
    atomic_bool away = false;
    struct late l = {.pool = opened(&(sc_pool_options){.max = 1}), .go = &away};
    pthread_t borrower = borrowed(&l), waiter;
    atomic_int next = 0;
    struct line line = {.pool = l.pool, .next = &next, .served = &away};

    (void)pthread_create(&waiter, NULL, stand_in_line, &line);
    wait_until_waiting(l.pool, 1);
    CHECK_INT(sc_pool_close(l.pool, SC_POOL_NEVER), SC_OK);
    (void)pthread_join(borrower, NULL);
    (void)pthread_join(waiter, NULL);
    CHECK_INT(line.rc, SC_ERR_INTERRUPT);
}

/* ---------------------------------------------------------------- what it tells */

struct heard {
    int opens, failed_opens, waits, closes, statements;
    char why[64];
};

static void hear(const sc_event *e, void *ctx)
{
    struct heard *h = ctx;

    h->opens += e->kind == SC_EVENT_OPEN;
    h->waits += e->kind == SC_EVENT_WAIT;
    h->closes += e->kind == SC_EVENT_CLOSE;
    h->statements += e->kind == SC_EVENT_END;
    if (e->kind == SC_EVENT_CLOSE) snprintf(h->why, sizeof h->why, "%s", e->name);
    if (e->kind == SC_EVENT_WAIT) CHECK_INT(e->code, SC_ERR_TIMEOUT);
}

static void told(void)
{
    struct heard h = {0};
    sc_hook hook = {.fn = hear, .ctx = &h};
    sc_pool *pool = opened(&(sc_pool_options){.max = 1, .hook = &hook});
    sc_db *db = ACQUIRE(pool), *none;

    CHECK_INT(number(db, &count_all), 3);
    CHECK_INT(sc_pool_acquire_within(pool, 5, &none), SC_ERR_TIMEOUT);
    sc_pool_release(none);
    IS(db, sc_set_hook(db, NULL), SC_OK);
    CHECK_INT(number(db, &count_all), 3);
    sc_pool_release(db);
    db = ACQUIRE(pool);
    CHECK_INT(number(db, &count_all), 3);
    sc_close(db);
    CHECK_STR(h.why, "sc_close");
    sc_pool_release(ACQUIRE(pool));
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    CHECK_STR(h.why, "shutdown");
    CHECK_INT(h.opens, 2);
    CHECK_INT(h.closes, 2);
    CHECK_INT(h.waits, 1);
    CHECK_INT(h.statements, 2);
}

/* All memory is the allocator's, and comes back to it. */
static void *counted(void *ctx, void *p, size_t n)
{
    atomic_long *live = ctx;

    if (n == 0) {
        atomic_fetch_sub(live, 1);
        free(p);
        return NULL;
    }
    if (!p) atomic_fetch_add(live, 1);
    return realloc(p, n);
}

static void allocated(void)
{
    atomic_long live = 0;
    sc_pool *pool = opened(&(sc_pool_options){.max = 2, .realloc_fn = counted, .realloc_ctx = &live});
    sc_db *a = ACQUIRE(pool), *b = ACQUIRE(pool), *none;

    CHECK(atomic_load(&live) >= 6);
    CHECK_INT(number(a, &count_all), 3);
    CHECK_INT(sc_pool_acquire_within(pool, 0, &none), SC_ERR_TIMEOUT);
    sc_pool_release(none);
    sc_pool_release(a);
    sc_close(b);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    CHECK_INT(atomic_load(&live), 0);
}

int main(int argc, char **argv)
{
    char with_wal[4096];
    sc_db *db = NULL;

    if (argc != 2) return 2;
    is_sqlite = strncmp(argv[1], "sqlite:", 7) == 0;
    snprintf(with_wal, sizeof with_wal, "%s%s", argv[1], is_sqlite ? "?journal=wal" : "");
    url = with_wal;
    if (!CHECK_INT(sc_open(url, &db), SC_OK) || !IS(db, sc_exec_ddl(db, ddl, ddl), SC_OK)) {
        fprintf(stderr, "    %s\n", sc_errmsg(db));
        return check_result();
    }
    sc_close(db);
    refused();
    used_again();
    left_behind();
    sessions();
    cancellers();
    discarded();
    broken();
    set_up_once();
    limits();
    in_order();
    in_vain();
    nobody_answers();
    instead_of_a_broken_one();
    waits_for_borrowers();
    sends_away();
    told();
    allocated();
    return check_result();
}
