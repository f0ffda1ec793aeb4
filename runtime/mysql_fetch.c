/* mysql_fetch.c: the MySQL driver's results: what columns the server sends, and the current row given out as cells.
 *
 * Stage: under stmt.c and row.c, over mysql_wire.c, which receives the rows, unbuffered. What comes is decided by the wire's
 * type, not by the proved one (servers differ, and Dolt's flags are wrong): row.c compares. Texts land in one buffer a column,
 * which grows to the longest value and is used again. */
#include <mysql.h>

#include "mysql_internal.h"

#include <string.h>

enum { FIRST_ROOM = 255, MOST_FIRST_ROOM = 4095, KEEP_ROOM = 1 << 20 };

/* ---------------------------------------------------------------- the columns */

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

/* FORM_INT: bytes. */
static uint8_t width_of(enum enum_field_types type)
{
    switch (type) {
    case MYSQL_TYPE_TINY: return 1;
    case MYSQL_TYPE_SHORT:
    case MYSQL_TYPE_YEAR: return 2;
    case MYSQL_TYPE_INT24:
    case MYSQL_TYPE_LONG: return 4;
    default: return 8;
    }
}

/* A text buffer of at least n bytes, its terminator beside them. What was in it is lost. */
bool sci_my_room(struct my_stmt *s, struct my_column *col, unsigned long n)
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

static bool see_column(struct my_stmt *s, unsigned i, const MYSQL_FIELD *f)
{
    struct my_column *col = &s->columns[i];
    const sc_field *proved = &s->base.query->columns[i];

    col->type = (int)f->type;
    col->flags = f->flags;
    col->charset = f->charsetnr;
    col->form = form_of(f);
    col->is_unsigned = f->flags & UNSIGNED_FLAG;
    col->width = width_of(f->type);
    col->nullable = proved->nullable;
    col->decimal = f->type == MYSQL_TYPE_NEWDECIMAL || f->type == MYSQL_TYPE_DECIMAL;
    col->bytes = f->charsetnr == 63 || f->type == MYSQL_TYPE_BIT || f->type == MYSQL_TYPE_GEOMETRY;
    if (col->form == FORM_TEXT && !col->text && !sci_my_room(s, col, first_room(f))) return false;
    sci_my_way(col, proved);
    return true;
}

static int make_columns(struct my_stmt *s, unsigned n)
{
    const struct sci_alloc *a = &s->base.db->alloc;

    if (!s->columns) s->columns = sci_zalloc(a, n * sizeof *s->columns);
    s->n_columns = s->columns ? n : 0;
    return s->columns ? SC_OK : sci_nomem(s->base.db);
}

/* A server may answer the same statement with other types (a parameter's decides, or the table was altered): it is looked at
 * each time. */
static bool is_as_before(const struct my_stmt *s, MYSQL_RES *meta)
{
    for (unsigned i = 0; i < s->n_columns; i++) {
        const MYSQL_FIELD *f = mysql_fetch_field_direct(meta, i);
        const struct my_column *col = &s->columns[i];

        if (col->form == FORM_NONE || col->type != (int)f->type || col->flags != f->flags ||
            col->charset != f->charsetnr)
            return false;
        if (col->form == FORM_TEXT && !col->text) return false; /* it was given back */
    }
    return true;
}

static int see_columns(struct my_stmt *s, MYSQL_RES *meta)
{
    for (unsigned i = 0; i < s->n_columns; i++)
        if (!see_column(s, i, mysql_fetch_field_direct(meta, i))) return sci_nomem(s->base.db);
    return SC_OK;
}

int sci_my_see_result(struct sci_stmt *st)
{
    struct my_stmt *s = sci_my_stmt(st);
    unsigned n = st->query->n_columns;
    int rc = make_columns(s, n);
    MYSQL_RES *meta;

    if (rc < 0) return rc;
    meta = mysql_stmt_result_metadata(s->handle);
    if (!meta) return sci_my_fail_stmt(st);
    if (!is_as_before(s, meta)) rc = see_columns(s, meta);
    mysql_free_result(meta);
    return rc;
}

void sci_my_free_result(struct my_stmt *s, const struct sci_alloc *a)
{
    for (unsigned i = 0; i < s->n_columns; i++) {
        sci_free(a, s->columns[i].text);
        sci_free(a, s->columns[i].pinned);
    }
    sci_free(a, s->columns);
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

int sci_my_step(struct sci_stmt *st)
{
    return sci_my_receive(sci_my_stmt(st), NULL, NULL);
}

int sci_my_next(struct sci_stmt *st, void *row)
{
    return sci_my_receive(sci_my_stmt(st), row, NULL);
}

int sci_my_one(struct sci_stmt *st, void *row, sc_mem *mem)
{
    int rc = sci_my_execute(st);

    if (rc != SC_OK) return rc;
    rc = sci_my_receive(sci_my_stmt(st), row, mem);
    if (rc == SC_ROW) {
        rc = sci_my_step(st);
        if (rc == SC_ROW) return sci_too_many(st);
        if (rc == SC_DONE) return SC_ROW;
    }
    st->db->line.came = rc == SC_ERR_LOST;
    return rc;
}

int sci_my_no_row(struct my_stmt *s)
{
    s->has_rows = s->endless = false;
    if (sci_my_tracked_end(sci_my_conn(s->base.db)->m)) sci_my_track_end(s->base.db);
    return SC_DONE;
}

/* ---------------------------------------------------------------- cells */

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
    int64_t v = col->v.i;

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
        c->as.civil = col->v.civil;
        return;
    case FORM_TIME:
        c->kind = SCI_TIME;
        c->as.i = col->v.i;
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
        if (!sci_my_room(s, col, room)) return sci_nomem(st->db);
    }
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
