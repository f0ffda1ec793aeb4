/* observe.c: what a connection does, told to the application's hook; counters.
 *
 * Stage: beside stmt.c and transaction.c, off the quick path: a connection that is watched goes the long way. Rules of the
 * public header are kept here: no value is ever in an event; an event that is not asked for, or was too quick, is not built.
 * An SQL text is the generated one, never what was made of it for a list. */
#include "list.h"

#include <time.h>

uint64_t sci_now(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

/* ---------------------------------------------------------------- the hook */

/* A struct of an older header is shorter: what it does not have is zero. */
bool sci_hook_make(const sc_hook *from, size_t size, struct sci_hook *out)
{
    *out = (struct sci_hook){0};
    if (!from) return true;
    memcpy(&out->set, from, size < sizeof out->set ? size : sizeof out->set);
    if (!out->set.fn || out->set.events & ~(unsigned)SC_EVENT_ALL) return false;
    if (out->set.events == 0) out->set.events = SC_EVENT_ALL;
    out->slow_ns = (uint64_t)out->set.slow_ms * 1000000;
    return true;
}

void sci_hook_set(sc_db *db, const struct sci_hook *hook)
{
    db->hook = *hook;
    db->watch &= ~(unsigned)SCI_WATCH_HOOK;
    if (hook->set.fn) db->watch |= SCI_WATCH_HOOK;
}

int sc__set_hook(sc_db *db, const sc_hook *hook, size_t size)
{
    int rc = sci_enter(db);
    struct sci_hook h;

    if (rc < 0) return rc;
    if (!sci_hook_make(hook, size, &h))
        return sci_fail(db, SC_ERR_MISUSE, "sc_set_hook: %s", h.set.fn ? "an event that is not known" : "no function");
    sci_hook_set(db, &h);
    return SC_OK;
}

void sci_tell(const struct sci_hook *h, sc_db *db, sc_event *e)
{
    if (!h->set.fn || !(h->set.events & (unsigned)e->kind) || e->busy_ns < h->slow_ns) return;
    e->db = db;
    e->native = db && e->code < 0 ? db->error.native : 0;
    e->sqlstate = db && e->code < 0 ? db->error.sqlstate : "";
    if (!e->name) e->name = "";
    h->set.fn(e, h->set.ctx);
}

void sci_event_end(sc_db *db, enum sc_event_kind kind, const char *name, uint64_t start_ns, int rc)
{
    sc_event e = {.kind = (int)kind, .code = rc < 0 ? rc : SC_OK, .name = name, .start_ns = start_ns, .affected = -1};

    if (start_ns == 0) return;
    if (kind == SC_EVENT_PREPARE) e.id = db->last_id;
    e.busy_ns = e.duration_ns = sci_now() - start_ns;
    sci_tell(&db->hook, db, &e);
}

/* ---------------------------------------------------------------- how much */

static uint64_t bytes_of_any(const sc_value *v)
{
    switch (v->kind) {
    case SC_VALUE_NULL: return 0;
    case SC_VALUE_INT:
    case SC_VALUE_UINT:
    case SC_VALUE_DOUBLE: return 8;
    case SC_VALUE_TEXT:
    case SC_VALUE_BLOB: return v->as.text.len;
    }
    return 0;
}

/* Of one value: a text's length, or the size of its type. */
static uint64_t bytes_of(const sc_field *f, const void *value)
{
    if (f->type & SC_T_OWN) return sci_field_size(f);
    switch (sci_type_of(f)) {
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_BLOB:
    case SC_T_DECIMAL: return ((const sc_text *)value)->len;
    case SC_T_ANY: return bytes_of_any(value);
    default: return sci_field_size(f);
    }
}

static uint64_t bytes_of_list(const sc_field *f, const void *params)
{
    struct sci_values v = sci_list_values(f, params);
    sc_field one = *f;
    uint64_t n = 0;

    one.type = (uint8_t)(f->type & ~(unsigned)SC_T_LIST);
    one.nullable = false;
    for (size_t i = 0; v.first && i < v.n; i++) n += bytes_of(&one, sci_list_value(&v, i));
    return n;
}

uint64_t sci_bytes_of_params(const sc_query *q, const void *params)
{
    uint64_t n = 0;

    for (unsigned i = 0; params && i < q->n_params; i++) {
        const sc_field *f = &q->params[i];

        n += f->type & SC_T_LIST ? bytes_of_list(f, params) : bytes_of(f, (const char *)params + f->offset);
    }
    return n;
}

void sci_watch_row(const sc_query *q, const void *row, struct sci_watched *w)
{
    w->rows++;
    for (unsigned i = 0; i < q->n_columns; i++)
        w->bytes_read += bytes_of(&q->columns[i], (const char *)row + q->columns[i].offset);
}

/* ---------------------------------------------------------------- a statement */

static void tell_statement(sc_db *db, sc_event *e, const sc_query *q, struct sci_watched *w)
{
    const sc_sql *sql = q ? sci_text_of(db, q) : NULL;

    e->id = w->id;
    e->sql = sql ? sql->text : NULL;
    e->sql_len = sql ? sql->len : 0;
    e->start_ns = w->start_ns;
    e->bytes_written = w->bytes_written;
    e->span = &w->span;
    sci_tell(&db->hook, db, e);
}

static void begin_watch(sc_db *db, const sc_query *q, const char *name, struct sci_watched *w)
{
    sc_event e = {.kind = SC_EVENT_START, .name = name, .affected = -1};

    w->id = ++db->last_id;
    w->start_ns = sci_now();
    tell_statement(db, &e, q, w);
}

void sci_watch(sc_db *db, const sc_query *q, const void *params, struct sci_watched *w)
{
    *w = (struct sci_watched){.affected = -1};
    if (!(db->watch & SCI_WATCH_HOOK)) return;
    w->bytes_written = sci_bytes_of_params(q, params);
    begin_watch(db, q, q->name, w);
}

void sci_watch_text(sc_db *db, const char *name, struct sci_watched *w)
{
    *w = (struct sci_watched){.affected = -1};
    db->counts.statements++;
    if (db->watch & SCI_WATCH_HOOK) begin_watch(db, NULL, name, w);
}

void sci_watch_end(sc_db *db, const sc_query *q, const char *name, struct sci_watched *w, int rc)
{
    sc_event e = {.kind = SC_EVENT_END, .code = rc < 0 ? rc : SC_OK, .name = name};

    if (w->id == 0) return;
    e.duration_ns = sci_now() - w->start_ns;
    e.busy_ns = w->busy_ns ? w->busy_ns : e.duration_ns;
    e.rows = w->rows;
    e.affected = w->affected;
    e.bytes_read = w->bytes_read;
    tell_statement(db, &e, q, w);
    w->id = 0;
}

/* ---------------------------------------------------------------- counters */

void sc__counters(sc_db *db, sc_counts *out, size_t size)
{
    sc_counts c = {0};

    if (db) {
        sci_check_thread(db);
        sci_count_reprepares(db);
        c = db->counts;
        c.statements += db->uses;
    }
    memset(out, 0, size);
    memcpy(out, &c, size < sizeof c ? size : sizeof c);
}
