/* mysql_wire.c: rows received as the server sent them: no buffer of the client library in between, no conversion but ours.
 *
 * Stage: under mysql_fetch.c. No result is ever bound (mysql_stmt_bind_result): both libraries read a row's packet then and leave it
 * at that. MariaDB's calls take() once for each column, in their order, with the place of its value (STMT_ATTR_CB_RESULT,
 * Connector/C 3.1); with Oracle's the packet lies where the connection has read it (NET in mysql_com.h), until the next one is
 * read. Its form is "Binary Protocol Resultset Row" of MySQL's source documentation: NULLs as bits, then the other values,
 * numbers with their least byte first, texts behind their length. Texts are copied, for a row stays readable while other
 * statements run on the connection. */
#include <errmsg.h>
#include <mysql.h>

#include "mysql_internal.h"

#include <string.h>

/* ---------------------------------------------------------------- numbers */

/* Compilers know these as one load each. */
SCI_INLINE uint32_t u16_at(const unsigned char *p)
{
    return (uint32_t)p[0] | (uint32_t)p[1] << 8;
}

SCI_INLINE uint32_t u32_at(const unsigned char *p)
{
    return u16_at(p) | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

SCI_INLINE uint64_t u64_at(const unsigned char *p)
{
    return u32_at(p) | (uint64_t)u32_at(p + 4) << 32;
}

static int64_t integer_at(const unsigned char *p, unsigned width, bool is_unsigned)
{
    switch (width) {
    case 1: return is_unsigned ? p[0] : (int8_t)p[0];
    case 2: return is_unsigned ? (int64_t)u16_at(p) : (int16_t)u16_at(p);
    case 4: return is_unsigned ? (int64_t)u32_at(p) : (int32_t)u32_at(p);
    default: return (int64_t)u64_at(p);
    }
}

/* "Protocol::LengthEncodedInteger". 251 is a text row's NULL, which no binary row has. */
SCI_INLINE uint64_t length_at(const unsigned char **p)
{
    const unsigned char *at = *p;

    switch (at[0]) {
    case 252: *p += 3; return u16_at(at + 1);
    case 253: *p += 4; return u16_at(at + 1) | (uint32_t)at[3] << 16;
    case 254: *p += 9; return u64_at(at + 1);
    default: *p += 1; return at[0];
    }
}

/* ---------------------------------------------------------------- dates and times */

/* What is left out at its end is 0. A length of 0 is the date of zeros. */
SCI_INLINE sc_datetime civil_at(const unsigned char *p, unsigned n)
{
    sc_datetime t = {0};

    if (n >= 4) {
        t.year = (int16_t)u16_at(p);
        t.month = p[2];
        t.day = p[3];
    }
    if (n >= 7) {
        t.hour = p[4];
        t.minute = p[5];
        t.second = p[6];
    }
    if (n >= 11) t.microsecond = u32_at(p + 7);
    return t;
}

static int64_t duration_at(const unsigned char *p, unsigned n)
{
    uint64_t us = 0; /* (whatever is sent: nothing overflows that may not) */

    if (n >= 8) us = ((((uint64_t)u32_at(p + 1) * 24 + p[5]) * 60 + p[6]) * 60 + p[7]) * 1000000;
    if (n >= 12) us += u32_at(p + 8);
    return (int64_t)(n >= 8 && p[0] ? 0 - us : us);
}

/* ---------------------------------------------------------------- one value */

/* A length that leads out of the library's buffer is no text's: without this the server would decide what is read. */
static bool is_beyond(const struct my_stmt *s, const unsigned char *p, uint64_t n)
{
    return n > (uint64_t)(sci_my_conn(s->base.db)->m->net.buff_end - p);
}

/* Where the text cannot be had it is empty, and the row is none. */
static SCI_NOINLINE bool has_room(struct my_stmt *s, struct my_column *col, const unsigned char *p, uint64_t n)
{
    if (is_beyond(s, p, n))
        s->fault = MY_MALFORMED;
    else if (!((n <= col->room && col->text) || sci_my_room(s, col, n > col->room * 2 ? n : col->room * 2)))
        s->fault = MY_NO_ROOM;
    return s->fault == MY_FINE;
}

/* Gives back what is behind it. */
static const unsigned char *text_at(struct my_stmt *s, struct my_column *col, const unsigned char *p)
{
    uint64_t n = length_at(&p);

    col->length = 0;
    if (!has_room(s, col, p, n)) return s->fault == MY_MALFORMED ? p : p + n;
    memcpy(col->text, p, n);
    col->text[n] = '\0';
    col->length = n;
    return p + n;
}

/* Into the column. */
static const unsigned char *value_at(struct my_stmt *s, struct my_column *col, const unsigned char *p)
{
    uint32_t bits;

    switch (col->form) {
    case FORM_INT: col->v.i = integer_at(p, col->width, col->is_unsigned); return p + col->width;
    case FORM_FLOAT:
        bits = u32_at(p);
        memcpy(&col->v.f, &bits, sizeof bits);
        return p + sizeof bits;
    case FORM_DOUBLE: col->v.i = (int64_t)u64_at(p); return p + sizeof col->v.i; /* the bits of it */
    case FORM_DATE:
    case FORM_DATETIME: col->v.civil = civil_at(p + 1, *p); return p + 1 + *p;
    case FORM_TIME: col->v.i = duration_at(p + 1, *p); return p + 1 + *p;
    case FORM_NONE:
    case FORM_TEXT: break;
    }
    return text_at(s, col, p);
}

/* ---------------------------------------------------------------- straight into the caller's row */

static const unsigned char *copy_at(struct my_stmt *s, const unsigned char *p, sc_text *to)
{
    uint64_t n = length_at(&p);

    if (is_beyond(s, p, n)) {
        s->fault = MY_MALFORMED;
        return p;
    }
    if (s->fresh) sci_mem_reuse(s->copy);
    s->fresh = false;
    to->ptr = sci_mem_copy(s->copy, &s->base.db->alloc, (const char *)p, n);
    to->len = n;
    if (!to->ptr) s->fault = MY_NO_ROOM;
    return p + n;
}

static SCI_NOINLINE void take_long_text(struct my_stmt *s, struct my_column *col, unsigned char **at, sc_text *to)
{
    const unsigned char *p = *at, *end;

    if (s->copy) {
        end = copy_at(s, p, to);
    } else {
        end = text_at(s, col, p);
        to->ptr = col->text;
        to->len = col->length;
    }
    *at += end - p;
}

/* The commonest text: its length is one byte, and its column's buffer is there and large enough. */
static SCI_NOINLINE void take_text(struct my_stmt *s, struct my_column *col, unsigned char **at, sc_text *to)
{
    enum { MOST_OF_ONE_BYTE = 250 };
    const unsigned char *p = *at;
    size_t n = *p;

    if (n > MOST_OF_ONE_BYTE || n > col->room || !col->text || s->copy) {
        take_long_text(s, col, at, to);
        return;
    }
    to->ptr = col->text;
    to->len = n;
    *at += 1 + n;
    col->text[n] = '\0';
    memcpy(col->text, p + 1, n);
}

static SCI_NOINLINE void take_civil(unsigned char **at, sc_datetime *to)
{
    const unsigned char *p = *at;

    *to = civil_at(p + 1, *p);
    *at += 1 + *p;
}

/* What has no way of its own: by the column, and what cannot go into the row by itself by row.c, when the row is complete. */
static SCI_NOINLINE void take_other(struct my_stmt *s, unsigned i, unsigned char **at)
{
    struct my_column *col = &s->columns[i];

    col->is_null = !at;
    if (at) *at += value_at(s, col, *at) - *at;
    if (!s->row) return;
    if (at && sci_my_put(col, &s->base.query->columns[i], s->row + col->has)) return;
    if (!at && col->way == WAY_TEXT && col->nullable)
        *(sc_text *)(s->row + col->offset) = (sc_text){NULL, 0};
    else
        col->left = s->any_left = true;
}

/* (It calls nothing but at its end: it is called for each value.) */
static void take(void *data, unsigned i, unsigned char **at)
{
    struct my_stmt *s = data;
    struct my_column *col = &s->columns[i];
    char *to;

    if (!s->row || !at) {
        take_other(s, i, at);
        return;
    }
    to = s->row + col->offset;
    *(bool *)(s->row + col->has) =
        true; /* the value's own first byte, which is yet to come, where none can be missing */
    if (col->way == WAY_TEXT) {
        take_text(s, col, at, (sc_text *)to);
    } else if (col->way == WAY_INT32) {
        *(int32_t *)to = (int32_t)u32_at(*at);
        *at += 4;
    } else if (col->way == WAY_64) {
        uint64_t v = u64_at(*at);

        memcpy(to, &v, sizeof v);
        *at += sizeof v;
    } else if (col->way == WAY_DATETIME) {
        take_civil(at, (sc_datetime *)to);
    } else {
        take_other(s, i, at);
    }
}

/* ---------------------------------------------------------------- a row */

static int take_left(struct my_stmt *s)
{
    int rc = SC_ROW;

    s->any_left = false;
    for (unsigned i = 0; i < s->n_columns; i++) {
        if (s->columns[i].left && rc >= 0) rc = sci_row_field(&s->base, i, s->row, s->copy);
        s->columns[i].left = false;
    }
    return rc < 0 ? rc : SC_ROW;
}

/* (The connection is none the worse: where the next packet starts is said elsewhere.) */
static int fail_row(struct my_stmt *s)
{
    enum my_fault fault = s->fault;

    s->fault = MY_FINE;
    if (fault == MY_NO_ROOM) return sci_nomem(s->base.db);
    return sci_fail_native(s->base.db, SC_ERROR, CR_MALFORMED_PACKET, "HY000", s->base.query->name,
                           "what the server sent is no row");
}

static int complete(struct my_stmt *s)
{
    if (s->fault != MY_FINE) return fail_row(s);
    if (s->copy && s->fresh) sci_mem_reuse(s->copy);
    return s->any_left ? take_left(s) : SC_ROW;
}

#ifdef SCI_MARIADB_CLIENT

void sci_my_receive_by(struct my_stmt *s)
{
    union {
        ps_result_callback call;
        const void *p;
    } by = {take};

    (void)mysql_stmt_attr_set(s->handle, STMT_ATTR_CB_USER_DATA, s);
    (void)mysql_stmt_attr_set(s->handle, STMT_ATTR_CB_RESULT, by.p);
}

SCI_INLINE void take_packet(struct my_stmt *s)
{
    (void)s;
}

#else

void sci_my_receive_by(struct my_stmt *s)
{
    (void)s;
}

/* (Over 250 bytes beyond the buffer nothing is read, whatever the server says.) */
SCI_INLINE void take_packet(struct my_stmt *s)
{
    enum { FIRST_BIT = 2 };
    const NET *net = &sci_my_conn(s->base.db)->m->net;
    unsigned char *nulls = net->read_pos + 1, *p = nulls + (s->n_columns + FIRST_BIT + 7) / 8;

    if (net->read_pos[0] != 0) s->fault = MY_MALFORMED;
    for (unsigned i = 0, bit = FIRST_BIT; i < s->n_columns && s->fault == MY_FINE; i++, bit++) {
        take(s, i, nulls[bit / 8] >> bit % 8 & 1 ? NULL : &p);
        if (p > net->buff_end) s->fault = MY_MALFORMED;
    }
}

#endif

int sci_my_receive(struct my_stmt *s, void *row, sc_mem *copy)
{
    if (!s->has_rows) return SC_DONE;
    s->row = row;
    s->copy = copy;
    s->fresh = true;
    switch (mysql_stmt_fetch(s->handle)) {
    case 0: take_packet(s); return s->any_left || s->fault != MY_FINE || copy ? complete(s) : SC_ROW;
    case MYSQL_NO_DATA: return sci_my_no_row(s);
    default: return sci_my_fail_stmt(&s->base);
    }
}
