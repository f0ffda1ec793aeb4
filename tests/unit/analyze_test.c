/* analyze_test.c: BIND and INFER (compiler/sema/analyze.c) where a folder of tests/cases/ cannot look: what binding leaves
 * in the AST, what is used, shared rows, messages word by word, and that no error makes another. */
#include "query_fixture.h"

#include "sema/scope.h"

static const char ddl[] = "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT NULL, b VARCHAR(10) NOT NULL,"
                          "  e ENUM('x', 'y') NOT NULL, d DECIMAL(6,2) NULL);"
                          "CREATE TABLE u (id INT NOT NULL PRIMARY KEY, t_id INT NOT NULL, n BIGINT UNSIGNED NULL);";

static void load(struct schema *s)
{
    schema_load(s, DIALECT_MYSQL, FLAVOUR_ANY, ddl);
    CHECK_STR(schema_diags(s), "");
}

/* ---------------------------------------------------------------- the AST that emit reads */

static void test_ast(void)
{
    struct schema s;
    load(&s);
    struct model_query *q =
        query_load(&s, "SELECT x.a, (SELECT MAX(u.n) FROM u WHERE u.t_id = x.id) FROM t x WHERE x.b = ? ORDER BY a");
    if (CHECK(q)) {
        const struct select *top = q->stmt->u.select;
        const struct expr *a = top->columns.v[0].expr, *sub = top->columns.v[1].expr;
        CHECK(a->relation == top->from->relation && a->column_index == 1 && !a->outer);
        CHECK(a->column && str_is(a->column->name, "a"));
        CHECK_INT(a->type.kind, TYPE_INT32);
        CHECK(a->nullable);
        const struct expr *outer = sub->select->where->b;
        CHECK(outer->outer && outer->relation == top->from->relation && !outer->nullable);
        CHECK(sub->select->columns.v[0].expr->aggregate);
        CHECK_INT(top->where->b->param_index, 0);
        CHECK_INT(top->where->b->type.kind, TYPE_TEXT);
        CHECK(top->query && top->query->results.n == 2 && sub->select->query);
    }
    q = query_load(&s, "SELECT a + 1 AS k FROM t ORDER BY k");
    if (CHECK(q)) {
        const struct select *top = q->stmt->u.select;
        CHECK(top->order_by.v[0].expr->alias_of == top->columns.v[0].expr);
        CHECK(!top->order_by.v[0].expr->relation);
    }
    schema_free(&s);
}

/* ---------------------------------------------------------------- uses, rows */

static void test_uses(void)
{
    struct schema s;
    load(&s);
    CHECK_STR(query_fact(&s, "SELECT t.a FROM t JOIN u ON u.t_id = t.id WHERE u.n > 1 ORDER BY t.b", "uses"),
              "t(a, b, id)");
    CHECK(strstr(query_text(&s, "SELECT t.a FROM t JOIN u ON u.t_id = t.id WHERE u.n > 1"), "uses: u(n, t_id)\n"));
    CHECK_STR(query_fact(&s, "SELECT * FROM u", "uses"), "u(id, n, t_id)");
    CHECK_STR(query_fact(&s, "INSERT INTO u (id, t_id) VALUES (1, (SELECT MAX(a) FROM t))", "uses"), "t(a)");
    CHECK_STR(query_fact(&s, "UPDATE u SET n = 1 WHERE t_id = 2", "uses"), "u(n, t_id)");
    CHECK_STR(query_fact(&s, "SELECT COUNT(*) FROM t", "uses"), "t()"); /* it depends on the table's being there */
    CHECK_STR(query_fact(&s, "WITH c AS (SELECT d FROM t) SELECT 1 FROM c", "uses"), "t(d)");
    schema_free(&s);
}

static void test_rows(void)
{
    struct schema s;
    load(&s);
    CHECK_STR(query_fact(&s, "SELECT * FROM u", "row"), "u");
    CHECK_STR(query_fact(&s, "SELECT x.id, x.t_id, x.n FROM u x WHERE x.id = ?", "row"), "u");
    CHECK(!strstr(query_text(&s, "SELECT id, n, t_id FROM u"), "row:"));
    CHECK(!strstr(query_text(&s, "SELECT id, t_id, n AS m FROM u"), "row:"));
    CHECK(!strstr(query_text(&s, "SELECT * FROM u WHERE n > 1"), "row:")); /* n is NOT NULL here */
    CHECK(!strstr(query_text(&s, "SELECT u.* FROM t LEFT JOIN u ON u.t_id = t.id"), "row:"));
    CHECK_STR(query_fact(&s, "INSERT INTO u (n, id, t_id) VALUES (:n, :id, :t_id)", "params"),
              "n uint64 null, id int32 notnull, t_id int32 notnull");
    CHECK(!strstr(query_text(&s, "INSERT INTO u (n, id, t_id) VALUES (:n, :id, :t_id)"), "params-row:"));
    CHECK_STR(query_fact(&s, "INSERT INTO u VALUES (?, ?, ?)", "params-row"), "u");
    schema_free(&s);
}

/* ---------------------------------------------------------------- messages */

