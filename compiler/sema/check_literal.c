/* check_literal.c: what a literal can be seen to do wrong in a column: E0306, E0307. Part of INFER.
 *
 * Only what is certain is reported: the engine would refuse the value, or store another one. */
#include "sema/infer.h"

static void note_column(struct infer *x, struct diag *g, const struct column *c)
{
    diag_note(x->d, g, c->place, "`%.*s` is declared here", STR_ARG(c->name));
}

/* ---------------------------------------------------------------- ENUM and SET */

/* MySQL compares members by the column's collation, without case in most; the others byte by byte. */
static bool is_member(const struct infer *x, const struct enum_type *t, struct str word)
{
    for (unsigned i = 0; i < t->n; i++) {
        if (x->o.dialect == DIALECT_MYSQL ? str_eq_nocase(t->labels[i], word) : str_eq(t->labels[i], word)) {
            return true;
        }
    }
    return false;
}

/* The members, where they are few. */
static void hint_members(struct infer *x, struct diag *g, const struct enum_type *t)
{
    enum { FEW = 12 };
    struct str list = {0};
    for (unsigned i = 0; i < t->n && t->n <= FEW; i++) {
        list = str_printf(x->a, "%.*s%s'%.*s'", STR_ARG(list), i ? ", " : "", STR_ARG(t->labels[i]));
    }
    if (list.n) {
        diag_hint(x->d, g, "its members are %.*s", STR_ARG(list));
    }
}

static void report_member(struct infer *x, const struct expr *e, const struct column *c, struct str word)
{
    const struct enum_type *t = c->type.members;
    struct diag *g =
        infer_report(x, DIAG_E0306, e->span, "'%.*s' is no member of `%.*s`", STR_ARG(word), STR_ARG(c->name));
    struct str near = diag_nearest(word, t->labels, t->n);
    if (near.n) {
        diag_hint(x->d, g, "did you mean '%.*s'?", STR_ARG(near));
    } else {
        hint_members(x, g, t);
    }
    note_column(x, g, c);
}

static void check_set(struct infer *x, const struct expr *e, const struct column *c)
{
    struct str rest = e->text;
    while (rest.n) {
        size_t n = 0;
        while (n < rest.n && rest.p[n] != ',') {
            n++;
        }
        struct str word = str_sub(rest, 0, n);
        if (!is_member(x, c->type.members, word)) {
            report_member(x, e, c, word);
            return;
        }
        rest = n < rest.n ? str_sub(rest, n + 1, rest.n - n - 1) : (struct str){0};
    }
}

static void check_members(struct infer *x, const struct expr *e, const struct column *c, bool written)
{
    if (e->kind == EXPR_STRING && c->type.kind == TYPE_ENUM && !is_member(x, c->type.members, e->text)) {
        report_member(x, e, c, e->text);
    } else if (e->kind == EXPR_STRING && c->type.kind == TYPE_SET && written) {
        check_set(x, e, c);
    }
}

/* ---------------------------------------------------------------- numbers */

static void bad_value(struct infer *x, const struct expr *e, const struct column *c, const char *why)
{
    struct str written = str_sub(x->text->text, e->span.off, e->span.len);
    struct diag *g = infer_report(x, DIAG_E0307, e->span, "%.*s does not fit in `%.*s`: %s", STR_ARG(written),
                                  STR_ARG(c->name), why);
    note_column(x, g, c);
}

static uint64_t largest(enum type_kind k)
{
    unsigned bits = type_bits(k);
    if (type_is_unsigned(k)) {
        return bits == 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1;
    }
    return ((uint64_t)1 << (bits - 1)) - 1;
}

static void check_integer(struct infer *x, const struct expr *e, const struct column *c)
{
    bool negative;
    uint64_t value;
    enum type_kind k = c->type.kind;
    if (!type_is_integer(k) || k == TYPE_BOOL || !literal_integer(e, &negative, &value)) {
        return;
    }
    bool fits = !negative ? value <= largest(k) : type_is_unsigned(k) ? value == 0 : value <= largest(k) + 1;
    if (!fits) {
        bad_value(x, e, c, negative && type_is_unsigned(k) ? "it is unsigned" : "it is out of its range");
    }
}

