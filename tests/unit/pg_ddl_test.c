/* pg_ddl_test.c: the postgres front end: DDL, INSERT, UPDATE, DELETE, and the statements that are
 * only told apart. */
#include "parse/pg_parse.h"
#include "pg_fixture.h"

/* Nothing, for an empty text. */
static void text_some(struct buf *b, const char *before, struct str text, const char *behind)
{
    if (text.n > 0) {
        buf_printf(b, "%s%.*s%s", before, STR_ARG(text), behind);
    }
}

static bool parsed_as(struct parsed *p, const char *sql, enum stmt_kind kind)
{
    parsed_init(p, sql);
    show_diags(p);
    return CHECK(p->stmt != NULL) && CHECK_INT(p->stmt->kind, kind);
}

/* ---------------------------------------------------------------- columns as one line */

static void text_key(struct buf *b, const char *word, const key_vec *parts)
{
    buf_puts(b, word);
    for (unsigned i = 0; i < parts->n; i++) {
        buf_puts(b, i == 0 ? "" : ", ");
        text_expr(b, parts->v[i].expr);
        if (parts->v[i].collation.text.n > 0) {
            buf_puts(b, " collate ");
            text_name(b, parts->v[i].collation);
        }
        buf_puts(b, parts->v[i].desc ? " desc" : "");
    }
    buf_char(b, ']');
}

static void text_foreign(struct buf *b, const struct foreign_key *f)
{
    buf_puts(b, " references ");
    text_qname(b, f->table);
    text_names(b, "/", &f->columns);
    text_some(b, " delete ", f->on_delete, "");
    text_some(b, " update ", f->on_update, "");
    text_some(b, " <", f->options, ">");
}

static void text_constraint(struct buf *b, const struct constraint *c)
{
    static const char *const kinds[] = {"primary", "unique", "index", "fulltext", "spatial", "foreign", "check"};
    text_name(b, c->name);
    buf_printf(b, c->name.text.n > 0 ? ":%s" : "%s", kinds[c->kind]);
    if (c->parts.n > 0) {
        text_key(b, "[", &c->parts);
    }
    if (c->foreign != NULL) {
        text_foreign(b, c->foreign);
    }
    text_clause(b, "", c->check);
    buf_puts(b, c->nulls_not_distinct ? " nulls not distinct" : "");
    text_some(b, " <", c->options, ">");
}

static void text_column_def(struct buf *b, const struct column_def *c)
{
    static const char *const identities[] = {"", " identity always", " identity default"};
    text_name(b, c->name);
    buf_char(b, ' ');
    text_type(b, &c->type);
    buf_puts(b, c->not_null ? " not null" : "");
    buf_puts(b, c->null ? " null" : "");
    buf_puts(b, c->auto_increment ? " serial" : "");
    buf_puts(b, c->primary ? " primary" : "");
    buf_puts(b, c->unique ? " unique" : "");
    buf_puts(b, identities[c->identity]);
    text_some(b, " <", c->options, ">");
    text_clause(b, "default", c->default_value);
    text_clause(b, c->generated == GENERATED_STORED ? "stored" : "virtual", c->generated_as);
    for (unsigned i = 0; i < c->constraints.n; i++) {
        buf_char(b, ' ');
        text_constraint(b, &c->constraints.v[i]);
    }
}

/* CREATE TABLE t (<sql>) has the one column or constraint `want`, whose span is all of sql. */
static void element_is(const char *sql, const char *want)
{
    struct buf whole = {0}, got = {0};
    struct parsed p;
    buf_printf(&whole, "CREATE TABLE t (%s)", sql);
    if (parsed_as(&p, whole.p, STMT_CREATE_TABLE)) {
        const struct create_table *t = p.stmt->u.create_table;
        struct span span = {0};
        if (t->columns.n == 1) {
            text_column_def(&got, &t->columns.v[0]);
            span = t->columns.v[0].span;
        } else if (CHECK_INT(t->constraints.n, 1)) {
            text_constraint(&got, &t->constraints.v[0]);
            span = t->constraints.v[0].span;
        }
        CHECK_STR(got.p, want);
        CHECK_INT(span.off, strlen("CREATE TABLE t ("));
        CHECK_INT(span.len, strlen(sql));
    }
    buf_free(&whole);
    buf_free(&got);
    parsed_release(&p);
}

