/* runtime_list_texts_test.c: long lists of texts and bytes find what the same values find one by one, on a real engine: whatever
 * the column's type, character set and collation, and whatever the texts. Each value goes alone as a literal would, and once
 * more among so many that match nothing that the list takes its long form (runtime/list_hex.c). */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LONG = 1100, VERY_LONG = 70000, ROOM = 600 };

struct value {
    const char *p;
    size_t n;
};
#define V(s)                                                                                                           \
    {                                                                                                                  \
        (s), sizeof(s) - 1                                                                                             \
    }
/* What collations take for the same, or not: case, accents, composed and not, ligatures, blanks at the end, NULs, what has no
 * weight; characters of four bytes, of one character set and not of another; what would be SQL. */
static const struct value values[] = {V(""),
                                      V(" "),
                                      V("  "),
                                      V("a"),
                                      V("A"),
                                      V("a "),
                                      V("a\t"),
                                      V("\t"),
                                      V(" a"),
                                      V("a\0"),
                                      V("a\0b"),
                                      V("\0"),
                                      V("\xC3\xA1"),
                                      V("a\xCC\x81"),
                                      V("\xC3\x9F"),
                                      V("ss"),
                                      V("\xC3\xA6"),
                                      V("ae"),
                                      V("\xC3\xB1"),
                                      V("n"),
                                      V("I"),
                                      V("i"),
                                      V("\xC4\xB1"),
                                      V("\xC4\xB0"),
                                      V("\xEF\xBC\xA1"),
                                      V("\xEF\xAC\x83"),
                                      V("ffi"),
                                      V("\xC3\x85"),
                                      V("A\xCC\x8A"),
                                      V("\xE2\x84\xAB"),
                                      V("\xE2\x80\x8B"),
                                      V("a\xE2\x80\x8B"),
                                      V("co\xC2\xADop"),
                                      V("coop"),
                                      V("\xF0\x9F\x90\x98"),
                                      V("\xF0\x9F\x90\xA6"),
                                      V("\xE6\xBC\xA2"),
                                      V("?"),
                                      V("??"),
                                      V("\xD0\x96"),
                                      V("\xD0\xB6"),
                                      V("'"),
                                      V("\\"),
                                      V("\\'"),
                                      V("\""),
                                      V("%"),
                                      V("x'41'"),
                                      V("[1]"),
                                      V("4142"),
                                      V("-- ")};

/* A column's declaration; what is none on an engine it says so of. */
static const char *const sqlite_columns[] = {"TEXT", "TEXT COLLATE NOCASE", "TEXT COLLATE RTRIM"};
static const char *const mysql_columns[] = {"VARCHAR(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
                                            "VARCHAR(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci",
                                            "CHAR(20) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
                                            "TEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci",
                                            "VARCHAR(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_as_cs",
                                            "VARCHAR(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_nopad_ai_ci",
                                            "VARCHAR(600) CHARACTER SET utf8mb3 COLLATE utf8mb3_general_ci",
                                            "VARCHAR(600) CHARACTER SET latin1 COLLATE latin1_swedish_ci",
                                            "CHAR(20) CHARACTER SET latin1 COLLATE latin1_german2_ci",
                                            "VARCHAR(600) CHARACTER SET utf16 COLLATE utf16_general_ci",
                                            "TEXT CHARACTER SET cp1251 COLLATE cp1251_general_ci",
                                            "VARCHAR(60) CHARACTER SET gbk COLLATE gbk_chinese_ci"};

typedef struct row {
    int64_t id;
    sc_text s;
} row;
typedef struct blob_row {
    int64_t id;
    sc_blob s;
} blob_row;
static const sc_field row_fields[] = {FIELD(row, id, SC_T_INT64, false, ), FIELD(row, s, SC_T_TEXT, false, )};
static const sc_field blob_fields[] = {FIELD(blob_row, id, SC_T_INT64, false, ),
                                       FIELD(blob_row, s, SC_T_BLOB, false, )};
static const uint16_t insert_order[] = {0, 1};
EXEC(insert_text, "INSERT INTO rt_texts VALUES (?, ?)", row_fields, insert_order);
EXEC(insert_blob, "INSERT INTO rt_texts VALUES (?, ?)", blob_fields, insert_order);

typedef struct args {
    const void *values;
    size_t n;
} args;
typedef struct id_row {
    int64_t id;
} id_row;
static const sc_field id_fields[] = {FIELD(id_row, id, SC_T_INT64, false, )};
static const sc_field text_args[] = {FIELD(args, values, SC_T_TEXT | SC_T_LIST, false, )};
static const sc_field blob_args[] = {FIELD(args, values, SC_T_BLOB | SC_T_LIST, false, )};
static const uint16_t list_order[] = {0};

