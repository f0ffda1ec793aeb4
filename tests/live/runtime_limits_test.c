/* runtime_limits_test.c: columns of each type at their limits, and one past them: what fits is read back as it was, what does not is
 * refused by a code that says so and leaves nothing. SQLite's columns of the same types have the limits that the runtime gives
 * them, and no others. */
#include "runtime_same.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>

enum { N_ENGINES = 4, MOST_MEMBERS = 2000, LONG = 65536 };
static const char *const engines[N_ENGINES] = {"sqlite", "mariadb", "mysql", "dolt"};

union value {
    int32_t i32;
    uint64_t u64;
    double d;
    float f;
    uint16_t year;
    int member;
    sc_text text;
    sc_blob blob;
    sc_decimal dec;
    sc_date date;
    sc_time time;
    sc_datetime civil;
    sc_timestamp instant;
};

/* A value, and what comes of it: SC_OK: it is read back; else the code. */
struct one_value {
    union value v;
    int rc[N_ENGINES];
};

struct column {
    const char *sqlite, *mysql;
    sc_field f;
};

static int engine_of(const sc_db *db)
{
    int i = 0;

    while (i < N_ENGINES - 1 && strcmp(sc_engine(db), engines[i]) != 0) i++;
    return i;
}

/* ---------------------------------------------------------------- there and back */

static bool is_same(enum sc_type type, const union value *a, const union value *b)
{
    switch (type) {
    case SC_T_TEXT:
    case SC_T_DECIMAL:
    case SC_T_BLOB: return same_text(a->text, b->text); /* the three have one shape */
    case SC_T_JSON: return same_json(a->text, b->text);
    case SC_T_DOUBLE: return a->d == b->d && !signbit(a->d) == !signbit(b->d);
    case SC_T_FLOAT: return a->f == b->f && !signbit(a->f) == !signbit(b->f);
    case SC_T_INT32:
    case SC_T_ENUM: return a->i32 == b->i32;
    case SC_T_YEAR: return a->year == b->year;
    case SC_T_DATE: return memcmp(&a->date, &b->date, sizeof a->date) == 0;
    case SC_T_DATETIME:
        return a->civil.year == b->civil.year && a->civil.month == b->civil.month && a->civil.day == b->civil.day &&
               a->civil.hour == b->civil.hour && a->civil.minute == b->civil.minute &&
               a->civil.second == b->civil.second && a->civil.microsecond == b->civil.microsecond;
    default: return a->u64 == b->u64;
    }
}

static const uint16_t first[] = {0};
static const sc_field count_field[] = {FIELD(n_row, n, SC_T_INT64, false, )};
QUERY_PLAIN(count_rows, "SELECT COUNT(*) FROM rt_limit", count_field);
EXEC_PLAIN(clear_rows, "DELETE FROM rt_limit");

static void try_one(sc_db *db, const struct column *c, const struct one_value *o, size_t i)
{
    const sc_query put = {.name = "put",
                          .sqlite = SQL_OF("INSERT INTO rt_limit VALUES (?)", first),
                          .mysql = SQL_OF("INSERT INTO rt_limit VALUES (?)", first),
                          .params = &c->f,
                          .n_params = 1};
    const sc_query get = {.name = "get",
                          .sqlite = SQL_PLAIN("SELECT v FROM rt_limit"),
                          .mysql = SQL_PLAIN("SELECT v FROM rt_limit"),
                          .columns = &c->f,
                          .n_columns = 1,
                          .reads = true};
    int want = o->rc[engine_of(db)], before = check_failures;
    n_row rows = {-1};
    sc_mem mem = {0};
    union value back;

    memset(&back, 0, sizeof back);
    CHECK_INT(sc__exec(db, &clear_rows, NULL, NULL, NULL), SC_OK);
    if (!CHECK_INT(sc__exec(db, &put, &o->v, NULL, NULL), want)) fprintf(stderr, "    %s\n", sc_errmsg(db));
    CHECK_INT(sc__one(db, &count_rows, NULL, &rows, NULL), SC_ROW);
    CHECK_INT(rows.n, want == SC_OK);
    if (rows.n == 1 && CHECK_INT(sc__one(db, &get, NULL, &back, &mem), SC_ROW))
        CHECK(is_same((enum sc_type)c->f.type, &o->v, &back));
    else if (rows.n == 1)
        fprintf(stderr, "    %s\n", sc_errmsg(db));
    sc_mem_free(&mem);
    if (check_failures != before) fprintf(stderr, "    %s, value %zu\n", c->mysql, i);
}

