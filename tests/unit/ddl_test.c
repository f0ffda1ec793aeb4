/* ddl_test.c: DDL replayed into the catalogue. Each case is a schema and either the catalogue it leaves or the
 * diagnostics it gives. Who accepts what, and which columns may be NULL, was compared with MySQL 9.7, MariaDB 10.11,
 * Dolt 1.83 and SQLite 3.40 statement by statement. */
#include "schema_fixture.h"

struct ddl_case {
    enum dialect dialect;
    enum flavour flavour;
    const char *sql;
    const char *want;
};

#define MY DIALECT_MYSQL, FLAVOUR_ANY
#define LITE DIALECT_SQLITE, FLAVOUR_ANY
#define PG DIALECT_POSTGRES, FLAVOUR_ANY

static const struct ddl_case dumps[] = {
    {MY,
     "CREATE TABLE t (id INT UNSIGNED PRIMARY KEY AUTO_INCREMENT, a VARCHAR(9) NOT NULL DEFAULT 'x', b TIMESTAMP,"
     " c TIMESTAMP(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6), d INT AS (id + 1) STORED, KEY k (a(3), b DESC), UNIQUE (b))",
     "table t\n"
     "  column id uint32 notnull default auto_increment \"INT UNSIGNED\"\n"
     "  column a text(9,0) notnull default \"VARCHAR(9)\"\n"
     "  column b timestamp null \"TIMESTAMP\"\n"
     "  column c timestamp(0,6) notnull default \"TIMESTAMP(6)\"\n"
     "  column d int32 null default stored \"INT\"\n"
     "  primary PRIMARY(id)\n"
     "  index k(a(3), b desc)\n"
     "  unique b(b)\n"},
    {MY, /* a composite key makes its columns NOT NULL; SERIAL is three things at once */
     "CREATE TABLE t (a INT, b INT, PRIMARY KEY (b, a)); CREATE TABLE u (a SERIAL, b INT DEFAULT NULL);",
     "table t\n"
     "  column a int32 notnull \"INT\"\n"
     "  column b int32 notnull \"INT\"\n"
     "  primary PRIMARY(b, a)\n"
     "table u\n"
     "  column a uint64 notnull default auto_increment \"BIGINT UNSIGNED\"\n"
     "  column b int32 null \"INT\"\n"
     "  unique a(a)\n"},
    {MY, /* table names compare exactly, column names do not */
     "CREATE TABLE t (A INT); CREATE TABLE T (a INT); ALTER TABLE t ADD b INT FIRST, RENAME COLUMN a TO c;",
     "table t\n"
     "  column b int32 null \"INT\"\n"
     "  column c int32 null \"INT\"\n"
     "table T\n"
     "  column a int32 null \"INT\"\n"},
    {MY, /* MODIFY keeps the keys, and what a primary key makes NOT NULL */
     "CREATE TABLE t (a INT PRIMARY KEY, b INT NOT NULL UNIQUE, c INT);"
     "ALTER TABLE t MODIFY a BIGINT, CHANGE b d VARCHAR(3) AFTER c, ADD UNIQUE u (c, d);",
     "table t\n"
     "  column a int64 notnull \"BIGINT\"\n"
     "  column c int32 null \"INT\"\n"
     "  column d text(3,0) null \"VARCHAR(3)\"\n"
     "  primary PRIMARY(a)\n"
     "  unique b(d)\n"
     "  unique u(c, d)\n"},
    {MY, /* DROP PRIMARY KEY leaves NOT NULL behind; RENAME takes foreign keys along */
     "CREATE TABLE p (id INT PRIMARY KEY); CREATE TABLE q (id INT PRIMARY KEY, p_id INT,"
     " CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE CASCADE);"
     "ALTER TABLE q DROP PRIMARY KEY; RENAME TABLE p TO pp; ALTER TABLE pp RENAME COLUMN id TO pk;",
     "table q\n"
     "  column id int32 notnull \"INT\"\n"
     "  column p_id int32 null \"INT\"\n"
     "  index fk(p_id)\n"
     "  foreign fk(p_id) -> pp(pk) on delete CASCADE\n"
     "table pp\n"
     "  column pk int32 notnull \"INT\"\n"
     "  primary PRIMARY(pk)\n"},
    {MY, /* LIKE copies columns and indexes; the enum is the new column's own */
     "CREATE TABLE t (a INT PRIMARY KEY, e ENUM('x') NOT NULL, KEY k (e)); CREATE TABLE u LIKE t; DROP TABLE t;",
     "table u\n"
     "  column a int32 notnull \"INT\"\n"
     "  column e enum notnull \"ENUM('x')\" members x\n"
     "  primary PRIMARY(a)\n"
     "  index k(e)\n"},
    {MY, /* what all servers leave of an index that lost a column is not known: nothing is proved by it */
     "CREATE TABLE t (a INT, b INT, KEY k (a, b)); ALTER TABLE t DROP COLUMN b;",
     "table t\n"
     "  column a int32 null \"INT\"\n"},
    {DIALECT_MYSQL, FLAVOUR_MYSQL, "CREATE TABLE t (a INT, b INT, KEY k (a, b)); ALTER TABLE t DROP COLUMN b;",
     "table t\n"
     "  column a int32 null \"INT\"\n"
     "  index k(a)\n"},
    {LITE, /* which SQLite keys keep NULL out */
     "CREATE TABLE a (k INTEGER PRIMARY KEY, v); CREATE TABLE b (k INT PRIMARY KEY, v TEXT);"
     "CREATE TABLE c (k INTEGER PRIMARY KEY DESC); CREATE TABLE d (k INTEGER, PRIMARY KEY (k DESC));"
     "CREATE TABLE e (k TEXT PRIMARY KEY) WITHOUT ROWID; CREATE TABLE f (k INT PRIMARY KEY) STRICT;"
     "CREATE TABLE g (k INTEGER(8) PRIMARY KEY);",
     "table a\n"
     "  column k int64 notnull default auto_increment rowid affinity INTEGER \"INTEGER\"\n"
     "  column v any null loose affinity BLOB \"\"\n"
     "  primary (k)\n"
     "table b\n"
     "  column k int64 null loose affinity INTEGER \"INT\"\n"
     "  column v text null loose affinity TEXT \"TEXT\"\n"
     "  primary (k)\n"
     "table c\n"
     "  column k int64 null loose affinity INTEGER \"INTEGER\"\n"
     "  primary (k desc)\n"
     "table d\n"
     "  column k int64 notnull default auto_increment rowid affinity INTEGER \"INTEGER\"\n"
     "  primary (k desc)\n"
     "table e without_rowid\n"
     "  column k text notnull loose affinity TEXT \"TEXT\"\n"
     "  primary (k)\n"
     "table f strict\n"
     "  column k int64 notnull affinity INTEGER \"INT\"\n"
     "  primary (k)\n"
     "table g\n"
     "  column k int64 null loose affinity INTEGER \"INTEGER(8)\"\n"
     "  primary (k)\n"},
    {LITE,
     "CREATE TABLE t (a TEXT COLLATE NOCASE UNIQUE, b NOT NULL DEFAULT 5, c AS (a || b));"
     "CREATE UNIQUE INDEX i ON t (b) WHERE b > 1; ALTER TABLE t ADD COLUMN d INTEGER NOT NULL DEFAULT 0;"
     "ALTER TABLE t RENAME TO u; ALTER TABLE u RENAME COLUMN a TO aa;",
     "table u\n"
     "  column aa text null loose collate NOCASE affinity TEXT \"TEXT\"\n"
     "  column b any notnull default loose affinity BLOB \"\"\n"
     "  column c any null default virtual loose affinity BLOB \"\"\n"
     "  column d int64 notnull default loose affinity INTEGER \"INTEGER\"\n"
     "  unique (aa)\n"
     "  unique i(b) partial\n"},
    {PG,
     "CREATE TYPE mood AS ENUM ('sad', 'ok'); CREATE DOMAIN email AS text NOT NULL CHECK (VALUE LIKE '%@%');"
     "CREATE TABLE t (id bigserial PRIMARY KEY, m mood NOT NULL DEFAULT 'ok', e email, n integer GENERATED ALWAYS AS IDENTITY,"
     " u text UNIQUE, CHECK (n > 0)); CREATE INDEX ON t (m, u);"
     "ALTER TABLE t ALTER COLUMN u SET NOT NULL, ALTER COLUMN n DROP NOT NULL, DROP CONSTRAINT t_u_key;",
     "enum mood sad,ok\n"
     "domain email text notnull\n"
     "table t\n"
     "  column id int64 notnull default auto_increment \"BIGINT\"\n"
     "  column m enum notnull default \"mood\" members sad,ok\n"
     "  column e text notnull \"TEXT\"\n"
     "  column n int32 null default auto_increment identity_always \"INTEGER\"\n"
     "  column u text notnull \"TEXT\"\n"
     "  primary t_pkey(id)\n"
     "  index t_m_u_idx(m, u)\n"
     "  check t_check\n"},
};

