/* mysql.c: checked queries against the best that is written by hand over mysql.h: prepared once, parameters and result bound
 * once into structs. Both on connections of their own to one server, client and server on one processor where that can be had:
 *
 *   taskset -acp 0 PID-OF-THE-SERVER; bench_mysql SOCKET [SECONDS [ROUNDS [NAME]]]      makes the database schemac_bench anew */
#include "generated/mysql_queries.h"

#include <mysql.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../race.h"

SCHEMAC_QUERY(item_get, "SELECT id, a, b, c, name, note, created, price FROM item WHERE id = :id");
SCHEMAC_QUERY(item_all, "SELECT id, a, b, c, name, note, created, price FROM item");
SCHEMAC_QUERY(item_some, "SELECT id, a FROM item WHERE id IN (:ids...)");
SCHEMAC_QUERY(ins_add, "INSERT INTO ins (a, b, name) VALUES (:a, :b, :name)");

#if defined(MARIADB_PACKAGE_VERSION_ID) || defined(LIBMARIADB)
typedef my_bool rival_bool;
#else
typedef bool rival_bool;
#endif

enum { ROWS = 100000, BURST = 64, A_TRANSACTION = 1000, BATCH = 100, IDS = 1000 };

struct bench {
    _Alignas(128) MYSQL *rival; /* what one thread writes to is not beside what the other reads */
    sc_db *ours;
    uint32_t seed;
    uint64_t sink;
    struct bench *second; /* of the second thread */
};

static uint32_t next(struct bench *b)
{
    b->seed ^= b->seed << 13;
    b->seed ^= b->seed >> 17;
    b->seed ^= b->seed << 5;
    return b->seed;
}

static void must(struct bench *b, int rc)
{
    if (rc < 0) race_fail("ours", sc_errmsg(b->ours));
}

static void run(struct bench *b, const char *sql)
{
    if (mysql_query(b->rival, sql) != 0) race_fail("rival", mysql_error(b->rival));
}

static void raw(MYSQL_STMT *s, int failed)
{
    if (failed) race_fail("rival", mysql_stmt_error(s));
}

static MYSQL_STMT *prepare(struct bench *b, const char *sql)
{
    MYSQL_STMT *s = mysql_stmt_init(b->rival);
    raw(s, mysql_stmt_prepare(s, sql, strlen(sql)));
    return s;
}

/* ---------------------------------------------------------------- a row by hand */

struct item {
    int32_t id, a;
    uint64_t b;
    double c;
    char name[65 * 4], note[256 * 4], price[16];
    unsigned long name_len, note_len, price_len;
    rival_bool note_null;
    MYSQL_TIME created;
};

static void bind(MYSQL_BIND *b, enum enum_field_types type, void *buffer, unsigned long size, unsigned long *length)
{
    b->buffer_type = type;
    b->buffer = buffer;
    b->buffer_length = size;
    b->length = length;
}

static void bind_item(MYSQL_STMT *s, MYSQL_BIND r[8], struct item *row)
{
    memset(r, 0, 8 * sizeof *r);
    bind(&r[0], MYSQL_TYPE_LONG, &row->id, sizeof row->id, NULL);
    bind(&r[1], MYSQL_TYPE_LONG, &row->a, sizeof row->a, NULL);
    bind(&r[2], MYSQL_TYPE_LONGLONG, &row->b, sizeof row->b, NULL);
    r[2].is_unsigned = 1;
    bind(&r[3], MYSQL_TYPE_DOUBLE, &row->c, sizeof row->c, NULL);
    bind(&r[4], MYSQL_TYPE_STRING, row->name, sizeof row->name, &row->name_len);
    bind(&r[5], MYSQL_TYPE_STRING, row->note, sizeof row->note, &row->note_len);
    r[5].is_null = &row->note_null;
    bind(&r[6], MYSQL_TYPE_DATETIME, &row->created, sizeof row->created, NULL);
    bind(&r[7], MYSQL_TYPE_STRING, row->price, sizeof row->price, &row->price_len);
    raw(s, mysql_stmt_bind_result(s, r));
}

/* ---------------------------------------------------------------- point reads */