static void types(void)
{
    element_is("a smallint", "a SMALLINT");
    element_is("a INT", "a INTEGER");
    element_is("a int8", "a BIGINT");
    element_is("a serial", "a SERIAL serial");
    element_is("a bigserial PRIMARY KEY", "a BIGSERIAL serial primary");
    element_is("a smallserial", "a SMALLSERIAL serial");
    element_is("a real", "a REAL");
    element_is("a float", "a DOUBLE PRECISION");
    element_is("a decimal", "a NUMERIC");
    element_is("a numeric(10, 6)", "a NUMERIC(10,6)");
    element_is("a character varying(64)", "a VARCHAR(64)");
    element_is("a char(3) COLLATE \"C\" NOT NULL", "a CHAR(3) collate \"C\" not null");
    element_is("a bytea", "a BYTEA");
    element_is("a bool", "a BOOLEAN");
    element_is("a date", "a DATE");
    element_is("a time(3) without time zone", "a TIME(3)");
    element_is("a timetz", "a TIME WITH TIME ZONE");
    element_is("a timestamp(6)", "a TIMESTAMP(6)");
    element_is("a timestamp(6) with time zone NULL", "a TIMESTAMP WITH TIME ZONE(6) null");
    element_is("a interval", "a INTERVAL");
    element_is("a interval(3)", "a INTERVAL(3)");
    element_is("a json", "a JSON");
    element_is("a jsonb", "a JSONB");
    element_is("a uuid", "a UUID");
    element_is("a inet", "a INET");
    element_is("a bit(8)", "a BIT(8)");
    element_is("a bit varying(8)", "a BIT VARYING(8)");
    element_is("a text[]", "a TEXT[]");
    element_is("a integer ARRAY[4]", "a INTEGER[]");
    element_is("\"A\" app.mood", "\"A\" app.mood");
}

static void columns(void)
{
    element_is("a int NOT NULL DEFAULT 1 + 2 UNIQUE", "a INTEGER not null unique default (+ 1 2)");
    element_is("a int DEFAULT 1 NOT NULL CHECK (a > 0) PRIMARY KEY",
               "a INTEGER not null primary default 1 check  (> a 0)");
    element_is("a text DEFAULT 'x' COLLATE \"C\" NOT NULL", "a TEXT collate \"C\" not null default 'x'");
    element_is("a timestamptz DEFAULT CURRENT_TIMESTAMP",
               "a TIMESTAMP WITH TIME ZONE default (keyword current_timestamp)");
    element_is("a mood DEFAULT 'sad'::mood", "a mood default (cast 'sad' mood)");
    element_is("a int GENERATED ALWAYS AS IDENTITY", "a INTEGER identity always");
    element_is("a int GENERATED BY DEFAULT AS IDENTITY (START WITH 10)",
               "a INTEGER identity default <(START WITH 10)>");
    element_is("a int GENERATED ALWAYS AS (b * 2) STORED NOT NULL", "a INTEGER not null stored (* b 2)");
    element_is("a int CONSTRAINT k UNIQUE", "a INTEGER unique k:unique");
    element_is("a int CONSTRAINT pos CHECK (a > 0)", "a INTEGER pos:check  (> a 0)");
    element_is("a int REFERENCES s.u", "a INTEGER foreign references s.u");
    element_is(
        "a int REFERENCES u (id) MATCH FULL ON DELETE CASCADE ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED",
        "a INTEGER foreign references u/id delete CASCADE update SET NULL <MATCH FULL DEFERRABLE INITIALLY DEFERRED>");
}

