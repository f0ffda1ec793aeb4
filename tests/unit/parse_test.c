/* parse_test.c: the mysql and sqlite front ends: the shape of expressions and queries (written back in parentheses),
 * the facts of each statement, where errors point and what they say, and the limits. */
#include "parse_fixture.h"

static const struct sql_options ON_MYSQL = {.dialect = DIALECT_MYSQL, .flavour = FLAVOUR_MYSQL};
static const struct sql_options ON_MARIADB = {.dialect = DIALECT_MYSQL, .flavour = FLAVOUR_MARIADB};
static const struct sql_options ON_DOLT = {.dialect = DIALECT_MYSQL, .flavour = FLAVOUR_DOLT};
static const struct sql_options PIPES = {.dialect = DIALECT_MYSQL, .modes = MODE_PIPES_AS_CONCAT};
static const struct sql_options ANSI = {.dialect = DIALECT_MYSQL, .modes = MODE_ANSI_QUOTES};
static const struct sql_options HIGH_NOT = {.dialect = DIALECT_MYSQL, .modes = MODE_HIGH_NOT_PRECEDENCE};
static const struct sql_options IGNORE_SPACE = {.dialect = DIALECT_MYSQL, .modes = MODE_IGNORE_SPACE};

/* ---------------------------------------------------------------- operators */

static void mysql_levels(void)
{
    expr_is(&MYSQL, "a + b * c", "(`a` + (`b` * `c`))");
    expr_is(&MYSQL, "a - b - c", "((`a` - `b`) - `c`)");
    expr_is(&MYSQL, "a OR b AND c XOR d", "(`a` OR ((`b` AND `c`) XOR `d`))");
    expr_is(&MYSQL, "a || b && c", "(`a` OR (`b` AND `c`))");
    expr_is(&PIPES, "-a || b ^ c", "(CONCAT((- `a`), `b`) ^ `c`)");
    expr_is(&MYSQL, "a = b = c", "((`a` = `b`) = `c`)");
    expr_is(&MYSQL, "a = b IS NULL", "((`a` = `b`) IS NULL)");
    expr_is(&MYSQL, "NOT a = b", "(NOT (`a` = `b`))");
    expr_is(&HIGH_NOT, "NOT a = b", "((NOT `a`) = `b`)");
    expr_is(&MYSQL, "! a = b", "((NOT `a`) = `b`)");
    expr_is(&MYSQL, "a | b & c << d + e", "(`a` | (`b` & (`c` << (`d` + `e`))))");
    expr_is(&MYSQL, "a ^ b * c DIV d MOD e", "((((`a` ^ `b`) * `c`) DIV `d`) % `e`)");
    expr_is(&MYSQL, "a = b LIKE c", "(`a` = (`b` LIKE `c`))");
    expr_is(&MYSQL, "a BETWEEN 1 AND 2 AND c", "((`a` BETWEEN 1 AND 2) AND `c`)");
    expr_is(&MYSQL, "a BETWEEN 1 AND 2 BETWEEN 3 AND 4", "(`a` BETWEEN 1 AND (2 BETWEEN 3 AND 4))");
    expr_is(&MYSQL, "- a COLLATE utf8mb4_bin", "(- (`a` COLLATE `utf8mb4_bin`))");
    expr_is(&MYSQL, "BINARY a = b", "((BINARY `a`) = `b`)");
    expr_is(&MYSQL, "@a := 1 OR @b := 2", "(@a := (1 OR (@b := 2)))");
    expr_is(&ON_MARIADB, "a LIKE b LIKE c", "((`a` LIKE `b`) LIKE `c`)");
    expr_is(&ON_MARIADB, "a LIKE b NOT LIKE c", "(`a` LIKE (`b` NOT LIKE `c`))");
    expr_is(&ON_MARIADB, "a LIKE b + 1", "(`a` LIKE (`b` + 1))");
}

