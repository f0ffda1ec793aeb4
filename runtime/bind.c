/* bind.c: a params struct into a statement's placeholders, every value checked before it leaves.
 *
 * Stage: after a statement is acquired, before it is executed. The loop over the query's parameter table
 * makes a cell of each field: the class the engine takes, with temporals, ENUM and SET as text. A required
 * value that is missing, or one that its type cannot hold, is SC_ERR_PARAM and nothing is executed.
 *
 * Temporals are rounded to the parameter's fraction digits, half up, on every engine (MariaDB by itself
 * would truncate where MySQL rounds). DECIMAL is made canonical where the engine stores it as text. */
#include "list.h"

#include <math.h>
#include <string.h>

struct binding {
    struct sci_stmt *st;
    const sc_field *f;
    bool keep;
    struct sci_cell cell;
};

static int bad(const struct binding *b, const char *why)
{
    return sci_fail(b->st->db, SC_ERR_PARAM, "%s: parameter `%s` %s", b->st->query->name, b->f->name, why);
}

static int give_null(struct binding *b)
{
    b->cell.kind = SCI_NULL;
    return b->f->nullable ? SC_OK : bad(b, "is required, and is NULL");
}

static int give_int(struct binding *b, int64_t v)
{
    b->cell.kind = SCI_INT;
    b->cell.as.i = v;
    return SC_OK;
}

static int give_uint(struct binding *b, uint64_t v)
{
    if (v <= INT64_MAX) return give_int(b, (int64_t)v);
    if (b->st->db->driver->signed_only)
        return bad(b, "is above 9223372036854775807, the largest integer this engine stores");
    b->cell.kind = SCI_UINT;
    b->cell.as.u = v;
    return SC_OK;
}

static int give_double(struct binding *b, double v)
{
    if (isnan(v)) return bad(b, "is not a number (NaN)");
    if (isinf(v) && !b->st->db->driver->infinities) return bad(b, "is infinite, which this engine cannot store");
    b->cell.kind = SCI_DOUBLE;
    b->cell.as.d = v;
    return SC_OK;
}

/* Text made here lives in the statement's params memory until it is released. */
static char *room(struct binding *b, size_t n)
{
    char *p = sci_mem_take(&b->st->params, &b->st->db->alloc, n);

    if (!p) sci_nomem(b->st->db);
    return p;
}

static int give_made(struct binding *b, enum sci_kind kind, const char *p, size_t n)
{
    b->cell.kind = kind;
    b->cell.as.text = (sc_text){p, n};
    return SC_OK;
}

/* The caller's own text. Where the engine reads it while the result is read, it is copied: the caller's
 * may be gone by then, or lie in the very sc_mem that the row is read into. */
static int give_text(struct binding *b, enum sci_kind kind, const void *ptr, size_t len)
{
    const void *p = ptr;

    size_t valid;

    if (!ptr) return give_null(b);
    valid = kind == SCI_TEXT ? sci_utf8_run(ptr, len) : len;
    if (valid < len)
        return sci_fail(b->st->db, SC_ERR_PARAM, "%s: parameter `%s` is not UTF-8, from byte %zu on",
                        b->st->query->name, b->f->name, valid);
    if (b->keep && b->st->query->reads && b->st->db->driver->borrows_params) {
        p = sci_mem_copy(&b->st->params, &b->st->db->alloc, ptr, len);
        if (!p) return sci_nomem(b->st->db);
    }
    b->cell.kind = kind;
    if (kind == SCI_BLOB)
        b->cell.as.blob = (sc_blob){p, len};
    else
        b->cell.as.text = (sc_text){p, len};
    return SC_OK;
}

static int give_decimal(struct binding *b, sc_decimal d)
{
    char *out;
    size_t n;

    if (!d.ptr) return give_null(b);
    if (!sci_decimal_valid(d.ptr, d.len)) return bad(b, "is not a decimal: [-]digits[.digits]");
    if (!b->st->db->driver->canonical || b->f->precision == 0) return give_text(b, SCI_DECIMAL, d.ptr, d.len);
    out = room(b, d.len + b->f->scale + 4);
    if (!out) return SC_ERR_NOMEM;
    n = sci_decimal_canonical(d, b->f->precision, b->f->scale, out);
    if (n == 0)
        return sci_fail(b->st->db, SC_ERR_PARAM, "%s: parameter `%s` does not fit DECIMAL(%u,%u)", b->st->query->name,
                        b->f->name, b->f->precision, b->f->scale);
    return give_made(b, SCI_DECIMAL, out, n);
}

/* ---------------------------------------------------------------- ENUM and SET */