static const struct ddl_case errors[] = {
    {MY, "CREATE TABLE t (a INT);\nCREATE TABLE t (b INT)", "E0401 2:14 table `t` exists already\n"},
    {LITE, "CREATE TABLE t (a); CREATE TABLE T (a)", "E0401 1:34 table `T` exists already\n"},
    {MY, "CREATE TABLE IF NOT EXISTS t (a INT); CREATE TABLE IF NOT EXISTS t (b INT); DROP TABLE IF EXISTS t, u", ""},
    {MY, "CREATE TABLE events (a INT); ALTER TABLE event ADD b INT",
     "E0402 1:42 no table `event` [did you mean `events`?]\n"},
    {MY, "CREATE TABLE t (a INT, A INT)", "E0404 1:24 column `A` exists already in table `t`\n"},
    {MY, "CREATE TABLE t (alpha INT, KEY k (alhpa))",
     "E0403 1:35 no column `alhpa` in table `t` [did you mean `alpha`?]\n"},
    {MY, "CREATE TABLE t (a INT, KEY k (a, a))", "E0210 1:34 column `a` is in the key twice\n"},
    {MY, "CREATE TABLE t (a INT, KEY k (a), KEY K (a))", "E0406 1:39 `K` exists already\n"},
    {LITE, "CREATE TABLE t (a); CREATE TABLE u (a); CREATE INDEX i ON t (a); CREATE INDEX i ON u (a)",
     "E0406 1:79 `i` exists already\n"},
    {LITE, "CREATE TABLE t (a); CREATE INDEX t ON t (a)", "E0406 1:34 `t` exists already\n"},
    {MY, "CREATE TABLE t (a INT PRIMARY KEY, b INT PRIMARY KEY)", "E0408 1:36 table `t` has a primary key already\n"},
    {MY, "CREATE TABLE t (a INT KEY)", "E0408 1:17 write PRIMARY KEY: Dolt makes no key of KEY alone\n"},
    {MY, "CREATE TABLE t (a INT AUTO_INCREMENT)",
     "E0408 1:17 the AUTO_INCREMENT column `a` must be the first of a key\n"},
    {MY, "CREATE TABLE t (a VARCHAR(3) AUTO_INCREMENT PRIMARY KEY)",
     "E0408 1:17 the AUTO_INCREMENT column `a` must be an integer\n"},
    {MY, "CREATE TABLE t (a TEXT PRIMARY KEY)", "E0408 1:17 the key part `a` of type TEXT needs a length\n"},
    {MY, "CREATE TABLE t (a TEXT, UNIQUE (a))",
     "W0102 1:33 a TEXT, BLOB or JSON key part without a length: only MariaDB and Dolt take it\n"},
    {DIALECT_MYSQL, FLAVOUR_MYSQL, "CREATE TABLE t (a TEXT, UNIQUE (a))",
     "E0408 1:33 a TEXT, BLOB or JSON key part without a length: MySQL does not take it, only MariaDB and Dolt\n"},
    {MY, "CREATE TABLE t (a INT, KEY k (a(5)))", "E0408 1:31 the length of the key part `a` does not fit its type\n"},
    {MY, "CREATE TABLE t (a INT, FULLTEXT (a))", "E0408 1:34 `a` is no text: it cannot be part of a FULLTEXT index\n"},
    /* DEFAULT */
    {MY, "CREATE TABLE t (a INT NOT NULL DEFAULT NULL)",
     "E0407 1:40 the DEFAULT of `a` is NULL, but the column is NOT NULL\n"},
    {LITE, "CREATE TABLE t (a INT NOT NULL DEFAULT NULL)", ""}, /* SQLite lets it stand; it counts as no default */
    {MY, "CREATE TABLE t (e ENUM('red','green') DEFAULT 'gren')",
     "E0407 1:47 the DEFAULT 'gren' is no member of `e` [did you mean 'green'?]\n"},
    {MY, "CREATE TABLE t (e ENUM('a') DEFAULT 'A')",
     "W0102 1:37 a member in other letter case: only MySQL and MariaDB take it\n"},
    {MY, "CREATE TABLE t (e ENUM('a') DEFAULT 1)", "E0407 1:37 the DEFAULT of `e` is no member\n"},
    {MY, "CREATE TABLE t (s SET('x','y') DEFAULT 'y,x')", ""},
    {MY, "CREATE TABLE t (s SET('x','y') DEFAULT 'y,z')", "E0407 1:40 the DEFAULT 'z' is no member of `s`\n"},
    {MY, "CREATE TABLE t (a TINYINT DEFAULT 300)", "E0407 1:35 the DEFAULT of `a` is out of range\n"},
    {MY, "CREATE TABLE t (a TINYINT DEFAULT -128, b INT UNSIGNED DEFAULT -1)",
     "E0407 1:65 the DEFAULT of `b` is out of range\n"},
    {MY, "CREATE TABLE t (a INT DEFAULT 'x')", "E0407 1:31 the DEFAULT of `a` is no number\n"},
    {MY, "CREATE TABLE t (a INT DEFAULT '5', b INT DEFAULT 1.5, c INT DEFAULT TRUE, d BIT(3) DEFAULT 5)", ""},
    {MY, "CREATE TABLE t (a DECIMAL(3,1) DEFAULT 99.9, b DECIMAL(3,1) DEFAULT 100)",
     "E0407 1:69 the DEFAULT of `b` is out of range\n"},
    {MY, "CREATE TABLE t (a VARCHAR(2) DEFAULT 'xyz')", "E0407 1:38 the DEFAULT of `a` is too long\n"},
    {MY, "CREATE TABLE t (a DATE DEFAULT '2024-13-45')", "E0407 1:32 the DEFAULT of `a` is no date or time\n"},
    {MY, "CREATE TABLE t (a TEXT DEFAULT 'x', b TEXT DEFAULT ('x'))",
     "W0102 1:32 a literal DEFAULT of a TEXT, BLOB or JSON column: only MariaDB and Dolt take it\n"},
    {MY, "CREATE TABLE t (a TIMESTAMP(6) DEFAULT CURRENT_TIMESTAMP)",
     "W0102 1:40 a DEFAULT with another number of fraction digits than its column: only MariaDB takes it\n"},
    {MY, "CREATE TABLE t (a INT DEFAULT (b + 1), b INT)", ""},
    {MY, "CREATE TABLE t (a INT DEFAULT (c + 1), b INT)", "E0203 1:32 no column `c` in table `t`\n"},
    {LITE, "CREATE TABLE t (a DEFAULT (b), b)", "E0408 1:27 a column cannot stand in a DEFAULT\n"},
    {MY, "CREATE TABLE t (a INT ON UPDATE CURRENT_TIMESTAMP)",
     "E0408 1:33 ON UPDATE needs CURRENT_TIMESTAMP and a TIMESTAMP or DATETIME column\n"},
    {PG, "CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (a m DEFAULT 'A')",
     "E0407 1:58 the DEFAULT 'A' is no member of `a` [did you mean 'a'?]\n"},
    /* CHECK, generated columns */
    {MY, "CREATE TABLE t (a INT, CHECK (aa > 0))", "E0203 1:31 no column `aa` in table `t` [did you mean `a`?]\n"},
    {MY, "CREATE TABLE t (a INT CHECK (a > (SELECT 1)))", "E0408 1:34 a subquery cannot stand in a CHECK\n"},
    {MY, "CREATE TABLE t (a INT, b INT AS (u.a + 1))", "E0211 1:34 no table `u` in a generated column of `t`\n"},
    {LITE, "CREATE TABLE t (a CHECK (\"zz\" > 0))",
     "W0201 1:26 \"zz\" is no column here: SQLite takes it for a string\n"},
    {LITE, "CREATE TABLE t (a AS (1))", "E0408 1:14 table `t` needs a column that is not generated\n"},
    /* foreign keys */
    {MY, "CREATE TABLE c (a INT, FOREIGN KEY (a) REFERENCES parnt (id)); CREATE TABLE parent (id INT PRIMARY KEY)",
     "E0402 1:51 the foreign key of `c` references no table of the schema: `parnt` [did you mean `parent`?]\n"},
    {LITE, "CREATE TABLE c (a INTEGER REFERENCES p); CREATE TABLE p (id INTEGER PRIMARY KEY)", ""},
    {LITE, "CREATE TABLE c (a INTEGER REFERENCES p); CREATE TABLE p (id INTEGER)",
     "E0408 1:38 the foreign key of `c` to `p` names no columns, and that table has no primary key\n"},
    {MY, "CREATE TABLE p (a INT); CREATE TABLE c (a INT, FOREIGN KEY (a) REFERENCES p (a))",
     "E0408 1:75 the foreign key of `c` to `p` references columns that are no unique key there\n"},
    {MY, "CREATE TABLE p (a BIGINT PRIMARY KEY); CREATE TABLE c (a INT, FOREIGN KEY (a) REFERENCES p (a))",
     "E0408 1:90 the foreign key of `c` to `p` has a column of another type than the one it references\n"},
    {MY, "CREATE TABLE p (a INT PRIMARY KEY); CREATE TABLE c (a INT, FOREIGN KEY (a) REFERENCES p (b))",
     "E0403 1:87 no column `b` in table `p`\n"},
    {MY,
     "CREATE TABLE p (a INT, b INT, PRIMARY KEY (a, b)); CREATE TABLE c (x INT, y INT, FOREIGN KEY (x, y) REFERENCES p (b, a))",
     "E0408 1:112 the foreign key of `c` to `p` references columns that are no unique key there\n"},
    {PG,
     "CREATE TABLE p (a int, b int, PRIMARY KEY (a, b)); CREATE TABLE c (x int, y int, FOREIGN KEY (x, y) REFERENCES p (b, a))",
     ""},
    {MY,
     "CREATE TABLE p (a INT PRIMARY KEY); CREATE TABLE c (x INT NOT NULL, FOREIGN KEY (x) REFERENCES p (a) ON DELETE SET NULL)",
     "E0408 1:96 the foreign key of `c` to `p` would set a NOT NULL column to NULL\n"},
    {MY, "CREATE TABLE p (a INT PRIMARY KEY); CREATE TABLE c (x INT, FOREIGN KEY (x) REFERENCES p)",
     "W0102 1:87 REFERENCES without columns: only MySQL takes it\n"},
    /* what uses a column keeps it */
    {MY, "CREATE TABLE t (a INT, b INT AS (a + 1)); ALTER TABLE t DROP COLUMN a",
     "E0410 1:57 column `a` is used by a generated column\n"},
    {LITE, "CREATE TABLE t (a, b); CREATE INDEX i ON t (b); ALTER TABLE t DROP COLUMN b",
     "E0410 1:63 column `b` is used by an index\n"},
    {MY,
     "CREATE TABLE p (a INT PRIMARY KEY, b INT); CREATE TABLE c (a INT, FOREIGN KEY (a) REFERENCES p (a));"
     "ALTER TABLE p DROP COLUMN a; ALTER TABLE c DROP COLUMN a; DROP TABLE p",
     "E0410 1:115 column `a` is used by a foreign key\n"
     "E0408 1:144 `a` is the only column of table `c`\n"
     "E0410 1:170 table `p` is referenced by `c` "
     "[if the session that runs this does not check: SET foreign_key_checks = 0]\n"},
    {LITE, "CREATE TABLE t (a, b REFERENCES t (a) UNIQUE); ALTER TABLE t ADD c UNIQUE",
     "E0408 1:66 a PRIMARY KEY or UNIQUE column cannot be added\n"
     "E0408 1:33 the foreign key of `t` to `t` references columns that are no unique key there\n"},
    /* SQLite's own */
    {LITE, "CREATE TABLE t (a VARCHAR(5)) STRICT",
     "E0405 1:19 a STRICT table's column is INT, INTEGER, REAL, TEXT, BLOB or ANY, and `a` is VARCHAR\n"},
    {LITE, "CREATE TABLE t (a) WITHOUT ROWID", "E0408 1:14 the WITHOUT ROWID table `t` has no primary key\n"},
    {LITE, "CREATE TABLE t (a INT PRIMARY KEY AUTOINCREMENT)",
     "E0408 1:17 AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY\n"},
    {LITE, "CREATE TABLE sqlite_t (a)", "E0408 1:14 names that begin with sqlite_ are SQLite's own\n"},
    {LITE, "CREATE TABLE t (a TEXT COLLATE nosuch)",
     "E0213 1:32 no collation `nosuch` [one that the application registers is declared in the configuration: \"collations\"]\n"},
    /* not understood, and passed over */
    {MY, "CREATE VIEW v AS SELECT 1", ""},
    {MY, "CREATE TABLE t AS SELECT 1 AS a", ""},
    {MY, "SET NAMES utf8mb4; LOCK TABLES t READ", "E0402 1:32 no table `t`\n"},
    {MY, "KILL 5", "W0101 1:1 KILL is passed over: it does not change the catalogue\n"},
    {LITE, "BEGIN; CREATE TABLE t (a); COMMIT", ""},
    {LITE, "BEGIN; CREATE TABLE t (a); ROLLBACK",
     "E0409 1:28 ROLLBACK may change the catalogue and is not understood "
     "[if no query depends on it: -- schemac: ignore above, or keep it outside the schema folder]\n"},
    {MY, "CREATE TABLE db.t (a INT)", ""},
    {MY, "CREATE TABLE db.t (a INT); CREATE TABLE bd.t (a INT)",
     "E0216 1:41 no database `bd` in the schema [did you mean `db`?]\n"},
    {MY, "CREATE DATABASE a; CREATE DATABASE a", "E0401 1:36 database `a` exists already\n"},
    {MY, "USE a; DROP DATABASE b", "E0216 1:22 no database `b`\n"},
    {LITE, "CREATE TABLE aux.t (a)",
     "E0216 1:14 no database `aux` in the schema "
     "[a database that the program attaches: ATTACH 'file' AS aux in the schema]\n"},
    {LITE, "ATTACH 'x' AS aux; CREATE TABLE aux.t (a); DETACH aux; CREATE TABLE aux.t (a)",
     "E0216 1:69 no database `aux` in the schema "
     "[a database that the program attaches: ATTACH 'file' AS aux in the schema]\n"},
    {LITE, "ATTACH 'x' AS main", "E0401 1:15 database `main` is in use already\n"},
    {LITE, "DETACH temp", "E0408 1:8 `temp` cannot be detached\n"},
    {LITE, "CREATE TABLE main.t (a)", ""},
    {PG, "CREATE DOMAIN d AS int CHECK (x > 0)", "E0203 1:31 no column `x`: a domain's CHECK knows VALUE only\n"},
    {PG, "CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (a m); DROP TYPE m", "E0410 1:62 type `m` is used by `t.a`\n"},
};

