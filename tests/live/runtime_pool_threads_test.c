/* runtime_pool_threads_test.c: many threads at one pool: short waits, what is left behind, broken connections, opening that fails
 * now and then, and a shutdown in the middle; on every engine. What it asks for besides the checks is to be clean under
 * ThreadSanitizer (the preset tsan). And: what a debug build does where a thread uses another one's connection. */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { THREADS = 8, MOST = 3, ROUNDS = 60 };

static const char *const ddl[] = {"DROP TABLE IF EXISTS rt_threads",
                                  "CREATE TABLE rt_threads (id INTEGER NOT NULL PRIMARY KEY, n INTEGER NOT NULL)",
                                  "INSERT INTO rt_threads VALUES (1, 10), (2, 20), (3, 30)", NULL};

QUERY_PLAIN(count_all, "SELECT COUNT(*) AS n FROM rt_threads WHERE id < 100", n_fields);
QUERY_PLAIN(all, "SELECT n FROM rt_threads WHERE id < 100 ORDER BY id", n_fields);
EXEC(add, "INSERT INTO rt_threads VALUES (?, 0)", n_fields, rt_first);

struct work {
    sc_pool *pool;
    atomic_int out, most_out; /* connections that are borrowed; the most that were at a time */
    atomic_int got, timeouts, failures, sent_away, wrong;
    atomic_bool stop;
    const char *link, *target; /* what is there now and then */
    bool until_stopped;        /* work until `stop`, or until they are sent away */
    bool server;
};

struct worker {
    struct work *w;
    uint32_t seed, id;
};

static uint32_t dice(struct worker *me, uint32_t sides)
{
    me->seed = me->seed * 1664525 + 1013904223;
    return (me->seed >> 16) % sides;
}

static void nap_us(long us)
{
    struct timespec t = {.tv_sec = us / 1000000, .tv_nsec = us % 1000000 * 1000};

    (void)nanosleep(&t, NULL);
}

static void wrong(struct work *w, sc_db *db, const char *what, int rc)
{
    atomic_fetch_add(&w->wrong, 1);
    fprintf(stderr, "    %s: %d, %s\n", what, rc, sc_errmsg(db));
}

/* What every borrower must find: an ordinary connection. */
static void look(struct worker *me, sc_db *db)
{
    n_row r = {-1};
    int rc;

    if (sc_in_transaction(db)) wrong(me->w, db, "a transaction is open", 0);
    rc = sc__one(db, &count_all, NULL, &r, NULL);
    if (rc == SC_ROW && r.n != 3) wrong(me->w, db, "what another one left is there", (int)r.n);
    if (rc != SC_ROW) wrong(me->w, db, "count", rc);
}

static void leave_transaction(struct worker *me, sc_db *db)
{
    n_row r = {50 + me->id};

    if (sc_begin(db) < 0 || sc__exec(db, &add, &r, NULL, NULL) < 0) wrong(me->w, db, "insert", sc_errcode(db));
}

static void leave_result(struct worker *me, sc_db *db)
{
    sc_rows *rows = NULL;
    n_row r;

    if (sc__many(db, &all, NULL, &rows) < 0 || sc__next(rows, &r) != SC_ROW) wrong(me->w, db, "rows", sc_errcode(db));
}

/* The server ends the connection, and the client hears it. */
static void break_it(sc_db *db)
{
    n_row r;

    (void)sc_exec_script(db, "KILL CONNECTION_ID()");
    (void)sc__one(db, &count_all, NULL, &r, NULL);
}

static void use(struct worker *me, sc_db *db)
{
    look(me, db);
    switch (dice(me, 16)) {
    case 0:
    case 1: leave_transaction(me, db); break;
    case 2:
    case 3: leave_result(me, db); break;
    case 4: (void)sc_exec_script(db, "SELECT 1"); break;
    case 5:
        if (me->w->server) break_it(db);
        break;
    case 6: nap_us(2000); break;
    default: break;
    }
}

