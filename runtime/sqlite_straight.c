/* sqlite_straight.c: the commonest calls and values, straight between structs and SQLite, each with its check.
 *
 * Stage: beside stmt.c, bind.c and row.c, which do all of it in steps and through cells, and say what is wrong. Here a value goes the
 * short way where its class is the one that was proved and there is nothing to convert; all else, NULL where none may be included,
 * is left to them. What is to be done of each parameter and column is found out when the statement is prepared: its way. */
#include <sqlite3.h>

#include "integer.h"
#include "quick.h"
#include "sqlite_internal.h"

#include <limits.h>
#include <math.h>
#include <string.h>

/* ---------------------------------------------------------------- the way */

static uint8_t op_of(const sc_field *f)
{
    switch (f->type) { /* a list's or an application's own type is none of these */
    case SC_T_INT64: return f->nullable ? STEP_OPT_INT64 : STEP_INT64;
    case SC_T_DOUBLE: return f->nullable ? STEP_OPT_DOUBLE : STEP_DOUBLE;
    case SC_T_TEXT:
    case SC_T_JSON: return f->nullable ? STEP_OPT_TEXT : STEP_TEXT;
    default: return STEP_OTHER;
    }
}

/* Parameters, then columns, each ended by STEP_END. */
int sci_sqlite_find_way(struct sqlite_stmt *s)
{
    const sc_query *q = s->base.query;
    const sc_sql *sql = s->base.base;
    struct sqlite_step *to = sci_zalloc(&s->base.db->alloc, (sql->n_order + q->n_columns + 2u) * sizeof *to);

    if (!to) return sci_nomem(s->base.db);
    s->binds = to;
    for (unsigned i = 0; i < sql->n_order; i++) {
        const sc_field *f = &q->params[sql->order[i]];

        *to++ = (struct sqlite_step){f->offset, (uint16_t)(i + 1), op_of(f)};
    }
    s->reads = ++to;
    for (unsigned i = 0; i < q->n_columns; i++)
        *to++ = (struct sqlite_step){q->columns[i].offset, (uint16_t)i, op_of(&q->columns[i])};
    return SC_OK;
}

void sci_sqlite_forget_way(struct sqlite_stmt *s)
{
    sci_free(&s->base.db->alloc, s->binds);
    s->binds = s->reads = NULL;
}

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
    const sc_opt_double *opt = value;

    if (f->nullable && !opt->has) return sqlite3_bind_null(h, i);
    return isnan(f->nullable ? opt->value : *(const double *)value)
               ? LEFT
               : sqlite3_bind_double(h, i, f->nullable ? opt->value : *(const double *)value);
}

static int bind_other(sqlite3_stmt *h, int i, const sc_field *f, const void *value)
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
    case SC_T_TEXT:
    case SC_T_JSON: return f->nullable && !((const sc_text *)value)->ptr ? sqlite3_bind_null(h, i) : LEFT;
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

/* Does the text lie where the row is about to be written? A row of before may have left it there. */
SCI_INLINE bool goes_away(const sc_mem *into, const char *p)
{
    const struct sci_chunk *c = into && !into->keep ? into->chunks : NULL;

    return c && (c->older || (uintptr_t)p - (uintptr_t)(c + 1) < c->size); /* older ones are freed first */
}

/* A result that is read while the caller goes on must not borrow his text. */
SCI_INLINE int bind_text(sqlite3_stmt *h, int i, const sc_text *text, bool borrow, const sc_mem *into)
{
    if (!borrow || !text->ptr || text->len > INT_MAX || goes_away(into, text->ptr)) return LEFT;
    if (!sci_is_short_ascii(text->ptr, text->len) && sci_utf8_run(text->ptr, text->len) < text->len) return LEFT;
    return sqlite3_bind_text(h, i, text->ptr, (int)text->len, SQLITE_STATIC);
}

/* What did not go the short way, or was refused there: SC_OK, or the error. */
static SCI_NOINLINE int bind_slowly(struct sci_stmt *st, const struct sqlite_step *b, unsigned from, const void *value,
                                    int rc)
{
    const sc_field *f = &st->query->params[st->base->order[b->at - 1]];
    unsigned i = from + b->at;

    if (rc == LEFT) rc = bind_other(((struct sqlite_stmt *)st)->handle, (int)i, f, value);
    if (rc == SQLITE_OK) return SC_OK;
    return rc == LEFT ? sci_bind_field(st, i - 1, f, value) : sci_sqlite_fail(st->db, st->query->name);
}

/* Handle and steps are the statement's, in registers for all rows. */
SCI_INLINE int bind_from(struct sci_stmt *st, sqlite3_stmt *h, const struct sqlite_step *b, unsigned from,
                         const void *params, bool borrow, const sc_mem *into)
{
    for (; b->op != STEP_END; b++) {
        const void *value = (const char *)params + b->offset;
        int i = (int)(from + b->at), rc = LEFT;

        if (b->op == STEP_INT64) {
            rc = sqlite3_bind_int64(h, i, *(const int64_t *)value);
            if (rc == SQLITE_OK) continue;
        } else if (b->op <= STEP_OPT_TEXT) {
            rc = bind_text(h, i, value, borrow, into);
            if (rc == SQLITE_OK) continue;
        }
        rc = bind_slowly(st, b, from, value, rc);
        if (rc < 0) return rc;
    }
    return SC_OK;
}