static void mysql_intervals(void)
{
    expr_is(&MYSQL, "a + INTERVAL 1 DAY * 2", "((`a` + INTERVAL 1 DAY) * 2)");
    expr_is(&MYSQL, "a - INTERVAL b + 1 HOUR", "(`a` - INTERVAL (`b` + 1) HOUR)");
    expr_is(&MYSQL, "INTERVAL 1 DAY + a = b", "(INTERVAL 1 DAY + (`a` = `b`))");
    expr_is(&MYSQL, "INTERVAL(1, 2, 3) + 4", "(INTERVAL(1, 2, 3) + 4)");
    expr_is(&MYSQL, "a + INTERVAL (1) + 1 DAY", "(`a` + INTERVAL (1 + 1) DAY)");
    expr_is(&MYSQL, "a + INTERVAL(1, 2)", "(`a` + INTERVAL(1, 2))");
    expr_is(&ON_MYSQL, "- INTERVAL 1 DAY + a", "(- (INTERVAL 1 DAY + `a`))");
    expr_is(&ON_MARIADB, "- INTERVAL 1 DAY + a", "(`a` - INTERVAL 1 DAY)");
    refused(&MYSQL, "SELECT - INTERVAL 1 DAY + a", DIAG_E0103, "-", "one thing to MySQL");
    refused(&MYSQL, "SELECT INTERVAL 1 DAY", DIAG_E0103, "", "expected `+`");
    refused(&MYSQL, "SELECT a + INTERVAL 1 FORTNIGHT", DIAG_E0103, "FORTNIGHT", "a unit");
}

static void sqlite_levels(void)
{
    expr_is(&SQLITE, "a = b < c", "(\"a\" = (\"b\" < \"c\"))");
    expr_is(&SQLITE, "a & b | c + d", "((\"a\" & \"b\") | (\"c\" + \"d\"))");
    expr_is(&SQLITE, "a * b || c", "(\"a\" * (\"b\" || \"c\"))");
    expr_is(&SQLITE, "a || b -> c", "((\"a\" || \"b\")->\"c\")");
    expr_is(&SQLITE, "- a COLLATE nocase", "((- \"a\") COLLATE \"nocase\")");
    expr_is(&SQLITE, "a = NOT b = c AND d", "((\"a\" = (NOT (\"b\" = \"c\"))) AND \"d\")");
    expr_is(&SQLITE, "- NOT a + b", "(- (NOT (\"a\" + \"b\")))");
    expr_is(&SQLITE, "a IN (1) + 2", "((\"a\" IN (1)) + 2)");
    expr_is(&SQLITE, "a ISNULL + 1", "((\"a\" IS NULL) + 1)");
    expr_is(&SQLITE, "a BETWEEN 1 AND 2 = 3", "((\"a\" BETWEEN 1 AND 2) = 3)");
    expr_is(&SQLITE, "a BETWEEN NOT 1 AND 2 + 3", "(\"a\" BETWEEN (NOT 1) AND (2 + 3))");
    expr_is(&SQLITE, "a LIKE b ESCAPE c > d", "(\"a\" LIKE \"b\" ESCAPE (\"c\" > \"d\"))");
    expr_is(&SQLITE, "a LIKE b LIKE c", "((\"a\" LIKE \"b\") LIKE \"c\")");
    expr_is(&SQLITE, "a IS NOT b IS c", "((\"a\" IS NOT \"b\") IS \"c\")");
    expr_is(&SQLITE, "a IS NOT NULL, a NOT NULL, a NOTNULL, a IS TRUE",
            "(\"a\" IS NOT NULL), (\"a\" IS NOT NULL), (\"a\" IS NOT NULL), (\"a\" IS TRUE)");
    expr_is(&SQLITE, "a IS DISTINCT FROM b, a IS NOT DISTINCT FROM NULL", "(\"a\" IS NOT \"b\"), (\"a\" IS NULL)");
    expr_is(&SQLITE, "a == b, a <> c, a != d", "(\"a\" = \"b\"), (\"a\" <> \"c\"), (\"a\" <> \"d\")");
    expr_is(&SQLITE, "a IN t, a NOT IN ()", "(\"a\" IN (SELECT * FROM \"t\")), (\"a\" NOT IN ())");
    expr_is(&SQLITE, "a IN ((SELECT 1)), a IN (SELECT 1)", "(\"a\" IN ((SELECT 1))), (\"a\" IN (SELECT 1))");
    expr_is(&MYSQL, "a IN ((SELECT 1))", "(`a` IN (SELECT 1))");
}

