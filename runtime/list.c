/* list.c: lists of values (`x IN (:ids...)`): one checked text, executed with any number of values.
 *
 * Stage: between cache.c, which keeps a prepared statement a shape, and bind.c. The text says `?...` where a list
 * stands. What is prepared has there, by how many values there are:
 *
 *   none           an empty set: `x IN` it is false and `x NOT IN` it true, of NULL as well, as SQL says of a set
 *   up to 1,024    as many `?` as the next power of two: the last value is given once more until all are filled
 *   more           a query of one JSON array, in the form that the values' type has on this engine: list_form.c
 *   … without one  as many `?` as there are values, for this use alone
 *
 * An ENUM's list has each member once, however often the caller's has it. No value ever becomes text. */
#include "list.h"

#include <string.h>

enum { PLACE = sizeof "?..." - 1 };

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

/* How many values are sent: of an ENUM each of its members once at most. */
static size_t n_sent(const struct sci_values *v)
{
    bool members = sci_type_of(v->f) == SC_T_ENUM && !sci_own_of(v->f);

    return members && v->n > SCI_SHORT_LIST && v->f->labels->n < v->n ? v->f->labels->n : v->n;
}

/* `room`: the placeholders that are left. */
static int shape_of_list(sc_db *db, const sc_query *q, const sc_list *list, unsigned place, const struct sci_values *v,
                         size_t room, uint32_t *out)
{
    size_t n = n_sent(v);
    int rc = SC_OK;

    if (v->n > 0 && !v->first)
        return sci_fail(db, SC_ERR_PARAM, "%s: list `%s` is NULL, and should have %zu values", q->name, v->f->name,
                        v->n);
    *out = SCI_LIST_EMPTY;
    if (n == 0) return SC_OK;
    if (n > db->driver->json_beyond(db)) rc = sci_form_code(db, list, place, v, n > room, out);
    if (rc < 0 || *out != SCI_LIST_EMPTY) return rc;
    if (n <= SCI_SHORT_LIST) n = power_of_two(n);
    if (n > room)
        return sci_fail(db, SC_ERR_PARAM, "%s: list `%s` has %zu values, more than the engine takes of this type",
                        q->name, v->f->name, v->n);
    *out = (uint32_t)n;
    return SC_OK;
}

/* How many `?` stand for a list. */
static unsigned placeholders(uint32_t code)
{
    return code >= SCI_LIST_JSON ? sci_form_placeholders(code) : code;
}

int sci_list_shape(sc_db *db, const sc_query *q, const sc_sql *sql, const void *params, struct sci_shape *out)
{
    size_t most = sql->n_lists ? db->driver->most_params(db) : 0, others, room;

    if (sql->n_lists == 0) return SC_OK;
    if (!params) return sci_fail(db, SC_ERR_MISUSE, "%s: the parameters are NULL", q->name);
    if (sql->n_lists > SCI_MOST_LISTS)
        return sci_fail(db, SC_ERR_MISUSE, "%s: more lists than this runtime knows: the generated code is newer",
                        q->name);
    others = sql->n_order - (size_t)sql->n_lists;
    room = most > others ? most - others : 0;
    for (unsigned i = 0; i < sql->n_lists; i++) {
        struct sci_values v = sci_list_values(&q->params[sql->order[sql->lists[i].placeholder]], params);
        int rc = shape_of_list(db, q, &sql->lists[i], i, &v, room, &out->code[i]);

        if (rc < 0) return rc;
        if (placeholders(out->code[i]) > room)
            return sci_fail(db, SC_ERR_PARAM, "%s: its lists have more values than the engine takes", q->name);
        room -= placeholders(out->code[i]);
    }
    return SC_OK;
}

/* ---------------------------------------------------------------- text that grows */

void sci_put(struct sci_out *o, const char *p, size_t n)
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

void sci_puts(struct sci_out *o, const char *s)
{
    sci_put(o, s, strlen(s));
}

/* ---------------------------------------------------------------- a shape's text */

static void put_place(struct sci_stmt *st, struct sci_out *o, unsigned i)
{
    const sc_list *list = &st->base->lists[i];
    const sc_field *f = &st->query->params[st->base->order[list->placeholder]];
    bool rows = sci_form_rows(st->db, f);
    uint32_t code = st->shape.code[i];

    if (code == SCI_LIST_EMPTY) {
        sci_puts(o, st->db->driver->empty_set);
        return;
    }
    if (code >= SCI_LIST_JSON) {
        sci_form_text(st->db, list, i, f, code, o);
        st->once |= !sci_form_is_kept(st->db, code);
        return;
    }
    st->once |= code > SCI_SHORT_LIST;
    if (rows) sci_puts(o, "SELECT * FROM (VALUES ");
    for (unsigned k = 0; k < code; k++) {
        if (k > 0) sci_puts(o, ", ");
        sci_puts(o, rows ? "ROW(CAST(? AS BINARY))" : "?");
    }
    if (rows) sci_puts(o, ") AS list");
}

static void put_text(struct sci_stmt *st, struct sci_out *o)
{
    const sc_sql *base = st->base;
    size_t at = 0;

    for (unsigned i = 0; i < base->n_lists; i++) {
        sci_put(o, base->text + at, base->lists[i].at - at);
        put_place(st, o, i);
        at = base->lists[i].at + PLACE;
    }
    sci_put(o, base->text + at, base->len - at);
    sci_put(o, "", 1);
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

int sci_list_expand(struct sci_stmt *st)
{
    struct sci_out o = {.a = &st->db->alloc};

    put_text(st, &o);
    st->own.text = st->own_text = o.p; /* freed with the statement, also after a failure */
    st->own.len = o.n ? o.n - 1 : 0;
    if (o.nomem) return sci_nomem(st->db);
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

/* ---------------------------------------------------------------- its values */

/* The members that an ENUM's list has, each once; the last one again until all placeholders are filled. */
static int bind_members(struct sci_stmt *st, unsigned *at, unsigned n, const struct sci_values *v)
{
    bool *seen = sci_mem_take(&st->params, &st->db->alloc, v->f->labels->n + 1U);
    int last = 0, rc = SC_OK;

    if (!seen) return sci_nomem(st->db);
    memset(seen, 0, v->f->labels->n + 1U);
    for (size_t i = 0; i < v->n && rc == SC_OK; i++) {
        struct sci_cell checked;
        int member = *(const int *)sci_list_value(v, i);

        rc = sci_give(st, v->f, &member, false, &checked);
        if (rc == SC_OK) seen[member] = true;
    }
    for (int m = 1; m <= v->f->labels->n && rc == SC_OK; m++) {
        if (!seen[m]) continue;
        last = m;
        n--;
        rc = sci_bind_field(st, (*at)++, v->f, &m);
    }
    while (n-- > 0 && rc == SC_OK) rc = sci_bind_field(st, (*at)++, v->f, &last);
    return rc;
}

int sci_list_bind(struct sci_stmt *st, unsigned *at, unsigned list, const sc_field *f, const void *params)
{
    struct sci_values v = sci_list_values(f, params);
    uint32_t code = st->shape.code[list];
    int rc = SC_OK;

    if (code == SCI_LIST_EMPTY) return SC_OK;
    if (code >= SCI_LIST_JSON) return sci_form_bind(st, at, &v, code);
    if (v.n > code) return bind_members(st, at, code, &v);
    for (size_t i = 0; i < code && rc == SC_OK; i++)
        rc = sci_bind_field(st, (*at)++, f, sci_list_value(&v, i < v.n ? i : v.n - 1));
    return rc;
}
