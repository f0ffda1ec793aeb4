/* sqlite_straight.c: the commonest values, straight between structs and SQLite, each with its check.
 *
 * Stage: beside bind.c and row.c, which do all of it through cells and say what is wrong. Here a value goes the short way
 * where its class is the one that was proved and there is nothing to convert; all else, NULL where none may be included,
 * is left to them. */
#include <sqlite3.h>

#include "sqlite_internal.h"

#include <math.h>
#include <string.h>

/* ---------------------------------------------------------------- parameters */

enum { LEFT = -1000 }; /* nothing was bound */

/* NULL in the nullable form of a number. */
#define NUMBER(bind, T, opt)                                                                                           \
    do {                                                                                                               \
        if (!f->nullable) return bind(h, i, *(const T *)value);                                                        \
        if (!((const opt *)value)->has) return sqlite3_bind_null(h, i);                                                \
        return bind(h, i, ((const opt *)value)->value);                                                                \
    } while (0)

static int bind_double(sqlite3_stmt *h, int i, const sc_field *f, const void *value)
{
    double d = *(const double *)value;

    return f->nullable || isnan(d) ? LEFT : sqlite3_bind_double(h, i, d);
}

static SCI_NOINLINE int bind_other(sqlite3_stmt *h, int i, const sc_field *f, const void *value)
{
    switch ((enum sc_type)f->type) {
    case SC_T_BOOL: NUMBER(sqlite3_bind_int, bool, sc_opt_bool);
    case SC_T_INT8: NUMBER(sqlite3_bind_int, int8_t, sc_opt_i8);
    case SC_T_INT16: NUMBER(sqlite3_bind_int, int16_t, sc_opt_i16);
    case SC_T_INT32: NUMBER(sqlite3_bind_int, int32_t, sc_opt_i32);
    case SC_T_INT64: NUMBER(sqlite3_bind_int64, int64_t, sc_opt_i64);
    case SC_T_UINT8: NUMBER(sqlite3_bind_int, uint8_t, sc_opt_u8);
    case SC_T_UINT16: NUMBER(sqlite3_bind_int, uint16_t, sc_opt_u16);
    case SC_T_UINT32: NUMBER(sqlite3_bind_int64, uint32_t, sc_opt_u32);
    case SC_T_DOUBLE: return bind_double(h, i, f, value);
    case SC_T_JSON:
    case SC_T_TEXT:
    case SC_T_UINT64:
    case SC_T_FLOAT:
    case SC_T_DECIMAL:
    case SC_T_BLOB:
    case SC_T_ENUM:
    case SC_T_SET:
    case SC_T_BIT:
    case SC_T_YEAR:
    case SC_T_DATE:
    case SC_T_TIME:
    case SC_T_DATETIME:
    case SC_T_TIMESTAMP:
    case SC_T_ANY: break;
    }
    return LEFT; /* an application's own types among them */
}

/* The commonest two types first. A result that is read while the caller goes on must not borrow his text: such a query's is
 * left. */
SCI_INLINE int bind_straight(sqlite3_stmt *h, int i, const sc_field *f, const void *value, bool reads)
{
    const sc_text *text = value;

    if (f->type == SC_T_INT64) NUMBER(sqlite3_bind_int64, int64_t, sc_opt_i64);
    if (f->type != SC_T_TEXT) return bind_other(h, i, f, value);
    if (reads || !text->ptr || sci_utf8_run(text->ptr, text->len) < text->len) return LEFT;
    return sqlite3_bind_text64(h, i, text->ptr, text->len, SQLITE_STATIC, SQLITE_UTF8);
}

SCI_INLINE int bind_from(struct sci_stmt *st, unsigned from, const void *params)
{
    sqlite3_stmt *h = ((struct sqlite_stmt *)st)->handle;
    const sc_query *q = st->query;
    const sc_sql *sql = st->base;

    for (unsigned i = 0; i < sql->n_order; i++) {
        const sc_field *f = &q->params[sql->order[i]];
        const void *value = (const char *)params + f->offset;
        int rc = bind_straight(h, (int)(from + i) + 1, f, value, q->reads);

        if (rc == SQLITE_OK) continue;
        rc = rc == LEFT ? sci_bind_field(st, from + i, f, value) : sci_sqlite_fail(st->db, q->name);
        if (rc < 0) return rc;
    }
    return SC_OK;
}

