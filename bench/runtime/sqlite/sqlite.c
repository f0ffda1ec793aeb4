/* sqlite.c: checked queries against the best that is written by hand over sqlite3.h: prepared once, bound and read in a
 * straight line, without a guard. Both on connections of their own, opened alike, over one database; two threads have one each,
 * so that what they share is the library's: its allocator's statistics and its page cache, on either side.
 *
 *   bench_sqlite [FILE [SECONDS [ROUNDS [NAME]]]]      FILE is made anew, and FILE-2
 *   bench_sqlite FILE count NAME N                     N times what NAME does, on our side alone: for callgrind */
#include "generated/sqlite_queries.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../race.h"

SCHEMAC_QUERY(item_get, "SELECT id, a, b, c, d, name, note, tag FROM item WHERE id = :id");
SCHEMAC_QUERY(item_all, "SELECT id, a, b, c, d, name, note, tag FROM item");
SCHEMAC_QUERY(item_some, "SELECT id, a FROM item WHERE id IN (:ids...)");
SCHEMAC_QUERY(ins_add, "INSERT INTO ins (a, b, name) VALUES (:a, :b, :name)");

enum { ROWS = 100000 };

struct bench {
    _Alignas(128) sqlite3 *rival, *third; /* what one thread writes to is not beside what the other reads */
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

static void raw(struct bench *b, int rc)
{
    if (rc != SQLITE_OK && rc != SQLITE_ROW && rc != SQLITE_DONE) race_fail("rival", sqlite3_errmsg(b->rival));
}

static void run(struct bench *b, const char *sql)
{
    raw(b, sqlite3_exec(b->rival, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *prepare(struct bench *b, const char *sql)
{
    sqlite3_stmt *s = NULL;
    raw(b, sqlite3_prepare_v3(b->rival, sql, -1, SQLITE_PREPARE_PERSISTENT, &s, NULL));
    return s;
}

/* ---------------------------------------------------------------- a row by hand */

struct item {
    int64_t id, a, b, d;
    double c;
    const char *name, *note, *tag;
    int name_len, note_len, tag_len;
};

static void read_item(sqlite3_stmt *s, struct item *r)
{
    r->id = sqlite3_column_int64(s, 0);
    r->a = sqlite3_column_int64(s, 1);
    r->b = sqlite3_column_int64(s, 2);
    r->c = sqlite3_column_double(s, 3);
    r->d = sqlite3_column_int64(s, 4);
    r->name = (const char *)sqlite3_column_text(s, 5);
    r->name_len = sqlite3_column_bytes(s, 5);
    r->note = (const char *)sqlite3_column_text(s, 6);
    r->note_len = sqlite3_column_bytes(s, 6);
    r->tag = (const char *)sqlite3_column_text(s, 7);
    r->tag_len = sqlite3_column_bytes(s, 7);
}

static const char item_sql[] = "SELECT id, a, b, c, d, name, note, tag FROM item";

/* ---------------------------------------------------------------- point reads */

enum { BURST = 64, BATCH = 100, IDS = 1000 }; /* BURST: between two looks at the clock */

/* As a function by hand returns it: its texts are its caller's, in buffers of his. */
struct held {
    struct item item;
    char name[64], note[128], tag[32];
};

static uint64_t get_rival(void *context, double end)
{
    struct bench *b = context;
    sqlite3_stmt *s = prepare(b, "SELECT id, a, b, c, d, name, note, tag FROM item WHERE id = ?1");
    struct held row;
    uint64_t n = 0;
    do {
        for (int i = 0; i < BURST; i++, n++) {
            raw(b, sqlite3_bind_int64(s, 1, next(b) % ROWS + 1));
            raw(b, sqlite3_step(s));
            read_item(s, &row.item);
            memcpy(row.name, row.item.name, (size_t)row.item.name_len + 1);
            if (row.item.note) memcpy(row.note, row.item.note, (size_t)row.item.note_len + 1);
            memcpy(row.tag, row.item.tag, (size_t)row.item.tag_len + 1);
            raw(b, sqlite3_reset(s));
            b->sink += (uint64_t)row.item.a + (uint64_t)row.name[0];
        }
    } while (race_now() < end);
    sqlite3_finalize(s);
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
            must(b, item_get(b->ours, next(b) % ROWS + 1, &row, &mem));
            b->sink += (uint64_t)row.a + (uint64_t)row.name.ptr[0];
        }
    } while (race_now() < end);
    sc_mem_free(&mem);
    return n;
}

static uint64_t get_tx_rival(void *context, double end)
{
    struct bench *b = context;
    run(b, "BEGIN");
    uint64_t n = get_rival(context, end);
    run(b, "COMMIT");
    return n;
}

static uint64_t get_tx_ours(void *context, double end)
{
    struct bench *b = context;
    must(b, sc_begin(b->ours));
    uint64_t n = get_ours(context, end);
    must(b, sc_commit(b->ours));
    return n;
}

/* ---------------------------------------------------------------- scans */

static uint64_t scan_rival(void *context, double end)
{
    struct bench *b = context;
    sqlite3_stmt *s = prepare(b, item_sql);
    struct item row;
    uint64_t n = 0;
    int rc;
    do {
        while ((rc = sqlite3_step(s)) == SQLITE_ROW) {
            read_item(s, &row);
            b->sink += (uint64_t)row.name_len;
            n++;
        }
        raw(b, rc);
        raw(b, sqlite3_reset(s));
    } while (race_now() < end);
    sqlite3_finalize(s);
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

/* By a connection that does nothing else: whoever cleared away would have the pages at hand afterwards. */
static void clear(void *context)
{
    struct bench *b = context;
    raw(b, sqlite3_exec(b->third, "DELETE FROM ins; PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL));
}

static void clear_both(void *context)
{
    struct bench *b = context;
    clear(b);
    clear(b->second);
}

static int number(char name[32], uint64_t n)
{
    return snprintf(name, 32, "row number %llu", (unsigned long long)n);
}

static uint64_t add_rival(void *context, double end)
{
    struct bench *b = context;
    char name[32];
    uint64_t n = 0;
    sqlite3_stmt *s = prepare(b, "INSERT INTO ins (a, b, name) VALUES (?1, ?2, ?3)");
    run(b, "BEGIN");
    do {
        for (int i = 0; i < BURST; i++, n++) {
            raw(b, sqlite3_bind_int64(s, 1, (int64_t)n));
            raw(b, sqlite3_bind_int64(s, 2, (int64_t)n * 3));
            raw(b, sqlite3_bind_text(s, 3, name, number(name, n), SQLITE_STATIC));
            raw(b, sqlite3_step(s));
            raw(b, sqlite3_reset(s));
        }
    } while (race_now() < end);
    run(b, "COMMIT");
    sqlite3_finalize(s);
    return n;
}

static uint64_t add_ours(void *context, double end)
{
    struct bench *b = context;
    char name[32];
    uint64_t n = 0;
    must(b, sc_begin(b->ours));
    do {
        for (int i = 0; i < BURST; i++, n++) {
            size_t len = (size_t)number(name, n);
            ins_add_params row = {.a = (int64_t)n, .b = (int64_t)n * 3, .name = sc_strn(name, len)};
            must(b, ins_add(b->ours, &row));
        }
    } while (race_now() < end);
    must(b, sc_commit(b->ours));
    return n;
}

/* ---------------------------------------------------------------- a hundred rows at once */

static sqlite3_stmt *prepare_places(struct bench *b, const char *head, const char *place, int n, const char *tail)
{
    char sql[8192];
    int len = snprintf(sql, sizeof sql, "%s", head);
    for (int i = 0; i < n; i++) len += snprintf(sql + len, sizeof sql - (size_t)len, "%s%s", i ? ", " : "", place);
    (void)snprintf(sql + len, sizeof sql - (size_t)len, "%s", tail);
    return prepare(b, sql);
}

static uint64_t bulk_rival(void *context, double end)
{
    struct bench *b = context;
    char names[BATCH][32];
    uint64_t n = 0;
    sqlite3_stmt *s = prepare_places(b, "INSERT INTO ins (a, b, name) VALUES ", "(?, ?, ?)", BATCH, "");
    run(b, "BEGIN");
    do {
        for (int i = 0; i < BATCH; i++, n++) {
            raw(b, sqlite3_bind_int64(s, i * 3 + 1, (int64_t)n));
            raw(b, sqlite3_bind_int64(s, i * 3 + 2, (int64_t)n * 3));
            raw(b, sqlite3_bind_text(s, i * 3 + 3, names[i], number(names[i], n), SQLITE_STATIC));
        }
        raw(b, sqlite3_step(s));
        raw(b, sqlite3_reset(s));
    } while (race_now() < end);
    run(b, "COMMIT");
    sqlite3_finalize(s);
    return n;
}

static uint64_t bulk_ours(void *context, double end)
{
    struct bench *b = context;
    char names[BATCH][32];
    ins_add_params rows[BATCH];
    uint64_t n = 0;
    must(b, sc_begin(b->ours));
    do {
        for (int i = 0; i < BATCH; i++, n++) {
            size_t len = (size_t)number(names[i], n);
            rows[i] = (ins_add_params){.a = (int64_t)n, .b = (int64_t)n * 3, .name = sc_strn(names[i], len)};
        }
        must(b, ins_add_many(b->ours, rows, BATCH, 0, NULL));
    } while (race_now() < end);
    must(b, sc_commit(b->ours));
    return n;
}

/* ---------------------------------------------------------------- a thousand ids */

static uint64_t list_rival(void *context, double end)
{
    struct bench *b = context;
    uint64_t n = 0;
    sqlite3_stmt *s = prepare_places(b, "SELECT id, a FROM item WHERE id IN (", "?", IDS, ")");
    do {
        for (int i = 0; i < IDS; i++) raw(b, sqlite3_bind_int64(s, i + 1, next(b) % ROWS + 1));
        while (sqlite3_step(s) == SQLITE_ROW) {
            b->sink += (uint64_t)(sqlite3_column_int64(s, 0) + sqlite3_column_int64(s, 1));
            n++;
        }
        raw(b, sqlite3_reset(s));
    } while (race_now() < end);
    sqlite3_finalize(s);
    return n;
}

static uint64_t list_ours(void *context, double end)
{
    struct bench *b = context;
    int64_t ids[IDS];
    uint64_t n = 0;
    do {
        item_some_rows *rows;
        item_some_row row;
        for (int i = 0; i < IDS; i++) ids[i] = next(b) % ROWS + 1;
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

/* What a hook costs that does nothing: both sides are ours. */
static void look_on(const sc_event *e, void *ctx)
{
    struct bench *b = ctx;
    b->sink += (uint64_t)e->rows;
}

static void watch(struct bench *b, bool on)
{
    sc_hook hook = {.fn = look_on, .ctx = b, .events = SC_EVENT_END};
    must(b, sc_set_hook(b->ours, on ? &hook : NULL));
}

static uint64_t get_watched(void *context, double end)
{
    watch(context, true);
    uint64_t n = get_ours(context, end);
    watch(context, false);
    return n;
}

static uint64_t scan_watched(void *context, double end)
{
    watch(context, true);
    uint64_t n = scan_ours(context, end);
    watch(context, false);
    return n;
}

static const struct race races[] = {
    {"point read", "calls", 0.97, get_rival, get_ours, NULL, NULL},
    {"point read in a transaction", "calls", 0.97, get_tx_rival, get_tx_ours, NULL, NULL},
    {"scan", "rows of 8 columns", 1.00, scan_rival, scan_ours, NULL, NULL},
    {"insert", "rows", 0.97, add_rival, add_ours, clear, NULL},
    {"watched point read", "calls", 0, get_ours, get_watched, NULL, NULL},
    {"watched scan", "rows of 8 columns", 0, scan_ours, scan_watched, NULL, NULL},
    {"bulk insert of 100", "rows", 0.97, bulk_rival, bulk_ours, clear, NULL},
    {"list of 1,000 ids", "rows", 0.95, list_rival, list_ours, NULL, NULL},
    {"two threads, point read", "calls", 0.95, get_rival, get_ours, NULL, second_of},
    {"two threads, scan", "rows of 8 columns", 0.95, scan_rival, scan_ours, NULL, second_of},
    {"two threads, insert", "rows", 0.95, add_rival, add_ours, clear_both, second_of},
};
enum { N_RACES = sizeof races / sizeof *races };

static void load(struct bench *b)
{
    char name[32], tag[16];
    run(b, "PRAGMA journal_mode=WAL");
    must(b, sc_exec_ddl(b->ours, schemac_ddl_sqlite, NULL));
    run(b, "BEGIN");
    sqlite3_stmt *s = prepare(b, "INSERT INTO item VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    for (int i = 1; i <= ROWS; i++) {
        raw(b, sqlite3_bind_int(s, 1, i));
        raw(b, sqlite3_bind_int(s, 2, i * 7 % 1000));
        raw(b, sqlite3_bind_int64(s, 3, i * INT64_C(1000003)));
        raw(b, sqlite3_bind_double(s, 4, i * 0.5));
        raw(b, sqlite3_bind_int(s, 5, i % 60));
        raw(b, sqlite3_bind_text(s, 6, name, snprintf(name, sizeof name, "item number %d", i), SQLITE_STATIC));
        raw(b, sqlite3_bind_text(s, 7, i % 3 ? "a note of some thirty-two bytes.." : NULL, -1, SQLITE_STATIC));
        raw(b, sqlite3_bind_text(s, 8, tag, snprintf(tag, sizeof tag, "%d.%02d", i % 10000, i % 100), SQLITE_STATIC));
        raw(b, sqlite3_step(s));
        raw(b, sqlite3_reset(s));
    }
    sqlite3_finalize(s);
    run(b, "COMMIT");
}

static void open_both(struct bench *b, const char *file)
{
    char url[4096];
    snprintf(url, sizeof url, "sqlite:%s", file);
    raw(b, sqlite3_open_v2(file, &b->rival, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL));
    raw(b, sqlite3_open_v2(file, &b->third, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL));
    if (sc_open(url, &b->ours) < 0) race_fail(url, sc_errmsg(b->ours));
    run(b, "PRAGMA foreign_keys=ON");
}

/* What callgrind is to count: a fixed number of calls, of ours alone. */
static void count(struct bench *b, const char *what, int n)
{
    char name[32];
    item_row row;
    sc_mem mem = {0};
    item_all_rows *rows;
    for (int i = 0; i < n; i++) {
        if (strcmp(what, "get") == 0) must(b, item_get(b->ours, i % ROWS + 1, &row, &mem));
        if (strcmp(what, "add") == 0) {
            ins_add_params p = {.a = i, .b = i * 3, .name = sc_strn(name, (size_t)number(name, (uint64_t)i))};
            must(b, ins_add(b->ours, &p));
        }
        if (strcmp(what, "scan") != 0) continue;
        must(b, item_all(b->ours, &rows));
        while (item_all_next(rows, &row) == SC_ROW) b->sink += row.name.len;
        item_all_close(rows);
    }
    sc_mem_free(&mem);
}

int main(int argc, char **argv)
{
    const char *file = argc > 1 ? argv[1] : "bench.db";
    struct bench b = {.seed = 12345}, second = {.seed = 54321};
    char file_2[4096];
    snprintf(file_2, sizeof file_2, "%s-2", file);
    unlink(file);
    unlink(file_2);
    open_both(&b, file);
    load(&b);
    open_both(&second, file_2);
    load(&second);
    b.second = &second;
    if (argc > 4 && strcmp(argv[2], "count") == 0) {
        count(&b, argv[3], atoi(argv[4]));
    } else {
        race_pin();
        race_all(races, N_RACES, &b, argc > 2 ? atof(argv[2]) : 0.1, argc > 3 ? (unsigned)atoi(argv[3]) : 21,
                 argc > 4 ? argv[4] : NULL);
    }
    sc_close(second.ours);
    sqlite3_close(second.rival);
    sqlite3_close(second.third);
    sc_close(b.ours);
    sqlite3_close(b.rival);
    sqlite3_close(b.third);
    return b.sink + second.sink == 42;
}
