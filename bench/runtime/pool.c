/* pool.c: what it costs to borrow a connection and to give it back, and what a hook costs that does nothing.
 *
 *   bench_pool [FILE [SECONDS]]      FILE: of SQLite's, for a pool of connections to it */
#include <schemac/schemac.h>

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

#include "race.h"

enum { BURST = 256, ROUNDS = 9, MOST_THREADS = 4 };

struct borrower {
    sc_pool *pool;
    double end;
    uint64_t n;
};

static void *borrow(void *arg)
{
    struct borrower *me = arg;
    sc_db *db;

    do {
        for (int i = 0; i < BURST; i++) {
            int rc = sc_pool_acquire(me->pool, &db);

            if (rc < 0) race_fail("sc_pool_acquire", sc_errmsg(db));
            sc_pool_release(db);
        }
        me->n += BURST;
    } while (race_now() < me->end);
    return NULL;
}

static int by_number(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

/* Nanoseconds a thread spends on one acquire and release, the median of the rounds. */
static double cost(const char *url, unsigned threads, uint32_t max, double seconds)
{
    double ns[ROUNDS];
    sc_pool *pool;

    if (sc_pool_open(url, &(sc_pool_options){.max = max, .min = max}, &pool) < 0)
        race_fail(url, sc_pool_errmsg(pool));
    for (int r = 0; r < ROUNDS; r++) {
        struct borrower b[MOST_THREADS];
        pthread_t thread[MOST_THREADS];
        double start = race_now();
        uint64_t n = 0;

        for (unsigned i = 0; i < threads; i++) {
            b[i] = (struct borrower){.pool = pool, .end = start + seconds};
            (void)pthread_create(&thread[i], NULL, borrow, &b[i]);
        }
        for (unsigned i = 0; i < threads; i++) (void)pthread_join(thread[i], NULL);
        for (unsigned i = 0; i < threads; i++) n += b[i].n;
        ns[r] = (race_now() - start) * 1e9 * threads / (double)n;
    }
    sc_pool_close(pool, 0);
    qsort(ns, ROUNDS, sizeof *ns, by_number);
    return ns[ROUNDS / 2];
}

int main(int argc, char **argv)
{
    double seconds = argc > 2 ? atof(argv[2]) : 0.1;
    char url[4096];

    snprintf(url, sizeof url, "sqlite:%s?journal=wal", argc > 1 ? argv[1] : "pool.db");
    printf("acquire and release, ns\n");
    printf("  one thread                        %8.0f   (goal: 1000)\n", cost(url, 1, 1, seconds));
    printf("  two threads, two connections      %8.0f\n", cost(url, 2, 2, seconds));
    printf("  four threads, two connections     %8.0f   (each waits for another)\n", cost(url, 4, 2, seconds));
    return 0;
}
