/* runtime_values_test.c URL [ROWS [SEED]]: random rows, each column of every type at random, often at its limits, written and read
 * back: what is read is what was written, on every engine. A row that differs is printed with the seed that makes it again.
 * ROWS: 20,000 on SQLite, 1,500 on a server; a million is for a run by hand. And: text that is not UTF-8 is not written. */
#include "runtime_live.h"
#include "runtime_same.h"

#include <math.h>
#include <stdlib.h>

/* ---------------------------------------------------------------- random values */

/* xorshift64*: the same rows everywhere. */
static uint64_t draw(uint64_t *state)
{
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * UINT64_C(2685821657736338717);
}

static uint64_t below(uint64_t *s, uint64_t n)
{
    return draw(s) % n;
}

/* One of the limits, or of what is around 0, or anything between. */
static int64_t whole(uint64_t *s, int64_t min, int64_t max)
{
    uint64_t span = (uint64_t)max - (uint64_t)min;

    switch (below(s, 6)) {
    case 0: return min;
    case 1: return max;
    case 2: return min < 0 ? (int64_t)below(s, 3) - 1 : min + (int64_t)below(s, 2);
    default: return (int64_t)((uint64_t)min + (span == UINT64_MAX ? draw(s) : draw(s) % (span + 1)));
    }
}

/* Any finite one: all bits at random. */
static double real(uint64_t *s)
{
    uint64_t bits = draw(s);
    double d;

    memcpy(&d, &bits, sizeof d);
    if (!isfinite(d) || below(s, 3) == 0) d = (double)whole(s, -1000000, 1000000) / 8;
    return d == 0 ? 0 : d; /* a server may drop the sign of -0 */
}

/* FLOAT has some six digits, and a server may say them in decimal: quarters up to 2^16 are said whole. */
static float small(uint64_t *s)
{
    return (float)whole(s, -65536, 65536) / 4;
}

