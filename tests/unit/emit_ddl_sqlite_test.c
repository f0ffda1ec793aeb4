/* emit_ddl_sqlite_test.c: the catalogue as DDL for the other targets. What SQLite is given is also run on the linked SQLite, and
 * rows are written that its CHECKs must take or refuse as MySQL would. */
#include <sqlite3.h>

#include "emit/emit_sql.h"
#include "schema_fixture.h"

#define MY DIALECT_MYSQL
#define LITE DIALECT_SQLITE
#define PG DIALECT_POSTGRES

struct emit_case {
    enum dialect dialect;
    enum target target;
    const char *sql;
    const char *want; /* statements, each with `;` and a newline; or the diagnostics */
};

static const struct emit_case cases[] = {
    {MY, TARGET_SQLITE,
     "CREATE TABLE t (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, a TINYINT(1) NOT NULL DEFAULT 1, b MEDIUMINT,"
     " c VARCHAR(9) COLLATE utf8mb4_bin DEFAULT 'it''s', d DECIMAL(10,6) DEFAULT 1.5, e ENUM('x','y') NOT NULL DEFAULT 'X',"
     " f SET('p','q') DEFAULT 'q,p', g BINARY(2), h JSON, i DATE DEFAULT '2024-1-5', j DATETIME(3) DEFAULT '2024-02-29 1:02:03',"
     " k TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), l TIMESTAMP DEFAULT CURRENT_TIMESTAMP, m YEAR, n BIT(3) DEFAULT b'101',"
     " o DOUBLE DEFAULT 2, p INT AS (b + 1) STORED, KEY (c, k DESC), UNIQUE KEY e (e), CHECK (b > 3 OR c = 'z'))",
     "CREATE TABLE \"t\" (\n"
     "    \"id\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL CHECK (\"id\" >= 0),\n"
     "    \"a\" INTEGER NOT NULL DEFAULT 1 CHECK (\"a\" BETWEEN -128 AND 127),\n"
     "    \"b\" INTEGER CHECK (\"b\" BETWEEN -8388608 AND 8388607),\n"
     "    \"c\" TEXT DEFAULT 'it''s' CHECK (length(\"c\") <= 9),\n"
     "    \"d\" TEXT DEFAULT '1.500000' CHECK (length(ltrim(\"d\", '-')) <= 11),\n"
     "    \"e\" TEXT NOT NULL DEFAULT 'x' CHECK (\"e\" IN ('x', 'y')),\n"
     "    \"f\" TEXT DEFAULT 'p,q',\n"
     "    \"g\" BLOB CHECK (length(\"g\") = 2),\n"
     "    \"h\" TEXT CHECK (\"h\" IS NULL OR json_valid(\"h\")),\n"
     "    \"i\" TEXT DEFAULT '2024-01-05' CHECK (length(\"i\") = 10),\n"
     "    \"j\" TEXT DEFAULT '2024-02-29 01:02:03.000' CHECK (length(\"j\") = 23),\n"
     "    \"k\" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')||'000') CHECK (length(\"k\") = 26),\n"
     "    \"l\" TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%S','now')) CHECK (length(\"l\") = 19),\n"
     "    \"m\" INTEGER CHECK (\"m\" = 0 OR \"m\" BETWEEN 1901 AND 2155),\n"
     "    \"n\" INTEGER DEFAULT 5 CHECK (\"n\" BETWEEN 0 AND 7),\n"
     "    \"o\" REAL DEFAULT 2.0,\n"
     "    \"p\" INTEGER GENERATED ALWAYS AS (\"b\" + 1) STORED CHECK (\"p\" BETWEEN -2147483648 AND 2147483647),\n"
     "    CONSTRAINT \"t_chk_1\" CHECK (\"b\" > 3 OR \"c\" = 'z')\n"
     ") STRICT;\n"
     "CREATE INDEX \"t_c\" ON \"t\" (\"c\", \"k\" DESC);\n"
     "CREATE UNIQUE INDEX \"t_e\" ON \"t\" (\"e\");\n"},
    {MY, TARGET_SQLITE, /* an integer key that does not count is no rowid alias; one index name, two tables */
     "CREATE TABLE a (id INT PRIMARY KEY, KEY k (id)); CREATE TABLE a_k (id INT, KEY k (id),"
     " FOREIGN KEY (id) REFERENCES a (id) ON DELETE CASCADE)",
     "CREATE TABLE \"a\" (\n"
     "    \"id\" INT NOT NULL CHECK (\"id\" BETWEEN -2147483648 AND 2147483647),\n"
     "    PRIMARY KEY (\"id\")\n"
     ") STRICT;\n"
     "CREATE INDEX \"a_k_2\" ON \"a\" (\"id\");\n"
     "CREATE TABLE \"a_k\" (\n"
     "    \"id\" INTEGER CHECK (\"id\" BETWEEN -2147483648 AND 2147483647),\n"
     "    FOREIGN KEY (\"id\") REFERENCES \"a\" (\"id\") ON DELETE CASCADE\n"
     ") STRICT;\n"
     "CREATE INDEX \"a_k_k\" ON \"a_k\" (\"id\");\n"},
    {PG, TARGET_SQLITE,
     "CREATE TYPE m AS ENUM ('b', 'a'); CREATE DOMAIN pos AS integer DEFAULT 3 CHECK (VALUE > 0);"
     "CREATE TABLE t (id serial PRIMARY KEY, x m, n pos, at timestamptz DEFAULT now(), ok boolean DEFAULT true);"
     "CREATE INDEX t_n ON t (n) WHERE n > 5",
     "CREATE TABLE \"t\" (\n"
     "    \"id\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL CHECK (\"id\" BETWEEN -2147483648 AND 2147483647),\n"
     "    \"x\" TEXT CHECK (\"x\" IN ('b', 'a')),\n"
     "    \"n\" INTEGER DEFAULT 3 CHECK (\"n\" BETWEEN -2147483648 AND 2147483647) CHECK (\"n\" > 0),\n"
     "    \"at\" TEXT DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')||'000') CHECK (length(\"at\") = 26),\n"
     "    \"ok\" INTEGER DEFAULT 1 CHECK (\"ok\" IN (0, 1))\n"
     ") STRICT;\n"
     "CREATE INDEX \"t_n\" ON \"t\" (\"n\") WHERE \"n\" > 5;\n"},
    {PG, TARGET_MYSQL,
     "CREATE TYPE m AS ENUM ('b', 'it''s'); CREATE TABLE t (id bigserial PRIMARY KEY, x m NOT NULL, s text UNIQUE, long text,"
     " at timestamptz, ts timestamp(3) DEFAULT now(), ok boolean NOT NULL DEFAULT false, j jsonb DEFAULT '{}', u uuid, p numeric(5,2))",
     "CREATE TABLE `t` (\n"
     "    `id` BIGINT NOT NULL AUTO_INCREMENT,\n"
     "    `x` ENUM('b','it''s') NOT NULL,\n"
     "    `s` VARCHAR(255),\n"
     "    `long` LONGTEXT,\n"
     "    `at` TIMESTAMP(6) NULL,\n"
     "    `ts` DATETIME(3) DEFAULT CURRENT_TIMESTAMP(3),\n"
     "    `ok` TINYINT(1) NOT NULL DEFAULT 0 CHECK (`ok` IN (0, 1)),\n"
     "    `j` JSON DEFAULT ('{}'),\n"
     "    `u` CHAR(36),\n"
     "    `p` DECIMAL(5,2),\n"
     "    PRIMARY KEY (`id`),\n"
     "    UNIQUE KEY `t_s_key` (`s`)\n"
     ") DEFAULT CHARSET=utf8mb4 /*M!100201 COLLATE=utf8mb4_nopad_bin */ /*!80017 COLLATE=utf8mb4_0900_bin */;\n"},
    {LITE, TARGET_MYSQL,
     "CREATE TABLE c (id INTEGER PRIMARY KEY, p TEXT REFERENCES p); CREATE TABLE p (k TEXT NOT NULL PRIMARY KEY, r REAL DEFAULT 1)",
     "SET FOREIGN_KEY_CHECKS=0;\n"
     "CREATE TABLE `c` (\n"
     "    `id` BIGINT NOT NULL AUTO_INCREMENT,\n"
     "    `p` VARCHAR(255),\n"
     "    PRIMARY KEY (`id`),\n"
     "    FOREIGN KEY (`p`) REFERENCES `p` (`k`)\n"
     ") DEFAULT CHARSET=utf8mb4 /*M!100201 COLLATE=utf8mb4_nopad_bin */ /*!80017 COLLATE=utf8mb4_0900_bin */;\n"
     "CREATE TABLE `p` (\n"
     "    `k` VARCHAR(255) NOT NULL,\n"
     "    `r` DOUBLE DEFAULT 1.0,\n"
     "    PRIMARY KEY (`k`)\n"
     ") DEFAULT CHARSET=utf8mb4 /*M!100201 COLLATE=utf8mb4_nopad_bin */ /*!80017 COLLATE=utf8mb4_0900_bin */;\n"
     "SET FOREIGN_KEY_CHECKS=1;\n"},
    /* the dialect's own engine: token for token */
    {MY, TARGET_MYSQL, "CREATE  TABLE t (a INT) ENGINE=InnoDB; -- x\nSET NAMES utf8mb4; ALTER TABLE t ADD b INT;",
     "CREATE TABLE t (\n  a INT\n) ENGINE = InnoDB;\nALTER TABLE t ADD b INT;\n"},
    {PG, TARGET_SQLITE,
     "CREATE TABLE t (u uuid DEFAULT gen_random_uuid(), n int CHECK (n % 2 = 0), l int GENERATED ALWAYS AS (n * 2) STORED)",
     "CREATE TABLE \"t\" (\n"
     "    \"u\" TEXT DEFAULT (lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2)"
     " || '-' || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))"
     " CHECK (length(\"u\") = 36),\n"
     "    \"n\" INTEGER CHECK (\"n\" BETWEEN -2147483648 AND 2147483647),\n"
     "    \"l\" INTEGER GENERATED ALWAYS AS (\"n\" * 2) STORED CHECK (\"l\" BETWEEN -2147483648 AND 2147483647),\n"
     "    CONSTRAINT \"t_n_check\" CHECK ((\"n\" % 2) = 0)\n"
     ") STRICT;\n"},
    /* what the target cannot do */
    {MY, TARGET_SQLITE, "CREATE TABLE t (a VARCHAR(9), UNIQUE KEY u (a(3)), FULLTEXT KEY f (a), KEY k (a(3)))",
     "E0501 1:42 SQLite cannot make the first 3 characters of `a` unique\n"
     "E0501 1:65 SQLite cannot have a FULLTEXT index\n"},
    {MY, TARGET_SQLITE, "CREATE TABLE t (a INT AUTO_INCREMENT, b INT, PRIMARY KEY (a, b))",
     "E0501 1:17 SQLite cannot count in `a`: only one column, which is the whole primary key, can be AUTO_INCREMENT\n"},
    {MY, TARGET_SQLITE, "CREATE TABLE t (a INT DEFAULT (b + 1), b INT)",
     "E0501 1:31 SQLite cannot compute a DEFAULT from other columns\n"},
    {MY, TARGET_SQLITE, "CREATE TABLE t (a POINT)", "E0501 1:17 SQLite cannot store `a` of type POINT\n"},
    {MY, TARGET_SQLITE, "CREATE TABLE t (a INT); CREATE TABLE T (a INT)",
     "E0501 1:38 SQLite cannot hold both `T` and a table that differs from it in letter case only\n"},
    {LITE, TARGET_MYSQL, "CREATE TABLE t (a, b TEXT PRIMARY KEY)",
     "E0501 1:17 MySQL cannot store `a`, whose values may be of any class: declare INTEGER, REAL, TEXT or BLOB\n"
     "E0501 1:20 MySQL cannot hold a NULL in the primary key's column `b`: declare it NOT NULL\n"},
    {PG, TARGET_MYSQL,
     "CREATE TABLE t (a numeric, b bytea UNIQUE, c integer); CREATE UNIQUE INDEX u ON t (c) WHERE c > 0",
     "E0501 1:17 MySQL cannot store `a`: a NUMERIC needs a precision of at most 65 digits, 30 after the point\n"
     "E0501 1:28 MySQL cannot index the bytes of `b`: they have no length\n"
     "E0501 1:76 MySQL cannot make only some of the rows unique\n"},
};