static void constraints(void)
{
    element_is("PRIMARY KEY (a, \"B\")", "primary[a, \"B\"]");
    element_is("CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a)", "k:unique[a] nulls not distinct");
    element_is("UNIQUE (a, b) DEFERRABLE", "unique[a, b] <DEFERRABLE>");
    element_is("CHECK (a < b AND b < c)", "check  (and (< a b) (< b c))");
    element_is(
        "CONSTRAINT f FOREIGN KEY (a, b) REFERENCES w (x, y) ON DELETE NO ACTION ON UPDATE RESTRICT NOT DEFERRABLE",
        "f:foreign[a, b] references w/x,y update RESTRICT <NOT DEFERRABLE>");
    left_out("CREATE TABLE t (a int, EXCLUDE USING gist (a WITH =))", DIAG_E0104, "EXCLUDE USING gist (a WITH =)",
             "EXCLUDE");
    refused("CREATE TABLE t (LIKE u)", DIAG_E0104, "LIKE u", "LIKE");
    refused("CREATE TABLE t (a int) INHERITS (u)", DIAG_E0104, "INHERITS (u)", "INHERITS");
    refused("CREATE TABLE t (a int[][])", DIAG_E0104, "int[][]", "dimensions");
    refused("CREATE TABLE t (a interval day to second)", DIAG_E0104, "interval day to second", "interval");
    refused("CREATE TABLE t (a geometry(Point, 4326))", DIAG_E0104, "geometry(Point, 4326)", "modifiers");
    refused("CREATE TABLE t (a numeric(3, -2))", DIAG_E0104, "numeric(3, -2)", "modifiers");
    refused("CREATE TABLE abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd (a int)", DIAG_E0106,
            "abcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcdefghijabcd", "63 bytes");
}

static void tables(void)
{
    struct parsed p;
    if (parsed_as(
            &p,
            "create temp table if not exists s.\"T\" (a int, b text, unique (a), check (b <> '')) with (fillfactor = 70);",
            STMT_CREATE_TABLE)) {
        const struct create_table *t = p.stmt->u.create_table;
        CHECK(t->temporary && t->if_not_exists);
        CHECK(str_eq(t->name.schema.text, STR("s")) && str_eq(t->name.name.text, STR("T")));
        CHECK_INT(t->columns.n, 2);
        CHECK_INT(t->constraints.n, 2);
        CHECK(str_eq(t->options, STR("with (fillfactor = 70)")));
        CHECK(str_eq(p.stmt->word, STR("CREATE TABLE")));
        CHECK_INT(p.stmt->span.len, p.text->text.n - 1);
    }
    parsed_release(&p);
    if (parsed_as(&p, "CREATE TABLE x AS SELECT a FROM t", STMT_CREATE_TABLE)) {
        CHECK(p.stmt->u.create_table->as_select != NULL);
    }
    parsed_release(&p);
}

static void types_of_schema(void)
{
    struct parsed p;
    struct buf b = {0};
    if (parsed_as(&p, "CREATE TYPE app.mood AS ENUM ('sad', 'it''s', 'Happy')", STMT_CREATE_TYPE)) {
        const struct create_type *t = p.stmt->u.create_type;
        CHECK(!t->domain && str_eq(t->name.name.text, STR("mood")));
        CHECK_INT(t->members.n, 3);
        CHECK(str_eq(t->members.v[1], STR("it's")) && str_eq(t->members.v[2], STR("Happy")));
    }
    parsed_release(&p);
    if (parsed_as(&p,
                  "CREATE DOMAIN email AS varchar(100) NOT NULL DEFAULT 'x' CONSTRAINT good CHECK (VALUE LIKE '%@%')",
                  STMT_CREATE_TYPE)) {
        CHECK(p.stmt->u.create_type->domain);
        text_column_def(&b, &p.stmt->u.create_type->base);
        CHECK_STR(b.p, "email VARCHAR(100) not null default 'x' good:check  (like value '%@%')");
    }
    parsed_release(&p);
    buf_free(&b);
}

