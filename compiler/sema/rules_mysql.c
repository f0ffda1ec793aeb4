/* rules_mysql.c: types of expressions as MySQL, MariaDB and Dolt have them. Part of INFER.
 *
 * Where the servers differ and the flavour does not say which one it is, the type is one that holds what each of them
 * gives: int64 for YEAR() (an unsigned YEAR on MySQL), double for ENUM + 0 (an integer on MariaDB). The rules were read
 * off MariaDB 10.11 and MySQL 9.7; tests/ has the table they are checked against. */
#include "sema/funcs.h"
#include "sema/infer.h"

/* ---------------------------------------------------------------- numbers */

/* An operand of arithmetic is an integer, a DECIMAL or a double; text is a double, a date an integer or a DECIMAL. */
enum number { NUMBER_INT, NUMBER_DECIMAL, NUMBER_DOUBLE, NUMBER_ANY };

static enum number number_of(const struct type *t)
{
    switch (t->kind) {
    case TYPE_BOOL:
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64:
    case TYPE_BIT:
    case TYPE_YEAR:
    case TYPE_DATE: return NUMBER_INT;
    case TYPE_TIME:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP: return t->scale ? NUMBER_DECIMAL : NUMBER_INT;
    case TYPE_DECIMAL: return NUMBER_DECIMAL;
    case TYPE_ANY: return NUMBER_ANY;
    default: return NUMBER_DOUBLE;
    }
}

static bool is_unsigned(const struct type *t)
{
    return type_is_unsigned(t->kind) || t->kind == TYPE_BIT || t->kind == TYPE_YEAR;
}

/* A parameter's: as many as its value has. */
static bool unknown_digits(const struct type *t)
{
    return t->kind == TYPE_DECIMAL && !t->precision;
}

static unsigned digits(const struct type *t)
{
    switch (t->kind) {
    case TYPE_DECIMAL: return t->precision ? t->precision : 65;
    case TYPE_BOOL: return 1;
    case TYPE_INT8:
    case TYPE_UINT8: return 3;
    case TYPE_INT16:
    case TYPE_UINT16: return 5;
    case TYPE_INT32:
    case TYPE_UINT32: return 10;
    case TYPE_YEAR: return 4;
    case TYPE_DATE: return 8;
    case TYPE_TIME: return 7 + t->scale;
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP: return 14 + t->scale;
    default: return 20;
    }
}

static unsigned scale_of(const struct type *t)
{
    return t->kind == TYPE_DECIMAL || type_is_temporal(t->kind) ? t->scale : 0;
}

static enum number wider(enum number a, enum number b)
{
    return a > b ? a : b;
}

static struct type add_decimals(const struct type *a, const struct type *b)
{
    unsigned scale = scale_of(a) > scale_of(b) ? scale_of(a) : scale_of(b);
    unsigned l = digits(a) - scale_of(a), r = digits(b) - scale_of(b);
    return decimal_of((l > r ? l : r) + scale + 1, scale);
}

/* A SET of fewer than 64 members, an ENUM of any: MariaDB computes with it as with an integer. */
static bool counts_as_integer(const struct type *t)
{
    return t->kind == TYPE_ENUM || (t->kind == TYPE_SET && t->members && t->members->n < 63);
}

static bool integer_on_mariadb(const struct infer *x, const struct expr *e)
{
    const struct type *a = &e->a->type, *b = &e->b->type;
    bool ok = counts_as_integer(a) ? counts_as_integer(b) || number_of(b) == NUMBER_INT
                                   : counts_as_integer(b) && number_of(a) == NUMBER_INT;
    return x->o.flavour == FLAVOUR_MARIADB && ok && e->op != OP_DIV;
}