static bool make_table(const char *url, const struct column *c)
{
    size_t room = strlen(c->mysql) + 80;
    char *sql = malloc(room);
    sc_db *db = NULL;
    bool made = CHECK(sql != NULL) && CHECK_INT(sc_open(url, &db), SC_OK);

    if (made) {
        snprintf(sql, room, "DROP TABLE IF EXISTS rt_limit; CREATE TABLE rt_limit (v %s NOT NULL)",
                 engine_of(db) == 0 ? c->sqlite : c->mysql);
        made = CHECK_INT(sc_exec_script(db, sql), SC_OK);
        if (!made) fprintf(stderr, "    %.200s\n    %s\n", sql, sc_errmsg(db));
    }
    sc_close(db);
    free(sql);
    return made;
}

/* Each value has a connection of its own: its queries are gone behind it, and a connection keeps what it has prepared. */
static void try_all(const char *url, const struct column *c, const struct one_value *values, size_t n)
{
    if (!make_table(url, c)) return;
    for (size_t i = 0; i < n; i++) {
        sc_db *db = NULL;

        if (CHECK_INT(sc_open(url, &db), SC_OK)) try_one(db, c, &values[i], i);
        sc_close(db);
    }
}
#define TRY(sqlite, mysql, kind, values, ...)                                                                          \
    try_all(url, &(struct column){sqlite, mysql, {.name = "v", .type = (kind), __VA_ARGS__}}, values, N_OF(values))

/* ---------------------------------------------------------------- numbers */

#define FITS                                                                                                           \
    {                                                                                                                  \
        0, 0, 0, 0                                                                                                     \
    }
#define SERVERS(code)                                                                                                  \
    {                                                                                                                  \
        0, code, code, code                                                                                            \
    }
#define ALL(code)                                                                                                      \
    {                                                                                                                  \
        code, code, code, code                                                                                         \
    }

static void numbers(const char *url)
{
    const struct one_value medium[] = {{{.i32 = 8388607}, FITS},
                                       {{.i32 = -8388608}, FITS},
                                       {{.i32 = 8388608}, SERVERS(SC_ERR_CHECK)},
                                       {{.i32 = -8388609}, SERVERS(SC_ERR_CHECK)}};
    const struct one_value wide[] = {{{.u64 = INT64_MAX}, FITS},
                                     {{.u64 = (uint64_t)INT64_MAX + 1}, {SC_ERR_PARAM, 0, 0, 0}},
                                     {{.u64 = UINT64_MAX}, {SC_ERR_PARAM, 0, 0, 0}}};
    const struct one_value bit[] = {{{.u64 = 0}, FITS}, {{.u64 = 1}, FITS}, {{.u64 = 2}, SERVERS(SC_ERR_CHECK)}};
    const struct one_value doubles[] = {{{.d = DBL_MAX}, FITS},      {{.d = -DBL_MAX}, FITS}, {{.d = DBL_MIN}, FITS},
                                        {{.d = DBL_TRUE_MIN}, FITS}, {{.d = 0.1}, FITS},      {{.d = 0.0}, FITS},
                                        {{.d = DBL_EPSILON}, FITS}};
    const struct one_value floats[] = {{{.f = FLT_MAX}, FITS},
                                       {{.f = -FLT_MAX}, FITS},
                                       {{.f = FLT_MIN}, FITS},
                                       {{.f = 0.1F}, FITS},
                                       {{.f = 16777215.0F}, FITS}};
    const struct one_value years[] = {
        {{.year = 1901}, FITS}, {{.year = 2155}, FITS}, {{.year = 0}, FITS}, {{.year = 1900}, ALL(SC_ERR_PARAM)}};

    TRY("INTEGER", "MEDIUMINT", SC_T_INT32, medium, );
    TRY("INTEGER", "BIGINT UNSIGNED", SC_T_UINT64, wide, );
    TRY("INTEGER", "BIT(1)", SC_T_BIT, bit, );
    TRY("INTEGER", "BIT(64)", SC_T_BIT, wide, );
    TRY("REAL", "DOUBLE", SC_T_DOUBLE, doubles, );
    TRY("REAL", "FLOAT", SC_T_FLOAT, floats, );
    TRY("INTEGER", "YEAR", SC_T_YEAR, years, );
}

#define NINES_30 "999999999999999999999999999999"
#define NINES_35 "99999" NINES_30
#define ZEROS_29 "00000000000000000000000000000"
#define DEC(digits)                                                                                                    \
    {                                                                                                                  \
        .dec = { digits, sizeof(digits) - 1 }                                                                          \
    }
