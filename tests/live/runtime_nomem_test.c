/* runtime_nomem_test.c: every allocation of a whole program fails, on a real engine: alone, and with all that come after it. The
 * call that needed it is SC_ERR_NOMEM, nothing of it is half done, nothing leaks, and once there is memory again the same
 * connection does all of it. (What a client library allocates by itself is not the runtime's.) */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- memory that ends */

struct budget {
    long left, live;
    bool once; /* one allocation fails, and those behind it do not */
    bool spent;
};

static void *limited(void *ctx, void *p, size_t n)
{
    struct budget *b = ctx;

    if (n == 0) {
        b->live -= p != NULL;
        free(p);
        return NULL;
    }
    if (b->left == 0) {
        b->spent = true;
        if (b->once) b->left = -1;
        return NULL;
    }
    if (b->left > 0) b->left--;
    b->live += p == NULL;
    return realloc(p, n);
}

static void give_memory(struct budget *b)
{
    b->left = -1;
}

/* ---------------------------------------------------------------- what the program asks */

enum { ROWS = 300, LONG_LIST = 1100, LONG_TEXT = 3000 };

#define PLAIN_HEAD "INSERT INTO rt_plain (name, en, n, at) VALUES "
#define PLAIN_ROW "(?, ?, ?, ?)"
static const sc_row_place plain_place = {sizeof PLAIN_HEAD - 1, sizeof PLAIN_ROW - 1};
static sc_bulk_insert plain_many;

EXEC_PLAIN(clear_all, "DELETE FROM rt_all");
EXEC_PLAIN(clear_plain, "DELETE FROM rt_plain");
QUERY_PLAIN(count_plain, "SELECT COUNT(*) FROM rt_plain", n_fields);
QUERY_PLAIN(count_all, "SELECT COUNT(*) FROM rt_all", n_fields);

