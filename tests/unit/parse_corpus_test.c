/* parse_corpus_test.c: every statement of tests/parse/ is taken or refused as the engines do, under each flavour; what is
 * taken keeps the promises about spans, and what is printed of a query parses to the same print. */
#include "corpus.h"

/* SQLite has no parentheses around the operands of a set operation: the print wraps them in queries. */
static bool wraps(const struct sql_options *o, struct str print)
{
    return o->dialect == DIALECT_SQLITE &&
           (strstr(print.p, " UNION ") || strstr(print.p, " INTERSECT ") || strstr(print.p, " EXCEPT "));
}

/* Printed, parsed and printed again: the same. */
static void check_print(const struct sql_options *o, const struct select *s, struct str sql)
{
    const struct sql_options any = {.dialect = o->dialect}; /* VALUES ROW is printed as VALUES */
    struct buf first = {0}, second = {0};
    struct parsed p;
    ast_print_select(&first, o->dialect, s);
    parsed_init(&p, &any, buf_view(&first));
    if (CHECK(p.stmt != NULL && p.stmt->kind == STMT_SELECT)) {
        ast_print_select(&second, o->dialect, p.stmt->u.select);
        if (!wraps(o, buf_view(&first))) CHECK_STR(second.p, first.p);
    } else {
        fprintf(stderr, "    %.*s\n    %s\n", STR_ARG(sql), first.p);
        diags_print(&p.diags, stderr);
    }
    parsed_release(&p);
    buf_free(&first);
    buf_free(&second);
}

static void check_one(const struct sql_options *o, struct str sql, bool want)
{
    struct parsed p;
    parsed_init(&p, o, sql);
    if (!CHECK_INT(p.stmt != NULL, want)) {
        fprintf(stderr, "    %s, %s: %.*s\n", dialect_name(o->dialect), flavour_name(o->flavour), STR_ARG(sql));
        diags_print(&p.diags, stderr);
    }
    CHECK((p.stmt == NULL) == (p.diags.n_errors > 0));
    if (p.stmt) {
        struct buf dump = {0};
        check_spans(&p);
        ast_dump(&dump, p.stmt);
        CHECK(dump.n > 0);
        buf_free(&dump);
        if (p.stmt->kind == STMT_SELECT) check_print(o, p.stmt->u.select, sql);
    }
    parsed_release(&p);
}

/* Under `any` whatever some server takes is taken, but where two servers mean different things. */
static void mysql(void)
{
    struct corpus c;
    struct str marks, sql;
    if (!corpus_read(&c, SOURCE_DIR "/tests/parse/mysql.txt")) return;
    while (corpus_next(&c, 2, &marks, &sql)) {
        struct sql_options o = {.dialect = DIALECT_MYSQL, .flavour = FLAVOUR_MYSQL};
        check_one(&o, sql, marks.p[0] == '+');
        o.flavour = FLAVOUR_MARIADB;
        check_one(&o, sql, marks.p[1] == '+');
        o.flavour = FLAVOUR_ANY;
        check_one(&o, sql, marks.p[0] == '+' || marks.p[1] == '+');
    }
    arena_free(&c.arena);
}

static void sqlite(void)
{
    struct corpus c;
    struct str marks, sql;
    if (!corpus_read(&c, SOURCE_DIR "/tests/parse/sqlite.txt")) return;
    while (corpus_next(&c, 1, &marks, &sql)) check_one(&SQLITE, sql, marks.p[0] == '+');
    arena_free(&c.arena);
}

int main(void)
{
    mysql();
    sqlite();
    return check_result();
}
