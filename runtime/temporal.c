/* temporal.c: dates and times: civil fields, instants, durations, and the fixed-width text of each.
 *
 * Stage: applications call sc_timestamp_*; bind formats what is written (the same text goes to SQLite's
 * files and over the MySQL protocol), row parses what SQLite gives back. The proleptic Gregorian calendar,
 * no leap seconds, as both engines have it. MySQL's zero date and partial dates (month or day 0) are dates
 * without an instant. */
#include "internal.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define US_SECOND INT64_C(1000000)
#define US_DAY (INT64_C(86400) * US_SECOND)

/* Days since 1970-01-01 of a civil date. A year is counted from March, so that February's end is the year's. */
static int64_t days_of(int64_t year, unsigned month, unsigned day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t of_era = y - era * 400;
    int64_t of_year = (153 * ((int64_t)month + (month > 2 ? -3 : 9)) + 2) / 5 + (int64_t)day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void date_of(int64_t days, int64_t *year, uint8_t *month, uint8_t *day)
{
    int64_t z = days + 719468;
    int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    int64_t of_era = z - era * 146097;
    int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
    int64_t m = (5 * of_year + 2) / 153;

    *day = (uint8_t)(of_year - (153 * m + 2) / 5 + 1);
    *month = (uint8_t)(m < 10 ? m + 3 : m - 9);
    *year = y + era * 400 + (*month <= 2);
}

static unsigned days_in(int64_t year, unsigned month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return month == 2 && leap ? 29 : days[month - 1];
}

bool sci_date_valid(int year, unsigned month, unsigned day)
{
    if (year < 0 || year > 9999 || month > 12 || day > 31) return false;
    return month == 0 || day <= days_in(year, month);
}

bool sci_datetime_valid(sc_datetime t)
{
    return sci_date_valid(t.year, t.month, t.day) && t.hour < 24 && t.minute < 60 && t.second < 60 &&
           t.microsecond < US_SECOND;
}

static bool is_zero_date(sc_datetime t)
{
    return t.year == 0 && t.month == 0 && t.day == 0 && t.hour == 0 && t.minute == 0 && t.second == 0 &&
           t.microsecond == 0;
}

static int64_t us_of_day(sc_datetime t)
{
    return ((int64_t)t.hour * 3600 + t.minute * 60 + t.second) * US_SECOND + t.microsecond;
}

static void set_time_of_day(sc_datetime *t, int64_t us)
{
    int64_t seconds = us / US_SECOND;

    t->hour = (uint8_t)(seconds / 3600);
    t->minute = (uint8_t)(seconds / 60 % 60);
    t->second = (uint8_t)(seconds % 60);
    t->microsecond = (uint32_t)(us % US_SECOND);
}

/* ---------------------------------------------------------------- instants */

bool sc_timestamp_from(sc_datetime utc, sc_timestamp *out)
{
    if (!sci_datetime_valid(utc) || utc.month == 0 || utc.day == 0) return false;
    out->us = days_of(utc.year, utc.month, utc.day) * US_DAY + us_of_day(utc);
    return true;
}

bool sci_instant_of(sc_datetime utc, sc_timestamp *out)
{
    if (is_zero_date(utc)) {
        out->us = SC_TIMESTAMP_ZERO;
        return true;
    }
    return sc_timestamp_from(utc, out);
}

/* The civil fields but for the year, which may be outside an int16_t. */
static int64_t civil_of(int64_t us, sc_datetime *out)
{
    int64_t day = us / US_DAY, rest = us % US_DAY, year; /* the first day there is began before INT64_MIN */

    date_of(rest < 0 ? day - 1 : day, &year, &out->month, &out->day);
    set_time_of_day(out, rest < 0 ? rest + US_DAY : rest);
    return year;
}

sc_datetime sc_timestamp_civil(sc_timestamp t)
{
    sc_datetime out = {0};
    int64_t year;

    if (t.us == SC_TIMESTAMP_ZERO) return out;
    year = civil_of(t.us, &out);
    if (year < INT16_MIN || year > INT16_MAX) return (sc_datetime){0};
    out.year = (int16_t)year;
    return out;
}

char *sc_timestamp_iso(sc_timestamp t, char buf[40])
{
    sc_datetime c = {0};
    int64_t year = t.us == SC_TIMESTAMP_ZERO ? 0 : civil_of(t.us, &c);

    snprintf(buf, 40, "%04lld-%02u-%02uT%02u:%02u:%02u.%06luZ", (long long)year, c.month, c.day, c.hour, c.minute,
             c.second, (unsigned long)c.microsecond);
    return buf;
}

sc_timestamp sc_timestamp_now(void)
{
    struct timespec now = {0};

    (void)timespec_get(&now, TIME_UTC);
    return (sc_timestamp){(int64_t)now.tv_sec * US_SECOND + now.tv_nsec / 1000};
}

/* ---------------------------------------------------------------- rounding */

static int64_t unit_of(unsigned scale)
{
    int64_t unit = 1;

    for (; scale < 6; scale++) unit *= 10;
    return unit;
}

bool sci_datetime_round(sc_datetime *t, unsigned scale)
{
    int64_t unit = unit_of(scale), us = (us_of_day(*t) + unit / 2) / unit * unit, year;

    if (us < US_DAY) {
        set_time_of_day(t, us);
        return true;
    }
    if (t->month == 0 || t->day == 0) return false;
    date_of(days_of(t->year, t->month, t->day) + 1, &year, &t->month, &t->day);
    t->year = (int16_t)year;
    set_time_of_day(t, 0);
    return year <= 9999;
}

int64_t sci_time_round(int64_t us, unsigned scale)
{
    int64_t unit = unit_of(scale);

    return (us < 0 ? us - unit / 2 : us + unit / 2) / unit * unit;
}

/* ---------------------------------------------------------------- text out */

static char *put_digits(char *out, unsigned long v, int width)
{
    for (int i = width - 1; i >= 0; i--) {
        out[i] = (char)('0' + v % 10);
        v /= 10;
    }
    return out + width;
}

/* ".012452" for 6 digits, "" for none: what is cut off is zero, the value was rounded before. */
static char *put_fraction(char *out, uint32_t microsecond, unsigned scale)
{
    if (scale == 0) return out;
    *out++ = '.';
    return put_digits(out, microsecond / (unsigned long)unit_of(scale), (int)(scale < 6 ? scale : 6));
}

static char *put_clock(char *out, unsigned long hours, int width, unsigned minute, unsigned second)
{
    out = put_digits(out, hours, width);
    *out++ = ':';
    out = put_digits(out, minute, 2);
    *out++ = ':';
    return put_digits(out, second, 2);
}

size_t sci_format_date(sc_datetime t, char *out)
{
    char *p = put_digits(out, (unsigned long)t.year, 4);

    *p++ = '-';
    p = put_digits(p, t.month, 2);
    *p++ = '-';
    p = put_digits(p, t.day, 2);
    *p = '\0';
    return (size_t)(p - out);
}

size_t sci_format_datetime(sc_datetime t, unsigned scale, char *out)
{
    char *p = out + sci_format_date(t, out);

    *p++ = ' ';
    p = put_clock(p, t.hour, 2, t.minute, t.second);
    p = put_fraction(p, t.microsecond, scale);
    *p = '\0';
    return (size_t)(p - out);
}

size_t sci_format_time(int64_t us, unsigned scale, char *out)
{
    uint64_t u = us < 0 ? 0 - (uint64_t)us : (uint64_t)us;
    unsigned long seconds = (unsigned long)(u / (uint64_t)US_SECOND), hours = seconds / 3600;
    char *p = out;

    if (us < 0) *p++ = '-';
    p = put_clock(p, hours, hours > 99 ? 3 : 2, (unsigned)(seconds / 60 % 60), (unsigned)(seconds % 60));
    p = put_fraction(p, (uint32_t)(u % (uint64_t)US_SECOND), scale);
    *p = '\0';
    return (size_t)(p - out);
}

/* ---------------------------------------------------------------- text in */

/* What is left to read; a NULL `p` after a failure. */
struct reader {
    const char *p, *end;
};

static unsigned take_digits(struct reader *r, int width)
{
    unsigned v = 0;

    for (int i = 0; i < width; i++) {
        if (!r->p || r->p == r->end || *r->p < '0' || *r->p > '9') {
            r->p = NULL;
            return 0;
        }
        v = v * 10 + (unsigned)(*r->p++ - '0');
    }
    return v;
}

static bool take_char(struct reader *r, char c)
{
    if (!r->p || r->p == r->end || *r->p != c) return false;
    r->p++;
    return true;
}

static void need_char(struct reader *r, char c)
{
    if (!take_char(r, c)) r->p = NULL;
}

/* A fraction of any length; digits past the sixth are dropped, and *n says how many there were. */
static uint32_t take_fraction(struct reader *r, unsigned *n)
{
    uint32_t us = 0;
    unsigned count = 0;

    *n = 0;
    if (!take_char(r, '.')) return 0;
    for (; r->p < r->end && *r->p >= '0' && *r->p <= '9'; r->p++, count++)
        if (count < 6) us = us * 10 + (uint32_t)(*r->p - '0');
    if (count == 0) r->p = NULL;
    *n = count;
    for (; count < 6; count++) us *= 10;
    return us;
}

static void take_date(struct reader *r, sc_datetime *out)
{
    out->year = (int16_t)take_digits(r, 4);
    need_char(r, '-');
    out->month = (uint8_t)take_digits(r, 2);
    need_char(r, '-');
    out->day = (uint8_t)take_digits(r, 2);
}

static void take_clock(struct reader *r, sc_datetime *out)
{
    out->hour = (uint8_t)take_digits(r, 2);
    need_char(r, ':');
    out->minute = (uint8_t)take_digits(r, 2);
    need_char(r, ':');
    out->second = (uint8_t)take_digits(r, 2);
}

static bool all_read(const struct reader *r)
{
    return r->p && r->p == r->end;
}

bool sci_parse_date(sc_text text, sc_datetime *out)
{
    struct reader r = {text.ptr, text.ptr + text.len};

    *out = (sc_datetime){0};
    take_date(&r, out);
    return all_read(&r) && sci_datetime_valid(*out);
}

bool sci_parse_datetime(sc_text text, sc_datetime *out)
{
    struct reader r = {text.ptr, text.ptr + text.len};
    unsigned digits = 0;

    *out = (sc_datetime){0};
    take_date(&r, out);
    need_char(&r, ' ');
    take_clock(&r, out);
    out->microsecond = take_fraction(&r, &digits);
    return all_read(&r) && digits <= 6 && sci_datetime_valid(*out);
}

bool sci_parse_time(sc_text text, int64_t *us)
{
    struct reader r = {text.ptr, text.ptr + text.len};
    bool negative = take_char(&r, '-');
    unsigned hours = take_digits(&r, 2), minute, second, digits = 0;
    uint32_t fraction;

    if (r.p && r.p < r.end && *r.p != ':') hours = hours * 10 + take_digits(&r, 1);
    need_char(&r, ':');
    minute = take_digits(&r, 2);
    need_char(&r, ':');
    second = take_digits(&r, 2);
    fraction = take_fraction(&r, &digits);
    if (!all_read(&r) || digits > 6 || minute > 59 || second > 59) return false;
    *us = ((int64_t)hours * 3600 + minute * 60 + second) * US_SECOND + fraction;
    if (negative) *us = -*us;
    return true;
}

bool sc_timestamp_parse(const char *iso, sc_timestamp *out)
{
    struct reader r = {iso, iso ? iso + strlen(iso) : NULL};
    sc_datetime t = {0};
    unsigned digits;

    take_date(&r, &t);
    if (!take_char(&r, 'T')) need_char(&r, ' ');
    take_clock(&r, &t);
    t.microsecond = take_fraction(&r, &digits);
    (void)take_char(&r, 'Z');
    return all_read(&r) && sci_instant_of(t, out);
}