static int give_enum(struct binding *b, const void *field)
{
    const sc_labels *l = b->f->labels;
    int v;

    memcpy(&v, field, sizeof v);
    if (v == 0) return give_null(b);
    if (v < 1 || v > l->n)
        return sci_fail(b->st->db, SC_ERR_PARAM, "%s: parameter `%s` is %d, which is no member of %s",
                        b->st->query->name, b->f->name, v, l->name);
    return give_made(b, SCI_TEXT, l->label[v - 1].ptr, l->label[v - 1].len);
}

static int give_set(struct binding *b, uint64_t bits)
{
    const sc_labels *l = b->f->labels;
    size_t n = 0;
    char *out, *p;

    if (l->n < 64 && bits >> l->n)
        return sci_fail(b->st->db, SC_ERR_PARAM, "%s: parameter `%s` has a bit that is no member of %s",
                        b->st->query->name, b->f->name, l->name);
    for (unsigned i = 0; i < l->n && i < 64; i++) n += bits >> i & 1 ? l->label[i].len + 1 : 0;
    p = out = room(b, n + 1);
    if (!out) return SC_ERR_NOMEM;
    for (unsigned i = 0; i < l->n && i < 64; i++) {
        if (!(bits >> i & 1)) continue;
        if (p != out) *p++ = ',';
        memcpy(p, l->label[i].ptr, l->label[i].len);
        p += l->label[i].len;
    }
    return give_made(b, SCI_TEXT, out, (size_t)(p - out));
}

/* ---------------------------------------------------------------- temporals */

static int give_date(struct binding *b, sc_date d)
{
    char *out;

    if (!sci_date_valid(d.year, d.month, d.day)) return bad(b, "is not a date of the years 0 to 9999");
    out = room(b, SCI_TEMPORAL_MAX);
    if (!out) return SC_ERR_NOMEM;
    return give_made(b, SCI_TEXT, out,
                     sci_format_date((sc_datetime){.year = d.year, .month = d.month, .day = d.day}, out));
}

/* The zero date has no fraction where a server reads it: Dolt takes it without one only. */
static unsigned digits_of(const struct binding *b, sc_datetime t)
{
    bool zero = t.year == 0 && t.month == 0 && t.day == 0 && t.microsecond == 0;

    return zero && !b->st->db->driver->canonical ? 0 : b->f->scale;
}

static int give_datetime(struct binding *b, sc_datetime t)
{
    char *out;

    if (!sci_datetime_valid(t) || !sci_datetime_round(&t, b->f->scale))
        return bad(b, "is not a date and time of the years 0 to 9999");
    out = room(b, SCI_TEMPORAL_MAX);
    if (!out) return SC_ERR_NOMEM;
    return give_made(b, SCI_TEXT, out, sci_format_datetime(t, digits_of(b, t), out));
}

static int give_timestamp(struct binding *b, sc_timestamp t)
{
    sc_datetime c = sc_timestamp_civil(t); /* all 0 too for a year that sc_datetime cannot hold */

    if (t.us != SC_TIMESTAMP_ZERO && (c.month == 0 || c.year < 0 || c.year > 9999))
        return bad(b, "is not an instant of the years 0 to 9999");
    return give_datetime(b, c);
}

static int give_time(struct binding *b, sc_time t)
{
    const int64_t most = INT64_C(1000000) * (838 * 3600 + 59 * 60 + 59);
    char *out;
    int64_t us;

    if (t.us < -most || t.us > most) return bad(b, "is beyond 838:59:59, the longest TIME");
    us = sci_time_round(t.us, b->f->scale);
    out = room(b, SCI_TEMPORAL_MAX);
    if (!out) return SC_ERR_NOMEM;
    return give_made(b, SCI_TEXT, out, sci_format_time(us, b->f->scale, out));
}

static int give_year(struct binding *b, uint16_t year)
{
    if (year != 0 && (year < 1901 || year > 2155)) return bad(b, "is not a YEAR (1901 to 2155, or 0)");
    return give_int(b, year);
}

static int give_any(struct binding *b, const sc_value *v)
{
    switch (v->kind) {
    case SC_VALUE_NULL: return give_null(b);
    case SC_VALUE_INT: return give_int(b, v->as.i);
    case SC_VALUE_UINT: return give_uint(b, v->as.u);
    case SC_VALUE_DOUBLE: return give_double(b, v->as.d);
    case SC_VALUE_TEXT: return give_text(b, SCI_TEXT, v->as.text.ptr, v->as.text.len);
    case SC_VALUE_BLOB: return give_text(b, SCI_BLOB, v->as.blob.ptr, v->as.blob.len);
    }
    return bad(b, "is an sc_value of no known kind");
}

/* ---------------------------------------------------------------- the loop */

