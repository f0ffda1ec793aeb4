/* mysql_fetch.c: the MySQL driver's results: bound by what the server sends, fetched unbuffered, given out
 * as cells.
 *
 * Stage: under stmt.c and row.c. What comes is decided by the wire's type, not by the proved one (servers
 * differ, and Dolt's flags are wrong): row.c compares. Texts land in one buffer a column, which grows to
 * the longest value and is used again; a value longer than it is fetched once more. `is_null` and `error`
 * are always bound, and `error` is cleared between fetches, for one of the libraries does not. */
#include <mysql.h>

#include "mysql_internal.h"

#include <string.h>

enum { FIRST_ROOM = 255, MOST_FIRST_ROOM = 4095, KEEP_ROOM = 1 << 20 };

/* ---------------------------------------------------------------- binding */

static enum my_form form_of(const MYSQL_FIELD *f)
{
    switch (f->type) {
    case MYSQL_TYPE_TINY:
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG:
    case MYSQL_TYPE_LONGLONG:
    case MYSQL_TYPE_YEAR: return FORM_INT;
    case MYSQL_TYPE_FLOAT: return FORM_FLOAT;
    case MYSQL_TYPE_DOUBLE: return FORM_DOUBLE;
    case MYSQL_TYPE_DATE:
    case MYSQL_TYPE_NEWDATE: return FORM_DATE;
    case MYSQL_TYPE_DATETIME:
    case MYSQL_TYPE_TIMESTAMP: return FORM_DATETIME;
    case MYSQL_TYPE_TIME: return FORM_TIME;
    default: return FORM_TEXT; /* texts, blobs, DECIMAL, BIT, JSON, ENUM, SET, GEOMETRY, VECTOR, NULL */
    }
}

static enum enum_field_types buffer_type(enum my_form form)
{
    switch (form) {
    case FORM_INT: return MYSQL_TYPE_LONGLONG;
    case FORM_FLOAT: return MYSQL_TYPE_FLOAT;
    case FORM_DOUBLE: return MYSQL_TYPE_DOUBLE;
    case FORM_DATE: return MYSQL_TYPE_DATE;
    case FORM_DATETIME: return MYSQL_TYPE_DATETIME;
    case FORM_TIME: return MYSQL_TYPE_TIME;
    case FORM_NONE:
    case FORM_TEXT: break;
    }
    return MYSQL_TYPE_BLOB;
}

static void bind_buffer(struct my_stmt *s, unsigned i)
{
    struct my_column *col = &s->columns[i];
    MYSQL_BIND *b = &s->binds[i];

    memset(b, 0, sizeof *b);
    b->buffer_type = col->narrow ? MYSQL_TYPE_LONG : buffer_type(col->form);
    b->is_unsigned = col->is_unsigned;
    b->is_null = &col->is_null;
    b->error = &col->error;
    b->length = &col->length;
    b->buffer = col->form == FORM_TEXT ? (void *)col->text : (void *)&col->v;
    b->buffer_length = col->form == FORM_TEXT ? col->room : sizeof col->v;
}

/* A text buffer of at least n bytes, its terminator beside them. What was in it is lost. */
static bool make_room(struct my_stmt *s, struct my_column *col, unsigned long n)
{
    const struct sci_alloc *a = &s->base.db->alloc;

    sci_free(a, col->text);
    col->room = 0;
    col->text = sci_realloc(a, NULL, (size_t)n + 1);
    if (col->text) col->room = n;
    return col->text;
}

/* Enough for what the column can hold where that is little. */
static unsigned long first_room(const MYSQL_FIELD *f)
{
    return f->length < MOST_FIRST_ROOM && f->length > FIRST_ROOM ? f->length : FIRST_ROOM;
}

static bool bind_column(struct my_stmt *s, unsigned i, const MYSQL_FIELD *f)
{
    struct my_column *col = &s->columns[i];

    col->type = (int)f->type;
    col->flags = f->flags;
    col->charset = f->charsetnr;
    col->form = form_of(f);
    col->is_unsigned = f->flags & UNSIGNED_FLAG;
    col->narrow = f->type == MYSQL_TYPE_LONG;
    col->decimal = f->type == MYSQL_TYPE_NEWDECIMAL || f->type == MYSQL_TYPE_DECIMAL;
    col->error = 0;
    col->bytes = f->charsetnr == 63 || f->type == MYSQL_TYPE_BIT || f->type == MYSQL_TYPE_GEOMETRY;
    if (col->form == FORM_TEXT && !col->text && !make_room(s, col, first_room(f))) return false;
    col->way = sci_my_way(col, &s->base.query->columns[i]);
    bind_buffer(s, i);
    return true;
}

