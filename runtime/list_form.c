/* list_form.c: long lists of values as a query of one JSON array.
 *
 * Stage: under list.c. What such a query gives has to compare as parameters do: in the type, and for texts in the collation,
 * of what it is compared with. By the values' type:
 *
 *   integers           the array has them; JSON_TABLE or json_each reads them
 *   texts (SQLite)     the array has them
 *   temporals,         servers: the array has their digits as texts, which are cast
 *   DECIMALs, doubles
 *   texts, bytes       servers: the array has their digits, to which the column's collation is given: list_hex.c
 *   … of no column,    the array has places, [chunk, first, length], in texts of their own that are parameters: SUBSTRING of a
 *                      parameter has the coercibility of a literal, so that a column's collation decides. What JSON_TABLE itself
 *                      gives of texts is something else: MariaDB refuses to compare it with columns of most collations, and
 *                      MySQL loses characters beyond U+FFFF. A server counts characters from a chunk's start, so there are
 *                      the more chunks the more texts. On SQLite one chunk of bytes, also for texts with a NUL, at which
 *                      its JSON functions stop
 *   doubles (SQLite)   their bytes as one blob, read by a function of the runtime's (sqlite_list.c): SQLite's digits are not
 *                      always read back as the same double */
#include "list.h"

#include <stdio.h>
#include <string.h>

/* Behind SCI_LIST_JSON, which is an array of the values: with quotes around them, cast, whatever the type; places, in 2 to
 * the power of what is added chunks; bytes of doubles; hexadecimal digits (list_hex.c). */
enum {
    CODE_CAST = SCI_LIST_JSON + 1,
    CODE_DOUBLES = SCI_LIST_JSON + 2,
    CODE_HEX = SCI_LIST_JSON + 3,
    CODE_PLACES = SCI_LIST_JSON + 16
};
enum { EACH_CHUNK = 256, MOST_CHUNKS_LOG = 12 };

#define OF_TABLE(type) " FROM JSON_TABLE(?, '$[*]' COLUMNS (v " type " PATH '$')) AS list"

/* ---------------------------------------------------------------- which form */

bool sci_is_dolt(const sc_db *db)
{
    return strcmp(db->driver->engine(db), "dolt") == 0;
}

/* Dolt 1.83 finds no BLOB in a list, whatever is in it, but finds it in a query's rows. */
bool sci_form_rows(const sc_db *db, const sc_field *f)
{
    return sci_type_of(f) == SC_T_BLOB && !db->driver->sqlite && sci_is_dolt(db);
}

/* JSON functions of SQLite end a text at its NUL. What an own type will be converted into is not known yet. */
static bool has_nul(const struct sci_values *v)
{
    if (sci_own_of(v->f)) return true;
    for (size_t i = 0; i < v->n; i++) {
        const sc_text *t = sci_list_value(v, i);

        if (t->ptr && memchr(t->ptr, '\0', t->len)) return true;
    }
    return false;
}

static uint32_t sqlite_code(const sc_list *list, const struct sci_values *v)
{
    switch (sci_type_of(v->f)) {
    case SC_T_FLOAT:
    case SC_T_DOUBLE: return CODE_DOUBLES;
    case SC_T_BLOB: return CODE_PLACES;
    case SC_T_TEXT:
    case SC_T_JSON: return has_nul(v) ? CODE_PLACES : list->json ? SCI_LIST_JSON : SCI_LIST_EMPTY;
    default: return list->json ? SCI_LIST_JSON : SCI_LIST_EMPTY;
    }
}

/* More digits than the widest DECIMAL that has a scale of 30. */
static bool fits_cast(const struct sci_values *v)
{
    enum { WHOLE = 35, FRACTION = 30 };

    if (sci_own_of(v->f)) return false;
    for (size_t i = 0; i < v->n; i++) {
        const sc_decimal *d = sci_list_value(v, i);
        const char *point = d->ptr ? memchr(d->ptr, '.', d->len) : NULL;
        size_t whole = point ? (size_t)(point - d->ptr) : d->len;

        if (d->ptr && (whole > WHOLE || d->len - whole > FRACTION + 1)) return false;
    }
    return true;
}

static uint32_t places_code(size_t n)
{
    unsigned log = 0;

    while (log < MOST_CHUNKS_LOG && ((size_t)EACH_CHUNK << log) < n) log++;
    return CODE_PLACES + log;
}