static void borrow(struct worker *me)
{
    struct work *w = me->w;
    sc_db *db = NULL;
    int rc = sc_pool_acquire_within(w->pool, dice(me, 4) == 0 ? dice(me, 3) : 2000, &db), out;

    if (rc == SC_OK) {
        out = atomic_fetch_add(&w->out, 1) + 1;
        if (out > atomic_load(&w->most_out)) atomic_store(&w->most_out, out);
        atomic_fetch_add(&w->got, 1);
        use(me, db);
        atomic_fetch_sub(&w->out, 1);
    } else if (rc == SC_ERR_TIMEOUT) {
        atomic_fetch_add(&w->timeouts, 1);
    } else if (rc == SC_ERR_OPEN) {
        atomic_fetch_add(&w->failures, 1);
    } else if (rc == SC_ERR_INTERRUPT) {
        atomic_fetch_add(&w->sent_away, 1);
        atomic_store(&w->stop, true);
    } else {
        wrong(w, db, "sc_pool_acquire", rc);
    }
    if (rc == SC_OK && dice(me, 12) == 0)
        sc_close(db);
    else
        sc_pool_release(db);
}

static void *work_on(void *arg)
{
    struct worker *me = arg;

    for (int i = 0; me->w->until_stopped ? !atomic_load(&me->w->stop) : i < ROUNDS; i++) borrow(me);
    return NULL;
}

static void run(struct work *w, void (*meanwhile)(struct work *w))
{
    struct worker worker[THREADS];
    pthread_t thread[THREADS];
    sc_pool_counts c;

    for (uint32_t i = 0; i < THREADS; i++) {
        worker[i] = (struct worker){.w = w, .seed = i * 7919 + 1, .id = i};
        (void)pthread_create(&thread[i], NULL, work_on, &worker[i]);
    }
    if (meanwhile) meanwhile(w);
    for (int i = 0; i < THREADS; i++) (void)pthread_join(thread[i], NULL);
    CHECK_INT(atomic_load(&w->wrong), 0);
    CHECK(atomic_load(&w->got) > 0);
    CHECK(atomic_load(&w->most_out) <= MOST);
    CHECK_INT(atomic_load(&w->out), 0);
    sc_pool_stats(w->pool, &c);
    CHECK_INT(c.in_use, 0);
    CHECK_INT(c.waiting, 0);
    CHECK(c.open <= MOST);
    CHECK_INT(c.acquired, atomic_load(&w->got));
}

static sc_pool *opened(const char *url, uint32_t lifetime_ms)
{
    sc_pool *pool = NULL;

    CHECK_INT(sc_pool_open(
                  url, &(sc_pool_options){.max = MOST, .lifetime_ms = lifetime_ms, .idle_ms = 3, .check_ms = 2}, &pool),
              SC_OK);
    return pool;
}

static void all_at_once(const char *url, bool server)
{
    struct work w = {.pool = opened(url, SC_POOL_NEVER), .server = server};

    run(&w, NULL);
    CHECK_INT(atomic_load(&w.got) + atomic_load(&w.timeouts), THREADS * ROUNDS);
    CHECK_INT(sc_pool_close(w.pool, 0), SC_OK);
}

/* ---------------------------------------------------------------- a file that is new */

static void *get_one(void *arg)
{
    struct worker *me = arg;
    sc_db *db;

    if (sc_pool_acquire(me->w->pool, &db) < 0) wrong(me->w, db, "sc_pool_acquire", sc_errcode(db));
    nap_us(1000);
    sc_pool_release(db);
    return NULL;
}

