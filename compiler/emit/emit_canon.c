/* emit_canon.c: the one form in which SQLite stores the types it does not have: DECIMAL as digits at the column's scale,
 * temporals as fixed-width text in UTC, SET in the members' order. The runtime writes the same forms. Part of emit_sql. */
#include <string.h>

#include "emit/emit_text.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* ---------------------------------------------------------------- decimals */

struct digits {
    struct str whole, fraction;
};

static bool split_digits(struct str s, struct digits *d)
{
    size_t i = 0;
    while (i < s.n && is_digit(s.p[i])) {
        i++;
    }
    d->whole = str_sub(s, 0, i);
    d->fraction = (struct str){0};
    if (i < s.n && s.p[i] == '.') {
        d->fraction = str_sub(s, i + 1, s.n - i - 1);
    }
    for (size_t k = 0; k < d->fraction.n; k++) {
        if (!is_digit(d->fraction.p[k])) {
            return false;
        }
    }
    while (d->whole.n && d->whole.p[0] == '0') {
        d->whole = str_sub(d->whole, 1, d->whole.n - 1);
    }
    return i + (d->fraction.p ? d->fraction.n + 1 : 0) == s.n && s.n > 0;
}

/* Adds one to the last of n digits; true: it carried out of the first. */
static bool carry(char *p, size_t n)
{
    while (n > 0) {
        n--;
        if (p[n] == '.') {
            continue;
        }
        if (p[n] != '9') {
            p[n]++;
            return false;
        }
        p[n] = '0';
    }
    return true;
}

static bool any_nonzero(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '0') {
            return true;
        }
    }
    return false;
}

bool canon_decimal(struct arena *a, struct str digits, bool negative, unsigned precision, unsigned scale,
                   struct str *out, bool *exact)
{
    struct digits d;
    if (!split_digits(digits, &d)) {
        return false;
    }
    size_t n = 0;
    char *p = arena_alloc(a, d.whole.n + scale + 5); /* sign, a carry, a zero, the point, the end */
    p[n++] = '-';
    p[n++] = '0';
    memcpy(p + n, d.whole.p, d.whole.n);
    n += d.whole.n;
    if (scale) {
        p[n++] = '.';
    }
    for (unsigned i = 0; i < scale; i++) {
        p[n++] = i < d.fraction.n ? d.fraction.p[i] : '0';
    }
    *exact = d.fraction.n <= scale || !any_nonzero(str_sub(d.fraction, scale, d.fraction.n - scale));
    if (d.fraction.n > scale && d.fraction.p[scale] >= '5') {
        carry(p + 1, n - 1);
    }
    struct str s = {p + 1, n - 1};
    if (s.n > 1 && s.p[0] == '0' && s.p[1] != '.') {
        s = str_sub(s, 1, s.n - 1); /* the room for a carry was not needed */
    }
    struct str whole = str_sub(s, 0, s.n - (scale ? scale + 1 : 0));
    bool zero = !any_nonzero(whole) && !any_nonzero(str_sub(s, s.n - scale, scale));
    *out = negative && !zero ? str_printf(a, "-%.*s", STR_ARG(s)) : str_dup(a, s);
    return (any_nonzero(whole) ? whole.n : 0) <= precision - scale;
}

bool canon_integer(struct str text, bool negative, int64_t *out)
{
    struct digits d;
    uint64_t v = 0;
    if (!split_digits(text, &d) || d.whole.n > 19) {
        return false;
    }
    for (size_t i = 0; i < d.whole.n; i++) {
        v = v * 10 + (uint64_t)(d.whole.p[i] - '0');
    }
    v += d.fraction.n && d.fraction.p[0] >= '5';
    uint64_t most = (uint64_t)INT64_MAX + (negative ? 1 : 0);
    if (v > most) {
        return false;
    }
    *out = !negative ? (int64_t)v : v == most ? INT64_MIN : -(int64_t)v;
    return true;
}

/* ---------------------------------------------------------------- temporals */

struct reader {
    const char *p, *end;
};

static bool read_number(struct reader *r, unsigned most_digits, unsigned *out)
{
    unsigned n = 0;
    *out = 0;
    while (r->p < r->end && n < most_digits && is_digit(*r->p)) {
        *out = *out * 10 + (unsigned)(*r->p++ - '0');
        n++;
    }
    return n > 0;
}

static bool read_char(struct reader *r, char c)
{
    if (r->p < r->end && *r->p == c) {
        r->p++;
        return true;
    }
    return false;
}

struct civil {
    unsigned year, month, day, hour, minute, second, micro;
    unsigned digits; /* of the fraction, up to the last one that is not zero */
    bool negative;
};

static bool read_date(struct reader *r, struct civil *c)
{
    const char *start = r->p;
    return read_number(r, 4, &c->year) && r->p - start == 4 && read_char(r, '-') && read_number(r, 2, &c->month) &&
           read_char(r, '-') && read_number(r, 2, &c->day);
}

