/* runtime_verify_test.c: sc_verify_schema: a database as it should be passes, whatever the engine calls its types; and each
 * single change is found and named. On every engine. */
#include "runtime_tables.h"

#include "../unit/check.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const sc_used_column all_columns[] = {
    {"id", "INTEGER", "bigint", SC_USED_NOT_NULL},
    {"b", "INTEGER", "tinyint", SC_USED_NULL},
    {"i8", "INTEGER", "tinyint", SC_USED_NULL},
    {"i16", "INTEGER", "smallint", SC_USED_NULL},
    {"i32", "INTEGER", "int", SC_USED_NULL},
    {"i64", "INTEGER", "bigint", SC_USED_NULL},
    {"u8", "INTEGER", "tinyint unsigned", SC_USED_NULL},
    {"u16", "INTEGER", "smallint unsigned", SC_USED_NULL},
    {"u32", "INTEGER", "int unsigned", SC_USED_NULL},
    {"u64", "INTEGER", "bigint unsigned", SC_USED_NULL},
    {"f", "REAL", "float", SC_USED_NULL},
    {"d", "REAL", "double", SC_USED_NULL},
    {"dec", "TEXT", "decimal(10,6)", SC_USED_NULL},
    {"txt", "TEXT", "text", SC_USED_NULL},
    {"bl", "BLOB", "blob", SC_USED_NULL},
    {"js", "TEXT", "json", SC_USED_NULL},
    {"en", "TEXT", "enum('plain','it''s \"q\"','back\\slash','\xF0\x9F\x90\x98')", SC_USED_NULL},
    {"st", "TEXT", "set('one','two','three')", SC_USED_NULL},
    {"bt", "INTEGER", "bit(16)", SC_USED_NULL},
    {"yr", "INTEGER", "year", SC_USED_NULL},
    {"dt", "TEXT", "date", SC_USED_NULL},
    {"tm", "TEXT", "time(6)", SC_USED_NULL},
    {"DTM", "TEXT", "datetime(6)", SC_USED_NULL},
    {"ts", "TEXT", "timestamp(6)", SC_USED_NULL},
};
static const sc_used_column plain_columns[] = {{"name", "TEXT", "text", SC_USED_NOT_NULL},
                                               {"n", "INTEGER", "int", SC_USED_NOT_NULL}};
static const sc_used_column view_columns[] = {{"name", "TEXT", "text", SC_USED_EITHER},
                                              {"twice", NULL, NULL, SC_USED_EITHER}};
static const sc_used_table tables[] = {{NULL, "rt_all", all_columns, sizeof all_columns / sizeof *all_columns},
                                       {NULL, "rt_plain", plain_columns, 2},
                                       {NULL, "rt_view", view_columns, 2},
                                       {NULL, "rt_child", NULL, 0}};
static const sc_used used = {tables, sizeof tables / sizeof *tables};

/* The definition of rt_plain's columns after each change, and what is said of it. */
struct change {
    const char *sqlite, *mysql, *said, *said_sqlite;
};
static const struct change changes[] = {
    {"name TEXT NOT NULL, n INTEGER NOT NULL", "name VARCHAR(7) NOT NULL, n INT(5) NOT NULL", NULL, NULL},
    {"name VARCHAR(9) NOT NULL, n BIGINT NOT NULL, m INT", "m INT, name LONGTEXT NOT NULL, n MEDIUMINT NOT NULL", NULL,
     NULL},
    {"n INTEGER NOT NULL", "n INT NOT NULL", "rt_plain.name is missing", NULL},
    {"name TEXT, n INTEGER NOT NULL", "name VARCHAR(9), n INT NOT NULL", "rt_plain.name may be NULL, not NOT NULL",
     NULL},
    {"name BLOB NOT NULL, n INTEGER NOT NULL", "name VARBINARY(9) NOT NULL, n INT NOT NULL",
     "rt_plain.name is varbinary(9), not text", "rt_plain.name is BLOB, not TEXT"},
    {"name TEXT NOT NULL, n REAL NOT NULL", "name VARCHAR(9) NOT NULL, n DOUBLE NOT NULL",
     "rt_plain.n is double, not int", "rt_plain.n is REAL, not INTEGER"},
    {"name TEXT NOT NULL, n TEXT NOT NULL", "name VARCHAR(9) NOT NULL, n INT UNSIGNED NOT NULL", "unsigned, not int",
     "rt_plain.n is TEXT, not INTEGER"},
    {"name TEXT NOT NULL, n NOT NULL", "name VARCHAR(9) NOT NULL, n BIGINT NOT NULL", ", not int",
     "rt_plain.n is of no type, not INTEGER"},
    {"m INT", "m INT", "rt_plain.name is missing; rt_plain.n is missing", NULL},
};