int sci_sqlite_bind_all(struct sci_stmt *st, const void *params)
{
    return bind_from(st, 0, params);
}

int sci_sqlite_bind_row(struct sci_stmt *st, unsigned from, const void *params)
{
    return bind_from(st, from, params);
}

/* ---------------------------------------------------------------- rows */

#define PUT(T, opt, v)                                                                                                 \
    do {                                                                                                               \
        if (f->nullable)                                                                                               \
            *(opt *)field = (opt){true, (T)(v)};                                                                       \
        else                                                                                                           \
            *(T *)field = (T)(v);                                                                                      \
        return true;                                                                                                   \
    } while (0)

#define INTEGER(T, opt, min, max)                                                                                      \
    do {                                                                                                               \
        if (sqlite3_value_type(v) != SQLITE_INTEGER) break;                                                            \
        number = sqlite3_value_int64(v);                                                                               \
        if (number < (min) || number > (max)) break;                                                                   \
        PUT(T, opt, number);                                                                                           \
    } while (0)

/* Of a text that is SQLite's own until the next step, or with `copy` of a copy. */
SCI_INLINE bool put_text(const struct sci_stmt *st, void *field, sqlite3_value *v, sc_mem *copy)
{
    const char *p = (const char *)sqlite3_value_text(v);
    size_t n = (size_t)sqlite3_value_bytes(v);

    if (p && copy) p = sci_mem_copy(copy, &st->db->alloc, p, n);
    ((sc_text *)field)->ptr = p;
    ((sc_text *)field)->len = n;
    return p;
}

static bool put_null(const sc_field *f, void *field)
{
    switch ((enum sc_type)f->type) {
    case SC_T_TEXT:
    case SC_T_JSON:
    case SC_T_BLOB:
    case SC_T_DECIMAL: *(sc_text *)field = (sc_text){NULL, 0}; return true;
    case SC_T_INT64: *(sc_opt_i64 *)field = (sc_opt_i64){false, 0}; return true;
    case SC_T_INT32: *(sc_opt_i32 *)field = (sc_opt_i32){false, 0}; return true;
    case SC_T_DOUBLE: *(sc_opt_double *)field = (sc_opt_double){false, 0}; return true;
    default: return false;
    }
}

static bool put_number(const sc_field *f, void *field, sqlite3_value *v)
{
    int64_t number;

    switch ((enum sc_type)f->type) {
    case SC_T_INT32: INTEGER(int32_t, sc_opt_i32, INT32_MIN, INT32_MAX); break;
    case SC_T_BOOL: INTEGER(bool, sc_opt_bool, 0, 1); break;
    case SC_T_INT8: INTEGER(int8_t, sc_opt_i8, INT8_MIN, INT8_MAX); break;
    case SC_T_INT16: INTEGER(int16_t, sc_opt_i16, INT16_MIN, INT16_MAX); break;
    case SC_T_UINT8: INTEGER(uint8_t, sc_opt_u8, 0, UINT8_MAX); break;
    case SC_T_UINT16: INTEGER(uint16_t, sc_opt_u16, 0, UINT16_MAX); break;
    case SC_T_UINT32: INTEGER(uint32_t, sc_opt_u32, 0, UINT32_MAX); break;
    case SC_T_UINT64: INTEGER(uint64_t, sc_opt_u64, 0, INT64_MAX); break;
    default: break;
    }
    return false;
}

/* False: it is NULL, it does not fit, or it is to be converted. (SQLite calls such a value "unprotected": another thread
 * might change it. One connection is one thread's at a time.) The commonest types first. */
SCI_INLINE bool put_value(const struct sci_stmt *st, const sc_field *f, void *field, sqlite3_value *v, sc_mem *copy)
{
    if (f->type == SC_T_INT64) {
        if (sqlite3_value_type(v) != SQLITE_INTEGER) return false;
        PUT(int64_t, sc_opt_i64, sqlite3_value_int64(v));
    }
    if (f->type == SC_T_DOUBLE) {
        if (sqlite3_value_type(v) != SQLITE_FLOAT) return false;
        PUT(double, sc_opt_double, sqlite3_value_double(v));
    }
    if (f->type == SC_T_TEXT || f->type == SC_T_JSON)
        return sqlite3_value_type(v) == SQLITE_TEXT && put_text(st, field, v, copy);
    return put_number(f, field, v);
}

