/* results.c: writing many rows at once; one row, a stream, an array; whose memory texts are. */
#include "tour.h"

#include <string.h>

enum { EVENTS = 300 };

static int write_many(sc_db *db)
{
    static char ids[EVENTS][32];
    static events_row rows[EVENTS];
    sc_bulk done;
    int rc;

    for (int i = 0; i < EVENTS; i++) {
        snprintf(ids[i], sizeof ids[i], "many-%03d", i);
        rows[i] = tour_event(ids[i]);
    }
    rc = event_insert_many(db, rows, EVENTS, SC_BULK_ATOMIC, &done);
    return rc == SC_OK ? EXPECT(done.rows == EVENTS) : rc;
}

/* Each one-row call uses the memory again: what it read before is gone. sc_mem_alloc is for what is to live as long. */
static int one_row(sc_db *db)
{
    sc_mem mem = {0};
    events_row row;
    char *copy = NULL;
    int rc = event_by_id(db, sc_str("many-007"), &row, &mem);

    if (rc == SC_ROW) rc = EXPECT(strcmp(row.event_id.ptr, "many-007") == 0 && !row.model.ptr);
    if (rc == SC_OK) rc = EXPECT(event_by_id(db, sc_str("nobody"), &row, &mem) == SC_DONE); /* there is none */
    sc_mem_clear(&mem);
    if (rc == SC_OK) copy = sc_mem_alloc(&mem, 16);
    if (rc == SC_OK) rc = copy ? SC_OK : SC_ERR_NOMEM;
    sc_mem_free(&mem);
    return rc;
}

/* A row's texts live until the next step. */
static int a_stream(sc_db *db)
{
    events_of_session_rows *it;
    events_row row;
    int n = 0, rc = events_of_session(db, sc_str(TOUR_SESSION), EVENTS, &it);

    while (rc >= 0 && (rc = events_of_session_next(it, &row)) == SC_ROW && n < 10) n++; /* no more of them, thank you */
    events_of_session_close(it);
    return rc < 0 ? rc : EXPECT(n == 10);
}

/* The whole result, with its texts, in one sc_mem; or in the caller's array. */
static int whole(sc_db *db)
{
    sc_mem mem = {0};
    events_row *rows, some[5];
    size_t n;
    int rc = events_of_session_all(db, sc_str(TOUR_SESSION), EVENTS, &rows, &n, &mem);

    if (rc == SC_OK) rc = EXPECT(n == EVENTS && strcmp(rows[EVENTS - 1].session_id.ptr, TOUR_SESSION) == 0);
    if (rc == SC_OK) rc = events_of_session_into(db, sc_str(TOUR_SESSION), 5, some, 5, &n, &mem);
    if (rc == SC_OK) rc = EXPECT(n == 5);
    sc_mem_free(&mem);
    return rc;
}

int tour_results(sc_db *db)
{
    int rc = tour_clear(db);

    if (rc == SC_OK) rc = write_many(db);
    if (rc == SC_OK) rc = one_row(db);
    if (rc == SC_OK) rc = a_stream(db);
    if (rc == SC_OK) rc = whole(db);
    return rc == SC_OK ? tour_clear(db) : rc;
}