static void operands(void)
{
    expr_is(&MYSQL, "'a' 'b''c' \"d\"", "'ab''cd'");
    expr_is(&MYSQL, "'a\\n\\'\\%\\\\'", "'a\n''\\\\%\\\\'");
    expr_is(&MYSQL, "x'4142', 0x4, b'01', N'x', _latin1 'y'", "x'4142', x'04', b'01', _utf8mb3 'x', _latin1 'y'");
    expr_is(&MYSQL, "DATE '2020-01-01', {t '10:00'}, TIMESTAMP '2020-01-01 00:00:00'",
            "DATE '2020-01-01', TIME '10:00', TIMESTAMP '2020-01-01 00:00:00'");
    expr_is(&ANSI, "\"a b\".c", "`a b`.`c`");
    expr_is(&MYSQL, "t.select, select.t, p.t.5", "`t`.`select`, `select`.`t`, `p`.`t`.`5`");
    expr_is(&SQLITE, "\"a\", [b c], `d`, 't'.'a'", "\"a\", \"b c\", \"d\", \"t\".\"a\"");
    expr_is(&SQLITE, "?, ?3, :a, @b, $c, 0x10", "?, ?3, :a, :b, :c, 0x10");
    expr_is(&MYSQL, "COUNT(*), COUNT(DISTINCT a, b), GROUP_CONCAT(DISTINCT a ORDER BY b DESC SEPARATOR ',')",
            "COUNT(*), COUNT(DISTINCT `a`, `b`), GROUP_CONCAT(DISTINCT `a` ORDER BY `b` DESC SEPARATOR ',')");
    expr_is(&MYSQL, "TRIM(LEADING 'x' FROM a), TRIM('y' FROM b), TRIM(c), SUBSTRING(a FROM 2 FOR 3)",
            "TRIM(LEADING 'x' FROM `a`), TRIM(BOTH 'y' FROM `b`), TRIM(`c`), SUBSTRING(`a`, 2, 3)");
    expr_is(&MYSQL, "EXTRACT(DAY_HOUR FROM a), POSITION('x' IN b), CONVERT(a USING utf8mb4), CONVERT(a, CHAR(3))",
            "EXTRACT(DAY_HOUR FROM `a`), POSITION('x' IN `b`), CONVERT(`a` USING utf8mb4), CAST(`a` AS CHAR(3))");
    expr_is(&MYSQL, "TIMESTAMPDIFF(DAY, a, b), DATE_ADD(a, INTERVAL 1 DAY), CURRENT_TIMESTAMP, NOW(6)",
            "TIMESTAMPDIFF(DAY, `a`, `b`), DATE_ADD(`a`, INTERVAL 1 DAY), CURRENT_TIMESTAMP, NOW(6)");
    expr_is(&MYSQL, "MATCH (a, b) AGAINST ('x' IN BOOLEAN MODE)", "MATCH (`a`, `b`) AGAINST ('x' IN BOOLEAN MODE)");
    expr_is(&MYSQL, "a > ALL (SELECT 1), (a, b) = ROW(1, 2)", "(`a` > ALL (SELECT 1)), (ROW(`a`, `b`) = ROW(1, 2))");
    expr_is(&MYSQL, "CASE a WHEN 1 THEN 2 ELSE 3 END", "CASE `a` WHEN 1 THEN 2 ELSE 3 END");
    expr_is(&SQLITE, "sum(a) FILTER (WHERE b) OVER (PARTITION BY c ORDER BY d ROWS 1 PRECEDING EXCLUDE TIES)",
            "sum(\"a\") FILTER (WHERE \"b\") OVER ( PARTITION BY \"c\" ORDER BY \"d\" ASC ROWS BETWEEN 1 PRECEDING AND "
            "CURRENT ROW EXCLUDE TIES)");
}

/* ---------------------------------------------------------------- queries */

