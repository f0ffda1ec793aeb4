/* ddl_sqlite_test.c: the catalogue against the linked SQLite. Each schema must be taken by both or refused by both, and a
 * column is NOT NULL in the catalogue exactly when SQLite cannot be made to hold a NULL in it. */
#include <sqlite3.h>

#include "schema_fixture.h"

struct lite_case {
    const char *sql;
    enum { SAME, STRICTER } mark; /* STRICTER: refused here though SQLite takes it */
};

static const struct lite_case cases[] = {
    {"CREATE TABLE t (a INTEGER PRIMARY KEY, b)", SAME},
    {"CREATE TABLE t (a INTEGER PRIMARY KEY DESC, b)", SAME},
    {"CREATE TABLE t (a INTEGER, b, PRIMARY KEY (a DESC))", SAME},
    {"CREATE TABLE t (a INTEGER(8) PRIMARY KEY, b)", SAME},
    {"CREATE TABLE t (a INT PRIMARY KEY, b NOT NULL)", SAME},
    {"CREATE TABLE t (a \"INTEGER\" PRIMARY KEY, b)", SAME},
    {"CREATE TABLE t (a INT PRIMARY KEY, b INT) STRICT", SAME},
    {"CREATE TABLE t (a INT, b TEXT, PRIMARY KEY (a, b)) STRICT", SAME},
    {"CREATE TABLE t (a TEXT PRIMARY KEY, b) WITHOUT ROWID", SAME},
    {"CREATE TABLE t (a, b, c, PRIMARY KEY (c, a)) WITHOUT ROWID", SAME},
    {"CREATE TABLE t (a UNIQUE, b UNIQUE NOT NULL)", SAME},
    {"CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b DEFAULT 3)", SAME},
    {"CREATE TABLE t (a NOT NULL DEFAULT 5, b AS (a + 1), c AS (a) STORED NOT NULL)", SAME},
    {"CREATE TABLE t (a); ALTER TABLE t ADD b INT NOT NULL DEFAULT 0; ALTER TABLE t ADD c", SAME},
    {"CREATE TABLE t (a, b NOT NULL, c); ALTER TABLE t DROP COLUMN a; ALTER TABLE t RENAME COLUMN b TO d; ALTER TABLE t RENAME TO u",
     SAME},
    {"CREATE TABLE t (a, b); ALTER TABLE t RENAME b TO a", SAME},
    {"CREATE TABLE t (a, a)", SAME},
    {"CREATE TABLE t (a); CREATE TABLE T (a)", SAME},
    {"CREATE TABLE t (a); CREATE TABLE IF NOT EXISTS t (b NOT NULL)", SAME},
    {"CREATE TABLE t (a INT PRIMARY KEY, b) STRICT", SAME},
    {"CREATE TABLE t (a VARCHAR(5)) STRICT", SAME},
    {"CREATE TABLE t (a INT(5)) STRICT", SAME},
    {"CREATE TABLE t (a ANY) STRICT", SAME},
    {"CREATE TABLE t (a) WITHOUT ROWID", SAME},
    {"CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT) WITHOUT ROWID", SAME},
    {"CREATE TABLE t (a INT PRIMARY KEY AUTOINCREMENT)", SAME},
    {"CREATE TABLE t (a INTEGER PRIMARY KEY, b INTEGER PRIMARY KEY)", SAME},
    {"CREATE TABLE t (a INTEGER PRIMARY KEY, b, PRIMARY KEY (b))", SAME},
    {"CREATE TABLE t (a COLLATE nosuch)", SAME},
    {"CREATE TABLE t (a COLLATE RTRIM)", SAME},
    {"CREATE TABLE t (a CHECK (b > 0))", SAME},
    {"CREATE TABLE t (a CHECK (t.a > 0), b, CHECK (u.b > 0))", SAME},
    {"CREATE TABLE t (a CHECK (rowid > 0))", SAME},
    {"CREATE TABLE t (a CHECK (a > (SELECT 1)))", SAME},
    {"CREATE TABLE t (a, b AS (a + 1) PRIMARY KEY)", SAME},
    {"CREATE TABLE t (a DEFAULT (b), b)", SAME},
    {"CREATE TABLE t (a DEFAULT b)", SAME},
    {"CREATE TABLE t (a DEFAULT (random()), b DEFAULT -5, c DEFAULT +3.5, d DEFAULT CURRENT_TIMESTAMP, e DEFAULT x'41', f DEFAULT TRUE)",
     SAME},
    {"CREATE TABLE t (a, UNIQUE (b))", SAME},
    {"CREATE TABLE t (a, UNIQUE (a, a))", SAME},
    {"CREATE TABLE t (a, UNIQUE (a || 'x'))", SAME},
    {"CREATE TABLE t (a, b); CREATE UNIQUE INDEX i ON t (a || b, lower(b)) WHERE a > 1", SAME},
    {"CREATE TABLE t (a, b); CREATE UNIQUE INDEX i ON t (a) WHERE c > 1", SAME},
    {"CREATE TABLE t (a, b); CREATE INDEX i ON t (c)", SAME},
    {"CREATE TABLE t (a); CREATE INDEX t ON t (a)", SAME},
    {"CREATE TABLE t (a); CREATE INDEX i ON t (a); CREATE TABLE i (b)", SAME},
    {"CREATE TABLE t (a); CREATE INDEX i ON t (a); CREATE INDEX IF NOT EXISTS i ON t (a); DROP INDEX i; CREATE INDEX i ON t (a)",
     SAME},
    {"CREATE TABLE t (a, b, PRIMARY KEY ('a'), UNIQUE ('b' COLLATE NOCASE, \"a\"))", SAME},
    {"CREATE TABLE t (a, UNIQUE ('z'))", SAME},
    {"CREATE TABLE t (a); CREATE INDEX i ON t (('z'))", SAME},
    {"CREATE TABLE t (a); CREATE INDEX i ON t ('z' || a)", SAME},
    {"CREATE TABLE t (a); DROP INDEX i", SAME},
    {"CREATE TABLE t (a, FOREIGN KEY (b) REFERENCES t)", SAME},
    {"CREATE TABLE t (a, b, FOREIGN KEY (a, b) REFERENCES t (a))", SAME},
    {"CREATE TABLE t (a REFERENCES u); CREATE TABLE u (k INTEGER PRIMARY KEY)", SAME},
    {"CREATE TABLE t (a REFERENCES nosuch)", STRICTER}, /* every INSERT would fail */
    {"CREATE TABLE t (a REFERENCES u (k)); CREATE TABLE u (k)", STRICTER},
    {"CREATE TABLE t (a, CONSTRAINT c CHECK (a), CONSTRAINT c CHECK (a > 1))", SAME},
    {"CREATE TABLE t (a); ALTER TABLE t DROP COLUMN a", SAME},
    {"CREATE TABLE t (a, b UNIQUE); ALTER TABLE t DROP COLUMN b", SAME},
    {"CREATE TABLE t (a, b PRIMARY KEY); ALTER TABLE t DROP COLUMN b", SAME},
    {"CREATE TABLE t (a, b); CREATE INDEX i ON t (b); ALTER TABLE t DROP COLUMN b", SAME},
    {"CREATE TABLE t (a, b, c AS (b)); ALTER TABLE t DROP COLUMN b", SAME},
    {"CREATE TABLE t (a, b CHECK (b > 0)); ALTER TABLE t DROP COLUMN b", SAME},
    {"CREATE TABLE t (a, b, CHECK (b > 0)); ALTER TABLE t DROP COLUMN b", SAME},
    {"CREATE TABLE t (a CHECK (b > 0), b); ALTER TABLE t DROP COLUMN b", SAME},
    {"CREATE TABLE t (a, b CHECK (a > b)); ALTER TABLE t DROP COLUMN b", SAME},
    {"CREATE TABLE t (a, b REFERENCES t (a), UNIQUE (a)); ALTER TABLE t DROP COLUMN b", SAME},
    {"CREATE TABLE t (a); ALTER TABLE t ADD b PRIMARY KEY", SAME},
    {"CREATE TABLE t (a); ALTER TABLE t ADD b UNIQUE", SAME},
    {"CREATE TABLE t (a); ALTER TABLE t ADD b AS (a) VIRTUAL", SAME},
    {"CREATE TABLE t (a); ALTER TABLE t ADD b AS (a) STORED", SAME}, /* fails once there are rows, as NOT NULL does */
    {"CREATE TABLE t (a); ALTER TABLE nosuch ADD b", SAME},
    {"CREATE TABLE t (a); ALTER TABLE t RENAME TO T", SAME},
    {"CREATE TABLE t (a AS (1))", SAME},
    {"CREATE TABLE sqlite_t (a)", SAME},
    {"CREATE TABLE main.t (a); CREATE TABLE temp.u (a)", SAME},
    {"DROP TABLE t", SAME},
    {"DROP TABLE IF EXISTS t; CREATE TABLE t (a NOT NULL); DROP TABLE t; CREATE TABLE t (a)", SAME},
    {"CREATE TABLE \"a b\" (\"c d\" NOT NULL, [e f], `g`)", SAME},
};

