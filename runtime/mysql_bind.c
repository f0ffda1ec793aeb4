/* mysql_bind.c: the parameters of the MySQL driver's statements.
 *
 * Stage: under bind.c, beside mysql_stmt.c, which sends them. Numbers and short texts are copied to a place of the parameter's own,
 * long ones borrowed until they are sent. Temporals, ENUM, SET and DECIMAL go out as text: Dolt reads the fraction of a binary
 * temporal wrongly, and text is exact on every server. What is bound as its last value was is put where that was, and the library
 * and the server are told nothing. */
#include <mysql.h>

#include "mysql_internal.h"

#include <math.h>
#include <string.h>

/* ---------------------------------------------------------------- making */

/* The wire type of a parameter before any value is known: what a NULL is sent as. */
static enum enum_field_types type_of(enum sc_type type)
{
    switch (type) {
    case SC_T_BOOL:
    case SC_T_INT8:
    case SC_T_INT16:
    case SC_T_INT32:
    case SC_T_INT64:
    case SC_T_UINT8:
    case SC_T_UINT16:
    case SC_T_UINT32:
    case SC_T_UINT64:
    case SC_T_BIT:
    case SC_T_YEAR: return MYSQL_TYPE_LONGLONG;
    case SC_T_FLOAT:
    case SC_T_DOUBLE: return MYSQL_TYPE_DOUBLE;
    case SC_T_DECIMAL: return MYSQL_TYPE_NEWDECIMAL;
    case SC_T_BLOB: return MYSQL_TYPE_BLOB;
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_ENUM:
    case SC_T_SET:
    case SC_T_DATE:
    case SC_T_TIME:
    case SC_T_DATETIME:
    case SC_T_TIMESTAMP:
    case SC_T_ANY: break;
    }
    return MYSQL_TYPE_STRING;
}

static bool is_unsigned(enum sc_type type)
{
    return type == SC_T_UINT8 || type == SC_T_UINT16 || type == SC_T_UINT32 || type == SC_T_UINT64 || type == SC_T_BIT;
}

int sci_my_make_params(struct my_stmt *s)
{
    const struct sci_alloc *a = &s->base.db->alloc;
    const sc_sql *sql = s->base.sql;
    size_t n = sql->n_order;

    if (n == 0) return SC_OK;
    s->param_binds = sci_zalloc(a, n * sizeof *s->param_binds);
    s->params = sci_zalloc(a, n * sizeof *s->params);
    if (!s->param_binds || !s->params) return sci_nomem(s->base.db);
    for (size_t i = 0; i < n; i++) {
        enum sc_type type = sci_type_of(&s->base.query->params[sql->order[i]]);
        MYSQL_BIND *b = &s->param_binds[i];

        s->any_params |= type == SC_T_ANY;
        b->buffer_type = type_of(type);
        b->is_unsigned = is_unsigned(type);
        b->is_null = &s->params[i].is_null;
        b->length = &s->params[i].length;
    }
    return SC_OK;
}

void sci_my_free_params(struct my_stmt *s, const struct sci_alloc *a)
{
    sci_free(a, s->param_binds);
    sci_free(a, s->params);
    s->param_binds = NULL;
    s->params = NULL;
}

/* ---------------------------------------------------------------- one value */

static uint8_t place_of(enum enum_field_types type)
{
    switch (type) {
    case MYSQL_TYPE_LONGLONG: return PLACE_INT;
    case MYSQL_TYPE_DOUBLE: return PLACE_DOUBLE;
    case MYSQL_TYPE_STRING: return PLACE_TEXT;
    default: return PLACE_OTHER;
    }
}

static void bind_to(struct my_stmt *s, unsigned i, enum enum_field_types type, void *buffer)
{
    MYSQL_BIND *b = &s->param_binds[i];
    bool own = buffer == &s->params[i].v;

    s->bound = s->bound && b->buffer_type == type && b->buffer == buffer;
    b->buffer_type = type;
    b->buffer = buffer;
    s->params[i].place = own ? place_of(type) : PLACE_OTHER;
}

static void bind_number(struct my_stmt *s, unsigned i, enum enum_field_types type)
{
    s->params[i].length = sizeof s->params[i].v.i;
    bind_to(s, i, type, &s->params[i].v);
}

/* Of an `any` parameter alone it may be another one than before. */
static void bind_unsigned(struct my_stmt *s, unsigned i)
{
    s->bound = s->bound && s->param_binds[i].is_unsigned;
    s->param_binds[i].is_unsigned = 1;
}

/* The library only reads a parameter's buffer, though its struct has no const. */
static void bind_bytes(struct my_stmt *s, unsigned i, enum enum_field_types type, const void *ptr, size_t len)
{
    struct my_param *p = &s->params[i];
    union {
        const void *from;
        void *to;
    } unconst = {ptr};

    p->length = (unsigned long)len;
    if (len <= sizeof p->v.text) {
        if (len > 0) memcpy(p->v.text, ptr, len);
        unconst.to = p->v.text;
    }
    bind_to(s, i, type, unconst.to);
}