#define REFUSED_DECIMAL                                                                                                \
    {                                                                                                                  \
        SC_ERR_PARAM, SC_ERR_CHECK, SC_ERR_CHECK, SC_ERR_CHECK                                                         \
    }

static void decimals(const char *url)
{
    const struct one_value widest[] = {{DEC(NINES_35 "." NINES_30), FITS},
                                       {DEC("-" NINES_35 "." NINES_30), FITS},
                                       {DEC("0." ZEROS_29 "1"), FITS},
                                       {DEC("1" NINES_35 ".0"), REFUSED_DECIMAL},
                                       {DEC(NINES_35 "." NINES_30 "5"), REFUSED_DECIMAL}};
    const struct one_value whole[] = {{DEC(NINES_35 NINES_30), FITS},
                                      {DEC("-" NINES_35 NINES_30), FITS},
                                      {DEC("1" NINES_35 NINES_30), REFUSED_DECIMAL}};
    const struct one_value small[] = {
        {DEC("9.9"), FITS}, {DEC("-9.9"), FITS}, {DEC("10.0"), REFUSED_DECIMAL}, {DEC("9.95"), REFUSED_DECIMAL}};

    TRY("TEXT", "DECIMAL(65,30)", SC_T_DECIMAL, widest, .precision = 65, .scale = 30);
    TRY("TEXT", "DECIMAL(65,0)", SC_T_DECIMAL, whole, .precision = 65, .scale = 0);
    TRY("TEXT", "DECIMAL(2,1)", SC_T_DECIMAL, small, .precision = 2, .scale = 1);
}

/* ---------------------------------------------------------------- texts and bytes */

static void texts(const char *url)
{
    static char x[LONG];
    memset(x, 'x', LONG);
    const struct one_value five[] = {{{.text = {"\xC3\xA4\xF0\x9F\x90\x98yz\xE2\x82\xAC", 11}}, FITS},
                                     {{.text = {"", 0}}, FITS},
                                     {{.text = {"abcdef", 6}}, SERVERS(SC_ERR_CHECK)}};
    const struct one_value five_bytes[] = {{{.blob = {"a\0\xFF\x80z", 5}}, FITS},
                                           {{.blob = {"", 0}}, FITS},
                                           {{.blob = {"abcdef", 6}}, SERVERS(SC_ERR_CHECK)}};
    const struct one_value tiny[] = {{{.text = {x, 255}}, FITS}, {{.text = {x, 256}}, SERVERS(SC_ERR_CHECK)}};
    const struct one_value plain[] = {{{.text = {x, 65535}}, FITS}, {{.text = {x, 65536}}, SERVERS(SC_ERR_CHECK)}};
    const struct one_value json[] = {{{.text = sc_str("{\"a\":[1,null,true,\"\xF0\x9F\x90\x98\"]}")}, FITS},
                                     {{.text = {"\"\"", 2}}, FITS},
                                     {{.text = {"{\"a\":", 5}}, SERVERS(SC_ERR_CHECK)},
                                     {{.text = {"", 0}}, SERVERS(SC_ERR_CHECK)}};

    TRY("TEXT", "VARCHAR(5) CHARACTER SET utf8mb4", SC_T_TEXT, five, );
    TRY("TEXT", "CHAR(5) CHARACTER SET utf8mb4", SC_T_TEXT, five, );
    TRY("TEXT", "TINYTEXT CHARACTER SET utf8mb4", SC_T_TEXT, tiny, );
    TRY("TEXT", "TEXT CHARACTER SET utf8mb4", SC_T_TEXT, plain, );
    TRY("BLOB", "VARBINARY(5)", SC_T_BLOB, five_bytes, );
    TRY("BLOB", "TINYBLOB", SC_T_BLOB, tiny, );
    TRY("BLOB", "BLOB", SC_T_BLOB, plain, );
    TRY("TEXT", "JSON", SC_T_JSON, json, );
}

/* ---------------------------------------------------------------- members */

