/* runtime_bulk_test.c: the NAME_many functions on a real engine: rows of every type, in statements of every size, all or none
 * or as far as it goes, and what is told of counts, ids and errors (runtime/bulk.c). */
#include "runtime_same.h"

#include "runtime_live.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 1100, STATEMENT = 128 };

/* A table of bulk inserts for an INSERT whose text is the same to both families. */
#define BULK(name, query_, type, text, row, ids_)                                                                      \
    static const sc_bulk_insert name = {                                                                               \
        &(query_), sizeof(type), {sizeof(text) - 1, sizeof(row) - 1}, {sizeof(text) - 1, sizeof(row) - 1}, ids_}

#define ALL_HEAD "INSERT INTO rt_all (" RT_COLUMNS ") VALUES "
#define ALL_ROW "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define PLAIN_HEAD "INSERT INTO rt_plain (name, en, n, at) VALUES "
#define PLAIN_ROW "(?, ?, ?, ?)"
BULK(all_many, rt_insert, rt_row, ALL_HEAD, ALL_ROW, false);
BULK(plain_many, rt_plain_insert, rt_plain_row, PLAIN_HEAD, PLAIN_ROW, true);

EXEC_PLAIN(clear_all, "DELETE FROM rt_all");
EXEC_PLAIN(clear_plain, "DELETE FROM rt_plain");
QUERY_PLAIN(count_plain, "SELECT COUNT(*) FROM rt_plain", n_fields);
QUERY_PLAIN(least_id, "SELECT MIN(id) FROM rt_plain", n_fields);
QUERY_PLAIN(most_id, "SELECT MAX(id) FROM rt_plain", n_fields);

/* ---------------------------------------------------------------- rows of every type */

static char texts[MOST][40], digits[MOST][24];

static rt_row row_of(int i)
{
    rt_row r = {.id = i};

    if (i % 7 == 3) return r; /* all else is NULL */
    snprintf(texts[i], sizeof texts[i], "it's ?, (?), \\ \xF0\x9F\x90\x98 %d", i);
    snprintf(digits[i], sizeof digits[i], "%d.%06d", i, i * 37 % 1000000);
    r.b = (sc_opt_bool){true, i % 2};
    r.i8 = (sc_opt_i8){true, (int8_t)(i % 256 - 128)};
    r.i64 = (sc_opt_i64){true, INT64_MIN + i};
    r.u64 = (sc_opt_u64){true, (uint64_t)INT64_MAX - (unsigned)i};
    r.f = (sc_opt_float){true, (float)i / 4};
    r.d = (sc_opt_double){true, i / 3.0};
    r.dec = sc_dec(digits[i]);
    r.txt = sc_str(texts[i]);
    r.bl = sc_bytes(texts[i], (size_t)i % 20);
    r.js = sc_str("{\"a\": 1}");
    r.en = i % 4 == 2 ? 1 : 1 + i % 4; /* the label with a backslash is not to be had on Dolt */
    r.st = (sc_opt_u64){true, (unsigned)i % 8};
    r.bt = (sc_opt_u64){true, (unsigned)i};
    r.yr = (sc_opt_u16){true, (uint16_t)(1950 + i % 100)};
    r.dt = (sc_opt_date){true, {.year = 2024, .month = 2, .day = (uint8_t)(1 + i % 29)}};
    r.tm = (sc_opt_time){true, {i * INT64_C(-1000003)}};
    r.dtm = (sc_opt_datetime){true, {.year = 2024, .month = 2, .day = 29, .hour = 23, .microsecond = (uint32_t)i * 12}};
    r.ts = (sc_opt_timestamp){true, {1700000000000000 + i * INT64_C(12345678)}};
    return r;
}

static void check_rows(sc_db *db, const rt_row *rows, size_t n)
{
    sc_rows *it = NULL;
    rt_row row;
    size_t i = 0;

    if (!IS(sc__many(db, &rt_list, NULL, &it), SC_OK)) return;
    while (sc__next(it, &row) == SC_ROW && i < n) {
        int before = check_failures;

        check_same(&row, &rows[i]);
        if (check_failures != before) fprintf(stderr, "    row %zu\n", i);
        i++;
    }
    CHECK_INT(i, n);
    sc__close(it);
}