static bool on_sqlite(const sc_db *db)
{
    return strcmp(sc_engine(db), "sqlite") == 0;
}

static bool make(sc_db *db, const char *columns)
{
    char sql[300];

    snprintf(sql, sizeof sql, "DROP TABLE IF EXISTS rt_plain; CREATE TABLE rt_plain (%s)", columns);
    return CHECK_INT(sc_exec_script(db, sql), SC_OK);
}

static void check_said(sc_db *db, int rc, const char *said)
{
    if (!said) {
        if (!CHECK_INT(rc, SC_OK)) fprintf(stderr, "    %s\n", sc_errmsg(db));
        return;
    }
    CHECK_INT(rc, SC_ERR_SCHEMA);
    if (!CHECK(strstr(sc_errmsg(db), said) != NULL)) fprintf(stderr, "    %s\n    without: %s\n", sc_errmsg(db), said);
}

static void test_changes(sc_db *db)
{
    sc_used plain = {&tables[1], 1};

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        const struct change *c = &changes[i];

        if (make(db, on_sqlite(db) ? c->sqlite : c->mysql))
            check_said(db, sc_verify_schema(db, &plain), on_sqlite(db) && c->said_sqlite ? c->said_sqlite : c->said);
    }
}

/* What the columns of all types are when one of them is another: each is found, and no other is named. */
static void test_types(sc_db *db)
{
    sc_used_column wrong[sizeof all_columns / sizeof *all_columns];
    sc_used_table table = {NULL, "rt_all", wrong, sizeof wrong / sizeof *wrong};
    sc_used one = {&table, 1};

    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char start[60];

        memcpy(wrong, all_columns, sizeof wrong);
        wrong[i].sqlite = strcmp(wrong[i].sqlite, "TEXT") == 0 ? "BLOB" : "TEXT";
        wrong[i].mysql = strcmp(wrong[i].mysql, "bigint") == 0 ? "int" : "bigint";
        snprintf(start, sizeof start, "not the database that was checked: rt_all.%s is ", wrong[i].name);
        check_said(db, sc_verify_schema(db, &one), start);
        CHECK(strchr(sc_errmsg(db), ';') == NULL);
    }
    memcpy(wrong, all_columns, sizeof wrong);
    wrong[1].null = SC_USED_NOT_NULL;
    check_said(db, sc_verify_schema(db, &one), "rt_all.b may be NULL, not NOT NULL");
    wrong[1].null = SC_USED_NULL;
    wrong[0].null = SC_USED_NULL;
    check_said(db, sc_verify_schema(db, &one), "rt_all.id is NOT NULL, not NULL");
}

/* In a STRICT table of SQLite's ANY is no type, elsewhere it is a number's. */
static void test_any(sc_db *db)
{
    static const sc_used_column columns[] = {{"a", "BLOB", NULL, SC_USED_NULL}}, number[] = {{"a", "NUMERIC", NULL, 1}};
    sc_used_table table = {NULL, "rt_any", columns, 1};
    sc_used one = {&table, 1};

    CHECK_INT(sc_exec_script(db, "CREATE TABLE rt_any (a ANY) STRICT"), SC_OK);
    check_said(db, sc_verify_schema(db, &one), NULL);
    table.columns = number;
    check_said(db, sc_verify_schema(db, &one), "rt_any.a is of no type, not NUMERIC");
    CHECK_INT(sc_exec_script(db, "DROP TABLE rt_any; CREATE TABLE rt_any (a any)"), SC_OK);
    check_said(db, sc_verify_schema(db, &one), NULL);
    table.columns = columns;
    check_said(db, sc_verify_schema(db, &one), "rt_any.a is NUMERIC, not BLOB");
    CHECK_INT(sc_exec_script(db, "CREATE VIEW rt_any_view AS SELECT a FROM rt_any"), SC_OK);
    table.name = "rt_any_view";
    check_said(db, sc_verify_schema(db, &one), NULL);
    table.columns = number;
    check_said(db, sc_verify_schema(db, &one), NULL);
    CHECK_INT(sc_exec_script(db, "DROP VIEW rt_any_view; DROP TABLE rt_any"), SC_OK);
}

