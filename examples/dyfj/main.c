/* main.c: dyfj URL: writes a session of three events into the database of the URL, reads it back in every way
 * the example has, and prints what was written and what came back.
 *
 *   dyfj sqlite:PATH                                       the embedded default
 *   dyfj mysql://user:password@host:port/db?socket=PATH    MySQL, MariaDB, Dolt
 */
#include "generated/main_queries.h"

#include "dyfj.h"

#include <stdio.h>
#include <stdlib.h>

SCHEMAC_QUERY(events_of_session,
    "SELECT * FROM events"
    " WHERE session_id = :session_id"
    " ORDER BY created_at, event_id LIMIT :n");

SCHEMAC_QUERY(event_with_parent,
    "SELECT e.event_id, e.span_id, p.event_id AS parent_event_id, p.action AS parent_action"
    "  FROM events AS e"
    "  LEFT JOIN events AS p ON p.trace_id = e.trace_id AND p.span_id = e.parent_span_id"
    " WHERE e.session_id = :session_id"
    " ORDER BY e.created_at");

SCHEMAC_QUERY(event_finish, "/* schemac: execrows */ "
    "UPDATE events SET duration_ms = :duration_ms, tool_result = :tool_result WHERE event_id = :event_id");

SCHEMAC_QUERY(session_delete, "/* schemac: execrows */ "
    "DELETE FROM events WHERE session_id = :session_id");

static const char SESSION[] = "session-1";

/* Prints the connection's error and gives it back, so that a call can be wrapped in it. */
static int check(sc_db *db, int rc)
{
    if (rc < 0) fprintf(stderr, "dyfj: %s (%s, %d)\n", sc_errmsg(db), sc_sqlstate(db), sc_errnative(db));
    return rc;
}

static const char *or_null(sc_text text)
{
    return text.ptr ? text.ptr : "NULL";
}

static void show(const char *title, const events_row *e)
{
    char when[40];
    printf("%s %s\n", title, e->event_id.ptr);
    printf("  type %s, at %s, by %s %s\n", events_event_type_text(e->event_type),
           sc_timestamp_iso(e->created_at, when), events_principal_type_text(e->principal_type),
           e->principal_id.ptr);
    printf("  %s on %s, allowed by %s\n", e->action.ptr, e->resource.ptr, e->authz_basis.ptr);
    printf("  trace %s span %s parent %s\n", e->trace_id.ptr, e->span_id.ptr,
           e->parent_span_id.ptr ? e->parent_span_id.ptr : "(root)");
    if (e->cost_total.ptr) printf("  cost %s\n", e->cost_total.ptr);
    if (e->tokens_output.has) printf("  %u tokens out\n", (unsigned)e->tokens_output.value);
    if (e->tool_name.ptr)
        printf("  tool %s(%s) = %s\n", e->tool_name.ptr, or_null(e->tool_arguments), or_null(e->tool_result));
    if (e->duration_ms.has) printf("  took %u ms\n", (unsigned)e->duration_ms.value);
}

static events_row event_base(const char *id, const char *span, const char *created_at)
{
    events_row e = {
        .event_id = sc_str(id),
        .session_id = sc_str(SESSION),
        .trace_id = sc_str("4bf92f3577b34da6a3ce929d0e0e4736"),
        .span_id = sc_str(span),
        .principal_id = sc_str("agent-7"),
        .principal_type = EVENTS_PRINCIPAL_TYPE_AGENT,
        .resource = sc_str("repository:schemac"),
        .authz_basis = sc_str("grant:42"),
    };
    if (!sc_timestamp_parse(created_at, &e.created_at)) abort();
    return e;
}