static void put_quoted(struct buf *b, struct str name)
{
    buf_printf(b, "\"%.*s\"", STR_ARG(name));
}

/* INSERT INTO t (all that can be written) VALUES (NULL where column is, 1 elsewhere) */
static void insert_null(sqlite3 *db, const struct table *t, const struct column *null)
{
    struct buf sql = {0}, values = {0};
    buf_puts(&sql, "INSERT INTO ");
    put_quoted(&sql, t->name);
    for (unsigned i = 0; i < t->columns.n; i++) {
        if (t->columns.v[i]->generated) continue;
        buf_puts(&sql, values.n ? ", " : " (");
        put_quoted(&sql, t->columns.v[i]->name);
        buf_printf(&values, "%s%s", values.n ? ", " : "", t->columns.v[i] == null ? "NULL" : "1");
    }
    buf_printf(&sql, ") VALUES (%s)", values.p);
    sqlite3_exec(db, sql.p, NULL, NULL, NULL); /* refused or not: what counts is what is there then */
    buf_free(&sql);
    buf_free(&values);
}

static bool holds_null(sqlite3 *db, const struct table *t, const struct column *c)
{
    struct buf sql = {0};
    sqlite3_stmt *stmt = NULL;
    bool found = false;
    buf_puts(&sql, "DELETE FROM "); /* no other row shall stand in the way of a unique key */
    put_quoted(&sql, t->name);
    CHECK_INT(sqlite3_exec(db, sql.p, NULL, NULL, NULL), SQLITE_OK);
    buf_clear(&sql);
    for (unsigned i = 0; i < t->columns.n; i++) /* a generated column is NULL where another one is */
        insert_null(db, t, c->generated ? t->columns.v[i] : c);
    buf_puts(&sql, "SELECT 1 FROM ");
    put_quoted(&sql, t->name);
    buf_puts(&sql, " WHERE ");
    put_quoted(&sql, c->name);
    buf_puts(&sql, " IS NULL");
    if (CHECK_INT(sqlite3_prepare_v2(db, sql.p, -1, &stmt, NULL), SQLITE_OK)) found = sqlite3_step(stmt) == SQLITE_ROW;
    sqlite3_finalize(stmt);
    buf_free(&sql);
    return found;
}

