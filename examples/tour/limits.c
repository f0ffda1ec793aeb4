/* limits.c: a time for each call, a handle that ends one from elsewhere, another thread's turn. */
#include "tour.h"

#include <pthread.h>

static int in_time(sc_db *db)
{
    events_row row;
    int rc = sc_set_timeout(db, 5000);

    if (rc == SC_OK) rc = event_by_id(db, sc_str("nobody"), &row, NULL); /* SC_ERR_TIMEOUT, had it taken so long */
    if (rc >= 0) rc = EXPECT(rc == SC_DONE);
    return rc < 0 ? rc : sc_set_timeout(db, 0);
}

/* Another thread would say sc_cancel while the call runs. Nothing runs here, so there is nothing to end, now or later. */
static int cancelled(sc_db *db)
{
    events_row row;
    sc_canceller *stop;
    int rc = sc_canceller_new(db, &stop);

    if (rc == SC_OK) rc = EXPECT(sc_cancel(stop) == SC_DONE && sc_canceller_errmsg(stop)[0] == '\0');
    if (rc == SC_OK) rc = event_by_id(db, sc_str("nobody"), &row, NULL) == SC_DONE ? SC_OK : sc_errcode(db);
    sc_canceller_free(stop);
    return rc;
}

struct turn {
    sc_db *db;
    int rc;
};

static void *other_thread(void *context)
{
    struct turn *t = context;
    events_row row;

    t->rc = event_by_id(t->db, sc_str("nobody"), &row, NULL);
    sc_hand_over(t->db); /* and back */
    return NULL;
}

static int handed_over(sc_db *db)
{
    struct turn turn = {db, SC_ERROR};
    pthread_t thread;

    sc_hand_over(db);
    if (pthread_create(&thread, NULL, other_thread, &turn) != 0) return SC_ERR_NOMEM;
    pthread_join(thread, NULL);
    return turn.rc < 0 ? turn.rc : EXPECT(turn.rc == SC_DONE);
}

int tour_limits(sc_db *db)
{
    int rc = in_time(db);

    if (rc == SC_OK) rc = cancelled(db);
    return rc == SC_OK ? handed_over(db) : rc;
}