#define IN_HEAD "SELECT id FROM rt_texts WHERE s IN ("
#define NOT_IN_HEAD "SELECT id FROM rt_texts WHERE s NOT IN ("
static const sc_list in_places[] = {{sizeof IN_HEAD - 1, 0, "SELECT value FROM json_each(?)", NULL},
                                    {sizeof IN_HEAD - 1, 0, NULL, "SELECT `s` FROM `rt_texts` LIMIT 0"}};
static const sc_list not_in_places[] = {{sizeof NOT_IN_HEAD - 1, 0, "SELECT value FROM json_each(?)", NULL},
                                        {sizeof NOT_IN_HEAD - 1, 0, NULL, "SELECT `s` FROM `rt_texts` LIMIT 0"}};
#define LIST_QUERY(name_, sql_, places_, params_)                                                                      \
    static const sc_query name_ = {.name = #name_,                                                                     \
                                   .sqlite = {(sql_), sizeof(sql_) - 1, list_order, 1, &(places_)[0], 1},              \
                                   .mysql = {(sql_), sizeof(sql_) - 1, list_order, 1, &(places_)[1], 1},               \
                                   .columns = id_fields,                                                               \
                                   .n_columns = 1,                                                                     \
                                   .params = (params_),                                                                \
                                   .n_params = 1,                                                                      \
                                   .reads = true}
LIST_QUERY(by_text, IN_HEAD "?...) ORDER BY id", in_places, text_args);
LIST_QUERY(not_by_text, NOT_IN_HEAD "?...) ORDER BY id", not_in_places, text_args);
LIST_QUERY(by_blob, IN_HEAD "?...) ORDER BY id", in_places, blob_args);
LIST_QUERY(not_by_blob, NOT_IN_HEAD "?...) ORDER BY id", not_in_places, blob_args);

/* ---------------------------------------------------------------- the table */

static char deep[ROOM + 1]; /* longer than what a server hashes */

static bool is(const sc_db *db, const char *engine)
{
    return strcmp(sc_engine(db), engine) == 0;
}

static struct value value_of(size_t i)
{
    return i < N_OF(values) ? values[i] : (struct value){deep, i == N_OF(values) ? 500 : ROOM};
}
enum { N_VALUES = N_OF(values) + 2 };

/* False: the engine has no such column. */
static bool make(sc_db *db, const char *type)
{
    char create[200];
    const char *const ddl[] = {"DROP TABLE IF EXISTS rt_texts", create, NULL};

    (void)snprintf(create, sizeof create, "CREATE TABLE rt_texts (id BIGINT NOT NULL PRIMARY KEY, s %s)", type);
    return sc_exec_ddl(db, ddl, ddl) == SC_OK;
}

/* Which values the column takes: a character set may not have them. */
static size_t fill(sc_db *db, bool bytes, size_t *taken)
{
    size_t n = 0;

    for (size_t i = 0; i < N_VALUES; i++) {
        struct value v = value_of(i);
        row text = {(int64_t)i, sc_strn(v.p, v.n)};
        blob_row blob = {(int64_t)i, sc_bytes(v.p, v.n)};
        int rc = bytes ? sc__exec(db, &insert_blob, &blob, NULL, NULL) : sc__exec(db, &insert_text, &text, NULL, NULL);

        if (rc == SC_OK) taken[n++] = i;
    }
    return n;
}

/* ---------------------------------------------------------------- what is found */

struct found {
    int rc;
    bool ids[N_VALUES];
};

static void find(sc_db *db, const sc_query *q, const void *list, size_t n, struct found *f)
{
    args a = {list, n};
    sc_rows *rows;
    id_row r;

    memset(f, 0, sizeof *f);
    f->rc = sc__many(db, q, &a, &rows);
    while (f->rc >= 0 && (f->rc = sc__next(rows, &r)) == SC_ROW) f->ids[r.id] = true;
    sc__close(rows);
}

/* The value alone, and among n - 1 others. */
static void same(sc_db *db, const char *type, const sc_query *q, sc_text *list, size_t n, size_t i)
{
    struct value v = value_of(i);
    struct found alone, among;
    sc_text was = list[n / 2];

    list[n / 2] = sc_strn(v.p, v.n);
    find(db, q, &list[n / 2], 1, &alone);
    find(db, q, list, n, &among);
    list[n / 2] = was;
    CHECK_INT(alone.rc, SC_DONE);
    if (!CHECK_INT(among.rc, SC_DONE)) fprintf(stderr, "    %s: %s\n", type, sc_errmsg(db));
    if (!CHECK(memcmp(alone.ids, among.ids, sizeof alone.ids) == 0))
        fprintf(stderr, "    %s: value %zu of %s, %zu values\n", type, i, q->name, n);
}