/* All make it a WAL database at the same time. */
static void first_of_all(void)
{
    char folder[] = "/tmp/schemac-pool-XXXXXX", url[128], file[64];
    pthread_t thread[THREADS];

    if (!CHECK(mkdtemp(folder))) return;
    snprintf(file, sizeof file, "%s/db", folder);
    snprintf(url, sizeof url, "sqlite:%s?journal=wal", file);
    for (int round = 0; round < 20; round++) {
        struct work w = {.pool = opened(url, SC_POOL_NEVER)};
        struct worker worker[THREADS];

        for (uint32_t i = 0; i < THREADS; i++) {
            worker[i] = (struct worker){.w = &w, .seed = i * 7919 + 1, .id = i};
            (void)pthread_create(&thread[i], NULL, get_one, &worker[i]);
        }
        for (int i = 0; i < THREADS; i++) (void)pthread_join(thread[i], NULL);
        CHECK_INT(atomic_load(&w.wrong), 0);
        CHECK_INT(sc_pool_close(w.pool, 0), SC_OK);
        (void)unlink(file);
    }
    (void)rmdir(folder);
}

/* ---------------------------------------------------------------- gone, and there again */

static void wait_until_got(struct work *w, int n)
{
    for (int i = 0; i < 20000 && atomic_load(&w->got) < n; i++) nap_us(1000);
}

static void come_and_go(struct work *w)
{
    for (int i = 0; i < 25; i++) {
        int before = atomic_load(&w->failures);

        (void)unlink(w->link);
        for (int ms = 0; ms < 20000 && atomic_load(&w->failures) == before; ms++) nap_us(1000);
        CHECK_INT(symlink(w->target, w->link), 0);
        wait_until_got(w, atomic_load(&w->got) + 5);
    }
    atomic_store(&w->stop, true);
}

/* Every connection grows old at once, so that there is always one to be opened, by way of a name that comes and goes. */
static void now_and_then(const char *url, bool server)
{
    char folder[] = "/tmp/schemac-pool-XXXXXX", link[64], through[4096], target[1024];
    const char *path = server ? strstr(url, "socket=") : url + strlen("sqlite:");
    struct work w = {.server = server, .link = link, .target = target, .until_stopped = true};
    sc_db *db;

    if (!path || !CHECK(mkdtemp(folder))) return; /* over TCP there is no such name */
    if (server) path += strlen("socket=");
    snprintf(target, sizeof target, "%.*s", (int)strcspn(path, "?&"), path);
    snprintf(link, sizeof link, "%s/link", folder);
    snprintf(through, sizeof through, "%.*s%s%s%s", (int)(path - url), url, link, path + strlen(target),
             server ? "" : "&mode=rw");
    CHECK_INT(symlink(target, link), 0);
    w.pool = opened(through, 2);
    run(&w, come_and_go);
    CHECK(atomic_load(&w.failures) > 0);
    CHECK_INT(sc_pool_acquire(w.pool, &db), SC_OK); /* it is there now */
    sc_pool_release(db);
    (void)unlink(link);
    nap_us(10000);
    CHECK_INT(sc_pool_acquire(w.pool, &db), SC_ERR_OPEN);
    sc_pool_release(db);
    CHECK_INT(sc_pool_close(w.pool, 0), SC_OK);
    (void)rmdir(folder);
}

/* ---------------------------------------------------------------- shut down in the middle */

static void shut_down(struct work *w)
{
    wait_until_got(w, 100);
    CHECK_INT(sc_pool_shut_down(w->pool, 20000), SC_OK);
    CHECK_INT(atomic_load(&w->out), 0);
}

static void in_the_middle(const char *url, bool server)
{
    struct work w = {.pool = opened(url, 5), .server = server, .until_stopped = true};
    sc_db *db;

    run(&w, shut_down);
    CHECK(atomic_load(&w.sent_away) > 0);
    CHECK_INT(sc_pool_acquire(w.pool, &db), SC_ERR_INTERRUPT);
    sc_pool_release(db);
    CHECK_INT(sc_pool_shut_down(w.pool, 0), SC_OK);
    CHECK_INT(sc_pool_close(w.pool, 0), SC_OK);
}

static void *shut_it_down(void *arg)
{
    return sc_pool_shut_down(arg, 20000) == SC_OK ? arg : NULL;
}