static void check_case(const struct emit_case *c)
{
    struct schema s;
    str_vec v = {0};
    schema_load(&s, c->dialect, FLAVOUR_ANY, c->sql);
    CHECK_INT(s.diags.n_errors, 0);
    s.diags.all.n = 0;
    bool ok = emit_ddl(&s.arena, &s.diags, &s.catalog, c->target, &v);
    CHECK(ok == (s.diags.all.n == 0));
    buf_clear(&s.out);
    for (unsigned i = 0; i < v.n; i++) buf_printf(&s.out, "%.*s;\n", STR_ARG(v.v[i]));
    CHECK_STR(ok ? s.out.p : schema_diags(&s), c->want);
    schema_free(&s);
}

/* ---------------------------------------------------------------- on the engine */

static sqlite3 *open_schema(const char *mysql)
{
    struct schema s;
    str_vec v = {0};
    sqlite3 *db = NULL;
    schema_load(&s, MY, FLAVOUR_ANY, mysql);
    CHECK(emit_ddl(&s.arena, &s.diags, &s.catalog, TARGET_SQLITE, &v));
    CHECK_INT(sqlite3_open(":memory:", &db), SQLITE_OK);
    for (unsigned i = 0; i < v.n; i++) CHECK_INT(sqlite3_exec(db, v.v[i].p, NULL, NULL, NULL), SQLITE_OK);
    schema_free(&s);
    return db;
}

