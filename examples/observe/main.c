/* main.c: observe log|spans URL: works on the events of examples/dyfj, with a hook: a log on standard error, or spans on standard
 * output. Nothing else is printed. */
#include "hooks.h"

#include "generated/dyfj_queries.h"
#include "generated/main_queries.h"

#include <string.h>

static events_row event_of(const char *id)
{
    return (events_row){
        .event_id = sc_str(id),
        .session_id = sc_str("observed"),
        .event_type = EVENTS_EVENT_TYPE_MODEL_RESPONSE,
        .created_at = sc_timestamp_now(),
        .trace_id = sc_str("4bf92f3577b34da6a3ce929d0e0e4736"),
        .span_id = sc_str("00f067aa0ba902b7"),
        .principal_id = sc_str("agent-7"),
        .principal_type = EVENTS_PRINCIPAL_TYPE_AGENT,
        .action = sc_str("answer"),
        .resource = sc_str("repository:schemac"),
        .authz_basis = sc_str("grant:42"),
    };
}

static int read_all(sc_db *db)
{
    events_of_session_rows *it = NULL;
    events_row row;
    int rc = events_of_session(db, sc_str("observed"), 10, &it);

    while (rc >= 0 && (rc = events_of_session_next(it, &row)) == SC_ROW) continue;
    events_of_session_close(it);
    return rc;
}

/* Two events in a transaction; then one that is there already, which rolls its transaction back. */
static int work(sc_db *db)
{
    events_row one = event_of("secret-1"), two = event_of("secret-2");
    int64_t deleted;
    int rc = session_delete(db, sc_str("observed"), &deleted);

    if (rc >= 0) rc = sc_begin(db);
    if (rc >= 0) rc = event_insert(db, &one);
    if (rc >= 0) rc = event_insert(db, &two);
    if (rc >= 0) rc = sc_commit(db);
    if (rc >= 0) rc = read_all(db);
    if (rc >= 0) rc = sc_begin(db);
    if (rc >= 0 && event_insert(db, &two) != SC_ERR_UNIQUE) rc = SC_ERROR;
    if (rc >= 0) rc = sc_rollback(db);
    if (rc >= 0) rc = session_delete(db, sc_str("observed"), &deleted);
    return rc >= 0 && deleted != 2 ? SC_ERROR : rc;
}

int main(int argc, char **argv)
{
    struct spans spans;
    sc_hook hook = {.fn = log_event, .ctx = stderr};
    sc_db *db = NULL;
    int rc;

    if (argc != 3) return 2;
    spans_init(&spans, stdout, "0af7651916cd43dd8448eb211c80319c", 0, 1);
    if (strcmp(argv[1], "spans") == 0) hook = (sc_hook){.fn = span_event, .ctx = &spans};
    rc = sc_open(argv[2], &db);
    if (rc == SC_OK) rc = sc_exec_script(db, "DROP TABLE IF EXISTS events");
    if (rc == SC_OK) rc = sc_exec_ddl(db, schemac_ddl_sqlite, schemac_ddl_mysql);
    if (rc == SC_OK) rc = sc_set_hook(db, &hook);
    if (rc == SC_OK) rc = work(db);
    if (rc < 0) fprintf(stderr, "observe: %s\n", sc_errmsg(db));
    sc_close(db);
    return rc < 0;
}