static void indexes(void)
{
    struct parsed p;
    struct buf b = {0};
    if (parsed_as(
            &p,
            "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS i ON s.t USING btree (a DESC, lower(b) COLLATE \"C\", (c + d) ASC)"
            " WHERE a > 0",
            STMT_CREATE_INDEX)) {
        const struct create_index *x = p.stmt->u.create_index;
        CHECK(x->unique && x->if_not_exists && str_eq(x->name.name.text, STR("i")));
        CHECK(str_eq(x->table.schema.text, STR("s")) && str_eq(x->table.name.text, STR("t")));
        text_key(&b, "[", &x->parts);
        text_clause(&b, "where", x->where);
        CHECK_STR(b.p, "[a desc, (lower b) collate \"C\", (+ c d)] where (> a 0)");
    }
    parsed_release(&p);
    buf_free(&b);
    if (parsed_as(&p, "CREATE INDEX ON t (a)", STMT_CREATE_INDEX)) {
        CHECK_INT(p.stmt->u.create_index->name.name.text.n, 0);
    }
    parsed_release(&p);
}

static void views(void)
{
    struct parsed p;
    struct buf b = {0};
    if (parsed_as(&p, "CREATE OR REPLACE TEMP VIEW s.v (a, b) AS (SELECT 1, 2 FROM t) UNION SELECT 3, 4",
                  STMT_CREATE_VIEW)) {
        const struct create_view *v = p.stmt->u.create_view;
        CHECK(v->or_replace && v->temporary && str_eq(v->name.name.text, STR("v")));
        text_names(&b, "", &v->columns);
        text_select(&b, v->select);
        CHECK_STR(b.p, "a,b{{select 1, 2 from t} union {select 3, 4}}");
    }
    parsed_release(&p);
    buf_free(&b);
    refused("CREATE VIEW v AS SELECT 1 WITH CHECK OPTION", DIAG_E0104, "v", "options");
    refused("CREATE RECURSIVE VIEW v (n) AS SELECT 1", DIAG_E0104, "v", "recursive");
}

/* ---------------------------------------------------------------- ALTER, DROP */

static void text_action(struct buf *b, const struct alter_action *a)
{
    static const char *const kinds[ALTER_OPTION + 1] = {
        [ALTER_ADD_COLUMN] = "add",
        [ALTER_DROP_COLUMN] = "drop",
        [ALTER_RENAME_COLUMN] = "rename",
        [ALTER_MODIFY_COLUMN] = "modify",
        [ALTER_CHANGE_COLUMN] = "change",
        [ALTER_SET_DEFAULT] = "default",
        [ALTER_DROP_DEFAULT] = "drop default",
        [ALTER_SET_NOT_NULL] = "not null",
        [ALTER_DROP_NOT_NULL] = "null",
        [ALTER_SET_TYPE] = "type",
        [ALTER_ADD_CONSTRAINT] = "constraint",
        [ALTER_DROP_CONSTRAINT] = "drop constraint",
        [ALTER_RENAME_TABLE] = "rename table",
        [ALTER_OPTION] = "option",
    };
    buf_printf(b, "%s%s ", kinds[a->kind] ? kinds[a->kind] : "another", a->if_exists || a->if_not_exists ? "?" : "");
    text_name(b, a->name);
    if (a->new_name.text.n > 0) {
        buf_puts(b, "=>");
        text_name(b, a->new_name);
    }
    if (a->kind == ALTER_ADD_COLUMN || a->kind == ALTER_SET_TYPE) {
        buf_char(b, ' ');
        text_column_def(b, &a->column);
    }
    if (a->kind == ALTER_ADD_CONSTRAINT) {
        buf_char(b, ' ');
        text_constraint(b, &a->constraint);
    }
    text_clause(b, "", a->value);
}

