/* judge_test.c: the linked SQLite's second opinion: what it refuses is an error at the user's own place. */
#include "base/file.h"
#include "emit/emit_sql.h"
#include "judge/sqlite_judge.h"
#include "schema_fixture.h"

#define SCHEMA "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL);"

/* One query of the sqlite dialect, analyzed as the driver does. NULL: reported. */
static struct model_query *query_of(struct schema *s, const char *sql)
{
    struct source *source = source_new(&s->arena, STR("q.sql"), str_from(sql));
    struct sqltext *text = sqltext_slice(&s->arena, source, 0, (uint32_t)strlen(sql));
    struct stmt *stmt = parse_stmt(&s->arena, &s->diags, &s->catalog.options, text);
    struct model_query *q = stmt ? analyze(&s->arena, &s->diags, &s->catalog, stmt) : NULL;
    if (q) {
        q->name = STR("q");
        q->dialect = s->catalog.options.dialect;
        q->stmt = stmt;
        emit_query(&s->arena, &s->diags, &s->catalog, stmt, TARGET_SQLITE, &q->text[TARGET_SQLITE]);
    }
    return q;
}

static struct judge *judge_of(struct schema *s)
{
    str_vec ddl = {0};
    CHECK(emit_ddl(&s->arena, &s->diags, &s->catalog, TARGET_SQLITE, &ddl));
    return judge_open(&s->diags, NULL, NULL, ddl.v, NULL, ddl.n);
}

static void check_agrees(void)
{
    static const char *const good[] = {
        "SELECT id, name AS n FROM t WHERE id = ?",
        "SELECT * FROM t WHERE name = :name AND id > :id OR id < :id",
        "INSERT INTO t (name) VALUES (?) RETURNING id",
        "UPDATE t SET name = :n WHERE id = 5",
        "DELETE FROM t",
    };
    struct schema s;
    schema_load(&s, DIALECT_SQLITE, FLAVOUR_ANY, SCHEMA);
    struct judge *j = judge_of(&s);
    for (size_t i = 0; CHECK(j) && i < sizeof good / sizeof *good; i++) {
        struct model_query *q = query_of(&s, good[i]);
        CHECK(q && q->text[TARGET_SQLITE].available && judge_query(j, &s.diags, q));
    }
    CHECK_STR(schema_diags(&s), "");
    judge_close(j);
    schema_free(&s);
}

/* SQLite knows better than schemac here on purpose: the text it is given is another one. */
static void check_refused(void)
{
    struct schema s;
    schema_load(&s, DIALECT_SQLITE, FLAVOUR_ANY, SCHEMA);
    struct judge *j = judge_of(&s);
    struct model_query *q = query_of(&s, "SELECT nam FROM t");
    CHECK(q == NULL); /* schemac sees it first */
    q = query_of(&s, "SELECT name FROM t WHERE name = :long_name AND id = :id");
    if (CHECK(q && j)) {
        s.diags.all.n = 0;
        q->text[TARGET_SQLITE].sql = STR("SELECT name FROM t WHERE name = ? AND ix = ?");
        CHECK(!judge_query(j, &s.diags, q));
        const struct diag *g = s.diags.all.n ? s.diags.all.v[0] : NULL;
        /* byte 38 of the executed text is byte 47 of the user's */
        CHECK(g && g->code == DIAG_E0502 && g->place.text == q->stmt->text && g->place.span.off == 47);
        q->text[TARGET_SQLITE].sql = STR("SELECT name FROM t WHERE name = ? AND id = ? OR id = ?");
        CHECK(!judge_query(j, &s.diags, q)); /* three parameters, not two */
        q->text[TARGET_SQLITE].sql = STR("SELECT name, id FROM t WHERE name = ? AND id = ?");
        CHECK(!judge_query(j, &s.diags, q)); /* two columns, not one */
        q->text[TARGET_SQLITE].sql = STR("SELECT id FROM t WHERE name = ? AND id = ?");
        CHECK(!judge_query(j, &s.diags, q)); /* another column */
        CHECK_INT(s.diags.n_errors, 5);      /* with the unknown column above */
    }
    judge_close(j);
    schema_free(&s);
}

static void check_schema_refused(void)
{
    struct schema s;
    const struct str ddl[] = {STR("CREATE TABLE t (a TEXT)"), STR("CREATE TABLE t (b TEXT)")};
    schema_load(&s, DIALECT_SQLITE, FLAVOUR_ANY, "");
    CHECK(judge_open(&s.diags, NULL, NULL, ddl, NULL, 2) == NULL);
    CHECK_INT(s.diags.n_errors, 1);
    CHECK(s.diags.all.v[0]->code == DIAG_E0502);
    judge_close(NULL);
    schema_free(&s);
}

/* The schema's own database files are neither made nor written: what it attaches is in memory. */
static void check_attached(void)
{
    static const char *const files[] = {"judge_test.db", "file:judge_test.db?mode=rwc"};
    struct schema s;
    for (unsigned i = 0; i < 2; i++) {
        schema_load(&s, DIALECT_SQLITE, FLAVOUR_ANY, "");
        struct str ddl[] = {str_printf(&s.arena, "/* a */ ATTACH DATABASE CAST('%s' AS TEXT) AS \"other\"", files[i]),
                            STR("CREATE TABLE other.t (a INTEGER)"), STR("INSERT INTO other.t VALUES (1)")};
        struct judge *j = judge_open(&s.diags, NULL, NULL, ddl, NULL, 3);
        CHECK(j && !file_exists("judge_test.db"));
        judge_close(j);
        schema_free(&s);
    }
}

int main(void)
{
    check_attached();
    check_agrees();
    check_refused();
    check_schema_refused();
    return check_result();
}
