/* sql_split_test.c: where statements end in each dialect, and what query files say about them. */
#include "check.h"
#include "scan/sql_split.h"
#include "scan_text.h"

static struct arena arena;

static const char *first_said(struct diags *d, const struct source *s)
{
    uint32_t first, last;
    unsigned line, column;
    diags_text(&arena, d);
    if (!d->all.n) return "";
    struct diag *g = d->all.v[0];
    place_range(g->place, &first, &last);
    source_position(s, first, &line, &column);
    return str_printf(&arena, "%s %u:%u %.*s", diag_code_name(g->code), line, column, STR_ARG(g->text)).p;
}

/* The statements, each ended by `|`; behind them what was said. */
static const char *split_n(enum dialect dialect, unsigned modes, const char *text, size_t n)
{
    struct source *s = text_source_n(&arena, "f.sql", text, n);
    struct sql_options o = {.dialect = dialect, .modes = modes};
    struct diags d;
    schema_statement_vec v = {0};
    struct buf b = {0};
    diags_init(&d, &arena);
    bool ok = sql_split_schema(&arena, &d, &o, s, &v);
    CHECK(ok == !diags_failed(&d));
    for (unsigned i = 0; i < v.n; i++) {
        uint32_t first, last;
        place_range(place_sql(v.v[i].text, (struct span){0, (uint32_t)v.v[i].text->text.n}), &first, &last);
        CHECK(s->text.p + first == v.v[i].text->text.p && last - first == v.v[i].text->text.n);
        buf_printf(&b, "%.*s|", STR_ARG(v.v[i].text->text));
    }
    buf_puts(&b, first_said(&d, s));
    const char *copy = arena_strdup(&arena, b.p, b.n);
    buf_free(&b);
    return copy;
}

static const char *split(enum dialect dialect, const char *text)
{
    return split_n(dialect, 0, text, strlen(text));
}

static const char *mysql(const char *text)
{
    return split(DIALECT_MYSQL, text);
}

static const char *sqlite(const char *text)
{
    return split(DIALECT_SQLITE, text);
}

static const char *postgres(const char *text)
{
    return split(DIALECT_POSTGRES, text);
}

/* One statement of its own before, `body`, one behind. */
static void whole(enum dialect dialect, const char *body)
{
    const char *text = str_printf(&arena, "SELECT 1; %s; SELECT 2", body).p;
    CHECK_STR(split(dialect, text), str_printf(&arena, "SELECT 1|%s|SELECT 2|", body).p);
}

static void test_plain(void)
{
    CHECK_STR(mysql(""), "");
    CHECK_STR(mysql(" -- nothing\n;;/* */ ; "), "");
    CHECK_STR(mysql("a; b ;c"), "a|b|c|");
    CHECK_STR(mysql("\xEF\xBB\xBF"
                    "a;\r\nb\r\n;"),
              "a|b|");
    CHECK_STR(mysql("-- x;\na /* ; */ b -- ;\n; # ;\nc"), "a /* ; */ b|c|");
    CHECK_STR(mysql("BEGIN; a; COMMIT; BEGIN WORK; END"), "BEGIN|a|COMMIT|BEGIN WORK|END|");
}

static void test_quotes(void)
{
    CHECK_STR(mysql("'a;''b;\\';' \";\\\";\" `;``;`;x"), "'a;''b;\\';' \";\\\";\" `;``;`|x|");
    CHECK_STR(split_n(DIALECT_MYSQL, MODE_NO_BACKSLASH_ESCAPES, "'\\';x", 5), "'\\'|x|");
    CHECK_STR(split_n(DIALECT_MYSQL, MODE_ANSI_QUOTES, "\"\\\";x", 5), "\"\\\"|x|");
    CHECK_STR(sqlite("'\\';x [;'] `;` \";\"; y"), "'\\'|x [;'] `;` \";\"|y|");
    CHECK_STR(postgres("'\\';E'\\';''' ;$$;$$;$a$ $$;$b$ $a$; $1;$2"), "'\\'|E'\\';'''|$$;$$|$a$ $$;$b$ $a$|$1|$2|");
    CHECK_STR(postgres("/* /* ; */ ; */ a; [b;] `c;"), "a|[b|] `c|");
    CHECK_STR(mysql("a 'b;"), "a 'b;|E0107 1:3 this quotation does not end");
    CHECK_STR(mysql("a /* b;"), "a|E0107 1:3 this comment does not end");
    CHECK_STR(sqlite("a /* b;"), "a|");
    CHECK_STR(postgres("a $x$ b;"), "a $x$ b;|E0107 1:3 this quotation does not end");
}

