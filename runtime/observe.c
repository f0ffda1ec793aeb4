/* observe.c: what a connection does, told to the application's hook; counters.
 *
 * Stage: beside stmt.c and transaction.c, off the quick path: a connection that is watched goes the long way. Rules of the
 * public header are kept here: no value is ever in an event; an event that is not asked for, or was too quick, is not built.
 * An SQL text is the generated one, never what was made of it for a list. */
#include "list.h"

#include <time.h>

struct sci_hook {
    sc_hook set;
    uint64_t slow_ns;
    uint64_t current; /* the statement that began last */
};

uint64_t sci_now(void)
{
    struct timespec t;

    (void)clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

/* ---------------------------------------------------------------- the hook */

void sci_hook_free(sc_db *db)
{
    sci_free(&db->alloc, db->hook);
    db->hook = NULL;
    db->watch &= ~(unsigned)SCI_WATCH_HOOK;
}

/* A struct of an older header is shorter: what it does not have is zero. */
int sc__set_hook(sc_db *db, const sc_hook *hook, size_t size)
{
    int rc = sci_enter(db);
    sc_hook set = {0};
    uint64_t last;

    if (rc < 0) return rc;
    if (hook) memcpy(&set, hook, size < sizeof set ? size : sizeof set);
    if (hook && (!set.fn || set.events & ~(unsigned)SC_EVENT_ALL))
        return sci_fail(db, SC_ERR_MISUSE, "sc_set_hook: %s", set.fn ? "an event that is not known" : "no function");
    last = db->hook ? db->hook->current : 0;
    sci_hook_free(db);
    if (!hook) return SC_OK;
    db->hook = sci_zalloc(&db->alloc, sizeof *db->hook);
    if (!db->hook) return sci_nomem(db);
    db->hook->set = set;
    if (set.events == 0) db->hook->set.events = SC_EVENT_ALL;
    db->hook->slow_ns = (uint64_t)set.slow_ms * 1000000;
    db->hook->current = last;
    db->watch |= SCI_WATCH_HOOK;
    return SC_OK;
}

/* Told where it is asked for and took long enough. */
static void tell(sc_db *db, sc_event *e, uint64_t took_ns)
{
    const struct sci_hook *h = db->hook;

    if (!h || !(h->set.events & (unsigned)e->kind) || took_ns < h->slow_ns) return;
    e->db = db;
    e->native = e->code < 0 ? db->error.native : 0;
    e->sqlstate = e->code < 0 ? db->error.sqlstate : "";
    if (!e->name) e->name = "";
    h->set.fn(e, h->set.ctx);
}

void sci_event_end(sc_db *db, enum sc_event_kind kind, const char *name, uint64_t start_ns, int rc)
{
    sc_event e = {.kind = kind, .code = rc < 0 ? rc : SC_OK, .name = name, .start_ns = start_ns, .affected = -1};

    if (!db->hook || start_ns == 0) return;
    if (kind == SC_EVENT_PREPARE) e.id = db->hook->current;
    e.busy_ns = e.duration_ns = sci_now() - start_ns;
    tell(db, &e, e.busy_ns);
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
    tell(db, e, e->busy_ns);
}

static void begin_watch(sc_db *db, const sc_query *q, const char *name, struct sci_watched *w)
{
    sc_event e = {.kind = SC_EVENT_START, .name = name, .affected = -1};

    w->id = ++db->hook->current;
    w->start_ns = sci_now();
    tell_statement(db, &e, q, w);
}

void sci_watch(sc_db *db, const sc_query *q, const void *params, struct sci_watched *w)
{
    *w = (struct sci_watched){.affected = -1};
    if (!db->hook) return;
    w->bytes_written = sci_bytes_of_params(q, params);
    begin_watch(db, q, q->name, w);
}

void sci_watch_text(sc_db *db, const char *name, struct sci_watched *w)
{
    *w = (struct sci_watched){.affected = -1};
    db->counts.statements++;
    if (db->hook) begin_watch(db, NULL, name, w);
}

void sci_watch_end(sc_db *db, const sc_query *q, const char *name, struct sci_watched *w, int rc)
{
    sc_event e = {.kind = SC_EVENT_END, .code = rc < 0 ? rc : SC_OK, .name = name};

    if (!db->hook || w->id == 0) return;
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