static unsigned whole_digits(struct str s)
{
    unsigned n = 0;
    size_t i = 0;
    while (i < s.n && s.p[i] == '0') {
        i++;
    }
    for (; i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; i++) {
        n++;
    }
    return n;
}

static void check_decimal(struct infer *x, const struct expr *e, const struct column *c)
{
    const struct expr *n = e;
    while (n->kind == EXPR_UNARY && (n->op == OP_NEG || n->op == OP_PLUS)) {
        n = n->a;
    }
    bool number = n->kind == EXPR_INTEGER || n->kind == EXPR_DECIMAL;
    if (number && c->type.kind == TYPE_DECIMAL && c->type.precision &&
        whole_digits(n->text) > c->type.precision - c->type.scale) {
        bad_value(x, e, c, "it has more digits before the point");
    }
}

/* ---------------------------------------------------------------- text */

static bool numeric_text(struct str s)
{
    s = str_trim(s);
    for (size_t i = 0; i < s.n; i++) {
        bool ok = (s.p[i] >= '0' && s.p[i] <= '9') || s.p[i] == '+' || s.p[i] == '-' || s.p[i] == '.' ||
                  ((s.p[i] == 'e' || s.p[i] == 'E') && i > 0);
        if (!ok) {
            return false;
        }
    }
    return s.n > 0;
}

static void check_text(struct infer *x, const struct expr *e, const struct column *c)
{
    if (e->kind != EXPR_STRING) {
        return;
    }
    enum type_kind k = c->type.kind;
    bool number = type_is_number(k) && k != TYPE_BOOL;
    if (number && !numeric_text(e->text)) {
        bad_value(x, e, c, "it is no number");
    } else if (k == TYPE_TEXT && c->type.precision && utf8_columns(e->text) > c->type.precision) {
        bad_value(x, e, c, "it is too long");
    } else if (k == TYPE_BLOB && c->type.precision && e->text.n > c->type.precision) {
        bad_value(x, e, c, "it is too long");
    }
}

/* ---------------------------------------------------------------- dates */

static bool two_digits(struct str s, size_t at, unsigned *out)
{
    if (at + 2 > s.n || s.p[at] < '0' || s.p[at] > '9' || s.p[at + 1] < '0' || s.p[at + 1] > '9') {
        return false;
    }
    *out = (unsigned)(s.p[at] - '0') * 10 + (unsigned)(s.p[at + 1] - '0');
    return true;
}

static unsigned days_of(unsigned year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

/* Only what is written the standard way, YYYY-MM-DD…, is judged; zero dates are sql_mode's business. */
static bool impossible_date(struct str s)
{
    unsigned century, rest, month, day;
    if (s.n < 10 || s.p[4] != '-' || s.p[7] != '-' || !two_digits(s, 0, &century) || !two_digits(s, 2, &rest) ||
        !two_digits(s, 5, &month) || !two_digits(s, 8, &day)) {
        return false;
    }
    return month > 12 || day > 31 || (month && day > days_of(century * 100 + rest, month));
}

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9') {
            return true;
        }
    }
    return false;
}

static void check_date(struct infer *x, const struct expr *e, const struct column *c)
{
    enum type_kind k = c->type.kind;
    bool date = k == TYPE_DATE || k == TYPE_DATETIME || k == TYPE_TIMESTAMP;
    if (date && e->kind == EXPR_STRING && (impossible_date(e->text) || !has_digit(e->text))) {
        bad_value(x, e, c, "there is no such date");
    }
}

void check_literal(struct infer *x, const struct expr *e, const struct column *c, bool written)
{
    if (c->type.members) {
        check_members(x, e, c, written);
        return;
    }
    bool checked = x->o.dialect != DIALECT_SQLITE || c->strict;
    if (written && checked) {
        check_integer(x, e, c);
        check_decimal(x, e, c);
        check_text(x, e, c);
        check_date(x, e, c);
    }
}
