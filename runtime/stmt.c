/* stmt.c: the calls of one row or none: sc__one, sc__exactly_one, sc__exec.
 *
 * Stage: between generated wrappers and a driver, over the statement cache (cache.c); results of many rows are result.c's. Nothing is
 * allocated for a call once its statement has been used. A call goes the quick way (quick.h), or in the steps that are here. */
#include "quick.h"

#include <string.h>

/* ---------------------------------------------------------------- the start of a call */

int sci_take(sc_db *db, const sc_query *q, const void *params, struct sci_watched *w, struct sci_stmt **out)
{
    int rc = sci_enter(db);

    w->id = 0;
    if (rc < 0) return rc;
    sci_watch(db, q, params, w);
    rc = sci_guard_enter(db);
    return rc == SC_OK ? sci_acquire(db, q, params, out) : rc;
}

/* The wire is free: what must be said before anything else. */
static int clear_the_way(sc_db *db)
{
    int rc = sci_guard_absorb(db);

    if (rc < 0 || !(db->watch & SCI_WATCH_SWEEP)) return rc;
    db->watch &= ~(unsigned)SCI_WATCH_SWEEP;
    return db->driver->sweep(db);
}

int sci_settle(sc_db *db)
{
    struct sci_stmt *st = db->live;
    int rc = SC_OK;

    if (st) {
        db->live = NULL;
        db->counts.read_aheads++;
        rc = sci_spill(st);
    }
    if (rc == SC_OK && db->watch) rc = clear_the_way(db);
    if (rc < 0 && db->lost) db->line.unsent = true; /* it was lost with something else */
    return rc;
}

/* ---------------------------------------------------------------- one row, or none */

int sci_fail_columns(struct sci_stmt *st, unsigned n, const char *(*name)(struct sci_stmt *st, unsigned i))
{
    const sc_query *q = st->query;
    unsigned i = 0;

    while (i < n && i < q->n_columns && strcmp(name(st, i), q->columns[i].name) == 0) i++;
    if (i < n && i < q->n_columns)
        return sci_fail(
            st->db, SC_ERR_SCHEMA,
            "%s: the statement gives %u columns, %u were proved: the database has changed; column %u is `%s`, "
            "and was proved to be `%s`",
            q->name, n, q->n_columns, i + 1, name(st, i), q->columns[i].name);
    return sci_fail(st->db, SC_ERR_SCHEMA,
                    "%s: the statement gives %u columns, %u were proved: the database has changed; `%s` is %s", q->name,
                    n, q->n_columns, i < n ? name(st, i) : q->columns[i].name, i < n ? "one too many" : "missing");
}

int sci_too_many(struct sci_stmt *st)
{
    return sci_fail(st->db, SC_ERR_TOO_MANY, "%s: more than the one row that was proved came", st->query->name);
}

static SCI_NOINLINE int no_row(sc_db *db, const sc_query *q)
{
    return sci_fail(db, SC_ERR_NOROW, "%s: no row came, and one was to come", q->name);
}

/* It is bound, or that failed. */
SCI_INLINE int use_one(struct sci_stmt *st, int rc, void *row, sc_mem *mem)
{
    sc_db *db = st->db;

    if (rc == SC_OK) rc = db->driver->one(st, row, mem ? mem : &db->one);
    sci_release(st);
    db->counts.rows += rc == SC_ROW;
    return rc;
}

static int one_attempt(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem, bool exactly)
{
    struct sci_watched w;
    struct sci_stmt *st;
    int rc = sci_take(db, q, params, &w, &st);

    if (rc == SC_OK) rc = use_one(st, sci_bind_all(st, params), row, mem);
    rc = sci_guard_exit(db, rc);
    if (rc == SC_DONE && exactly) rc = no_row(db, q);
    if (w.id && rc == SC_ROW) sci_watch_row(q, row, &w);
    if (w.id) sci_watch_end(db, q, q->name, &w, rc);
    return rc;
}

/* What there is of a row is no row. Never before it is known that the call is not made once more: the parameters may be that row. */
static int end_one(const sc_query *q, void *row, int rc)
{
    if (rc != SC_ROW) sci_row_zero(q, row);
    return rc;
}

static bool lies_in(const sc_mem *mem, const void *p)
{
    for (const struct sci_chunk *c = mem->chunks; c; c = c->older)
        if ((uintptr_t)p - (uintptr_t)(c + 1) < c->size) return true;
    return false;
}

/* Of a list, or of a type of the application's own, nobody knows. */
static bool value_lies_in(const sc_mem *mem, const sc_field *f, const void *value)
{
    const sc_value *any = value;

    if (f->type & (SC_T_LIST | SC_T_OWN)) return true;
    switch ((enum sc_type)f->type) {
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_BLOB:
    case SC_T_DECIMAL: return lies_in(mem, ((const sc_text *)value)->ptr); /* the three have one shape */
    case SC_T_ANY: return any->kind >= SC_VALUE_TEXT && lies_in(mem, any->as.text.ptr);
    default: return false;
    }
}

/* The memory that the row goes to had several chunks before the call: it frees all but one. */
static bool has_several(const sc_db *db, const sc_mem *mem)
{
    const struct sci_chunk *c = mem ? mem->chunks : db ? db->one.chunks : NULL;

    return c && c->older;
}

