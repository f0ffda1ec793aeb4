/* runtime_restart_test.c: a server that is ended and started again under a program, asked to or killed: what goes on by itself, what is
 * an error and says which, and that nothing that was acknowledged is lost and nothing done twice. The server is the test's own. */
#define _POSIX_C_SOURCE 200809L
#include "proxy.h"

#include "runtime_lost.h"

#include <stdlib.h>

static const char *const ddl[] = {"CREATE TABLE rt_restart (id INTEGER NOT NULL, part INTEGER NOT NULL)",
                                  "CREATE TABLE rt_ten (n INTEGER NOT NULL PRIMARY KEY)",
                                  "INSERT INTO rt_ten VALUES (1),(2),(3),(4),(5),(6),(7),(8),(9),(10)", NULL};

typedef struct part_row {
    int64_t id, part;
} part_row;
static const sc_field part_fields[] = {FIELD(part_row, id, SC_T_INT64, false, ),
                                       FIELD(part_row, part, SC_T_INT64, false, )};
static const uint16_t both[] = {0, 1};

REPEATABLE(count_all, "SELECT COUNT(*) FROM rt_restart", n_fields);
REPEATABLE(slow_read, "SELECT SLEEP(2) + COUNT(*) FROM rt_ten", n_fields);
REPEATABLE(without_end,
           "SELECT a.n FROM rt_ten a, rt_ten b, rt_ten c, rt_ten d, rt_ten e, rt_ten f, rt_ten g, rt_ten h", n_fields);
QUERY_PLAIN(parts, "SELECT id, COUNT(*) AS part FROM rt_restart GROUP BY id", part_fields);
EXEC(add, "INSERT INTO rt_restart (id, part) VALUES (?, ?)", part_fields, both);
EXEC_PLAIN(slow_add, "INSERT INTO rt_restart (id, part) SELECT -1, SLEEP(2)");
#define HEAD "INSERT INTO rt_restart (id, part) VALUES "
static const sc_bulk_insert add_many = {
    &add, sizeof(part_row), {sizeof HEAD - 1, sizeof "(?, ?)" - 1}, {sizeof HEAD - 1, sizeof "(?, ?)" - 1}, false};

static int add_part(sc_db *db, int64_t id, int64_t part)
{
    return sc__exec(db, &add, &(part_row){id, part}, NULL, NULL);
}

/* ---------------------------------------------------------------- the server */

static bool server_does(const char *what)
{
    const char *form = getenv("SCHEMAC_SERVER"), *at = form ? strstr(form, "%s") : NULL;
    char command[1024];

    if (!at) return false;
    (void)snprintf(command, sizeof command, "%.*s%s%s", (int)(at - form), form, what, at + 2);
    return system(command) == 0;
}
#define SERVER(what) check_that(server_does(what), what, __FILE__, __LINE__)

/* Ended and started again while a call runs. */
struct meanwhile {
    pthread_t thread;
    const char *how;
    atomic_bool ended;
    bool done;
};

static void *restart_meanwhile(void *arg)
{
    struct meanwhile *m = arg;

    nap(500);
    m->done = server_does(m->how);
    atomic_store(&m->ended, true);
    m->done = m->done && server_does("start");
    return NULL;
}

static void begin_meanwhile(struct meanwhile *m, const char *how)
{
    *m = (struct meanwhile){.how = how};
    CHECK_INT(pthread_create(&m->thread, NULL, restart_meanwhile, m), 0);
}

static void end_meanwhile(struct meanwhile *m)
{
    CHECK_INT(pthread_join(m->thread, NULL), 0);
    CHECK(m->done);
}

/* ---------------------------------------------------------------- while nothing runs */

static void refused(const char *url)
{
    int64_t before = now_ms();
    sc_pool *pool = NULL;
    sc_db *db;

    CHECK_INT(sc_open(url, &db), SC_ERR_OPEN);
    CHECK(sc_errnative(db) >= 2000 && *sc_errmsg(db));
    sc_close(db);
    CHECK_INT(sc_pool_open(url, NULL, &pool), SC_OK); /* min is 0: nothing is opened yet */
    CHECK_INT(sc_pool_acquire(pool, &db), SC_ERR_OPEN);
    CHECK(*sc_errmsg(db));
    sc_pool_release(db);
    CHECK_INT(sc_pool_close(pool, 0), SC_OK);
    CHECK(now_ms() - before < 20000);
}

