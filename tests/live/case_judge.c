/* case_judge.c: see case.h. What refutes a record: an error that neither data nor arguments explain, and a value
 * beyond the digits or the length that the record promises. */
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "case.h"

#define INT64_END 9223372036854775807.0

enum { ENOUGH = 3 }; /* failures printed of one query */

void case_fail(struct case_run *r, const char *fmt, ...)
{
    va_list args;
    if (r->failures++ >= ENOUGH) return; /* the rest is more of the same */
    va_start(args, fmt);
    printf("%s (%s): ", r->name, r->pass);
    vprintf(fmt, args);
    printf("\n");
    va_end(args);
}

/* ---------------------------------------------------------------- errors */

/* Numbers of the servers that are none of the classes in schemac.h. */
static bool is_data_number(int native)
{
    switch (native) {
    case 1242: /* a subquery gives more than one row */
    case 1365: /* division by zero, written */
    case 1441: /* a date beyond the years there are */
    case 1467: /* AUTO_INCREMENT used up */
    case 1690: /* an expression beyond its type */
    case 3156: /* JSON that does not cast */
    case 3586: /* a frame of a negative bound */ return true;
    default: return false;
    }
}

/* What SQLite and Dolt say in words alone. */
static bool is_data_message(const char *message)
{
    static const char *const words[] = {"integer overflow",  "malformed JSON",           "out of range",
                                        "more than one row", "more than 1 row",          "negative limit",
                                        "negative offset",   "Incorrect string value",   "must be a non-negative",
                                        "Out of range",      "Unsigned integer too big", "string '["};
    if (strstr(message, "BY term out of range")) return false; /* SQLite's ORDER BY 3 of two columns */
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(message, words[i])) return true;
    return false;
}

bool case_is_data_error(const sc_db *db)
{
    switch (sc_errcode(db)) {
    case SC_ERR_UNIQUE:
    case SC_ERR_FOREIGN:
    case SC_ERR_NOT_NULL: /* case_exec.c looks whether an argument's NULL is the reason */
    case SC_ERR_CHECK:
    case SC_ERR_FULL: return true; /* SQLite's: the largest rowid is taken */
    case SC_ERR_PARAM: return strstr(sc_errmsg(db), "the largest integer this engine stores");
    case SC_ERROR: return is_data_number(sc_errnative(db)) || is_data_message(sc_errmsg(db));
    default: return false;
    }
}

/* A row read again, each column as whatever it is: integers that are beyond 64 bits, or below zero where MySQL would
 * have said "out of range", and no other surprise. */
static bool row_overflows(const struct case_run *r, bool *seen)
{
    for (unsigned i = 0; i < r->columns.n; i++) {
        sc_value v;
        memcpy(&v, r->row + r->columns.fields[i].offset, sizeof v);
        uint8_t type = r->columns.fields[i].type;
        bool beyond = v.kind == SC_VALUE_DOUBLE && (v.as.d <= -INT64_END || v.as.d >= INT64_END);
        bool below = type == SC_T_UINT64 && v.kind == SC_VALUE_INT && v.as.i < 0;
        if ((type == SC_T_INT64 || type == SC_T_UINT64) && v.kind == SC_VALUE_DOUBLE && !beyond) return false;
        *seen = *seen || beyond || below;
    }
    return true;
}

/* SQLite's integers do not fail when they overflow, nor do Dolt's unsigned ones: the guard's report is the promise
 * kept. */
static bool is_overflow(struct case_run *r)
{
    const char *engine = sc_engine(r->engine->db);
    sc_rows *rows;
    bool ok = (strcmp(engine, "sqlite") == 0 || strcmp(engine, "dolt") == 0) &&
              sc_errcode(r->engine->db) == SC_ERR_TYPE &&
              (strstr(sc_errmsg(r->engine->db), "is a floating-point number, yet was proved to be ") ||
               strstr(sc_errmsg(r->engine->db), "outside its type, uint64")),
         seen = false;
    if (ok && sc_in_transaction(r->engine->db)) { /* the error would stay */
        (void)sc_rollback(r->engine->db);
        (void)sc_begin(r->engine->db);
    }
    if (!ok || sc__many(r->engine->db, &r->as_any, r->args, &rows) < 0) return false;
    while (ok && sc__next(rows, r->row) == SC_ROW) ok = row_overflows(r, &seen);
    sc__close(rows);
    return ok && seen;
}

/* Where an engine is known to go its own way, and the runtime's guard says so: printed, and no failure. A line here is
 * a promise that does not hold on that engine; docs/limits.md tells the user. */
static const struct {
    const char *engine, *words, *why;
} known[] = {
    {"dolt", "is a floating-point number, yet was proved to be decimal",
     "Dolt computes SUM, AVG, GREATEST in floating point"},
    {"dolt", "is a decimal, yet was proved to be double", "Dolt computes VARIANCE, STDDEV of a DECIMAL in DECIMAL"},
    {"dolt", "holds a value that is outside its type, double", "Dolt's FLOOR and CEILING of a DOUBLE are integers"},
};