/* What is read is checked against the labels; they are m0, m1 … */
static void members(const char *url, const char *word, unsigned n, const struct one_value *values, size_t n_values)
{
    static char names[MOST_MEMBERS][8];
    static sc_text label[MOST_MEMBERS];
    const sc_labels labels = {"rt_limit.v", label, (uint16_t)n};
    const bool set = strcmp(word, "SET") == 0;
    size_t room = 12U * (size_t)n + 20U, at;
    char *type = malloc(room);

    if (!CHECK(type != NULL)) return;
    at = (size_t)snprintf(type, room, "%s(", word);
    for (unsigned i = 0; i < n; i++) {
        label[i] = sc_strn(names[i], (size_t)snprintf(names[i], sizeof names[i], "m%u", i));
        at += (size_t)snprintf(type + at, room - at, "%s'%s'", i ? "," : "", names[i]);
    }
    snprintf(type + at, room - at, ")");
    try_all(url, &(struct column){"TEXT", type, {.name = "v", .type = set ? SC_T_SET : SC_T_ENUM, .labels = &labels}},
            values, n_values);
    free(type);
}

static void all_members(const char *url)
{
    const struct one_value sets[] = {
        {{.u64 = UINT64_MAX}, FITS}, {{.u64 = UINT64_C(1) << 63}, FITS}, {{.u64 = 1}, FITS}, {{.u64 = 0}, FITS}};
    const struct one_value narrow[] = {{{.u64 = 7}, FITS}, {{.u64 = 8}, ALL(SC_ERR_PARAM)}};
    const struct one_value enums[] = {{{.member = 1}, FITS},
                                      {{.member = MOST_MEMBERS}, FITS},
                                      {{.member = 256}, FITS},
                                      {{.member = MOST_MEMBERS + 1}, ALL(SC_ERR_PARAM)}};

    members(url, "SET", 64, sets, N_OF(sets));
    members(url, "SET", 3, narrow, N_OF(narrow));
    members(url, "ENUM", MOST_MEMBERS, enums, N_OF(enums));
}

/* ---------------------------------------------------------------- temporals */

static int64_t instant_of(const char *iso)
{
    sc_timestamp t = {0};

    CHECK(sc_timestamp_parse(iso, &t));
    return t.us;
}

static void temporals(const char *url)
{
    const int64_t longest = INT64_C(3020399000000); /* 838:59:59 */
    const struct one_value times[] = {{{.time = {longest}}, FITS},
                                      {{.time = {-longest}}, FITS},
                                      {{.time = {0}}, FITS},
                                      {{.time = {-1}}, FITS},
                                      {{.time = {longest + 1}}, ALL(SC_ERR_PARAM)}};
    const struct one_value dates[] = {{{.date = {1000, 1, 1}}, FITS},
                                      {{.date = {9999, 12, 31}}, FITS},
                                      {{.date = {2000, 2, 29}}, FITS},
                                      {{.date = {1900, 2, 29}}, ALL(SC_ERR_PARAM)},
                                      {{.date = {10000, 1, 1}}, ALL(SC_ERR_PARAM)}};
    const struct one_value civil[] = {{{.civil = {1000, 1, 1, 0, 0, 0, 0}}, FITS},
                                      {{.civil = {9999, 12, 31, 23, 59, 59, 999999}}, FITS},
                                      {{.civil = {10000, 1, 1, 0, 0, 0, 0}}, ALL(SC_ERR_PARAM)}};
    const struct one_value rounded[] = {{{.civil = {9999, 12, 31, 23, 59, 59, 0}}, FITS},
                                        {{.civil = {9999, 12, 31, 23, 59, 59, 500000}}, ALL(SC_ERR_PARAM)}};
    const struct one_value instants[] = {
        {{.instant = {instant_of("1970-01-01 00:00:01")}}, FITS},
        {{.instant = {instant_of("2038-01-19 03:14:07.999999")}}, FITS},
        {{.instant = {instant_of("2038-01-19 03:14:08")}}, SERVERS(SC_ERR_CHECK)},
        {{.instant = {instant_of("1969-12-31 23:59:59.999999")}}, SERVERS(SC_ERR_CHECK)}};

    TRY("TEXT", "TIME(6)", SC_T_TIME, times, .scale = 6);
    TRY("TEXT", "DATE", SC_T_DATE, dates, );
    TRY("TEXT", "DATETIME(6)", SC_T_DATETIME, civil, .scale = 6);
    TRY("TEXT", "DATETIME", SC_T_DATETIME, rounded, .scale = 0);
    TRY("TEXT", "TIMESTAMP(6)", SC_T_TIMESTAMP, instants, .scale = 6);
}

int main(int argc, char **argv)
{
    sc_db *db = NULL;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    numbers(argv[1]);
    decimals(argv[1]);
    texts(argv[1]);
    all_members(argv[1]);
    temporals(argv[1]);
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK)) CHECK_INT(sc_exec_script(db, "DROP TABLE rt_limit"), SC_OK);
    sc_close(db);
    return check_result();
}
