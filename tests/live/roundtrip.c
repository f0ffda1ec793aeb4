/* roundtrip.c: the tracer bullet's promise, field by field, on the engine of the URL: what event_write wrote is
 * what event_read_by_id, the list, the join and the summary give back. Built once over the repository's own generated/
 * (mysql dialect) and once over tests/live/portable (postgres dialect): the C interface is the same.
 *
 *   roundtrip URL      exit 0: all equal; 1: not, each difference a line; 77: no URL
 */
#include "generated/main_queries.h"
#include "generated/sessions_queries.h"

#include "dyfj.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHECK(what) check((what), #what, __LINE__)

struct test {
    const char *url;
    sc_db *db;
    int failed, passed;
};
/* One test program, one test: the counters are what main() returns. */
static struct test t;

static int check(int ok, const char *what, int line)
{
    if (ok) return t.passed++, 1;
    t.failed++;
    fprintf(stderr, "roundtrip.c:%d: %s does not hold (%s)\n", line, what, t.db ? sc_errmsg(t.db) : "");
    return 0;
}

static int text_is(sc_text got, sc_text want)
{
    if (!got.ptr || !want.ptr) return got.ptr == want.ptr;
    return got.len == want.len && memcmp(got.ptr, want.ptr, want.len) == 0 && got.ptr[got.len] == '\0';
}

static int decimal_is(sc_decimal got, sc_decimal want)
{
    return text_is((sc_text){got.ptr, got.len}, (sc_text){want.ptr, want.len});
}

/* JSON is equal as JSON: engines normalise its blanks, escapes and key order, or keep them. */
static int json_is(sc_text got, sc_text want)
{
    if (!got.ptr || !want.ptr) return got.ptr == want.ptr;
    json_t *a = json_loadb(got.ptr, got.len, JSON_DECODE_ANY, NULL);
    json_t *b = json_loadb(want.ptr, want.len, JSON_DECODE_ANY, NULL);
    int equal = a && b && json_equal(a, b);
    json_decref(a);
    json_decref(b);
    return equal;
}

static int u32_is(sc_opt_u32 got, sc_opt_u32 want)
{
    return got.has == want.has && (!want.has || got.value == want.value);
}

static void compare_identity(const events_row *got, const events_row *want)
{
    CHECK(text_is(got->event_id, want->event_id));
    CHECK(text_is(got->session_id, want->session_id));
    CHECK(got->event_type == want->event_type);
    CHECK(got->created_at.us == want->created_at.us);
    CHECK(text_is(got->trace_id, want->trace_id));
    CHECK(text_is(got->span_id, want->span_id));
    CHECK(text_is(got->parent_span_id, want->parent_span_id));
    CHECK(text_is(got->principal_id, want->principal_id));
    CHECK(got->principal_type == want->principal_type);
    CHECK(text_is(got->action, want->action));
    CHECK(text_is(got->resource, want->resource));
    CHECK(text_is(got->authz_basis, want->authz_basis));
}

static void compare_payload(const events_row *got, const events_row *want)
{
    CHECK(text_is(got->model, want->model));
    CHECK(text_is(got->provider, want->provider));
    CHECK(text_is(got->api, want->api));
    CHECK(u32_is(got->tokens_input, want->tokens_input));
    CHECK(u32_is(got->tokens_output, want->tokens_output));
    CHECK(u32_is(got->tokens_cache_read, want->tokens_cache_read));
    CHECK(u32_is(got->tokens_cache_write, want->tokens_cache_write));
    CHECK(decimal_is(got->cost_total, want->cost_total));
    CHECK(text_is(got->content, want->content));
    CHECK(got->stop_reason == want->stop_reason);
    CHECK(text_is(got->tool_name, want->tool_name));
    CHECK(text_is(got->tool_call_id, want->tool_call_id));
    CHECK(json_is(got->tool_arguments, want->tool_arguments));
    CHECK(text_is(got->tool_result, want->tool_result));
    CHECK(got->tool_is_error.has == want->tool_is_error.has);
    CHECK(!want->tool_is_error.has || got->tool_is_error.value == want->tool_is_error.value);
    CHECK(text_is(got->thinking, want->thinking));
    CHECK(u32_is(got->duration_ms, want->duration_ms));
}

static void compare(const events_row *got, const events_row *want)
{
    compare_identity(got, want);
    compare_payload(got, want);
}

static sc_timestamp at(const char *iso)
{
    sc_timestamp when = {0};
    if (!sc_timestamp_parse(iso, &when)) abort();
    return when;
}

