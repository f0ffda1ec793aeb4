/* bulk.c: an INSERT of one row, given many: the functions NAME_many of generated code.
 *
 * Stage: above cache.c, which keeps a prepared statement a number of rows. The one checked text has its row of values written
 * as often as there are rows, with commas between: placeholders and the author's own words, never a value. All rows of a
 * statement are bound, and so checked, before anything is sent.
 *
 * How many rows a statement has: at most 128, and what the engine takes of placeholders and of text and (servers) of bytes, the
 * values as long as they are. What is left in the end goes in powers of two, so that few statements are prepared; where the same number
 * is left a second time, in one of just so many. */
#include "guard.h"
#include "quick.h"

#include <stdio.h>

enum { MOST_ROWS = 128, SEPARATOR = 2, EACH_PARAM = 16, EACH_STATEMENT = 64, MOST_VARYING = 16 };

struct bulk {
    sc_db *db;
    const sc_bulk_insert *b;
    const char *rows;
    size_t n;
    size_t most_rows, most_bytes;                    /* of a statement; bytes 0: no limit */
    size_t fixed_bytes;                              /* of a row, but for the parameters whose values tell theirs: */
    uint16_t varying[MOST_VARYING], n_varying, rest; /* … placeholders, and all from `rest` on */
    sc_bulk done;
    size_t cut_until; /* the rows before it go in powers of two */
};

static const sc_row_place *place_of(const sc_db *db, const sc_bulk_insert *b)
{
    return db->driver->sqlite ? &b->sqlite : &b->mysql;
}

static const void *row_at(const struct bulk *k, size_t i)
{
    return k->rows + i * k->b->row_size;
}

/* ---------------------------------------------------------------- the text */

static void write_text(char *out, const sc_sql *base, const sc_row_place *row, uint32_t rows)
{
    size_t after = row->at + row->len;

    memcpy(out, base->text, after);
    out += after;
    for (uint32_t i = 1; i < rows; i++) {
        memcpy(out, ", ", SEPARATOR);
        memcpy(out + SEPARATOR, base->text + row->at, row->len);
        out += SEPARATOR + row->len;
    }
    memcpy(out, base->text + after, base->len - after);
    out[base->len - after] = '\0';
}

int sci_bulk_expand(struct sci_stmt *st)
{
    const struct sci_alloc *a = &st->db->alloc;
    const sc_sql *base = st->base;
    const sc_row_place *row = place_of(st->db, st->shape.bulk);
    uint32_t rows = st->shape.rows;

    st->own.len = base->len + (rows - 1) * (SEPARATOR + (size_t)row->len);
    st->own.n_order = (uint16_t)(base->n_order * rows);
    st->own_text = sci_realloc(a, NULL, st->own.len + 1);
    st->own_order = sci_realloc(a, NULL, st->own.n_order * sizeof *st->own_order);
    if (!st->own_text || !st->own_order) return sci_nomem(st->db);
    write_text(st->own_text, base, row, rows);
    for (size_t i = 0; i < st->own.n_order; i++) st->own_order[i] = base->order[i % base->n_order];
    st->own.text = st->own_text;
    st->own.order = st->own_order;
    st->sql = &st->own;
    return SC_OK;
}

/* ---------------------------------------------------------------- how many rows */

/* The bytes of a value whose length its C value does not tell, at most: those made of it. */
static size_t made_bytes(const sc_field *f)
{
    size_t n = SCI_TEMPORAL_MAX;

    if (sci_type_of(f) != SC_T_ENUM && sci_type_of(f) != SC_T_SET) return n;
    for (unsigned i = 0; i < f->labels->n; i++) {
        if (sci_type_of(f) == SC_T_SET)
            n += f->labels->label[i].len + 1;
        else if (f->labels->label[i].len > n)
            n = f->labels->label[i].len;
    }
    return n;
}

static size_t any_bytes(const sc_value *v)
{
    if (v->kind == SC_VALUE_TEXT) return v->as.text.len;
    return v->kind == SC_VALUE_BLOB ? v->as.blob.len : 8;
}