static bool is_known(const struct case_run *r, const char *message)
{
    const char *engine = sc_engine(r->engine->db);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (strcmp(known[i].engine, engine) != 0 || !strstr(message, known[i].words)) continue;
        printf("review: known: %s: %s\n", message, known[i].why);
        return true;
    }
    return false;
}

void case_judge_error(struct case_run *r, int rc, unsigned combination)
{
    char why[400];
    int native = sc_errnative(r->engine->db);
    if (rc >= 0 || case_is_data_error(r->engine->db)) return;
    (void)snprintf(why, sizeof why, "%s", sc_errmsg(r->engine->db));
    if (is_known(r, why) || is_overflow(r)) return;
    case_fail(r, "%d, native %d: %s (arguments %u)", rc, native, why, combination);
}

/* ---------------------------------------------------------------- values */

/* Digits before and after the point; zeros at the ends do not count, for servers write them as they like. */
static bool decimal_fits(const sc_field *f, sc_text t)
{
    size_t i = t.len && t.ptr[0] == '-', whole, fraction = 0;
    while (i < t.len && t.ptr[i] == '0') i++;
    for (whole = 0; i < t.len && t.ptr[i] != '.'; i++) whole++;
    if (i < t.len) fraction = t.len - i - 1;
    for (size_t end = t.len; fraction > 0 && t.ptr[end - 1] == '0'; end--) fraction--;
    return whole <= (size_t)(f->precision - f->scale) && fraction <= f->scale;
}

static size_t characters(sc_text t)
{
    size_t n = 0;
    for (size_t i = 0; i < t.len; i++) n += ((unsigned char)t.ptr[i] & 0xC0) != 0x80;
    return n;
}

/* Dolt's UTC_TIMESTAMP() has microseconds, asked for or not. */
static bool fraction_fits(const struct case_run *r, const sc_field *f, uint32_t microseconds)
{
    if (strcmp(sc_engine(r->engine->db), "dolt") == 0) return true;
    uint32_t unit = 1000000;
    for (unsigned i = 0; i < f->scale; i++) unit /= 10;
    return unit == 0 || microseconds % unit == 0;
}

/* Of a value that is not NULL; `length`, 0 where the record has none. */
static bool fits(const struct case_run *r, const sc_field *f, const char *at, size_t length)
{
    sc_text text = {0};
    sc_datetime civil;
    int64_t us;
    uint64_t bits;
    switch ((enum sc_type)f->type) {
    case SC_T_DECIMAL: memcpy(&text, at, sizeof text); return f->precision == 0 || decimal_fits(f, text);
    case SC_T_TEXT: memcpy(&text, at, sizeof text); return length == 0 || characters(text) <= length;
    case SC_T_BLOB: memcpy(&text, at, sizeof text); return length == 0 || text.len <= length;
    case SC_T_BIT: memcpy(&bits, at, sizeof bits); return length == 0 || length > 63 || bits >> length == 0;
    case SC_T_DATETIME: memcpy(&civil, at, sizeof civil); return fraction_fits(r, f, civil.microsecond);
    case SC_T_TIMESTAMP:
    case SC_T_TIME:
        memcpy(&us, at, sizeof us);
        return us == SC_TIMESTAMP_ZERO || fraction_fits(r, f, (uint32_t)((us % 1000000 + 1000000) % 1000000));
    default: return true;
    }
}

/* Where a nullable scalar's value lies behind its flag. */
static size_t behind_flag(const sc_field *f)
{
    if (!f->nullable) return 0;
    switch ((enum sc_type)f->type) {
    case SC_T_BIT: return offsetof(sc_opt_u64, value);
    case SC_T_DATETIME: return offsetof(sc_opt_datetime, value);
    case SC_T_TIMESTAMP: return offsetof(sc_opt_timestamp, value);
    case SC_T_TIME: return offsetof(sc_opt_time, value);
    default: return 0; /* those judged here have no other scalars */
    }
}

void case_judge_row(struct case_run *r)
{
    r->rows++;
    for (unsigned i = 0; i < r->columns.n; i++) {
        const sc_field *f = &r->columns.fields[i];
        json_int_t length = json_integer_value(json_object_get(json_array_get(r->columns.list, i), "length"));
        if (case_is_null(f, r->row)) {
            r->null_seen[i] = true;
        } else if (!fits(r, f, r->row + f->offset + behind_flag(f), (size_t)length)) {
            sc_text text = {"", 0};
            if (f->type == SC_T_DECIMAL || f->type == SC_T_TEXT) memcpy(&text, r->row + f->offset, sizeof text);
            case_fail(r, "column %s: a value beyond %s: %.*s", f->name,
                      case_text(json_array_get(r->columns.list, i), "sql_type"), (int)text.len, text.ptr);
        }
    }
}