/* Three events in one transaction: the root, a model's response below it, a tool call below that. */
static int write_session(sc_db *db)
{
    events_row start = event_base("event-1", "00f067aa0ba902b7", "2026-08-04T11:24:56.012452Z");
    start.event_type = EVENTS_EVENT_TYPE_SESSION_START;
    start.action = sc_str("session.start");

    events_row answer = event_base("event-2", "00f067aa0ba902b8", "2026-08-04T11:24:57.5Z");
    answer.event_type = EVENTS_EVENT_TYPE_MODEL_RESPONSE;
    answer.parent_span_id = start.span_id;
    answer.action = sc_str("model.respond");
    answer.model = sc_str("a-model");
    answer.tokens_output = (sc_opt_u32){true, 1234};
    answer.cost_total = sc_dec("0.012300");
    answer.stop_reason = EVENTS_STOP_REASON_TOOL_USE;

    events_row tool = event_base("event-3", "00f067aa0ba902b9", "2026-08-04T11:24:58.000001Z");
    tool.event_type = EVENTS_EVENT_TYPE_TOOL_CALL;
    tool.parent_span_id = answer.span_id;
    tool.action = sc_str("tool.call");
    tool.tool_name = sc_str("read_file");
    tool.tool_arguments = sc_str("{\"path\": \"it's \\\"here\\\"\"}");

    const events_row *all[] = {&start, &answer, &tool};
    if (check(db, sc_begin(db)) < 0) return SC_ERROR;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        show("write", all[i]);
        (void)event_write(db, all[i]); /* the first error stays: sc_commit gives it */
    }
    return check(db, sc_commit(db));
}

/* Every event of the session, and while the result is open, an update of each tool call in it. */
static int finish_tools(sc_db *db)
{
    events_of_session_rows *it;
    events_row e;
    int rc = events_of_session(db, sc_str(SESSION), 50, &it);
    while (rc >= 0 && (rc = events_of_session_next(it, &e)) == SC_ROW) {
        if (e.event_type != EVENTS_EVENT_TYPE_TOOL_CALL) continue;
        int64_t n;
        event_finish_params done = {
            .duration_ms = {true, 417}, .tool_result = sc_str("ok"), .event_id = e.event_id};
        rc = event_finish(db, &done, &n);
        if (rc >= 0) printf("update: %lld row\n", (long long)n);
    }
    events_of_session_close(it);
    return check(db, rc);
}

static int read_one(sc_db *db, const char *id)
{
    sc_mem mem = {0};
    events_row e;
    int rc = check(db, event_read_by_id(db, id, &e, &mem));
    if (rc == SC_ROW) show("read", &e);
    if (rc == SC_DONE) fprintf(stderr, "dyfj: event %s is gone\n", id);
    sc_mem_free(&mem);
    return rc == SC_ROW ? SC_OK : SC_ERROR;
}

static int show_parents(sc_db *db)
{
    event_with_parent_rows *it;
    event_with_parent_row r;
    int rc = event_with_parent(db, sc_str(SESSION), &it);
    while (rc >= 0 && (rc = event_with_parent_next(it, &r)) == SC_ROW)
        printf("parent of %s: %s (%s)\n", r.event_id.ptr, or_null(r.parent_event_id), or_null(r.parent_action));
    event_with_parent_close(it);
    return check(db, rc);
}

/* The first run makes the table. A database without it says so: the statement does not fit it. */
static int ensure_schema(sc_db *db)
{
    events_row e;
    if (event_read_by_id(db, "", &e, NULL) != SC_ERR_SCHEMA) return check(db, sc_errcode(db));
    return check(db, sc_exec_ddl(db, schemac_ddl_sqlite, schemac_ddl_mysql));
}

static int run(sc_db *db)
{
    int64_t n;
    if (ensure_schema(db) < 0) return SC_ERROR;
    if (write_session(db) < 0 || finish_tools(db) < 0) return SC_ERROR;
    if (read_one(db, "event-1") < 0 || read_one(db, "event-2") < 0 || read_one(db, "event-3") < 0)
        return SC_ERROR;
    if (show_parents(db) < 0) return SC_ERROR;
    if (check(db, session_delete(db, sc_str(SESSION), &n)) < 0) return SC_ERROR;
    printf("delete: %lld rows\n", (long long)n);
    return SC_OK;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: dyfj URL (sqlite:PATH or mysql://user:password@host:port/db?socket=PATH)\n", stderr);
        return 2;
    }
    sc_db *db = NULL;
    int rc = sc_open(argv[1], &db); /* sets db on failure too: its message is there */
    if (db) (void)check(db, rc);
    if (rc == SC_OK) {
        printf("engine %s\n", sc_engine(db));
        rc = run(db);
    }
    sc_close(db);
    return rc < 0;
}
