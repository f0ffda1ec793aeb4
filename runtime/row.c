/* row.c: decodes column tables: cells of a driver into a row struct, each checked.
 *
 * Stage: after a driver's step gave SC_ROW. What was proved about a column is checked again against what
 * came: NULL where none may be is SC_ERR_NULL, another class or a value outside the C type is SC_ERR_TYPE,
 * and the message names query and column. Nothing is converted that could lose anything: a DECIMAL is never read through
 * a double (a column that was proved double takes the nearest to what Dolt computes as a DECIMAL), and a double gives an
 * integer or a DECIMAL only where it is a whole number within
 * ±2^53 (some servers sum integers that way) and the engine has no storage classes of its own. */
#include "integer.h"

#include <math.h>
#include <string.h>

/* 2^53: up to here every whole double is the number that was meant */
#define EXACT_DOUBLE 9007199254740992.0

struct reading {
    struct sci_stmt *st;
    const sc_field *f;
    sc_mem *copy; /* where texts go; NULL: they stay the driver's */
    struct sci_cell cell;
};

/* ---------------------------------------------------------------- failures */

static const char *kind_name(enum sci_kind kind)
{
    switch (kind) {
    case SCI_NULL: return "NULL";
    case SCI_INT:
    case SCI_UINT: return "an integer";
    case SCI_DOUBLE:
    case SCI_FLOAT: return "a floating-point number";
    case SCI_TEXT: return "a text";
    case SCI_BLOB: return "a blob";
    case SCI_DECIMAL: return "a decimal";
    case SCI_DATE: return "a date";
    case SCI_DATETIME: return "a date and time";
    case SCI_TIME: return "a time";
    case SCI_NOMEM: break;
    }
    return "a value";
}

static const char *type_name(enum sc_type type)
{
    static const char *const names[] = {"bool",   "int8",   "int16",  "int32",    "int64",     "uint8",
                                        "uint16", "uint32", "uint64", "float",    "double",    "decimal",
                                        "text",   "blob",   "json",   "enum",     "set",       "bit",
                                        "year",   "date",   "time",   "datetime", "timestamp", "any"};

    return (size_t)type < sizeof names / sizeof *names ? names[type] : "a type this runtime does not know";
}

/* The value is of a class that the column's type cannot take. */
static int wrong_class(const struct reading *r)
{
    if (r->cell.kind == SCI_NOMEM) return sci_nomem(r->st->db);
    return sci_fail(r->st->db, SC_ERR_TYPE, "%s: column `%s` is %s, yet was proved to be %s", r->st->query->name,
                    r->f->name, kind_name(r->cell.kind), type_name((enum sc_type)r->f->type));
}

/* The class fits, the value does not. */
static int wrong_value(const struct reading *r)
{
    return sci_fail(r->st->db, SC_ERR_TYPE, "%s: column `%s` holds a value that is outside its type, %s",
                    r->st->query->name, r->f->name, type_name((enum sc_type)r->f->type));
}

/* ---------------------------------------------------------------- a cell as … */

static bool whole_double(const struct reading *r, int64_t *out)
{
    double d = r->cell.as.d;

    if (r->st->db->driver->storage_classes || !(fabs(d) <= EXACT_DOUBLE) || d != floor(d)) return false;
    *out = (int64_t)d;
    return true;
}

/* A server may send an integer as DECIMAL (a SUM) or as a double; SQLite's classes are exact. */
static int take_i64(struct reading *r, int64_t *out)
{
    switch (r->cell.kind) {
    case SCI_INT: *out = r->cell.as.i; return SC_OK;
    case SCI_UINT: return wrong_value(r);
    case SCI_DECIMAL:
        return sc_decimal_i64((sc_decimal){r->cell.as.text.ptr, r->cell.as.text.len}, out) ? SC_OK : wrong_value(r);
    case SCI_DOUBLE: return whole_double(r, out) ? SC_OK : wrong_class(r);
    case SCI_NULL:
    case SCI_FLOAT:
    case SCI_TEXT:
    case SCI_BLOB:
    case SCI_DATE:
    case SCI_DATETIME:
    case SCI_TIME:
    case SCI_NOMEM: break;
    }
    return wrong_class(r);
}