static uint64_t get_rival(void *context, double end)
{
    struct bench *b = context;
    MYSQL_STMT *s = prepare(b, "SELECT id, a, b, c, name, note, created, price FROM item WHERE id = ?");
    MYSQL_BIND p, r[8];
    int32_t id;
    struct item row;
    uint64_t n = 0;
    memset(&p, 0, sizeof p);
    bind(&p, MYSQL_TYPE_LONG, &id, sizeof id, NULL);
    raw(s, mysql_stmt_bind_param(s, &p));
    bind_item(s, r, &row);
    do {
        for (int i = 0; i < BURST; i++, n++) {
            id = (int32_t)(next(b) % ROWS + 1);
            raw(s, mysql_stmt_execute(s));
            raw(s, mysql_stmt_fetch(s) == 1);
            raw(s, mysql_stmt_fetch(s) != MYSQL_NO_DATA);
            b->sink += (uint64_t)row.a + (uint64_t)row.name[0];
        }
    } while (race_now() < end);
    mysql_stmt_close(s);
    return n;
}

static uint64_t get_ours(void *context, double end)
{
    struct bench *b = context;
    item_row row;
    sc_mem mem = {0};
    uint64_t n = 0;
    do {
        for (int i = 0; i < BURST; i++, n++) {
            must(b, item_get(b->ours, (int32_t)(next(b) % ROWS + 1), &row, &mem));
            b->sink += (uint64_t)row.a + (uint64_t)row.name.ptr[0];
        }
    } while (race_now() < end);
    sc_mem_free(&mem);
    return n;
}

/* ---------------------------------------------------------------- scans */

static uint64_t scan_rival(void *context, double end)
{
    struct bench *b = context;
    MYSQL_STMT *s = prepare(b, "SELECT id, a, b, c, name, note, created, price FROM item");
    MYSQL_BIND r[8];
    struct item row;
    uint64_t n = 0;
    int rc;
    bind_item(s, r, &row);
    do {
        raw(s, mysql_stmt_execute(s));
        while ((rc = mysql_stmt_fetch(s)) == 0) {
            b->sink += row.name_len;
            n++;
        }
        raw(s, rc != MYSQL_NO_DATA);
        mysql_stmt_free_result(s);
    } while (race_now() < end);
    mysql_stmt_close(s);
    return n;
}

static uint64_t scan_ours(void *context, double end)
{
    struct bench *b = context;
    item_all_rows *rows;
    item_row row;
    uint64_t n = 0;
    int rc;
    do {
        must(b, item_all(b->ours, &rows));
        while ((rc = item_all_next(rows, &row)) == SC_ROW) {
            b->sink += row.name.len;
            n++;
        }
        must(b, rc);
        item_all_close(rows);
    } while (race_now() < end);
    return n;
}

/* ---------------------------------------------------------------- inserts */

static int number(char name[32], uint64_t n)
{
    return snprintf(name, 32, "row number %llu", (unsigned long long)n);
}

static void clear(void *context)
{
    struct bench *b = context;
    run(b, "TRUNCATE TABLE ins");
}

static uint64_t add_rival(void *context, double end)
{
    struct bench *b = context;
    MYSQL_STMT *s = prepare(b, "INSERT INTO ins (a, b, name) VALUES (?, ?, ?)");
    MYSQL_BIND p[3];
    int32_t a;
    int64_t wide;
    char name[32];
    unsigned long len;
    uint64_t n = 0;
    memset(p, 0, sizeof p);
    bind(&p[0], MYSQL_TYPE_LONG, &a, sizeof a, NULL);
    bind(&p[1], MYSQL_TYPE_LONGLONG, &wide, sizeof wide, NULL);
    bind(&p[2], MYSQL_TYPE_STRING, name, sizeof name, &len);
    raw(s, mysql_stmt_bind_param(s, p));
    do {
        run(b, "START TRANSACTION");
        for (int i = 0; i < A_TRANSACTION; i++, n++) {
            a = (int32_t)n;
            wide = (int64_t)n * 3;
            len = (unsigned long)number(name, n);
            raw(s, mysql_stmt_execute(s));
        }
        run(b, "COMMIT");
    } while (race_now() < end);
    mysql_stmt_close(s);
    return n;
}