/* Of each number twice: the second time what is left may be one statement. */
static void every_number(sc_db *db, const rt_row *rows)
{
    static const size_t numbers[] = {0, 1, 2, 3, 7, 100, 100, STATEMENT - 1, STATEMENT, STATEMENT + 1, 300, 300, MOST};

    for (size_t i = 0; i < N_OF(numbers); i++) {
        sc_bulk done;

        IS(sc__exec(db, &clear_all, NULL, NULL, NULL), SC_OK);
        IS(sc__bulk(db, &all_many, rows, numbers[i], i % 2 ? SC_BULK_ATOMIC : 0, &done), SC_OK);
        CHECK_INT(done.rows, numbers[i]);
        CHECK_INT(done.affected, numbers[i]);
        CHECK_INT(done.n_at, 0);
        CHECK_INT(done.first_id, 0); /* the statement writes them itself */
        CHECK_INT(done.last_id, 0);
        CHECK(!sc_in_transaction(db));
        check_rows(db, rows, numbers[i]);
    }
}

/* 100 rows are 64, 32 and 4 of them; when as many come again, they are one statement, prepared once and for all. */
static void comes_again(sc_db *db, const rt_row *rows)
{
    static const unsigned statements[] = {3, 1, 1};

    for (size_t i = 0; i < N_OF(statements); i++) {
        sc_counts before, after;

        IS(sc__exec(db, &clear_all, NULL, NULL, NULL), SC_OK);
        sc_counters(db, &before);
        IS(sc__bulk(db, &all_many, rows, 100, 0, NULL), SC_OK);
        sc_counters(db, &after);
        CHECK_INT(after.statements - before.statements, statements[i]);
        CHECK_INT(after.prepares - before.prepares, i < 2 ? statements[i] : 0);
    }
}

/* ---------------------------------------------------------------- ids */

static char names[MOST][24];
static rt_plain_row plain[MOST];

static void make_plain(void)
{
    for (int i = 0; i < MOST; i++) {
        snprintf(names[i], sizeof names[i], "name %d", i);
        plain[i] = (rt_plain_row){
            .name = sc_str(names[i]), .en = 1 + i % 2, .n = i % 1000, .at = {(i + 1) * INT64_C(1000001)}};
    }
}