static void alter_is(const char *action, const char *want)
{
    struct buf sql = {0}, got = {0};
    struct parsed p;
    buf_printf(&sql, "ALTER TABLE s.t %s", action);
    if (parsed_as(&p, sql.p, STMT_ALTER_TABLE)) {
        const struct alter_table *t = p.stmt->u.alter_table;
        CHECK(str_eq(t->table.name.text, STR("t")) && str_eq(t->table.schema.text, STR("s")));
        CHECK_INT(t->actions.v[0].span.off, strlen("ALTER TABLE s.t "));
        for (unsigned i = 0; i < t->actions.n; i++) {
            buf_puts(&got, i == 0 ? "" : "; ");
            text_action(&got, &t->actions.v[i]);
        }
        CHECK_STR(got.p, want);
    }
    buf_free(&sql);
    buf_free(&got);
    parsed_release(&p);
}

static void alters(void)
{
    alter_is("ADD COLUMN IF NOT EXISTS a int NOT NULL DEFAULT 3, DROP COLUMN IF EXISTS b CASCADE, DROP c",
             "add? a a INTEGER not null default 3; drop? b; drop c");
    alter_is("ADD if int", "add if if INTEGER");
    alter_is("ALTER COLUMN d SET DEFAULT 'x', ALTER e DROP DEFAULT", "default d  'x'; drop default e");
    alter_is("ALTER f SET NOT NULL, ALTER COLUMN g DROP NOT NULL", "not null f; null g");
    alter_is("ALTER h SET DATA TYPE numeric(4) USING h::numeric", "type h h NUMERIC(4)");
    alter_is("ADD CONSTRAINT k UNIQUE (a), ADD FOREIGN KEY (a) REFERENCES x, DROP CONSTRAINT IF EXISTS z",
             "constraint k k:unique[a]; constraint  foreign[a] references x; drop constraint? z");
    alter_is("RENAME COLUMN a TO \"B\"", "rename a=>\"B\"");
    alter_is("RENAME a TO b", "rename a=>b");
    alter_is("RENAME TO u", "rename table =>u");
    alter_is("SET LOGGED", "option ");
    left_out("ALTER TABLE t INHERIT u", DIAG_E0104, "INHERIT u", "ALTER TABLE");
}

static void drop_is(const char *sql, enum object_kind kind, unsigned names, const char *last)
{
    struct parsed p;
    if (parsed_as(&p, sql, STMT_DROP)) {
        const struct drop *d = p.stmt->u.drop;
        CHECK_INT(d->object, kind);
        CHECK_INT(d->names.n, names);
        CHECK(str_eq(d->names.v[d->names.n - 1].name.text, str_from(last)));
    }
    parsed_release(&p);
}

static void drops(void)
{
    drop_is("DROP TABLE IF EXISTS a, s.b CASCADE", OBJECT_TABLE, 2, "b");
    drop_is("DROP VIEW v RESTRICT", OBJECT_VIEW, 1, "v");
    drop_is("DROP INDEX CONCURRENTLY IF EXISTS i", OBJECT_INDEX, 1, "i");
    drop_is("DROP TYPE mood", OBJECT_TYPE, 1, "mood");
    drop_is("DROP DOMAIN email", OBJECT_TYPE, 1, "email");
}

static void kind_is(const char *sql, enum stmt_kind kind, const char *word)
{
    struct parsed p;
    if (parsed_as(&p, sql, kind)) {
        CHECK(str_eq(p.stmt->word, str_from(word)));
    }
    parsed_release(&p);
}