static size_t put_character(uint64_t *s, char *p)
{
    uint32_t c = (uint32_t)below(s, 0x110000);

    if (below(s, 2) == 0) c = (uint32_t)below(s, 0x80);
    if (below(s, 4) == 0) c = (uint32_t)below(s, 0x800);
    if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
    if (c < 0x80) return p[0] = (char)c, 1;
    if (c < 0x800) return p[0] = (char)(0xC0 | c >> 6), p[1] = (char)(0x80 | (c & 0x3F)), 2;
    if (c < 0x10000) {
        p[0] = (char)(0xE0 | c >> 12), p[1] = (char)(0x80 | (c >> 6 & 0x3F)), p[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    p[0] = (char)(0xF0 | c >> 18), p[1] = (char)(0x80 | (c >> 12 & 0x3F));
    p[2] = (char)(0x80 | (c >> 6 & 0x3F)), p[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

enum { LONGEST = 4000 };

struct made {
    rt_row row;
    char text[4 * LONGEST], bytes[LONGEST], digits[32], json[64];
};

static size_t length(uint64_t *s)
{
    return below(s, 20) == 0 ? below(s, LONGEST) : below(s, 40);
}

static sc_text text(uint64_t *s, char *p)
{
    size_t n = 0;

    for (size_t i = length(s); i > 0; i--) n += put_character(s, p + n);
    return sc_strn(p, n);
}

static sc_blob bytes(uint64_t *s, char *p)
{
    size_t n = length(s);

    for (size_t i = 0; i < n; i++) p[i] = (char)draw(s);
    return sc_bytes(p, n);
}

/* DECIMAL(10,6), as it is read: canonical. */
static sc_decimal digits(uint64_t *s, char *p)
{
    int64_t n = whole(s, -9999999999, 9999999999);
    uint64_t size = n < 0 ? (uint64_t)-n : (uint64_t)n;

    snprintf(p, 32, "%s%llu.%06llu", n < 0 ? "-" : "", (unsigned long long)(size / 1000000),
             (unsigned long long)(size % 1000000));
    return sc_dec(p);
}

static sc_text json(uint64_t *s, char *p)
{
    static const char *const forms[] = {"%lld", "[%lld]", "{\"a\": %lld}", "{\"a\": [%lld, null, true]}",
                                        "\"text%lld\""};

    snprintf(p, 64, forms[below(s, 5)], (long long)whole(s, -99999, 99999));
    return sc_str(p);
}

static sc_timestamp instant(uint64_t *s)
{
    return (sc_timestamp){whole(s, INT64_C(1000000), INT64_C(2147483647999999))}; /* 1970-01-01 00:00:01 to 2038 */
}

static sc_datetime civil(uint64_t *s)
{
    const int64_t year_1000 = INT64_C(-30610224000000000), year_9999 = INT64_C(253402300799999999);

    return sc_timestamp_civil((sc_timestamp){whole(s, year_1000, year_9999)});
}

static sc_date date(uint64_t *s)
{
    sc_datetime t = civil(s);

    return (sc_date){t.year, t.month, t.day};
}

/* NULL in one of six. */
static bool has(uint64_t *s)
{
    return below(s, 6) > 0;
}

#define NUMBER(m, T, min, max)                                                                                         \
    if (has(s)) r->m.has = true, r->m.value = (T)whole(s, min, max)

static void make_numbers(uint64_t *s, bool is_signed, rt_row *r)
{
    NUMBER(b, bool, 0, 1);
    NUMBER(i8, int8_t, INT8_MIN, INT8_MAX);
    NUMBER(i16, int16_t, INT16_MIN, INT16_MAX);
    NUMBER(i32, int32_t, INT32_MIN, INT32_MAX);
    NUMBER(i64, int64_t, INT64_MIN, INT64_MAX);
    NUMBER(u8, uint8_t, 0, UINT8_MAX);
    NUMBER(u16, uint16_t, 0, UINT16_MAX);
    NUMBER(u32, uint32_t, 0, UINT32_MAX);
    NUMBER(u64, uint64_t, 0, INT64_MAX);
    if (!is_signed && below(s, 3) == 0) r->u64 = (sc_opt_u64){true, below(s, 2) ? UINT64_MAX : draw(s)};
    NUMBER(st, uint64_t, 0, 7);
    NUMBER(bt, uint64_t, 0, 65535);
    NUMBER(yr, uint16_t, 1901, 2155);
    if (has(s)) r->f = (sc_opt_float){true, small(s)};
    if (has(s)) r->d = (sc_opt_double){true, real(s)};
}

static void make_row(uint64_t *s, bool is_signed, struct made *m)
{
    rt_row *r = &m->row;

    make_numbers(s, is_signed, r);
    if (has(s)) r->dec = digits(s, m->digits);
    if (has(s)) r->txt = text(s, m->text);
    if (has(s)) r->bl = bytes(s, m->bytes);
    if (has(s)) r->js = json(s, m->json);
    r->en = (int)below(s, 5);
    if (has(s)) r->dt = (sc_opt_date){true, date(s)};
    if (has(s)) r->tm = (sc_opt_time){true, {whole(s, -INT64_C(3020399000000), INT64_C(3020399000000))}};
    if (has(s)) r->dtm = (sc_opt_datetime){true, civil(s)};
    if (has(s)) r->ts = (sc_opt_timestamp){true, instant(s)};
}

/* ---------------------------------------------------------------- there and back */

/* -0.000000 is 0.000000 on a server. */
static void mend_zero(rt_row *r)
{
    if (r->dec.ptr && strcmp(r->dec.ptr, "-0.000000") == 0) r->dec = sc_dec("0.000000");
}

static bool there_and_back(sc_db *db, int64_t id, uint64_t seed, sc_mem *mem)
{
    static const struct made none;
    struct made *m = malloc(sizeof *m);
    uint64_t state = seed + (uint64_t)id * UINT64_C(0x9E3779B97F4A7C15);
    int before = check_failures;
    rt_row back;

    if (!CHECK(m != NULL)) return false;
    *m = none;
    state += state == 0;
    (void)draw(&state);
    make_row(&state, is_engine(db, "sqlite"), m);
    if (m->row.en == 3 && is_engine(db, "dolt")) m->row.en = 0; /* Dolt 1.83 loses the backslash of a member's label */
    m->row.id = id;
    mend_zero(&m->row);
    memset(&back, 0x55, sizeof back);
    if (OK(sc__exec(db, &rt_insert, &m->row, NULL, NULL)) && OK(sc__one(db, &rt_by_id, &id, &back, mem)))
        check_same(&back, &m->row);
    free(m);
    if (check_failures == before) return true;
    fprintf(stderr, "    row %lld of seed %llu\n", (long long)id, (unsigned long long)seed);
    return false;
}

EXEC_PLAIN(clear_all, "DELETE FROM rt_all");

/* A table of so many rows at most at once: the engine is not what is tried. */
static void many_rows(sc_db *db, int64_t rows, uint64_t seed)
{
    enum { AT_ONCE = 5000 };
    sc_mem mem = {0};
    bool fine = true;

    for (int64_t id = 0; fine && id < rows; id++) {
        if (id % AT_ONCE == 0) {
            if (id > 0) OK(sc_commit(db));
            OK(sc__exec(db, &clear_all, NULL, NULL, NULL));
            OK(sc_begin(db));
        }
        fine = there_and_back(db, id, seed, &mem);
    }
    OK(fine ? sc_commit(db) : sc_rollback(db));
    sc_mem_free(&mem);
}

/* ---------------------------------------------------------------- text that is none */

struct odd {
    const char *bytes;
    size_t n, valid; /* how many are UTF-8 */
};

static const struct odd odds[] = {
    {"\xFF", 1, 0},
    {"abc\x80", 4, 3},                                  /* what follows, without what it follows */
    {"eight by\xC3", 9, 8},                             /* cut short */
    {"\xE2\x82", 2, 0},                                 /* … */
    {"\xF0\x9F\x90", 3, 0},                             /* … */
    {"\xC0\xAF", 2, 0},                                 /* overlong */
    {"\xC1\xBF", 2, 0},                                 /* … */
    {"\xE0\x9F\xBF", 3, 0},                             /* … */
    {"\xF0\x8F\xBF\xBF", 4, 0},                         /* … */
    {"\xED\xA0\x80", 3, 0},                             /* a surrogate */
    {"\xF4\x90\x80\x80", 4, 0},                         /* beyond U+10FFFF */
    {"\xF5\x80\x80\x80", 4, 0},                         /* … */
    {"0123456789abcdef\xE2\x28\xA1 more of it", 27, 16} /* in the middle, behind whole words */
};

static void refused(sc_db *db, const struct odd *o)
{
    rt_row row = {.id = 1, .txt = {o->bytes, o->n}};
    char want[80];

    snprintf(want, sizeof want, "rt_insert: parameter `txt` is not UTF-8, from byte %zu on", o->valid);
    CHECK_INT(sc__exec(db, &rt_insert, &row, NULL, NULL), SC_ERR_PARAM);
    CHECK_STR(sc_errmsg(db), want);
}

/* The first and the last of each length, and a NUL. */
static void taken(sc_db *db)
{
    static const char edges[] =
        "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF";
    rt_row row = {.id = 1, .txt = {edges, sizeof edges}}, back;
    sc_mem mem = {0};

    if (OK(sc__exec(db, &rt_insert, &row, NULL, NULL)) && OK(sc__one(db, &rt_by_id, &row.id, &back, &mem)))
        check_same(&back, &row);
    sc_mem_free(&mem);
}

static void utf8(sc_db *db)
{
    rt_row back;

    OK(sc__exec(db, &clear_all, NULL, NULL, NULL));
    for (size_t i = 0; i < sizeof odds / sizeof *odds; i++) refused(db, &odds[i]);
    CHECK_INT(sc__one(db, &rt_by_id, &(int64_t){1}, &back, NULL), SC_DONE);
    taken(db);
}

int main(int argc, char **argv)
{
    sc_db *db;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL [ROWS [SEED]]\n", argv[0]);
        return 77;
    }
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && OK(sc_exec_ddl(db, rt_sqlite_ddl, rt_mysql_ddl))) {
        int64_t rows = argc > 2 ? strtoll(argv[2], NULL, 10) : is_engine(db, "sqlite") ? 20000 : 1500;
        uint64_t seed = argc > 3 ? strtoull(argv[3], NULL, 10) : 1;
        many_rows(db, rows, seed);
        utf8(db);
    }
    sc_close(db);
    return check_result();
}
