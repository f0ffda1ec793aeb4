/* emit_sql_test.c: queries as each target executes them: the user's own text for its own engine, the AST written out for
 * the others, and what is refused. (That the texts mean the same is tests/cross's proof.) */
#include "emit/emit_sql.h"
#include "query_fixture.h"

#define MY DIALECT_MYSQL
#define LITE DIALECT_SQLITE
#define PG DIALECT_POSTGRES

static const char *const schemas[] = {
    [MY] =
        "CREATE TABLE t (id INT AUTO_INCREMENT PRIMARY KEY, a INT NOT NULL, u INT UNSIGNED, l BIGINT, x DOUBLE,"
        " d DECIMAL(10,3), w DECIMAL(20,3), s VARCHAR(20), b VARCHAR(20) COLLATE utf8mb4_bin, m ENUM('red','Green') NOT NULL,"
        " y DATE, z DATETIME(3), c TIME, j JSON, k BLOB, n TIMESTAMP NULL ON UPDATE CURRENT_TIMESTAMP, UNIQUE KEY (a));"
        "CREATE TABLE o (id INT PRIMARY KEY, t_id INT, a INT, UNIQUE KEY (t_id))",
    [LITE] = "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER NOT NULL UNIQUE, x REAL, s TEXT, k BLOB) STRICT;"
             "CREATE TABLE o (id INTEGER PRIMARY KEY, t_id INTEGER, a INTEGER) STRICT",
    [PG] =
        "CREATE TYPE colour AS ENUM ('red', 'Green');"
        "CREATE TABLE t (id integer PRIMARY KEY, a integer NOT NULL, l bigint, f boolean, x double precision, d numeric(10,3),"
        " s varchar(20), m colour, y date, z timestamp(3), n timestamp(6) with time zone);"
        "CREATE TABLE o (id integer PRIMARY KEY, t_id integer, a integer)"};

struct emit_case {
    enum dialect dialect;
    enum target target;
    const char *sql;
    const char *want; /* the text, then " <- " and the parameter of each `?`; or the diagnostics */
};

static const char *emitted(struct schema *s, enum target to, const char *sql)
{
    struct model_query *q = query_load(s, sql);
    struct model_text text;
    if (!q || !emit_query(&s->arena, &s->diags, &s->catalog, q->stmt, to, &text)) return schema_diags(s);
    buf_clear(&s->out);
    buf_str(&s->out, text.sql);
    buf_puts(&s->out, text.order.n ? " <-" : "");
    for (unsigned i = 0; i < text.order.n; i++) buf_printf(&s->out, " %u", text.order.v[i]);
    return s->out.p;
}

static void run(const struct emit_case *cases, size_t n, unsigned modes)
{
    struct schema loaded[3];
    for (unsigned d = 0; d < 3; d++) {
        schema_load(&loaded[d], (enum dialect)d, FLAVOUR_ANY, schemas[d]);
        CHECK_STR(schema_diags(&loaded[d]), "");
        loaded[d].catalog.options.modes = modes;
    }
    for (size_t i = 0; i < n; i++) {
        const struct emit_case *c = &cases[i];
        if (!CHECK_STR(emitted(&loaded[c->dialect], c->target, c->sql), c->want))
            fprintf(stderr, "    in: %s\n", c->sql);
    }
    for (unsigned d = 0; d < 3; d++) schema_free(&loaded[d]);
}

/* ---------------------------------------------------------------- the user's own text */

static const struct emit_case native[] = {
    {MY, TARGET_MYSQL, "SELECT a /* :no ? */ FROM t WHERE id = :id AND s = ':x' -- ?\n AND a <> :id;",
     "SELECT a /* :no ? */ FROM t WHERE id = ? AND s = ':x' -- ?\n AND a <> ? <- 0 0"},
    {LITE, TARGET_SQLITE, "SELECT a FROM t WHERE a = ?2 AND id = ?1", "SELECT a FROM t WHERE a = ? AND id = ? <- 0 1"},
    {LITE, TARGET_SQLITE, "SELECT a FROM t WHERE a = @a OR s = $s OR id = :a",
     "SELECT a FROM t WHERE a = ? OR s = ? OR id = ? <- 0 1 0"},
};