static struct type exact(struct infer *x, const struct expr *e)
{
    const struct type *a = &e->a->type, *b = &e->b->type;
    bool both_int = (number_of(a) == NUMBER_INT && number_of(b) == NUMBER_INT) || integer_on_mariadb(x, e);
    bool any_unsigned = is_unsigned(a) || is_unsigned(b);
    if (unknown_digits(a) || unknown_digits(b)) {
        return type_of(TYPE_DECIMAL);
    }
    switch (e->op) {
    case OP_ADD:
    case OP_MUL:
        if (both_int) {
            return type_of(any_unsigned ? TYPE_UINT64 : TYPE_INT64);
        }
        return e->op == OP_ADD ? add_decimals(a, b) : decimal_of(digits(a) + digits(b), scale_of(a) + scale_of(b));
    case OP_SUB:
        if (both_int) {
            bool sign = x->o.modes & MODE_NO_UNSIGNED_SUBTRACTION;
            return type_of(any_unsigned && !sign ? TYPE_UINT64 : TYPE_INT64);
        }
        return add_decimals(a, b);
    case OP_MOD:
        if (both_int) {
            return type_of(is_unsigned(a) ? TYPE_UINT64 : TYPE_INT64);
        }
        return decimal_of(digits(a) > digits(b) ? digits(a) : digits(b),
                          scale_of(a) > scale_of(b) ? scale_of(a) : scale_of(b));
    default: /* / */ return decimal_of(digits(a) + scale_of(b) + 4, scale_of(a) + 4);
    }
}

/* x'41' is a number beside numbers: a BIGINT on one server, a double on the other. */
static bool bytes_literal(const struct expr *e)
{
    return e->kind == EXPR_BLOB || e->kind == EXPR_BITS;
}

/* ENUM and SET count as integers on MariaDB, as doubles on MySQL: beside a DECIMAL, and divided, that tells. */
static bool unsure_member(const struct infer *x, const struct expr *e)
{
    enum type_kind a = e->a->type.kind, b = e->b->type.kind;
    bool member = a == TYPE_ENUM || a == TYPE_SET || b == TYPE_ENUM || b == TYPE_SET;
    bool exact = number_of(&e->a->type) == NUMBER_DECIMAL || number_of(&e->b->type) == NUMBER_DECIMAL;
    return member && x->o.flavour != FLAVOUR_MYSQL && (exact || e->op == OP_DIV);
}

static struct type arithmetic(struct infer *x, const struct expr *e)
{
    if (bytes_literal(e->a) || bytes_literal(e->b) || unsure_member(x, e)) {
        return type_of(TYPE_ANY);
    }
    if (integer_on_mariadb(x, e)) {
        return exact(x, e);
    }
    switch (wider(number_of(&e->a->type), number_of(&e->b->type))) {
    case NUMBER_ANY: return type_of(TYPE_ANY);
    case NUMBER_DOUBLE: return type_of(TYPE_DOUBLE);
    case NUMBER_INT:
    case NUMBER_DECIMAL: break;
    }
    return exact(x, e);
}

/* Between two binary strings MySQL's bit operators give a binary string; MariaDB's always a number. */
static struct type bits(struct infer *x, const struct expr *e)
{
    bool any = e->a->type.kind == TYPE_ANY || (e->b && e->b->type.kind == TYPE_ANY);
    bool strings = any || (e->a->type.kind == TYPE_BLOB && !bytes_literal(e->a) &&
                           (!e->b || (e->b->type.kind == TYPE_BLOB && !bytes_literal(e->b))));
    if (!strings || x->o.flavour == FLAVOUR_MARIADB) {
        return type_of(TYPE_UINT64);
    }
    return type_of(x->o.flavour == FLAVOUR_MYSQL && !any ? TYPE_BLOB : TYPE_ANY);
}

/* ---------------------------------------------------------------- dates */

static bool day_unit(struct str unit)
{
    static const char *const units[] = {"DAY", "WEEK", "MONTH", "QUARTER", "YEAR", "YEAR_MONTH"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (str_is(unit, units[i])) {
            return true;
        }
    }
    return false;
}

static bool microseconds(struct str unit)
{
    return str_ends(unit, "MICROSECOND") || str_ends(unit, "microsecond");
}

/* d ± INTERVAL n unit: a DATE stays one for whole days; text stays text, whatever it holds. */
static struct type date_plus(const struct infer *x, const struct type *d, struct str unit)
{
    struct type t;
    switch (d->kind) {
    case TYPE_DATE: t = type_of(day_unit(unit) ? TYPE_DATE : TYPE_DATETIME); break;
    case TYPE_TIME:
        if (day_unit(unit) && x->o.flavour != FLAVOUR_MARIADB) { /* MySQL adds today's date, MariaDB does not */
            return type_of(x->o.flavour == FLAVOUR_MYSQL ? TYPE_DATETIME : TYPE_ANY);
        }
        t = type_of(TYPE_TIME);
        break;
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP: t = type_of(TYPE_DATETIME); break;
    case TYPE_ANY: return type_of(TYPE_ANY);
    default: return type_of(TYPE_TEXT);
    }
    t.scale = microseconds(unit) ? 6 : d->scale;
    return t;
}