static void joins(void)
{
    query_is(&MYSQL, "SELECT 1 FROM t JOIN u JOIN v ON 1 ON 2", "SELECT 1 FROM (`t` JOIN (`u` JOIN `v` ON 1) ON 2)");
    query_is(&MYSQL, "SELECT 1 FROM t JOIN u RIGHT JOIN v ON 1", "SELECT 1 FROM ((`t` JOIN `u`) RIGHT JOIN `v` ON 1)");
    query_is(&MYSQL, "SELECT 1 FROM t, u LEFT JOIN v USING (a)",
             "SELECT 1 FROM (`t`, (`u` LEFT JOIN `v` USING (`a`)))");
    query_is(&MYSQL, "SELECT 1 FROM ((SELECT 1) UNION (SELECT 2)) x",
             "SELECT 1 FROM ((SELECT 1) UNION (SELECT 2)) AS `x`");
    query_is(&MYSQL, "SELECT 1 FROM (t, u) JOIN v", "SELECT 1 FROM ((`t`, `u`) JOIN `v`)");
    query_is(&SQLITE, "SELECT 1 FROM t, u LEFT JOIN v ON 1 JOIN w",
             "SELECT 1 FROM (((\"t\", \"u\") LEFT JOIN \"v\" ON 1) JOIN \"w\")");
    query_is(&SQLITE, "SELECT 1 FROM t NATURAL LEFT OUTER JOIN u FULL JOIN v USING (a)",
             "SELECT 1 FROM ((\"t\" NATURAL LEFT JOIN \"u\") FULL JOIN \"v\" USING (\"a\"))");
    query_is(&SQLITE, "SELECT 1 FROM (t AS x) JOIN (u AS y) JOIN (v AS z) AS w",
             "SELECT 1 FROM ((\"t\" AS \"x\" JOIN \"u\") JOIN \"v\" AS \"w\")");
    query_is(&SQLITE, "SELECT 1 FROM json_each(?) AS j", "SELECT 1 FROM \"json_each\"(?) AS \"j\"");
}

static void set_operations(void)
{
    query_is(&MYSQL, "SELECT 1 UNION SELECT 2 INTERSECT SELECT 3 ORDER BY 1",
             "(SELECT 1) UNION ((SELECT 2) INTERSECT (SELECT 3)) ORDER BY 1 ASC");
    query_is(&MYSQL, "(SELECT 1 LIMIT 2) LIMIT 1", "SELECT * FROM (SELECT 1 LIMIT 2) AS `_` LIMIT 1");
    query_is(&MYSQL, "(SELECT a FROM t) ORDER BY b", "SELECT `a` FROM `t` ORDER BY `b` ASC");
    query_is(
        &SQLITE, "SELECT 1 UNION SELECT 2 INTERSECT SELECT 3",
        "SELECT * FROM (SELECT * FROM (SELECT 1) UNION SELECT * FROM (SELECT 2)) INTERSECT SELECT * FROM (SELECT 3)");
    query_is(&SQLITE, "WITH x (a) AS (VALUES (1), (2)) SELECT * FROM x LIMIT 3, 4",
             "WITH \"x\"(\"a\") AS (VALUES (1), (2)) SELECT * FROM \"x\" LIMIT 4 OFFSET 3");
    refused(&MYSQL, "SELECT 1 LIMIT 1 UNION SELECT 2", DIAG_E0103, "UNION", "behind the last SELECT");
    refused(&SQLITE, "SELECT 1 ORDER BY 1 UNION SELECT 2", DIAG_E0103, "UNION", "behind the last SELECT");
    refused(&SQLITE, "VALUES (1) LIMIT 1", DIAG_E0103, "LIMIT", "the end of the statement");
}

/* ---------------------------------------------------------------- statements */