static void test_line_comments(void)
{
    CHECK_STR(mysql("a --b;c\n;d --\n;"), "a --b|c|d|");
    CHECK_STR(sqlite("a --b;c\n;d # e;"), "a|d # e|");
    CHECK_STR(postgres("a --b;c\n;d # e;"), "a|d # e|");
}

static void test_code_comments(void)
{
    CHECK_STR(mysql("/*!40101 SET x=';' */;/*!50003 CREATE*/ /*M!100100 TABLE t */;a"),
              "/*!40101 SET x=';' */|/*!50003 CREATE*/ /*M!100100 TABLE t */|a|");
    CHECK_STR(mysql("/*!50001 a; b */; c"), "/*!50001 a; b */|c|");
    CHECK_STR(sqlite("/*!40101 a */ b;"), "b|");
    CHECK_STR(mysql("DELIMITER ;;\n/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEFORE INSERT ON u\n"
                    "FOR EACH ROW BEGIN SET NEW.a = 1; END */;;\nDELIMITER ;\nc;"),
              "/*!50003 CREATE*/ /*!50017 DEFINER=`a`@`b`*/ /*!50003 TRIGGER t BEFORE INSERT ON u\n"
              "FOR EACH ROW BEGIN SET NEW.a = 1; END */|c|");
}

static void test_no_server(void)
{
    CHECK_STR(mysql("/*!999999\\- enable the sandbox mode */\na;/*M!999999 ; ' */ b"), "a|b|");
    CHECK_STR(mysql("/*!99998 a */;b"), "/*!99998 a */|b|");
}

static void test_migrations(void)
{
    CHECK_STR(mysql("-- +goose Up\na;\nb\n-- +goose Down\nDROP c;\n"), "a|b|");
    CHECK_STR(mysql("-- +goose Up\n-- +goose StatementBegin\nx; y;\n-- +goose StatementEnd\nz;"), "x; y|z|");
    CHECK_STR(sqlite("-- migrate:up transaction:false\na;\n-- migrate:down\nb;\n-- migrate:up\nc;\n"), "a|c|");
    CHECK_STR(mysql("-- goose Down\na; -- see migrate:down\nb"), "a|b|");
}

static void test_delimiter(void)
{
    CHECK_STR(mysql("DELIMITER //\na; b //\nc// d;//\ndelimiter ;\ne;f"), "a|b|c|d|e|f|");
    CHECK_STR(mysql("DELIMITER $$\nCREATE PROCEDURE p() BEGIN END$$\nDELIMITER ;\nx;"),
              "CREATE PROCEDURE p() BEGIN END|x|");
    CHECK_STR(mysql("delimiter '|'\na;b|c|"), "a|b|c|");
    CHECK_STR(mysql("SELECT delimiter;\nDELIMITER\n"), "SELECT delimiter|E0103 2:1 DELIMITER without a delimiter");
    CHECK_STR(sqlite("DELIMITER //\na;"), "DELIMITER //\na|");
    CHECK_STR(mysql("DELIMITER //\n'//' `//` /* // */ a//"), "'//' `//` /* // */ a|");
}