static uint32_t server_code(const sc_list *list, const struct sci_values *v, bool too_many)
{
    if (list->json) return SCI_LIST_JSON;
    switch (sci_type_of(v->f)) {
    case SC_T_BLOB: return too_many ? CODE_PLACES : SCI_LIST_EMPTY;
    case SC_T_TEXT:
    case SC_T_ENUM:
    case SC_T_SET: return too_many ? places_code(v->n) : SCI_LIST_EMPTY;
    case SC_T_DECIMAL: return fits_cast(v) ? CODE_CAST : SCI_LIST_EMPTY;
    case SC_T_FLOAT:
    case SC_T_DOUBLE:
    case SC_T_DATE:
    case SC_T_TIME:
    case SC_T_DATETIME:
    case SC_T_TIMESTAMP: return CODE_CAST;
    default: return SCI_LIST_EMPTY;
    }
}

/* Texts of no plain column, or very long ones, come out of places, if they are too many: a server makes no table to look them
 * up in. */
int sci_form_code(sc_db *db, const sc_list *list, unsigned place, const struct sci_values *v, bool too_many,
                  uint32_t *out)
{
    enum sc_type type = sci_type_of(v->f);
    bool hex = false;
    int rc = SC_OK;

    if (db->driver->sqlite) {
        *out = sqlite_code(list, v);
        return SC_OK;
    }
    if (type == SC_T_TEXT || type == SC_T_BLOB) rc = sci_hex_ask(db, list, place, v, &hex);
    if (rc < 0) return rc;
    if (hex)
        *out = CODE_HEX;
    else if (sci_is_dolt(db) && !list->json && v->n <= SCI_SHORT_LIST)
        *out = SCI_LIST_EMPTY;
    else
        *out = server_code(list, v, too_many);
    return SC_OK;
}

bool sci_form_is_kept(const sc_db *db, uint32_t code)
{
    return code != CODE_HEX || sci_is_dolt(db);
}

static unsigned chunks_of(uint32_t code)
{
    return 1U << (code - CODE_PLACES);
}

unsigned sci_form_placeholders(uint32_t code)
{
    return code >= CODE_PLACES ? chunks_of(code) + 1 : code == CODE_DOUBLES ? 2 : 1;
}

/* ---------------------------------------------------------------- the query */

static const char *cast_of(enum sc_type type)
{
    switch (type) {
    case SC_T_DECIMAL: return "SELECT CAST(v AS DECIMAL(65, 30))" OF_TABLE("VARCHAR(80)");
    case SC_T_DATE: return "SELECT CAST(v AS DATE)" OF_TABLE("VARCHAR(80)");
    case SC_T_TIME: return "SELECT CAST(v AS TIME(6))" OF_TABLE("VARCHAR(80)");
    case SC_T_DATETIME:
    case SC_T_TIMESTAMP: return "SELECT CAST(v AS DATETIME(6))" OF_TABLE("VARCHAR(80)");
    default: return "SELECT v + 0e0" OF_TABLE("VARCHAR(80)");
    }
}

static void put_places_query(const sc_db *db, const sc_field *f, uint32_t code, struct sci_out *o)
{
    bool texts = sci_type_of(f) != SC_T_BLOB;

    if (db->driver->sqlite) {
        sci_puts(o, texts ? "SELECT CAST(" : "SELECT ");
        sci_puts(o, "substr(?, json_extract(value, '$[1]'), json_extract(value, '$[2]'))");
        sci_puts(o, texts ? " AS TEXT) FROM json_each(?)" : " FROM json_each(?)");
        return;
    }
    sci_puts(o, "SELECT SUBSTRING(");
    if (chunks_of(code) > 1) sci_puts(o, "ELT(c, ");
    for (unsigned i = 0; i < chunks_of(code); i++) sci_puts(o, i ? ", ?" : "?");
    if (chunks_of(code) > 1) sci_puts(o, ")");
    sci_puts(
        o,
        ", p, n) FROM JSON_TABLE(?, '$[*]' COLUMNS (c INT PATH '$[0]', p INT PATH '$[1]', n INT PATH '$[2]')) AS list");
}

