/* runtime_bind_test.c: one statement executed again and again with parameters of every other class and length, NULLs and errors in
 * between: what is kept of one execution for the next changes no value. On every engine. */
#include "runtime_tables.h"

#include "runtime_live.h"

#include <stdlib.h>
#include <string.h>

enum { TIMES = 400, LONGEST = 70000 };

/* ---------------------------------------------------------------- fields of their types */

typedef struct bound_row {
    int64_t id;
    int32_t i;
    sc_opt_i64 n;
    double d;
    sc_text t;
    uint64_t u;
    sc_blob b;
} bound_row;
static const sc_field bound_fields[] = {
    FIELD(bound_row, id, SC_T_INT64, false, ), FIELD(bound_row, i, SC_T_INT32, false, ),
    FIELD(bound_row, n, SC_T_INT64, true, ),   FIELD(bound_row, d, SC_T_DOUBLE, false, ),
    FIELD(bound_row, t, SC_T_TEXT, true, ),    FIELD(bound_row, u, SC_T_UINT64, false, ),
    FIELD(bound_row, b, SC_T_BLOB, true, )};
static const uint16_t all[] = {0, 1, 2, 3, 4, 5, 6};
EXEC(add, "INSERT INTO rt_bound (id, i, n, d, t, u, b) VALUES (?, ?, ?, ?, ?, ?, ?)", bound_fields, all);
QUERY_PLAIN(read_all, "SELECT id, i, n, d, t, u, b FROM rt_bound ORDER BY id", bound_fields);

static const char *const sqlite_ddl[] = {"DROP TABLE IF EXISTS rt_bound",
                                         "CREATE TABLE rt_bound (id INTEGER NOT NULL PRIMARY KEY, i INTEGER NOT NULL,"
                                         " n INTEGER, d REAL NOT NULL, t TEXT, u INTEGER NOT NULL, b BLOB)",
                                         NULL};
static const char *const mysql_ddl[] = {
    "DROP TABLE IF EXISTS rt_bound",
    "CREATE TABLE rt_bound (id BIGINT NOT NULL PRIMARY KEY, i INT NOT NULL, n BIGINT, d DOUBLE NOT NULL,"
    " t LONGTEXT CHARACTER SET utf8mb4, u BIGINT UNSIGNED NOT NULL, b LONGBLOB)",
    NULL};

/* The same for the same id. Lengths on both sides of what is copied, and of what one byte tells. */
static bound_row made(int64_t id, const char *chars, bool large)
{
    static const size_t lengths[] = {0, 1, 8, 16, 55, 56, 57, 250, 251, 3000, LONGEST};
    uint64_t r = (uint64_t)id * UINT64_C(0x9E3779B97F4A7C15);
    const char *text = chars + r % 7, *bytes = chars + r % 5;
    size_t n_text = lengths[(r >> 8) % N_OF(lengths)], n_bytes = lengths[(r >> 16) % N_OF(lengths)];

    return (bound_row){.id = id,
                       .i = (int32_t)(r >> 32),
                       .n = {r >> 20 & 1, (int64_t)r},
                       .d = (double)(int64_t)r / 1024,
                       .t = r >> 21 & 1 ? sc_strn(text, n_text) : (sc_text){NULL, 0},
                       .u = large ? r : r >> 1,
                       .b = r >> 22 & 1 ? sc_bytes(bytes, n_bytes) : (sc_blob){NULL, 0}};
}

static bool same_bytes(const void *a, size_t n_a, const void *b, size_t n_b)
{
    return !a == !b && n_a == n_b && (n_a == 0 || memcmp(a, b, n_a) == 0);
}

static bool is_same(const bound_row *a, const bound_row *b)
{
    return a->id == b->id && a->i == b->i && a->n.has == b->n.has && (!a->n.has || a->n.value == b->n.value) &&
           !(a->d < b->d) && !(a->d > b->d) && a->u == b->u && same_bytes(a->t.ptr, a->t.len, b->t.ptr, b->t.len) &&
           same_bytes(a->b.ptr, a->b.len, b->b.ptr, b->b.len);
}

/* Each row twice, at times: the second time it is refused, and what it was bound as is not known to the server for sure. */
static void written(sc_db *db, const char *chars, bool large)
{
    for (int64_t id = 1; id <= TIMES; id++) {
        bound_row row = made(id, chars, large), bad = row;

        IS(sc__exec(db, &add, &row, NULL, NULL), SC_OK);
        if (id % 5 == 0) IS(sc__exec(db, &add, &row, NULL, NULL), SC_ERR_UNIQUE);
        if (id % 7 != 0) continue;
        bad.t = sc_str("not \xFF UTF-8");
        IS(sc__exec(db, &add, &bad, NULL, NULL), SC_ERR_PARAM);
    }
}