static SCI_NOINLINE int put_other(struct sci_stmt *st, unsigned i, void *row, sqlite3_value *v, sc_mem *copy)
{
    const sc_field *f = &st->query->columns[i];

    if (f->nullable && sqlite3_value_type(v) == SQLITE_NULL && put_null(f, (char *)row + f->offset)) return SC_OK;
    return sci_row_field(st, i, row, copy);
}

/* Twice, with and without `copy`. */
SCI_INLINE int read_row(struct sci_stmt *st, void *row, sc_mem *copy)
{
    sqlite3_stmt *h = ((struct sqlite_stmt *)st)->handle;
    const sc_query *q = st->query;
    const sc_field *f = q->columns;
    unsigned n = q->n_columns;

    for (unsigned i = 0; i < n; i++, f++) {
        sqlite3_value *v = sqlite3_column_value(h, (int)i);
        int rc;

        if (put_value(st, f, (char *)row + f->offset, v, copy)) continue;
        rc = put_other(st, i, row, v, copy);
        if (rc < 0) return rc;
    }
    return SC_ROW;
}

/* ---------------------------------------------------------------- a statement's use */

static int times_prepared_again(sqlite3_stmt *h)
{
    return sqlite3_stmt_status(h, SQLITE_STMTSTATUS_REPREPARE, 0);
}

static SCI_NOINLINE bool find_single(struct sqlite_stmt *s)
{
    s->prepared_again = times_prepared_again(s->handle);
    s->single = sci_sqlite_is_single(s->handle) ? SINGLE_YES : SINGLE_NO;
    return false; /* what is read now may have begun as another program */
}

/* Is it sure that no second row can come? */
SCI_INLINE bool is_single(struct sqlite_stmt *s)
{
    if (s->single == SINGLE_NO) return false;
    if (s->single == SINGLE_YES && times_prepared_again(s->handle) == s->prepared_again) return true;
    return find_single(s);
}

/* SQLite prepares again by itself when the schema has changed, so the columns are counted when it has run. */
int sci_sqlite_one(struct sci_stmt *st, const void *params, void *row, sc_mem *mem)
{
    sqlite3_stmt *h = ((struct sqlite_stmt *)st)->handle;
    int rc = params ? bind_from(st, 0, params) : SC_OK, n;

    if (rc < 0) return rc;
    rc = sqlite3_step(h);
    n = sqlite3_column_count(h);
    if (rc != SQLITE_ROW && rc != SQLITE_DONE) return sci_sqlite_fail(st->db, st->query->name);
    if (n != st->query->n_columns) return sci_sqlite_fail_columns(st, n);
    if (rc == SQLITE_DONE) return SC_DONE;
    sci_mem_reuse(mem);
    rc = read_row(st, row, mem);
    if (rc < 0 || is_single((struct sqlite_stmt *)st)) return rc;
    rc = sqlite3_step(h);
    if (rc == SQLITE_DONE) return SC_ROW;
    return rc == SQLITE_ROW ? sci_too_many(st) : sci_sqlite_fail(st->db, st->query->name);
}

int sci_sqlite_run(struct sci_stmt *st, const void *params)
{
    struct sqlite_stmt *s = (struct sqlite_stmt *)st;
    int rc = params ? bind_from(st, 0, params) : SC_OK;

    if (rc < 0) return rc;
    if (st->counting) s->before = sqlite3_total_changes64(st->db->conn);
    do {
        rc = sqlite3_step(s->handle);
    } while (rc == SQLITE_ROW);
    return rc == SQLITE_DONE ? SC_DONE : sci_sqlite_fail(st->db, st->query->name);
}

int sci_sqlite_next(struct sci_stmt *st, void *row)
{
    struct sqlite_stmt *s = (struct sqlite_stmt *)st;
    int rc;

    if (s->first != FIRST_HANDED_ON) {
        rc = sci_sqlite_step(st);
        return rc == SC_ROW ? read_row(st, row, NULL) : rc;
    }
    rc = sqlite3_step(s->handle);
    if (rc == SQLITE_ROW) return read_row(st, row, NULL);
    return rc == SQLITE_DONE ? SC_DONE : sci_sqlite_fail(st->db, st->query->name);
}
