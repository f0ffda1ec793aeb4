/* runtime_lists_test.c: lists of values on a real engine: none, few, many and 100,000 of them, of every form that the
 * runtime has for them (runtime/list.c). */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 3000, MANY = 100000 };

static const char *const sqlite_ddl[] = {
    "DROP TABLE IF EXISTS rt_list",
    "CREATE TABLE rt_list (id INTEGER NOT NULL PRIMARY KEY, n INTEGER, s TEXT NOT NULL, dc TEXT NOT NULL,"
    " dt TEXT NOT NULL, en TEXT NOT NULL, bl BLOB NOT NULL, d REAL NOT NULL)",
    NULL};
static const char *const mysql_ddl[] = {
    "DROP TABLE IF EXISTS rt_list",
    "CREATE TABLE rt_list (id BIGINT NOT NULL PRIMARY KEY, n BIGINT,"
    " s VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, dc DECIMAL(10,2) NOT NULL,"
    " dt DATETIME(3) NOT NULL, en ENUM('human', 'agent') NOT NULL, bl VARBINARY(20) NOT NULL, d DOUBLE NOT NULL)",
    NULL};

typedef struct list_row {
    int64_t id;
    sc_opt_i64 n;
    sc_text s;
    sc_decimal dc;
    sc_datetime dt;
    int en;
    sc_blob bl;
    double d;
} list_row;
static const sc_field row_fields[] = {
    FIELD(list_row, id, SC_T_INT64, false, ),
    FIELD(list_row, n, SC_T_INT64, true, ),
    FIELD(list_row, s, SC_T_TEXT, false, ),
    FIELD(list_row, dc, SC_T_DECIMAL, false, .precision = 10, .scale = 2),
    FIELD(list_row, dt, SC_T_DATETIME, false, .scale = 3),
    FIELD(list_row, en, SC_T_ENUM, false, .labels = &rt_who),
    FIELD(list_row, bl, SC_T_BLOB, false, ),
    FIELD(list_row, d, SC_T_DOUBLE, false, ),
};
static const uint16_t insert_order[] = {0, 1, 2, 3, 4, 5, 6, 7};
EXEC(insert_row, "INSERT INTO rt_list VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row_fields, insert_order);

typedef struct id_row {
    int64_t id;
} id_row;
static const sc_field id_fields[] = {FIELD(id_row, id, SC_T_INT64, false, )};

/* A value that the text says before its list, and a list of any type. */
typedef struct list_args {
    int64_t least;
    const void *values;
    size_t n;
} list_args;
static const uint16_t list_order[] = {0, 1};

#define LIST_SQL(sql, places)                                                                                          \
    {                                                                                                                  \
        (sql), sizeof(sql) - 1, list_order, 2, (places), 1                                                             \
    }
/* SELECT id … WHERE id >= ? AND column IN (…), and the same with NOT IN. */
#define LIST_QUERY(name_, column, json_, like_, kind, ...)                                                             \
    static const sc_field name_##_params[] = {FIELD(list_args, least, SC_T_INT64, false, ),                            \
                                              FIELD(list_args, values, (kind) | SC_T_LIST, false, __VA_ARGS__)};       \
    static const sc_list name_##_in[] = PLACES(IN_HEAD(column, "IN"), json_, like_);                                   \
    static const sc_list name_##_not_in[] = PLACES(IN_HEAD(column, "NOT IN"), json_, like_);                           \
    LIST_ONE(name_, IN_HEAD(column, "IN") "?...) ORDER BY id", name_##_in, name_##_params);                            \
    LIST_ONE(name_##_not, IN_HEAD(column, "NOT IN") "?...) ORDER BY id", name_##_not_in, name_##_params)
#define PLACES(head, json, like_)                                                                                      \
    {                                                                                                                  \
        {sizeof(head) - 1, 1, json(SQLITE), NULL},                                                                     \
        {                                                                                                              \
            sizeof(head) - 1, 1, json(MYSQL), like_                                                                    \
        }                                                                                                              \
    }
#define NO_JSON(engine) NULL
#define JSON_TEXTS(engine) engine##_JSON_TEXTS
#define JSON_INTEGERS(engine) engine##_JSON_INTEGERS
#define SQLITE_JSON_TEXTS "SELECT value FROM json_each(?)"
#define SQLITE_JSON_INTEGERS SQLITE_JSON_TEXTS
#define MYSQL_JSON_TEXTS NULL
#define MYSQL_JSON_INTEGERS "SELECT v FROM JSON_TABLE(?, '$[*]' COLUMNS (v BIGINT PATH '$')) AS list"
#define IN_HEAD(column, in) "SELECT id FROM rt_list WHERE id >= ? AND " column " " in " ("
#define LIST_ONE(name_, sql_, places_, params_)                                                                        \
    static const sc_query name_ = {.name = #name_,                                                                     \
                                   .sqlite = LIST_SQL(sql_, &(places_)[0]),                                            \
                                   .mysql = LIST_SQL(sql_, &(places_)[1]),                                             \
                                   .columns = id_fields,                                                               \
                                   .n_columns = 1,                                                                     \
                                   .params = (params_),                                                                \
                                   .n_params = 2,                                                                      \
                                   .reads = true}

LIST_QUERY(by_id, "id", JSON_INTEGERS, NULL, SC_T_INT64, );
LIST_QUERY(by_n, "n", JSON_INTEGERS, NULL, SC_T_INT64, );
LIST_QUERY(by_s, "s", JSON_TEXTS, "SELECT s FROM rt_list LIMIT 0", SC_T_TEXT, );
LIST_QUERY(by_lower, "LOWER(s)", JSON_TEXTS, NULL, SC_T_TEXT, ); /* of no column */
LIST_QUERY(by_dc, "dc", JSON_TEXTS, NULL, SC_T_DECIMAL, .precision = 10, .scale = 2);
LIST_QUERY(by_dt, "dt", JSON_TEXTS, NULL, SC_T_DATETIME, .scale = 3);
LIST_QUERY(by_en, "en", JSON_TEXTS, NULL, SC_T_ENUM, .labels = &rt_who);
LIST_QUERY(by_bl, "bl", NO_JSON, NULL, SC_T_BLOB, );
LIST_QUERY(by_json, "s", NO_JSON, NULL, SC_T_JSON, ); /* of a type that has no other form than placeholders */
LIST_QUERY(by_d, "d", NO_JSON, NULL, SC_T_DOUBLE, );

static bool good(sc_db *db, int rc, const char *what, int line)
{
    if (check_int(rc < 0 ? rc : SC_OK, SC_OK, what, __FILE__, line)) return true;
    fprintf(stderr, "    %s\n", sc_errmsg(db));
    return false;
}
#define OK(call) good(db, (call), #call, __LINE__)

/* ---------------------------------------------------------------- the table */

static const char *const odd_texts[] = {
    "it's",      "back\\slash", "\\'",  "''", "\"q\"", "?",   "?...",  "\xF0\x9F\x90\x98",
    "new\nline", "tab\t",       "\x01", "%",  "",      "-- ", "/* */", "x'41'"};
enum { N_ODD = N_OF(odd_texts) };

static char names[ROWS][24], digits[ROWS][24];

static list_row row_of(int i)
{
    list_row r = {.id = i, .en = 1 + i % 2, .d = i / 8.0};

    snprintf(names[i], sizeof names[i], i < N_ODD ? "%s" : "name %s%d", i < N_ODD ? odd_texts[i] : "", i);
    snprintf(digits[i], sizeof digits[i], "%d.%02d", i, i % 100);
    r.n = (sc_opt_i64){.has = i % 3 != 0, .value = -i};
    r.s = sc_str(names[i]);
    r.dc = sc_dec(digits[i]);
    r.dt = (sc_datetime){
        .year = (int16_t)(2000 + i % 50), .month = 2, .day = 28, .microsecond = (uint32_t)(i % 1000) * 1000};
    r.bl = sc_bytes(names[i], strlen(names[i]));
    return r;
}

static bool fill(sc_db *db)
{
    bool ok = OK(sc_exec_ddl(db, sqlite_ddl, mysql_ddl)) && OK(sc_begin(db));

    for (int i = 0; i < ROWS && ok; i++) {
        list_row r = row_of(i);

        ok = OK(sc__exec(db, &insert_row, &r, NULL, NULL));
    }
    return ok && OK(sc_commit(db));
}

/* ---------------------------------------------------------------- how many rows a list finds */

struct found {
    int64_t n, sum;
};

static struct found find(sc_db *db, const sc_query *q, int64_t least, const void *values, size_t n)
{
    list_args args = {least, values, n};
    struct found f = {0};
    sc_rows *rows;
    id_row row;
    int rc = sc__many(db, q, &args, &rows);

    while (rc >= 0 && (rc = sc__next(rows, &row)) == SC_ROW) {
        f.n++;
        f.sum += row.id;
    }
    good(db, rc, q->name, (int)n);
    sc__close(rows);
    return f;
}

#define FINDS(q, least, values, n_, rows_)                                                                             \
    do {                                                                                                               \
        struct found f_ = find(db, q, least, values, n_);                                                              \
        if (!CHECK_INT(f_.n, rows_)) fprintf(stderr, "    %s of %zu values\n", (q)->name, (size_t)(n_));               \
    } while (0)

/* Nothing is in an empty list, NULL neither: NOT IN is true of every row. */
static void empty(sc_db *db)
{
    FINDS(&by_id, 0, NULL, 0, 0);
    FINDS(&by_n, 0, NULL, 0, 0);
    FINDS(&by_n_not, 0, NULL, 0, ROWS);
    FINDS(&by_s_not, 10, NULL, 0, ROWS - 10);
    FINDS(&by_en_not, 0, NULL, 0, ROWS);
    FINDS(&by_bl, 0, NULL, 0, 0);
}

/* Lists of lengths around each of the runtime's forms. */
static void lengths(sc_db *db, int64_t *ids)
{
    static const size_t all[] = {1, 2, 3, 4, 5, 7, 8, 9, 100, 1000, 1023, 1024, 1025, 2048, 2999};

    for (size_t k = 0; k < N_OF(all); k++) {
        size_t n = all[k];

        for (size_t i = 0; i < n; i++) ids[i] = (int64_t)i;
        CHECK_INT(find(db, &by_id, 0, ids, n).sum, (int64_t)(n * (n - 1) / 2));
        FINDS(&by_id_not, 0, ids, n, (int64_t)(ROWS - n));
        for (size_t i = 0; i < n; i++) ids[i] = -(int64_t)i;
        FINDS(&by_n, 0, ids, n, (int64_t)(n - (n + 2) / 3));
        FINDS(&by_n_not, 0, ids, n, (int64_t)(ROWS - ROWS / 3 - (n - (n + 2) / 3)));
    }
}

static void a_hundred_thousand(sc_db *db, int64_t *ids)
{
    for (int i = 0; i < MANY; i++) ids[i] = 2 * (int64_t)i;
    FINDS(&by_id, 0, ids, MANY, ROWS / 2);
    FINDS(&by_id_not, 0, ids, MANY, ROWS / 2);
    FINDS(&by_id, 1000, ids, MANY, ROWS / 2 - 500);
    ids[0] = INT64_MIN;
    ids[1] = INT64_MAX;
    FINDS(&by_id, 0, ids, MANY, ROWS / 2 - 2);
}

/* Every type, by few values and by many. */
static void types(sc_db *db)
{
    static sc_text s[ROWS];
    static sc_decimal dc[ROWS];
    static sc_datetime dt[ROWS];
    static sc_blob bl[ROWS];
    static double d[ROWS];
    static int en[ROWS];

    for (int i = 0; i < ROWS; i++) {
        list_row r = row_of(i);

        s[i] = r.s;
        dc[i] = r.dc;
        dt[i] = r.dt;
        bl[i] = r.bl;
        d[i] = r.d;
        en[i] = 2;
    }
    for (int n = N_ODD; n <= 2000; n += 2000 - N_ODD) {
        FINDS(&by_s, 0, s, (size_t)n, n);
        FINDS(&by_s_not, 0, s, (size_t)n, ROWS - n);
        FINDS(&by_dc, 0, dc, (size_t)n, n);
        FINDS(&by_dt, 0, dt, (size_t)n, n == 2000 ? ROWS : 3 * n);
        FINDS(&by_bl, 0, bl, (size_t)n, n);
        FINDS(&by_bl_not, 0, bl, (size_t)n, ROWS - n);
        FINDS(&by_d, 0, d, (size_t)n, n);
        FINDS(&by_dc_not, 0, dc, (size_t)n, ROWS - n);
        FINDS(&by_dt_not, 0, dt, (size_t)n, ROWS - (n == 2000 ? ROWS : 3 * n));
        FINDS(&by_d_not, 0, d, (size_t)n, ROWS - n);
        FINDS(&by_en, 0, en, (size_t)n, ROWS / 2);
    }
}

/* More values than a statement has placeholders, and nearly as many: of every type, by the same answers. Texts of no column are
 * looked for in few rows, for with so many MariaDB compares each with each. */
static void beyond_placeholders(sc_db *db)
{
    static char names[MANY][32];
    static sc_text s[MANY];
    static sc_decimal dc[MANY];
    static sc_datetime dt[MANY];
    static sc_blob bl[MANY];
    static double d[MANY];
    static int en[MANY];

    for (int i = 0; i < MANY; i++) {
        list_row r = row_of(i % ROWS);
        bool there = i % 70 == 0;

        snprintf(names[i], sizeof names[i], "no \xC3\xA9 %d", i);
        s[i] = there ? r.s : sc_str(names[i]);
        bl[i] = there ? r.bl : sc_bytes(names[i], strlen(names[i]));
        dc[i] = there ? r.dc : sc_dec("-1.5");
        d[i] = there ? r.d : -0.1 * i - 1;
        dt[i] = r.dt;
        dt[i].second = there ? 0 : 1;
        en[i] = 2;
    }
    for (size_t n = 60000; n <= MANY; n += 40000) {
        FINDS(&by_s, 0, s, n, 300);
        FINDS(&by_s_not, 0, s, n, ROWS - 300);
        FINDS(&by_lower, 2998, s, n, find(db, &by_s, 2998, s, n).n);
        FINDS(&by_lower_not, 2998, s, n, find(db, &by_s_not, 2998, s, n).n);
        FINDS(&by_bl, 0, bl, n, 300);
        FINDS(&by_bl_not, 0, bl, n, ROWS - 300);
    }
    FINDS(&by_dc, 0, dc, MANY, 300);
    FINDS(&by_dc_not, 0, dc, MANY, ROWS - 300);
    FINDS(&by_d, 0, d, MANY, 300);
    FINDS(&by_d_not, 0, d, MANY, ROWS - 300);
    FINDS(&by_dt, 0, dt, MANY, 300);
    FINDS(&by_en, 0, en, MANY, ROWS / 2);
    FINDS(&by_en_not, 0, en, MANY, ROWS / 2);
}

/* A NUL is part of a text, in lists of any length. */
static void nul_in_text(sc_db *db)
{
    static sc_text s[2000];
    list_row r = row_of(0);

    r.id = ROWS;
    r.s = sc_strn("a\0b", 3);
    OK(sc__exec(db, &insert_row, &r, NULL, NULL));
    for (int i = 0; i < 2000; i++) s[i] = sc_strn("a\0c", 3);
    FINDS(&by_s, 0, s, 2, 0);
    FINDS(&by_s, 0, s, 2000, 0);
    s[1] = r.s;
    FINDS(&by_s, 0, s, 2, 1);
    FINDS(&by_s, 0, s, 2000, 1);
}

/* ---------------------------------------------------------------- what is refused */

static void refused(sc_db *db, const sc_query *q, const void *values, size_t n, const char *says)
{
    list_args args = {0, values, n};
    sc_rows *rows;

    CHECK_INT(sc__many(db, q, &args, &rows), SC_ERR_PARAM);
    if (!CHECK(strstr(sc_errmsg(db), says) != NULL)) fprintf(stderr, "    %s\n", sc_errmsg(db));
    sc__close(rows);
}

static void bad_values(sc_db *db)
{
    static sc_text s[2000];
    static const int members[] = {1, 3};

    refused(db, &by_id, NULL, 3, "`values` is NULL, and should have 3 values");
    refused(db, &by_en, members, 2, "is no member");
    for (int i = 0; i < 2000; i++) s[i] = sc_str("a");
    s[2] = sc_str(NULL);
    refused(db, &by_s, s, 3, "is required, and is NULL");
    refused(db, &by_s, s, 2000, "is required, and is NULL");
    FINDS(&by_s, 0, s, 2, 0);
}

/* As many values as the protocol has placeholders beside the text's own, which are 65,535 together; and one more, which texts
 * have another form for. */
static void last_placeholder(sc_db *db)
{
    enum { MOST = 65534 };
    static sc_text s[MOST + 2];

    if (strcmp(sc_engine(db), "mysql") != 0 && strcmp(sc_engine(db), "mariadb") != 0) return;
    for (int i = 0; i < MOST + 2; i++) s[i] = sc_str(i ? "a" : names[2999]);
    FINDS(&by_json, 2998, s, MOST, 1);
    FINDS(&by_json_not, 2998, s, MOST, 1);
    refused(db, &by_json, s, MOST + 1, "more than the engine takes");
    for (size_t n = MOST - 70; n <= MOST + 2; n += 24) FINDS(&by_lower, 2998, s, n, 1);
}

/* ---------------------------------------------------------------- statements */

/* A result of one shape is read while others of the same query run, prepared for one use among them. */
static void in_turns(sc_db *db, int64_t *ids)
{
    for (int i = 0; i < ROWS; i++) ids[i] = i;
    for (size_t n = 3; n <= 2500; n = n * 2 + 1) {
        list_args args = {0, ids, n};
        sc_rows *rows;
        id_row row;
        size_t seen = 0;

        if (!OK(sc__many(db, &by_id, &args, &rows))) return;
        for (; sc__next(rows, &row) == SC_ROW; seen++)
            if (seen % 500 == 1) {
                FINDS(&by_id, 0, ids, 2, 2);
                FINDS(&by_id, 0, ids, n, (int64_t)n);
                FINDS(&by_id, 0, ids, 2000, 2000);
            }
        CHECK_INT((int64_t)seen, (int64_t)n);
        sc__close(rows);
    }
}

/* The list is the caller's again as soon as sc__many returns. */
static void borrowed_no_longer(sc_db *db)
{
    char text[] = "it's";
    sc_text s[] = {{text, 4}};
    list_args args = {0, s, 1};
    sc_rows *rows;
    id_row row;

    if (!OK(sc__many(db, &by_s, &args, &rows))) return;
    memset(text, 'x', 4);
    s[0] = sc_str("y");
    CHECK_INT(sc__next(rows, &row), SC_ROW);
    CHECK_INT(row.id, 0);
    CHECK_INT(sc__next(rows, &row), SC_DONE);
    sc__close(rows);
}

int main(int argc, char **argv)
{
    int64_t *ids = malloc(MANY * sizeof *ids);
    sc_db *db;

    if (argc < 2 || !ids) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && fill(db)) {
        empty(db);
        lengths(db, ids);
        a_hundred_thousand(db, ids);
        types(db);
        beyond_placeholders(db);
        bad_values(db);
        last_placeholder(db);
        in_turns(db, ids);
        borrowed_no_longer(db);
        nul_in_text(db);
    }
    sc_close(db);
    free(ids);
    return check_result();
}