static const struct emit_case ansi_quotes[] = {
    {MY, TARGET_MYSQL, "SELECT \"a\" AS \"q\"\"`\" FROM t WHERE s = 'x' AND id = :id",
     "SELECT `a` AS `q\"``` FROM t WHERE s = 'x' AND id = ? <- 0"},
};
static const struct emit_case no_escapes[] = {
    {MY, TARGET_MYSQL, "SELECT 'a\\' AS r, 'it''s' AS q", "SELECT 'a\\\\' AS r, 'it''s' AS q"},
};
static const struct emit_case ignore_space[] = {
    {MY, TARGET_MYSQL, "SELECT COUNT (*) AS n FROM t", "SELECT COUNT(*) AS n FROM t"},
};
static const struct emit_case pipes[] = {
    {MY, TARGET_MYSQL, "SELECT s || 'x' AS r FROM t",
     "E0501 1:10 MySQL cannot read || as PIPES_AS_CONCAT does: the run time does not set that mode [write CONCAT()]\n"},
    {MY, TARGET_SQLITE, "SELECT s || 'x' AS r FROM t", "SELECT \"t\".\"s\" || 'x' AS \"r\" FROM \"t\""},
};
static const struct emit_case high_not[] = {
    {MY, TARGET_MYSQL, "SELECT id FROM t WHERE a NOT IN (1) AND s IS NOT NULL",
     "SELECT id FROM t WHERE a NOT IN (1) AND s IS NOT NULL"},
    {MY, TARGET_MYSQL, "SELECT id FROM t WHERE NOT (a) BETWEEN 1 AND 2",
     "E0501 1:28 MySQL cannot read NOT as HIGH_NOT_PRECEDENCE does: the run time does not set that mode "
     "[write the opposite comparison]\n"},
};

/* ---------------------------------------------------------------- written out */