void sci_form_text(const sc_db *db, const sc_list *list, unsigned place, const sc_field *f, uint32_t code,
                   struct sci_out *o)
{
    if (code >= CODE_PLACES)
        put_places_query(db, f, code, o);
    else if (code == CODE_HEX)
        sci_hex_text(db, place, f, o);
    else if (code == CODE_CAST)
        sci_puts(o, cast_of(sci_type_of(f)));
    else if (code == CODE_DOUBLES)
        sci_puts(o, "SELECT schemac_double(?, key) FROM json_each(?)");
    else
        sci_puts(o, list->json);
}

/* ---------------------------------------------------------------- an array of the values */

static void put_integer(struct sci_out *o, int64_t v)
{
    char digits[24];

    sci_put(o, digits, sci_format_i64(v, digits));
}

static void put_number(struct sci_out *o, const struct sci_cell *c)
{
    char digits[SCI_DOUBLE_MAX];

    if (c->kind == SCI_INT)
        put_integer(o, c->as.i);
    else if (c->kind == SCI_UINT)
        sci_put(o, digits, sci_format_u64(c->as.u, digits));
    else
        sci_put(o, digits, sci_format_double(c->as.d, digits));
}

static void put_json_text(struct sci_out *o, sc_text text)
{
    size_t from = 0;

    sci_puts(o, "\"");
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        char escape[8];

        if (c >= 0x20 && c != '"' && c != '\\') continue;
        sci_put(o, text.ptr + from, i - from);
        sci_put(o, escape, (size_t)snprintf(escape, sizeof escape, "\\u%04x", c));
        from = i + 1;
    }
    sci_put(o, text.ptr + from, text.len - from);
    sci_puts(o, "\"");
}

static int put_values(struct sci_stmt *st, struct sci_out *o, const struct sci_values *v, bool quoted)
{
    sci_puts(o, "[");
    for (size_t i = 0; i < v->n; i++) {
        struct sci_cell c;
        int rc = sci_give(st, v->f, sci_list_value(v, i), false, &c);
        bool text;

        if (rc < 0) return rc;
        text = c.kind == SCI_TEXT || c.kind == SCI_DECIMAL;
        if (i > 0) sci_puts(o, ",");
        if (!text && quoted) sci_puts(o, "\"");
        if (text)
            put_json_text(o, c.as.text);
        else
            put_number(o, &c);
        if (!text && quoted) sci_puts(o, "\"");
    }
    sci_puts(o, "]");
    return SC_OK;
}

/* ---------------------------------------------------------------- binding */

/* The statement keeps a copy until it is released. */
static int bind_copy(struct sci_stmt *st, unsigned *at, enum sci_kind kind, const char *p, size_t n)
{
    const char *kept = sci_mem_copy(&st->params, &st->db->alloc, p ? p : "", n);
    struct sci_cell c = {.kind = kind, .as.text = {kept, n}}; /* a blob has the same shape */

    if (!kept) return sci_nomem(st->db);
    if (kind == SCI_BLOB) c.as.blob = (sc_blob){kept, n};
    return st->db->driver->bind(st, (*at)++, &c);
}

static int bind_values(struct sci_stmt *st, unsigned *at, const struct sci_values *v, uint32_t code)
{
    struct sci_out o = {.a = &st->db->alloc};
    int rc = code == CODE_HEX ? sci_hex_array(st, v, &o) : put_values(st, &o, v, code == CODE_CAST);

    if (rc == SC_OK && o.nomem) rc = sci_nomem(st->db);
    if (rc == SC_OK) rc = bind_copy(st, at, SCI_TEXT, o.p, o.n);
    sci_free(o.a, o.p);
    return rc;
}

/* The bytes, and an array of as many things. */
static int bind_doubles(struct sci_stmt *st, unsigned *at, const struct sci_values *v)
{
    struct sci_out bytes = {.a = &st->db->alloc}, array = {.a = &st->db->alloc};
    int rc = SC_OK;

    for (size_t i = 0; i < v->n && rc == SC_OK; i++) {
        struct sci_cell c;

        rc = sci_give(st, v->f, sci_list_value(v, i), false, &c);
        if (rc < 0) break;
        sci_put(&bytes, (const char *)&c.as.d, sizeof c.as.d);
        sci_puts(&array, i ? ",0" : "[0");
    }
    sci_puts(&array, "]");
    if (rc == SC_OK && (bytes.nomem || array.nomem)) rc = sci_nomem(st->db);
    if (rc == SC_OK) rc = bind_copy(st, at, SCI_BLOB, bytes.p, bytes.n);
    if (rc == SC_OK) rc = bind_copy(st, at, SCI_TEXT, array.p, array.n);
    sci_free(bytes.a, bytes.p);
    sci_free(array.a, array.p);
    return rc;
}