/* Only the servers have arguments of types that matter. */
static void test_arguments(sc_db *db)
{
    static const char *const others[][2] = {{"dec", "decimal(10,5)"},
                                            {"en", "enum('plain','it''s \"q\"','back\\slash')"},
                                            {"st", "set('one','two','3')"},
                                            {"bt", "bit(15)"},
                                            {"tm", "time"},
                                            {"dtm", "datetime(3)"},
                                            {"ts", "timestamp"},
                                            {"u8", "tinyint"},
                                            {"i64", "bigint unsigned"},
                                            {"en", "enum('plain','it''s \"q\"','back slash','\xF0\x9F\x90\x98')"}};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        sc_used_column wrong = {others[i][0], NULL, others[i][1], SC_USED_EITHER};
        sc_used_table table = {NULL, "rt_all", &wrong, 1};
        sc_used one = {&table, 1};
        char end[80];

        snprintf(end, sizeof end, ", not %s", others[i][1]);
        check_said(db, sc_verify_schema(db, &one), end);
    }
}

static void test_missing(sc_db *db)
{
    sc_used_table gone[] = {
        {NULL, "rt_none", plain_columns, 2}, {"rt_nowhere", "rt_none", NULL, 0}, {NULL, "rt_view", view_columns, 2}};
    sc_used_table alike[] = {{NULL, "my_rt_none", NULL, 0}, {NULL, "rt_none", NULL, 0}};
    sc_used_table many[100];
    char names[100][8];
    sc_used some = {gone, 2}, all = {many, 100}, view = {&gone[2], 1}, none = {NULL, 0}, tails = {alike, 2};

    check_said(db, sc_verify_schema(db, &some), "checked: rt_none is missing; rt_nowhere.rt_none is missing");
    for (size_t i = 0; i < 100; i++) {
        snprintf(names[i], sizeof names[i], "rt_%zu", i);
        many[i] = (sc_used_table){NULL, names[i], NULL, 0};
    }
    check_said(db, sc_verify_schema(db, &all), " more");
    for (size_t i = 0; i < 100; i++) many[i] = gone[0]; /* two sources may use what is not there: it is said once */
    check_said(db, sc_verify_schema(db, &all), "not the database that was checked: rt_none is missing");
    CHECK(strchr(sc_errmsg(db), ';') == NULL && !strstr(sc_errmsg(db), "more"));
    check_said(db, sc_verify_schema(db, &tails), "checked: my_rt_none is missing; rt_none is missing");
    check_said(db, sc_verify_schema(db, &none), NULL);
    CHECK_INT(sc_verify_schema(db, NULL), SC_ERR_MISUSE);
    CHECK_INT(sc_verify_schema(NULL, &none), SC_ERR_MISUSE);
    /* a view over what is not there any more is none that can be read */
    CHECK_INT(sc_exec_script(db, "DROP TABLE rt_plain"), SC_OK);
    check_said(db, sc_verify_schema(db, &view), "rt_view is missing");
}

/* While rows are read, and in a transaction: it is a call like any other. */
static void test_amid(sc_db *db)
{
    CHECK_INT(sc_begin(db), SC_OK);
    check_said(db, sc_verify_schema(db, &used), NULL);
    CHECK_INT(sc_rollback(db), SC_OK);
}

/* ---------------------------------------------------------------- as part of opening */

static const sc_used_table no_table = {NULL, "rt_none", NULL, 0};
static const sc_used plain_use = {&tables[1], 1}, child_use = {&tables[3], 1}, none_use = {&no_table, 1};

QUERY_PLAIN(count_plain, "SELECT COUNT(*) FROM rt_plain", n_fields);
QUERY_PLAIN(who_am_i, "SELECT CONNECTION_ID()", n_fields);

