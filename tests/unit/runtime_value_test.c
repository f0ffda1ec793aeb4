/* runtime_value_test.c: the runtime's conversions: decimals, instants, civil fields, texts, labels, sc_mem. */
#define _POSIX_C_SOURCE 200809L
#define _DEFAULT_SOURCE /* mkdtemp */
#include "check.h"

#include "../../runtime/internal.h"

#include <float.h>
#include <locale.h>
#include <stdlib.h>

static sc_text text_of(const char *s)
{
    return sc_str(s);
}

static const char *canonical(const char *digits, unsigned precision, unsigned scale)
{
    static char out[128];

    memset(out, '#', sizeof out);
    if (!sci_decimal_valid(digits, strlen(digits))) return "invalid";
    if (sci_decimal_canonical(sc_dec(digits), precision, scale, out) == 0) return "does not fit";
    return out;
}

static void decimals_canonical(void)
{
    CHECK_STR(canonical("9999.999999", 10, 6), "9999.999999");
    CHECK_STR(canonical(".5", 10, 6), "invalid");
    CHECK_STR(canonical("5.", 10, 6), "invalid");
    CHECK_STR(canonical("", 10, 6), "invalid");
    CHECK_STR(canonical("-", 10, 6), "invalid");
    CHECK_STR(canonical("+1", 10, 6), "invalid");
    CHECK_STR(canonical("1e3", 10, 6), "invalid");
    CHECK_STR(canonical("1 ", 10, 6), "invalid");
    CHECK_STR(canonical("1.2.3", 10, 6), "invalid");
    CHECK_STR(canonical("0.5", 10, 6), "0.500000");
    CHECK_STR(canonical("-0.5", 10, 2), "-0.50");
    CHECK_STR(canonical("-0.001", 10, 2), "0.00");
    CHECK_STR(canonical("-0", 10, 2), "0.00");
    CHECK_STR(canonical("-0.005", 10, 2), "-0.01");
    CHECK_STR(canonical("0.005", 10, 2), "0.01");
    CHECK_STR(canonical("0.00499999999999", 10, 2), "0.00");
    CHECK_STR(canonical("00012", 4, 2), "12.00");
    CHECK_STR(canonical("12", 2, 0), "12");
    CHECK_STR(canonical("12.5", 2, 0), "13");
    CHECK_STR(canonical("99.5", 2, 0), "does not fit");
    CHECK_STR(canonical("99.4", 2, 0), "99");
    CHECK_STR(canonical("99.995", 4, 2), "does not fit");
    CHECK_STR(canonical("99.994", 4, 2), "99.99");
    CHECK_STR(canonical("100", 4, 2), "does not fit");
    CHECK_STR(canonical("0.99", 1, 1), "does not fit");
    CHECK_STR(canonical("0.94", 1, 1), "0.9");
    CHECK_STR(canonical("9.99", 2, 1), "does not fit");
    CHECK_STR(canonical("9.99", 3, 1), "10.0");
    CHECK_STR(canonical("0.96", 2, 1), "1.0");
    CHECK_STR(canonical("-9.96", 3, 1), "-10.0");
    CHECK_STR(canonical("123456789012345678901234567890.12345", 65, 5), "123456789012345678901234567890.12345");
}

static void decimals_compare(void)
{
    CHECK_INT(sc_decimal_cmp(sc_dec("1.5"), sc_dec("1.50")), 0);
    CHECK_INT(sc_decimal_cmp(sc_dec("-0"), sc_dec("0.00")), 0);
    CHECK_INT(sc_decimal_cmp(sc_dec("10"), sc_dec("9.999")), 1);
    CHECK_INT(sc_decimal_cmp(sc_dec("-10"), sc_dec("9.999")), -1);
    CHECK_INT(sc_decimal_cmp(sc_dec("-10"), sc_dec("-9.999")), -1);
    CHECK_INT(sc_decimal_cmp(sc_dec("0.1"), sc_dec("0.09")), 1);
    CHECK_INT(sc_decimal_cmp(sc_dec("0.1"), sc_dec("0.10001")), -1);
    CHECK_INT(sc_decimal_cmp(sc_dec("007"), sc_dec("7")), 0);
    CHECK_INT(sc_decimal_cmp(sc_dec(NULL), sc_dec("-5")), -1);
    CHECK_INT(sc_decimal_cmp(sc_dec("-5"), sc_dec(NULL)), 1);
    CHECK_INT(sc_decimal_cmp(sc_dec(NULL), sc_dec(NULL)), 0);
}

