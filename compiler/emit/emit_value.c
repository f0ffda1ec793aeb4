/* emit_value.c: a literal, or "now", as the target stores it in a column of some type: a DEFAULT, a value written, the
 * other side of a comparison. Part of emit_sql.
 *
 * For SQLite the value takes the stored form (emit_canon.c). For MySQL the literal is written so that its own
 * conversion to the column's type gives the same value. */
#include "sema/clock.h"

#include "emit/emit_text.h"

const struct expr *emit_literal(const struct expr *e, bool *negative)
{
    *negative = false;
    while (e && ((e->kind == EXPR_CAST && e->type.kind == TYPE_NONE) ||
                 (e->kind == EXPR_UNARY && (e->op == OP_NEG || e->op == OP_PLUS)))) {
        *negative = *negative != (e->kind == EXPR_UNARY && e->op == OP_NEG);
        e = e->a;
    }
    return e && e->kind <= EXPR_TEMPORAL ? e : NULL;
}

static bool bad(struct emit *e, const struct expr *x, const char *why)
{
    return refuse(e, x->span, "take this value: %s", why);
}

/* [digits][.digits][e[±]digits]: it is written as it is, so it must be a number from end to end. */
static bool is_number(struct str s)
{
    size_t i = 0, n = 0;
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        n++;
    }
    for (i += i < s.n && s.p[i] == '.'; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        n++;
    }
    if (n && i + 1 < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
        i += s.p[i + 1] == '+' || s.p[i + 1] == '-' ? 2 : 1;
        for (n = 0; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
            n++;
        }
    }
    return n && i == s.n;
}

/* The digits of a number however it was written; false: it is none. */
static bool digits_of(struct emit *e, const struct expr *x, bool *negative, struct str *out)
{
    struct str s = str_trim(x->text);
    switch (x->kind) {
    case EXPR_BOOL: *out = x->number ? STR("1") : STR("0"); return true;
    case EXPR_INTEGER:
        *out = x->is_large ? x->text : str_printf(e->a, "%llu", (unsigned long long)x->number);
        return true;
    case EXPR_DECIMAL: *out = x->text; return true;
    case EXPR_STRING:
        if (s.n && (s.p[0] == '-' || s.p[0] == '+')) {
            *negative = *negative != (s.p[0] == '-');
            s = str_sub(s, 1, s.n - 1);
        }
        *out = s;
        return is_number(s);
    case EXPR_BITS: {
        uint64_t v = 0;
        for (size_t i = 0; i < x->text.n; i++) {
            v = v * 2 + (uint64_t)(x->text.p[i] == '1');
        }
        *out = str_printf(e->a, "%llu", (unsigned long long)v);
        return x->text.n <= 64;
    }
    default: return false;
    }
}

static bool put_integer(struct emit *e, const struct expr *x, bool negative, bool must_be_exact)
{
    struct str digits;
    int64_t v;
    if (!digits_of(e, x, &negative, &digits) || !canon_integer(digits, negative, &v)) {
        return bad(e, x, "it is no integer that fits");
    }
    for (size_t i = 0; must_be_exact && i + 1 < digits.n; i++) {
        if (digits.p[i] == '.') {
            return bad(e, x, "it is no whole number");
        }
    }
    buf_printf(&e->out, "%lld", (long long)v);
    return true;
}

static bool put_double(struct emit *e, const struct expr *x, bool negative)
{
    struct str digits = x->text;
    if (x->kind != EXPR_FLOAT && !digits_of(e, x, &negative, &digits)) {
        return bad(e, x, "it is no number");
    }
    put(e, negative ? "-" : "");
    put_str(e, digits);
    bool point = false, exponent = false;
    for (size_t i = 0; i < digits.n; i++) {
        point = point || digits.p[i] == '.';
        exponent = exponent || digits.p[i] == 'e' || digits.p[i] == 'E';
    }
    if (e->to == TARGET_MYSQL && !e->unqualified) { /* 1.0 is a DECIMAL there; a DEFAULT takes its column's type */
        put(e, exponent ? "" : "e0");
    } else {
        put(e, point || exponent ? "" : ".0");
    }
    return true;
}