/* An own type's length is known when it is converted; for that it is converted once more than it is sent. */
static size_t own_bytes(const struct bulk *k, const sc_field *f, const void *value)
{
    const sc_own *own = sci_own_of(f);
    union sci_plain plain;
    sc_mem mem = {0};
    size_t n = made_bytes(f);

    memset(&plain, 0, sizeof plain);
    if (f->nullable && !*(const bool *)value) return 0;
    if (!sci_mem_take(&mem, &k->db->alloc, 1)) return n;
    if (own->to((const char *)value + (f->nullable ? own->value_at : 0), &plain, &mem)) {
        enum sc_type t = sci_type_of(f);

        if (t == SC_T_TEXT || t == SC_T_BLOB || t == SC_T_JSON || t == SC_T_DECIMAL) n = plain.text.len;
        if (t == SC_T_ANY) n = any_bytes(&plain.value);
    }
    sc_mem_free(&mem);
    return n;
}

/* A value's, at most, where it tells them. */
static size_t value_bytes(const struct bulk *k, const sc_field *f, const void *value)
{
    if (sci_own_of(f)) return own_bytes(k, f, value);
    switch (sci_type_of(f)) {
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_BLOB:
    case SC_T_DECIMAL: return ((const sc_text *)value)->len; /* the three have one shape */
    case SC_T_ANY: return any_bytes(value);
    default: return 0;
    }
}

/* A value's, where its type tells them; false where the value does. */
static bool type_bytes(const sc_field *f, size_t *out)
{
    *out = 8;
    if (sci_own_of(f)) return false;
    switch (sci_type_of(f)) {
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_BLOB:
    case SC_T_DECIMAL:
    case SC_T_ANY: return false;
    case SC_T_ENUM:
    case SC_T_SET:
    case SC_T_DATE:
    case SC_T_TIME:
    case SC_T_DATETIME:
    case SC_T_TIMESTAMP: *out = made_bytes(f); return true;
    default: return true;
    }
}

static const sc_field *placeholder(const struct bulk *k, unsigned i)
{
    return &k->b->query->params[sci_text_of(k->db, k->b->query)->order[i]];
}

/* What is the same for each row. */
static void weigh(struct bulk *k)
{
    uint16_t n = sci_text_of(k->db, k->b->query)->n_order;

    k->fixed_bytes = (size_t)n * EACH_PARAM;
    for (k->rest = 0; k->rest < n; k->rest++) {
        size_t bytes;

        if (type_bytes(placeholder(k, k->rest), &bytes))
            k->fixed_bytes += bytes;
        else if (k->n_varying < MOST_VARYING)
            k->varying[k->n_varying++] = k->rest;
        else
            return;
    }
}

static size_t bytes_of(const struct bulk *k, size_t row, unsigned i)
{
    const sc_field *f = placeholder(k, i);

    return value_bytes(k, f, (const char *)row_at(k, row) + f->offset);
}

static size_t rest_bytes(const struct bulk *k, size_t row, unsigned n_order)
{
    size_t n = 0, bytes;

    for (unsigned i = k->rest; i < n_order; i++)
        n += type_bytes(placeholder(k, i), &bytes) ? bytes : bytes_of(k, row, i);
    return n;
}

static size_t row_bytes(const struct bulk *k, size_t row, unsigned n_order)
{
    size_t n = k->fixed_bytes;

    for (unsigned i = 0; i < k->n_varying; i++) n += bytes_of(k, row, k->varying[i]);
    return k->rest < n_order ? n + rest_bytes(k, row, n_order) : n;
}

/* The rows from `at` on that one statement takes: one at least, which then the server may refuse. */
static size_t rows_that_fit(const struct bulk *k, size_t at)
{
    size_t n = k->n - at < k->most_rows ? k->n - at : k->most_rows, bytes = EACH_STATEMENT, i;
    unsigned n_order = sci_text_of(k->db, k->b->query)->n_order;

    if (k->most_bytes == 0) return n;
    for (i = 0; i < n; i++) {
        bytes += row_bytes(k, at + i, n_order);
        if (bytes > k->most_bytes) break;
    }
    return i > 0 ? i : 1;
}