static void decimals_convert(void)
{
    int64_t v = 77;
    char longer[1200];

    CHECK(sc_decimal_i64(sc_dec("-9223372036854775808"), &v) && v == INT64_MIN);
    CHECK(sc_decimal_i64(sc_dec("9223372036854775807.000"), &v) && v == INT64_MAX);
    CHECK(sc_decimal_i64(sc_dec("0012"), &v) && v == 12);
    v = 77;
    CHECK(!sc_decimal_i64(sc_dec("9223372036854775808"), &v));
    CHECK(!sc_decimal_i64(sc_dec("99999999999999999999"), &v));
    CHECK(!sc_decimal_i64(sc_dec("1.5"), &v));
    CHECK(!sc_decimal_i64(sc_dec("x"), &v));
    CHECK(!sc_decimal_i64(sc_dec(NULL), &v));
    CHECK_INT(v, 77);
    CHECK(sc_decimal_double(sc_dec("9999.999999")) == 9999.999999);
    CHECK(sc_decimal_double(sc_dec("-0.5")) == -0.5);
    CHECK(sc_decimal_double(sc_dec("0.0001")) == 0.0001);
    CHECK(sc_decimal_double(sc_dec("12345678901234567890123")) == 12345678901234567890123.0);
    CHECK(sc_decimal_double(sc_dec(NULL)) == 0.0);
    CHECK(sc_decimal_double(sc_dec("0.000")) == 0.0);
    /* 2^53 + 1 is a tie, which the last digit of very many breaks upwards */
    snprintf(longer, sizeof longer, "9007199254740993.%01000d1", 0);
    CHECK(sc_decimal_double(sc_dec(longer)) == 9007199254740994.0);
}

static const char *digits_of(double v)
{
    static char buf[SCI_DOUBLE_MAX];
    size_t n = sci_format_double(v, buf);

    CHECK_INT(n, strlen(buf));
    return buf;
}

static void doubles(void)
{
    CHECK_STR(digits_of(12.5), "1.2500000000000000e+01");
    CHECK_STR(digits_of(-0.1), "-1.0000000000000001e-01");
    CHECK_STR(digits_of(0), "0.0000000000000000e+00");
    CHECK_STR(digits_of(-DBL_MAX), "-1.7976931348623157e+308");
    CHECK_STR(digits_of(DBL_TRUE_MIN), "4.9406564584124654e-324");
}

/* One that writes 12,5. Where the system has none, one is made of its sources; where it has none of those, there is nothing
 * to mind. */
static bool set_comma_locale(void)
{
    char folder[] = "/tmp/schemac-locale-XXXXXX", command[200];
    bool set = setlocale(LC_NUMERIC, "de_DE.UTF-8");

    if (set || !mkdtemp(folder)) return set;
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 2>/dev/null", folder);
    set = system(command) == 0 && setenv("LOCPATH", folder, 1) == 0 && setlocale(LC_NUMERIC, "de_DE.UTF-8");
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command) == 0 && set;
}

static void locales_are_not_minded(void)
{
    char point[8];

    if (!set_comma_locale()) return;
    snprintf(point, sizeof point, "%.1f", 12.5);
    CHECK_STR(point, "12,5");
    CHECK(sc_decimal_double(sc_dec("12.5")) == 12.5);
    doubles();
    setlocale(LC_NUMERIC, "C");
}