/* Down for a while: each call says so in good time, and the first one after it goes on. */
static void down(const char *url, const char *how)
{
    sc_db *db = open_with(url, "reconnect=3&connect_timeout=5"), *stays = open_with(url, "reconnect=0");
    int64_t n = number(db, &count_all), before;

    CHECK_INT(number(stays, &count_all), n);
    SERVER(how);
    before = now_ms();
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("cannot be made again");
    IS(add_part(db, 0, 0), SC_ERR_LOST);
    SAYS("cannot be made again");
    IS(sc_begin(db), SC_ERR_LOST);
    CHECK(now_ms() - before < 30000);
    refused(url);
    SERVER("start");
    CHECK_INT(number(db, &count_all), n);
    session_is_set_up(db);
    IS(add_part(db, 0, 0), SC_OK);
    CHECK_INT(number(db, &count_all), n + 1);
    CHECK_INT(reconnects(db), 1);
    sc_close(db);
    db = stays;
    IS(one(db, &count_all), SC_ERR_LOST);
    IS(one(db, &count_all), SC_ERR_LOST);
    SAYS("close it and open another");
    sc_close(db);
}

/* Between two calls: nobody notices, what writes included, for the server never got it. (Over TCP that is seen after a rest.) */
static void between_calls(const char *url, const char *how, long rest)
{
    sc_db *db = open_with(url, "reconnect=3");
    part_row rows[300] = {{0, 0}};
    sc_bulk done;
    int64_t n = number(db, &count_all);

    IS(add_part(db, 0, 1), SC_OK);
    SERVER(how);
    SERVER("start");
    nap(rest);
    IS(add_part(db, 0, 2), SC_OK);
    CHECK_INT(number(db, &count_all), n + 2);
    IS(sc__bulk(db, &add_many, rows, 300, 0, &done), SC_OK);
    SERVER(how);
    SERVER("start");
    nap(rest);
    IS(sc__bulk(db, &add_many, rows, 300, SC_BULK_ATOMIC, &done), SC_OK);
    CHECK_INT(done.rows, 300);
    CHECK_INT(number(db, &count_all), n + 602);
    CHECK_INT(reconnects(db), 2);
    sc_close(db);
}

static void in_a_transaction(const char *url, const char *how)
{
    sc_db *db = open_with(url, "reconnect=3");
    int64_t n = number(db, &count_all);

    IS(sc_begin(db), SC_OK);
    IS(add_part(db, 0, 1), SC_OK);
    SERVER(how);
    SERVER("start");
    IS(add_part(db, 0, 2), SC_ERR_LOST);
    SAYS("the server rolls back the transaction");
    IS(sc_commit(db), SC_ERR_LOST);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(number(db, &count_all), n);
    IS(sc_begin(db), SC_OK);
    IS(add_part(db, 0, 1), SC_OK);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(number(db, &count_all), n + 1);
    sc_close(db);
}

/* ---------------------------------------------------------------- while a call runs */

/* It is begun again on the new server, when that is there: within the attempts, with their pauses. On a busy machine the call may be over
 * before its server is; then once more. */
static void while_reading(const char *url)
{
    sc_db *db = open_with(url, "reconnect=100");
    bool in_time = false;
    struct meanwhile m;

    for (int i = 0; i < 5 && !in_time; i++) {
        begin_meanwhile(&m, "kill");
        CHECK_INT(number(db, &slow_read), 10);
        in_time = atomic_load(&m.ended);
        end_meanwhile(&m);
    }
    CHECK(in_time);
    CHECK(reconnects(db) > 0);
    sc_close(db);
}

