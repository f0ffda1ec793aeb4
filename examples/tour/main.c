/* main.c: tour URL: all parts, on the engine of the URL. The tables are dropped and made anew. */
#include "tour.h"

#include <stdlib.h>

int tour_differs(const char *condition, const char *file, int line)
{
    fprintf(stderr, "%s:%d: it is not so: %s\n", file, line, condition);
    return SC_ERROR;
}

events_row tour_event(const char *id)
{
    return (events_row){
        .event_id = sc_str(id),
        .session_id = sc_str(TOUR_SESSION),
        .event_type = EVENTS_EVENT_TYPE_TOOL_CALL,
        .created_at = sc_timestamp_now(),
        .trace_id = sc_str("4bf92f3577b34da6a3ce929d0e0e4736"),
        .span_id = sc_str("00f067aa0ba902b7"),
        .principal_id = sc_str("agent-7"),
        .principal_type = EVENTS_PRINCIPAL_TYPE_AGENT,
        .action = sc_str("look"),
        .resource = sc_str("repository:schemac"),
        .authz_basis = sc_str("grant:42"),
        .cost_total = sc_dec("0.012500"),
    };
}

int tour_clear(sc_db *db)
{
    int64_t affected;

    return session_delete(db, sc_str(TOUR_SESSION), &affected);
}

/* The application's own allocator: n == 0 frees. */
static void *allocate(void *ctx, void *p, size_t n)
{
    ++*(unsigned *)ctx;
    if (n > 0) return realloc(p, n);
    free(p);
    return NULL;
}

/* As a program opens it whose tables are there: only where they are those that its queries were checked for. */
static int verified(const char *url)
{
    const sc_used *const uses[] = {&dyfj_uses, &main_uses, &sessions_uses, NULL};
    sc_db *db;
    int rc = sc_open_verified(url, uses, &db);

    if (rc < 0) fprintf(stderr, "tour: %s\n", sc_errmsg(db));
    sc_close(db);
    return rc;
}

static int all_parts(sc_db *db, const char *url)
{
    int rc = sc_exec_script(db, "DROP TABLE IF EXISTS events");

    if (rc == SC_OK) rc = sc_exec_ddl(db, schemac_ddl_sqlite, schemac_ddl_mysql);
    if (rc == SC_OK) rc = sc_verify_schema(db, &dyfj_uses); /* as a program does that made its tables */
    if (rc == SC_OK) rc = verified(url);
    if (rc == SC_OK) rc = tour_values(db);
    if (rc == SC_OK) rc = tour_results(db);
    if (rc == SC_OK) rc = tour_errors(db);
    if (rc == SC_OK) rc = tour_transactions(db);
    if (rc == SC_OK) rc = tour_limits(db);
    return rc == SC_OK ? tour_pool(url) : rc;
}

int main(int argc, char **argv)
{
    unsigned calls = 0;
    sc_db *db;
    int rc;

    if (argc != 2) return 2;
    rc = sc_open_with(argv[1], allocate, &calls, &db); /* sc_open takes malloc */
    if (rc == SC_OK) rc = all_parts(db, argv[1]);
    if (rc == SC_OK) rc = EXPECT(calls > 0);
    if (rc < 0 && db) fprintf(stderr, "tour: %d %s\n", rc, sc_errmsg(db));
    sc_close(db);
    return rc < 0;
}
