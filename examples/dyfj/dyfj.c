/* dyfj.c: the tracer bullet. The queries are written here, where they are used; `schemac prepare` checked
 * them against schema/ and wrote generated/dyfj_queries.h, and this file compiles only while both agree. */
#include "dyfj.h"

SCHEMAC_QUERY(event_insert,
    "INSERT INTO events (event_id, session_id, event_type, created_at, trace_id, span_id, parent_span_id,"
    "    principal_id, principal_type, action, resource, authz_basis,"
    "    model, provider, api, tokens_input, tokens_output, tokens_cache_read, tokens_cache_write,"
    "    cost_total, content, stop_reason, tool_name, tool_call_id, tool_arguments, tool_result,"
    "    tool_is_error, thinking, duration_ms)"
    "  VALUES (:event_id, :session_id, :event_type, :created_at, :trace_id, :span_id, :parent_span_id,"
    "    :principal_id, :principal_type, :action, :resource, :authz_basis,"
    "    :model, :provider, :api, :tokens_input, :tokens_output, :tokens_cache_read, :tokens_cache_write,"
    "    :cost_total, :content, :stop_reason, :tool_name, :tool_call_id, :tool_arguments, :tool_result,"
    "    :tool_is_error, :thinking, :duration_ms)");

SCHEMAC_QUERY(event_by_id, "SELECT * FROM events WHERE event_id = :event_id");

int event_write(sc_db *db, const events_row *event)
{
    return event_insert(db, event);
}

int event_read_by_id(sc_db *db, const char *id, events_row *event, sc_mem *mem)
{
    return event_by_id(db, sc_str(id), event, mem);
}