static void while_writing(const char *url)
{
    sc_db *db = open_with(url, "reconnect=100");
    struct meanwhile m;
    int rc = SC_OK;

    for (int i = 0; i < 5 && rc == SC_OK; i++) {
        int64_t n = number(db, &count_all), now;

        begin_meanwhile(&m, "kill");
        rc = sc__exec(db, &slow_add, NULL, NULL, NULL);
        if (rc != SC_OK && IS(rc, SC_ERR_LOST)) SAYS("whether it was done is not known");
        now = number(db, &count_all);
        CHECK(now == n + 1 || (rc != SC_OK && now == n));
        end_meanwhile(&m);
    }
    CHECK(rc != SC_OK);
    sc_close(db);
}

static void in_a_result(const char *url, const char *how)
{
    sc_db *db = open_with(url, "reconnect=3");
    int64_t read = 0;
    sc_rows *rows = NULL;
    n_row r;
    int rc;

    IS(sc__many(db, &without_end, NULL, &rows), SC_OK);
    IS(sc__next(rows, &r), SC_ROW);
    SERVER(how);
    SERVER("start");
    while ((rc = sc__next(rows, &r)) == SC_ROW) read++;
    IS(rc, SC_ERR_LOST);
    CHECK(read < 100000000 - 1);
    sc__close(rows);
    IS(one(db, &count_all), SC_ROW);
    sc_close(db);
}

/* ---------------------------------------------------------------- threads of a pool */

enum { THREADS = 4, MOST_IDS = 200000, RESTARTS = 4 };
enum fate { NOTHING, DONE, NOT_DONE, NOT_KNOWN };

struct storm {
    sc_pool *pool;
    atomic_bool stop;
    atomic_int next_id, rounds_since; /* operations that went well since the last restart */
    unsigned char fate[MOST_IDS];
    atomic_int wrong; /* what was not to be */
    char said[256];
};

/* Every third is of one row, of two in a transaction, of five in one statement. */
static int parts_of(int id)
{
    static const int n[] = {1, 2, 5};

    return n[id % 3];
}

static int add_as_one(sc_db *db, int id)
{
    int rc = sc_begin(db);

    if (rc == SC_OK) rc = add_part(db, id, 1);
    if (rc == SC_OK) rc = add_part(db, id, 2);
    if (rc == SC_OK) return sc_commit(db);
    (void)sc_commit(db); /* which gives the first error, and rolls back */
    return rc;
}

static int add_id(sc_db *db, int id)
{
    part_row rows[5];

    switch (parts_of(id)) {
    case 1: return add_part(db, id, 1);
    case 2: return add_as_one(db, id);
    default:
        for (int i = 0; i < 5; i++) rows[i] = (part_row){id, i};
        return sc__bulk(db, &add_many, rows, 5, 0, NULL);
    }
}

static enum fate fate_of(sc_db *db, int rc)
{
    if (rc == SC_OK) return DONE;
    return strstr(sc_errmsg(db), "is not known") ? NOT_KNOWN : NOT_DONE;
}

/* What may be heard while a server goes: that it is gone, in one way or another. */
static bool may_be(int rc)
{
    return rc == SC_OK || rc == SC_ERR_LOST || rc == SC_ERR_OPEN || rc == SC_ERR_INTERRUPT;
}

static void *work(void *arg)
{
    struct storm *s = arg;

    while (!atomic_load(&s->stop)) {
        int id = atomic_fetch_add(&s->next_id, 1), rc;
        sc_db *db;

        if (id >= MOST_IDS) break;
        rc = sc_pool_acquire(s->pool, &db);
        if (rc == SC_OK) rc = add_id(db, id);
        s->fate[id] = (unsigned char)fate_of(db, rc);
        if (rc == SC_OK) atomic_fetch_add(&s->rounds_since, 1);
        if (!may_be(rc) && atomic_fetch_add(&s->wrong, 1) == 0)
            snprintf(s->said, sizeof s->said, "%d: %s", sc_errnative(db), sc_errmsg(db));
        sc_pool_release(db);
        nap(rc == SC_OK ? 1 : 20);
    }
    return NULL;
}