/* All of them at once that have the long form, those that the column cannot have among them. */
static void all(sc_db *db, const char *type, bool bytes, sc_text *list, size_t n_rows)
{
    struct found in, not_in;
    size_t n = 0;

    for (size_t i = 0; i < N_VALUES - 1; i++) {
        struct value v = value_of(i);

        list[i] = sc_strn(v.p, v.n);
    }
    find(db, bytes ? &by_blob : &by_text, list, LONG, &in);
    find(db, bytes ? &not_by_blob : &not_by_text, list, LONG, &not_in);
    for (size_t i = 0; i < N_VALUES - 1; i++) n += in.ids[i] && !not_in.ids[i];
    CHECK_INT(in.rc, SC_DONE);
    CHECK_INT(not_in.rc, SC_DONE);
    if (!CHECK_INT((long long)n, (long long)n_rows)) fprintf(stderr, "    %s: all of them\n", type);
}

static char fillers[VERY_LONG][24];

static void refill(sc_text *list)
{
    for (size_t i = 0; i < VERY_LONG; i++) list[i] = sc_strn(fillers[i], strlen(fillers[i]));
}

static void of_column(sc_db *db, const char *type, bool bytes, sc_text *list)
{
    static size_t taken[N_VALUES];
    size_t n = make(db, type) ? fill(db, bytes, taken) : 0;

    if (n == 0) {
        fprintf(stderr, "%s has no %s\n", sc_engine(db), type);
        return;
    }
    refill(list);
    for (size_t k = 0; k < n; k++) {
        same(db, type, bytes ? &by_blob : &by_text, list, LONG, taken[k]);
        same(db, type, bytes ? &not_by_blob : &not_by_text, list, LONG, taken[k]);
    }
    same(db, type, bytes ? &by_blob : &by_text, list, VERY_LONG, 3);
    same(db, type, bytes ? &not_by_blob : &not_by_text, list, VERY_LONG, 3);
    all(db, type, bytes, list, taken[n - 1] == N_VALUES - 1 ? n - 1 : n);
}

/* The server is asked for the collation each time: it may have become another one. */
static void altered(sc_db *db, sc_text *list)
{
    static const char *const ddl[] = {
        "ALTER TABLE rt_texts MODIFY s VARCHAR(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", NULL};
    static size_t taken[N_VALUES];
    struct found before, after;

    CHECK(make(db, "VARCHAR(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci"));
    CHECK(fill(db, false, taken) == N_VALUES);
    refill(list);
    list[5] = sc_str("a");
    find(db, &by_text, list, LONG, &before);
    CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK);
    find(db, &by_text, list, LONG, &after);
    CHECK(before.ids[3] && before.ids[4] && after.ids[3] && !after.ids[4]);
}

/* … or none: what counts bytes does not cut a text of more bytes than any has characters. */
static void made_bytes(sc_db *db, sc_text *list)
{
    static const char *const ddl[] = {"ALTER TABLE rt_texts MODIFY s VARBINARY(600)", NULL};
    const row wide = {N_VALUES - 1, sc_str("\xE6\xBC\xA2\xE6\xBC\xA2\xE6\xBC\xA2\xE6\xBC\xA2\xE6\xBC\xA2")};
    struct found found;

    CHECK(make(db, "VARCHAR(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin"));
    CHECK_INT(sc__exec(db, &insert_text, &wide, NULL, NULL), SC_OK);
    CHECK_INT(sc_exec_ddl(db, ddl, ddl), SC_OK);
    refill(list);
    list[5] = wide.s;
    find(db, &by_text, list, LONG, &found);
    CHECK(found.ids[N_VALUES - 1]);
}

int main(int argc, char **argv)
{
    sc_text *list = calloc(VERY_LONG, sizeof *list);
    sc_db *db;

    if (argc < 2 || !list) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    memset(deep, 'x', ROOM);
    for (size_t i = 0; i < VERY_LONG; i++) (void)snprintf(fillers[i], sizeof fillers[i], "zz %zu", i);
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK)) {
        bool sqlite = is(db, "sqlite");

        for (size_t i = 0; i < (sqlite ? N_OF(sqlite_columns) : N_OF(mysql_columns)); i++)
            of_column(db, sqlite ? sqlite_columns[i] : mysql_columns[i], false, list);
        of_column(db, sqlite ? "BLOB" : "VARBINARY(600)", true, list);
        if (!sqlite) of_column(db, "BLOB", true, list);
        if (!sqlite && !is(db, "dolt")) altered(db, list);
        if (!sqlite) made_bytes(db, list);
    }
    sc_close(db);
    free(list);
    return check_result();
}
