/* check_literal.c: what a literal can be seen to do wrong in a column: E0306, E0307, W0314. Part of INFER.
 *
 * Only what is certain is reported: the engine would refuse the value, or store another one. The run time's sessions
 * are strict; IGNORE makes of a refusal another value. What the servers do was asked of them. */
#include "sema/infer.h"
#include "sema/literal.h"

#include <float.h>
#include <stdlib.h>

static void note_column(struct infer *x, struct diag *g, const struct column *c)
{
    diag_note(x->d, g, c->place, "`%.*s` is declared here", STR_ARG(c->name));
}

/* INSERT IGNORE, UPDATE IGNORE of MySQL store what is nearest. */
static bool ignores(const struct infer *x)
{
    if (x->o.dialect != DIALECT_MYSQL) {
        return false;
    }
    return (x->stmt->kind == STMT_INSERT && x->stmt->u.insert->conflict == CONFLICT_IGNORE) ||
           (x->stmt->kind == STMT_UPDATE && x->stmt->u.update->conflict == CONFLICT_IGNORE);
}

/* ---------------------------------------------------------------- ENUM and SET */

/* MySQL compares members by the column's collation, without case in most and without blanks at the end; the others
 * byte by byte. */
static bool is_member(const struct infer *x, const struct enum_type *t, struct str word)
{
    bool mysql = x->o.dialect == DIALECT_MYSQL;
    while (mysql && word.n && word.p[word.n - 1] == ' ') {
        word.n--;
    }
    for (unsigned i = 0; i < t->n; i++) {
        if (mysql ? str_eq_nocase(t->labels[i], word) : str_eq(t->labels[i], word)) {
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

/* Compared with, it is no fault to the servers: the comparison is never true. PostgreSQL reads it as a member, too. */
static enum diag_code member_code(const struct infer *x, bool written)
{
    if (!written) {
        return x->o.dialect == DIALECT_POSTGRES ? DIAG_E0306 : DIAG_W0313;
    }
    return ignores(x) ? DIAG_W0314 : DIAG_E0306;
}

static void report_member(struct infer *x, const struct expr *e, const struct column *c, struct str word, bool written)
{
    const struct enum_type *t = c->type.members;
    struct diag *g = infer_report(x, member_code(x, written), e->span, "'%.*s' is no member of `%.*s`", STR_ARG(word),
                                  STR_ARG(c->name));
    struct str near = diag_nearest(word, t->labels, t->n);
    if (near.n) {
        diag_hint(x->d, g, "did you mean '%.*s'?", STR_ARG(near));
    } else {
        hint_members(x, g, t);
    }
    note_column(x, g, c);
}

/* The first word of 'a,b,c' that is no member; false: all are. */
static bool wrong_member(const struct infer *x, const struct enum_type *t, struct str text, struct str *word)
{
    struct str rest = text;
    for (bool more = rest.n > 0; more;) {
        size_t n = 0;
        while (n < rest.n && rest.p[n] != ',') {
            n++;
        }
        *word = str_sub(rest, 0, n);
        if (!is_member(x, t, *word)) {
            return true;
        }
        more = n < rest.n;
        rest = more ? str_sub(rest, n + 1, rest.n) : rest;
    }
    return false;
}

static void check_set(struct infer *x, const struct expr *e, const struct column *c)
{
    struct str word;
    if (wrong_member(x, c->type.members, e->text, &word)) {
        report_member(x, e, c, word, true);
    }
}

/* MySQL takes a member's number, too, even as a text. */
static bool member_number(const struct infer *x, const struct expr *e, const struct column *c)
{
    struct decimal d;
    uint64_t n = 0;
    return x->o.dialect == DIALECT_MYSQL && decimal_read(e->text, &d) && !d.negative && (int)d.n <= d.point &&
           decimal_u64(&d, &n) && n >= 1 && n <= c->type.members->n;
}

static void check_number_of_members(struct infer *x, const struct expr *e, const struct column *c)
{
    bool negative;
    uint64_t n;
    if (x->o.dialect != DIALECT_MYSQL || !literal_integer(e, &negative, &n)) {
        return;
    }
    unsigned members = c->type.members->n;
    bool set = c->type.kind == TYPE_SET;
    bool fits = set ? members >= 64 || n < (uint64_t)1 << members : n >= 1 && n <= members;
    if (negative || !fits) {
        struct diag *g = infer_report(x, ignores(x) ? DIAG_W0314 : DIAG_E0306, e->span,
                                      "`%.*s` has no member of this number", STR_ARG(c->name));
        hint_members(x, g, c->type.members);
        note_column(x, g, c);
    }
}

static void check_members(struct infer *x, const struct expr *e, const struct column *c, bool written)
{
    if (e->kind == EXPR_STRING && c->type.kind == TYPE_ENUM) {
        if (!is_member(x, c->type.members, e->text) && !(written && member_number(x, e, c))) {
            report_member(x, e, c, e->text, written);
        }
    } else if (e->kind == EXPR_STRING && c->type.kind == TYPE_SET && written) {
        struct decimal d;
        if (x->o.dialect != DIALECT_MYSQL || !decimal_read(e->text, &d)) {
            check_set(x, e, c);
        }
    } else if (written) {
        check_number_of_members(x, e, c);
    }
}

/* ---------------------------------------------------------------- numbers */

/* A literal that says a number: 5, -5.5, 1e3, and '5' where a text is converted. */
static bool number_of(const struct expr *e, struct decimal *out)
{
    bool minus = false;
    while (e->kind == EXPR_UNARY && (e->op == OP_NEG || e->op == OP_PLUS)) {
        minus ^= e->op == OP_NEG;
        e = e->a;
    }
    bool number = e->kind == EXPR_INTEGER || e->kind == EXPR_DECIMAL || e->kind == EXPR_FLOAT || e->kind == EXPR_STRING;
    if (!number || !decimal_read(e->text, out)) {
        return false;
    }
    out->negative ^= minus;
    return true;
}

bool literal_is_number(struct str text)
{
    struct decimal d;
    return decimal_read(text, &d);
}

static uint64_t largest(enum type_kind k)
{
    unsigned bits = type_bits(k);
    if (type_is_unsigned(k)) {
        return bits == 64 ? UINT64_MAX : ((uint64_t)1 << bits) - 1;
    }
    return ((uint64_t)1 << (bits - 1)) - 1;
}

static bool is_unsigned(const struct column *c)
{
    return type_is_unsigned(c->type.kind) || (c->def && c->def->type.is_unsigned);
}

static const char *unfit_integer(const struct decimal *number, const struct column *c)
{
    static const char why[] = "it is out of its range";
    struct decimal d = *number;
    uint64_t value;
    enum type_kind k = c->type.kind == TYPE_BOOL ? TYPE_INT8 : c->type.kind;
    if (d.negative && d.n && is_unsigned(c)) {
        return "it is unsigned";
    }
    decimal_round(&d, 0);
    if (!decimal_u64(&d, &value)) {
        return why;
    }
    return value <= largest(k) || (d.negative && value == largest(k) + 1) ? NULL : why;
}

static const char *unfit_decimal(const struct decimal *number, const struct column *c)
{
    struct decimal d = *number;
    if (d.negative && d.n && is_unsigned(c)) {
        return "it is unsigned";
    }
    decimal_round(&d, c->type.scale);
    bool fits = !c->type.precision || !d.n || d.point <= (int)c->type.precision - (int)c->type.scale;
    return fits ? NULL : "it has more digits before the point";
}

/* Beyond the largest finite number by a power of ten: what rounds to it is not judged. */
static const char *unfit_float(const struct decimal *d, const struct column *c)
{
    int most = c->type.kind == TYPE_FLOAT ? FLT_MAX_10_EXP : DBL_MAX_10_EXP;
    return d->n && d->point > most + 1 ? "it is out of its range" : NULL;
}

static const char *unfit_year(const struct decimal *number, const struct column *c)
{
    (void)c;
    struct decimal d = *number;
    uint64_t year;
    decimal_round(&d, 0);
    bool small = decimal_u64(&d, &year) && year <= 99;
    bool fits = !(d.negative && d.n) && (small || (year >= 1901 && year <= 2155));
    return fits ? NULL : "a year is 1901 to 2155";
}

static const char *unfit_number(const struct infer *x, const struct expr *e, const struct column *c)
{
    struct decimal d;
    enum type_kind k = c->type.kind;
    bool year = k == TYPE_YEAR, real = k == TYPE_FLOAT || k == TYPE_DOUBLE;
    bool truth = k == TYPE_BOOL && x->o.dialect != DIALECT_MYSQL;
    if (truth || (!year && !type_is_number(k))) {
        return NULL;
    }
    if (!number_of(e, &d)) {
        return e->kind == EXPR_STRING ? "it is no number" : NULL;
    }
    return year                ? unfit_year(&d, c)
           : real              ? unfit_float(&d, c)
           : k == TYPE_DECIMAL ? unfit_decimal(&d, c)
                               : unfit_integer(&d, c);
}

/* ---------------------------------------------------------------- text and bits */

static bool in_bits(struct str bytes, unsigned width)
{
    size_t i = 0;
    unsigned used = 0;
    while (i < bytes.n && !bytes.p[i]) {
        i++;
    }
    for (unsigned first = i < bytes.n ? (unsigned char)bytes.p[i] : 0; first; first >>= 1) {
        used++;
    }
    return i >= bytes.n || used + 8 * (bytes.n - i - 1) <= width;
}

static const char *unfit_bits(const struct expr *e, const struct column *c)
{
    static const char why[] = "it has more bits";
    unsigned width = c->type.precision;
    struct decimal d;
    uint64_t value;
    if (c->type.kind != TYPE_BIT || !width) {
        return NULL;
    }
    if (e->kind == EXPR_BITS) {
        size_t zeros = 0;
        while (zeros < e->text.n && e->text.p[zeros] == '0') {
            zeros++;
        }
        return e->text.n - zeros <= width ? NULL : why;
    }
    if (e->kind == EXPR_STRING || e->kind == EXPR_BLOB) {
        return in_bits(e->text, width) ? NULL : why;
    }
    if (!number_of(e, &d)) {
        return NULL;
    }
    decimal_round(&d, 0);
    return !(d.negative && d.n) && decimal_u64(&d, &value) && (width >= 64 || value >> width == 0) ? NULL : why;
}

/* Blanks at the end are cut off. */
static const char *unfit_text(const struct expr *e, const struct column *c)
{
    static const char why[] = "it is too long";
    struct str s = e->text;
    bool blob = e->kind == EXPR_BLOB, string = e->kind == EXPR_STRING;
    if (e->kind == EXPR_INTEGER && c->type.kind == TYPE_TEXT && c->type.precision) {
        struct decimal d;
        bool longer = decimal_read(s, &d) && d.n && d.point > 0 && (unsigned)d.point > c->type.precision;
        return longer ? why : NULL;
    }
    if (!c->type.precision || (!string && !blob)) {
        return NULL;
    }
    if (c->type.kind == TYPE_BLOB) {
        return s.n > c->type.precision ? why : NULL;
    }
    while (s.n && s.p[s.n - 1] == ' ') {
        s.n--;
    }
    return c->type.kind == TYPE_TEXT && string && utf8_columns(s) > c->type.precision ? why : NULL;
}

static const char *unfit_json(const struct expr *e, const struct column *c)
{
    return c->type.kind == TYPE_JSON && e->kind == EXPR_STRING && json_wrong(e->text) ? "it is no JSON" : NULL;
}

/* ---------------------------------------------------------------- dates */

static bool has_digit(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] >= '0' && s.p[i] <= '9') {
            return true;
        }
    }
    return false;
}