static const struct emit_case selects[] = {
    {MY, TARGET_SQLITE, "SELECT * FROM o", "SELECT \"o\".\"id\", \"o\".\"t_id\", \"o\".\"a\" FROM \"o\""},
    {MY, TARGET_SQLITE, "SELECT COUNT(*) FROM o AS q WHERE q.a IN (1, ?)",
     "SELECT count(*) AS \"COUNT(*)\" FROM \"o\" AS \"q\" WHERE \"q\".\"a\" IN (1, ?) <- 0"},
    {MY, TARGET_SQLITE, "SELECT o.id FROM t RIGHT JOIN o USING (id), t AS u WHERE u.id = o.id",
     "SELECT \"o\".\"id\" FROM \"o\" LEFT JOIN \"t\" ON \"t\".\"id\" = \"o\".\"id\" JOIN \"t\" AS \"u\" ON 1 WHERE \"u\".\"id\" = \"o\".\"id\""},
    {MY, TARGET_SQLITE, "SELECT m FROM t ORDER BY m DESC, d LIMIT 2, 3",
     "SELECT \"t\".\"m\" FROM \"t\" ORDER BY CASE \"t\".\"m\" WHEN 'red' THEN 1 WHEN 'Green' THEN 2 END DESC, "
     "CAST(replace(\"t\".\"d\", '.', '') AS INTEGER) LIMIT 3 OFFSET 2"},
    {MY, TARGET_SQLITE, "SELECT id FROM t WHERE d >= 0.5 AND d = 2 AND z > '2024-02-29' AND m = 'GREEN'",
     "SELECT \"t\".\"id\" FROM \"t\" WHERE CAST(replace(\"t\".\"d\", '.', '') AS INTEGER) >= 500 AND \"t\".\"d\" = '2.000' AND "
     "\"t\".\"z\" > '2024-02-29 00:00:00.000' AND \"t\".\"m\" = 'Green'"},
    {MY, TARGET_SQLITE, "SELECT a + 1 AS b FROM t HAVING b > 3",
     "SELECT \"t\".\"a\" + 1 AS \"b\" FROM \"t\" WHERE ((\"t\".\"a\" + 1) > 3)"},
    {MY, TARGET_SQLITE, "SELECT id FROM t WHERE s LIKE 'a\\_%' AND b LIKE '[a%'",
     "SELECT \"t\".\"id\" FROM \"t\" WHERE \"t\".\"s\" LIKE 'a\\_%' ESCAPE '\\' AND \"t\".\"b\" GLOB '[[]a*'"},
    {MY, TARGET_SQLITE, "SELECT id FROM t WHERE s <=> NULL XOR l = x",
     "SELECT \"t\".\"id\" FROM \"t\" WHERE (NOT (\"t\".\"s\" IS NULL)) <> (NOT (CAST(\"t\".\"l\" AS REAL) = \"t\".\"x\"))"},
    {PG, TARGET_SQLITE, "SELECT id FROM t ORDER BY a, s, m DESC OFFSET 3",
     "SELECT \"t\".\"id\" FROM \"t\" ORDER BY \"t\".\"a\", \"t\".\"s\" NULLS LAST, CASE \"t\".\"m\" WHEN 'red' THEN 1 WHEN 'Green' THEN 2 END "
     "DESC NULLS FIRST LIMIT -1 OFFSET 3"},
    {PG, TARGET_MYSQL, "SELECT id FROM t WHERE f ORDER BY a, s LIMIT $1",
     "SELECT `t`.`id` FROM `t` WHERE `t`.`f` ORDER BY `t`.`a`, `t`.`s` IS NULL, `t`.`s` LIMIT ? <- 0"},
    {PG, TARGET_MYSQL, "SELECT s || 'a\\b' AS r, SUM(a) FILTER (WHERE f) AS n FROM t GROUP BY s",
     "SELECT CONCAT(`t`.`s`, 'a\\\\b') AS `r`, CAST(sum(CASE WHEN `t`.`f` THEN `t`.`a` END) AS SIGNED) AS `n` FROM `t` GROUP BY `t`.`s`"},
    {PG, TARGET_MYSQL, "SELECT id FROM t WHERE COALESCE(s, $1) = 'x'",
     "SELECT `t`.`id` FROM `t` WHERE CAST(coalesce(`t`.`s`, ?) AS BINARY) = 'x' <- 0"},
    {PG, TARGET_MYSQL, "SELECT FLOOR(d) AS r, ROUND(d, 1) AS q, $1::bigint + $2::bigint AS n FROM t",
     "SELECT CAST(FLOOR(`t`.`d`) AS DECIMAL(65,0)) AS `r`, ROUND(`t`.`d`, 1) AS `q`, CAST(? AS SIGNED) + CAST(? AS SIGNED) AS `n` "
     "FROM `t` <- 0 1"},
    {PG, TARGET_MYSQL, "SELECT MAX($1::text) AS a, MIN(s) AS b FROM t ORDER BY 1",
     "SELECT max(?) AS `a`, min(`t`.`s`) AS `b` FROM `t` ORDER BY max(?) IS NULL, CAST(max(?) AS BINARY) <- 0 0 0"},
    {PG, TARGET_MYSQL, "SELECT 'A' AS k UNION SELECT 'a' ORDER BY k",
     "SELECT `k` FROM (SELECT ('A' COLLATE utf8mb4_bin) AS `k` UNION SELECT ('a' COLLATE utf8mb4_bin) AS `'a'`) AS `result` "
     "ORDER BY CAST(`result`.`k` AS BINARY)"},
    {PG, TARGET_SQLITE, "SELECT GREATEST(a, 3) AS g, COALESCE(d, 0) AS z FROM t",
     "SELECT (CASE WHEN (\"t\".\"a\" >= 3) THEN \"t\".\"a\" ELSE 3 END) AS \"g\", coalesce(\"t\".\"d\", '0.000') AS \"z\" FROM \"t\""},
    {LITE, TARGET_MYSQL, "SELECT COALESCE(a, s) AS m FROM t",
     "E0501 1:8 MySQL cannot give values of several kinds as they are [cast them to one type]\n"},
    {LITE, TARGET_MYSQL, "INSERT INTO t (id, a) VALUES (0, 1)",
     "E0501 1:31 MySQL cannot store 0 in a column that it counts: it takes the next number [write another number]\n"},
    {PG, TARGET_SQLITE, "SELECT -((-2.25)::double precision) AS a FROM t", "SELECT - -2.25 AS \"a\" FROM \"t\""},
    {PG, TARGET_MYSQL, "UPDATE t AS u SET a = o.a FROM o WHERE o.t_id = u.id",
     "UPDATE `t` AS `u` JOIN `o` ON TRUE SET `u`.`a` = `o`.`a` WHERE `o`.`t_id` = `u`.`id`"},
    {PG, TARGET_MYSQL, "DELETE FROM t USING o, o AS p WHERE o.t_id = t.id AND p.id = o.id",
     "DELETE `t` FROM `t` JOIN (`o` JOIN `o` AS `p` ON TRUE) ON TRUE WHERE `o`.`t_id` = `t`.`id` AND `p`.`id` = `o`.`id`"},
    {PG, TARGET_SQLITE, "DELETE FROM t USING o WHERE o.t_id = t.id RETURNING t.id",
     "DELETE FROM \"t\" WHERE EXISTS (SELECT 1 FROM \"o\" WHERE \"o\".\"t_id\" = \"t\".\"id\") RETURNING \"t\".\"id\""},
    {PG, TARGET_SQLITE, "DELETE FROM t USING o WHERE o.t_id = t.id RETURNING o.id",
     "E0501 1:53 SQLite cannot give back more than the columns of the table that is written "
     "[name those, or read the others by a query of its own]\n"},
    {PG, TARGET_MYSQL, "SELECT id FROM t ORDER BY $1::bigint, id",
     "SELECT `t`.`id` FROM `t` ORDER BY (?) IS NULL, `t`.`id` <- 0"},
    {LITE, TARGET_MYSQL, "SELECT a FROM t WHERE s IS :s OR a IN () OR x > 1.5",
     "SELECT `t`.`a` FROM `t` WHERE `t`.`s` <=> ? OR FALSE OR `t`.`x` > 1.5e0 <- 0"},
    {LITE, TARGET_MYSQL, "SELECT a FROM t WHERE s LIKE 'Ab\\%' LIMIT -1 OFFSET 2",
     "SELECT `t`.`a` FROM `t` WHERE REPLACE(REPLACE(`t`.`s`, 'A', 'a'), 'B', 'b') LIKE 'ab\\\\%' ESCAPE '|' LIMIT "
     "18446744073709551615 OFFSET 2"},
    {MY, TARGET_SQLITE, "SELECT q.n + 1 AS r FROM (SELECT * FROM (SELECT SUM(a) AS n FROM t) AS p) AS q WHERE q.n > 2",
     "SELECT \"q\".\"n\" + 1 AS \"r\" FROM (SELECT \"p\".\"n\" FROM (SELECT sum(\"t\".\"a\") AS \"n\" FROM \"t\") AS \"p\") AS \"q\" "
     "WHERE \"q\".\"n\" > 2"},
    {PG, TARGET_MYSQL, "SELECT t.id FROM t CROSS JOIN o LEFT JOIN o AS p ON p.id = t.id",
     "SELECT `t`.`id` FROM `t` JOIN `o` ON TRUE LEFT JOIN `o` AS `p` ON `p`.`id` = `t`.`id`"},
    {PG, TARGET_SQLITE, "SELECT a AS n FROM t UNION SELECT t_id FROM o ORDER BY n DESC",
     "SELECT \"n\" FROM (SELECT \"t\".\"a\" AS \"n\" FROM \"t\" UNION SELECT \"o\".\"t_id\" FROM \"o\") AS \"result\" "
     "ORDER BY \"result\".\"n\" DESC NULLS FIRST"},
    {MY, TARGET_SQLITE, "SELECT o.id FROM o LEFT JOIN (t JOIN o AS p ON p.id = t.id) ON t.id = o.t_id",
     "SELECT \"o\".\"id\" FROM \"o\" LEFT JOIN (\"t\" JOIN \"o\" AS \"p\" ON \"p\".\"id\" = \"t\".\"id\") ON \"t\".\"id\" = \"o\".\"t_id\""},
    {LITE, TARGET_SQLITE, "SELECT q.* FROM (SELECT id, a AS id FROM t) q",
     "SELECT \"q\".\"id\", \"q\".\"id:1\" FROM (SELECT id, a AS id FROM t) q"},
    {PG, TARGET_SQLITE, "SELECT * FROM (SELECT id, a AS id FROM t) q",
     "E0501 1:8 SQLite cannot tell two columns of one name apart [give them names of their own, with AS]\n"},
    {PG, TARGET_MYSQL, "SELECT q.a FROM (SELECT id, a AS id, a FROM t) q",
     "E0501 1:17 MySQL cannot have two columns of one name in a derived table [give one a name with AS]\n"},
    {PG, TARGET_SQLITE, "SELECT o.id FROM t LEFT JOIN (o JOIN t AS p ON p.id = o.id) ON t.id = o.t_id",
     "SELECT \"o\".\"id\" AS \"id\" FROM \"t\" LEFT JOIN (\"o\" JOIN \"t\" AS \"p\" ON \"p\".\"id\" = \"o\".\"id\") ON \"t\".\"id\" = \"o\".\"t_id\""},
    {LITE, TARGET_MYSQL, "SELECT t.id FROM t JOIN o AS p ON q.id = t.id JOIN o AS q",
     "E0501 1:18 MySQL cannot name a table in ON that is joined further right [write that into WHERE]\n"},
    {LITE, TARGET_MYSQL, "SELECT rowid FROM t",
     "E0501 1:8 MySQL cannot read a rowid [give the table an INTEGER PRIMARY KEY and name it]\n"},
};