static void of_their_types(sc_db *db, const char *chars)
{
    bool large = !is_engine(db, "sqlite");
    int64_t n = 0, wrong = 0;
    sc_rows *rows;
    bound_row row;

    if (large) { /* the first execution of all fails */
        bound_row first = {.id = 0, .t = sc_str("one"), .b = sc_bytes("two", 3)};

        IS(sc_exec_script(db, "INSERT INTO rt_bound (id, i, d, u) VALUES (0, 1, 1, 1)"), SC_OK);
        IS(sc__exec(db, &add, &first, NULL, NULL), SC_ERR_UNIQUE);
        IS(sc_exec_script(db, "DELETE FROM rt_bound"), SC_OK);
    }
    written(db, chars, large);
    IS(sc__many(db, &read_all, NULL, &rows), SC_OK);
    for (; sc__next(rows, &row) == SC_ROW; n++) {
        bound_row wanted = made(n + 1, chars, large);

        wrong += !is_same(&row, &wanted);
    }
    sc__close(rows);
    CHECK_INT(n, TIMES);
    CHECK_INT(wrong, 0);
}

/* ---------------------------------------------------------------- any */

typedef struct any_param {
    sc_value v;
} any_param;
typedef struct text_row {
    sc_text t;
} text_row;
static const sc_field any_fields[] = {FIELD(any_param, v, SC_T_ANY, true, )};
static const sc_field text_fields[] = {FIELD(text_row, t, SC_T_TEXT, true, )};
static const uint16_t first[] = {0};
QUERY(as_text, "SELECT CAST(? AS CHAR) AS t", text_fields, any_fields, first);

struct spoken {
    any_param value;
    const char *said; /* NULL: NULL */
};

static void of_any_type(sc_db *db)
{
    static const char long_text[] = "a text that is so long that it is not copied, but read where it lies";
    const struct spoken all_of_them[] = {
        {{{SC_VALUE_INT, {.i = -1}}}, "-1"},
        {{{SC_VALUE_TEXT, {.text = sc_str("short")}}}, "short"},
        {{{SC_VALUE_INT, {.i = INT64_MAX}}}, "9223372036854775807"},
        {{{SC_VALUE_NULL, {.i = 0}}}, NULL},
        {{{SC_VALUE_DOUBLE, {.d = 1.5}}}, "1.5"},
        {{{SC_VALUE_TEXT, {.text = sc_str(long_text)}}}, long_text},
        {{{SC_VALUE_INT, {.i = INT64_MIN}}}, "-9223372036854775808"},
        {{{SC_VALUE_BLOB, {.blob = sc_bytes("bytes", 5)}}}, "bytes"},
        {{{SC_VALUE_UINT, {.u = UINT64_MAX}}}, "18446744073709551615"}, /* not on SQLite */
    };
    size_t n = N_OF(all_of_them) - is_engine(db, "sqlite");
    sc_mem mem = {0};
    text_row row;

    for (size_t i = 0; i < n * n; i++) { /* each behind each */
        const struct spoken *s[] = {&all_of_them[i / n], &all_of_them[i % n]};

        for (int k = 0; k < 2; k++) {
            IS(sc__one(db, &as_text, &s[k]->value, &row, &mem), SC_ROW);
            if (s[k]->said)
                CHECK_STR(row.t.ptr, s[k]->said);
            else
                CHECK(row.t.ptr == NULL);
        }
    }
    sc_mem_free(&mem);
}

/* With `options` behind the URL; NULL: none. */
static void all_of_it(const char *url, const char *options, const char *chars)
{
    sc_db *db;

    if (CHECK_INT(options ? open_url_with(url, options, &db) : sc_open(url, &db), SC_OK) &&
        CHECK_INT(sc_exec_ddl(db, sqlite_ddl, mysql_ddl), SC_OK)) {
        of_their_types(db, chars);
        of_any_type(db);
    }
    sc_close(db);
}

int main(int argc, char **argv)
{
    char *chars = malloc(LONGEST + 10);

    if (!has_url(argc, argv) || !chars) return 77;
    for (int i = 0; i < LONGEST + 10; i++) chars[i] = (char)('a' + i % 26);
    all_of_it(argv[1], NULL, chars);
    if (strncmp(argv[1], "mysql:", 6) == 0) all_of_it(argv[1], "compress=1", chars); /* packets lie elsewhere there */
    free(chars);
    return check_result();
}