/* Of a session at +00:00, which the run time's are. */
static bool in_timestamp(const struct infer *x, const struct civil *c)
{
    unsigned last = x->o.flavour == FLAVOUR_MARIADB ? 2106 : 2038;
    return x->o.dialect != DIALECT_MYSQL || !c->year || (c->year >= 1970 && c->year <= last);
}

static const char *unfit_time(const struct infer *x, const struct expr *e)
{
    struct civil t;
    unsigned hours = x->o.dialect == DIALECT_MYSQL ? 838 : 24;
    if (!has_digit(e->text)) {
        return "it is no time";
    }
    bool wrong = time_read(e->text, &t) && (t.hour > hours || t.minute > 59 || t.second > 59);
    return wrong ? "there is no such time" : NULL;
}

/* What is written in another way than the standard's is not judged. */
static const char *unfit_date(const struct infer *x, const struct expr *e, const struct column *c)
{
    enum type_kind k = c->type.kind;
    struct civil at;
    bool integer = e->kind == EXPR_INTEGER && x->o.dialect == DIALECT_MYSQL;
    if (k == TYPE_TIME && e->kind == EXPR_STRING) {
        return unfit_time(x, e);
    }
    if ((k != TYPE_DATE && k != TYPE_DATETIME && k != TYPE_TIMESTAMP) || (e->kind != EXPR_STRING && !integer)) {
        return NULL;
    }
    if (!has_digit(e->text)) {
        return x->o.dialect == DIALECT_POSTGRES ? NULL : "there is no such date";
    }
    if (!civil_read(e->text, &at)) {
        bool zone = x->o.dialect == DIALECT_MYSQL && (str_ends(e->text, "Z") || str_ends(e->text, "z"));
        return zone ? "MySQL reads no `Z`: leave it out, the time is UTC" : NULL;
    }
    if (!civil_exists(&at)) {
        return "there is no such date";
    }
    return k == TYPE_TIMESTAMP && !in_timestamp(x, &at) ? "it is out of a TIMESTAMP's range" : NULL;
}