static void instants(void)
{
    char buf[40];
    sc_timestamp t = {0};
    sc_datetime c;

    CHECK_STR(sc_timestamp_iso((sc_timestamp){0}, buf), "1970-01-01T00:00:00.000000Z");
    CHECK_STR(sc_timestamp_iso((sc_timestamp){-1}, buf), "1969-12-31T23:59:59.999999Z");
    CHECK(sc_timestamp_parse("2026-08-04T11:24:56.012452Z", &t));
    CHECK_INT(t.us, INT64_C(1785842696012452));
    CHECK_STR(sc_timestamp_iso(t, buf), "2026-08-04T11:24:56.012452Z");
    CHECK(sc_timestamp_parse("2026-08-04 11:24:56", &t) && t.us == INT64_C(1785842696000000));
    CHECK(sc_timestamp_parse("2000-02-29T00:00:00.5", &t) && t.us == INT64_C(951782400500000));
    CHECK(sc_timestamp_parse("2000-02-29T00:00:00.0000019", &t) && t.us == INT64_C(951782400000001));
    c = sc_timestamp_civil((sc_timestamp){INT64_C(951782400500000)});
    CHECK(c.year == 2000 && c.month == 2 && c.day == 29 && c.hour == 0 && c.microsecond == 500000);
    CHECK(sc_timestamp_from(c, &t) && t.us == INT64_C(951782400500000));
    CHECK(sc_timestamp_parse("0001-01-01T00:00:00Z", &t) && t.us == INT64_C(-62135596800000000));
    CHECK_STR(sc_timestamp_iso(t, buf), "0001-01-01T00:00:00.000000Z");
    CHECK(sc_timestamp_parse("9999-12-31T23:59:59.999999Z", &t));
    CHECK_STR(sc_timestamp_iso(t, buf), "9999-12-31T23:59:59.999999Z");
    CHECK(sc_timestamp_now().us > INT64_C(1700000000000000));
}

static void no_instants(void)
{
    static const char *const bad[] = {"",
                                      "2026-08-04",
                                      "2026-13-04T00:00:00",
                                      "2026-02-30T00:00:00",
                                      "2025-02-29T00:00:00",
                                      "1900-02-29T00:00:00",
                                      "2026-08-04T24:00:00",
                                      "2026-08-04T11:60:00",
                                      "2026-08-04T11:24:60",
                                      "2026-08-04T11:24:56.",
                                      "2026-08-04T11:24:56+02:00",
                                      "2026-08-04T11:24:56Zx",
                                      "2026-8-4T11:24:56",
                                      "2026-00-00T00:00:00",
                                      " 2026-08-04T11:24:56"};
    sc_timestamp t = {42};
    char buf[40];

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (!CHECK(!sc_timestamp_parse(bad[i], &t))) fprintf(stderr, "    %s\n", bad[i]);
    CHECK(!sc_timestamp_parse(NULL, &t));
    CHECK(!sc_timestamp_from((sc_datetime){.year = 2026, .month = 2, .day = 29}, &t));
    CHECK(!sc_timestamp_from((sc_datetime){0}, &t));
    CHECK(!sc_timestamp_from((sc_datetime){.year = 2026, .month = 1, .day = 1, .hour = 24}, &t));
    /* MySQL's zero date is written and read, as what it is */
    CHECK_STR(sc_timestamp_iso((sc_timestamp){SC_TIMESTAMP_ZERO}, buf), "0000-00-00T00:00:00.000000Z");
    CHECK(sc_timestamp_parse(buf, &t) && t.us == SC_TIMESTAMP_ZERO);
    CHECK_INT(sc_timestamp_civil((sc_timestamp){SC_TIMESTAMP_ZERO}).year, 0);
    CHECK_INT(sc_timestamp_civil((sc_timestamp){INT64_MAX}).month, 0);
    /* the first instant there is, in the middle of a day */
    CHECK_STR(sc_timestamp_iso((sc_timestamp){INT64_MIN + 1}, buf), "-290308-12-21T19:59:05.224193Z");
    CHECK_INT(sc_timestamp_civil((sc_timestamp){INT64_MIN + 1}).month, 0);
}