static struct type interval_sum(const struct infer *x, const struct expr *e)
{
    const struct expr *interval = e->a->kind == EXPR_INTERVAL ? e->a : e->b;
    const struct expr *date = interval == e->a ? e->b : e->a;
    return date_plus(x, &date->type, interval->name.text);
}

static bool has_interval(const struct expr *e)
{
    return e->a->kind == EXPR_INTERVAL || (e->b && e->b->kind == EXPR_INTERVAL);
}

/* ---------------------------------------------------------------- operators */

static struct type binary(struct infer *x, const struct expr *e)
{
    switch (e->op) {
    case OP_ADD:
    case OP_SUB: return has_interval(e) ? interval_sum(x, e) : arithmetic(x, e);
    case OP_MUL:
    case OP_DIV:
    case OP_MOD: return arithmetic(x, e);
    case OP_INT_DIV: return type_of(is_unsigned(&e->a->type) || is_unsigned(&e->b->type) ? TYPE_UINT64 : TYPE_INT64);
    case OP_BITAND:
    case OP_BITOR:
    case OP_BITXOR: return bits(x, e);
    case OP_SHL:
    case OP_SHR: {
        struct expr shifted = {.kind = EXPR_UNARY, .a = e->a}; /* the left side alone decides */
        return bits(x, &shifted);
    }
    case OP_CONCAT:
        return type_of(e->a->type.kind == TYPE_BLOB || e->b->type.kind == TYPE_BLOB ? TYPE_BLOB : TYPE_TEXT);
    case OP_JSON: return type_of(TYPE_JSON);
    case OP_JSON_TEXT: return type_of(TYPE_TEXT);
    default: return type_of(TYPE_NONE);
    }
}

static bool binary_null(const struct expr *e)
{
    switch (e->op) {
    case OP_DIV:
    case OP_INT_DIV:
    case OP_MOD: return !literal_nonzero(e->b);
    case OP_ADD:
    case OP_SUB: return has_interval(e);
    case OP_JSON:
    case OP_JSON_TEXT: return true;
    default: return false;
    }
}

static struct type unary(struct infer *x, const struct expr *e)
{
    if (e->op == OP_PLUS) {
        return e->a->type;
    }
    if (e->op == OP_BITNOT) {
        return bits(x, e);
    }
    if (type_is_temporal(e->a->type.kind) || bytes_literal(e->a)) {
        return type_of(TYPE_ANY); /* a DECIMAL on MariaDB, a double on MySQL */
    }
    switch (number_of(&e->a->type)) {
    case NUMBER_INT: return type_of(TYPE_INT64);
    case NUMBER_DECIMAL:
        return unknown_digits(&e->a->type) ? type_of(TYPE_DECIMAL)
                                           : decimal_of(digits(&e->a->type), scale_of(&e->a->type));
    case NUMBER_DOUBLE: return type_of(TYPE_DOUBLE);
    case NUMBER_ANY: break;
    }
    return type_of(TYPE_ANY);
}

/* ---------------------------------------------------------------- literals */

static unsigned fraction(struct str text)
{
    unsigned n = 0;
    for (size_t i = text.n; i-- > 0 && n < 6;) {
        if (text.p[i] == '.') {
            return n;
        }
        if (text.p[i] < '0' || text.p[i] > '9') {
            break;
        }
        n++;
    }
    return n == 6 && text.n > 7 && text.p[text.n - 7] == '.' ? 6 : 0;
}

static struct type integer_literal(const struct expr *e)
{
    if (e->is_large) {
        return decimal_of((unsigned)e->text.n, 0);
    }
    return type_of(e->number > INT64_MAX ? TYPE_UINT64 : TYPE_INT64);
}