/* Digits up to UINT64_MAX. */
static bool decimal_u64(sc_text t, uint64_t *out)
{
    uint64_t v = 0;

    if (t.len == 0) return false;
    for (size_t i = 0; i < t.len; i++) {
        unsigned digit = (unsigned)(unsigned char)t.ptr[i] - '0';

        if (digit > 9 || v > UINT64_MAX / 10 || (v == UINT64_MAX / 10 && digit > UINT64_MAX % 10)) return false;
        v = v * 10 + digit;
    }
    *out = v;
    return true;
}

static int take_u64(struct reading *r, uint64_t *out)
{
    int64_t v;
    int rc;

    if (r->cell.kind == SCI_UINT) {
        *out = r->cell.as.u;
        return SC_OK;
    }
    if (r->cell.kind == SCI_DECIMAL && decimal_u64(r->cell.as.text, out)) return SC_OK;
    rc = take_i64(r, &v);
    if (rc < 0) return rc;
    *out = (uint64_t)v;
    return v < 0 ? wrong_value(r) : SC_OK;
}

/* BIT(n) comes as bytes, the highest first, from MySQL; as an integer from SQLite. */
static int take_bits(struct reading *r, uint64_t *out)
{
    const unsigned char *p = r->cell.as.blob.ptr;
    size_t n = r->cell.as.blob.len;

    if (r->cell.kind != SCI_BLOB) return take_u64(r, out);
    for (; n > 8 && *p == 0; n--) p++;
    if (n > 8) return wrong_value(r);
    for (*out = 0; n > 0; n--) *out = *out << 8 | *p++;
    return SC_OK;
}

static int take_double(struct reading *r, double *out)
{
    switch (r->cell.kind) {
    case SCI_DOUBLE:
    case SCI_FLOAT: *out = r->cell.as.d; return SC_OK;
    case SCI_INT: *out = (double)r->cell.as.i; return fabs(*out) <= EXACT_DOUBLE ? SC_OK : wrong_value(r);
    case SCI_DECIMAL:
        *out = sc_decimal_double((sc_decimal){r->cell.as.text.ptr, r->cell.as.text.len});
        return isnan(*out) ? wrong_value(r) : SC_OK;
    case SCI_NULL:
    case SCI_UINT:
    case SCI_TEXT:
    case SCI_BLOB:
    case SCI_DATE:
    case SCI_DATETIME:
    case SCI_TIME:
    case SCI_NOMEM: break;
    }
    return wrong_class(r);
}

static int take_float(struct reading *r, float *out)
{
    double d;
    int rc = take_double(r, &d);

    if (rc < 0) return rc;
    *out = (float)d;
    return isinf(*out) && !isinf(d) ? wrong_value(r) : SC_OK;
}

/* Dolt makes texts of the dates it unites, with a time of day behind them. */
static bool parse_date(const struct reading *r, sc_datetime *out)
{
    return sci_parse_date(r->cell.as.text, out) ||
           (!r->st->db->driver->storage_classes && sci_parse_datetime(r->cell.as.text, out));
}

/* A server that computes with a parameter's text gives a date alone where it has no time of day. */
static bool parse_datetime(const struct reading *r, sc_datetime *out)
{
    return sci_parse_datetime(r->cell.as.text, out) ||
           (!r->st->db->driver->storage_classes && sci_parse_date(r->cell.as.text, out));
}

static bool has_time(const sc_datetime *t)
{
    return t->hour || t->minute || t->second || t->microsecond;
}

/* A time of day is no part of a DATE, and is not dropped. */
static int take_civil(struct reading *r, sc_datetime *out)
{
    bool date = r->f->type == SC_T_DATE;

    if (r->cell.kind == SCI_DATETIME || r->cell.kind == SCI_DATE) {
        *out = r->cell.as.civil;
    } else if (r->cell.kind != SCI_TEXT) {
        return wrong_class(r);
    } else if (!(date ? parse_date(r, out) : parse_datetime(r, out))) {
        return wrong_value(r);
    }
    return date && has_time(out) ? wrong_value(r) : SC_OK;
}

static int take_timestamp(struct reading *r, sc_timestamp *out)
{
    sc_datetime t;
    int rc = take_civil(r, &t);

    return rc == SC_OK && !sci_instant_of(t, out) ? wrong_value(r) : rc;
}

static int take_date(struct reading *r, sc_date *out)
{
    sc_datetime t;
    int rc = take_civil(r, &t);

    if (rc < 0) return rc;
    *out = (sc_date){t.year, t.month, t.day};
    return SC_OK;
}