/* Every day of 800 years, there and back, each the one after the one before. */
static void every_day(void)
{
    int64_t day = INT64_C(-135140) * 86400000000; /* 1600-01-01 */
    bool ok = true;
    sc_datetime before = sc_timestamp_civil((sc_timestamp){day - 86400000000});

    CHECK_INT(sc_timestamp_civil((sc_timestamp){day}).year, 1600);
    for (int i = 0; i < 292194; i++, day += 86400000000) {
        sc_datetime c = sc_timestamp_civil((sc_timestamp){day});
        sc_timestamp back = {0};
        bool next =
            c.day == before.day + 1 || (c.day == 1 && (c.month == before.month + 1 || c.year == before.year + 1));

        ok = ok && sc_timestamp_from(c, &back) && back.us == day && next;
        before = c;
    }
    CHECK(ok);
    CHECK_INT(before.year, 2399);
}

static const char *rounded(sc_datetime t, unsigned scale)
{
    static char buf[SCI_TEMPORAL_MAX];

    if (!sci_datetime_round(&t, scale)) return "no";
    sci_format_datetime(t, scale, buf);
    return buf;
}

static void temporal_text(void)
{
    sc_datetime t = {2026, 12, 31, 23, 59, 59, 999999};
    sc_datetime zero = {.microsecond = 500000};
    sc_datetime last = {9999, 12, 31, 23, 59, 59, 500000};
    sc_datetime padded = {2026, 8, 4, 11, 24, 56, 12452};
    char buf[SCI_TEMPORAL_MAX];

    CHECK_STR(rounded(t, 6), "2026-12-31 23:59:59.999999");
    CHECK_STR(rounded(t, 5), "2027-01-01 00:00:00.00000");
    CHECK_STR(rounded(t, 0), "2027-01-01 00:00:00");
    CHECK_STR(rounded(padded, 6), "2026-08-04 11:24:56.012452");
    CHECK_STR(rounded(padded, 4), "2026-08-04 11:24:56.0125");
    CHECK_STR(rounded(padded, 3), "2026-08-04 11:24:56.012");
    CHECK_STR(rounded(padded, 0), "2026-08-04 11:24:56");
    CHECK_STR(rounded(zero, 0), "0000-00-00 00:00:01");
    CHECK_STR(rounded((sc_datetime){.hour = 23, .minute = 59, .second = 59, .microsecond = 500000}, 0), "no");
    CHECK_STR(rounded(last, 0), "no");
    CHECK_STR(rounded(last, 1), "9999-12-31 23:59:59.5");
    sci_format_time(-INT64_C(3020399000000), 0, buf);
    CHECK_STR(buf, "-838:59:59");
    sci_format_time(-1, 6, buf);
    CHECK_STR(buf, "-00:00:00.000001");
    sci_format_time(sci_time_round(-1500, 3), 3, buf);
    CHECK_STR(buf, "-00:00:00.002");
    sci_format_time(INT64_C(360000000000), 2, buf);
    CHECK_STR(buf, "100:00:00.00");
}

static void temporal_parse(void)
{
    sc_datetime t;
    int64_t us = 0;

    CHECK(sci_parse_datetime(text_of("2026-08-04 11:24:56.012452"), &t) && t.microsecond == 12452);
    CHECK(sci_parse_datetime(text_of("2026-08-04 11:24:56"), &t) && t.microsecond == 0);
    CHECK(sci_parse_datetime(text_of("2026-08-04 11:24:56.5"), &t) && t.microsecond == 500000);
    CHECK(sci_parse_datetime(text_of("0000-00-00 00:00:00"), &t) && t.year == 0);
    CHECK(sci_parse_datetime(text_of("2026-00-00 00:00:00"), &t) && t.month == 0);
    CHECK(!sci_parse_datetime(text_of("2026-08-04T11:24:56"), &t));
    CHECK(!sci_parse_datetime(text_of("2026-08-04"), &t));
    CHECK(!sci_parse_datetime(text_of("2026-08-04 11:24:56.0124521"), &t));
    CHECK(!sci_parse_datetime(text_of(""), &t));
    CHECK(sci_parse_date(text_of("2024-02-29"), &t) && t.day == 29);
    CHECK(!sci_parse_date(text_of("2023-02-29"), &t));
    CHECK(!sci_parse_date(text_of("2023-02-28 "), &t));
    CHECK(sci_parse_time(text_of("-838:59:59.000000"), &us) && us == -INT64_C(3020399000000));
    CHECK(sci_parse_time(text_of("00:00:00.000001"), &us) && us == 1);
    CHECK(!sci_parse_time(text_of("1:00:00"), &us));
    CHECK(!sci_parse_time(text_of("00:60:00"), &us));
    CHECK(!sci_parse_time(text_of("00:00"), &us));
}