/* ---------------------------------------------------------------- places in chunks */

struct places {
    struct sci_stmt *st;
    const struct sci_values *v;
    unsigned chunks;
    bool characters;             /* counted, else bytes */
    struct sci_out bytes, array; /* of all chunks */
    size_t *start;               /* of each chunk in bytes; one more: the end */
    size_t first;                /* in its chunk, of the next one */
};

/* Bytes that begin a character; of a text that is none, the server says so. */
size_t sci_characters(const char *p, size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) count += ((unsigned char)p[i] & 0xC0) != 0x80;
    return count;
}

static void put_place(struct places *p, unsigned chunk, size_t length)
{
    sci_puts(&p->array, p->array.n ? ",[" : "[[");
    put_integer(&p->array, chunk + 1);
    sci_puts(&p->array, ",");
    put_integer(&p->array, (int64_t)p->first + 1);
    sci_puts(&p->array, ",");
    put_integer(&p->array, (int64_t)length);
    sci_puts(&p->array, "]");
    p->first += length;
}

static int add_place(struct places *p, size_t i, unsigned chunk)
{
    struct sci_cell c;
    int rc = sci_give(p->st, p->v->f, sci_list_value(p->v, i), false, &c);
    const char *at;
    size_t n;

    if (rc < 0) return rc;
    at = c.kind == SCI_BLOB ? c.as.blob.ptr : c.as.text.ptr;
    n = c.kind == SCI_BLOB ? c.as.blob.len : c.as.text.len;
    sci_put(&p->bytes, at, n);
    put_place(p, chunk, p->characters ? sci_characters(at, n) : n);
    return SC_OK;
}

static int add_places(struct places *p)
{
    unsigned chunk = 0;
    int rc = SC_OK;

    for (size_t i = 0; i < p->v->n && rc == SC_OK; i++) {
        unsigned mine = (unsigned)((uint64_t)i * p->chunks / p->v->n);

        if (mine != chunk) p->first = 0;
        while (chunk < mine) p->start[++chunk] = p->bytes.n;
        rc = add_place(p, i, chunk);
    }
    while (chunk < p->chunks) p->start[++chunk] = p->bytes.n;
    sci_puts(&p->array, "]");
    return rc == SC_OK && (p->bytes.nomem || p->array.nomem) ? sci_nomem(p->st->db) : rc;
}

static int bind_chunks(struct places *p, unsigned *at)
{
    bool bytes = sci_type_of(p->v->f) == SC_T_BLOB || p->st->db->driver->sqlite;
    int rc = SC_OK;

    for (unsigned i = 0; i < p->chunks && rc == SC_OK; i++)
        rc = bind_copy(p->st, at, bytes ? SCI_BLOB : SCI_TEXT, p->bytes.p ? p->bytes.p + p->start[i] : NULL,
                       p->start[i + 1] - p->start[i]);
    return rc == SC_OK ? bind_copy(p->st, at, SCI_TEXT, p->array.p, p->array.n) : rc;
}

static int bind_places(struct sci_stmt *st, unsigned *at, const struct sci_values *v, unsigned chunks)
{
    struct places p = {.st = st, .v = v, .chunks = chunks};
    int rc;

    p.bytes.a = p.array.a = &st->db->alloc;
    p.characters = sci_type_of(v->f) != SC_T_BLOB && !st->db->driver->sqlite;
    p.start = sci_mem_take(&st->params, &st->db->alloc, (chunks + 1U) * sizeof *p.start);
    if (!p.start) return sci_nomem(st->db);
    p.start[0] = 0;
    rc = add_places(&p);
    if (rc == SC_OK) rc = bind_chunks(&p, at);
    sci_free(p.bytes.a, p.bytes.p);
    sci_free(p.array.a, p.array.p);
    return rc;
}

int sci_form_bind(struct sci_stmt *st, unsigned *at, const struct sci_values *v, uint32_t code)
{
    if (code >= CODE_PLACES) return bind_places(st, at, v, chunks_of(code));
    return code == CODE_DOUBLES ? bind_doubles(st, at, v) : bind_values(st, at, v, code);
}
