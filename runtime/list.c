/* list.c: lists of values (`x IN (:ids...)`): one checked text, executed with any number of values.
 *
 * Stage: between stmt.c, which keeps a prepared statement a shape, and bind.c. The text says `?...` where a list
 * stands. What is prepared has there, by how many values there are:
 *
 *   none           an empty set: `x IN` it is false and `x NOT IN` it true, of NULL as well, as SQL says of a set
 *   up to 1,024    as many `?` as the next power of two: the last value is given once more until all are filled
 *   more, SQLite   one `?` in `SELECT value FROM json_each(?)`, for a JSON array; where JSON has no form for the
 *                  values (bytes, doubles, texts with a NUL), powers of two up to 16,384
 *   more, servers  the values themselves, written as literals; such a text is prepared for one use and dropped.
 *                  Dolt takes integers by JSON_TABLE, from a JSON array, from 65 on
 *
 * Literals, because a server reads them exactly as it reads parameters. What JSON_TABLE gives of texts is something
 * else: MariaDB refuses to compare them with columns of most collations, MySQL loses characters beyond U+FFFF, and
 * Dolt finds no member of an ENUM. */
#include "list.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

enum { LONG_LIST = 16384, PLACE = sizeof "?..." - 1 };

/* ---------------------------------------------------------------- the caller's list */

static size_t size_of(enum sc_type type)
{
    switch (type) {
    case SC_T_BOOL: return sizeof(bool);
    case SC_T_INT8:
    case SC_T_UINT8: return 1;
    case SC_T_INT16:
    case SC_T_UINT16:
    case SC_T_YEAR: return 2;
    case SC_T_INT32:
    case SC_T_UINT32: return 4;
    case SC_T_INT64:
    case SC_T_UINT64:
    case SC_T_SET:
    case SC_T_BIT: return 8;
    case SC_T_FLOAT: return sizeof(float);
    case SC_T_DOUBLE: return sizeof(double);
    case SC_T_ENUM: return sizeof(int);
    case SC_T_DECIMAL: return sizeof(sc_decimal);
    case SC_T_TEXT:
    case SC_T_JSON: return sizeof(sc_text);
    case SC_T_BLOB: return sizeof(sc_blob);
    case SC_T_DATE: return sizeof(sc_date);
    case SC_T_TIME: return sizeof(sc_time);
    case SC_T_DATETIME: return sizeof(sc_datetime);
    case SC_T_TIMESTAMP: return sizeof(sc_timestamp);
    case SC_T_ANY: return sizeof(sc_value);
    }
    return 0;
}

struct sci_values sci_list_values(const sc_field *f, const void *params)
{
    const sc_own *own = sci_own_of(f);
    struct sci_values v = {.f = f, .size = own ? own->size : size_of(sci_type_of(f))};
    const char *at = (const char *)params + f->offset;

    memcpy(&v.first, at, sizeof v.first);
    memcpy(&v.n, at + sizeof v.first, sizeof v.n); /* generated structs have the count right behind the pointer */
    return v;
}

const void *sci_list_value(const struct sci_values *v, size_t i)
{
    return (const char *)v->first + i * v->size;
}

/* ---------------------------------------------------------------- shapes */

static unsigned power_of_two(size_t n)
{
    unsigned arity = 1;

    while (arity < n) arity *= 2;
    return arity;
}

/* SQLite's JSON functions end a text at its NUL. What an own type will be converted into is not known yet. */
static bool has_nul(const struct sci_values *v)
{
    bool texts = sci_type_of(v->f) == SC_T_TEXT || sci_type_of(v->f) == SC_T_JSON;

    if (texts && sci_own_of(v->f)) return true;
    for (size_t i = 0; texts && i < v->n; i++) {
        const sc_text *t = sci_list_value(v, i);

        if (t->ptr && memchr(t->ptr, '\0', t->len)) return true;
    }
    return false;
}

static int shape_of_list(sc_db *db, const sc_query *q, const sc_list *list, const struct sci_values *v, uint16_t *out)
{
    unsigned beyond = db->driver->json_beyond(db);

    if (v->n > 0 && !v->first)
        return sci_fail(db, SC_ERR_PARAM, "%s: list `%s` is NULL, and should have %zu values", q->name, v->f->name,
                        v->n);
    if (v->n == 0)
        *out = SCI_LIST_EMPTY;
    else if (list->json && beyond > 0 && v->n > beyond && !has_nul(v))
        *out = SCI_LIST_JSON;
    else if (v->n <= SCI_SHORT_LIST)
        *out = (uint16_t)power_of_two(v->n);
    else if (db->driver->literals)
        *out = SCI_LIST_LITERALS;
    else if (v->n <= LONG_LIST)
        *out = (uint16_t)power_of_two(v->n);
    else
        return sci_fail(db, SC_ERR_PARAM, "%s: list `%s` has %zu values; of this type the engine takes %d", q->name,
                        v->f->name, v->n, LONG_LIST);
    return SC_OK;
}