static void told_apart(void)
{
    kind_is("BEGIN", STMT_TRANSACTION, "BEGIN");
    kind_is("end", STMT_TRANSACTION, "END");
    kind_is("ROLLBACK TO SAVEPOINT a", STMT_TRANSACTION, "ROLLBACK");
    kind_is("SET search_path TO app", STMT_IGNORED, "SET");
    kind_is("COMMENT ON TABLE t IS 'x'", STMT_IGNORED, "COMMENT ON");
    kind_is("GRANT SELECT ON t TO me", STMT_IGNORED, "GRANT");
    kind_is("CREATE EXTENSION IF NOT EXISTS pgcrypto", STMT_IGNORED, "CREATE EXTENSION");
    kind_is("CREATE SCHEMA app", STMT_IGNORED, "CREATE SCHEMA");
    kind_is("CREATE SCHEMA app CREATE TABLE t (a int)", STMT_UNKNOWN, "CREATE SCHEMA");
    kind_is("create or replace function f() returns int as $$ select ? $$ language sql", STMT_IGNORED,
            "CREATE FUNCTION");
    left_out("CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()", DIAG_E0501,
             "CREATE TRIGGER x BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()", "trigger");
    refused("CREATE MATERIALIZED VIEW v AS SELECT 1", DIAG_E0104, "CREATE MATERIALIZED VIEW v AS SELECT 1",
            "materialized");
    kind_is("ALTER TYPE mood ADD VALUE 'x'", STMT_CREATE_TYPE, "ALTER TYPE");
    kind_is("ALTER INDEX i RENAME TO j", STMT_ALTER_TABLE, "ALTER INDEX");
    kind_is("DROP SEQUENCE x", STMT_IGNORED, "DROP SEQUENCE");
    kind_is("DROP FUNCTION f", STMT_IGNORED, "DROP FUNCTION");
    kind_is("SELECT pg_catalog.set_config('search_path', '', false)", STMT_IGNORED, "SELECT");
    kind_is("ALTER TABLE t_id_seq OWNER TO me", STMT_IGNORED, "ALTER TABLE");
    kind_is("CREATE TABLE t1 PARTITION OF t FOR VALUES FROM (1) TO (2)", STMT_IGNORED, "CREATE TABLE");
    left_out("CREATE TYPE pair AS (a int, b int)", DIAG_E0104, "CREATE TYPE pair AS (a int, b int)", "no enum");
    kind_is("MERGE INTO t USING u ON t.a = u.a WHEN MATCHED THEN DO NOTHING", STMT_UNKNOWN, "MERGE");
    kind_is("COPY t FROM STDIN", STMT_UNKNOWN, "COPY");
}

/* ---------------------------------------------------------------- INSERT, UPDATE, DELETE */

static void text_set(struct buf *b, const assignment_vec *set)
{
    for (unsigned i = 0; i < set->n; i++) {
        text_names(b, i == 0 ? "" : "; ", &set->v[i].columns);
        buf_char(b, '=');
        text_expr(b, set->v[i].value);
    }
}

static void text_upsert(struct buf *b, const struct upsert *u)
{
    buf_puts(b, " conflict");
    text_name(b, u->constraint);
    text_order(b, &u->target);
    text_clause(b, "if", u->target_where);
    buf_puts(b, u->nothing ? " nothing" : " set ");
    text_set(b, &u->set);
    text_clause(b, "where", u->where);
}

static void text_insert(struct buf *b, const struct insert *s)
{
    if (s->with != NULL) {
        text_with(b, s->with);
    }
    text_qname(b, s->table);
    buf_char(b, '=');
    text_name(b, s->alias);
    text_names(b, " ", &s->columns);
    if (s->source != NULL) {
        buf_char(b, ' ');
        text_select(b, s->source);
    }
    for (unsigned i = 0; i < s->upserts.n; i++) {
        text_upsert(b, &s->upserts.v[i]);
    }
    buf_puts(b, s->returning.n > 0 ? " returning" : "");
    text_results(b, s->returning.v, s->returning.n);
}

static void insert_is(const char *sql, const char *want)
{
    struct parsed p;
    struct buf got = {0};
    if (parsed_as(&p, sql, STMT_INSERT)) {
        text_insert(&got, p.stmt->u.insert);
        CHECK_STR(got.p, want);
        check_spans(&p);
    }
    buf_free(&got);
    parsed_release(&p);
}

