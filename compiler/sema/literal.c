/* literal.c: see literal.h. Pure: text in, facts out. */
#include "sema/literal.h"

#include <jansson.h>

/* ---------------------------------------------------------------- numbers */

static bool digit_at(struct str s, size_t i)
{
    return i < s.n && s.p[i] >= '0' && s.p[i] <= '9';
}

static bool sign_at(struct str s, size_t *i, bool *negative)
{
    bool sign = *i < s.n && (s.p[*i] == '-' || s.p[*i] == '+');
    *negative = sign && s.p[*i] == '-';
    *i += sign;
    return sign;
}

static void add_digit(struct decimal *d, char c, bool whole)
{
    if (!d->n && c == '0') {
        d->point -= !whole;
        return;
    }
    if (d->n < MOST_DIGITS) {
        d->digits[d->n++] = (unsigned char)(c - '0');
    }
    d->point += whole;
}

/* Behind the e: no larger than any column's range could tell apart. */
static bool read_exponent(struct str s, size_t *i, int *out)
{
    enum { LARGEST = 100000 };
    bool negative;
    sign_at(s, i, &negative);
    if (!digit_at(s, *i)) {
        return false;
    }
    for (*out = 0; digit_at(s, *i); (*i)++) {
        *out = *out < LARGEST ? *out * 10 + (s.p[*i] - '0') : LARGEST;
    }
    *out = negative ? -*out : *out;
    return true;
}

bool decimal_read(struct str s, struct decimal *out)
{
    size_t i = 0;
    bool any = false;
    int exponent = 0;
    *out = (struct decimal){0};
    s = str_trim(s);
    sign_at(s, &i, &out->negative);
    for (; digit_at(s, i); i++, any = true) {
        add_digit(out, s.p[i], true);
    }
    if (i < s.n && s.p[i] == '.') {
        for (i++; digit_at(s, i); i++, any = true) {
            add_digit(out, s.p[i], false);
        }
    }
    if (any && i < s.n && (s.p[i] == 'e' || s.p[i] == 'E')) {
        i++;
        any = read_exponent(s, &i, &exponent);
    }
    out->point += exponent;
    return any && i == s.n;
}

void decimal_round(struct decimal *d, unsigned scale)
{
    int keep = d->point + (int)scale;
    if (keep >= (int)d->n) {
        return;
    }
    bool up = keep >= 0 && d->digits[keep] >= 5;
    d->n = keep > 0 ? (unsigned)keep : 0;
    while (up && d->n && d->digits[d->n - 1] == 9) {
        d->n--;
    }
    if (up && d->n) {
        d->digits[d->n - 1]++;
    } else if (up) {
        d->digits[d->n++] = 1;
        d->point++;
    }
}

bool decimal_u64(const struct decimal *d, uint64_t *out)
{
    *out = 0;
    for (int i = 0; i < d->point && d->n; i++) {
        uint64_t digit = (unsigned)i < d->n ? d->digits[i] : 0;
        if (*out > (UINT64_MAX - digit) / 10) {
            return false;
        }
        *out = *out * 10 + digit;
    }
    return true;
}

/* ---------------------------------------------------------------- dates and times */

/* From least to most digits; false: another number of them stands there. */
static bool take_digits(struct str s, size_t *i, unsigned least, unsigned most, unsigned *out)
{
    unsigned n = 0;
    for (*out = 0; digit_at(s, *i) && n < most; (*i)++, n++) {
        *out = *out * 10 + (unsigned)(s.p[*i] - '0');
    }
    return n >= least && !digit_at(s, *i);
}

static bool take(struct str s, size_t *i, char c)
{
    bool there = *i < s.n && s.p[*i] == c;
    *i += there;
    return there;
}

/* h:m[:s[.f]] */
static bool take_time(struct str s, size_t *i, unsigned hour_digits, struct civil *out)
{
    unsigned fraction;
    bool ok = take_digits(s, i, 1, hour_digits, &out->hour) && take(s, i, ':') && take_digits(s, i, 1, 2, &out->minute);
    if (ok && take(s, i, ':')) {
        ok = take_digits(s, i, 1, 2, &out->second) && (!take(s, i, '.') || take_digits(s, i, 0, 9, &fraction));
    }
    out->has_time = ok;
    return ok;
}

static bool eight_digits(struct str s)
{
    size_t n = 0;
    while (digit_at(s, n)) {
        n++;
    }
    return n == 8 && s.n == 8;
}

bool civil_read(struct str s, struct civil *out)
{
    size_t i = 0;
    *out = (struct civil){.has_date = true};
    s = str_trim(s);
    if (eight_digits(s)) {
        unsigned whole;
        take_digits(s, &i, 8, 8, &whole);
        out->year = whole / 10000;
        out->month = whole / 100 % 100;
        out->day = whole % 100;
        return true;
    }
    if (!take_digits(s, &i, 4, 4, &out->year) || !take(s, &i, '-') || !take_digits(s, &i, 1, 2, &out->month) ||
        !take(s, &i, '-') || !take_digits(s, &i, 1, 2, &out->day)) {
        return false;
    }
    if (i < s.n && (take(s, &i, ' ') || take(s, &i, 'T'))) {
        return take_time(s, &i, 2, out) && i == s.n;
    }
    return i == s.n;
}

static unsigned days_of(unsigned year, unsigned month)
{
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

bool civil_exists(const struct civil *c)
{
    bool date = c->month <= 12 && c->day <= 31 && (!c->month || c->day <= days_of(c->year, c->month));
    return date && c->hour <= 23 && c->minute <= 59 && c->second <= 59;
}

bool time_read(struct str s, struct civil *out)
{
    size_t i = 0;
    *out = (struct civil){0};
    s = str_trim(s);
    take(s, &i, '-');
    return take_time(s, &i, 4, out) && i == s.n;
}

/* ---------------------------------------------------------------- JSON */

/* What only overflows, or nests too deep for jansson, is not judged. */
bool json_wrong(struct str s)
{
    json_error_t error;
    json_t *value = json_loadb(s.p ? s.p : "", s.n, JSON_DECODE_ANY | JSON_ALLOW_NUL | JSON_DECODE_INT_AS_REAL, &error);
    if (value) {
        json_decref(value);
        return false;
    }
    switch (json_error_code(&error)) {
    case json_error_invalid_syntax:
    case json_error_premature_end_of_input:
    case json_error_end_of_input_expected: return true;
    default: return false;
    }
}