static const struct emit_case writes[] = {
    {MY, TARGET_SQLITE,
     "INSERT INTO t (id, a, m, d, z) VALUES (:id, 1, 'RED', 2.5, '2024-02-29 1:02:03'), (0, :a, :m, :d, DEFAULT)",
     "E0501 1:99 SQLite cannot take DEFAULT in some of the rows [insert those rows by a statement of their own]\n"},
    {MY, TARGET_SQLITE, "INSERT INTO t (id, a, m, d, z) VALUES (:id, 1, 'RED', 2.5, DEFAULT), (0, :a, :m, :d, DEFAULT)",
     "INSERT INTO \"t\" (\"id\", \"a\", \"m\", \"d\") VALUES (nullif(?, 0), 1, 'red', '2.500'), (NULL, ?, ?, ?) <- 0 1 2 3"},
    {MY, TARGET_SQLITE, "INSERT INTO t SET a = 1, m = 'red', n = NOW()",
     "INSERT INTO \"t\" (\"a\", \"m\", \"n\") VALUES (1, 'red', strftime('%Y-%m-%d %H:%M:%S','now'))"},
    {MY, TARGET_SQLITE, "INSERT INTO o (id, a) SELECT id, u FROM t WHERE a > ?",
     "INSERT INTO \"o\" (\"id\", \"a\") SELECT \"t\".\"id\", \"t\".\"u\" FROM \"t\" WHERE \"t\".\"a\" > ? <- 0"},
    {MY, TARGET_SQLITE, "UPDATE t SET s = :s WHERE id = :id",
     "UPDATE \"t\" SET \"s\" = ?, \"n\" = CASE WHEN \"s\" IS NOT ? THEN strftime('%Y-%m-%d %H:%M:%S','now') ELSE \"n\" END "
     "WHERE \"t\".\"id\" = ? <- 0 0 1"},
    {MY, TARGET_SQLITE, "UPDATE o SET a = a + 1, t_id = a",
     "E0501 1:25 SQLite cannot assign this as the source does: `a` is read and assigned in one statement "
     "[MySQL reads the new value here: put the assignments the other way round]\n"},
    {PG, TARGET_MYSQL, "UPDATE o SET a = a + 1, t_id = a", "UPDATE `o` SET `t_id` = `o`.`a`, `a` = (`o`.`a` + 1)"},
    {PG, TARGET_MYSQL, "UPDATE o SET a = t_id, t_id = a",
     "E0501 1:24 MySQL cannot assign this as the source does: `a` is read and assigned in one statement "
     "[MySQL would read the new value: use two statements]\n"},
    {MY, TARGET_SQLITE, "DELETE FROM o WHERE id IN (SELECT t_id FROM o)",
     "W0102 1:45 a subquery on the table that the statement changes: only MariaDB and Dolt take it [put it into a "
     "derived table: (SELECT … FROM (SELECT …) AS x)]\n"
     "E0501 1:45 SQLite cannot read the table that the statement changes [select the keys before]\n"},
    {MY, TARGET_SQLITE, "DELETE FROM o WHERE a = 1 ORDER BY id LIMIT 3",
     "DELETE FROM \"o\" WHERE rowid IN (SELECT \"o\".rowid FROM \"o\" WHERE \"o\".\"a\" = 1 ORDER BY \"o\".\"id\" LIMIT 3)"},
    {PG, TARGET_MYSQL, "DELETE FROM o AS q WHERE q.a = $1", "DELETE `q` FROM `o` AS `q` WHERE `q`.`a` = ? <- 0"},
    {PG, TARGET_MYSQL, "DELETE FROM o WHERE id = 1 RETURNING id",
     "E0501 1:38 MySQL cannot give rows back from a statement that writes (RETURNING) "
     "[read them by a query of its own in the same transaction]\n"},
    {PG, TARGET_SQLITE, "DELETE FROM o AS q WHERE q.id = 1 RETURNING q.a, *",
     "DELETE FROM \"o\" AS \"q\" WHERE \"q\".\"id\" = 1 RETURNING \"o\".\"a\", \"o\".\"id\", \"o\".\"t_id\", \"o\".\"a\""},
};