typedef struct list {
    const void *first;
    size_t n;
} list;
#define LIST(name_, column, kind, sqlite_json, mysql_json)                                                             \
    static const sc_field name_##_fields[] = {FIELD(list, first, (kind) | SC_T_LIST, false, )};                        \
    static const sc_list name_##_sqlite[] = {                                                                          \
        {sizeof("SELECT id AS n FROM rt_all WHERE " column " IN (") - 1, 0, sqlite_json, NULL}};                       \
    static const sc_list name_##_mysql[] = {{sizeof("SELECT id AS n FROM rt_all WHERE " column " IN (") - 1, 0,        \
                                             mysql_json, "SELECT " column " FROM rt_all LIMIT 0"}};                    \
    static const sc_query name_ = {.name = #name_,                                                                     \
                                   .sqlite = LIST_SQL(column, name_##_sqlite),                                         \
                                   .mysql = LIST_SQL(column, name_##_mysql),                                           \
                                   .columns = n_fields,                                                                \
                                   .n_columns = 1,                                                                     \
                                   .params = name_##_fields,                                                           \
                                   .n_params = 1,                                                                      \
                                   .reads = true}
#define LIST_SQL(column, places)                                                                                       \
    {                                                                                                                  \
        "SELECT id AS n FROM rt_all WHERE " column " IN (?...)",                                                       \
            sizeof("SELECT id AS n FROM rt_all WHERE " column " IN (?...)") - 1, rt_first, 1, places, 1                \
    }
LIST(in_integers, "i64", SC_T_INT64, "SELECT value FROM json_each(?)",
     "SELECT v FROM JSON_TABLE(?, '$[*]' COLUMNS (v BIGINT PATH '$')) AS list");
LIST(in_doubles, "d", SC_T_DOUBLE, NULL, NULL);
LIST(in_texts, "txt", SC_T_TEXT, "SELECT value FROM json_each(?)", NULL);
LIST(in_bytes, "bl", SC_T_BLOB, NULL, NULL);

static const sc_used_column used_columns[] = {{"id", "INTEGER", "bigint", SC_USED_EITHER},
                                              {"name", "TEXT", "text", SC_USED_NOT_NULL}};
static const sc_used_table used_table = {NULL, "rt_plain", used_columns, 2};
static const sc_used used = {&used_table, 1};

/* ---------------------------------------------------------------- the program */

struct values {
    char text[LONG_TEXT + 1], names[ROWS][16];
    rt_plain_row rows[ROWS];
    rt_row all;
    int64_t integers[LONG_LIST];
    double doubles[LONG_LIST];
    sc_text texts[LONG_LIST];
    sc_blob bytes[LONG_LIST];
};

static void fill(struct values *v)
{
    memset(v->text, 'x', LONG_TEXT);
    for (int i = 0; i < ROWS; i++) {
        (void)snprintf(v->names[i], sizeof v->names[i], "name %d", i);
        v->rows[i] = (rt_plain_row){.name = sc_str(v->names[i]), .en = 1, .n = i, .at = {1000000}};
    }
    for (int i = 0; i < LONG_LIST; i++) {
        v->integers[i] = i;
        v->doubles[i] = i / 4.0;
        v->texts[i] = sc_strn("with\0NUL", 8);
        v->bytes[i] = sc_bytes("by\0\xFFtes", 7);
    }
    v->texts[1] = sc_str(v->text);
    v->all = (rt_row){.id = 1,
                      .i64 = {true, 7},
                      .d = {true, 2.5},
                      .dec = sc_dec("1.5"),
                      .txt = sc_str(v->text),
                      .bl = sc_bytes("by\0\xFFtes", 7),
                      .st = {true, 5},
                      .ts = {true, {1700000000000000}}};
}

/* Any call that fails here fails for want of memory, and the connection says so. */
static bool went_on(sc_db *db, int rc, const char *what)
{
    if (rc >= 0) return true;
    if (!check_int(rc, SC_ERR_NOMEM, what, __FILE__, __LINE__) || !CHECK_INT(sc_errcode(db), SC_ERR_NOMEM))
        fprintf(stderr, "    %s\n", sc_errmsg(db));
    return false;
}
#define GO(call) went_on(db, (call), #call)

static int64_t number(sc_db *db, const sc_query *q, const void *params)
{
    n_row row = {-1};

    return GO(sc__one(db, q, params, &row, NULL)) ? row.n : -1;
}

static bool counts(sc_db *db, const sc_query *q, int64_t want)
{
    int64_t n = number(db, q, NULL);

    return sc_errcode(db) == SC_OK && CHECK_INT(n, want);
}

static bool one_row(sc_db *db, const struct values *v, sc_mem *mem)
{
    rt_row back;

    return GO(sc__exec(db, &rt_insert, &v->all, NULL, NULL)) && GO(sc__one(db, &rt_by_id, &v->all.id, &back, mem)) &&
           CHECK_STR(back.txt.ptr, v->text) && CHECK_STR(back.dec.ptr, "1.500000") && CHECK_INT(back.st.value, 5);
}

static bool long_lists(sc_db *db, const struct values *v)
{
    const struct {
        const sc_query *q;
        const void *first;
    } lists[] = {{&in_integers, v->integers}, {&in_doubles, v->doubles}, {&in_texts, v->texts}, {&in_bytes, v->bytes}};

    for (size_t i = 0; i < N_OF(lists); i++) {
        n_row row;

        if (!GO(sc__one(db, lists[i].q, &(list){lists[i].first, LONG_LIST}, &row, NULL))) return false;
        check_int(row.n, 1, lists[i].q->name, __FILE__, __LINE__);
        if (!GO(sc__one(db, lists[i].q, &(list){lists[i].first, 11}, &row, NULL))) return false;
        check_int(row.n, 1, lists[i].q->name, __FILE__, __LINE__);
        if (!GO(sc__one(db, lists[i].q, &(list){NULL, 0}, &row, NULL))) return false;
    }
    return true;
}

/* A result that another statement has to be read ahead for. */
static bool in_a_loop(sc_db *db, const struct values *v)
{
    rt_row another = v->all;
    sc_rows *it = NULL;
    rt_plain_row row;
    int64_t n = 0;
    int rc = sc__many(db, &rt_plain_list, NULL, &it);

    another.id = 2;
    while (rc >= 0 && (rc = sc__next(it, &row)) == SC_ROW) {
        CHECK_STR(row.name.ptr, v->names[n++]);
        if (n == 1) rc = sc__exec(db, &rt_insert, &another, NULL, NULL);
        if (n == 2 && rc >= 0 && !counts(db, &count_all, 2)) rc = sc_errcode(db);
    }
    sc__close(it);
    if (!went_on(db, rc, "in_a_loop")) return false;
    return CHECK_INT(n, ROWS);
}

static bool whole(sc_db *db, const struct values *v, sc_mem *mem)
{
    rt_plain_row *all = NULL, mine[ROWS];
    size_t n = 0;

    if (!GO(sc__all(db, &rt_plain_list, NULL, sizeof *all, (void **)&all, &n, mem))) return !CHECK(!all && n == 0);
    CHECK_INT(n, ROWS);
    CHECK_STR(all[ROWS - 1].name.ptr, v->names[ROWS - 1]);
    if (!GO(sc__into(db, &rt_plain_list, NULL, sizeof *mine, mine, ROWS, &n, mem))) return false;
    CHECK_STR(mine[ROWS - 1].name.ptr, v->names[ROWS - 1]);
    return CHECK_INT(n, ROWS);
}

static int add_and_count(sc_db *db, void *ctx)
{
    const struct values *v = ctx;
    rt_plain_row row = v->rows[0];
    int rc;

    row.name = sc_str("in a transaction");
    rc = sc__exec(db, &rt_plain_insert, &row, NULL, NULL);
    if (rc >= 0) rc = sc_savepoint(db);
    if (rc >= 0) rc = sc__bulk(db, &plain_many, v->rows, 1, SC_BULK_ATOMIC, NULL); /* it is there already */
    if (rc != SC_ERR_UNIQUE) return CHECK(rc < 0) ? rc : SC_ERROR;
    if (sc_errconstraint(db)[0] == '\0' && sc_errcolumn(db)[0] == '\0') CHECK_STR(sc_engine(db), "dolt");
    return sc_savepoint_rollback(db);
}

static bool guards(sc_db *db)
{
    sc_canceller *c = NULL;
    bool fine = GO(sc_canceller_new(db, &c)) && GO(sc_set_timeout(db, 60000));

    fine = fine && number(db, &count_plain, NULL) >= 0;
    sc_canceller_free(c);
    return fine && GO(sc_set_timeout(db, 0));
}

static bool program(sc_db *db, struct values *v, sc_mem *mem)
{
    sc_bulk done;

    if (!GO(sc__exec(db, &clear_plain, NULL, NULL, NULL)) || !GO(sc__exec(db, &clear_all, NULL, NULL, NULL)) ||
        !one_row(db, v, mem) || !long_lists(db, v))
        return false;
    if (!GO(sc__bulk(db, &plain_many, v->rows, ROWS, SC_BULK_ATOMIC, &done))) return !CHECK_INT(done.rows, 0);
    CHECK_INT(done.rows, ROWS);
    if (!in_a_loop(db, v) || !whole(db, v, mem)) return false;
    if (!GO(sc_transact(db, add_and_count, v))) return !CHECK(!sc_in_transaction(db));
    return counts(db, &count_plain, ROWS + 1) && GO(sc_verify_schema(db, &used)) && guards(db);
}

/* ---------------------------------------------------------------- each allocation in turn */

/* All rows of a statement, or none. */
static void nothing_half_done(sc_db *db)
{
    int64_t n = number(db, &count_plain, NULL);

    CHECK(n == 0 || n == ROWS || n == ROWS + 1);
}

/* With n allocations granted: true when that was enough. */
static bool with_budget(const char *url, struct values *v, long n, bool once)
{
    struct budget b = {.left = n, .once = once};
    sc_mem mem = {0};
    sc_db *db = NULL;
    int rc = sc_open_with(url, limited, &b, &db), before = check_failures;
    bool enough = rc == SC_OK && program(db, v, &mem) && !b.spent;

    if (rc != SC_OK) CHECK_INT(rc, SC_ERR_NOMEM);
    give_memory(&b);
    if (rc == SC_OK && !enough) {
        CHECK(!sc_in_transaction(db));
        if (n > 3) nothing_half_done(db);
        CHECK(program(db, v, &mem));
    }
    CHECK(enough || b.spent);
    sc_mem_free(&mem);
    sc_close(db);
    CHECK_INT(b.live, 0);
    if (check_failures != before) fprintf(stderr, "    allocation %ld%s\n", n, once ? ", alone" : "");
    return enough;
}

QUERY_PLAIN(connection_id, "SELECT CONNECTION_ID() AS n", n_fields);
static const sc_query repeatable = {.name = "repeatable",
                                    .mysql = SQL_PLAIN("SELECT COUNT(*) AS n FROM rt_plain"),
                                    .columns = n_fields,
                                    .n_columns = 1,
                                    .reads = true,
                                    .repeatable = true};

/* A connection that the server has ended is made again as soon as there is memory for it, and not before. */
static bool lost_with_budget(const char *url, sc_db *other, long n)
{
    struct budget b = {.left = -1};
    n_row row;
    char sql[64];
    sc_db *db = NULL;
    int rc;

    CHECK_INT(sc_open_with(url, limited, &b, &db), SC_OK);
    snprintf(sql, sizeof sql, "KILL %lld", (long long)number(db, &connection_id, NULL));
    CHECK_INT(sc_exec_script(other, sql), SC_OK);
    b.left = n;
    rc = sc__one(db, &repeatable, NULL, &row, NULL);
    if (rc < 0 && CHECK(b.spent) && CHECK(rc == SC_ERR_NOMEM || rc == SC_ERR_LOST))
        CHECK(strstr(sc_errmsg(db), "no memory") != NULL);
    give_memory(&b);
    if (!CHECK_INT(sc__one(db, &repeatable, NULL, &row, NULL), SC_ROW))
        fprintf(stderr, "    %s\n    allocation %ld of a new connection\n", sc_errmsg(db), n);
    sc_close(db);
    CHECK_INT(b.live, 0);
    return !b.spent;
}

static void lost(const char *url, sc_db *other)
{
    enum { MOST = 100 };
    long n = 0;

    while (n < MOST && !lost_with_budget(url, other, n)) n++;
    CHECK(n > 0 && n < MOST);
}

/* SQLite need not wait for the disk. */
static const char *quick(const char *url)
{
    static char longer[4096];

    snprintf(longer, sizeof longer, "%s%s", url, strncmp(url, "sqlite:", 7) == 0 ? "?synchronous=off" : "");
    return longer;
}

int main(int argc, char **argv)
{
    enum { MOST = 2000 };
    struct values *v = calloc(1, sizeof *v);
    long n[2] = {0, 0};
    sc_db *db;

    if (argc < 2 || !v) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    fill(v);
    plain_many = (sc_bulk_insert){&rt_plain_insert, sizeof(rt_plain_row), plain_place, plain_place, true};
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, rt_sqlite_ddl, rt_mysql_ddl), SC_OK)) {
        bool slow = strcmp(sc_engine(db), "mysql") == 0 || strcmp(sc_engine(db), "dolt") == 0;

        for (int once = 0; once < 2 - slow; once++)
            while (n[once] < MOST && check_failures < 20 && !with_budget(quick(argv[1]), v, n[once], once)) n[once]++;
        CHECK(n[0] > 50 && n[0] < MOST && n[1] == (slow ? 0 : n[0]));
        if (strcmp(sc_engine(db), "sqlite") != 0) lost(argv[1], db);
        CHECK_INT(sc_exec_script(db, "DROP TABLE rt_all"), SC_OK);
    }
    sc_close(db);
    free(v);
    return check_result();
}