static void create_tables(void)
{
    dump_is(
        &MYSQL,
        "CREATE TABLE e (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, k ENUM('a','b''c') NOT NULL, "
        "at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), KEY i (k, at DESC), "
        "CONSTRAINT f FOREIGN KEY (k) REFERENCES u (x) ON DELETE CASCADE) DEFAULT CHARSET=utf8mb4",
        "CREATE TABLE [0+255] table=\"e\" charset=\"utf8mb4\" options=\"DEFAULT CHARSET=utf8mb4\"\n"
        "  column [16+45] name=\"id\" auto_increment primary\n"
        "    type: type [19+15] name=\"BIGINT\" unsigned\n"
        "  column [63+27] name=\"k\" not-null\n"
        "    type: type [65+16] name=\"ENUM\" member=\"a\" member=\"b'c\"\n"
        "  column [92+53] name=\"at\" not-null\n"
        "    type: type [95+12] name=\"TIMESTAMP\" length=6\n"
        "    default: call [125+20] function=\"CURRENT_TIMESTAMP\"\n"
        "      item: integer [143+1] 6 text=\"6\"\n"
        "  index [147+18] name=\"i\"\n"
        "    part [154+1]\n"
        "      column [154+1] name=\"k\"\n"
        "    part [157+2] desc\n"
        "      column [157+2] name=\"at\"\n"
        "  foreign [167+63] name=\"f\" references=\"u\" column=\"x\" on-delete=\"CASCADE\" how=\"ON DELETE CASCADE\"\n"
        "    part [193+1]\n"
        "      column [193+1] name=\"k\"\n");
    dump_is(&SQLITE,
            "CREATE TABLE t (a UNSIGNED BIG INT(10) DEFAULT foo, b GENERATED ALWAYS AS (a) STORED, UNIQUE (a)) STRICT",
            "CREATE TABLE [0+104] table=\"t\" strict options=\"STRICT\"\n"
            "  column [16+34] name=\"a\"\n"
            "    type: type [18+20] name=\"UNSIGNED BIG INT\" length=10\n"
            "    default: string [47+3] text=\"foo\"\n"
            "  column [52+32] name=\"b\" stored\n"
            "    type: no type [54+0]\n"
            "    generated: column [74+3] parens name=\"a\"\n"
            "  unique [86+10]\n"
            "    part [94+1]\n"
            "      column [94+1] name=\"a\"\n");
}

static void alter_and_others(void)
{
    dump_is(&MYSQL, "ALTER TABLE t ADD COLUMN a INT FIRST, DROP b, CHANGE c d TEXT AFTER e, RENAME TO u",
            "ALTER TABLE [0+82] table=\"t\"\n"
            "  add column [14+22] first\n"
            "    column [25+5] name=\"a\"\n"
            "      type: type [27+3] name=\"INT\"\n"
            "  drop column [38+6] name=\"b\"\n"
            "  change column [46+23] name=\"c\" after=\"e\"\n"
            "    column [55+6] name=\"d\"\n"
            "      type: type [57+4] name=\"TEXT\"\n"
            "  rename table [71+11] to=\"u\"\n");
    dump_is(&MYSQL, "CREATE DEFINER=`a`@`b` TRIGGER x BEFORE INSERT ON t FOR EACH ROW SET NEW.a = 1; ",
            "CREATE TRIGGER [0+78] name=\"x\" before insert on=\"t\"\n"
            "  set [65+13]\n"
            "    item [69+9]\n"
            "      target: column [69+5] name=\"a\" of=\"NEW\"\n"
            "      value: integer [77+1] 1 text=\"1\"\n");
    dump_is(&MYSQL, "SET NAMES utf8mb4;", "SET [0+18] ignored\n");
    dump_is(&SQLITE, "PRAGMA foreign_keys = ON", "PRAGMA [0+24] ignored\n");
    dump_is(&SQLITE, "CREATE VIRTUAL TABLE f USING fts5(a)",
            "CREATE VIRTUAL [0+36] table=\"f\" module=\"fts5\" argument [34+1]\n");
    dump_is(&MYSQL, "START TRANSACTION;", "START [0+17] transaction\n");
    dump_is(&MYSQL, "DROP TABLE IF EXISTS a, p.b", "DROP TABLE [0+27] if-exists name=\"a\" schema=\"p\" name=\"b\"\n");
    dump_is(&MYSQL, "SELECT 1 /*!40101 + 2 */ /*!99999 + 3 */",
            "SELECT [0+24]\n  select [0+21]\n    result [7+14]\n      binary [7+14] +\n"
            "        integer [7+1] 1 text=\"1\"\n        integer [20+1] 2 text=\"2\"\n");
}