static void check_dump(const struct ddl_case *c)
{
    struct schema s;
    schema_load(&s, c->dialect, c->flavour, c->sql);
    if (!CHECK_INT(s.diags.n_errors, 0)) fprintf(stderr, "%s\n%s", c->sql, schema_diags(&s));
    CHECK_STR(schema_dump(&s), c->want);
    schema_free(&s);
}

static void check_errors(const struct ddl_case *c)
{
    struct schema s;
    schema_load(&s, c->dialect, c->flavour, c->sql);
    if (!CHECK_STR(schema_diags(&s), c->want)) fprintf(stderr, "    in: %s\n", c->sql);
    schema_free(&s);
}

/* The names in a schema's expressions follow a renamed column, and notes point at where it is called so. */
static void check_renamed_in_check(void)
{
    struct schema s;
    schema_load(&s, LITE, "CREATE TABLE t (a INTEGER, b INTEGER, CHECK (a > b));\nALTER TABLE t RENAME COLUMN a TO c;");
    const struct table *t = catalog_table(&s.catalog, STR("t"));
    if (CHECK(t && t->checks.n == 1)) {
        const struct expr *a = t->checks.v[0]->expr->a;
        CHECK(a->column && str_eq(a->column->name, STR("c")));
        CHECK_INT(table_column(t, STR("c"))->place.span.off, s.catalog.statements.v[1]->text->text.n - 1);
    }
    schema_free(&s);
}