static const struct emit_case upserts[] = {
    {MY, TARGET_SQLITE, "INSERT INTO t (a, m) VALUES (1, 'red') ON DUPLICATE KEY UPDATE m = VALUES(m), u = u + 1",
     "INSERT INTO \"t\" (\"a\", \"m\") VALUES (1, 'red') ON CONFLICT DO UPDATE SET \"m\" = \"excluded\".\"m\", \"u\" = (\"t\".\"u\" + 1), "
     "\"n\" = CASE WHEN \"m\" IS NOT \"excluded\".\"m\" OR \"u\" IS NOT (\"t\".\"u\" + 1) THEN strftime('%Y-%m-%d %H:%M:%S','now') ELSE \"n\" END"},
    {MY, TARGET_SQLITE, "INSERT INTO o VALUES (1, 2, 3) ON DUPLICATE KEY UPDATE a = 4",
     "E0501 1:32 SQLite cannot tell which of the 2 unique keys of `o` is in conflict [with two rows in the way the engines update "
     "different ones]\n"},
    {PG, TARGET_MYSQL, "INSERT INTO o (id, a) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET a = excluded.a + o.a",
     "INSERT INTO `o` (`id`, `a`) VALUES (?, ?) ON DUPLICATE KEY UPDATE `a` = (VALUES(`a`) + `o`.`a`) <- 0 1"},
    {PG, TARGET_MYSQL, "INSERT INTO o (id) VALUES (1) ON CONFLICT DO NOTHING",
     "INSERT INTO `o` (`id`) VALUES (1) ON DUPLICATE KEY UPDATE `id` = `o`.`id`"},
    {LITE, TARGET_MYSQL, "INSERT INTO t (id, a) VALUES (1, 2) ON CONFLICT (a) DO UPDATE SET s = 'x'",
     "E0501 1:37 MySQL cannot fire for this conflict alone: it does for every unique key [leave the table one unique key, or look "
     "before you insert]\n"},
    {LITE, TARGET_MYSQL, "INSERT OR REPLACE INTO o (id) VALUES (1)", "REPLACE INTO `o` (`id`) VALUES (1)"},
    {MY, TARGET_SQLITE, "INSERT IGNORE INTO o (id) VALUES (1)",
     "E0501 1:20 SQLite cannot pass over what this IGNORE or OR … passes over [write ON DUPLICATE KEY UPDATE with a column set to "
     "itself]\n"},
};