static const struct {
    const char *value; /* of a column of the type */
    const char *type;
    bool fits;
} values[] = {
    {"255", "TINYINT UNSIGNED", true},
    {"256", "TINYINT UNSIGNED", false},
    {"-1", "INT UNSIGNED", false},
    {"4294967295", "INT UNSIGNED", true},
    {"'x'", "INT", false},
    {"8388608", "MEDIUMINT", false},
    {"9223372036854775807", "BIGINT UNSIGNED", true},
    {"-1", "BIGINT UNSIGNED", false},
    {"'ééé'", "VARCHAR(3)", true},
    {"'abcd'", "VARCHAR(3)", false},
    {"5", "VARCHAR(3)", true},
    {"x'4142'", "BINARY(2)", true},
    {"x'41'", "BINARY(2)", false},
    {"x'414243'", "VARBINARY(2)", false},
    {"'b'", "ENUM('a','b')", true},
    {"'c'", "ENUM('a','b')", false},
    {"''", "ENUM('a','b')", false},
    {"'{}'", "JSON", true},
    {"'{'", "JSON", false},
    {"NULL", "JSON", true},
    {"NULL", "ENUM('a')", true},
    {"'2024-01-02'", "DATE", true},
    {"'2024-01-02 03:04:05'", "DATETIME", true},
    {"'2024-01-02'", "DATETIME", false},
    {"'2024-01-02 03:04:05.000000'", "TIMESTAMP(6)", true},
    {"'2024-01-02 03:04:05'", "TIMESTAMP(6)", false},
    {"1901", "YEAR", true},
    {"1900", "YEAR", false},
    {"0", "YEAR", true},
    {"7", "BIT(3)", true},
    {"8", "BIT(3)", false},
    {"-1.5", "DOUBLE UNSIGNED", false},
    {"'-1.50'", "DECIMAL(4,2) UNSIGNED", false},
    {"'1.50'", "DECIMAL(4,2) UNSIGNED", true},
};