/* One declaration of members is one object; each column of CREATE TABLE has its own. */
static void check_enum_identity(void)
{
    struct schema s;
    schema_load(&s, PG, "CREATE TYPE m AS ENUM ('a'); CREATE TABLE t (x m, y m);");
    const struct table *t = catalog_table(&s.catalog, STR("t"));
    CHECK(t && t->columns.v[0]->type.members == t->columns.v[1]->type.members);
    CHECK_STR(t->columns.v[0]->type.members->name.p, "m");
    schema_free(&s);
    schema_load(&s, MY, "CREATE TABLE t (x ENUM('a'), y ENUM('a')); ALTER TABLE t RENAME TO u, RENAME COLUMN x TO z;");
    t = catalog_table(&s.catalog, STR("u"));
    if (CHECK(t != NULL)) {
        CHECK(t->columns.v[0]->type.members != t->columns.v[1]->type.members);
        CHECK_STR(t->columns.v[0]->type.members->name.p, "u.z");
    }
    schema_free(&s);
}

int main(void)
{
    for (size_t i = 0; i < sizeof dumps / sizeof *dumps; i++) check_dump(&dumps[i]);
    for (size_t i = 0; i < sizeof errors / sizeof *errors; i++) check_errors(&errors[i]);
    check_renamed_in_check();
    check_enum_identity();
    return check_result();
}