static void texts_and_labels(void)
{
    static const sc_text label[] = {{"human", 5}, {"agent", 5}, {"", 0}};
    static const sc_labels labels = {"t.c", label, 3};

    CHECK(sc_str(NULL).ptr == NULL && sc_str("").ptr != NULL && sc_str("ab").len == 2);
    CHECK(sc_strn("abc", 2).len == 2 && sc_strn(NULL, 5).len == 0);
    CHECK(sc_bytes(NULL, 5).ptr == NULL && sc_bytes("", 0).ptr != NULL);
    CHECK(sc_dec(NULL).ptr == NULL && sc_dec("1.5").len == 3);
    CHECK_INT(sc__label_find(&labels, sc_str("agent")), 2);
    CHECK_INT(sc__label_find(&labels, sc_str("")), 3);
    CHECK_INT(sc__label_find(&labels, sc_str("Agent")), 0);
    CHECK_INT(sc__label_find(&labels, sc_str("agen")), 0);
    CHECK_INT(sc__label_find(&labels, sc_str(NULL)), 0);
    CHECK_STR(sc__label_text(&labels, 1), "human");
    CHECK(sc__label_text(&labels, 0) == NULL && sc__label_text(&labels, 4) == NULL &&
          sc__label_text(&labels, -1) == NULL);
}

struct counter {
    int calls, live;
};

static void *counting(void *ctx, void *p, size_t n)
{
    struct counter *c = ctx;

    if (n == 0) {
        c->live--;
        free(p);
        return NULL;
    }
    c->calls++;
    c->live += p == NULL;
    return realloc(p, n);
}

/* The same row read again and again ends in one chunk, and then allocates no more. */
static void memory_settles(void)
{
    struct counter c = {0};
    struct sci_alloc a = {counting, &c};
    sc_mem mem = {0};
    int before = 0;
    static char big[5000];

    for (int i = 0; i < 20; i++) {
        sci_mem_reuse(&mem);
        CHECK(sci_mem_copy(&mem, &a, big, 4000) && sci_mem_copy(&mem, &a, "abc", 3) &&
              sci_mem_copy(&mem, &a, big, 5000));
        if (i == 3) before = c.calls;
    }
    CHECK_INT(c.calls, before);
    CHECK_INT(c.live, 1);
    sc_mem_free(&mem);
    CHECK_INT(c.live, 0);
    CHECK(mem.chunks == NULL);
    sc_mem_free(&mem);
    sc_mem_free(NULL);
    sc_mem_clear(NULL);
}

static void memory_keeps(void)
{
    sc_mem mem = {.keep = true};
    const char *first = sci_mem_copy(&mem, &sci_libc_alloc, "first", 5);

    for (int i = 0; i < 1000; i++) {
        sci_mem_reuse(&mem);
        CHECK(sci_mem_copy(&mem, &sci_libc_alloc, "another", 7) != NULL);
    }
    CHECK_STR(first, "first");
    sc_mem_clear(&mem);
    CHECK(mem.keep);
    sc_mem_free(&mem);
    CHECK(!mem.keep);
}

int main(void)
{
    decimals_canonical();
    decimals_compare();
    decimals_convert();
    doubles();
    locales_are_not_minded();
    instants();
    no_instants();
    every_day();
    temporal_text();
    temporal_parse();
    texts_and_labels();
    memory_settles();
    memory_keeps();
    return check_result();
}