/* Several threads may do so, and wait for the same connection: all hear that it is back. */
static void by_several(const char *url)
{
    sc_pool *pool = opened(url, 1);
    pthread_t thread[3];
    void *done = NULL;
    sc_db *db, *late = NULL;

    CHECK_INT(sc_pool_acquire(pool, &db), SC_OK);
    for (size_t i = 0; i < N_OF(thread); i++) (void)pthread_create(&thread[i], NULL, shut_it_down, pool);
    while (sc_pool_acquire_within(pool, 0, &late) != SC_ERR_INTERRUPT) sc_pool_release(late);
    sc_pool_release(late);
    nap_us(20000);
    sc_pool_release(db);
    for (size_t i = 0; i < N_OF(thread); i++) {
        (void)pthread_join(thread[i], &done);
        CHECK(done == pool);
    }
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

/* ---------------------------------------------------------------- a thread that has no business here */

static void *use_it(void *arg)
{
    n_row r;
    int rc = sc__one(arg, &count_all, NULL, &r, NULL);

    sc_hand_over(arg);
    return rc == SC_ROW ? arg : NULL;
}

static void *used_by_another(sc_db *db)
{
    pthread_t thread;
    void *used = NULL;

    (void)pthread_create(&thread, NULL, use_it, db);
    (void)pthread_join(thread, &used);
    return used;
}

static void handed_over(const char *url)
{
    n_row r;
    sc_db *db;

    CHECK_INT(sc_open(url, &db), SC_OK);
    CHECK_INT(sc__one(db, &count_all, NULL, &r, NULL), SC_ROW);
    sc_hand_over(db);
    CHECK(used_by_another(db) == db);
    CHECK_INT(sc__one(db, &count_all, NULL, &r, NULL), SC_ROW);
    sc_close(db);
    sc_hand_over(NULL);
}

/* In a child, for it ends there: by SIGABRT in a debug build, whose message goes nowhere. */
static void not_handed_over(const char *url)
{
    pid_t child = fork();
    int status = 0;
    n_row r;
    sc_db *db;

    if (child == 0) {
        (void)signal(SIGABRT, SIG_DFL);
        if (!freopen("/dev/null", "w", stderr)) _exit(3);
        if (sc_open(url, &db) < 0 || sc__one(db, &count_all, NULL, &r, NULL) != SC_ROW) _exit(4);
        _exit(used_by_another(db) ? 0 : 5);
    }
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
#ifdef NDEBUG
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
#else
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
#endif
}

/* A child of the process that opened it has no business either. */
static void not_inherited(const char *url)
{
    sc_pool *pool = opened(url, SC_POOL_NEVER);
    pid_t child = fork();
    int status = 0;
    sc_db *db;

    if (child == 0) {
        (void)signal(SIGABRT, SIG_DFL);
        if (!freopen("/dev/null", "w", stderr)) _exit(3);
        (void)sc_pool_acquire_within(pool, 0, &db);
        _exit(0);
    }
    CHECK(child > 0 && waitpid(child, &status, 0) == child);
#ifdef NDEBUG
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
#else
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
#endif
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
}

int main(int argc, char **argv)
{
    char url[4096];
    bool server;
    sc_db *db = NULL;

    if (argc != 2) return 2;
    server = strncmp(argv[1], "sqlite:", 7) != 0;
    snprintf(url, sizeof url, "%s%s", argv[1], server ? "" : "?journal=wal");
    if (!CHECK_INT(sc_open(url, &db), SC_OK) || !CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK)) {
        fprintf(stderr, "    %s\n", sc_errmsg(db));
        return check_result();
    }
    sc_close(db);
    not_handed_over(url); /* before there are threads */
    not_inherited(url);
    if (!server) first_of_all();
    all_at_once(url, server);
    now_and_then(url, server);
    in_the_middle(url, server);
    by_several(url);
    handed_over(url);
    return check_result();
}