static uint64_t add_ours(void *context, double end)
{
    struct bench *b = context;
    char name[32];
    uint64_t n = 0;
    do {
        must(b, sc_begin(b->ours));
        for (int i = 0; i < A_TRANSACTION; i++, n++) {
            size_t len = (size_t)number(name, n);
            must(b,
                 ins_add(b->ours, &(ins_add_params){.a = (int32_t)n, .b = (int64_t)n * 3, .name = sc_strn(name, len)}));
        }
        must(b, sc_commit(b->ours));
    } while (race_now() < end);
    return n;
}

/* ---------------------------------------------------------------- a hundred rows at once */

struct batch {
    MYSQL_BIND p[BATCH * 3];
    int32_t a[BATCH];
    int64_t wide[BATCH];
    char name[BATCH][32];
    unsigned long len[BATCH];
};

static MYSQL_STMT *prepare_batch(struct bench *b, struct batch *x)
{
    char sql[4096];
    int len = snprintf(sql, sizeof sql, "INSERT INTO ins (a, b, name) VALUES ");
    for (int i = 0; i < BATCH; i++) len += snprintf(sql + len, sizeof sql - (size_t)len, "%s(?, ?, ?)", i ? ", " : "");
    MYSQL_STMT *s = prepare(b, sql);
    memset(x->p, 0, sizeof x->p);
    for (int i = 0; i < BATCH; i++) {
        bind(&x->p[i * 3], MYSQL_TYPE_LONG, &x->a[i], sizeof x->a[i], NULL);
        bind(&x->p[i * 3 + 1], MYSQL_TYPE_LONGLONG, &x->wide[i], sizeof x->wide[i], NULL);
        bind(&x->p[i * 3 + 2], MYSQL_TYPE_STRING, x->name[i], sizeof x->name[i], &x->len[i]);
    }
    raw(s, mysql_stmt_bind_param(s, x->p));
    return s;
}

static uint64_t bulk_rival(void *context, double end)
{
    struct bench *b = context;
    static struct batch x;
    uint64_t n = 0;
    MYSQL_STMT *s = prepare_batch(b, &x);
    do {
        run(b, "START TRANSACTION");
        for (int k = 0; k < A_TRANSACTION / BATCH; k++) {
            for (int i = 0; i < BATCH; i++, n++) {
                x.a[i] = (int32_t)n;
                x.wide[i] = (int64_t)n * 3;
                x.len[i] = (unsigned long)number(x.name[i], n);
            }
            raw(s, mysql_stmt_execute(s));
        }
        run(b, "COMMIT");
    } while (race_now() < end);
    mysql_stmt_close(s);
    return n;
}

static uint64_t bulk_ours(void *context, double end)
{
    struct bench *b = context;
    char names[BATCH][32];
    ins_add_params rows[BATCH];
    uint64_t n = 0;
    do {
        must(b, sc_begin(b->ours));
        for (int k = 0; k < A_TRANSACTION / BATCH; k++) {
            for (int i = 0; i < BATCH; i++, n++) {
                size_t len = (size_t)number(names[i], n);
                rows[i] = (ins_add_params){.a = (int32_t)n, .b = (int64_t)n * 3, .name = sc_strn(names[i], len)};
            }
            must(b, ins_add_many(b->ours, rows, BATCH, 0, NULL));
        }
        must(b, sc_commit(b->ours));
    } while (race_now() < end);
    return n;
}

/* ---------------------------------------------------------------- a thousand ids */

static uint64_t list_rival(void *context, double end)
{
    struct bench *b = context;
    static char sql[16 * IDS];
    uint64_t n = 0;
    do {
        int len = snprintf(sql, sizeof sql, "SELECT id, a FROM item WHERE id IN (");
        for (int i = 0; i < IDS; i++)
            len += snprintf(sql + len, sizeof sql - (size_t)len, "%s%u", i ? "," : "", next(b) % ROWS + 1);
        sql[len++] = ')';
        sql[len] = '\0';
        run(b, sql);
        MYSQL_RES *res = mysql_use_result(b->rival);
        for (MYSQL_ROW row; (row = mysql_fetch_row(res)); n++)
            b->sink += (uint64_t)(strtol(row[0], NULL, 10) + strtol(row[1], NULL, 10));
        mysql_free_result(res);
    } while (race_now() < end);
    return n;
}