static void writes(void)
{
    dump_is(&MYSQL, "INSERT INTO t (a, b) VALUES (1, DEFAULT), (?, :x) ON DUPLICATE KEY UPDATE a = VALUES(a) + 1",
            "INSERT [0+91] table=\"t\" columns=(\"a\", \"b\")\n"
            "  source: values [21+28]\n"
            "    row [21+28]\n      integer [29+1] 1 text=\"1\"\n      default [32+7]\n"
            "    row [21+28]\n      param [43+1]\n      param [46+2] name=\"x\"\n"
            "  on duplicate key [50+41]\n    set [74+17] columns=(\"a\")\n      binary [78+13] +\n"
            "        values_of [78+9]\n          column [85+1] name=\"a\"\n        integer [90+1] 1 text=\"1\"\n");
    dump_is(
        &SQLITE, "INSERT OR IGNORE INTO t DEFAULT VALUES RETURNING a AS x",
        "INSERT [0+55] table=\"t\" or=\"ignore\"\n  returning: result [49+6] alias=\"x\"\n    column [49+1] name=\"a\"\n");
    dump_is(&SQLITE, "UPDATE t AS x SET (a, b) = (1, 2) FROM u WHERE x.a = u.a",
            "UPDATE [0+56]\n  table: table [7+6] name=\"t\" alias=\"x\"\n  set [18+15] columns=(\"a\", \"b\")\n"
            "    row [27+6]\n      item: integer [28+1] 1 text=\"1\"\n      item: integer [31+1] 2 text=\"2\"\n"
            "  from: table [39+1] name=\"u\"\n  where: binary [47+9] =\n    column [47+3] name=\"a\" of=\"x\"\n"
            "    column [53+3] name=\"a\" of=\"u\"\n");
    dump_is(
        &MYSQL, "DELETE t, p.u.* FROM t JOIN u USING (a)",
        "DELETE [0+39] target=\"t\" schema=\"p\" target=\"u\"\n"
        "  table: join [21+18] inner using=(\"a\")\n    left: table [21+1] name=\"t\"\n    right: table [28+1] name=\"u\"\n");
}

/* ---------------------------------------------------------------- placeholders */

static void params_are(const struct sql_options *o, const char *sql, const char *want)
{
    struct parsed p;
    struct buf got = {0};
    parsed_init(&p, o, str_from(sql));
    if (accepted(&p, sql)) {
        for (unsigned i = 0; i < p.stmt->params.n; i++) {
            const struct param_ref *r = p.stmt->params.v[i]->param;
            struct span span = p.stmt->params.v[i]->span;
            buf_printf(&got, "%s%.*s%s%s%u@%u+%u", i ? " " : "", STR_ARG(r->name.text), r->list ? "..." : "",
                       r->nullable ? "!" : "", r->number, span.off, span.len);
        }
        CHECK_STR(got.n ? got.p : "", want);
    }
    buf_free(&got);
    parsed_release(&p);
}

static void placeholders(void)
{
    params_are(&MYSQL, "SELECT ? + :a, '?' FROM t WHERE b IN (:ids...) /* ? */", "0@7+1 a0@11+2 ids...0@38+7");
    params_are(&SQLITE, "SELECT ?3, @a, $b, '?'", "3@7+2 a0@11+2 b0@15+2");
    params_are(&SQLITE, "SELECT $1, $2, $1", "10@7+2 20@11+2 10@15+2");
    params_are(&MYSQL, "SELECT sqlc.arg(a), sqlc.narg('b'), c IN (sqlc.slice(d)) FROM t",
               "a0@7+11 b!0@20+14 d...0@42+13");
    params_are(&MYSQL, "SELECT @a, @@b", "");
    query_is(&MYSQL, "SELECT sqlc.embed(t), sqlc.a FROM t, sqlc", "SELECT `t`.*, `sqlc`.`a` FROM (`t`, `sqlc`)");
    refused(&MYSQL, "SELECT a FROM t WHERE b = $1", DIAG_E0103, "$1", "expected an expression");
    refused(&SQLITE, "SELECT ?0", DIAG_E0103, "?0", "1 to 32766");
}

/* ---------------------------------------------------------------- errors */