static int take_time(struct reading *r, sc_time *out)
{
    if (r->cell.kind == SCI_TIME) {
        out->us = r->cell.as.i;
        return SC_OK;
    }
    if (r->cell.kind != SCI_TEXT) return wrong_class(r);
    return sci_parse_time(r->cell.as.text, &out->us) ? SC_OK : wrong_value(r);
}

static int take_set(struct reading *r, uint64_t *out)
{
    const char *p = r->cell.as.text.ptr, *end = p + r->cell.as.text.len;

    if (r->cell.kind != SCI_TEXT) return wrong_class(r);
    for (*out = 0; p < end;) {
        const char *comma = memchr(p, ',', (size_t)(end - p));
        size_t n = (size_t)((comma ? comma : end) - p);
        int member = sc__label_find(r->f->labels, (sc_text){p, n});

        if (member < 1 || member > 64) return wrong_value(r);
        *out |= UINT64_C(1) << (member - 1);
        p += n + (comma != NULL);
    }
    return SC_OK;
}

/* ---------------------------------------------------------------- texts */

/* A date or time as the servers write it; 0: it is none. */
static size_t format_temporal(const struct sci_cell *c, char buf[SCI_TEMPORAL_MAX])
{
    switch (c->kind) {
    case SCI_DATE: return sci_format_date(c->as.civil, buf);
    case SCI_DATETIME: return sci_format_datetime(c->as.civil, c->as.civil.microsecond ? 6 : 0, buf);
    case SCI_TIME: return sci_format_time(c->as.i, c->as.i % 1000000 ? 6 : 0, buf);
    case SCI_NULL:
    case SCI_INT:
    case SCI_UINT:
    case SCI_DOUBLE:
    case SCI_FLOAT:
    case SCI_TEXT:
    case SCI_BLOB:
    case SCI_DECIMAL:
    case SCI_NOMEM: break;
    }
    return 0;
}

/* Text made here, not the driver's: it lives as long as a driver's would. */
static int own_text(struct reading *r, const char *p, size_t n, sc_text *out)
{
    sc_mem *mem = r->copy ? r->copy : &r->st->made;

    out->ptr = sci_mem_copy(mem, &r->st->db->alloc, p, n);
    out->len = n;
    return out->ptr ? SC_OK : sci_nomem(r->st->db);
}

static int pass_text(struct reading *r, sc_text t, sc_text *out)
{
    if (r->copy) return own_text(r, t.ptr, t.len, out);
    *out = t;
    return SC_OK;
}

/* Where the others give a text ('2024-02-29' + INTERVAL 1 HOUR), Dolt gives a date and time: what they would have written. */
static int take_text(struct reading *r, sc_text *out)
{
    char buf[SCI_TEMPORAL_MAX];
    size_t n = format_temporal(&r->cell, buf);

    if (n > 0) return own_text(r, buf, n, out);
    return r->cell.kind == SCI_TEXT ? pass_text(r, r->cell.as.text, out) : wrong_class(r);
}

static int take_blob(struct reading *r, sc_blob *out)
{
    sc_text t;
    int rc;

    if (r->cell.kind != SCI_BLOB) return wrong_class(r);
    rc = pass_text(r, (sc_text){r->cell.as.blob.ptr, r->cell.as.blob.len}, &t);
    *out = (sc_blob){t.ptr, t.len};
    return rc;
}

/* Integers give their digits; so does a double that counts as an integer, see above. */
static int take_decimal(struct reading *r, sc_decimal *out)
{
    sc_text t = r->cell.as.text;
    char digits[24];
    int64_t v = r->cell.as.i;
    int rc;

    if (r->cell.kind == SCI_DOUBLE && !whole_double(r, &v)) return wrong_class(r);
    if (r->cell.kind == SCI_INT || r->cell.kind == SCI_DOUBLE)
        rc = own_text(r, digits, sci_format_i64(v, digits), &t);
    else if (r->cell.kind == SCI_UINT)
        rc = own_text(r, digits, sci_format_u64(r->cell.as.u, digits), &t);
    else if (r->cell.kind != SCI_TEXT && r->cell.kind != SCI_DECIMAL)
        return wrong_class(r);
    else
        rc = sci_decimal_valid(t.ptr, t.len) ? pass_text(r, t, &t) : wrong_value(r);
    *out = (sc_decimal){t.ptr, t.len};
    return rc;
}