SCI_INLINE int bind_one(struct sci_stmt *st, const void *params, bool borrow, const sc_mem *into)
{
    const struct sqlite_stmt *s = (const struct sqlite_stmt *)st;

    return bind_from(st, s->handle, s->binds, 0, params, borrow, into);
}

int sci_sqlite_bind_all(struct sci_stmt *st, const void *params)
{
    return bind_one(st, params, !st->query->reads, NULL);
}

int sci_sqlite_bind_rows(struct sci_stmt *st, const void *rows, size_t row_size, uint32_t n, uint32_t *at)
{
    const struct sqlite_stmt *s = (const struct sqlite_stmt *)st;
    sqlite3_stmt *h = s->handle;
    const struct sqlite_step *binds = s->binds;
    const char *row = rows;
    unsigned from = 0, each = st->base->n_order;

    for (const char *end = row + n * row_size; row < end; row += row_size, from += each) {
        int rc = bind_from(st, h, binds, from, row, true, NULL);

        if (rc == SC_OK) continue;
        *at = from / each;
        return rc;
    }
    return SC_OK;
}

/* ---------------------------------------------------------------- rows */

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
    return sqlite3_value_type(v) == SQLITE_INTEGER && sci_put_integer(f, field, sqlite3_value_int64(v));
}

/* A text of SQLite's, which ends with a NUL. */
SCI_INLINE const char *copy_text(sc_mem *mem, const struct sci_alloc *a, const char *p, size_t n)
{
    char *copy = sci_mem_take(mem, a, n + 1);

    return copy ? memcpy(copy, p, n + 1) : NULL;
}

/* Of a text that is SQLite's own until the next step, or with `copy` of a copy. */
SCI_INLINE bool put_text(const struct sci_stmt *st, void *field, sqlite3_value *v, sc_mem *copy)
{
    const char *p = (const char *)sqlite3_value_text(v);
    size_t n = (size_t)sqlite3_value_bytes(v);

    if (p && copy) p = copy_text(copy, &st->db->alloc, p, n);
    ((sc_text *)field)->ptr = p;
    ((sc_text *)field)->len = n;
    return p;
}

/* False: it does not fit, or it is to be converted. (SQLite calls such a value "unprotected": another thread might change it. One
 * connection is one thread's at a time.) The commonest first. */
SCI_INLINE bool put_value(const struct sci_stmt *st, uint8_t op, void *field, sqlite3_value *v, sc_mem *copy)
{
    int type = sqlite3_value_type(v);

    if (op == STEP_INT64) {
        if (type != SQLITE_INTEGER) return false;
        *(int64_t *)field = sqlite3_value_int64(v);
        return true;
    }
    if (op == STEP_TEXT) return type == SQLITE_TEXT && put_text(st, field, v, copy);
    if (op == STEP_OPT_TEXT) {
        if (type == SQLITE_TEXT) return put_text(st, field, v, copy);
        *(sc_text *)field = (sc_text){NULL, 0};
        return type == SQLITE_NULL;
    }
    if (op == STEP_DOUBLE) {
        if (type != SQLITE_FLOAT) return false;
        *(double *)field = sqlite3_value_double(v);
        return true;
    }
    if (op == STEP_OPT_INT64 && type == SQLITE_INTEGER) {
        *(sc_opt_i64 *)field = (sc_opt_i64){true, sqlite3_value_int64(v)};
        return true;
    }
    if (op == STEP_OPT_DOUBLE && type == SQLITE_FLOAT) {
        *(sc_opt_double *)field = (sc_opt_double){true, sqlite3_value_double(v)};
        return true;
    }
    return false;
}

static SCI_NOINLINE int put_other(struct sci_stmt *st, unsigned i, void *row, sqlite3_value *v, sc_mem *copy)
{
    const sc_field *f = &st->query->columns[i];
    void *field = (char *)row + f->offset;

    if (f->nullable && sqlite3_value_type(v) == SQLITE_NULL ? put_null(f, field) : put_number(f, field, v))
        return SC_OK;
    return sci_row_field(st, i, row, copy);
}

/* Twice, with and without `copy`. */
SCI_INLINE int read_row(struct sci_stmt *st, void *row, sc_mem *copy)
{
    sqlite3_stmt *h = ((struct sqlite_stmt *)st)->handle;

    for (const struct sqlite_step *c = ((struct sqlite_stmt *)st)->reads; c->op != STEP_END; c++) {
        sqlite3_value *v = sqlite3_column_value(h, c->at);
        int rc;

        if (put_value(st, c->op, (char *)row + c->offset, v, copy)) continue;
        rc = put_other(st, c->at, row, v, copy);
        if (rc < 0) return rc;
    }
    return SC_ROW;
}