/* Everything nullable is NULL. */
static events_row bare(const char *id)
{
    return (events_row){
        .event_id = sc_str(id),
        .session_id = sc_str("s1"),
        .event_type = EVENTS_EVENT_TYPE_MODEL_RESPONSE,
        .created_at = at("2026-08-04T11:24:56.012452Z"),
        .trace_id = sc_str("4bf92f3577b34da6a3ce929d0e0e4736"),
        .span_id = sc_str("00f067aa0ba902b7"),
        .principal_id = sc_str("p"),
        .principal_type = EVENTS_PRINCIPAL_TYPE_HUMAN,
        .action = sc_str("a"),
        .resource = sc_str(""),
        .authz_basis = sc_str("b"),
    };
}

/* Nothing is NULL, and every value is one that a careless layer would change. */
static events_row full(const char *id)
{
    events_row e = bare(id);
    e.parent_span_id = sc_str("00f067aa0ba902b6");
    e.model = sc_str("");
    e.provider = sc_str("it's \"quoted\" `here`");
    e.api = sc_str("back\\slash \\' \\0 %_");
    e.tokens_input = (sc_opt_u32){true, UINT32_MAX};
    e.tokens_output = (sc_opt_u32){true, 0};
    e.tokens_cache_read = (sc_opt_u32){true, 2147483648u};
    e.tokens_cache_write = (sc_opt_u32){true, 1};
    e.cost_total = sc_dec("9999.999999");
    e.content = sc_str("four bytes \xF0\x9F\xA6\x86, three \xE2\x82\xAC, two \xC3\xA9\r\n\ttab");
    e.stop_reason = EVENTS_STOP_REASON_STOP;
    e.tool_name = sc_str("--");
    e.tool_call_id = sc_str("?:x@y$z");
    e.tool_arguments = sc_str("{\"a\":[1,2.5,null,true],\"b\":\"q\\\"\\\\\\u00e9\"}");
    e.tool_result = sc_str(" leading and trailing ");
    e.tool_is_error.has = true;
    e.thinking = sc_str("'';");
    e.duration_ms = (sc_opt_u32){true, 3600000};
    return e;
}

/* The server's default zone, for connections made from now on. SQLite has none. */
static void set_zone(const char *zone)
{
    char sql[80];
    snprintf(sql, sizeof sql, "SET GLOBAL time_zone = '%s'", zone);
    if (strcmp(sc_engine(t.db), "sqlite") != 0) CHECK(sc_exec_script(t.db, sql) == SC_OK);
}

static void reconnect(void)
{
    sc_close(t.db);
    CHECK(sc_open(t.url, &t.db) == SC_OK);
}

static void write_and_read(const events_row *event, const char *id)
{
    sc_mem mem = {0};
    events_row got;
    set_zone("+02:00");
    reconnect();
    CHECK(event_write(t.db, event) == SC_OK);
    set_zone("+00:00");
    reconnect();
    if (CHECK(event_read_by_id(t.db, id, &got, &mem) == SC_ROW)) compare(&got, event);
    sc_mem_free(&mem);
}

static void test_round_trip(void)
{
    events_row none = bare("bare"), all = full("full"), same = full("false");
    same.tool_is_error.value = true;
    same.cost_total = sc_dec("-0.500000");
    same.created_at = at("1999-12-31T23:59:59.000001Z");
    write_and_read(&none, "bare");
    write_and_read(&all, "full");
    write_and_read(&same, "false");
}

static void test_every_member(void)
{
    sc_mem mem = {0};
    for (int i = EVENTS_EVENT_TYPE_MODEL_RESPONSE; i <= EVENTS_EVENT_TYPE_SESSION_END; i++) {
        char id[32];
        events_row e, got;
        snprintf(id, sizeof id, "member-%d", i);
        e = bare(id);
        e.event_type = (events_event_type)i;
        e.principal_type = (events_principal_type)(1 + i % 3);
        e.stop_reason = (events_stop_reason)(i % 6);
        CHECK(event_write(t.db, &e) == SC_OK);
        if (CHECK(event_read_by_id(t.db, id, &got, &mem) == SC_ROW)) compare(&got, &e);
    }
    sc_mem_free(&mem);
}

static void test_refused(void)
{
    events_row e = bare("refused");
    e.event_type = (events_event_type)0;
    CHECK(event_write(t.db, &e) == SC_ERR_PARAM);
    e = bare("refused");
    e.principal_type = (events_principal_type)99;
    CHECK(event_write(t.db, &e) == SC_ERR_PARAM);
    e = bare("refused");
    e.action = (sc_text){0};
    CHECK(event_write(t.db, &e) == SC_ERR_PARAM);
    e = bare("bare");
    CHECK(event_write(t.db, &e) == SC_ERR_UNIQUE);
    events_row got;
    CHECK(event_read_by_id(t.db, "refused", &got, NULL) == SC_DONE);
}

