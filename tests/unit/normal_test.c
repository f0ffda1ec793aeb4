/* normal_test.c: one form for a statement: it is still the same statement, and its own form; comments, blanks and the
 * letters of keywords make no difference. */
#include "parse/normal.h"

#include "corpus.h"
#include "parse_fixture.h"

static struct str form_of(struct arena *a, const struct parsed *p)
{
    struct buf b = {0};
    normal_statement(&b, &p->options, p->stmt);
    struct str form = str_dup(a, buf_view(&b));
    buf_free(&b);
    return form;
}

static void form_is(const struct sql_options *o, const char *sql, const char *want)
{
    struct parsed p;
    parsed_init(&p, o, str_from(sql));
    if (accepted(&p, sql)) CHECK_STR(form_of(&p.arena, &p).p, want);
    parsed_release(&p);
}

/* The dump without places. What is kept as text (options) has the form's blanks: without any, and in one case. */
static struct str dump_of(struct arena *a, const struct parsed *p)
{
    struct buf all = {0}, kept = {0};
    ast_dump(&all, p->stmt);
    for (size_t i = 0; i < all.n; i++) {
        char c = all.p[i];
        size_t place = c == '[' ? strspn(all.p + i + 1, "0123456789+") : 0;
        if (place && all.p[i + 1 + place] == ']') {
            i += place + 1;
            continue;
        }
        if (c != ' ' && c != '\n') buf_char(&kept, (char)(c >= 'a' && c <= 'z' ? c - 32 : c));
    }
    struct str dump = str_dup(a, buf_view(&kept));
    buf_free(&all);
    buf_free(&kept);
    return dump;
}

static void same_statement(const struct sql_options *o, struct str sql)
{
    struct parsed first, second;
    parsed_init(&first, o, sql);
    if (first.stmt && first.stmt->kind != STMT_IGNORED && first.stmt->kind != STMT_UNKNOWN) {
        struct str form = form_of(&first.arena, &first);
        parsed_init(&second, o, form);
        if (accepted(&second, form.p)) {
            CHECK_STR(form_of(&second.arena, &second).p, form.p);
            CHECK_STR(dump_of(&second.arena, &second).p, dump_of(&first.arena, &first).p);
        }
        parsed_release(&second);
    }
    parsed_release(&first);
}

static void test_corpus(const struct sql_options *o, const char *path, unsigned n_marks)
{
    struct corpus c;
    struct str marks, sql;
    if (!corpus_read(&c, path)) return;
    while (corpus_next(&c, n_marks, &marks, &sql)) same_statement(o, sql);
    arena_free(&c.arena);
}

static void test_layout(void)
{
    const char *want = "CREATE TABLE t (\n  id INT NOT NULL,\n  Name VARCHAR(20) DEFAULT 'a  b',\n  n INT DEFAULT -1,\n"
                       "  KEY by_n(n),\n  CHECK (n > -1 AND Name <> 'it''s --')\n) ENGINE = InnoDB";
    form_is(&MYSQL,
            "CREATE TABLE t (id INT NOT NULL, Name VARCHAR(20) DEFAULT 'a  b', n INT DEFAULT -1, KEY by_n(n), "
            "CHECK (n > -1 AND Name <> 'it''s --')) ENGINE = InnoDB",
            want);
    form_is(&MYSQL,
            "-- c\ncreate table t(id int/* c */not null,Name varchar ( 20 )default 'a  b', -- c\r\n n int default "
            "- 1,key by_n (n) , check(n>-1 and Name<>'it''s --'))engine=InnoDB",
            want);
    form_is(&MYSQL, "alter table T add column Text text, drop column `k`",
            "ALTER TABLE T ADD COLUMN Text TEXT, DROP COLUMN `k`");
}

/* Where MySQL looks whether a blank stands before the parenthesis, it stays as it was. */
static void test_functions(void)
{
    form_is(&MYSQL, "create table count (n int)", "CREATE TABLE count (\n  n INT\n)");
    form_is(&MYSQL, "create table t (n int, key now (n))", "CREATE TABLE t (\n  n INT,\n  KEY now (n)\n)");
    form_is(&MYSQL, "create table t (n datetime default current_timestamp())",
            "CREATE TABLE t (\n  n DATETIME DEFAULT CURRENT_TIMESTAMP()\n)");
    form_is(&MYSQL, "create table t (n int as (1 - -2) /*!80000 stored */)",
            "CREATE TABLE t (\n  n INT AS (1 - -2) /*!80000 STORED */\n)");
}

/* A view in a dump: the statement begins inside a versioned comment. */
static void test_dump(void)
{
    form_is(&MYSQL,
            "/*!50001 create algorithm=MERGE */\n/*!50013 sql security invoker */\n/*!50001 view `v` as select 1 */",
            "CREATE ALGORITHM = MERGE SQL SECURITY INVOKER VIEW `v` AS SELECT 1");
    form_is(&MYSQL, "create table /*!40000 if not exists */ t (a int)",
            "CREATE TABLE /*!40000 IF NOT EXISTS */ t (\n  a INT\n)");
}

static void test_sqlite(void)
{
    form_is(&SQLITE, "create table T(id integer primary key,n text default Text) without rowid",
            "CREATE TABLE T (\n  id INTEGER PRIMARY KEY,\n  n TEXT DEFAULT Text\n) WITHOUT ROWID");
    form_is(&SQLITE, "create index  [i] on t(a,b desc)where a>0", "CREATE INDEX [i] ON t(a, b DESC) WHERE a > 0");
}

static void test_text(void)
{
    struct buf b = {0};
    normal_text(&b, &MYSQL, STR("current_timestamp( 6 )/* c */ + 1"));
    CHECK_STR(b.p, "CURRENT_TIMESTAMP(6) + 1");
    buf_free(&b);
}

int main(void)
{
    static const enum flavour flavours[] = {FLAVOUR_ANY, FLAVOUR_MYSQL, FLAVOUR_MARIADB};
    test_layout();
    test_functions();
    test_dump();
    test_sqlite();
    test_text();
    for (unsigned i = 0; i < 3; i++) {
        struct sql_options o = {.dialect = DIALECT_MYSQL, .flavour = flavours[i]};
        test_corpus(&o, SOURCE_DIR "/tests/parse/mysql.txt", 2);
    }
    test_corpus(&SQLITE, SOURCE_DIR "/tests/parse/sqlite.txt", 1);
    return check_result();
}
