/* parse_shape_sqlite_test.c: random expressions, joins and set operations, parsed and written back with everything in
 * parentheses of its own, have the value they had on SQLite; SQLite and we take and refuse the same ones.
 *
 *   parse_shape_sqlite_test [SEED [COUNT]]                      1 and 2,000: a test; 10,000 and more by hand
 *   parse_shape_sqlite_test --pairs FLAVOUR SEED COUNT          for tests/parse/agree.py: a line each, the statement, a tab,
 *                                                               and what is printed of it, or nothing when it is refused */
#include <sqlite3.h>
#include <stdlib.h>

#include "base/file.h"
#include "parse_fixture.h"
#include "shape_query.h"

static const char SCHEMA[] =
    "CREATE TABLE t (a, b, c, d, e, f); INSERT INTO t VALUES (1, 2, 3, 'x', NULL, 1.5), (0, -1, NULL, 'ab', '1', 7),"
    "(5, 5, '%', '', -2.5, x'41');"
    "CREATE TABLE j1 (a, b); CREATE TABLE j2 (a, b); CREATE TABLE j3 (a, b);"
    "INSERT INTO j1 VALUES (1, 2), (2, NULL), (3, 3), (1, 2); INSERT INTO j2 VALUES (1, 2), (2, 3), (NULL, 5);"
    "INSERT INTO j3 VALUES (3, 1), (1, 1), (2, 3), (2, 3);";

/* Every fourth is a query of joins or set operations. */
static void statement(struct buf *out, bool mysql, uint64_t seed, unsigned n)
{
    if (n % 4 == 3)
        shape_query(out, mysql, seed, n);
    else
        shape_statement(out, mysql, seed, n);
}

/* What is printed of a statement; false: refused. */
static bool printed(const struct sql_options *o, struct str sql, struct buf *out)
{
    struct parsed p;
    buf_clear(out);
    parsed_init(&p, o, sql);
    bool ok = p.stmt && p.stmt->kind == STMT_SELECT;
    if (ok) ast_print_select(out, o->dialect, p.stmt->u.select);
    parsed_release(&p);
    return ok;
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct str row_text(struct arena *a, sqlite3_stmt *stmt)
{
    struct str row = STR("");
    for (int i = 0; i < sqlite3_column_count(stmt); i++) {
        const char *text = (const char *)sqlite3_column_text(stmt, i);
        row = str_printf(a, "%.*s%d:%s|", STR_ARG(row), sqlite3_column_type(stmt, i), text ? text : "");
    }
    return row;
}

/* All rows, sorted, or the error; false: a syntax error. */
static bool value_of(sqlite3 *db, struct str sql, struct buf *out)
{
    struct arena arena = {0};
    str_vec rows = {0};
    sqlite3_stmt *stmt = NULL;
    int rc = sqlite3_prepare_v2(db, sql.p, (int)sql.n, &stmt, NULL);
    bool syntax = rc != SQLITE_OK && strstr(sqlite3_errmsg(db), "syntax error");
    buf_clear(out);
    while (rc == SQLITE_OK && sqlite3_step(stmt) == SQLITE_ROW) {
        struct str row = row_text(&arena, stmt);
        vec_push(&arena, &rows, row);
    }
    if (sqlite3_errcode(db) != SQLITE_OK && sqlite3_errcode(db) != SQLITE_DONE) buf_puts(out, "error");
    if (rows.n) qsort(rows.v, rows.n, sizeof *rows.v, by_text);
    for (unsigned i = 0; i < rows.n; i++) buf_printf(out, "%.*s\n", STR_ARG(rows.v[i]));
    sqlite3_finalize(stmt);
    arena_free(&arena);
    return !syntax;
}

static void check_one(sqlite3 *db, struct str sql)
{
    struct buf print = {0}, want = {0}, got = {0};
    bool engine = value_of(db, sql, &want), ours = printed(&SQLITE, sql, &print);
    if (!CHECK_INT(ours, engine)) {
        fprintf(stderr, "    %.*s\n", STR_ARG(sql));
    } else if (ours) {
        bool same = CHECK(value_of(db, buf_view(&print), &got)) && CHECK(str_eq(buf_view(&want), buf_view(&got)));
        if (!same) fprintf(stderr, "    %.*s\n    %s\n", STR_ARG(sql), print.p);
    }
    buf_free(&print);
    buf_free(&want);
    buf_free(&got);
}

static int check_values(uint64_t seed, unsigned count)
{
    sqlite3 *db;
    struct buf sql = {0};
    if (!CHECK(sqlite3_open(":memory:", &db) == SQLITE_OK && sqlite3_exec(db, SCHEMA, NULL, NULL, NULL) == SQLITE_OK))
        return check_result();
    for (unsigned i = 0; i < count; i++) {
        statement(&sql, false, seed, i);
        check_one(db, buf_view(&sql));
    }
    printf("seed %llu: %u expressions and queries\n", (unsigned long long)seed, count);
    buf_free(&sql);
    sqlite3_close(db);
    return check_result();
}

static int print_pairs(const char *flavour, uint64_t seed, unsigned count)
{
    struct sql_options o = {.dialect = DIALECT_MYSQL};
    struct buf sql = {0}, print = {0};
    if (!flavour_find(str_from(flavour), &o.flavour)) return 2;
    for (unsigned i = 0; i < count; i++) {
        statement(&sql, true, seed, i);
        bool ok = printed(&o, buf_view(&sql), &print);
        printf("%s\t%s\n", sql.p, ok ? print.p : "");
    }
    buf_free(&sql);
    buf_free(&print);
    return 0;
}

int main(int argc, char **argv)
{
    if (argc == 5 && strcmp(argv[1], "--pairs") == 0)
        return print_pairs(argv[2], strtoull(argv[3], NULL, 10), (unsigned)strtoul(argv[4], NULL, 10));
    uint64_t seed = argc > 1 ? strtoull(argv[1], NULL, 10) : 1;
    return check_values(seed, argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 2000);
}