static void refused(const char *url, const sc_used *const *uses, int code, const char *said)
{
    n_row row;
    sc_db *db;

    CHECK_INT(sc_open_verified(url, uses, &db), code);
    if (!CHECK(db != NULL)) return;
    CHECK_STR(sc_errmsg(db), said);
    CHECK_STR(sc_engine(db), "");
    CHECK_INT(sc__one(db, &count_plain, NULL, &row, NULL), code); /* which stays */
    CHECK_INT(sc_begin(db), code);
    CHECK_INT(sc_verify_schema(db, &plain_use), code);
    CHECK_STR(sc_errmsg(db), said);
    sc_close(db);
}

static void test_open(const char *url)
{
    const sc_used *const right[] = {&plain_use, &child_use, &used, NULL}, *const nothing[] = {NULL};
    const sc_used *const wrong[] = {&plain_use, &none_use, &child_use, &none_use, NULL};
    n_row row;
    sc_db *db;

    CHECK_INT(sc_open_verified(url, right, &db), SC_OK);
    CHECK_INT(sc__one(db, &count_plain, NULL, &row, NULL), SC_ROW);
    sc_close(db);
    CHECK_INT(sc_open_verified(url, nothing, &db), SC_OK);
    sc_close(db);
    refused(url, wrong, SC_ERR_SCHEMA, "not the database that was checked: rt_none is missing"); /* once */
    refused(url, NULL, SC_ERR_MISUSE, "sc_open_verified: `used` is NULL");
    CHECK_INT(sc_open_verified("nonsense", right, &db), SC_ERR_OPEN);
    CHECK(*sc_errmsg(db));
    sc_close(db);
    CHECK_INT(sc_open_verified(url, right, NULL), SC_ERR_MISUSE);
}

static int verify_each(sc_db *db, void *ctx)
{
    return sc_verify_schema(db, ctx);
}

static int verify_gone(sc_db *db, void *ctx)
{
    (void)ctx;
    return sc_exec_script(db, "DROP TABLE IF EXISTS rt_gone");
}

/* The first connection of a pool, and none of later. */
static void test_pool(sc_db *db, const char *url)
{
    static const sc_used_table gone_table = {NULL, "rt_gone", NULL, 0};
    static const sc_used gone = {&gone_table, 1};
    const sc_used *const uses[] = {&plain_use, &gone, NULL};
    sc_pool_counts counts;
    sc_db *first, *second;
    sc_pool *pool;

    CHECK_INT(sc_exec_script(db, "DROP TABLE IF EXISTS rt_gone; CREATE TABLE rt_gone (id INTEGER)"), SC_OK);
    CHECK_INT(sc_pool_open(url, &(sc_pool_options){.verify = uses}, &pool), SC_OK);
    sc_pool_stats(pool, &counts);
    CHECK(counts.open == 1 && counts.idle == 1 && counts.failed == 0);
    CHECK_INT(sc_exec_script(db, "DROP TABLE rt_gone"), SC_OK);
    CHECK_INT(sc_pool_acquire(pool, &first), SC_OK);
    CHECK_INT(sc_pool_acquire(pool, &second), SC_OK);
    sc_pool_release(second);
    sc_pool_release(first);
    CHECK_INT(sc_pool_close(pool, 1000), SC_OK);
    for (uint32_t min = 0; min < 3; min++) {
        CHECK_INT(sc_pool_open(url, &(sc_pool_options){.min = min, .verify = uses}, &pool), SC_ERR_SCHEMA);
        CHECK_STR(sc_pool_errmsg(pool), "not the database that was checked: rt_gone is missing");
        CHECK_INT(sc_pool_acquire(pool, &first), SC_ERR_SCHEMA);
        sc_pool_release(first);
        sc_pool_stats(pool, &counts);
        CHECK(counts.open == 0 && counts.failed == 1);
        CHECK_INT(sc_pool_close(pool, 1000), SC_OK);
    }
}