/* DATE '…', TIME '…', TIMESTAMP '…': the servers read them before anything runs, and a TIMESTAMP only with its time. */
static const char *unfit_temporal(const struct expr *e)
{
    struct civil at;
    if (!has_digit(e->text)) {
        return e->temporal == TYPE_TIME ? "there is no such time" : "there is no such date";
    }
    if (e->temporal == TYPE_TIME) {
        bool wrong = time_read(e->text, &at) && (at.hour > 838 || at.minute > 59 || at.second > 59);
        return wrong ? "there is no such time" : NULL;
    }
    if (!civil_read(e->text, &at)) {
        return NULL;
    }
    if (!civil_exists(&at)) {
        return "there is no such date";
    }
    if (e->temporal == TYPE_DATE && at.has_time) {
        return "a DATE has no time of day: write TIMESTAMP";
    }
    return e->temporal != TYPE_DATE && !at.has_time ? "a TIMESTAMP has a time of day, too" : NULL;
}

void check_temporal(struct infer *x, const struct expr *e)
{
    struct str written = str_sub(x->text->text, e->span.off, e->span.len);
    bool word = written.n && written.p[0] != '{'; /* {d 'x'} is a text where it is no date */
    const char *why = word && x->o.dialect == DIALECT_MYSQL ? unfit_temporal(e) : NULL;
    if (why) {
        infer_report(x, DIAG_E0315, e->span, "%.*s is no literal: %s", STR_ARG(written), why);
    }
}

