/* pool.c: connections that threads share. */
#include "tour.h"

static int borrow(sc_pool *pool)
{
    events_row row;
    sc_db *db, *none;
    int rc = sc_pool_acquire(pool, &db);

    if (rc == SC_OK) rc = event_by_id(db, sc_str("nobody"), &row, NULL) == SC_DONE ? SC_OK : sc_errcode(db);
    if (rc == SC_OK) rc = EXPECT(sc_pool_acquire_within(pool, 0, &none) == SC_ERR_TIMEOUT); /* there is one */
    if (rc == SC_OK) sc_pool_release(none);                                                 /* also what is none */
    sc_pool_release(db);
    return rc;
}

int tour_pool(const char *url)
{
    sc_pool_counts counts;
    sc_pool *pool;
    int rc = sc_pool_open(url, &(sc_pool_options){.max = 1}, &pool);

    if (rc < 0) fprintf(stderr, "tour: %s\n", sc_pool_errmsg(pool));
    if (rc == SC_OK) rc = borrow(pool);
    if (rc == SC_OK) rc = sc_pool_tend(pool);
    if (rc == SC_OK) {
        sc_pool_stats(pool, &counts);
        rc = EXPECT(counts.acquired == 1 && counts.timeouts == 1 && counts.in_use == 0);
    }
    if (rc == SC_OK) rc = sc_pool_shut_down(pool, 1000);
    sc_pool_close(pool, 1000);
    return rc;
}