static struct type literal(struct infer *x, const struct expr *e)
{
    (void)x;
    struct type t;
    switch (e->kind) {
    case EXPR_NULL: return type_of(TYPE_NULL);
    case EXPR_BOOL: return type_of(TYPE_INT64);
    case EXPR_INTEGER: return integer_literal(e);
    case EXPR_DECIMAL: return decimal_literal(e->text);
    case EXPR_FLOAT: return type_of(TYPE_DOUBLE);
    case EXPR_STRING: return type_of(str_is(e->name.text, "_binary") ? TYPE_BLOB : TYPE_TEXT);
    case EXPR_TEMPORAL:
        t = type_of(e->temporal == TYPE_TIMESTAMP ? TYPE_DATETIME : e->temporal);
        t.scale = e->temporal == TYPE_DATE ? 0 : fraction(e->text);
        return t;
    default: return type_of(TYPE_BLOB);
    }
}

/* ---------------------------------------------------------------- one type for several */

struct merged {
    bool none, any, text, blob, json, other, mixed_members;
    bool bits, unknown_digits, text_value, bytes_value; /* of text: no literal; of bytes: a column */
    bool ints, decimal, real, floats_only, temporal, year;
    bool is_signed, is_unsigned;
    unsigned bits_signed, bits_unsigned, whole, scale;
    unsigned n;
    struct type first;
    bool same, same_kind;
};

static void note_integer(struct merged *m, const struct operand *o)
{
    bool negative = false;
    uint64_t value = 0;
    unsigned width = o->type->kind == TYPE_BIT || o->type->kind == TYPE_YEAR ? 64 : type_bits(o->type->kind);
    m->ints = true;
    if (o->expr && literal_integer(o->expr, &negative, &value) && !negative && value <= INT32_MAX) {
        m->bits_signed = m->bits_signed < 64 ? 64 : m->bits_signed; /* it fits in every wide type */
        return;
    }
    if (is_unsigned(o->type)) {
        m->is_unsigned = true;
        m->bits_unsigned = m->bits_unsigned < width ? width : m->bits_unsigned;
    } else {
        m->is_signed = true;
        m->bits_signed = m->bits_signed < width ? width : m->bits_signed;
    }
}

static void note_digits(struct merged *m, const struct type *t)
{
    unsigned whole = digits(t) - scale_of(t);
    m->whole = m->whole < whole ? whole : m->whole;
    m->scale = m->scale < scale_of(t) ? scale_of(t) : m->scale;
}

static void note(struct merged *m, const struct operand *o)
{
    const struct type *t = o->type;
    switch (t->kind) {
    case TYPE_BOOL:
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64:
    case TYPE_BIT:
        m->bits = m->bits || t->kind == TYPE_BIT;
        note_integer(m, o);
        note_digits(m, t);
        break;
    case TYPE_YEAR:
        m->year = true;
        note_integer(m, o);
        note_digits(m, t);
        break;
    case TYPE_DECIMAL:
        m->decimal = true;
        m->unknown_digits = m->unknown_digits || unknown_digits(t);
        note_digits(m, t);
        break;
    case TYPE_FLOAT:
    case TYPE_DOUBLE: m->real = true; break;
    case TYPE_TEXT:
    case TYPE_ENUM:
    case TYPE_SET:
        m->text = true;
        m->text_value = m->text_value || !o->expr || o->expr->kind != EXPR_STRING;
        break;
    case TYPE_BLOB:
        m->blob = true;
        m->bytes_value = m->bytes_value || (o->expr && o->expr->kind == EXPR_COLUMN);
        break;
    case TYPE_JSON: m->json = true; break;
    case TYPE_DATE:
    case TYPE_TIME:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP:
        m->temporal = true;
        m->scale = m->scale < t->scale ? t->scale : m->scale;
        break;
    case TYPE_ANY: m->any = true; break;
    case TYPE_NONE: m->none = true; break;
    default: m->other = true; break;
    }
}

static void take(struct merged *m, const struct operand *o)
{
    if (o->type->kind == TYPE_NULL) {
        return;
    }
    if (!m->n++) {
        m->first = *o->type;
        m->same = m->same_kind = true;
    }
    m->same = m->same && type_same(&m->first, o->type);
    m->same_kind = m->same_kind && m->first.kind == o->type->kind;
    note(m, o);
}