static void test_pool_setup(sc_db *db, const char *url)
{
    const sc_used *const uses[] = {&plain_use, NULL}, *const none[] = {&none_use, NULL};
    sc_pool_options options = {.setup = verify_each, .setup_ctx = (void *)&plain_use, .verify = uses};
    sc_db *borrowed, *refused_one;
    sc_pool *pool;

    CHECK_INT(sc_pool_open(url, &options, &pool), SC_OK);
    CHECK_INT(sc_pool_acquire(pool, &borrowed), SC_OK);
    CHECK_INT(sc_exec_script(db, "ALTER TABLE rt_plain RENAME TO rt_renamed"), SC_OK);
    CHECK_INT(sc_pool_acquire(pool, &refused_one), SC_ERR_SCHEMA); /* each is asked */
    sc_pool_release(refused_one);
    sc_pool_release(borrowed);
    CHECK_INT(sc_exec_script(db, "ALTER TABLE rt_renamed RENAME TO rt_plain"), SC_OK);
    sc_pool_shut_down(pool, 0);
    sc_pool_close(pool, 0);
    options = (sc_pool_options){.setup = verify_gone,
                                .verify = none}; /* what it was set up with is there before it is asked */
    CHECK_INT(sc_pool_open(url, &options, &pool), SC_ERR_SCHEMA);
    sc_pool_close(pool, 0);
}

/* A call like any other: it reads, and is made again where the connection was lost before it. */
static void test_lost(sc_db *db, const char *url)
{
    n_row id = {0};
    char kill[60];
    sc_db *mine;

    CHECK_INT(sc_open(url, &mine), SC_OK);
    CHECK_INT(sc_set_timeout(mine, 60000), SC_OK);
    check_said(mine, sc_verify_schema(mine, &plain_use), NULL);
    CHECK_INT(sc__one(mine, &who_am_i, NULL, &id, NULL), SC_ROW);
    snprintf(kill, sizeof kill, "KILL %lld", (long long)id.n);
    CHECK_INT(sc_exec_script(db, kill), SC_OK);
    check_said(mine, sc_verify_schema(mine, &plain_use), NULL);
    CHECK_INT(sc__one(mine, &count_plain, NULL, &id, NULL), SC_ROW);
    sc_close(mine);
}

static void test_cost(sc_db *db)
{
    sc_used_table many[100];
    sc_used all = {many, 100};
    struct timespec a, b;

    for (size_t i = 0; i < 100; i++) many[i] = tables[0];
    clock_gettime(CLOCK_MONOTONIC, &a);
    CHECK_INT(sc_verify_schema(db, &all), SC_OK);
    clock_gettime(CLOCK_MONOTONIC, &b);
    printf("%s: 100 tables of 24 columns in %.1f ms\n", sc_engine(db),
           (double)(b.tv_sec - a.tv_sec) * 1e3 + (double)(b.tv_nsec - a.tv_nsec) / 1e6);
}

int main(int argc, char **argv)
{
    static const char view[] =
        "DROP VIEW IF EXISTS rt_view; CREATE VIEW rt_view AS SELECT name, n * 2 AS twice FROM rt_plain";
    sc_db *db;

    if (argc < 2) {
        fprintf(stderr, "usage: %s URL\n", argv[0]);
        return 77;
    }
    if (CHECK_INT(sc_open(argv[1], &db), SC_OK) && CHECK_INT(sc_exec_ddl(db, rt_sqlite_ddl, rt_mysql_ddl), SC_OK) &&
        CHECK_INT(sc_exec_script(db, view), SC_OK)) {
        check_said(db, sc_verify_schema(db, &used), NULL);
        test_amid(db);
        test_types(db);
        if (on_sqlite(db)) test_any(db);
        if (!on_sqlite(db)) test_arguments(db);
        test_open(argv[1]);
        test_pool(db, argv[1]);
        test_pool_setup(db, argv[1]);
        if (!on_sqlite(db)) test_lost(db, argv[1]);
        test_cost(db);
        CHECK_INT(sc_exec_script(db, "DROP TABLE rt_child"), SC_OK);
        check_said(db, sc_verify_schema(db, &used), "rt_child is missing");
        test_changes(db);
        test_missing(db);
        CHECK_INT(sc_exec_script(db, "DROP VIEW rt_view; DROP TABLE rt_all"), SC_OK);
    }
    sc_close(db);
    return check_result();
}