static void inserts(void)
{
    insert_is("INSERT INTO t VALUES (1, DEFAULT, :x), (?, $3, NULL)", "t= {values [ 1 (default) :x ] [ ? $3 null ]}");
    insert_is("INSERT INTO s.t AS u (a, \"B\") SELECT b FROM v JOIN w ON p WHERE c RETURNING *, a AS x",
              "s.t=u a,\"B\" {select b from (inner v w on p) where c} returning *, a as x");
    insert_is("INSERT INTO t (SELECT 1)", "t= {select 1}");
    insert_is("INSERT INTO t DEFAULT VALUES RETURNING id", "t= returning id");
    insert_is(
        "INSERT INTO t (a) VALUES (:a) ON CONFLICT (a, lower(b)) WHERE a > 0 DO UPDATE SET b = excluded.b, (c, d) = (1, :z)"
        " WHERE t.a < 3",
        "t= a {values [ :a ]} conflict order a, (lower b) if (> a 0) set b=excluded.b; c=1; d=:z where (< t.a 3)");
    insert_is("INSERT INTO t (a) SELECT b FROM c JOIN d ON e ON CONFLICT DO NOTHING",
              "t= a {select b from (inner c d on e)} conflict nothing");
    insert_is("INSERT INTO t (a) VALUES (1) ON CONFLICT ON CONSTRAINT t_pkey DO NOTHING RETURNING a",
              "t= a {values [ 1 ]} conflictt_pkey nothing returning a");
    insert_is("WITH q AS (SELECT 1 AS n) INSERT INTO t SELECT n FROM q", " with q={select 1 as n}t= {select n from q}");
    refused("INSERT INTO t (a) OVERRIDING SYSTEM VALUE VALUES (1)", DIAG_E0104, "OVERRIDING SYSTEM VALUE",
            "OVERRIDING");
    refused("INSERT INTO t (a.b) VALUES (1)", DIAG_E0104, "a.b", "part of a column");
}

static void updates(void)
{
    struct parsed p;
    struct buf got = {0};
    if (parsed_as(
            &p,
            "UPDATE t AS x SET a = a IS DISTINCT FROM 3, b = DEFAULT, (c, d) = (SELECT 1, 2), (e, f) = ROW(:x, :y)"
            " FROM u LEFT JOIN v ON u.i = v.i WHERE x.id = u.id RETURNING x.a",
            STMT_UPDATE)) {
        const struct update *u = p.stmt->u.update;
        text_table(&got, u->table);
        buf_char(&got, ' ');
        text_set(&got, &u->set);
        buf_char(&got, ' ');
        text_table(&got, u->from);
        text_clause(&got, "where", u->where);
        text_results(&got, u->returning.v, u->returning.n);
        CHECK_STR(got.p, "t=x a=(distinct a 3); b=(default); c,d=(subquery {select 1, 2}); e=:x; f=:y"
                         " (left u v on (= u.i v.i)) where (= x.id u.id) x.a");
        CHECK_INT(p.stmt->params.n, 2);
        check_spans(&p);
    }
    parsed_release(&p);
    buf_free(&got);
    refused("UPDATE t SET a.b = 1", DIAG_E0104, "a.b = 1", "part of a column");
    refused("UPDATE t SET a = 1 WHERE CURRENT OF c", DIAG_E0104, "CURRENT OF c", "CURRENT OF");
}

static void deletes(void)
{
    struct parsed p;
    struct buf got = {0};
    if (parsed_as(&p, "WITH q AS (SELECT 1) DELETE FROM s.t AS x USING u, v WHERE x.a = u.a AND b = :b RETURNING *",
                  STMT_DELETE)) {
        const struct delete_stmt *d = p.stmt->u.del;
        text_with(&got, d->with);
        buf_char(&got, ' ');
        text_table(&got, d->table);
        buf_char(&got, ' ');
        text_table(&got, d->using_tables);
        text_clause(&got, "where", d->where);
        text_results(&got, d->returning.v, d->returning.n);
        CHECK_STR(got.p, " with q={select 1} s.t=x (, u v) where (and (= x.a u.a) (= b :b)) *");
        check_spans(&p);
    }
    parsed_release(&p);
    buf_free(&got);
    refused("DELETE FROM ONLY t", DIAG_E0104, "ONLY", "ONLY");
}

int main(void)
{
    types();
    columns();
    constraints();
    tables();
    types_of_schema();
    indexes();
    views();
    alters();
    drops();
    told_apart();
    inserts();
    updates();
    deletes();
    pg_parse_exit();
    return check_result();
}