static int make_columns(struct my_stmt *s, unsigned n)
{
    const struct sci_alloc *a = &s->base.db->alloc;

    if (!s->binds) s->binds = sci_zalloc(a, n * sizeof *s->binds);
    if (!s->columns) s->columns = sci_zalloc(a, n * sizeof *s->columns);
    s->n_columns = s->columns ? n : 0;
    return s->binds && s->columns ? SC_OK : sci_nomem(s->base.db);
}

/* A server may answer the same statement with other types (a parameter's decides, or the table was altered): what is
 * bound is looked at each time. */
static bool is_bound(const struct my_stmt *s, MYSQL_RES *meta)
{
    for (unsigned i = 0; i < s->n_columns; i++) {
        const MYSQL_FIELD *f = mysql_fetch_field_direct(meta, i);
        const struct my_column *col = &s->columns[i];

        if (col->form == FORM_NONE || col->type != (int)f->type || col->flags != f->flags ||
            col->charset != f->charsetnr)
            return false;
        if (col->form == FORM_TEXT && !col->text) return false; /* it was given back */
    }
    return !s->rebind;
}

static int bind_all(struct my_stmt *s, MYSQL_RES *meta)
{
    for (unsigned i = 0; i < s->n_columns; i++)
        if (!bind_column(s, i, mysql_fetch_field_direct(meta, i))) return sci_nomem(s->base.db);
    s->rebind = false;
    return mysql_stmt_bind_result(s->handle, s->binds) == 0 ? SC_OK : sci_my_fail_stmt(&s->base);
}

int sci_my_bind_result(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);
    unsigned n = st->query->n_columns;
    int rc = make_columns(s, n);
    MYSQL_RES *meta;

    if (rc < 0) return rc;
    meta = mysql_stmt_result_metadata(s->handle);
    if (!meta) return sci_my_fail_stmt(st);
    if (!is_bound(s, meta)) rc = bind_all(s, meta);
    mysql_free_result(meta);
    return rc;
}

void sci_my_free_result(struct my_stmt *s, const struct sci_alloc *a)
{
    for (unsigned i = 0; i < s->n_columns; i++) {
        sci_free(a, s->columns[i].text);
        sci_free(a, s->columns[i].pinned);
    }
    sci_free(a, s->binds);
    sci_free(a, s->columns);
    s->binds = NULL;
    s->columns = NULL;
    s->n_columns = 0;
}

void sci_my_trim_result(struct my_stmt *s)
{
    for (unsigned i = 0; i < s->n_columns; i++) {
        struct my_column *col = &s->columns[i];

        if (col->room <= KEEP_ROOM) continue;
        sci_free(&s->base.db->alloc, col->text);
        col->text = NULL;
        col->room = 0;
    }
}

/* ---------------------------------------------------------------- fetching */

/* A text longer than its buffer: a larger one, and the value once more. */
static int fetch_again(struct my_stmt *s, unsigned i)
{
    struct my_column *col = &s->columns[i];
    unsigned long n = col->length, twice = col->room * 2;

    if (!make_room(s, col, n > twice ? n : twice)) return sci_nomem(s->base.db);
    bind_buffer(s, i);
    s->rebind = true;
    if (mysql_stmt_fetch_column(s->handle, &s->binds[i], i, 0) != 0) return sci_my_fail_stmt(&s->base);
    return SC_OK;
}

/* `error` is cleared here for the next row. For a number or a date it says that the value did not fit. */
static int complete_column(struct my_stmt *s, unsigned i)
{
    struct my_column *col = &s->columns[i];
    bool error = col->error;
    int rc = SC_OK;

    col->error = 0;
    if (col->is_null) return SC_OK;
    if (col->form != FORM_TEXT)
        return !error ? SC_OK
                      : sci_fail(s->base.db, SC_ERR_TYPE, "%s: column `%s` does not fit what the server said it is",
                                 s->base.query->name, s->base.query->columns[i].name);
    if (col->length > col->room) rc = fetch_again(s, i);
    if (rc == SC_OK) col->text[col->length] = '\0';
    return rc;
}