static bool read_fraction(struct reader *r, struct civil *c)
{
    unsigned n = 0;
    if (!read_char(r, '.')) {
        return true;
    }
    for (; r->p < r->end && is_digit(*r->p); r->p++) {
        n++;
        if (*r->p != '0') {
            c->digits = n;
        }
        if (n <= 6) {
            c->micro = c->micro * 10 + (unsigned)(*r->p - '0');
        }
    }
    for (unsigned i = n; i < 6; i++) {
        c->micro *= 10;
    }
    return c->digits <= 6;
}

static bool read_clock(struct reader *r, struct civil *c, unsigned hour_digits)
{
    return read_number(r, hour_digits, &c->hour) && read_char(r, ':') && read_number(r, 2, &c->minute) &&
           (!read_char(r, ':') || read_number(r, 2, &c->second)) && read_fraction(r, c);
}

static bool at_end(struct reader *r, bool utc_suffix)
{
    struct str rest = {r->p, (size_t)(r->end - r->p)};
    return !rest.n || (utc_suffix && (str_is(rest, "z") || str_is(rest, "+00") || str_is(rest, "+00:00")));
}

static bool date_valid(const struct civil *c)
{
    static const unsigned char days[] = {31, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (c->year % 4 == 0 && c->year % 100 != 0) || c->year % 400 == 0;
    return c->month <= 12 && c->day <= days[c->month] && !(c->month == 2 && c->day == 29 && !leap);
}

static struct str with_fraction(struct arena *a, struct str head, const struct civil *c, unsigned scale, bool *exact)
{
    char micro[8];
    unsigned v = c->micro;
    *exact = c->digits <= scale;
    for (unsigned i = 6; i > 0; i--) {
        micro[i - 1] = (char)('0' + v % 10);
        v /= 10;
    }
    return scale ? str_printf(a, "%.*s.%.*s", STR_ARG(head), (int)scale, micro) : head;
}

static bool canon_time(struct arena *a, struct str text, unsigned scale, struct str *out, bool *exact)
{
    struct civil c = {0};
    struct reader r = {text.p, text.p + text.n};
    c.negative = read_char(&r, '-');
    if (!read_clock(&r, &c, 3) || !at_end(&r, false) || c.hour > 838 || c.minute > 59 || c.second > 59) {
        return false;
    }
    c.negative = c.negative && (c.hour || c.minute || c.second || c.micro);
    struct str head = str_printf(a, "%s%02u:%02u:%02u", c.negative ? "-" : "", c.hour, c.minute, c.second);
    *out = with_fraction(a, head, &c, scale, exact);
    return true;
}

bool canon_temporal(struct arena *a, enum type_kind kind, struct str text, unsigned scale, bool utc_suffix,
                    struct str *out, bool *exact)
{
    struct civil c = {0};
    struct reader r = {text.p, text.p + text.n};
    if (kind == TYPE_TIME) {
        return canon_time(a, text, scale, out, exact);
    }
    if (!read_date(&r, &c)) {
        return false;
    }
    if ((read_char(&r, ' ') || read_char(&r, 'T')) && !read_clock(&r, &c, 2)) {
        return false;
    }
    if (!at_end(&r, utc_suffix) || !date_valid(&c) || c.hour > 23 || c.minute > 59 || c.second > 59) {
        return false;
    }
    struct str date = str_printf(a, "%04u-%02u-%02u", c.year, c.month, c.day);
    if (kind == TYPE_DATE) {
        *exact = !c.hour && !c.minute && !c.second && !c.micro;
        *out = date;
        return true;
    }
    *out = with_fraction(a, str_printf(a, "%.*s %02u:%02u:%02u", STR_ARG(date), c.hour, c.minute, c.second), &c, scale,
                         exact);
    return true;
}

/* ---------------------------------------------------------------- ENUM and SET */

const struct str *canon_member(const struct enum_type *t, struct str text, bool nocase)
{
    for (unsigned i = 0; i < t->n; i++) {
        if (nocase ? str_eq_nocase(t->labels[i], text) : str_eq(t->labels[i], text)) {
            return &t->labels[i];
        }
    }
    return NULL;
}

static bool in_set(struct str text, struct str label)
{
    size_t from = 0;
    for (size_t i = 0; i <= text.n; i++) {
        if (i == text.n || text.p[i] == ',') {
            if (str_eq_nocase(str_sub(text, from, i - from), label)) {
                return true;
            }
            from = i + 1;
        }
    }
    return false;
}

static bool all_members(const struct enum_type *t, struct str text)
{
    size_t from = 0;
    for (size_t i = 0; text.n && i <= text.n; i++) {
        if (i == text.n || text.p[i] == ',') {
            if (!canon_member(t, str_sub(text, from, i - from), true)) {
                return false;
            }
            from = i + 1;
        }
    }
    return true;
}

bool canon_set(struct arena *a, const struct enum_type *t, struct str text, struct str *out)
{
    *out = (struct str){"", 0};
    for (unsigned i = 0; i < t->n; i++) {
        if (in_set(text, t->labels[i]) && text.n) {
            *out = str_printf(a, "%.*s%s%.*s", STR_ARG(*out), out->n ? "," : "", STR_ARG(t->labels[i]));
        }
    }
    return all_members(t, text);
}