/* ---------------------------------------------------------------- a statement's use */

/* SQLite prepares again by itself when the schema has changed: what was found out of the program is no longer so, and the columns
 * are to be counted. */
static SCI_NOINLINE int look_again(struct sqlite_stmt *s, int times)
{
    int n = sqlite3_column_count(s->handle);

    if (n != s->base.query->n_columns) return sci_sqlite_fail_columns(&s->base, n);
    s->single = sci_sqlite_is_single(s->handle) ? SINGLE_YES : SINGLE_NO;
    s->prepared_again = times;
    return SINGLE_UNKNOWN; /* what is read now may have begun as another program */
}

/* A row is there. Whether another may come: enum sqlite_single, or an error. */
SCI_INLINE int look(struct sqlite_stmt *s)
{
    int times = sqlite3_stmt_status(s->handle, SQLITE_STMTSTATUS_REPREPARE, 0);

    return s->single != SINGLE_UNKNOWN && times == s->prepared_again ? (int)s->single : look_again(s, times);
}

static SCI_NOINLINE int no_row(struct sci_stmt *st, int rc)
{
    int n = sqlite3_column_count(((struct sqlite_stmt *)st)->handle);

    if (rc != SQLITE_DONE) return sci_sqlite_fail(st->db, st->query->name);
    return n == st->query->n_columns ? SC_DONE : sci_sqlite_fail_columns(st, n);
}

SCI_INLINE int read_one(struct sci_stmt *st, void *row, sc_mem *mem)
{
    sqlite3_stmt *h = ((struct sqlite_stmt *)st)->handle;
    int rc = sqlite3_step(h), single;

    if (rc != SQLITE_ROW) return no_row(st, rc);
    single = look((struct sqlite_stmt *)st);
    if (single < 0) return single;
    sci_mem_reuse(mem);
    rc = read_row(st, row, mem);
    if (rc < 0 || single == SINGLE_YES) return rc;
    rc = sqlite3_step(h);
    if (rc == SQLITE_DONE) return SC_ROW;
    return rc == SQLITE_ROW ? sci_too_many(st) : sci_sqlite_fail(st->db, st->query->name);
}

SCI_INLINE int run(struct sci_stmt *st)
{
    sqlite3_stmt *h = ((struct sqlite_stmt *)st)->handle;
    int rc;

    do {
        rc = sqlite3_step(h);
    } while (rc == SQLITE_ROW);
    return rc == SQLITE_DONE ? SC_DONE : sci_sqlite_fail(st->db, st->query->name);
}

int sci_sqlite_one(struct sci_stmt *st, void *row, sc_mem *mem)
{
    return read_one(st, row, mem);
}

int sci_sqlite_run(struct sci_stmt *st)
{
    struct sqlite_stmt *s = (struct sqlite_stmt *)st;

    if (st->counting) s->before = sqlite3_total_changes64(st->db->conn);
    return run(st);
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

/* ---------------------------------------------------------------- a call at once */

SCI_INLINE void release(struct sci_stmt *st)
{
    (void)sqlite3_reset(((struct sqlite_stmt *)st)->handle); /* repeats the step's error, which is kept already */
    sci_put_back(st);
}

int sci_sqlite_call_one(sc_db *db, const sc_query *q, const void *params, void *row, sc_mem *mem)
{
    struct sci_stmt *st = sci_take_ready(db, q, params);
    int rc;

    if (!st) return sci_one_otherwise(db, q, params, row, mem);
    if (!mem) mem = &db->one;
    rc = bind_one(st, params, true, mem);
    if (rc == SC_OK) rc = read_one(st, row, mem);
    release(st);
    if (rc == SC_ROW)
        db->counts.rows++;
    else
        sci_row_zero(st->query, row);
    return rc;
}

SCI_INLINE int exec(struct sci_stmt *st, const void *params)
{
    int rc = bind_one(st, params, true, NULL);

    if (rc == SC_OK) rc = run(st);
    release(st);
    return rc;
}

static SCI_NOINLINE int exec_counting(struct sci_stmt *st, const void *params, int64_t *affected, int64_t *last_id)
{
    int64_t before = sqlite3_total_changes64(st->db->conn), n = 0, id = 0;
    int rc = exec(st, params);

    if (rc == SC_DONE) sci_sqlite_count(st->db->conn, before, &n, &id);
    if (affected) *affected = n;
    if (last_id) *last_id = id;
    return rc;
}

int sci_sqlite_call_exec(sc_db *db, const sc_query *q, const void *params, int64_t *affected, int64_t *last_id)
{
    struct sci_stmt *st = sci_take_ready(db, q, params);

    if (!st) return sci_exec_otherwise(db, q, params, affected, last_id);
    return affected || last_id ? exec_counting(st, params, affected, last_id) : exec(st, params);
}
