/* spans.c: what happens on a connection as spans, in the names that OpenTelemetry has for database clients. */
#include "hooks.h"

#include <inttypes.h>
#include <string.h>
#include <time.h>

struct span {
    const char *name;
    uint64_t id, parent, start_ns, duration_ns;
    const sc_event *e; /* with its attributes */
};

static uint64_t now(clockid_t clock)
{
    struct timespec t;

    (void)clock_gettime(clock, &t);
    return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

void spans_init(struct spans *s, FILE *out, const char *trace, uint64_t parent, uint64_t seed)
{
    *s = (struct spans){.out = out, .parent = parent, .last = seed};
    (void)snprintf(s->trace, sizeof s->trace, "%s", trace);
    s->wall_ns = now(CLOCK_REALTIME) - now(CLOCK_MONOTONIC);
}

/* Any that is not 0 and not another one's; a real exporter has a better source. */
static uint64_t new_id(struct spans *s)
{
    s->last += UINT64_C(0x9E3779B97F4A7C15);
    return s->last ? s->last : new_id(s);
}

/* ---------------------------------------------------------------- a line */

static void put_text(FILE *out, const char *text)
{
    fputc('"', out);
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            fprintf(out, "\\%c", *text);
        else if ((unsigned char)*text < ' ')
            fprintf(out, "\\u%04x", (unsigned)*text);
        else
            fputc(*text, out);
    }
    fputc('"', out);
}

static void put_string(FILE *out, const char *key, const char *value)
{
    fprintf(out, ",{\"key\":\"%s\",\"value\":{\"stringValue\":", key);
    put_text(out, value);
    fputs("}}", out);
}

static void put_integer(FILE *out, const char *key, int64_t value)
{
    fprintf(out, ",{\"key\":\"%s\",\"value\":{\"intValue\":\"%" PRId64 "\"}}", key, value);
}

static void put_attributes(FILE *out, const sc_event *e)
{
    fputs(",\"attributes\":[{\"key\":\"db.system.name\",\"value\":{\"stringValue\":", out);
    put_text(out, sc_engine(e->db));
    fputs("}}", out);
    if (e->name[0]) put_string(out, "db.query.summary", e->name);
    if (e->sql) put_string(out, "db.query.text", e->sql);
    if (e->kind == SC_EVENT_END) put_integer(out, "db.response.returned_rows", e->rows);
    if (e->code < 0) {
        char code[16];

        (void)snprintf(code, sizeof code, "%d", e->code);
        put_string(out, "error.type", code);
        (void)snprintf(code, sizeof code, "%d", e->native);
        put_string(out, "db.response.status_code", code);
    }
    fputc(']', out);
}

static void put_span(const struct spans *s, const struct span *p)
{
    uint64_t start = p->start_ns + s->wall_ns;

    flockfile(s->out);
    fprintf(s->out, "{\"traceId\":\"%s\",\"spanId\":\"%016" PRIx64 "\"", s->trace, p->id);
    if (p->parent) fprintf(s->out, ",\"parentSpanId\":\"%016" PRIx64 "\"", p->parent);
    fputs(",\"name\":", s->out);
    put_text(s->out, p->name);
    fprintf(s->out, ",\"kind\":3,\"startTimeUnixNano\":\"%" PRIu64 "\",\"endTimeUnixNano\":\"%" PRIu64 "\"", start,
            start + p->duration_ns);
    put_attributes(s->out, p->e);
    fprintf(s->out, ",\"status\":{\"code\":%d}}\n", p->e->code < 0 ? 2 : 0);
    funlockfile(s->out);
}

/* ---------------------------------------------------------------- events */

static uint64_t above(const struct spans *s)
{
    return s->transaction ? s->transaction : s->parent;
}

/* A transaction's span ends with it, whichever way. */
static void end_transaction(struct spans *s, const sc_event *e)
{
    if (!s->transaction) return;
    put_span(s, &(struct span){.name = "transaction",
                               .id = s->transaction,
                               .parent = s->parent,
                               .start_ns = s->begun_ns,
                               .duration_ns = e->start_ns + e->duration_ns - s->begun_ns,
                               .e = e});
    s->transaction = 0;
}

void span_event(const sc_event *e, void *ctx)
{
    struct spans *s = ctx;
    struct span p = {.name = e->name, .start_ns = e->start_ns, .duration_ns = e->duration_ns, .e = e};

    switch (e->kind) {
    case SC_EVENT_START:
        s->statement = new_id(s);
        *e->span = (void *)(uintptr_t)s->statement;
        return;
    case SC_EVENT_END:
        p.id = (uint64_t)(uintptr_t)*e->span;
        p.parent = above(s);
        break;
    case SC_EVENT_PREPARE:
        p.name = "prepare";
        p.id = new_id(s);
        p.parent = s->statement;
        break;
    case SC_EVENT_BEGIN:
        s->transaction = e->code < 0 ? 0 : new_id(s);
        s->begun_ns = e->start_ns;
        return;
    case SC_EVENT_COMMIT:
        if (e->code < 0) return; /* the ROLLBACK that follows ends it */
        end_transaction(s, e);
        return;
    case SC_EVENT_ROLLBACK: end_transaction(s, e); return;
    default:
        p.id = new_id(s);
        p.parent = above(s);
        break;
    }
    put_span(s, &p);
}
