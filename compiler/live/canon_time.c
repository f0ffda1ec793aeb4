/* canon_time.c: see canon.h: dates and times that are literals, in the one form that the servers give them. LIVE. */
#include "live/canon.h"

enum { PARTS = 6 };

struct digits { /* "2024-1-2 3:4:5.60": the numbers between what is no digit */
    unsigned value[PARTS], length[PARTS];
    unsigned n;
    struct str fraction;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void read_part(struct str s, size_t *at, size_t most, struct digits *out)
{
    size_t from = *at;
    unsigned v = 0;
    while (*at < s.n && *at - from < most && is_digit(s.p[*at])) v = v * 10 + (unsigned)(s.p[(*at)++] - '0');
    out->value[out->n] = v;
    out->length[out->n++] = (unsigned)(*at - from);
}

static void read_fraction(struct str s, size_t at, struct digits *out)
{
    size_t end = s.n;
    while (end > at && s.p[end - 1] == '0') end--;
    out->fraction = str_sub(s, at, end - at);
}

/* False: not written so. */
static bool read_apart(struct str s, struct digits *out)
{
    size_t at = 0;
    while (at < s.n && out->n < PARTS) {
        if (!is_digit(s.p[at])) return false;
        read_part(s, &at, 8, out);
        if (at == s.n) return true;
        if (s.p[at++] == '.') break;
    }
    read_fraction(s, at, out);
    for (; at < s.n; at++)
        if (!is_digit(s.p[at])) return false;
    return out->n > 0;
}

/* 20240102030405 and 101112: two digits a part from the end, and what is left for the first. */
static void read_packed(struct str s, size_t run, unsigned parts, struct digits *out)
{
    size_t tail = 2 * (parts - 1), at = 0;
    if (run > tail) {
        read_part(s, &at, run - tail, out);
    } else {
        out->value[out->n++] = 0;
        for (; run + 1 < tail; tail -= 2) out->value[out->n++] = 0;
        if (run < tail) read_part(s, &at, 1, out);
    }
    while (at < run) read_part(s, &at, 2, out);
    if (run < s.n) read_fraction(s, run + 1, out);
}

static size_t run_of(struct str s)
{
    size_t run = 0;
    while (run < s.n && is_digit(s.p[run])) run++;
    return run;
}

static struct str with_fraction(struct arena *a, struct str text, struct str fraction)
{
    return fraction.n ? str_printf(a, "%.*s.%.*s", STR_ARG(text), STR_ARG(fraction)) : text;
}

unsigned canon_year(unsigned year)
{
    return year >= 100 ? year : year < 70 ? year + 2000 : year + 1900;
}

static struct str day(struct arena *a, enum type_kind kind, struct str s)
{
    struct digits d = {.fraction = STR("")};
    size_t run = run_of(s);
    bool zero = str_eq(s, STR("0")), whole = run == s.n || s.p[run] == '.';
    if (whole && !zero && run != 6 && run != 8 && run != 12 && run != 14) return s;
    if (whole && !zero) {
        read_packed(s, run, run > 8 ? 6 : 3, &d);
    } else if (!read_apart(s, &d) || (d.n < 3 && !zero)) {
        return s;
    }
    bool two = whole ? run == 6 || run == 12 : d.length[0] <= 2;
    unsigned year = two && !zero ? canon_year(d.value[0]) : d.value[0];
    struct str date = str_printf(a, "%04u-%02u-%02u", year, d.value[1], d.value[2]);
    if (kind == TYPE_DATE) return date;
    date = str_printf(a, "%.*s %02u:%02u:%02u", STR_ARG(date), d.value[3], d.value[4], d.value[5]);
    return with_fraction(a, date, d.fraction);
}

static struct str time_of_day(struct arena *a, struct str s)
{
    struct digits d = {.fraction = STR("")};
    bool negative = s.n && s.p[0] == '-';
    struct str rest = negative ? str_sub(s, 1, s.n) : s;
    size_t run = run_of(rest);
    bool days = run && run < rest.n && rest.p[run] == ' ';
    if (!run || run > 7) return s;
    if (run == rest.n || rest.p[run] == '.') {
        read_packed(rest, run, 3, &d);
    } else if (!read_apart(rest, &d) || d.n > 3u + days) {
        return s;
    }
    unsigned hours = days ? d.value[0] * 24 + d.value[1] : d.value[0];
    struct str text =
        str_printf(a, "%s%02u:%02u:%02u", negative ? "-" : "", hours, d.value[1 + days], d.value[2 + days]);
    return with_fraction(a, text, d.fraction);
}

struct str canon_moment(struct arena *a, enum type_kind kind, struct str text)
{
    return kind == TYPE_TIME ? time_of_day(a, text) : day(a, kind, text);
}
