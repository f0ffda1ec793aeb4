/* decimal.c: DECIMAL as its digits: checked, compared, rounded, converted, never through a double.
 *
 * Stage: applications call the sc_decimal_* functions; bind uses the canonical form (the form SQLite
 * stores, of one width after the point), row formats integers. A valid decimal is [-]digits[.digits]. */
#include "internal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A valid decimal taken apart: leading zeros of the whole part and trailing ones of the fraction gone. */
struct parts {
    bool negative;
    const char *whole, *fraction;
    size_t n_whole, n_fraction;
};

static size_t digits_at(const char *p, size_t len)
{
    size_t n = 0;

    while (n < len && p[n] >= '0' && p[n] <= '9') n++;
    return n;
}

bool sci_decimal_valid(const char *p, size_t len)
{
    size_t whole, fraction;

    if (len > 0 && p[0] == '-') {
        p++;
        len--;
    }
    whole = digits_at(p, len);
    if (whole == 0 || whole == len) return whole > 0;
    if (p[whole] != '.') return false;
    fraction = digits_at(p + whole + 1, len - whole - 1);
    return fraction > 0 && whole + 1 + fraction == len;
}

static struct parts take_apart(const char *p, size_t len)
{
    struct parts d = {0};
    const char *end = p + len;

    if (p < end && *p == '-') {
        d.negative = true;
        p++;
    }
    d.n_whole = digits_at(p, (size_t)(end - p));
    d.whole = p;
    p += d.n_whole;
    for (; d.n_whole > 0 && d.whole[0] == '0'; d.n_whole--) d.whole++;
    if (p < end && *p == '.') {
        d.fraction = p + 1;
        d.n_fraction = digits_at(p + 1, (size_t)(end - p - 1));
    }
    for (; d.n_fraction > 0 && d.fraction[d.n_fraction - 1] == '0'; d.n_fraction--)
        ;
    if (d.n_whole == 0 && d.n_fraction == 0) d.negative = false;
    return d;
}

static int cmp_magnitude(const struct parts *a, const struct parts *b)
{
    size_t n = a->n_fraction < b->n_fraction ? a->n_fraction : b->n_fraction;
    int c;

    if (a->n_whole != b->n_whole) return a->n_whole < b->n_whole ? -1 : 1;
    c = a->n_whole > 0 ? memcmp(a->whole, b->whole, a->n_whole) : 0;
    if (c == 0 && n > 0) c = memcmp(a->fraction, b->fraction, n);
    if (c == 0) c = (a->n_fraction > b->n_fraction) - (a->n_fraction < b->n_fraction);
    return (c > 0) - (c < 0);
}

int sc_decimal_cmp(sc_decimal a, sc_decimal b)
{
    struct parts x, y;

    if (!a.ptr || !b.ptr) return (a.ptr != NULL) - (b.ptr != NULL);
    x = take_apart(a.ptr, a.len);
    y = take_apart(b.ptr, b.len);
    if (x.negative != y.negative) return x.negative ? -1 : 1;
    return x.negative ? cmp_magnitude(&y, &x) : cmp_magnitude(&x, &y);
}

bool sc_decimal_i64(sc_decimal d, int64_t *out)
{
    struct parts x;
    uint64_t v = 0, limit;

    if (!d.ptr || !sci_decimal_valid(d.ptr, d.len)) return false;
    x = take_apart(d.ptr, d.len);
    if (x.n_fraction > 0 || x.n_whole > 19) return false;
    for (size_t i = 0; i < x.n_whole; i++) /* 19 digits fit */
        v = v * 10 + (uint64_t)(x.whole[i] - '0');
    limit = x.negative ? (uint64_t)INT64_MAX + 1 : (uint64_t)INT64_MAX;
    if (v > limit) return false;
    *out = !x.negative ? (int64_t)v : v == limit ? INT64_MIN : -(int64_t)v;
    return true;
}

/* strtod minds the locale's decimal point, so it gets none: 12.5 as 125e-1. Digits past the buffer cannot
 * change the nearest double but for a tie, which a non-zero one among them breaks: a `1` stands for them. */
double sc_decimal_double(sc_decimal d)
{
    char buf[880];
    struct parts x;
    size_t n = 0, total, kept;
    const size_t room = 800; /* no double's halfway point has more significant digits than 767 */

    if (!d.ptr) return 0.0;
    x = take_apart(d.ptr, d.len);
    total = x.n_whole + x.n_fraction;
    kept = total < room ? total : room;
    if (x.negative) buf[n++] = '-';
    for (size_t i = 0; i < kept; i++) buf[n++] = i < x.n_whole ? x.whole[i] : x.fraction[i - x.n_whole];
    if (kept < total) {
        buf[n++] = '1';
        kept++;
    }
    if (kept == 0) buf[n++] = '0';
    snprintf(buf + n, sizeof buf - n, "e%lld", (long long)x.n_whole - (long long)kept);
    return strtod(buf, NULL);
}

/* Adds one unit in the last place of n digits; false when that carried out of them (all are 0 now). */
static bool increment(char *digits, size_t n)
{
    while (n-- > 0) {
        if (digits[n] == '.') continue;
        if (digits[n] != '9') {
            digits[n]++;
            return true;
        }
        digits[n] = '0';
    }
    return false;
}

static bool all_zero(const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (p[i] != '0' && p[i] != '.') return false;
    return true;
}

size_t sci_decimal_canonical(sc_decimal d, unsigned precision, unsigned scale, char *out)
{
    struct parts x = take_apart(d.ptr, d.len);
    size_t kept = x.n_fraction < scale ? x.n_fraction : scale;
    size_t most = precision > scale ? precision - scale : 0;
    char *digits = out + 2; /* room for a sign and for a carry */
    size_t n = 0, whole;

    if (x.n_whole == 0) digits[n++] = '0';
    for (size_t i = 0; i < x.n_whole; i++) digits[n++] = x.whole[i];
    whole = x.n_whole;
    if (scale > 0) digits[n++] = '.';
    for (size_t i = 0; i < scale; i++) digits[n++] = i < kept ? x.fraction[i] : '0';
    if (x.n_fraction > scale && x.fraction[scale] >= '5') {
        if (!increment(digits, n)) {
            *--digits = '1';
            n++;
            whole++;
        } else if (whole == 0 && digits[0] == '1') {
            whole = 1; /* 0.9… became 1 */
        }
    }
    if (whole > most) return 0;
    if (x.negative && !all_zero(digits, n)) {
        *--digits = '-';
        n++;
    }
    memmove(out, digits, n);
    out[n] = '\0';
    return n;
}

size_t sci_format_i64(int64_t v, char buf[24])
{
    return (size_t)snprintf(buf, 24, "%" PRId64, v);
}

size_t sci_format_u64(uint64_t v, char buf[24])
{
    return (size_t)snprintf(buf, 24, "%" PRIu64, v);
}

/* printf writes the locale's decimal point, of whatever length, behind the first digit: a `.` takes its place. */
size_t sci_format_double(double v, char buf[SCI_DOUBLE_MAX])
{
    size_t n = (size_t)snprintf(buf, SCI_DOUBLE_MAX, "%.16e", v), first = buf[0] == '-', point = 1;

    while (buf[first + point] < '0' || buf[first + point] > '9') point++;
    buf[first + 1] = '.';
    memmove(buf + first + 2, buf + first + point, n + 1 - first - point);
    return n + 2 - point;
}
