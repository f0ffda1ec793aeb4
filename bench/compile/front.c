/* front.c: what one query costs in the front ends: schemac's parse, libpg_query's parse and SQLite's prepare of the same
 * texts, taken in turns in one process, and schemac's parse with names and types. See ../README.md.
 *
 * front DIALECT FOLDER ROUNDS: FOLDER has schema/ and queries/, as gen_corpus.py writes them. One line a measure:
 * its name, and the least and the median of the rounds in microseconds a query. */
#include <pg_query.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/file.h"
#include "parse/parse.h"
#include "scan/sql_split.h"
#include "sema/catalog.h"
#include "sema/model.h"

enum { MOST_ROUNDS = 64 };

struct bench {
    struct arena arena;
    struct diags diags;
    struct sql_options options;
    struct catalog catalog;
    site_vec sites;
    str_vec ddl;
    str_vec dollars; /* the queries with $1 … for ?, as libpg_query reads them */
    sqlite3 *db;
};

static void fail(const char *what, const char *why)
{
    fprintf(stderr, "front: %s: %s\n", what, why);
    exit(2);
}

static double now_us(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

/* ---------------------------------------------------------------- loading */

static struct source *load(struct bench *b, struct str path)
{
    struct str text;
    if (!file_read(&b->arena, path.p, &text)) fail(path.p, "cannot read it");
    return source_new(&b->arena, path, text);
}

static void load_schema_file(struct bench *b, struct source *s)
{
    schema_statement_vec texts = {0};
    sql_split_schema(&b->arena, &b->diags, &b->options, s, &texts);
    for (unsigned i = 0; i < texts.n; i++) {
        struct stmt *stmt = parse_stmt(&b->arena, &b->diags, &b->options, texts.v[i].text);
        if (!stmt || !ddl_apply(&b->catalog, &b->diags, stmt)) fail(s->path.p, "is no schema");
        vec_push(&b->arena, &b->ddl, texts.v[i].text->text);
    }
}

static void load_query_file(struct bench *b, struct source *s)
{
    struct scan_options o = {.sql = b->options};
    if (!sql_scan_queries(&b->arena, &b->diags, &o, s, &b->sites)) fail(s->path.p, "has no queries");
}

static void load_folder(struct bench *b, struct str folder, const char *name,
                        void (*each)(struct bench *b, struct source *s))
{
    str_vec names = {0};
    struct str dir = path_join(&b->arena, folder, str_from(name));
    if (!dir_list(&b->arena, dir.p, &names)) fail(dir.p, "cannot list it");
    for (unsigned i = 0; i < names.n; i++) each(b, load(b, path_join(&b->arena, dir, names.v[i])));
}

static void number_placeholders(struct bench *b)
{
    for (unsigned i = 0; i < b->sites.n; i++) {
        struct buf out = {0};
        struct str sql = b->sites.v[i]->text->text;
        unsigned n = 0;
        for (size_t at = 0; at < sql.n; at++)
            if (sql.p[at] == '?')
                buf_printf(&out, "$%u", ++n);
            else
                buf_char(&out, sql.p[at]);
        vec_push(&b->arena, &b->dollars, str_dup(&b->arena, buf_view(&out)));
        buf_free(&out);
    }
}

static void open_sqlite(struct bench *b)
{
    if (sqlite3_open(":memory:", &b->db) != SQLITE_OK) fail("sqlite", "cannot open");
    for (unsigned i = 0; i < b->ddl.n; i++)
        if (sqlite3_exec(b->db, str_dup(&b->arena, b->ddl.v[i]).p, NULL, NULL, NULL) != SQLITE_OK)
            fail("sqlite", sqlite3_errmsg(b->db));
}

/* ---------------------------------------------------------------- what is measured: every query once */

static void parse_all(struct bench *b)
{
    struct arena scratch = {0};
    for (unsigned i = 0; i < b->sites.n; i++) {
        if (!parse_stmt(&scratch, &b->diags, &b->options, b->sites.v[i]->text)) fail("parse", "refused");
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}

static void analyze_all(struct bench *b)
{
    struct arena scratch = {0};
    for (unsigned i = 0; i < b->sites.n; i++) {
        struct stmt *s = parse_stmt(&scratch, &b->diags, &b->options, b->sites.v[i]->text);
        if (!s || !analyze(&scratch, &b->diags, &b->catalog, s)) fail("analyze", "refused");
        arena_reset(&scratch);
    }
    arena_free(&scratch);
}

static void pg_all(struct bench *b)
{
    for (unsigned i = 0; i < b->dollars.n; i++) {
        PgQueryProtobufParseResult r = pg_query_parse_protobuf(b->dollars.v[i].p);
        if (r.error) fail(b->dollars.v[i].p, r.error->message);
        pg_query_free_protobuf_parse_result(r);
    }
}

static void sqlite_all(struct bench *b)
{
    for (unsigned i = 0; i < b->sites.n; i++) {
        struct str sql = b->sites.v[i]->text->text;
        sqlite3_stmt *s;
        if (sqlite3_prepare_v2(b->db, sql.p, (int)sql.n, &s, NULL) != SQLITE_OK) fail(sql.p, sqlite3_errmsg(b->db));
        sqlite3_finalize(s);
    }
}

struct measure {
    const char *name;
    void (*run)(struct bench *b);
    bool sqlite_only; /* the text of the other dialect is nothing to them */
    double us[MOST_ROUNDS];
};

static int by_size(const void *x, const void *y)
{
    double a = *(const double *)x, b = *(const double *)y;
    return (a > b) - (a < b);
}

int main(int argc, char **argv)
{
    struct bench b = {0};
    struct measure all[] = {{.name = "parse", .run = parse_all},
                            {.name = "parse, bind and infer", .run = analyze_all},
                            {.name = "libpg_query's parse", .run = pg_all, .sqlite_only = true},
                            {.name = "SQLite's prepare", .run = sqlite_all, .sqlite_only = true}};
    size_t n = sizeof all / sizeof *all;
    int rounds = argc == 4 ? atoi(argv[3]) : 0;
    if (rounds < 1 || rounds > MOST_ROUNDS) fail("usage", "front mysql|sqlite FOLDER ROUNDS (1 to 64)");
    b.options.dialect = strcmp(argv[1], "sqlite") == 0 ? DIALECT_SQLITE : DIALECT_MYSQL;
    bool lite = b.options.dialect == DIALECT_SQLITE;
    diags_init(&b.diags, &b.arena);
    catalog_init(&b.catalog, &b.arena, &b.options);
    load_folder(&b, str_from(argv[2]), "schema", load_schema_file);
    if (!ddl_finish(&b.catalog, &b.diags)) fail("schema", "refused");
    load_folder(&b, str_from(argv[2]), "queries", load_query_file);
    if (lite) {
        number_placeholders(&b);
        open_sqlite(&b);
    }
    for (int round = 0; round < rounds; round++)
        for (size_t i = 0; i < n; i++) {
            if (all[i].sqlite_only && !lite) continue;
            double start = now_us();
            all[i].run(&b);
            all[i].us[round] = (now_us() - start) / b.sites.n;
        }
    for (size_t i = 0; i < n; i++) {
        if (all[i].sqlite_only && !lite) continue;
        qsort(all[i].us, (size_t)rounds, sizeof *all[i].us, by_size);
        printf("%s\t%.2f\t%.2f\n", all[i].name, all[i].us[0], all[i].us[rounds / 2]);
    }
    sqlite3_close(b.db);
    if (lite) pg_query_exit();
    arena_free(&b.arena);
    return 0;
}