static bool put_decimal(struct emit *e, const struct type *t, const struct expr *x, bool negative, bool must_be_exact)
{
    struct str digits, out;
    bool exact;
    if (!digits_of(e, x, &negative, &digits)) {
        return bad(e, x, "it is no decimal");
    }
    if (e->to == TARGET_MYSQL) {
        buf_printf(&e->out, "%s%.*s", negative ? "-" : "", STR_ARG(digits));
        return true;
    }
    if (!t->precision || !canon_decimal(e->a, digits, negative, t->precision, t->scale, &out, &exact)) {
        return bad(e, x, "it does not fit the DECIMAL");
    }
    if (must_be_exact && !exact) {
        return bad(e, x, "it has more digits than the DECIMAL it is compared with");
    }
    put_string(e, out);
    return true;
}

static bool put_temporal(struct emit *e, const struct type *t, const struct expr *x, bool must_be_exact)
{
    struct str out;
    bool exact, utc = e->from == DIALECT_POSTGRES && t->kind == TYPE_TIMESTAMP;
    if ((x->kind != EXPR_STRING && x->kind != EXPR_TEMPORAL) ||
        !canon_temporal(e->a, t->kind, x->text, t->scale, utc, &out, &exact)) {
        return bad(e, x, "write it as 'YYYY-MM-DD', 'YYYY-MM-DD hh:mm:ss' or 'hh:mm:ss'");
    }
    if (!exact) {
        return bad(e, x,
                   must_be_exact ? "it is finer than what it is compared with" : "it has too many fraction digits");
    }
    put_string(e, out);
    return true;
}

static bool put_member(struct emit *e, const struct type *t, const struct expr *x)
{
    const struct str *label =
        t->members && x->kind == EXPR_STRING ? canon_member(t->members, x->text, e->from == DIALECT_MYSQL) : NULL;
    if (!label) {
        return bad(e, x, "it is no member");
    }
    put_string(e, *label);
    return true;
}

static bool put_set(struct emit *e, const struct type *t, const struct expr *x)
{
    struct str out;
    if (!t->members || x->kind != EXPR_STRING || !canon_set(e->a, t->members, x->text, &out)) {
        return bad(e, x, "it is no list of members");
    }
    put_string(e, out);
    return true;
}

static bool put_text(struct emit *e, const struct expr *x, bool negative)
{
    struct str digits;
    if (x->kind == EXPR_STRING) {
        put_string(e, x->text);
        return true;
    }
    if ((x->kind != EXPR_INTEGER && x->kind != EXPR_DECIMAL) || !digits_of(e, x, &negative, &digits)) {
        return bad(e, x, "it is no text");
    }
    put_string(e, negative ? str_printf(e->a, "-%.*s", STR_ARG(digits)) : digits);
    return true;
}

static bool put_bool(struct emit *e, const struct expr *x, bool negative)
{
    static const char *const yes[] = {"true", "t", "yes", "on", "1"}, *const no[] = {"false", "f", "no", "off", "0"};
    for (unsigned i = 0; x->kind == EXPR_STRING && i < 5; i++) {
        if (str_is(x->text, yes[i]) || str_is(x->text, no[i])) {
            put(e, str_is(x->text, yes[i]) ? "1" : "0");
            return true;
        }
    }
    return put_integer(e, x, negative, true);
}

static unsigned hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? (unsigned)(c - '0')
           : c >= 'a' && c <= 'f' ? (unsigned)(c - 'a') + 10
           : c >= 'A' && c <= 'F' ? (unsigned)(c - 'A') + 10
                                  : 16;
}

/* PostgreSQL's bytea: \x and hexadecimal digits, or text in which \\ is a backslash and \ooo an octal byte. */
static bool bytea(struct arena *a, struct str s, struct str *out)
{
    char *bytes = arena_alloc(a, s.n + 1);
    size_t n = 0;
    bool good = true, hex = str_starts(s, "\\x");
    for (size_t i = hex ? 2 : 0; good && i < s.n; i++) {
        unsigned char byte = (unsigned char)s.p[i];
        if (hex) {
            good = i + 1 < s.n && hex_digit(s.p[i]) < 16 && hex_digit(s.p[i + 1]) < 16;
            byte = good ? (unsigned char)(hex_digit(s.p[i]) << 4 | hex_digit(s.p[i + 1])) : 0;
            i++;
        } else if (byte == '\\' && i + 1 < s.n && s.p[i + 1] == '\\') {
            i++;
        } else if (byte == '\\') {
            good = i + 3 < s.n && s.p[i + 1] >= '0' && s.p[i + 1] <= '3' && hex_digit(s.p[i + 2]) < 8 &&
                   hex_digit(s.p[i + 3]) < 8;
            byte =
                good ? (unsigned char)(hex_digit(s.p[i + 1]) << 6 | hex_digit(s.p[i + 2]) << 3 | hex_digit(s.p[i + 3]))
                     : 0;
            i += 3;
        }
        bytes[n++] = (char)byte;
    }
    *out = (struct str){bytes, n};
    return good;
}