static void test_mysql_bodies(void)
{
    whole(DIALECT_MYSQL, "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW SET NEW.a = 1");
    whole(DIALECT_MYSQL,
          "CREATE TRIGGER t BEFORE INSERT ON u FOR EACH ROW FOLLOWS begin BEGIN SET NEW.a = 1; SET NEW.b = 2; END");
    whole(DIALECT_MYSQL, "CREATE DEFINER=`root`@`%` PROCEDURE p(IN a INT) BEGIN IF a THEN x; ELSE y; END IF; END");
    whole(DIALECT_MYSQL,
          "CREATE TRIGGER t AFTER UPDATE ON u FOR EACH ROW IF NEW.a THEN x; IF b THEN y; END IF; END IF");
    whole(DIALECT_MYSQL,
          "CREATE PROCEDURE IF NOT EXISTS p() COMMENT 'a;b' READS SQL DATA SQL SECURITY INVOKER BEGIN x; END");
    whole(DIALECT_MYSQL,
          "CREATE FUNCTION f(a INT, b DECIMAL(3,1)) RETURNS VARCHAR(10) CHARACTER SET utf8mb4 COLLATE begin "
          "NOT DETERMINISTIC BEGIN DECLARE x INT; RETURN CASE a WHEN 1 THEN 2 ELSE IF(b, 1, 2) END; END");
    whole(DIALECT_MYSQL, "CREATE FUNCTION f() RETURNS INT DETERMINISTIC RETURN 1");
    whole(DIALECT_MYSQL, "CREATE FUNCTION f() RETURNS INT RETURN IF(1, REPEAT('a', 2), CASE WHEN 1 THEN 2 END)");
    whole(DIALECT_MYSQL, "CREATE FUNCTION f RETURNS STRING SONAME 'x.so'");
    whole(DIALECT_MYSQL, "CREATE PROCEDURE p() l: LOOP x; LEAVE l; END LOOP l");
    whole(DIALECT_MYSQL,
          "CREATE PROCEDURE p() main: BEGIN REPEAT x; UNTIL CASE WHEN 1 THEN 2 END END REPEAT; y; END main");
    whole(DIALECT_MYSQL, "CREATE PROCEDURE p() BEGIN l: WHILE a DO x; WHILE b DO y; END WHILE; END WHILE l; END");
    whole(DIALECT_MYSQL, "CREATE PROCEDURE p() BEGIN CASE a WHEN 1 THEN x; ELSE BEGIN END; END CASE; END");
    whole(DIALECT_MYSQL, "CREATE PROCEDURE p() CASE a WHEN 1 THEN CASE b WHEN 2 THEN x; END CASE; END CASE");
    whole(DIALECT_MYSQL, "CREATE PROCEDURE p() BEGIN DECLARE EXIT HANDLER FOR NOT FOUND BEGIN x; END; "
                         "DECLARE CONTINUE HANDLER FOR SQLEXCEPTION SET a = 1; y; END");
    whole(DIALECT_MYSQL, "CREATE PROCEDURE p() BEGIN UPDATE t SET end = 1, a = end; SELECT end FROM t; "
                         "SELECT CASE WHEN a.end > end THEN end END FROM t; END");
    whole(DIALECT_MYSQL, "CREATE EVENT IF NOT EXISTS e ON SCHEDULE EVERY 1 DAY COMMENT 'x' DO BEGIN x; y; END");
    whole(DIALECT_MYSQL, "CREATE EVENT e ON SCHEDULE AT NOW() DO DELETE FROM t");
    whole(DIALECT_MYSQL, "ALTER EVENT e DO BEGIN x; END");
    whole(DIALECT_MYSQL, "CREATE TABLE begin (a INT, end INT)");
    whole(DIALECT_MYSQL, "CREATE VIEW v AS SELECT CASE WHEN 1 THEN 2 END, `begin` FROM t");
    whole(DIALECT_MYSQL, "BEGIN NOT ATOMIC x; y; END");
    whole(DIALECT_MYSQL, "CREATE PROCEDURE p() BEGIN FOR i IN 1..3 DO x; END FOR; END");
    whole(DIALECT_MYSQL, "CREATE OR REPLACE FUNCTION f() RETURNS NATIONAL CHAR(3) BEGIN x; END");
    CHECK_STR(mysql("BEGIN; CREATE TABLE a (b INT); COMMIT;"), "BEGIN|CREATE TABLE a (b INT)|COMMIT|");
}