static void syntax_errors(void)
{
    refused(&MYSQL, "SELECT a, FROM t", DIAG_E0103, "FROM", "expected an expression, found `FROM`");
    refused(&MYSQL, "SELECT a FROM t WHERE", DIAG_E0103, "", "found the end of the statement");
    refused(&SQLITE, "SELECT (a, b FROM t", DIAG_E0103, "FROM", "expected `)`");
    refused(&MYSQL, "SELECT a FROM t WHERE a == 1", DIAG_E0103, "= 1", "expected an expression");
    refused(&MYSQL, "SELECT a FROM (SELECT 1)", DIAG_E0103, "", "an alias for the derived table");
    refused(&MYSQL, "SELECT a FROM t LIMIT 1 + 1", DIAG_E0312, "1 + 1", "a number or a placeholder");
    refused(&MYSQL, "SELECT COUNT (*) FROM t", DIAG_E0103, "(*", "a blank stands between");
    refused(&MYSQL, "SELECT a IN (1) + 1", DIAG_E0103, "+", "the end of the statement");
    refused(&MYSQL, "SELECT a = NOT b", DIAG_E0103, "NOT", "expected an expression");
    refused(&MYSQL, "CREATE TABLE t (a INT,)", DIAG_E0103, ")", "expected a column");
    refused(&MYSQL, "CREATE TABLE t (a VARCHAR NOT NULL)", DIAG_E0103, "NOT", "expected `(`");
    refused(&MYSQL, "SELCT 1", DIAG_E0103, "SELCT", "expected a statement");
    refused(&MYSQL, "", DIAG_E0103, "", "expected a statement");
    refused(&MYSQL, "SELECT 1; SELECT 2", DIAG_E0113, "SELECT 2", "a second statement");
    refused(&SQLITE, "INSERT INTO k (a) SELECT a FROM t ON CONFLICT (a) DO NOTHING", DIAG_E0103, "ON", "a join's");
    warns(&MYSQL, "SELECT j.a FROM JSON_TABLE('[]', '$' COLUMNS (a INT PATH '$')) j", 0);
    query_is(&IGNORE_SPACE, "SELECT COUNT (*) FROM t", "SELECT COUNT(*) FROM `t`");
}

static void unterminated(void)
{
    refused(&MYSQL, "SELECT 'abc", DIAG_E0107, "'", "this string does not end");
    refused(&SQLITE, "SELECT [abc", DIAG_E0107, "[", "this name does not end");
    refused(&MYSQL, "SELECT 1 /* abc", DIAG_E0107, "/*", "this comment does not end");
    refused(&MYSQL, "SELECT 1 /*!50001 + 1", DIAG_E0107, "", "versioned comment");
    query_is(&SQLITE, "SELECT 1 /* abc", "SELECT 1");
}

static void reserved_words(void)
{
    refused(&MYSQL, "CREATE TABLE order (a INT)", DIAG_E0117, "order", "a reserved word");
    refused(&MYSQL, "CREATE TABLE t (`a` INT, key INT)", DIAG_E0117, "key", "cannot be a column");
    refused(&MYSQL, "SELECT key FROM t", DIAG_E0117, "key", "a reserved word");
    refused(&SQLITE, "SELECT index, a FROM t", DIAG_E0117, "index", "a reserved word");
    refused(&ON_MYSQL, "SELECT rank FROM t", DIAG_E0117, "rank", "a reserved word");
    query_is(&ON_MARIADB, "SELECT rank FROM t", "SELECT `rank` FROM `t`");
    warns(&MYSQL, "SELECT rank FROM t", 1);
    warns(&MYSQL, "SELECT `rank` FROM t", 0);
    query_is(&SQLITE, "SELECT key AS left, desc end FROM replace",
             "SELECT \"key\" AS \"left\", \"desc\" AS \"end\" FROM \"replace\"");
}

static void servers(void)
{
    warns(&MYSQL, "INSERT INTO t VALUES (1) RETURNING a", 1);
    warns(&ON_MARIADB, "INSERT INTO t VALUES (1) RETURNING a", 0);
    refused(&ON_MYSQL, "INSERT INTO t VALUES (1) RETURNING a", DIAG_E0103, "RETURNING", "MariaDB");
    warns(&ON_MYSQL, "SELECT a->'$.x' FROM t", 0);
    refused(&ON_MARIADB, "SELECT a->'$.x' FROM t", DIAG_E0103, "->", "MySQL");
    warns(&MYSQL, "SELECT a LIKE b + 1 FROM t", 1);
    warns(&MYSQL, "SELECT a FROM t AS OF 'HEAD~1' x", 1);
    warns(&ON_DOLT, "SELECT a FROM t AS OF 'HEAD~1' x, dolt_diff('a', 'b', 't') d", 0);
    refused(&ON_MYSQL, "SELECT a LIKE b LIKE c", DIAG_E0103, "LIKE b", "MariaDB");
}

/* ---------------------------------------------------------------- limits */