/* How many `?` stand for a list. */
static unsigned placeholders(uint16_t code)
{
    return code == SCI_LIST_LITERALS ? 0 : code == SCI_LIST_JSON ? 1 : code;
}

int sci_list_shape(sc_db *db, const sc_query *q, const sc_sql *sql, const void *params, struct sci_shape *out)
{
    size_t total = sql->n_order;

    if (sql->n_lists == 0) return SC_OK;
    if (!params) return sci_fail(db, SC_ERR_MISUSE, "%s: the parameters are NULL", q->name);
    if (sql->n_lists > SCI_MOST_LISTS)
        return sci_fail(db, SC_ERR_MISUSE, "%s: more lists than this runtime knows: the generated code is newer",
                        q->name);
    for (unsigned i = 0; i < sql->n_lists; i++) {
        struct sci_values v = sci_list_values(&q->params[sql->order[sql->lists[i].placeholder]], params);
        int rc = shape_of_list(db, q, &sql->lists[i], &v, &out->code[i]);

        if (rc < 0) return rc;
        total += placeholders(out->code[i]);
    }
    if (total > db->driver->most_params(db))
        return sci_fail(db, SC_ERR_PARAM, "%s: its lists have more values than the engine takes", q->name);
    return SC_OK;
}

/* ---------------------------------------------------------------- text that grows */

struct out {
    const struct sci_alloc *a;
    char *p;
    size_t n, room;
    bool nomem;
};

static void put(struct out *o, const char *p, size_t n)
{
    if (o->room - o->n < n) {
        size_t room = o->room * 2 + n + 256;
        char *more = o->nomem ? NULL : sci_realloc(o->a, o->p, room);

        o->nomem = !more;
        if (!more) return;
        o->p = more;
        o->room = room;
    }
    if (n > 0) memcpy(o->p + o->n, p, n);
    o->n += n;
}

static void puts_to(struct out *o, const char *s)
{
    put(o, s, strlen(s));
}

static void put_number(struct out *o, const struct sci_cell *c)
{
    char digits[40];

    if (c->kind == SCI_INT)
        put(o, digits, sci_format_i64(c->as.i, digits));
    else if (c->kind == SCI_UINT)
        put(o, digits, sci_format_u64(c->as.u, digits));
    else
        put(o, digits, (size_t)snprintf(digits, sizeof digits, "%.16e", c->as.d)); /* 17 digits: this double alone */
}

/* ---------------------------------------------------------------- a JSON array */

static void put_json_text(struct out *o, sc_text text)
{
    size_t from = 0;

    puts_to(o, "\"");
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        char escape[8];

        if (c >= 0x20 && c != '"' && c != '\\') continue;
        put(o, text.ptr + from, i - from);
        put(o, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", c));
        from = i + 1;
    }
    put(o, text.ptr + from, text.len - from);
    puts_to(o, "\"");
}

static int put_json(struct sci_stmt *st, struct out *o, const struct sci_values *v)
{
    for (size_t i = 0; i < v->n; i++) {
        struct sci_cell c;
        int rc = sci_give(st, v->f, sci_list_value(v, i), false, &c);

        if (rc < 0) return rc;
        puts_to(o, i ? "," : "[");
        if (c.kind == SCI_TEXT || c.kind == SCI_DECIMAL)
            put_json_text(o, c.as.text);
        else
            put_number(o, &c);
    }
    puts_to(o, "]");
    return o->nomem ? sci_nomem(st->db) : SC_OK;
}

int sci_list_json(struct sci_stmt *st, const struct sci_values *v, struct sci_cell *out)
{
    struct out o = {.a = &st->db->alloc};
    int rc = put_json(st, &o, v);
    char *kept = rc == SC_OK ? sci_mem_copy(&st->params, &st->db->alloc, o.p, o.n) : NULL;

    sci_free(o.a, o.p);
    if (rc == SC_OK && !kept) rc = sci_nomem(st->db);
    out->kind = SCI_TEXT;
    out->as.text = (sc_text){kept, o.n};
    return rc;
}

/* ---------------------------------------------------------------- literals */

/* A quote is doubled: so written it ends no string in any sql_mode. */
static void put_string(struct out *o, sc_text text, bool backslashes)
{
    size_t from = 0;

    puts_to(o, "'");
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] != '\'' && (text.ptr[i] != '\\' || !backslashes)) continue;
        put(o, text.ptr + from, i + 1 - from);
        from = i; /* the character itself comes once more */
    }
    put(o, text.ptr + from, text.len - from);
    puts_to(o, "'");
}