/* What is left behind a first power of two is not asked about: what is remembered is how many there were before it. */
static uint32_t rows_of_statement(struct bulk *k, size_t at)
{
    uint32_t n = (uint32_t)rows_that_fit(k, at), some = 1;

    if (n == k->most_rows) return n;
    while (some * 2 <= n) some *= 2;
    if (some == n || (at >= k->cut_until && sci_knows_rows(k->db, k->b, n))) return n;
    if (at >= k->cut_until) k->cut_until = at + n;
    return some;
}

/* The statement's text is no longer than this; 0: no limit. Of a server's packet it takes half at most. */
static size_t most_text(const struct bulk *k)
{
    const struct sci_driver *d = k->db->driver;

    return d->most_text ? d->most_text(k->db) : k->most_bytes / 2;
}

/* Of a text no longer than that: one at least, which then the engine may refuse. */
static size_t rows_of_text(const struct bulk *k, size_t most)
{
    size_t one = sci_text_of(k->db, k->b->query)->len, more = place_of(k->db, k->b)->len + (size_t)SEPARATOR;

    if (most == 0) return MOST_ROWS;
    return most > one ? 1 + (most - one) / more : 1;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void set_limits(struct bulk *k)
{
    const struct sci_driver *d = k->db->driver;
    size_t params = d->most_params(k->db) / sci_text_of(k->db, k->b->query)->n_order;

    k->most_bytes = d->most_bytes ? d->most_bytes(k->db) : 0;
    if (k->most_bytes) weigh(k);
    k->most_rows = least(least(params, rows_of_text(k, most_text(k))), MOST_ROWS);
    if (k->most_rows == 0) k->most_rows = 1;
}

/* ---------------------------------------------------------------- a statement */

/* The row in the message of an error that is one row's. */
static void name_row(struct bulk *k, size_t row)
{
    char *message = k->db->error.message, where[40];
    size_t n = strlen(message), len = (size_t)snprintf(where, sizeof where, " (rows[%zu])", row);

    k->done.at = row;
    k->done.n_at = 1;
    if (n + len < sizeof k->db->error.message) memcpy(message + n, where, len + 1);
}

static int bind_rows(struct bulk *k, struct sci_stmt *st, size_t at)
{
    uint32_t failed = 0;
    int rc = k->db->driver->bind_rows(st, row_at(k, at), k->b->row_size, st->shape.rows, &failed);

    if (rc < 0) name_row(k, at + failed);
    return rc;
}

/* Servers speak of the first row's id, SQLite of the last one's. */
static void note_ids(struct bulk *k, int64_t id, uint32_t rows)
{
    bool one = k->n == 1 && rows == 1, last = k->db->driver->last_id_is_last;

    if (!k->b->ids) return;
    if (one || (!last && k->done.rows == 0)) k->done.first_id = id;
    if (one || last) k->done.last_id = id;
}

static int count(struct bulk *k, struct sci_stmt *st)
{
    int64_t affected = 0, id = 0;
    int rc = k->db->driver->counts(st, &affected, k->b->ids ? &id : NULL);

    k->done.affected += affected;
    note_ids(k, id, st->shape.rows);
    k->done.rows += st->shape.rows;
    return rc;
}

static int execute(struct bulk *k, struct sci_stmt *st, size_t at)
{
    int rc;

    st->counting = true;
    rc = bind_rows(k, st, at);
    if (rc == SC_OK) rc = k->db->driver->run(st);
    if (rc == SC_OK) rc = count(k, st);
    sci_release(st);
    return rc;
}

/* Who watches hears of each statement. */
static int send(struct bulk *k, size_t at, uint32_t rows)
{
    const sc_query *q = k->b->query;
    struct sci_watched w;
    struct sci_stmt *st = NULL;
    int64_t before = k->done.affected;
    int rc;

    k->done.at = at;
    k->done.n_at = rows;
    sci_watch(k->db, q, NULL, &w);
    rc = sci_acquire_rows(k->db, k->b, rows, &st);
    if (rc == SC_OK) rc = execute(k, st, at);
    for (size_t i = 0; w.id && i < rows; i++) w.bytes_written += sci_bytes_of_params(q, row_at(k, at + i));
    if (rc == SC_OK) w.affected = k->done.affected - before;
    if (w.id) sci_watch_end(k->db, q, q->name, &w, rc);
    return rc;
}

/* What was to end a statement may have come between two, where an engine has nothing to end. */
static int go_on(struct bulk *k)
{
    if (!k->db->guard || !sci_guard_stops(k->db->guard)) return SC_OK;
    k->db->guard->late = true; /* a server that was told may end the next statement for it */
    k->done.at = k->done.rows;
    k->done.n_at = k->n - k->done.rows;
    return sci_fail(k->db, SC_ERR_INTERRUPT, "%s: %zu of %zu rows were written", k->b->query->name, k->done.rows, k->n);
}

/* Of a connection that was lost before the server had the statement; where it had, the error says what became of it. */
static int send_again(struct bulk *k, size_t at, uint32_t rows, int rc)
{
    rc = sci_guard_exit(k->db, rc);
    if (!sci_repeat(k->db, k->b->query)) return rc;
    rc = sci_enter(k->db);
    if (rc == SC_OK) rc = sci_guard_enter(k->db);
    return rc == SC_OK ? send(k, at, rows) : rc;
}

/* One call, to a time limit and to sc_cancel. */
static int send_all(struct bulk *k)
{
    int rc = sci_guard_enter(k->db);

    while (rc == SC_OK && k->done.rows < k->n) {
        size_t at = k->done.rows;
        uint32_t rows = rows_of_statement(k, at);

        rc = send(k, at, rows);
        if (rc < 0) rc = send_again(k, at, rows, rc);
        if (rc == SC_OK && k->done.rows < k->n) rc = go_on(k);
    }
    if (rc == SC_OK) k->done.at = k->done.n_at = 0;
    return sci_guard_exit(k->db, rc);
}

/* ---------------------------------------------------------------- all or nothing */

static void forget(sc_bulk *done)
{
    done->rows = 0;
    done->affected = done->first_id = done->last_id = 0;
}

/* Undoes what was written; the error stays to be read. Where a transaction was open it goes on: the error is not its own. */
static void undo(struct bulk *k, bool inside)
{
    sc_db *db = k->db;
    struct sci_error first = db->error;

    forget(&k->done);
    if ((inside ? sc_savepoint_rollback(db) : sc_rollback(db)) < 0 && inside) return;
    db->error = first;
    db->error.undone = true;
}

static int send_atomic(struct bulk *k)
{
    bool inside = k->db->in_tx;
    int rc = inside ? sc_savepoint(k->db) : sc_begin_as(k->db, SC_BEGIN_WRITE);

    if (rc < 0) return rc;
    rc = send_all(k);
    if (rc == SC_OK) rc = inside ? sc_savepoint_release(k->db) : sc_commit(k->db);
    if (rc == SC_OK) return rc;
    if (k->db->in_tx)
        undo(k, inside);
    else
        forget(&k->done); /* the commit failed, and has rolled back */
    return rc;
}

/* ---------------------------------------------------------------- the call */

static int check(const struct bulk *k, unsigned how)
{
    const sc_query *q = k->b->query;

    if (how & ~(unsigned)SC_BULK_ATOMIC)
        return sci_fail(k->db, SC_ERR_MISUSE, "%s: 0x%x is neither 0 nor SC_BULK_ATOMIC", q->name, how);
    if (k->n > 0 && !k->rows)
        return sci_fail(k->db, SC_ERR_MISUSE, "%s: the rows are NULL, and should be %zu", q->name, k->n);
    if (!sci_text_of(k->db, q)->text)
        return sci_fail(k->db, SC_ERR_UNSUPPORTED, "%s: the query was not generated for %s", q->name,
                        k->db->driver->name);
    return sci_settle(k->db);
}

int sc__bulk(sc_db *db, const sc_bulk_insert *b, const void *rows, size_t n, unsigned how, sc_bulk *done)
{
    struct bulk k = {.db = db, .b = b, .rows = rows, .n = n};
    int rc = sci_enter(db);

    if (rc == SC_OK) rc = check(&k, how);
    if (rc == SC_OK && n > 0) {
        set_limits(&k);
        rc = how & SC_BULK_ATOMIC ? send_atomic(&k) : send_all(&k);
    }
    if (rc == SC_ERR_LOST) sci_say_lost(db, b->query);
    if (db) db->line.stale = SCI_FITS;
    if (done) *done = k.done;
    return rc;
}