static int take_enum(struct reading *r, void *field)
{
    int v;

    if (r->cell.kind != SCI_TEXT) return wrong_class(r);
    v = sc__label_find(r->f->labels, r->cell.as.text);
    if (v == 0) return wrong_value(r);
    memcpy(field, &v, sizeof v);
    return SC_OK;
}

static int any_text(struct reading *r, const char *p, size_t n, sc_value *out)
{
    out->kind = SC_VALUE_TEXT;
    return own_text(r, p, n, &out->as.text);
}

static int take_any(struct reading *r, sc_value *out)
{
    const struct sci_cell *c = &r->cell;
    char buf[SCI_TEMPORAL_MAX];

    switch (c->kind) {
    case SCI_INT: *out = (sc_value){SC_VALUE_INT, {.i = c->as.i}}; return SC_OK;
    case SCI_UINT: *out = (sc_value){SC_VALUE_UINT, {.u = c->as.u}}; return SC_OK;
    case SCI_DOUBLE:
    case SCI_FLOAT: *out = (sc_value){SC_VALUE_DOUBLE, {.d = c->as.d}}; return SC_OK;
    case SCI_DECIMAL:
    case SCI_TEXT: out->kind = SC_VALUE_TEXT; return pass_text(r, c->as.text, &out->as.text);
    case SCI_BLOB: out->kind = SC_VALUE_BLOB; return take_blob(r, &out->as.blob);
    case SCI_DATE:
    case SCI_DATETIME:
    case SCI_TIME: return any_text(r, buf, format_temporal(c, buf), out);
    case SCI_NULL:
    case SCI_NOMEM: break;
    }
    return wrong_class(r);
}

/* ---------------------------------------------------------------- fields */

static int put_integer(struct reading *r, void *field)
{
    int64_t v;
    int rc = take_i64(r, &v);

    return rc == SC_OK && !sci_put_integer(r->f, field, v) ? wrong_value(r) : rc;
}

#define TAKEN(take, T, opt)                                                                                            \
    do {                                                                                                               \
        T taken = {0};                                                                                                 \
        int rc_ = take(r, &taken);                                                                                     \
        if (rc_ == SC_OK) PUT_STRUCT(opt, T);                                                                          \
        return rc_;                                                                                                    \
    } while (0)

#define PUT_STRUCT(opt, T)                                                                                             \
    do {                                                                                                               \
        if (r->f->nullable)                                                                                            \
            *(opt *)field = (opt){true, taken};                                                                        \
        else                                                                                                           \
            *(T *)field = taken;                                                                                       \
    } while (0)

static int put_schemac_value(struct reading *r, void *field)
{
    switch ((enum sc_type)r->f->type) {
    case SC_T_BOOL:
    case SC_T_INT8:
    case SC_T_INT16:
    case SC_T_INT32:
    case SC_T_INT64:
    case SC_T_UINT8:
    case SC_T_UINT16:
    case SC_T_UINT32:
    case SC_T_YEAR: return put_integer(r, field);
    case SC_T_UINT64: TAKEN(take_u64, uint64_t, sc_opt_u64);
    case SC_T_SET: TAKEN(take_set, uint64_t, sc_opt_u64);
    case SC_T_BIT: TAKEN(take_bits, uint64_t, sc_opt_u64);
    case SC_T_FLOAT: TAKEN(take_float, float, sc_opt_float);
    case SC_T_DOUBLE: TAKEN(take_double, double, sc_opt_double);
    case SC_T_DATE: TAKEN(take_date, sc_date, sc_opt_date);
    case SC_T_TIME: TAKEN(take_time, sc_time, sc_opt_time);
    case SC_T_DATETIME: TAKEN(take_civil, sc_datetime, sc_opt_datetime);
    case SC_T_TIMESTAMP: TAKEN(take_timestamp, sc_timestamp, sc_opt_timestamp);
    case SC_T_DECIMAL: return take_decimal(r, field);
    case SC_T_TEXT:
    case SC_T_JSON: return take_text(r, field);
    case SC_T_BLOB: return take_blob(r, field);
    case SC_T_ENUM: return take_enum(r, field);
    case SC_T_ANY: return take_any(r, field);
    }
    return wrong_class(r);
}