static void put_bytes(struct out *o, sc_blob blob)
{
    static const char digits[] = "0123456789abcdef";
    const unsigned char *p = blob.ptr;

    puts_to(o, "x'");
    for (size_t i = 0; i < blob.len; i++) {
        char two[2] = {digits[p[i] >> 4], digits[p[i] & 15]};

        put(o, two, sizeof two);
    }
    puts_to(o, "'");
}

static void put_literal(struct out *o, const struct sci_cell *c, bool backslashes)
{
    switch (c->kind) {
    case SCI_INT:
    case SCI_UINT:
    case SCI_DOUBLE: put_number(o, c); return;
    case SCI_TEXT: put_string(o, c->as.text, backslashes); return;
    case SCI_DECIMAL: put(o, c->as.text.ptr, c->as.text.len); return; /* checked: digits, a point, a sign */
    case SCI_BLOB: put_bytes(o, c->as.blob); return;
    case SCI_NULL: /* a value of a list is required; the others are results' */
    case SCI_FLOAT:
    case SCI_DATE:
    case SCI_DATETIME:
    case SCI_TIME:
    case SCI_NOMEM: break;
    }
}

static int put_literals(struct sci_stmt *st, struct out *o, const struct sci_values *v)
{
    bool backslashes = st->db->driver->backslashes(st->db);

    for (size_t i = 0; i < v->n; i++) {
        struct sci_cell c;
        int rc = sci_give(st, v->f, sci_list_value(v, i), false, &c);

        if (rc < 0) return rc;
        puts_to(o, i ? ", " : "");
        put_literal(o, &c, backslashes);
    }
    return SC_OK;
}

/* ---------------------------------------------------------------- a shape's text */

static int put_place(struct sci_stmt *st, struct out *o, unsigned i, const void *params)
{
    const sc_list *list = &st->base->lists[i];
    struct sci_values v = sci_list_values(&st->query->params[st->base->order[list->placeholder]], params);

    switch (st->shape.code[i]) {
    case SCI_LIST_EMPTY: puts_to(o, st->db->driver->empty_set); return SC_OK;
    case SCI_LIST_JSON: puts_to(o, list->json); return SC_OK;
    case SCI_LIST_LITERALS: st->once = true; return put_literals(st, o, &v);
    default: break;
    }
    for (unsigned k = 0; k < st->shape.code[i]; k++) puts_to(o, k ? ", ?" : "?");
    return SC_OK;
}

static int put_text(struct sci_stmt *st, struct out *o, const void *params)
{
    const sc_sql *base = st->base;
    size_t at = 0;
    int rc = SC_OK;

    for (unsigned i = 0; i < base->n_lists && rc == SC_OK; i++) {
        put(o, base->text + at, base->lists[i].at - at);
        rc = put_place(st, o, i, params);
        at = base->lists[i].at + PLACE;
    }
    put(o, base->text + at, base->len - at);
    put(o, "", 1);
    return rc == SC_OK && o->nomem ? sci_nomem(st->db) : rc;
}

/* The parameter of each `?` of the text. */
static uint16_t *make_order(const struct sci_stmt *st, uint16_t *n)
{
    const sc_sql *base = st->base;
    size_t total = 0;
    unsigned list = 0;
    uint16_t *order;

    for (unsigned i = 0; i < base->n_lists; i++) total += placeholders(st->shape.code[i]);
    order = sci_realloc(&st->db->alloc, NULL, (base->n_order + total) * sizeof *order);
    *n = 0;
    for (unsigned i = 0; order && i < base->n_order; i++) {
        bool is_list = list < base->n_lists && base->lists[list].placeholder == i;
        unsigned times = is_list ? placeholders(st->shape.code[list++]) : 1;

        for (unsigned k = 0; k < times; k++) order[(*n)++] = base->order[i];
    }
    return order;
}

int sci_list_expand(struct sci_stmt *st, const void *params)
{
    struct out o = {.a = &st->db->alloc};
    int rc = put_text(st, &o, params);

    st->own.text = st->own_text = o.p; /* freed with the statement, also after a failure */
    st->own.len = o.n ? o.n - 1 : 0;
    if (rc < 0) return rc;
    st->own.order = st->own_order = make_order(st, &st->own.n_order);
    st->sql = &st->own;
    return st->own_order ? SC_OK : sci_nomem(st->db);
}

void sci_list_free(struct sci_stmt *st)
{
    sci_free(&st->db->alloc, st->own_text);
    sci_free(&st->db->alloc, st->own_order);
    st->own_text = NULL;
    st->own_order = NULL;
    st->own = (sc_sql){0};
    st->once = false;
}