/* ---------------------------------------------------------------- all of them */

/* A SET is compared as its text is. */
static const char *unfit_set(const struct infer *x, const struct expr *e, const struct column *c)
{
    struct str word;
    bool set = c->type.kind == TYPE_SET && e->kind == EXPR_STRING;
    return set && wrong_member(x, c->type.members, e->text, &word) ? "its SET has no such member" : NULL;
}

const char *literal_unfit(const struct infer *x, const struct expr *e, const struct column *c)
{
    const char *why = unfit_set(x, e, c);
    if (!why && e->kind != EXPR_STRING) {
        why = unfit_number(x, e, c);
    }
    why = why ? why : unfit_text(e, c);
    return why ? why : unfit_date(x, e, c);
}

static void check_written(struct infer *x, const struct expr *e, const struct column *c)
{
    const char *why = unfit_number(x, e, c);
    why = why ? why : unfit_text(e, c);
    why = why ? why : unfit_bits(e, c);
    why = why ? why : unfit_json(e, c);
    why = why ? why : unfit_date(x, e, c);
    if (why) {
        struct str written = str_sub(x->text->text, e->span.off, e->span.len);
        struct diag *g = infer_report(x, ignores(x) ? DIAG_W0314 : DIAG_E0307, e->span,
                                      "%.*s does not fit in `%.*s`: %s", STR_ARG(written), STR_ARG(c->name), why);
        note_column(x, g, c);
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
        check_written(x, e, c);
    }
}