/* Signed beside unsigned: the integer that has room for both; beyond 64 bits MySQL and MariaDB give a DECIMAL. */
static struct type merge_integers(const struct merged *m)
{
    static const enum type_kind sign[] = {TYPE_INT8, TYPE_INT16, TYPE_INT32, TYPE_INT64};
    static const enum type_kind no_sign[] = {TYPE_UINT8, TYPE_UINT16, TYPE_UINT32, TYPE_UINT64};
    unsigned both = m->bits_signed > m->bits_unsigned ? m->bits_signed : m->bits_unsigned;
    unsigned at = both > 32 ? 3 : both > 16 ? 2 : both > 8 ? 1 : 0;
    if (!m->is_unsigned) {
        return type_of(sign[at]);
    }
    if (m->bits_unsigned < 64 && (m->is_signed || m->bits_signed)) {
        return type_of(TYPE_INT64);
    }
    return m->is_signed ? decimal_of(20, 0) : type_of(no_sign[at]);
}

static struct type merge_numbers(const struct merged *m)
{
    if (m->real) {
        return type_of(TYPE_DOUBLE);
    }
    if (m->unknown_digits) {
        return type_of(TYPE_DECIMAL);
    }
    return m->decimal ? decimal_of(m->whole + m->scale, m->scale) : merge_integers(m);
}

/* All that is left of declared lengths where columns meet: none. */
static struct type widest(const struct merged *m)
{
    struct type t = m->first;
    if (!m->same || m->n > 1) {
        t.sql_type = (struct str){0};
    }
    switch (t.kind) {
    case TYPE_DECIMAL: return m->n > 1 ? merge_numbers(m) : t;
    case TYPE_TIME:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP: t.scale = m->scale; return t;
    case TYPE_TEXT:
    case TYPE_BLOB:
    case TYPE_BIT: t.precision = m->n > 1 ? 0 : t.precision; return t;
    default: return t;
    }
}

static struct type unify(struct infer *x, const struct operand *list, unsigned n)
{
    struct merged m = {0};
    (void)x;
    for (unsigned i = 0; i < n; i++) {
        take(&m, &list[i]);
    }
    if (!m.n) {
        return type_of(TYPE_NULL);
    }
    if (m.none) {
        return type_of(TYPE_NONE);
    }
    if (m.any) {
        return type_of(TYPE_ANY);
    }
    if (m.same || (m.same_kind && !m.text && m.first.kind != TYPE_DECIMAL && !m.other)) {
        return widest(&m);
    }
    bool numbers = m.ints || m.decimal || m.real;
    if (m.blob && !m.bytes_value && m.text_value) {
        return type_of(TYPE_ANY); /* x'41', UNHEX(a) beside a column: the column's character set wins, where it can */
    }
    if ((m.blob && m.json) || (m.bits && !m.same_kind)) {
        return type_of(TYPE_ANY); /* bytes on one server, text or a number on the other */
    }
    if (m.blob || m.other) {
        return type_of(m.other ? TYPE_ANY : TYPE_BLOB);
    }
    if (m.text || m.json || (numbers && m.temporal)) {
        return type_of(TYPE_TEXT);
    }
    if (m.temporal) {
        struct type t = type_of(TYPE_DATETIME);
        t.scale = m.scale;
        return t;
    }
    return merge_numbers(&m);
}

/* ---------------------------------------------------------------- functions */

static struct type sum(const struct type *t)
{
    enum number n = number_of(t);
    if (n == NUMBER_ANY) {
        return type_of(TYPE_ANY);
    }
    if (n == NUMBER_DOUBLE || unknown_digits(t)) {
        return type_of(n == NUMBER_DOUBLE ? TYPE_DOUBLE : TYPE_DECIMAL);
    }
    return decimal_of(digits(t) + 22, scale_of(t));
}

static struct type average(const struct type *t)
{
    enum number n = number_of(t);
    if (n == NUMBER_ANY) {
        return type_of(TYPE_ANY);
    }
    if (n == NUMBER_DOUBLE || unknown_digits(t)) {
        return type_of(n == NUMBER_DOUBLE ? TYPE_DOUBLE : TYPE_DECIMAL);
    }
    return decimal_of(digits(t) + 4, scale_of(t) + 4);
}