static bool put_bytes(struct emit *e, const struct expr *x)
{
    struct str bytes = x->text;
    if (x->kind != EXPR_STRING && x->kind != EXPR_BLOB) {
        return bad(e, x, "it is no string of bytes");
    }
    if (x->kind == EXPR_STRING && e->from == DIALECT_POSTGRES && !bytea(e->a, x->text, &bytes)) {
        return bad(e, x, "write bytes as '\\x…', two hexadecimal digits each");
    }
    put_blob(e, bytes);
    return true;
}

bool emit_value(struct emit *e, const struct type *t, const struct expr *x, bool negative, bool must_be_exact)
{
    if (x->kind == EXPR_NULL) {
        put(e, "NULL");
        return true;
    }
    switch (t->kind) {
    case TYPE_BOOL: return put_bool(e, x, negative);
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64:
    case TYPE_YEAR:
    case TYPE_BIT: return put_integer(e, x, negative, must_be_exact);
    case TYPE_FLOAT:
    case TYPE_DOUBLE: return put_double(e, x, negative);
    case TYPE_DECIMAL: return put_decimal(e, t, x, negative, must_be_exact);
    case TYPE_TEXT:
    case TYPE_JSON:
    case TYPE_UUID:
    case TYPE_INET: return put_text(e, x, negative);
    case TYPE_BLOB: return put_bytes(e, x);
    case TYPE_ENUM: return put_member(e, t, x);
    case TYPE_SET: return put_set(e, t, x);
    case TYPE_DATE:
    case TYPE_TIME:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP: return put_temporal(e, t, x, must_be_exact);
    case TYPE_NONE:
    case TYPE_NULL:
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_ANY:
    case TYPE_N_KINDS: break;
    }
    return bad(e, x, "its column has no form there");
}

/* SQLite's clock has milliseconds; the digits beyond are zeros, so that the width (and the order) is the column's.
 * `written` digits are kept of it, as MySQL's NOW(3) does in a column of six. */
static bool sqlite_clock(struct emit *e, enum type_kind kind, unsigned scale, unsigned written)
{
    const char *format = kind == TYPE_TIME ? "%H:%M:" : "%Y-%m-%d %H:%M:";
    unsigned head = kind == TYPE_TIME ? 8 : 19, kept = written < 3 ? written : 3;
    if (kind == TYPE_DATE) {
        put(e, "date('now')");
        return true;
    }
    kept = kept < scale ? kept : scale;
    put(e, scale > kept || (kept > 0 && kept < 3) ? "(" : "");
    if (kept == 0) {
        buf_printf(&e->out, "strftime('%s%%S','now')", format);
    } else if (kept == 3) {
        buf_printf(&e->out, "strftime('%s%%f','now')", format);
    } else {
        buf_printf(&e->out, "substr(strftime('%s%%f','now'),1,%u)", format, head + 1 + kept);
    }
    if (scale > kept) {
        buf_printf(&e->out, "||'%s%.*s'", kept ? "" : ".", (int)(scale - kept), "000000");
    }
    put(e, scale > kept || (kept > 0 && kept < 3) ? ")" : "");
    return true;
}

bool emit_clock(struct emit *e, struct span span, enum type_kind kind, unsigned scale, unsigned written)
{
    static const char *const words[TYPE_N_KINDS] = {
        [TYPE_DATE] = "CURRENT_DATE",
        [TYPE_TIME] = "CURRENT_TIME",
        [TYPE_DATETIME] = "CURRENT_TIMESTAMP",
        [TYPE_TIMESTAMP] = "CURRENT_TIMESTAMP",
    };
    if (!type_is_temporal(kind)) {
        return refuse(e, span, "store the time of day in a column of this type");
    }
    if (e->to == TARGET_SQLITE) {
        return sqlite_clock(e, kind, scale, written);
    }
    put(e, words[kind]);
    if (kind != TYPE_DATE && scale) {
        buf_printf(&e->out, "(%u)", scale);
    }
    return true;
}