/* Is what was asked with no longer there? A row that came before the connection was lost may have been written over it. */
static bool is_overwritten(const sc_db *db, const sc_query *q, const void *params, const void *row, const sc_mem *mem,
                           bool several)
{
    if (!db || !db->line.came || !params) return false;
    if (!mem) mem = &db->one;
    if (params == row) return true;
    if (!mem->chunks || mem->keep) return false;
    if (lies_in(mem, params)) return true;
    for (unsigned i = 0; i < q->n_params; i++)
        if (several || value_lies_in(mem, &q->params[i], (const char *)params + q->params[i].offset)) return true;
    return false;
}

static SCI_NOINLINE int one_failed(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem,
                                   bool exactly, bool several, int rc)
{
    if (rc == SC_ERR_LOST && is_overwritten(db, q, params, row, mem, several))
        sci_say_lost(db, q);
    else if (sci_repeat(db, q))
        rc = one_attempt(db, q, params, row, mem, exactly);
    if (db) db->line.came = false;
    return end_one(q, row, rc);
}

static int one_in_steps(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem, bool exactly)
{
    bool several = has_several(db, mem);
    int rc = one_attempt(db, q, params, row, mem, exactly);

    return rc < 0 ? one_failed(db, q, params, row, mem, exactly, several, rc) : end_one(q, row, rc);
}

SCI_NOINLINE int sci_one_otherwise(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    return one_in_steps(db, q, params, row, mem, false);
}

int sci_call_one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    struct sci_stmt *st = db->live ? NULL : sci_take_ready(db, q, params);
    bool several;
    int rc;

    if (!st) return sci_one_otherwise(db, q, params, row, mem);
    several = has_several(db, mem);
    rc = use_one(st, db->driver->bind_all(st, params), row, mem);
    return rc < 0 ? one_failed(db, q, params, row, mem, false, several, rc) : end_one(q, row, rc);
}

int sc__one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    if (db && db->driver) return db->driver->call_one(db, q, params, row, mem);
    return sci_one_otherwise(db, q, params, row, mem);
}

/* Who watches is to hear that it failed: only what is watched goes another way. */
int sc__exactly_one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    int rc;

    if (!db || !db->driver || db->watch) return one_in_steps(db, q, params, row, mem, true);
    rc = db->driver->call_one(db, q, params, row, mem);
    return rc == SC_DONE ? no_row(db, q) : rc;
}

/* ---------------------------------------------------------------- no rows */

int sci_run_all(struct sci_stmt *st)
{
    const struct sci_driver *d = st->db->driver;
    int rc = d->execute(st);

    if (rc < 0) return rc;
    do {
        rc = d->step(st);
    } while (rc == SC_ROW);
    return rc;
}

static int count(struct sci_stmt *st, int64_t *affected, int64_t *last_id)
{
    int64_t n = 0, id = 0;
    int rc = st->db->driver->counts(st, &n, last_id ? &id : NULL);

    if (affected) *affected = n;
    if (last_id) *last_id = id;
    return rc;
}

/* It is bound, or that failed. */
static int use_exec(struct sci_stmt *st, int rc, int64_t *affected, int64_t *last_id)
{
    st->counting = affected || last_id;
    if (rc == SC_OK) rc = st->db->driver->run(st);
    if (rc == SC_DONE && st->counting) rc = count(st, affected, last_id);
    sci_release(st);
    return rc;
}

/* Who watches is told what was counted, also where the caller does not ask. */
static int exec_attempt(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id)
{
    struct sci_watched w;
    struct sci_stmt *st;
    int rc = sci_take(db, q, params, &w, &st);

    if (rc == SC_OK) rc = use_exec(st, sci_bind_all(st, params), w.id && !affected ? &w.affected : affected, last_id);
    rc = sci_guard_exit(db, rc);
    if (w.id && affected && rc == SC_OK) w.affected = *affected;
    if (w.id) sci_watch_end(db, q, q->name, &w, rc);
    return rc;
}

static int exec_failed(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id, int rc)
{
    return sci_repeat(db, q) ? exec_attempt(db, q, params, affected, last_id) : rc;
}

SCI_NOINLINE int sci_exec_otherwise(sc_db *db, const sc_query *q, const void *params, int64_t *affected,
                                    int64_t *last_id)
{
    int rc;

    if (affected) *affected = 0;
    if (last_id) *last_id = 0;
    if (q->run != SC_RUN_PREPARED) return sci_run(db, q);
    rc = exec_attempt(db, q, params, affected, last_id);
    return rc < 0 ? exec_failed(db, q, params, affected, last_id, rc) : rc;
}

int sci_call_exec(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id)
{
    struct sci_stmt *st = db->live ? NULL : sci_take_ready(db, q, params);
    int rc;

    if (!st) return sci_exec_otherwise(db, q, params, affected, last_id);
    if (affected) *affected = 0;
    if (last_id) *last_id = 0;
    rc = use_exec(st, db->driver->bind_all(st, params), affected, last_id);
    return rc < 0 ? exec_failed(db, q, params, affected, last_id, rc) : rc;
}

int sc__exec(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id)
{
    if (db && db->driver) return db->driver->call_exec(db, q, params, affected, last_id);
    return sci_exec_otherwise(db, q, params, affected, last_id);
}