static void check_values(void)
{
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        char sql[200];
        snprintf(sql, sizeof sql, "CREATE TABLE t (v %s)", values[i].type);
        sqlite3 *db = open_schema(sql);
        snprintf(sql, sizeof sql, "INSERT INTO t VALUES (%s)", values[i].value);
        if (!CHECK_INT(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, values[i].fits))
            fprintf(stderr, "    %s in %s\n", values[i].value, values[i].type);
        sqlite3_close(db);
    }
}

static int one_text(void *out, int n, char **texts, char **names)
{
    (void)names;
    snprintf(out, 64, "%s", n && texts[0] ? texts[0] : "NULL");
    return 0;
}

static const char *ask(sqlite3 *db, const char *sql, char out[64])
{
    strcpy(out, "none");
    CHECK_INT(sqlite3_exec(db, sql, one_text, out, NULL), SQLITE_OK);
    return out;
}

/* Counting, NULL in a key, and what "now" looks like, are as on MySQL. */
static void check_behaviour(void)
{
    char text[64];
    sqlite3 *db = open_schema(
        "CREATE TABLE t (id INT UNSIGNED AUTO_INCREMENT PRIMARY KEY, at TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6),"
        " b TIMESTAMP(2) DEFAULT CURRENT_TIMESTAMP(2), e ENUM('x') DEFAULT 'x'); CREATE TABLE k (id INT PRIMARY KEY, v INT);");
    CHECK_INT(sqlite3_exec(db, "INSERT INTO t DEFAULT VALUES; INSERT INTO t (id) VALUES (NULL)", NULL, NULL, NULL),
              SQLITE_OK);
    CHECK_STR(ask(db, "SELECT max(id) FROM t", text), "2");
    CHECK_STR(
        ask(db,
            "SELECT count(*) FROM t WHERE at GLOB '20[0-9][0-9]-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9].[0-9][0-9][0-9]000'"
            " AND b LIKE '20__-__-__ __:__:__.__' AND e = 'x'",
            text),
        "2");
    CHECK(sqlite3_exec(db, "INSERT INTO k VALUES (NULL, 1)", NULL, NULL, NULL) != SQLITE_OK);
    CHECK(sqlite3_exec(db, "INSERT INTO k (v) VALUES (1)", NULL, NULL, NULL) != SQLITE_OK);
    CHECK_INT(sqlite3_exec(db, "INSERT INTO k VALUES (7, 1)", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_case(&cases[i]);
    check_values();
    check_behaviour();
    return check_result();
}