int sci_my_bind(struct sci_stmt *st, unsigned i, const struct sci_cell *c)
{
    struct my_stmt *s = sci_my_stmt(st);
    struct my_param *p = &s->params[i];

    p->is_null = c->kind == SCI_NULL;
    switch (c->kind) {
    case SCI_INT:
        p->v.i = c->as.i;
        bind_number(s, i, MYSQL_TYPE_LONGLONG);
        return SC_OK;
    case SCI_UINT:
        p->v.i = (int64_t)c->as.u;
        bind_unsigned(s, i);
        bind_number(s, i, MYSQL_TYPE_LONGLONG);
        return SC_OK;
    case SCI_DOUBLE:
        p->v.d = c->as.d;
        bind_number(s, i, MYSQL_TYPE_DOUBLE);
        return SC_OK;
    case SCI_TEXT: bind_bytes(s, i, MYSQL_TYPE_STRING, c->as.text.ptr, c->as.text.len); return SC_OK;
    case SCI_DECIMAL: bind_bytes(s, i, MYSQL_TYPE_NEWDECIMAL, c->as.text.ptr, c->as.text.len); return SC_OK;
    case SCI_BLOB: bind_bytes(s, i, MYSQL_TYPE_BLOB, c->as.blob.ptr, c->as.blob.len); return SC_OK;
    case SCI_NULL: return SC_OK; /* sent as the type it had before */
    case SCI_FLOAT:              /* these kinds are results' */
    case SCI_DATE:
    case SCI_DATETIME:
    case SCI_TIME:
    case SCI_NOMEM: break;
    }
    return sci_fail(st->db, SC_ERROR, "%s: a parameter of a kind that is not sent", st->query->name);
}

/* An `any` parameter's signedness is its value's, and starts anew each time. */
void sci_my_forget_signs(struct my_stmt *s)
{
    const sc_sql *sql = s->base.sql;

    for (unsigned i = 0; s->any_params && i < sql->n_order; i++) {
        if (sci_type_of(&s->base.query->params[sql->order[i]]) != SC_T_ANY) continue;
        s->bound = s->bound && !s->param_binds[i].is_unsigned;
        s->param_binds[i].is_unsigned = 0;
    }
}

/* ---------------------------------------------------------------- straight out of params structs */

static bool put_text(struct my_param *p, const sc_text *text)
{
    if (!text->ptr || text->len > sizeof p->v.text) return false;
    if (!sci_is_short_ascii(text->ptr, text->len) && sci_utf8_run(text->ptr, text->len) < text->len) return false;
    memcpy(p->v.text, text->ptr, text->len);
    p->length = (unsigned long)text->len;
    return true;
}

/* False: nothing was done. The type of a list's or of an application's own field is none of these. */
SCI_INLINE bool put(struct my_param *p, const sc_field *f, const void *value)
{
    switch ((enum my_place)p->place) {
    case PLACE_INT:
        if (f->nullable || (f->type != SC_T_INT64 && f->type != SC_T_INT32)) return false;
        p->v.i = f->type == SC_T_INT64 ? *(const int64_t *)value : *(const int32_t *)value;
        return true;
    case PLACE_DOUBLE:
        if (f->nullable || f->type != SC_T_DOUBLE || !isfinite(*(const double *)value)) return false;
        p->v.d = *(const double *)value;
        return true;
    case PLACE_TEXT: return (f->type == SC_T_TEXT || f->type == SC_T_JSON) && put_text(p, value);
    case PLACE_OTHER: break;
    }
    return false;
}

static int bind_row(struct sci_stmt *st, unsigned from, const char *params)
{
    struct my_param *p = sci_my_stmt(st)->params;
    const uint16_t *order = st->base->order;
    unsigned n = st->base->n_order;

    for (unsigned i = 0; i < n; i++) {
        const sc_field *f = &st->query->params[order[i]];
        int rc;

        if (put(&p[from + i], f, params + f->offset)) {
            p[from + i].is_null = 0;
            continue;
        }
        rc = sci_bind_field(st, from + i, f, params + f->offset);
        if (rc < 0) return rc;
    }
    return SC_OK;
}

int sci_my_bind_all(struct sci_stmt *st, const void *params)
{
    return bind_row(st, 0, params);
}

int sci_my_bind_rows(struct sci_stmt *st, const void *rows, size_t row_size, uint32_t n, uint32_t *at)
{
    const char *row = rows;
    int rc = SC_OK;

    for (uint32_t i = 0; i < n && rc == SC_OK; i++, row += row_size) {
        *at = i;
        rc = bind_row(st, i * st->base->n_order, row);
    }
    return rc;
}