static struct type magnitude(const struct type *t)
{
    switch (number_of(t)) {
    case NUMBER_INT: return type_of(is_unsigned(t) ? TYPE_UINT64 : TYPE_INT64);
    case NUMBER_DECIMAL: return unknown_digits(t) ? type_of(TYPE_DECIMAL) : decimal_of(digits(t), scale_of(t));
    case NUMBER_DOUBLE: return type_of(TYPE_DOUBLE);
    case NUMBER_ANY: break;
    }
    return type_of(TYPE_ANY);
}

/* FLOOR, CEIL: an integer where every value surely fits in one. */
static struct type whole_part(const struct type *t)
{
    if (number_of(t) == NUMBER_DECIMAL) {
        unsigned whole = digits(t) - scale_of(t);
        return whole <= 17 ? type_of(TYPE_INT64) : decimal_of(whole + 1, 0);
    }
    return magnitude(t);
}

static struct type rounded(const struct expr *e)
{
    const struct type *t = &e->list.v[0]->type;
    if (number_of(t) != NUMBER_DECIMAL || unknown_digits(t)) {
        return magnitude(t);
    }
    bool negative = false;
    uint64_t places = 0;
    bool known = e->list.n == 1 || literal_integer(e->list.v[1], &negative, &places);
    if (!known || (!negative && places > scale_of(t))) {
        return type_of(TYPE_DECIMAL); /* MariaDB's TRUNCATE() gives as many places as are asked for */
    }
    unsigned scale = negative ? 0 : (unsigned)places;
    return decimal_of(digits(t) - scale_of(t) + scale + 1, scale);
}

static struct type remainder_of(struct infer *x, const struct expr *e)
{
    struct expr as = {.kind = EXPR_BINARY, .op = OP_MOD, .a = e->list.v[0], .b = e->list.v[1]};
    return e->list.v[1]->type.kind == TYPE_NONE ? type_of(TYPE_NONE) : arithmetic(x, &as);
}

static struct type with_fraction(enum type_kind kind, const struct expr *digits_argument)
{
    struct type t = type_of(kind);
    bool negative;
    uint64_t n;
    if (digits_argument && literal_integer(digits_argument, &negative, &n) && n <= 6) {
        t.scale = (unsigned)n;
    }
    return t;
}

static struct type with_scale_of(enum type_kind kind, const struct type *from)
{
    struct type t = type_of(kind);
    t.scale = type_is_temporal(from->kind) || from->kind == TYPE_DECIMAL ? (from->scale > 6 ? 6 : from->scale)
              : from->kind == TYPE_DATE || type_is_integer(from->kind)   ? 0
                                                                         : 6;
    return t;
}

static bool format_has(struct str format, const char *letters)
{
    for (size_t i = 0; i + 1 < format.n; i++) {
        if (format.p[i] != '%') {
            continue;
        }
        i++;
        for (const char *l = letters; *l; l++) {
            if (format.p[i] == *l) {
                return true;
            }
        }
    }
    return false;
}

/* The format decides; one that is not written out gives a DATETIME(6). */
static struct type str_to_date(const struct expr *e)
{
    const struct expr *format = e->list.v[1];
    struct type t = type_of(TYPE_DATETIME);
    t.scale = 6;
    if (format->kind == EXPR_STRING) {
        bool date = format_has(format->text, "aDbcdejMmUuVvWwXxYy"), time = format_has(format->text, "fHIhiklprSsT");
        t.kind = date && time ? TYPE_DATETIME : time ? TYPE_TIME : TYPE_DATE;
        t.scale = format_has(format->text, "f") ? 6 : 0;
    }
    return t;
}

static struct type date_add(const struct infer *x, const struct expr *e)
{
    if (e->call->syntax.n) { /* TIMESTAMPADD(unit, n, d) */
        return date_plus(x, &e->list.v[1]->type, e->call->syntax);
    }
    const struct expr *interval = e->list.v[1];
    return date_plus(x, &e->list.v[0]->type, interval->kind == EXPR_INTERVAL ? interval->name.text : STR("DAY"));
}

static struct type add_time(const struct expr *e)
{
    const struct type *t = &e->list.v[0]->type;
    struct type r = type_of(t->kind == TYPE_TIME                                    ? TYPE_TIME
                            : t->kind == TYPE_DATETIME || t->kind == TYPE_TIMESTAMP ? TYPE_DATETIME
                                                                                    : TYPE_TEXT);
    unsigned other = type_is_temporal(e->list.v[1]->type.kind) ? e->list.v[1]->type.scale : 0;
    r.scale = r.kind == TYPE_TEXT ? 0 : t->scale > other ? t->scale : other;
    return r;
}