/* The application's own type: converted from what the field would be without it. */
static int put_own(struct reading *r, const sc_own *own, void *field)
{
    const sc_field *f = r->f;
    sc_field plain = sci_plain_of(f);
    union sci_plain value;
    int rc;

    r->f = &plain;
    rc = put_schemac_value(r, &value);
    r->f = f;
    if (rc < 0) return rc;
    if (!own->from(&value, (char *)field + (f->nullable ? own->value_at : 0)))
        return sci_fail(r->st->db, SC_ERR_TYPE, "%s: column `%s` holds a value that is no %s", r->st->query->name,
                        f->name, own->name);
    if (f->nullable) *(bool *)field = true;
    return SC_OK;
}

static int put_value(struct reading *r, void *field)
{
    const sc_own *own = sci_own_of(r->f);

    return own ? put_own(r, own, field) : put_schemac_value(r, field);
}

size_t sci_field_size(const sc_field *f)
{
    const sc_own *own = sci_own_of(f);

    if (own) return f->nullable ? own->opt_size : own->size;
    switch ((enum sc_type)f->type) {
    case SC_T_BOOL: return f->nullable ? sizeof(sc_opt_bool) : sizeof(bool);
    case SC_T_INT8:
    case SC_T_UINT8: return f->nullable ? sizeof(sc_opt_u8) : 1;
    case SC_T_INT16:
    case SC_T_YEAR:
    case SC_T_UINT16: return f->nullable ? sizeof(sc_opt_u16) : 2;
    case SC_T_INT32:
    case SC_T_UINT32: return f->nullable ? sizeof(sc_opt_u32) : 4;
    case SC_T_FLOAT: return f->nullable ? sizeof(sc_opt_float) : sizeof(float);
    case SC_T_INT64:
    case SC_T_UINT64:
    case SC_T_SET:
    case SC_T_BIT: return f->nullable ? sizeof(sc_opt_u64) : 8;
    case SC_T_DOUBLE: return f->nullable ? sizeof(sc_opt_double) : sizeof(double);
    case SC_T_DECIMAL:
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_BLOB: return sizeof(sc_text);
    case SC_T_ENUM: return sizeof(int);
    case SC_T_DATE: return f->nullable ? sizeof(sc_opt_date) : sizeof(sc_date);
    case SC_T_TIME: return f->nullable ? sizeof(sc_opt_time) : sizeof(sc_time);
    case SC_T_DATETIME: return f->nullable ? sizeof(sc_opt_datetime) : sizeof(sc_datetime);
    case SC_T_TIMESTAMP: return f->nullable ? sizeof(sc_opt_timestamp) : sizeof(sc_timestamp);
    case SC_T_ANY: return sizeof(sc_value);
    }
    return 0;
}

/* NULL in every nullable form, a NULL text, the enum's 0: all of them are zero bytes. */
static void zero_field(const sc_field *f, void *row)
{
    memset((char *)row + f->offset, 0, sci_field_size(f));
}

void sci_row_zero(const sc_query *q, void *row)
{
    for (unsigned i = 0; row && i < q->n_columns; i++) zero_field(&q->columns[i], row);
}

/* ---------------------------------------------------------------- the loop */

static int put_nothing(struct reading *r, void *row)
{
    if (!r->f->nullable)
        return sci_fail(r->st->db, SC_ERR_NULL,
                        "%s: column `%s` is NULL, yet was proved NOT NULL: the database is not what was checked",
                        r->st->query->name, r->f->name);
    zero_field(r->f, row);
    return SC_OK;
}

int sci_row_field(struct sci_stmt *st, unsigned i, void *row, sc_mem *copy)
{
    struct reading r = {.st = st, .f = &st->query->columns[i], .copy = copy};

    if (st->spilled)
        sci_spill_cell(st, i, &r.cell);
    else
        st->db->driver->cell(st, i, &r.cell);
    return r.cell.kind == SCI_NULL ? put_nothing(&r, row) : put_value(&r, (char *)row + r.f->offset);
}

int sci_row_read(struct sci_stmt *st, void *row, sc_mem *copy)
{
    for (unsigned i = 0; i < st->query->n_columns; i++) {
        int rc = sci_row_field(st, i, row, copy);

        if (rc < 0) return rc;
    }
    return SC_ROW;
}