/* The value of a scalar field, in its plain or its sc_opt_ form; returns from the caller on NULL. */
#define SCALAR(give, T, opt)                                                                                           \
    do {                                                                                                               \
        if (!b->f->nullable) return give(b, *(const T *)field);                                                        \
        if (!((const opt *)field)->has) return give_null(b);                                                           \
        return give(b, ((const opt *)field)->value);                                                                   \
    } while (0)

static int give_field(struct binding *b, const void *field)
{
    const sc_text *text = field;

    switch (sci_type_of(b->f)) {
    case SC_T_BOOL: SCALAR(give_int, bool, sc_opt_bool);
    case SC_T_INT8: SCALAR(give_int, int8_t, sc_opt_i8);
    case SC_T_INT16: SCALAR(give_int, int16_t, sc_opt_i16);
    case SC_T_INT32: SCALAR(give_int, int32_t, sc_opt_i32);
    case SC_T_INT64: SCALAR(give_int, int64_t, sc_opt_i64);
    case SC_T_UINT8: SCALAR(give_int, uint8_t, sc_opt_u8);
    case SC_T_UINT16: SCALAR(give_int, uint16_t, sc_opt_u16);
    case SC_T_UINT32: SCALAR(give_int, uint32_t, sc_opt_u32);
    case SC_T_UINT64: SCALAR(give_uint, uint64_t, sc_opt_u64);
    case SC_T_FLOAT: SCALAR(give_double, float, sc_opt_float);
    case SC_T_DOUBLE: SCALAR(give_double, double, sc_opt_double);
    case SC_T_DECIMAL: return give_decimal(b, *(const sc_decimal *)field);
    case SC_T_TEXT:
    case SC_T_JSON: return give_text(b, SCI_TEXT, text->ptr, text->len);
    case SC_T_BLOB: return give_text(b, SCI_BLOB, ((const sc_blob *)field)->ptr, ((const sc_blob *)field)->len);
    case SC_T_ENUM: return give_enum(b, field);
    case SC_T_SET: SCALAR(give_set, uint64_t, sc_opt_u64);
    case SC_T_BIT: SCALAR(give_uint, uint64_t, sc_opt_u64);
    case SC_T_YEAR: SCALAR(give_year, uint16_t, sc_opt_u16);
    case SC_T_DATE: SCALAR(give_date, sc_date, sc_opt_date);
    case SC_T_TIME: SCALAR(give_time, sc_time, sc_opt_time);
    case SC_T_DATETIME: SCALAR(give_datetime, sc_datetime, sc_opt_datetime);
    case SC_T_TIMESTAMP: SCALAR(give_timestamp, sc_timestamp, sc_opt_timestamp);
    case SC_T_ANY: return give_any(b, field);
    }
    return bad(b, "has a type this runtime does not know: the generated code is newer");
}

/* The application's own type: converted into what the field would be without it. */
static int give_own(struct binding *b, const sc_own *own, const void *field)
{
    sc_field plain = sci_plain_of(b->f);
    union sci_plain value;

    memset(&value, 0, sizeof value);
    if (b->f->nullable && !*(const bool *)field) return give_null(b);
    if (!room(b, 1)) return SC_ERR_NOMEM; /* the connection's memory, for sc_mem_alloc */
    if (!own->to((const char *)field + (b->f->nullable ? own->value_at : 0), &value, &b->st->params))
        return sci_fail(b->st->db, SC_ERR_PARAM, "%s: parameter `%s` is a %s that has no value in SQL",
                        b->st->query->name, b->f->name, own->name);
    b->f = &plain;
    return give_field(b, &value);
}

int sci_give(struct sci_stmt *st, const sc_field *f, const void *value, bool keep, struct sci_cell *out)
{
    struct binding b = {.st = st, .f = f, .keep = keep};
    const sc_own *own = sci_own_of(f);
    int rc = own ? give_own(&b, own, value) : give_field(&b, value);

    *out = b.cell;
    return rc;
}

int sci_bind_field(struct sci_stmt *st, unsigned at, const sc_field *f, const void *value)
{
    struct sci_cell cell;
    int rc = sci_give(st, f, value, true, &cell);

    return rc < 0 ? rc : st->db->driver->bind(st, at, &cell);
}

int sci_bind_lists(struct sci_stmt *st, const void *params)
{
    const sc_sql *base = st->base;
    unsigned at = 0, list = 0;
    int rc = SC_OK;

    if (base->n_order > 0 && !params)
        return sci_fail(st->db, SC_ERR_MISUSE, "%s: the parameters are NULL", st->query->name);
    for (unsigned i = 0; i < base->n_order && rc == SC_OK; i++) {
        const sc_field *f = &st->query->params[base->order[i]];

        if (list < base->n_lists && base->lists[list].placeholder == i)
            rc = sci_list_bind(st, &at, list++, f, params);
        else
            rc = sci_bind_field(st, at++, f, (const char *)params + f->offset);
    }
    return rc;
}