static void ids(sc_db *db)
{
    bool sqlite = is_engine(db, "sqlite");
    sc_bulk done;

    IS(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
    IS(sc__bulk(db, &plain_many, plain, 1, 0, &done), SC_OK);
    CHECK_INT(done.first_id, number(db, &least_id));
    CHECK_INT(done.last_id, done.first_id);
    IS(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
    IS(sc__bulk(db, &plain_many, plain, 300, 0, &done), SC_OK);
    CHECK_INT(done.first_id, sqlite ? 0 : number(db, &least_id));
    CHECK_INT(done.last_id, sqlite ? number(db, &most_id) : 0);
    CHECK_INT(number(db, &most_id) - number(db, &least_id), 299);
    IS(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
}

/* ---------------------------------------------------------------- errors */

static void refused_here(sc_db *db)
{
    sc_text name = plain[200].name;
    sc_bulk done;

    plain[200].name = sc_str(NULL);
    IS(sc__bulk(db, &plain_many, plain, 400, 0, &done), SC_ERR_PARAM);
    CHECK(strstr(sc_errmsg(db), "`name` is required") != NULL);
    CHECK(strstr(sc_errmsg(db), "(rows[200])") != NULL);
    CHECK_INT(done.at, 200);
    CHECK_INT(done.n_at, 1);
    CHECK_INT(done.rows, STATEMENT);
    CHECK_INT(done.affected, STATEMENT);
    CHECK_INT(number(db, &count_plain), STATEMENT); /* of the statement that has the row nothing was sent */
    IS(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
    IS(sc__bulk(db, &plain_many, plain, 400, SC_BULK_ATOMIC, &done), SC_ERR_PARAM);
    CHECK(strstr(sc_errmsg(db), "(rows[200])") != NULL);
    CHECK_INT(done.at, 200);
    CHECK_INT(done.n_at, 1);
    CHECK_INT(done.rows, 0);
    CHECK_INT(done.affected, 0);
    CHECK_INT(done.first_id, 0);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(number(db, &count_plain), 0);
    plain[200].name = name;
    plain[399].en = 3;
    IS(sc__bulk(db, &plain_many, plain, 400, SC_BULK_ATOMIC, NULL), SC_ERR_PARAM);
    CHECK(strstr(sc_errmsg(db), "no member of rt_plain.en (rows[399])") != NULL);
    CHECK_INT(number(db, &count_plain), 0);
    plain[399].en = 1;
}

static void refused_by_engine(sc_db *db)
{
    sc_text name = plain[200].name;
    sc_bulk done;

    plain[200].name = plain[5].name;
    IS(sc__bulk(db, &plain_many, plain, 400, 0, &done), SC_ERR_UNIQUE);
    CHECK_INT(done.rows, STATEMENT);
    CHECK_INT(done.at, STATEMENT);
    CHECK_INT(done.n_at, STATEMENT);
    CHECK_INT(number(db, &count_plain), STATEMENT);
    IS(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
    IS(sc__bulk(db, &plain_many, plain, 400, SC_BULK_ATOMIC, &done), SC_ERR_UNIQUE);
    CHECK_INT(done.rows, 0);
    CHECK(done.at <= 200 && 200 < done.at + done.n_at);
    CHECK(!sc_in_transaction(db));
    CHECK_INT(number(db, &count_plain), 0);
    plain[200].name = name;
}

/* A bulk insert of its own, all or none, in a transaction that goes on; and one that is a part of the transaction. */
static void inside(sc_db *db)
{
    sc_text name = plain[200].name;
    sc_bulk done;

    plain[200].name = plain[5].name;
    IS(sc_begin(db), SC_OK);
    IS(sc__exec(db, &rt_plain_insert, &plain[300], NULL, NULL), SC_OK);
    IS(sc__bulk(db, &plain_many, plain, 250, SC_BULK_ATOMIC, &done), SC_ERR_UNIQUE);
    CHECK_INT(sc_errcode(db), SC_ERR_UNIQUE);
    CHECK_INT(done.rows, 0);
    CHECK(sc_in_transaction(db));
    CHECK_INT(number(db, &count_plain), 1);
    CHECK_INT(sc_errcode(db), SC_OK);
    plain[200].name = name;
    IS(sc__bulk(db, &plain_many, plain, 250, SC_BULK_ATOMIC, &done), SC_OK);
    CHECK_INT(done.rows, 250);
    IS(sc_commit(db), SC_OK);
    CHECK_INT(number(db, &count_plain), 251);
    IS(sc_begin(db), SC_OK);
    IS(sc__bulk(db, &plain_many, &plain[249], 2, 0, &done), SC_ERR_UNIQUE);
    IS(sc__exec(db, &rt_plain_insert, &plain[301], NULL, NULL), SC_ERR_UNIQUE); /* it stays, as any error */
    IS(sc_commit(db), SC_ERR_UNIQUE);
    CHECK_INT(number(db, &count_plain), 251);
    IS(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
}

/* An error that was undone leaves no mark: the first one behind it is the transaction's, in the same one and in the next. */
static void behind_undone(sc_db *db)
{
    rt_plain_row twice[2] = {plain[0], plain[0]};

    IS(sc_begin(db), SC_OK);
    IS(sc__bulk(db, &plain_many, twice, 2, SC_BULK_ATOMIC, NULL), SC_ERR_UNIQUE);
    IS(sc_savepoint_rollback(db), SC_ERR_MISUSE);
    IS(sc__exec(db, &rt_plain_insert, &plain[0], NULL, NULL), SC_ERR_MISUSE);
    IS(sc_rollback(db), SC_OK);
    IS(sc_begin(db), SC_OK);
    IS(sc__bulk(db, &plain_many, twice, 2, SC_BULK_ATOMIC, NULL), SC_ERR_UNIQUE);
    IS(sc_rollback(db), SC_OK);
    IS(sc_begin(db), SC_OK);
    IS(sc__exec(db, &rt_plain_insert, &plain[0], NULL, NULL), SC_OK);
    IS(sc__exec(db, &rt_plain_insert, &plain[0], NULL, NULL), SC_ERR_UNIQUE);
    IS(sc__exec(db, &rt_plain_insert, &plain[1], NULL, NULL), SC_ERR_UNIQUE);
    IS(sc_commit(db), SC_ERR_UNIQUE);
    CHECK_INT(number(db, &count_plain), 0);
}

static void called_wrongly(sc_db *db)
{
    sc_bulk done = {.rows = 7};

    CHECK_INT(sc__bulk(NULL, &plain_many, plain, 1, 0, &done), SC_ERR_MISUSE);
    CHECK_INT(done.rows, 0);
    IS(sc__bulk(db, &plain_many, NULL, 1, 0, &done), SC_ERR_MISUSE);
    IS(sc__bulk(db, &plain_many, NULL, 0, 0, &done), SC_OK);
    IS(sc__bulk(db, &plain_many, plain, 1, 2, &done), SC_ERR_MISUSE);
    CHECK_INT(number(db, &count_plain), 0);
}

/* ---------------------------------------------------------------- where keys are in the way */

typedef struct kv_row {
    int64_t k;
    sc_text v;
} kv_row;
static const sc_field kv_fields[] = {FIELD(kv_row, k, SC_T_INT64, false, ), FIELD(kv_row, v, SC_T_TEXT, false, )};
static const uint16_t kv_order[] = {0, 1};
static const char *const kv_ddl[] = {
    "DROP TABLE IF EXISTS rb_kv", "CREATE TABLE rb_kv (k BIGINT NOT NULL PRIMARY KEY, v VARCHAR(20) NOT NULL)", NULL};

#define KV_ROW "(?,?)"
#define KV_TEXT(head, tail)                                                                                            \
    {                                                                                                                  \
        (head KV_ROW tail), sizeof(head KV_ROW tail) - 1, kv_order, 2, NULL, 0                                         \
    }
#define KV_PLACE(head)                                                                                                 \
    {                                                                                                                  \
        sizeof(head) - 1, sizeof(KV_ROW) - 1                                                                           \
    }
#define KV_BULK(name_, lite_head, lite_tail, my_head, my_tail)                                                         \
    static const sc_query name_##_query = {.name = #name_,                                                             \
                                           .sqlite = KV_TEXT(lite_head, lite_tail),                                    \
                                           .mysql = KV_TEXT(my_head, my_tail),                                         \
                                           .params = kv_fields,                                                        \
                                           .n_params = 2};                                                             \
    static const sc_bulk_insert name_ = {&name_##_query, sizeof(kv_row), KV_PLACE(lite_head), KV_PLACE(my_head), false}
#define KV_INTO "INTO rb_kv(k,v)VALUES"
KV_BULK(kv_ignore, "INSERT OR IGNORE " KV_INTO, "", "INSERT IGNORE " KV_INTO, "");
KV_BULK(kv_replace, "REPLACE " KV_INTO, "", "REPLACE " KV_INTO, "");
KV_BULK(kv_upsert, "INSERT " KV_INTO, "ON CONFLICT (k) DO UPDATE SET v = excluded.v", "INSERT " KV_INTO,
        "ON DUPLICATE KEY UPDATE v = VALUES(v)");
QUERY_PLAIN(count_kv, "SELECT COUNT(*) FROM rb_kv", n_fields);
QUERY_PLAIN(count_new, "SELECT COUNT(*) FROM rb_kv WHERE v = 'new'", n_fields);

/* 300 rows, then 300 of which 150 have a key that is there: affected rows as the engine counts them. */
static void again(sc_db *db, const sc_bulk_insert *b, int64_t news, int64_t lite, int64_t server)
{
    kv_row rows[300];
    sc_bulk done;

    for (int i = 0; i < 300; i++) rows[i] = (kv_row){i, sc_str("old")};
    IS(sc_exec_ddl(db, kv_ddl, kv_ddl), SC_OK);
    IS(sc__bulk(db, b, rows, 300, 0, &done), SC_OK);
    CHECK_INT(done.affected, 300);
    for (int i = 0; i < 300; i++) rows[i] = (kv_row){150 + i, sc_str("new")};
    IS(sc__bulk(db, b, rows, 300, SC_BULK_ATOMIC, &done), SC_OK);
    CHECK_INT(done.rows, 300);
    CHECK_INT(done.affected, is_engine(db, "sqlite") ? lite : server);
    CHECK_INT(done.first_id, 0);
    CHECK_INT(number(db, &count_kv), 450);
    CHECK_INT(number(db, &count_new), news);
}

/* A table without transactions, where a server that is less strict would cut the second row's text and say nothing. */
static void without_transactions(sc_db *db)
{
    static const char *const ddl[] = {
        "DROP TABLE IF EXISTS rb_kv",
        "CREATE TABLE rb_kv (k BIGINT NOT NULL PRIMARY KEY, v VARCHAR(3) NOT NULL) ENGINE = MyISAM", NULL};
    const kv_row rows[] = {{1, sc_str("abc")}, {2, sc_str("too long")}, {3, sc_str("abc")}};

    IS(sc_exec_ddl(db, ddl, ddl), SC_OK);
    IS(sc__bulk(db, &kv_replace, rows, 3, 0, NULL), SC_ERR_CHECK);
    CHECK_INT(number(db, &count_kv), 1);
}

/* A time limit is the whole call's: it ends in the middle, and nothing is left of it. */
static void out_of_time(sc_db *db)
{
    enum { ROWS = 1000000 };
    kv_row *rows = calloc(ROWS, sizeof *rows);
    sc_bulk done;

    if (!CHECK(rows)) return;
    for (int i = 0; i < ROWS; i++) rows[i] = (kv_row){i, sc_str("x")};
    IS(sc_exec_ddl(db, kv_ddl, kv_ddl), SC_OK);
    IS(sc_set_timeout(db, 50), SC_OK);
    IS(sc__bulk(db, &kv_replace, rows, ROWS, SC_BULK_ATOMIC, &done), SC_ERR_TIMEOUT);
    CHECK_INT(done.rows, 0);
    CHECK(!sc_in_transaction(db));
    IS(sc_set_timeout(db, 0), SC_OK);
    CHECK_INT(number(db, &count_kv), 0);
    IS(sc__bulk(db, &kv_replace, rows, 1000, SC_BULK_ATOMIC, &done), SC_OK);
    CHECK_INT(number(db, &count_kv), 1000);
    free(rows);
}

/* What hears of a statement's end ends the whole call: the one behind it does not hear of that any more. */
static void cancel_it(const sc_event *e, void *ctx)
{
    (void)e;
    CHECK_INT(sc_cancel(ctx), SC_ROW);
}

static void cancelled_between(sc_db *db)
{
    kv_row rows[300];
    sc_canceller *c;
    sc_bulk done;

    for (int i = 0; i < 300; i++) rows[i] = (kv_row){i, sc_str("x")};
    IS(sc_exec_ddl(db, kv_ddl, kv_ddl), SC_OK);
    IS(sc_canceller_new(db, &c), SC_OK);
    IS(sc_set_hook(db, &(sc_hook){.fn = cancel_it, .ctx = c, .events = SC_EVENT_END}), SC_OK);
    IS(sc__bulk(db, &kv_replace, rows, 300, 0, &done), SC_ERR_INTERRUPT);
    CHECK_INT(done.rows, STATEMENT);
    IS(sc_set_hook(db, NULL), SC_OK);
    CHECK_INT(number(db, &count_kv), STATEMENT);
    sc_canceller_free(c);
}

/* ---------------------------------------------------------------- many columns */

/* More parameters in 128 rows than are counted in 16 bits. */
static void many_columns(sc_db *db)
{
    enum { COLUMNS = 600, ROWS = 200, ROOM = COLUMNS * 24 };
    static int64_t rows[ROWS][COLUMNS];
    static sc_field fields[COLUMNS];
    static uint16_t order[COLUMNS];
    static char sql[ROOM], make[ROOM], names_of[COLUMNS][8];
    static const char sum[] = "SELECT COUNT(*) FROM rb_wide WHERE c0 + c599 = 599";
    static const sc_query count_wide = {.name = "count_wide",
                                        .sqlite = SQL_PLAIN(sum),
                                        .mysql = SQL_PLAIN(sum),
                                        .columns = n_fields,
                                        .n_columns = 1,
                                        .reads = true};
    size_t n = (size_t)snprintf(sql, ROOM, "INSERT INTO rb_wide VALUES "), at = n, m;
    sc_bulk done;

    m = (size_t)snprintf(make, ROOM, "DROP TABLE IF EXISTS rb_wide; CREATE TABLE rb_wide (");
    for (unsigned i = 0; i < COLUMNS; i++) {
        snprintf(names_of[i], sizeof names_of[i], "c%u", i);
        n += (size_t)snprintf(sql + n, ROOM - n, "%s?", i ? ", " : "(");
        m += (size_t)snprintf(make + m, ROOM - m, "%sc%u INTEGER NOT NULL", i ? ", " : "", i);
        fields[i] = (sc_field){.name = names_of[i], .type = SC_T_INT64, .offset = i * 8};
        order[i] = (uint16_t)i;
    }
    n += (size_t)snprintf(sql + n, ROOM - n, ")");
    snprintf(make + m, ROOM - m, ")");
    for (int r = 0; r < ROWS; r++)
        for (int i = 0; i < COLUMNS; i++) rows[r][i] = i;
    const sc_sql text = {sql, n, order, COLUMNS, NULL, 0};
    const sc_query insert = {.name = "wide", .sqlite = text, .mysql = text, .params = fields, .n_params = COLUMNS};
    const sc_row_place place = {(uint32_t)at, (uint32_t)(n - at)};
    const sc_bulk_insert bulk = {&insert, sizeof rows[0], place, place, false};
    IS(sc_exec_script(db, make), SC_OK);
    IS(sc__bulk(db, &bulk, rows, ROWS, 0, &done), SC_OK);
    CHECK_INT(done.rows, ROWS);
    CHECK_INT(number(db, &count_wide), ROWS);
    IS(sc_exec_script(db, "DROP TABLE rb_wide"), SC_OK);
}

/* ---------------------------------------------------------------- long texts, open results */

/* More in all than a server takes in one packet. */
static void long_texts(sc_db *db)
{
    enum { ROWS = 72, EACH = 1 << 20 };
    size_t n = is_engine(db, "mysql") ? ROWS : is_engine(db, "mariadb") ? 24 : 12; /* 64 MB; 16 MB */
    rt_row *rows = calloc(ROWS, sizeof *rows);
    char *text = malloc(EACH);
    sc_bulk done;

    if (!CHECK(rows && text)) return;
    memset(text, 'x', EACH);
    for (size_t i = 0; i < n; i++) rows[i] = (rt_row){.id = (int64_t)i, .txt = sc_strn(text, EACH - i)};
    IS(sc__exec(db, &clear_all, NULL, NULL, NULL), SC_OK);
    IS(sc__bulk(db, &all_many, rows, n, SC_BULK_ATOMIC, &done), SC_OK);
    CHECK_INT(done.affected, n);
    check_rows(db, rows, n);
    IS(sc__exec(db, &clear_all, NULL, NULL, NULL), SC_OK);
    free(text);
    free(rows);
}

/* A bulk insert in a loop over a result, on the same connection. */
static void in_a_loop(sc_db *db, const rt_row *rows)
{
    sc_rows *it = NULL;
    rt_plain_row row;
    size_t n = 0;

    IS(sc__exec(db, &clear_all, NULL, NULL, NULL), SC_OK);
    IS(sc__bulk(db, &plain_many, plain, 20, 0, NULL), SC_OK);
    IS(sc__many(db, &rt_plain_list, NULL, &it), SC_OK);
    while (sc__next(it, &row) == SC_ROW) {
        CHECK(same_text(row.name, plain[n].name));
        IS(sc__bulk(db, &all_many, rows + n * 20, 20, 0, NULL), SC_OK);
        n++;
    }
    sc__close(it);
    CHECK_INT(n, 20);
    check_rows(db, rows, 400);
}

/* ---------------------------------------------------------------- a connection that goes */

/* A connection that was lost before anything was sent is made again, and the rows are all there, once. */
static void lost(const char *url, sc_db *other)
{
    sc_bulk done;
    sc_db *db;

    CHECK_INT(sc__exec(other, &clear_plain, NULL, NULL, NULL), SC_OK);
    CHECK_INT(sc_open(url, &db), SC_OK);
    (void)kill_session(db, other);
    IS(sc__bulk(db, &plain_many, plain, 300, SC_BULK_ATOMIC, &done), SC_OK);
    CHECK_INT(done.rows, 300);
    CHECK_INT(number(other, &count_plain), 300);
    IS(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
    (void)kill_session(db, other);
    (void)sc__bulk(db, &plain_many, plain, 300, 0, &done);
    CHECK(sc_errcode(db) == SC_OK || sc_errcode(db) == SC_ERR_LOST);
    CHECK_INT(number(other, &count_plain), done.rows);
    CHECK_INT(sc__exec(other, &clear_plain, NULL, NULL, NULL), SC_OK);
    sc_close(db);
}

/* ---------------------------------------------------------------- memory */

static size_t allocations;

static void *counting(void *ctx, void *p, size_t n)
{
    (void)ctx;
    if (n > 0) allocations++;
    if (n > 0) return realloc(p, n);
    free(p);
    return NULL;
}

/* Once its statements are there a bulk insert allocates nothing. */
static void steady(const char *url)
{
    sc_db *db;

    CHECK_INT(sc_open_with(url, counting, NULL, &db), SC_OK);
    for (int i = 0; i < 4; i++) {
        IS(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
        allocations = 0;
        IS(sc__bulk(db, &plain_many, plain, 1000, 0, NULL), SC_OK);
    }
    CHECK_INT(allocations, 0);
    IS(sc__exec(db, &clear_plain, NULL, NULL, NULL), SC_OK);
    sc_close(db);
}

int main(int argc, char **argv)
{
    static rt_row rows[MOST];
    sc_db *db, *wide = NULL;

    if (!has_url(argc, argv)) return 77;
    for (int i = 0; i < MOST; i++) rows[i] = row_of(i);
    make_plain();
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && IS(sc_exec_ddl(db, rt_sqlite_ddl, rt_mysql_ddl), SC_OK)) {
        comes_again(db, rows);
        every_number(db, rows);
        ids(db);
        refused_here(db);
        refused_by_engine(db);
        inside(db);
        behind_undone(db);
        called_wrongly(db);
        again(db, &kv_ignore, 150, 150, 150);
        again(db, &kv_replace, 300, 300, 450);
        again(db, &kv_upsert, 300, 300, 450);
        if (is_engine(db, "mysql") || is_engine(db, "mariadb")) without_transactions(db);
        out_of_time(db);
        cancelled_between(db);
        if (!is_engine(db, "dolt") && CHECK_INT(sc_open(argv[1], &wide), SC_OK)) many_columns(wide); /* Dolt: minutes */
        sc_close(wide); /* it has kept the query, which is gone */
        long_texts(db);
        in_a_loop(db, rows);
        if (is_engine(db, "mysql") || is_engine(db, "mariadb")) lost(argv[1], db);
        steady(argv[1]);
        IS(sc_exec_ddl(db, rt_sqlite_ddl, rt_mysql_ddl), SC_OK);
        IS(sc_exec_script(db, "DROP TABLE rb_kv"), SC_OK);
    }
    sc_close(db);
    return check_result();
}