static void test_messages(void)
{
    struct schema s;
    load(&s);
    CHECK_STR(query_text(&s, "SELECT bb FROM t"), "E0203 1:8 no column `bb` in table `t` [did you mean `b`?]\n");
    CHECK_STR(query_text(&s, "SELECT idd FROM t WHERE t.aa = 1"),
              "E0203 1:8 no column `idd` in table `t` [did you mean `id`?]\n"
              "E0203 1:27 no column `aa` in table `t` [did you mean `a`?]\n");
    CHECK_STR(query_text(&s, "SELECT t_idd FROM t, u"),
              "E0203 1:8 no column `t_idd` in any table of this query [did you mean `t_id`?]\n");
    CHECK_STR(query_text(&s, "SELECT id FROM t, u"), "E0202 1:8 column `id` is in `t` and in `u`\n");
    CHECK_STR(query_text(&s, "SELECT t.a FROM t x"),
              "E0211 1:8 no table or alias `t` in this query [it is called `x` here]\n");
    CHECK_STR(query_text(&s, "SELECT COALSCE(a, 1) FROM t"),
              "E0204 1:8 no function `COALSCE` that schemac knows in mysql [did you mean `COALESCE`?]\n");
    CHECK_STR(query_text(&s, "SELECT CONCAT() FROM t"),
              "E0205 1:8 CONCAT() takes at least 1 argument, not 0 [it is called as CONCAT(text, …)]\n");
    CHECK_STR(
        query_text(&s, "SELECT LOCATE(b) FROM t"),
        "E0205 1:8 LOCATE() takes 2 to 3 arguments, not 1 [it is called as LOCATE(text, text) or LOCATE(text, text, integer)]\n");
    CHECK_STR(query_text(&s, "SELECT LOWER() FROM t"),
              "E0205 1:8 LOWER() takes 1 argument, not 0 [it is called as LOWER(text)]\n");
    CHECK_STR(query_text(&s, "INSERT INTO t (id, e) VALUES (1, 'z')"),
              "E0304 1:13 column `b` of `t` is NOT NULL without a default and gets no value\n"
              "E0306 1:34 'z' is no member of `e` [its members are 'x', 'y']\n");
    CHECK(query_load(&s, "SELECT a FROM t WHERE a = NULL"));
    CHECK_STR(schema_diags(&s), "W0302 1:23 a comparison with NULL is never true [write IS NULL]\n");
    schema_free(&s);
}

/* An unknown name is one report, whatever is built on it. */
static void test_no_cascades(void)
{
    struct schema s;
    load(&s);
    static const char *const one_error[] = {
        "SELECT nope + 1, nope2.* FROM t nope2 WHERE 1 = 1",
        "SELECT x.q, COUNT(x.r), MAX(x.s) + ? FROM nope x WHERE x.q = ? GROUP BY x.t HAVING x.u > ? ORDER BY x.v",
        "SELECT d.k, d.k + ? FROM (SELECT nope AS k FROM t) d WHERE d.k = ?",
        "SELECT d.k FROM (SELECT * FROM nope) d WHERE d.j = ? AND k > 1",
        "WITH c AS (SELECT id FROM nope) SELECT c.id, c.id + ? FROM c WHERE c.id = ?",
        "SELECT id FROM t WHERE nope = ?",
        "SELECT id FROM t WHERE id IN (SELECT nope FROM u) AND b = ?",
        "SELECT CASE WHEN a THEN nope ELSE ? END FROM t",
        "SELECT COALESCE(?, nope) FROM t",
        "INSERT INTO nope (a, b) VALUES (?, ?), (?, ?)",
        "INSERT INTO u (id, t_id, nope) VALUES (?, ?, ?)",
        "UPDATE nope SET a = ?, b = b + ? WHERE c = ?",
        "UPDATE u SET nope = ? WHERE id = ?",
        "DELETE FROM nope WHERE a = ?",
        "SELECT id FROM t UNION SELECT nope FROM u",
        "SELECT NOFUNCTION(?, a, ?) FROM t WHERE NOFUNCTION IS NULL OR 1 = 1",
    };
    for (size_t i = 0; i < sizeof one_error / sizeof *one_error; i++) {
        unsigned most = i == sizeof one_error / sizeof *one_error - 1 ? 2 : 1; /* there the name is unknown twice */
        CHECK(!query_load(&s, one_error[i]));
        if (!CHECK(s.diags.n_errors >= 1 && s.diags.n_errors <= most))
            fprintf(stderr, "%s\n%s\n", one_error[i], schema_diags(&s));
    }
    schema_free(&s);
}

/* ---------------------------------------------------------------- size */

static const char *repeated(struct buf *b, const char *head, const char *part, unsigned n, const char *tail)
{
    buf_clear(b);
    buf_puts(b, head);
    for (unsigned i = 0; i < n; i++) buf_puts(b, part);
    buf_puts(b, tail);
    return b->p;
}

static void test_long_chains(void)
{
    struct schema s;
    struct buf b = {0};
    load(&s);
    CHECK_STR(query_fact(&s, repeated(&b, "SELECT id", " + id", 1500, " AS n FROM t"), "expect"), "n int64 notnull");
    CHECK_STR(query_fact(&s, repeated(&b, "SELECT a FROM t WHERE a > 0", " AND a > 0", 1500, ""), "expect"),
              "a int32 notnull");
    CHECK_STR(query_fact(&s, repeated(&b, "SELECT a FROM t WHERE a > 0", " OR a > 0", 1500, ""), "expect"),
              "a int32 notnull");
    CHECK_STR(query_fact(&s, repeated(&b, "SELECT a FROM t WHERE id IN (0", ", 1", 20000, ")"), "expect"),
              "a int32 null");
    const char *deep = repeated(&b, "SELECT x FROM ", "(SELECT x FROM ", 100, "(SELECT id AS x FROM t) d");
    struct buf c = {0};
    CHECK_STR(query_fact(&s, repeated(&c, deep, ") d", 100, ""), "expect"), "x int32 notnull");
    buf_free(&b);
    buf_free(&c);
    schema_free(&s);
}

int main(void)
{
    test_ast();
    test_uses();
    test_rows();
    test_messages();
    test_no_cascades();
    test_long_chains();
    return check_result();
}