static void test_stream_and_update(void)
{
    events_of_session_rows *it;
    events_row e;
    int64_t n, seen = 0;
    sc_timestamp last = {INT64_MIN};
    int rc = events_of_session(t.db, sc_str("s1"), 7, &it);
    while (rc >= 0 && (rc = events_of_session_next(it, &e)) == SC_ROW) {
        event_finish_params p = {.duration_ms = {true, 5}, .tool_result = sc_str("done"), .event_id = e.event_id};
        CHECK(e.created_at.us >= last.us);
        last = e.created_at;
        CHECK(event_finish(t.db, &p, &n) == SC_OK && n == 1);
        seen++;
    }
    CHECK(rc == SC_DONE);
    CHECK(seen == 7);
    events_of_session_close(it);
    sc_mem mem = {0};
    CHECK(event_read_by_id(t.db, "false", &e, &mem) == SC_ROW && e.duration_ms.value == 5);
    sc_mem_free(&mem);
}

static void test_parents(void)
{
    event_with_parent_rows *it;
    event_with_parent_row r;
    events_row child = bare("child");
    child.session_id = sc_str("s2");
    child.trace_id = sc_str("0af7651916cd43dd8448eb211c80319c");
    events_row root = child;
    root.event_id = sc_str("root");
    root.span_id = sc_str("b7ad6b7169203331");
    root.created_at.us -= 1;
    child.parent_span_id = root.span_id;
    CHECK(event_write(t.db, &root) == SC_OK && event_write(t.db, &child) == SC_OK);
    CHECK(event_with_parent(t.db, sc_str("s2"), &it) == SC_OK);
    CHECK(event_with_parent_next(it, &r) == SC_ROW && !r.parent_event_id.ptr && !r.parent_action.ptr);
    CHECK(event_with_parent_next(it, &r) == SC_ROW && text_is(r.parent_event_id, sc_str("root")));
    CHECK(event_with_parent_next(it, &r) == SC_DONE);
    event_with_parent_close(it);
}

static void test_summary(void)
{
    session_summary_rows *it;
    session_summary_row r;
    int64_t rows = 0, events = 0;
    int rc = session_summary(t.db, sc_str("s1"), &it);
    while (rc >= 0 && (rc = session_summary_next(it, &r)) == SC_ROW) {
        rows++;
        events += r.n;
        if (r.event_type != EVENTS_EVENT_TYPE_MODEL_RESPONSE) continue;
        CHECK(r.n == 4 && decimal_is(r.tokens_output, sc_dec("0")));
        CHECK(r.latest.us == at("2026-08-04T11:24:56.012452Z").us);
    }
    CHECK(rc == SC_DONE && rows == 5 && events == 8);
    session_summary_close(it);
}

static void test_transaction(void)
{
    events_row e = bare("tx");
    CHECK(sc_begin(t.db) == SC_OK && event_write(t.db, &e) == SC_OK && sc_rollback(t.db) == SC_OK);
    CHECK(event_read_by_id(t.db, "tx", &e, NULL) == SC_DONE);
    e = bare("tx");
    CHECK(sc_begin(t.db) == SC_OK && event_write(t.db, &e) == SC_OK);
    CHECK(event_write(t.db, &e) == SC_ERR_UNIQUE);
    CHECK(event_write(t.db, &e) == SC_ERR_UNIQUE && sc_commit(t.db) == SC_ERR_UNIQUE);
    CHECK(!sc_in_transaction(t.db) && event_read_by_id(t.db, "tx", &e, NULL) == SC_DONE);
}

static void test_delete(void)
{
    int64_t n;
    CHECK(session_delete(t.db, sc_str("s2"), &n) == SC_OK && n == 2);
    CHECK(session_delete(t.db, sc_str("s2"), &n) == SC_OK && n == 0);
}

int main(int argc, char **argv)
{
    if (argc < 2 || !argv[1][0]) {
        puts("skipped: no URL of a server to test on");
        return 77;
    }
    t.url = argv[1];
    if (!CHECK(sc_open(t.url, &t.db) == SC_OK)) return 1;
    CHECK(sc_exec_script(t.db, "DROP TABLE IF EXISTS events") == SC_OK);
    if (!CHECK(sc_exec_ddl(t.db, schemac_ddl_sqlite, schemac_ddl_mysql) == SC_OK)) return 1;
    /* what was generated is what the engine says of the schema that was generated with it */
    if (!CHECK(sc_verify_schema(t.db, &dyfj_uses) == SC_OK)) fprintf(stderr, "    %s\n", sc_errmsg(t.db));
    CHECK(sc_verify_schema(t.db, &sessions_uses) == SC_OK);
    test_round_trip();
    test_every_member();
    test_refused();
    test_stream_and_update();
    test_parents();
    test_summary();
    test_transaction();
    test_delete();
    CHECK(sc_exec_script(t.db, "DROP TABLE events") == SC_OK);
    sc_close(t.db);
    printf("%d checks passed, %d failed on %s\n", t.passed, t.failed, t.url);
    return t.failed != 0;
}