/* `text` n times, between `before` and `after` */
static struct str repeated(struct arena *a, const char *before, const char *text, unsigned n, const char *after)
{
    struct buf b = {0};
    buf_puts(&b, before);
    for (unsigned i = 0; i < n; i++) buf_puts(&b, text);
    buf_puts(&b, after);
    struct str s = str_dup(a, buf_view(&b));
    buf_free(&b);
    return s;
}

static void limit_is(const struct sql_options *o, struct str sql, const char *code)
{
    struct parsed p;
    parsed_init(&p, o, sql);
    const char *got = p.stmt ? "accepted" : diag_code_name(p.diags.all.v[0]->code);
    if (!CHECK_STR(got, code)) fprintf(stderr, "    %.40s…\n", sql.p);
    parsed_release(&p);
}

static void limits_of(const struct sql_options *o)
{
    struct arena a = {0};
    limit_is(o, repeated(&a, "SELECT ", "a+", 1999, "a"), "accepted");
    limit_is(o, repeated(&a, "SELECT ", "a OR ", 1999, "a"), "accepted");
    limit_is(o, repeated(&a, "SELECT ", "a+", 500000, "a"), "E0106");
    limit_is(o, repeated(&a, "SELECT 1", ",1", 200000, ""), "accepted");
    limit_is(o, repeated(&a, "SELECT ", "(", 400, repeated(&a, "1", ")", 400, "").p), "accepted");
    limit_is(o, repeated(&a, "SELECT ", "(", 10000, repeated(&a, "1", ")", 10000, "").p), "E0105");
    limit_is(o, repeated(&a, "SELECT ", "- ", 100000, "1"), "E0105");
    limit_is(o, repeated(&a, "SELECT ", "NOT ", 100000, "1"), "E0105");
    limit_is(o, repeated(&a, "SELECT ", "f(", 10000, "1"), "E0105");
    limit_is(o, repeated(&a, "SELECT ", "CASE ", 10000, "1"), "E0105");
    limit_is(o, repeated(&a, "SELECT ", "a IN (", 10000, "1"), "E0105");
    limit_is(o, repeated(&a, "SELECT 1 FROM ", "(", 10000, "t"), "E0105");
    limit_is(o, repeated(&a, "SELECT 1 FROM ", "(SELECT 1 FROM ", 10000, "t"), "E0105");
    limit_is(o, repeated(&a, "SELECT 1 FROM t", ", t", 400, ""), "accepted");
    limit_is(o, repeated(&a, "SELECT 1 FROM t", ", t", 10000, ""), "E0106");
    limit_is(o, repeated(&a, "SELECT 1", " UNION SELECT 1", 400, ""), "accepted");
    limit_is(o, repeated(&a, "SELECT 1", " UNION SELECT 1", 10000, ""), "E0106");
    limit_is(o, repeated(&a, "", "WITH x AS (", 10000, ""), "E0105");
    limit_is(o, repeated(&a, "SELECT a FROM t WHERE a IN (1", ",1", 300000, ")"), "accepted");
    limit_is(o, repeated(&a, "INSERT INTO t VALUES (1)", ",(1)", 100000, ""), "accepted");
    arena_free(&a);
}

static void limits(void)
{
    struct arena a = {0};
    limits_of(&MYSQL);
    limits_of(&SQLITE);
    limit_is(&MYSQL, repeated(&a, "SELECT 1 FROM t", " JOIN t", 10000, ""), "E0105");
    limit_is(&MYSQL, repeated(&a, "SELECT ", "INTERVAL(", 10000, "1"), "E0105");
    limit_is(&MYSQL, repeated(&a, "", "(", 10000, "SELECT 1"), "E0105");
    limit_is(&MYSQL, repeated(&a, "SELECT ", "'a' ", 250000, ""), "accepted");
    limit_is(&MYSQL,
             repeated(&a, "SELECT 1 FROM ", "((SELECT * FROM ", 100, repeated(&a, "t", ") a JOIN b)", 100, "").p),
             "accepted");
    arena_free(&a);
}

int main(void)
{
    mysql_levels();
    mysql_intervals();
    sqlite_levels();
    operands();
    joins();
    set_operations();
    create_tables();
    alter_and_others();
    writes();
    placeholders();
    syntax_errors();
    unterminated();
    reserved_words();
    servers();
    limits();
    return check_result();
}