static int complete_row(struct my_stmt *s)
{
    int rc = SC_OK;

    for (unsigned i = 0; i < s->n_columns && rc == SC_OK; i++) rc = complete_column(s, i);
    return rc < 0 ? rc : SC_ROW;
}

/* Where nothing was cut off the library says so for the row as a whole, and no column's `error` is set. */
int sci_my_fetch(struct my_stmt *s)
{
    if (!s->has_rows) return SC_DONE;
    if (s->rebind && mysql_stmt_bind_result(s->handle, s->binds) != 0) return sci_my_fail_stmt(&s->base);
    s->rebind = false;
    switch (mysql_stmt_fetch(s->handle)) {
    case 0: return MY_ROW;
    case MYSQL_DATA_TRUNCATED: return complete_row(s);
    case MYSQL_NO_DATA:
        s->has_rows = s->endless = false;
        if (sci_my_tracked_end(sci_my_conn(s->base.db)->m)) sci_my_track_end(s->base.db);
        return SC_DONE;
    default: return sci_my_fail_stmt(&s->base);
    }
}

int sci_my_step(struct sci_stmt *st)
{
    int rc = sci_my_fetch(sci_my_stmt(st));

    return rc == MY_ROW ? complete_row(sci_my_stmt(st)) : rc;
}

/* ---------------------------------------------------------------- cells */

static int64_t duration_of(const MYSQL_TIME *t)
{
    int64_t hours = (int64_t)t->day * 24 + t->hour;
    int64_t us = ((hours * 60 + t->minute) * 60 + t->second) * 1000000 + (int64_t)t->second_part;

    return t->neg ? -us : us;
}

/* Servers do not tell text from bytes reliably: what was proved decides, and for `any` the character set. */
static void text_cell(const struct my_column *col, enum sc_type type, struct sci_cell *c)
{
    if (col->decimal) {
        c->kind = SCI_DECIMAL;
    } else if (type == SC_T_BLOB || type == SC_T_BIT || (type == SC_T_ANY && col->bytes)) {
        c->kind = SCI_BLOB;
        c->as.blob = (sc_blob){col->text, col->length};
        return;
    } else {
        c->kind = SCI_TEXT;
    }
    c->as.text = (sc_text){col->text, col->length};
}

static void int_cell(const struct my_column *col, struct sci_cell *c)
{
    int64_t v = sci_my_integer(col);

    c->kind = col->is_unsigned && v < 0 ? SCI_UINT : SCI_INT;
    if (c->kind == SCI_UINT)
        c->as.u = (uint64_t)v;
    else
        c->as.i = v;
}

void sci_my_cell(struct sci_stmt *st, unsigned i, struct sci_cell *c)
{
    const struct my_column *col = &sci_my_stmt(st)->columns[i];

    if (col->is_null) {
        c->kind = SCI_NULL;
        return;
    }
    switch (col->form) {
    case FORM_INT: int_cell(col, c); return;
    case FORM_FLOAT:
        c->kind = SCI_FLOAT;
        c->as.d = (double)col->v.f;
        return;
    case FORM_DOUBLE:
        c->kind = SCI_DOUBLE;
        c->as.d = col->v.d;
        return;
    case FORM_DATE:
    case FORM_DATETIME:
        c->kind = col->form == FORM_DATE ? SCI_DATE : SCI_DATETIME;
        c->as.civil = sci_my_civil(&col->v.t);
        return;
    case FORM_TIME:
        c->kind = SCI_TIME;
        c->as.i = duration_of(&col->v.t);
        return;
    case FORM_NONE:
    case FORM_TEXT: break;
    }
    text_cell(col, (enum sc_type)st->query->columns[i].type, c);
}

/* ---------------------------------------------------------------- pinning */

/* The reader keeps the buffers it has texts in; fetching goes on into new ones. */
int sci_my_pin(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);

    for (unsigned i = 0; i < s->n_columns; i++) {
        struct my_column *col = &s->columns[i];
        unsigned long room = col->room < KEEP_ROOM ? col->room : FIRST_ROOM;

        if (col->form != FORM_TEXT) continue;
        col->pinned = col->text;
        col->text = NULL;
        if (!make_room(s, col, room)) return sci_nomem(st->db);
        bind_buffer(s, i);
    }
    s->rebind = true;
    return SC_OK;
}

void sci_my_unpin(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);

    for (unsigned i = 0; i < s->n_columns; i++) {
        sci_free(&st->db->alloc, s->columns[i].pinned);
        s->columns[i].pinned = NULL;
    }
}