static const struct emit_case refusals[] = {
    {MY, TARGET_SQLITE, "SELECT LOWER(s) AS r FROM t",
     "E0501 1:8 SQLite cannot do the function LOWER of these arguments as the source does\n"},
    {MY, TARGET_SQLITE, "SELECT a / 2 AS r FROM t",
     "E0501 1:10 SQLite cannot divide integers to a DECIMAL [write DIV for whole numbers, or make one side a DOUBLE]\n"},
    {MY, TARGET_SQLITE, "SELECT id FROM t ORDER BY c", "E0501 1:27 SQLite cannot sort by this time\n"},
    {MY, TARGET_SQLITE, "SELECT id FROM t WHERE s = 5",
     "E0501 1:28 SQLite cannot compare a text with a number as the source does\n"},
    {MY, TARGET_SQLITE, "SELECT w + w AS r FROM t",
     "E0501 1:10 SQLite cannot compute with these DECIMALs exactly: the result may have more than 18 digits "
     "[narrow the columns' types, compute in the program, or count in whole units]\n"},
    {MY, TARGET_SQLITE, "SELECT JSON_EXTRACT(j, '$.a') AS r FROM t",
     "E0501 1:8 SQLite cannot do the function JSON_EXTRACT of these arguments as the source does\n"},
    {MY, TARGET_SQLITE, "SELECT id FROM t FOR UPDATE",
     "E0501 1:1 SQLite cannot lock rows in this way [a transaction that writes first locks them in SQLite]\n"},
};