/* Openers beyond the stack are still counted. */
static void test_deep(void)
{
    struct buf b = {0};
    buf_puts(&b, "CREATE PROCEDURE p() ");
    for (int i = 0; i < 1000; i++) buf_puts(&b, "BEGIN ");
    for (int i = 0; i < 1000; i++) buf_puts(&b, "END; ");
    whole(DIALECT_MYSQL, str_printf(&arena, "%.*s", (int)b.n - 2, b.p).p);
    buf_free(&b);
}

static void test_sqlite_bodies(void)
{
    whole(DIALECT_SQLITE, "CREATE TRIGGER t AFTER INSERT ON u BEGIN UPDATE v SET a = CASE WHEN 1 THEN 2 END; END");
    whole(DIALECT_SQLITE,
          "CREATE TEMP TRIGGER t WHEN CASE WHEN 1 THEN 2 END BEGIN x; SELECT end FROM begin; /* ; */ END");
    whole(DIALECT_SQLITE, "EXPLAIN QUERY PLAN CREATE TRIGGER IF NOT EXISTS t BEGIN x; END");
    whole(DIALECT_SQLITE, "CREATE TABLE trigger_begin (a)");
    whole(DIALECT_SQLITE, "CREATE VIEW trigger AS SELECT 1");
    CHECK_STR(sqlite("BEGIN TRANSACTION; x; END; COMMIT"), "BEGIN TRANSACTION|x|END|COMMIT|");
}

static void test_postgres_bodies(void)
{
    whole(DIALECT_POSTGRES, "CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END; $$");
    whole(DIALECT_POSTGRES, "CREATE OR REPLACE PROCEDURE p() BEGIN ATOMIC x; SELECT CASE WHEN 1 THEN 2 END; END");
    whole(DIALECT_POSTGRES, "CREATE RULE r AS ON INSERT TO t DO (a; b)");
    whole(DIALECT_POSTGRES, "CREATE FUNCTION begin() RETURNS int AS 'x' LANGUAGE sql");
    CHECK_STR(postgres("BEGIN; x; END"), "BEGIN|x|END|");
}

static void test_bytes(void)
{
    CHECK_STR(split_n(DIALECT_MYSQL, 0, "a;\0b", 4), "E0102 1:3 a NUL byte in SQL");
    CHECK_STR(mysql("a;\n'\xff'"), "E0101 2:2 the byte 0xff is not valid UTF-8 here");
}

/* ---------------------------------------------------------------- query files */

/* "name command=sql|", a bad one "name!|"; then what was said. */
static const char *queries(const char *text)
{
    struct source *s = text_source(&arena, "q.sql", text);
    struct scan_options o = {0};
    struct diags d;
    site_vec v = {0};
    struct buf b = {0};
    diags_init(&d, &arena);
    bool ok = sql_scan_queries(&arena, &d, &o, s, &v);
    CHECK(ok == !diags_failed(&d));
    for (unsigned i = 0; i < v.n; i++) {
        const struct site *q = v.v[i];
        CHECK(q->source == s && !q->from_c && q->text);
        if (q->bad)
            buf_printf(&b, "%.*s!|", STR_ARG(q->name));
        else
            buf_printf(&b, "%.*s %s=%.*s|", STR_ARG(q->name), command_name(q->annotation.command),
                       STR_ARG(q->text->text));
    }
    buf_puts(&b, first_said(&d, s));
    const char *copy = arena_strdup(&arena, b.p, b.n);
    buf_free(&b);
    return copy;
}