static struct type seconds(const struct type *t)
{
    unsigned scale = with_scale_of(TYPE_TIME, t).scale;
    return scale && t->kind != TYPE_DATE ? decimal_of(12 + scale, scale) : type_of(TYPE_INT64);
}

static struct type string_of(const struct expr *e, bool first_only)
{
    for (unsigned i = 0; i < e->list.n && (!first_only || !i); i++) {
        enum type_kind kind = e->list.v[i]->type.kind;
        if (kind == TYPE_BLOB || kind == TYPE_GEOMETRY || kind == TYPE_VECTOR) {
            return type_of(TYPE_BLOB);
        }
        if (kind == TYPE_BIT || kind == TYPE_ANY) {
            return type_of(TYPE_ANY); /* BIT: a byte as it is, so bytes; digits on some servers */
        }
    }
    return type_of(TYPE_TEXT);
}

/* TRIM, LOWER and kin: what Dolt makes of a number or a date is one still. */
static struct type string_part(const struct infer *x, const struct expr *e)
{
    enum type_kind kind = e->list.v[0]->type.kind;
    bool maybe_dolt = x->o.flavour == FLAVOUR_ANY || x->o.flavour == FLAVOUR_DOLT;
    bool kept = type_is_number(kind) || type_is_temporal(kind) || kind == TYPE_YEAR;
    return maybe_dolt && kept && e->list.v[0]->kind != EXPR_PARAM ? type_of(TYPE_ANY) : string_of(e, true);
}

/* FLOOR, ROUND and kin of a time, or anything of x'41': a number of one kind or another, by server. */
static bool unsure_number(const struct infer *x, enum func_result result, const struct expr *of)
{
    switch (result) {
    case RESULT_ABS:
    case RESULT_ROUND:
    case RESULT_FLOOR: return bytes_literal(of) || type_is_temporal(of->type.kind);
    case RESULT_SUM:
    case RESULT_AVG:
        return bytes_literal(of) ||
               ((of->type.kind == TYPE_ENUM || of->type.kind == TYPE_SET) && x->o.flavour != FLAVOUR_MYSQL);
    default: return false;
    }
}

static struct type call(struct infer *x, const struct expr *e)
{
    const struct expr *first = e->list.n ? e->list.v[0] : NULL;
    struct type t;
    if (first && unsure_number(x, e->call->func->type, first)) {
        return type_of(TYPE_ANY);
    }
    switch (e->call->func->type) {
    case RESULT_TIME: return with_scale_of(TYPE_TIME, &first->type);
    case RESULT_DATETIME: return with_scale_of(TYPE_DATETIME, &first->type);
    case RESULT_NOW: return with_fraction(TYPE_DATETIME, first);
    case RESULT_CURTIME: return with_fraction(TYPE_TIME, first);
    case RESULT_STRING: return string_of(e, false);
    case RESULT_STRING_FIRST: return string_of(e, true);
    case RESULT_STRING_PART: return string_part(x, e);
    case RESULT_SUM:
    case RESULT_AVG:
        if (dolt_sums_otherwise(x, e)) {
            return type_of(TYPE_ANY);
        }
        t = e->call->func->type == RESULT_SUM ? sum(&first->type) : average(&first->type);
        return dolt_computes_real(x, e, t.kind) ? type_of(TYPE_DOUBLE) : t;
    case RESULT_ABS: return magnitude(&first->type);
    case RESULT_ROUND: return rounded(e);
    case RESULT_FLOOR: return whole_part(&first->type);
    case RESULT_MOD: return remainder_of(x, e);
    case RESULT_DATE_ADD: return date_add(x, e);
    case RESULT_ADDTIME: return add_time(e);
    case RESULT_STR_TO_DATE: return str_to_date(e);
    case RESULT_SECONDS: return seconds(&first->type);
    default: return type_of(TYPE_NONE);
    }
}

const struct rules rules_mysql = {TYPE_INT64, literal, unary, binary, binary_null, unify, call, rules_mysql_cast};