static void wait_for_work(struct storm *s)
{
    int64_t until = now_ms() + 60000;

    atomic_store(&s->rounds_since, 0);
    while (atomic_load(&s->rounds_since) < 10 * THREADS && now_ms() < until) nap(10);
    CHECK(atomic_load(&s->rounds_since) >= 10 * THREADS); /* the pool recovers */
}

/* Each id as its fate says: all its rows or none, never more. */
static void account(struct storm *s, const char *url)
{
    sc_db *db = open_with(url, "reconnect=0");
    static unsigned char there[MOST_IDS];
    int n[4] = {0};
    sc_rows *rows = NULL;
    part_row r;

    IS(sc__many(db, &parts, NULL, &rows), SC_OK);
    while (sc__next(rows, &r) == SC_ROW)
        if (r.id >= 0 && r.id < MOST_IDS) there[r.id] = (unsigned char)r.part;
    sc__close(rows);
    for (int id = 1; id < atomic_load(&s->next_id) && id < MOST_IDS; id++) {
        bool all = there[id] == parts_of(id), none = there[id] == 0;
        bool good = s->fate[id] == DONE ? all : s->fate[id] == NOT_DONE ? none : all || none;

        n[s->fate[id]]++;
        if (!CHECK(good))
            fprintf(stderr, "    %d: fate %d, %d parts of %d\n", id, s->fate[id], there[id], parts_of(id));
    }
    printf("%d done, %d not done, %d not known\n", n[DONE], n[NOT_DONE], n[NOT_KNOWN]);
    CHECK(n[DONE] > 0);
    sc_close(db);
}

static void storm(const char *url)
{
    static struct storm s;
    pthread_t threads[THREADS];
    sc_pool_counts counts;

    atomic_store(&s.next_id, 1);
    CHECK_INT(sc_pool_open(url, &(sc_pool_options){.max = THREADS - 1, .check_ms = 100}, &s.pool), SC_OK);
    for (int i = 0; i < THREADS; i++) CHECK_INT(pthread_create(&threads[i], NULL, work, &s), 0);
    for (int i = 0; i < RESTARTS; i++) {
        wait_for_work(&s);
        SERVER(i % 2 ? "kill" : "halt");
        if (i < 2) nap(300);
        SERVER("start");
    }
    wait_for_work(&s);
    atomic_store(&s.stop, true);
    for (int i = 0; i < THREADS; i++) CHECK_INT(pthread_join(threads[i], NULL), 0);
    sc_pool_stats(s.pool, &counts);
    CHECK_INT(counts.in_use, 0);
    CHECK(counts.open < THREADS);
    CHECK_INT(sc_pool_close(s.pool, 0), SC_OK);
    if (!CHECK_INT(atomic_load(&s.wrong), 0)) fprintf(stderr, "    %s\n", s.said);
    account(&s, url);
}

/* ---------------------------------------------------------------- all of it */

/* Over the server's socket, and over TCP, where what is written to one that is gone is lost without a word. */
static void lines(const char *url)
{
    char server[108], through[256];
    struct proxy p;

    for (int i = 0; i < 2; i++) {
        const char *how = i ? "kill" : "halt";

        down(url, how);
        if (i == 1) between_calls(url, how, 0);
        in_a_transaction(url, how);
        in_a_result(url, how);
    }
    if (!CHECK(proxy_socket_of(url, server, sizeof server)) || !CHECK(proxy_start(&p, server))) return;
    snprintf(through, sizeof through, "mysql://root@127.0.0.1:%d/test", p.port);
    between_calls(through, "halt", 2100);
    in_a_transaction(through, "kill");
    proxy_stop(&p);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (argc < 2 || !getenv("SCHEMAC_SERVER")) {
        fprintf(stderr, "usage: own_server.sh ENGINE %s\n", argv[0]);
        return 77;
    }
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, NULL, ddl), SC_OK)) {
        lines(argv[1]);
        while_reading(argv[1]);
        while_writing(argv[1]);
        storm(argv[1]);
    }
    sc_close(db);
    return check_result();
}