/* ---------------------------------------------------------------- lists of texts: what a server is asked for their collation */

static const char *asked(struct schema *s, const char *sql)
{
    struct model_query *q = query_load(s, sql);
    struct model_text text;
    if (!q || !emit_query(&s->arena, &s->diags, &s->catalog, q->stmt, TARGET_MYSQL, &text)) return schema_diags(s);
    buf_clear(&s->out);
    buf_str(&s->out, text.lists.v[0].like);
    return s->out.n ? s->out.p : "";
}

static void run_lists(void)
{
    struct schema s;
    schema_load(&s, MY, FLAVOUR_MYSQL, schemas[MY]);
    CHECK_STR(asked(&s, "SELECT id FROM t WHERE s IN (:list...)"), "SELECT `s` FROM `t` LIMIT 0");
    CHECK_STR(asked(&s, "SELECT k FROM (SELECT s AS k FROM t) x WHERE k IN (:list...)"), "SELECT `s` FROM `t` LIMIT 0");
    CHECK_STR(asked(&s, "SELECT id FROM t WHERE CONCAT(s, 'x') IN (:list...)"), "");
    CHECK_STR(asked(&s, "SELECT table_name FROM information_schema.tables WHERE table_name IN (:list...)"), "");
    schema_free(&s);
}

#define RUN(cases, modes) run((cases), sizeof(cases) / sizeof *(cases), (modes))

int main(void)
{
    RUN(native, 0);
    RUN(ansi_quotes, MODE_ANSI_QUOTES);
    RUN(no_escapes, MODE_NO_BACKSLASH_ESCAPES);
    RUN(ignore_space, MODE_IGNORE_SPACE);
    RUN(pipes, MODE_PIPES_AS_CONCAT);
    RUN(high_not, MODE_HIGH_NOT_PRECEDENCE);
    RUN(selects, 0);
    RUN(writes, 0);
    RUN(upserts, 0);
    RUN(refusals, 0);
    run_lists();
    return check_result();
}