static uint64_t list_ours(void *context, double end)
{
    struct bench *b = context;
    int32_t ids[IDS];
    uint64_t n = 0;
    do {
        item_some_rows *rows;
        item_some_row row;
        for (int i = 0; i < IDS; i++) ids[i] = (int32_t)(next(b) % ROWS + 1);
        must(b, item_some(b->ours, ids, IDS, &rows));
        while (item_some_next(rows, &row) == SC_ROW) {
            b->sink += (uint64_t)(row.id + row.a);
            n++;
        }
        item_some_close(rows);
    } while (race_now() < end);
    return n;
}

/* ---------------------------------------------------------------- two threads, two connections */

static void *second_of(void *context)
{
    struct bench *b = context;
    sc_hand_over(b->second->ours);
    return b->second;
}

/* ---------------------------------------------------------------- all of it */

static const struct race races[] = {
    {"point read", "calls", 0.98, get_rival, get_ours, NULL, NULL},
    {"scan", "rows of 8 columns", 0.98, scan_rival, scan_ours, NULL, NULL},
    {"insert", "rows", 0, add_rival, add_ours, clear, NULL},
    {"bulk insert of 100", "rows", 0.95, bulk_rival, bulk_ours, clear, NULL},
    {"list of 1,000 ids", "rows", 0.95, list_rival, list_ours, NULL, NULL},
    {"two threads, point read", "calls", 0.95, get_rival, get_ours, NULL, second_of},
    {"two threads, scan", "rows of 8 columns", 0.95, scan_rival, scan_ours, NULL, second_of},
};

static void load(struct bench *b)
{
    static char sql[1 << 16];
    must(b, sc_exec_ddl(b->ours, NULL, schemac_ddl_mysql));
    for (int i = 1; i <= ROWS;) {
        int n = snprintf(sql, sizeof sql, "INSERT INTO item VALUES ");
        for (int k = 0; k < 200 && i <= ROWS; k++, i++)
            n += snprintf(sql + n, sizeof sql - (size_t)n,
                          "%s(%d, %d, %lld, %.1f, 'item number %d', %s, '2024-02-29 12:34:56', %d.%02d)", k ? ", " : "",
                          i, i * 7 % 1000, i * 1000003LL, i * 0.5, i,
                          i % 3 ? "'a note of some thirty-two bytes..'" : "NULL", i % 10000, i % 100);
        run(b, sql);
    }
}

static void open_both(struct bench *b, const char *socket, bool anew)
{
    char url[4096];
    snprintf(url, sizeof url, "mysql://root@localhost/schemac_bench?socket=%s", socket);
    b->rival = mysql_init(NULL);
    if (!mysql_real_connect(b->rival, NULL, "root", "", NULL, 0, socket, 0)) race_fail("rival", mysql_error(b->rival));
    if (anew) run(b, "DROP DATABASE IF EXISTS schemac_bench");
    if (anew) run(b, "CREATE DATABASE schemac_bench CHARACTER SET utf8mb4");
    run(b, "USE schemac_bench");
    run(b, "SET NAMES utf8mb4");
    if (sc_open(url, &b->ours) < 0) race_fail("ours", sc_errmsg(b->ours));
}

int main(int argc, char **argv)
{
    struct bench b = {.seed = 12345}, second = {.seed = 54321};
    if (argc < 2) race_fail("usage", "bench_mysql SOCKET [SECONDS [ROUNDS [NAME]]]");
    open_both(&b, argv[1], true);
    load(&b);
    open_both(&second, argv[1], false);
    b.second = &second;
    race_pin();
    race_all(races, sizeof races / sizeof *races, &b, argc > 2 ? atof(argv[2]) : 0.1,
             argc > 3 ? (unsigned)atoi(argv[3]) : 21, argc > 4 ? argv[4] : NULL);
    run(&b, "DROP DATABASE schemac_bench");
    sc_close(second.ours);
    mysql_close(second.rival);
    sc_close(b.ours);
    mysql_close(b.rival);
    return b.sink + second.sink == 42;
}