static void test_queries(void)
{
    CHECK_STR(queries("-- name: a :one\nSELECT 1;\n\n-- doc\n-- name: b\nSELECT 2 -- c\n WHERE 1;\n"),
              "a one=SELECT 1|b =SELECT 2 -- c\n WHERE 1|");
    CHECK_STR(queries("\xEF\xBB\xBF/* name: a :many */\r\nSELECT 1\r\n;\r\n# name: b :exec\r\nDELETE FROM t"),
              "a many=SELECT 1|b exec=DELETE FROM t|");
    CHECK_STR(queries("-- name: a :execrows\n-- schemac: row e\nx;-- name: b :execlastid\ny"),
              "a execrows=x|b execlastid=y|");
    CHECK_STR(queries("-- name: a\nSELECT 1\n-- name: b\nSELECT 2"), "a =SELECT 1|b =SELECT 2|");
    CHECK_STR(queries("-- name: a\nSELECT '-- name: b'"), "a =SELECT '-- name: b'|");
    CHECK_STR(queries("-- named: a\n-- a name: b\n"), "");
    CHECK_STR(queries("DELIMITER //\n-- name: a\nSELECT 1;//\n"), "a =SELECT 1|");
}

static void test_query_errors(void)
{
    CHECK_STR(queries("SELECT 1;\n-- name: a\nSELECT 2;"), "a =SELECT 2|E0116 1:1 this statement has no name");
    CHECK_STR(queries("-- name:\nSELECT 1;"), "E0116 1:9 the query's name is missing here");
    CHECK_STR(queries("-- name: :one\nSELECT 1;"), "E0116 1:10 the query's name is missing here");
    CHECK_STR(queries("-- name: a\n-- name: b\nSELECT 1;"), "a!|b =SELECT 1|E0114 1:10 `a` has no statement");
    CHECK_STR(queries("-- name: a\n;"), "a!|E0114 1:10 `a` has no statement");
    CHECK_STR(queries("-- name: a\nSELECT 1; SELECT 2; SELECT 3;\n-- name: b\nSELECT 4"),
              "a!|b =SELECT 4|E0113 2:11 a second statement in the query `a`");
    CHECK_STR(queries("-- name: a :on\nSELECT 1"), "a!|E0110 1:12 unknown command `:on`");
    CHECK_STR(queries("-- name: a :one two\nSELECT 1"), "a!|E0110 1:17 nothing can follow the command: `two`");
    CHECK_STR(
        queries("-- name: a-b :one\nSELECT 1"),
        "a-b!|E0112 1:10 the query name `a-b` is not a C identifier: ASCII letters, digits and _ only, and no digit first");
    CHECK_STR(queries("-- name: read\nSELECT 1"),
              "read!|E0112 1:10 the query name `read` is taken by the C library (<unistd.h>)");
    CHECK_STR(queries("-- schemac: many\n-- name: a\nSELECT 1"),
              "a =SELECT 1|E0110 1:1 this annotation belongs to no query");
    CHECK_STR(queries("-- name: a\nSELECT 1; -- schemac: many\n"),
              "a =SELECT 1|E0110 2:11 this annotation belongs to no query");
    CHECK_STR(queries("-- name: a :one\n-- schemac: many\nSELECT 1"), "a!|E0110 2:13 `many` contradicts `one`");
    CHECK_STR(queries("-- name: a\nSELECT 'x"), "a!|E0107 2:8 this quotation does not end");
}

int main(void)
{
    test_plain();
    test_quotes();
    test_line_comments();
    test_code_comments();
    test_no_server();
    test_migrations();
    test_delimiter();
    test_mysql_bodies();
    test_deep();
    test_sqlite_bodies();
    test_postgres_bodies();
    test_bytes();
    test_queries();
    test_query_errors();
    arena_free(&arena);
    return check_result();
}