static void check_nulls(sqlite3 *db, const struct schema *s, const char *sql)
{
    for (unsigned i = 0; i < s->catalog.tables.n; i++) {
        const struct table *t = s->catalog.tables.entries[i].value;
        for (unsigned k = 0; t && k < t->columns.n; k++) {
            const struct column *c = t->columns.v[k];
            bool null = holds_null(db, t, c);
            /* of what an expression gives, only the declaration is known here */
            if (!CHECK(c->generated ? !(c->not_null && null) : c->not_null == !null))
                fprintf(stderr, "    column %.*s of: %s\n", STR_ARG(c->name), sql);
        }
    }
}

static void check_case(const struct lite_case *c)
{
    struct schema s;
    sqlite3 *db = NULL;
    schema_load(&s, DIALECT_SQLITE, FLAVOUR_ANY, c->sql);
    CHECK_INT(sqlite3_open(":memory:", &db), SQLITE_OK);
    bool theirs = sqlite3_exec(db, c->sql, NULL, NULL, NULL) == SQLITE_OK, ours = s.diags.n_errors == 0;
    if (!CHECK_INT(ours, theirs && c->mark == SAME))
        fprintf(stderr, "    %s\n    SQLite: %s; schemac: %s\n", c->sql, sqlite3_errmsg(db), schema_diags(&s));
    if (ours && theirs) check_nulls(db, &s, c->sql);
    sqlite3_close(db);
    schema_free(&s);
}

int main(void)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) check_case(&cases[i]);
    return check_result();
}
