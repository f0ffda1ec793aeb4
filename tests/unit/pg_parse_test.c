/* pg_parse_test.c: the postgres front end: expressions, placeholders, selects and refusals. */
#include "parse/pg_parse.h"
#include "pg_fixture.h"

static void literals(void)
{
    expr_is("1", "1");
    expr_is("-5", "(neg 5)");
    expr_is("- -5", "(neg (neg 5))");
    expr_is("-(5)", "(neg 5)");
    expr_is("+5", "(pos 5)");
    expr_is("2147483648", "2147483648");
    expr_is("-9223372036854775808", "(neg 9223372036854775808)");
    expr_is("9223372036854775808", "9223372036854775808L");
    expr_is("123456789012345678901234567890", "123456789012345678901234567890L");
    expr_is("1.50", "1.50");
    expr_is(".5", ".5");
    expr_is("5.", "5.");
    expr_is("1e3", "1000");
    expr_is("1.5E-3", "0.0015");
    expr_is("12.345e1", "123.45");
    expr_is("12e-2", "0.12");
    expr_is("1.25e2", "125");
    expr_is("'it''s'", "'it's'");
    expr_is("E'a\\tb'", "'a\tb'");
    expr_is("U&'d\\0061t'", "'dat'");
    expr_is("'a'\n  'b'", "'ab'");
    expr_is("$q$ $1 :x ? $q$", "' $1 :x ? '");
    expr_is("B'01'", "b'01'");
    expr_is("X'1f'", "b'00011111'");
    expr_is("TRUE", "true");
    expr_is("NULL", "null");
    expr_is("DATE '2026-08-04'", "date'2026-08-04'");
    expr_is("TIMESTAMP '2026-08-04 11:24'", "datetime'2026-08-04 11:24'");
    expr_is("timestamptz '2026-08-04 00:00+00'", "(cast '2026-08-04 00:00+00' TIMESTAMP WITH TIME ZONE)");
    expr_is("int '5'", "(cast '5' INTEGER)");
    expr_is("N'ab'", "(cast 'ab' CHAR)");
    expr_is("INTERVAL '7 days'", "(interval 7 day)");
    expr_is("INTERVAL '1' MONTH", "(interval 1 month)");
    expr_is("INTERVAL '1 day 2 hours'", "(cast '1 day 2 hours' INTERVAL)");
}

static void names(void)
{
    expr_is("Abc", "abc");
    expr_is("\"Abc\"", "\"Abc\"");
    expr_is("\"a\"\"b\"", "\"a\"b\"");
    expr_is("T.C", "t.c");
    expr_is("s.t.c", "s.t.c");
    expr_is("größe", "größe");
    expr_is("GRÖSSE", "grÖsse"); /* ASCII only is folded */
    expr_is("t.\"select\"", "t.\"select\"");
    expr_is("t.order", "t.order");
}

static void operators(void)
{
    expr_is("a + b * 2", "(+ a (* b 2))");
    expr_is("(a + b) * 2", "(* (+ a b) 2)");
    expr_is("((a) + ((b)))", "(+ a b)");
    expr_is("a - -5", "(- a (neg 5))");
    expr_is("a*-5", "(* a (neg 5))");
    expr_is("-a ^ 2", "(^ (neg a) 2)");
    expr_is("-a::int", "(neg (cast a INTEGER))");
    expr_is("-5::int", "(neg (cast 5 INTEGER))");
    expr_is("a <> b", "(<> a b)");
    expr_is("a != b", "(<> a b)");
    expr_is("a || b || 'c'", "(|| (|| a b) 'c')");
    expr_is("a % 2 & 1 | 2 # 3", "(^^ (| (& (% a 2) 1) 2) 3)");
    expr_is("~a << 1 >> 2", "(>> (<< (~ a) 1) 2)");
    expr_is("j -> 'k' ->> 'l'", "(->> (-> j 'k') 'l')");
    expr_is("a ~ 'x'", "(regexp a 'x')");
    expr_is("a !~ 'x'", "(not regexp a 'x')");
    expr_is("a ~* 'x'", "(iregexp a 'x')");
    expr_is("a !~* 'x'", "(not iregexp a 'x')");
    expr_is("a COLLATE \"C\" < b", "(< (collate a)\"C\" b)");
    expr_is("a - /* + :y */ b -- ?\n", "(- a b)");
}

static void logic(void)
{
    expr_is("a AND b AND c OR d", "(or (and (and a b) c) d)");
    expr_is("(a AND b) AND c", "(and (and a b) c)");
    expr_is("((a AND b) AND c) AND (d AND e)", "(and (and (and a b) c) (and d e))");
    expr_is("a OR (b OR c) OR d", "(or (or a (or b c)) d)");
    expr_is("NOT a AND NOT (b OR c)", "(and (not a) (not (or b c)))");
    expr_is("a BETWEEN 1 AND 2 AND b NOT BETWEEN 3 AND 4 + 1", "(and (between a 1 2) (not between b 3 (+ 4 1)))");
    expr_is("a BETWEEN (b AND c) AND d OR e", "(or (between a (and b c) d) e)");
    expr_is("CASE WHEN a AND b THEN 1 END AND c", "(and (case (and a b) 1) c)");
    expr_is("a IS NULL", "(is null a)");
    expr_is("a IS NOT NULL AND b ISNULL OR c NOTNULL", "(or (and (not is null a) (is null b)) (not is null c))");
    expr_is("a IS TRUE", "(is true a)");
    expr_is("a IS NOT TRUE", "(not is true a)");
    expr_is("a IS FALSE", "(is false a)");
    expr_is("a IS NOT FALSE", "(not is false a)");
    expr_is("a IS UNKNOWN", "(is unknown a)");
    expr_is("a IS NOT UNKNOWN", "(not is unknown a)");
    expr_is("a IS DISTINCT FROM b", "(distinct a b)");
    expr_is("a IS NOT DISTINCT FROM b + 1", "(not distinct a (+ b 1))");
}

static void predicates(void)
{
    expr_is("a LIKE 'b%'", "(like a 'b%')");
    expr_is("a NOT LIKE b || '%' ESCAPE '!'", "(not like a (|| b '%') '!')");
    expr_is("a ILIKE 'b'", "(ilike a 'b')");
    expr_is("a NOT ILIKE 'b' ESCAPE 'c'", "(not ilike a 'b' 'c')");
    expr_is("a SIMILAR TO 'b'", "(similar a 'b')");
    expr_is("a NOT SIMILAR TO 'b' ESCAPE 'c'", "(not similar a 'b' 'c')");
    expr_is("a LIKE (like_escape('b', 'c'))", "(like a (like_escape 'b' 'c'))");
    expr_is("a IN (1, 2, b + 1)", "(in a 1 2 (+ b 1))");
    expr_is("a NOT IN (1)", "(not in a 1)");
    expr_is("(a, b) IN ((1, 2), (3, 4))", "(in (row a b) (row 1 2) (row 3 4))");
    expr_is("a IN (SELECT b FROM c)", "(in a {select b from c})");
    expr_is("a NOT IN (SELECT b FROM c)", "(not in a {select b from c})");
    expr_is("NOT a IN (SELECT 1)", "(not (in a {select 1}))");
    expr_is("a = ANY (SELECT 1)", "any(= a {select 1})");
    expr_is("a < SOME (SELECT 1)", "any(< a {select 1})");
    expr_is("a >= ALL (SELECT 1)", "all(>= a {select 1})");
    expr_is("EXISTS (SELECT 1 FROM t)", "(exists {select 1 from t})");
    expr_is("NOT EXISTS (SELECT 1)", "(not (exists {select 1}))");
    expr_is("(SELECT max(a) FROM t) + 1", "(+ (subquery {select (max a) from t}) 1)");
    expr_is("((SELECT 1))", "(subquery {select 1})");
    expr_is("(a, b) = (1, 2)", "(= (row a b) (row 1 2))");
    expr_is("ROW(a)", "(row a)");
    expr_is("ARRAY[1, a, ARRAY[]]", "(array 1 a (array))");
    expr_is("ARRAY[[1, 2], [3, 4]]", "(array (array 1 2) (array 3 4))");
}

static void casts(void)
{
    expr_is("a::varchar(5)::text", "(cast (cast a VARCHAR(5)) TEXT)");
    expr_is("CAST(a + 1 AS numeric(10, 2))", "(cast (+ a 1) NUMERIC(10,2))");
    expr_is("a::timestamp(3) with time zone", "(cast a TIMESTAMP WITH TIME ZONE(3))");
    expr_is("a::double precision", "(cast a DOUBLE PRECISION)");
    expr_is("a::character varying", "(cast a VARCHAR)");
    expr_is("a::char", "(cast a CHAR(1))");
    expr_is("a::bpchar", "(cast a CHAR)");
    expr_is("a::\"char\"", "(cast a \"char\")");
    expr_is("a::time without time zone", "(cast a TIME)");
    expr_is("a::int[]", "(cast a INTEGER[])");
    expr_is("a::pg_catalog.int8", "(cast a BIGINT)");
    expr_is("a::Mood", "(cast a mood)");
    expr_is("a::app.\"Mood\"", "(cast a app.\"Mood\")");
    expr_is("a::float(10)", "(cast a REAL)");
    expr_is("a::dec", "(cast a NUMERIC)");
    expr_is("CAST(CAST(a AS int) AS text)", "(cast (cast a INTEGER) TEXT)");
    expr_is("CASE a WHEN 1 THEN 'x' WHEN 2 THEN 'y' ELSE 'z' END", "(case a 'z' 1 'x' 2 'y')");
    expr_is("CASE WHEN a THEN CASE b WHEN 1 THEN 2 ELSE 3 END ELSE 4 END", "(case 4 a (case b 3 1 2))");
}

static void calls(void)
{
    expr_is("count(*)", "(count *)");
    expr_is("count(DISTINCT a)", "(count distinct a)");
    expr_is("sum(ALL a)", "(sum a)");
    expr_is("Lower (a)", "(lower a)");
    expr_is("pg_catalog.lower(a)", "(pg_catalog.lower a)");
    expr_is("string_agg(a, ',' ORDER BY b DESC NULLS LAST, c)", "(string_agg a ',' order b desc nulls last, c)");
    expr_is("sum(a) FILTER (WHERE b > 0)", "(sum a filter (> b 0))");
    expr_is("sum(a) FILTER (WHERE b) OVER w", "(sum a filter b over w)");
    expr_is("rank() OVER ()", "(rank over [])");
    expr_is("sum(a) OVER (PARTITION BY b, c ORDER BY d DESC ROWS BETWEEN 1 + 1 PRECEDING AND CURRENT ROW)",
            "(sum a over [ partition b c order d desc rows (+ 1 1) preceding current])");
    expr_is("sum(a) OVER (w ROWS 2 PRECEDING)", "(sum a over [w rows 2 preceding current])");
    expr_is("sum(a) OVER (RANGE BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING EXCLUDE TIES)",
            "(sum a over [ range unbounded preceding unbounded following exclude ties])");
    expr_is("sum(a) OVER (GROUPS BETWEEN :n FOLLOWING AND 3 FOLLOWING EXCLUDE CURRENT ROW)",
            "(sum a over [ groups :n following 3 following exclude current])");
    expr_is("coalesce(a, b, 1)", "(coalesce a b 1)");
    expr_is("GREATEST(a, least(b, c))", "(greatest a (least b c))");
    expr_is("NULLIF(a, 0)", "(nullif a 0)");
    expr_is("CURRENT_TIMESTAMP", "(keyword current_timestamp)");
    expr_is("current_timestamp(3)", "(current_timestamp 3)");
    expr_is("CURRENT_USER", "(keyword current_user)");
    expr_is("EXTRACT(year FROM a)", "(extract <YEAR> a)");
    expr_is("extract('dow' FROM a + b)", "(extract <DOW> (+ a b))");
    expr_is("trim(a)", "(trim a)");
    expr_is("trim(a || b FROM c)", "(trim <BOTH> c (|| a b))");
    expr_is("trim(LEADING 'x' FROM a)", "(trim <LEADING> a 'x')");
    expr_is("trim(TRAILING FROM a)", "(trim <TRAILING> a)");
    expr_is("position('a' IN b)", "(position 'a' b)");
    expr_is("substring(a FROM 2 FOR 3)", "(substring a 2 3)");
    expr_is("substring(a FROM b + 1)", "(substring a (+ b 1))");
    expr_is("substring(a, 2, 3)", "(substring a 2 3)");
    expr_is("a AT TIME ZONE 'UTC'", "(timezone <AT TIME ZONE> 'UTC' a)");
}

static void placeholders(void)
{
    expr_is("a=?", "(= a ?)");
    expr_is(":a + :a * $2", "(+ :a (* :a $2))");
    expr_is(":a::int", "(cast :a INTEGER)");
    expr_is("a IN (:ids...)", "(in a :ids...)");
    expr_is("a IN (sqlc.slice('ids'))", "(in a :ids...)");
    expr_is("sqlc.arg(x) + sqlc . narg ( 'y' )", "(+ :x :y!null)");
    expr_is("':x' || \":y\" || $$:z$$ || E'\\':w' /* :v /* ? */ $1 */ || ?",
            "(|| (|| (|| (|| ':x' \":y\") ':z') '':w') ?)");
    select_is("SELECT a FROM t WHERE b=?AND c LIKE?LIMIT?", "{select a from t where (and (= b ?) (like c ?)) limit ?}");
    select_is("SELECT a FROM t LIMIT:n OFFSET $2", "{select a from t limit :n offset $2}");
    select_is("SELECT sqlc.embed(t) FROM t", "{select t.embed* from t}");
}

static void param_places(void)
{
    struct parsed p;
    parsed_init(&p, "UPDATE t SET (a, b) = (:x, ?), c = 'é' || sqlc.narg(y) WHERE d = :x AND e IN (:list...)");
    if (CHECK(p.stmt != NULL) && CHECK_INT(p.stmt->params.n, 5)) {
        struct expr **v = p.stmt->params.v;
        CHECK_INT(v[0]->span.off, 23);
        CHECK_INT(v[0]->span.len, 2);
        CHECK_INT(v[1]->span.len, 1);
        CHECK(str_eq(str_sub(p.text->text, v[2]->span.off, v[2]->span.len), STR("sqlc.narg(y)")));
        CHECK(str_eq(str_sub(p.text->text, v[2]->param->name.span.off, v[2]->param->name.span.len), STR("y")));
        CHECK(v[2]->param->nullable && !v[0]->param->nullable);
        CHECK(str_eq(v[3]->param->name.text, STR("x")));
        CHECK(v[4]->param->list && str_eq(v[4]->param->name.text, STR("list")));
        CHECK(str_eq(str_sub(p.text->text, v[4]->span.off, v[4]->span.len), STR(":list...")));
    }
    parsed_release(&p);
}

static void selects(void)
{
    select_is("SELECT *, t.*, s.t.*, a AS \"A b\", b c FROM s.t",
              "{select *, t.*, s.t.*, a as \"A b\", b as c from s.t}");
    select_is("SELECT ALL a AS order FROM t AS u (x, y), w", "{select a as order from (, t=u/x,y w)}");
    select_is(
        "SELECT DISTINCT a FROM t WHERE b GROUP BY a, (b + 1) HAVING count(*) > 1 ORDER BY a, b DESC, c ASC NULLS FIRST"
        " LIMIT 10 OFFSET 5;",
        "{select distinct a from t where b group a (+ b 1) having (> (count *) 1)"
        " order a, b desc, c nulls first limit 10 offset 5}");
    select_is("SELECT a FROM t GROUP BY ROLLUP (a, b)", "{select a from t rollup a b}");
    select_is("SELECT a FROM t OFFSET 5 ROWS FETCH FIRST 3 ROWS ONLY", "{select a from t limit 3 offset 5}");
    select_is("SELECT a FROM t FETCH NEXT ROW ONLY FOR UPDATE OF t SKIP LOCKED",
              "{select a from t limit 1 FOR UPDATE OF t SKIP LOCKED}");
    select_is("SELECT a FROM t LIMIT ALL", "{select a from t}");
    select_is("SELECT a WHERE b IS DISTINCT FROM c", "{select a where (distinct b c)}");
    select_is("SELECT a is, b distinct FROM t", "{select a as is, b as distinct from t}");
    select_is("SELECT a IS DISTINCT FROM b FROM t", "{select (distinct a b) from t}");
    select_is("SELECT rank() OVER w FROM t WINDOW w AS (PARTITION BY a), v AS (w ORDER BY b)",
              "{select (rank over w) from t window w[ partition a] window v[w order b]}");
    select_is("VALUES (1, 'a'), (2, :b) ORDER BY 1", "{values [ 1 'a' ] [ 2 :b ] order 1}");
    select_is("TABLE s.t", "{select * from s.t}");
}

static void set_operations(void)
{
    select_is("SELECT 1 UNION SELECT 2 INTERSECT SELECT 3 EXCEPT ALL SELECT 4 ORDER BY 1 LIMIT 2",
              "{{{select 1} union {{select 2} intersect {select 3}}} except all {select 4} order 1 limit 2}");
    select_is("SELECT 1 UNION (SELECT 2 UNION ALL SELECT 3 LIMIT 1)",
              "{{select 1} union {{select 2} union all {select 3} limit 1}}");
    select_is("(SELECT a FROM t LIMIT 1) ORDER BY a", "{select a from t order a limit 1}");
    select_is("((SELECT 1) UNION ALL (SELECT 2)) ORDER BY 1", "{{select 1} union all {select 2} order 1}");
    select_is("WITH x AS (SELECT 1 AS n), y (a, b) AS NOT MATERIALIZED (VALUES (1, 2)) SELECT * FROM x, y",
              "{ with x={select 1 as n} y/a,b=not materialized {values [ 1 2 ]} select * from (, x y)}");
    select_is("WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r WHERE n < :top) SELECT n FROM r",
              "{ with recursive r/n={{select 1} union all {select (+ n 1) from r where (< n :top)}} select n from r}");
    select_is("(WITH b AS (SELECT 2) SELECT * FROM b) ORDER BY 1", "{ with b={select 2} select * from b order 1}");
    select_is("WITH a AS MATERIALIZED (SELECT 1) (SELECT 2) UNION SELECT 3",
              "{ with a=materialized {select 1} {select 2} union {select 3}}");
}

static void joins(void)
{
    select_is("SELECT * FROM a LEFT OUTER JOIN b ON a.x = b.x AND b.y RIGHT JOIN c USING (k, l) FULL JOIN d ON true",
              "{select * from (full (right (left a b on (and (= a.x b.x) b.y)) c using k,l) d on true)}");
    select_is("SELECT * FROM a JOIN b JOIN c ON p ON q", "{select * from (inner a (inner b c on p) on q)}");
    select_is("SELECT * FROM a CROSS JOIN b NATURAL LEFT JOIN c, d INNER JOIN e ON f",
              "{select * from (, (natural left (cross a b) c) (inner d e on f))}");
    select_is(
        "SELECT * FROM (a JOIN b ON p) AS j, ((c JOIN d USING (k))) LEFT JOIN (SELECT 1 AS one) s ON left(s.k, 1) = 'a'",
        "{select * from (, (inner a b on p)=j (left (inner c d using k) {select 1 as one}=s on (= (left s.k 1) 'a')))}");
    select_is("SELECT * FROM (a JOIN b ON p) JOIN c ON q", "{select * from (inner (inner a b on p) c on q)}");
    select_is("SELECT * FROM ((a JOIN b ON p) JOIN c ON q)", "{select * from (inner (inner a b on p) c on q)}");
    select_is("SELECT * FROM a JOIN (b JOIN c ON p) ON q", "{select * from (inner a (inner b c on p) on q)}");
    select_is("SELECT * FROM generate_series(1, :n) AS g(i), LATERAL (SELECT i) q, LATERAL f(i)",
              "{select * from (, (, (generate_series 1 :n)=g/i lateral {select i}=q) lateral (f i))}");
    select_is("SELECT * FROM (VALUES (1, 2)) AS v(a, b)", "{select * from {values [ 1 2 ]}=v/a,b}");
    select_is("SELECT * FROM a JOIN b ON a.x = b.x WHERE CASE WHEN a.on THEN 1 END = 1",
              "{select * from (inner a b on (= a.x b.x)) where (= (case a.on 1) 1)}");
}

/* Whatever is not translated is said, at its place. */
static void refusals(void)
{
    refused("SELECT a[1] FROM t", DIAG_E0104, "a[1]", "subscript");
    refused("SELECT a > ANY(:ids) FROM t", DIAG_E0104, "> ANY(:ids)", "ANY or ALL of an array");
    refused("SELECT a = ANY(b) FROM t", DIAG_E0104, "= ANY(b)", "ANY or ALL of an array");
    refused("SELECT a = ANY(ARRAY[]::int[]) FROM t", DIAG_E0104, "= ANY(ARRAY[]::int[])", "ANY or ALL of an array");
    refused("SELECT a @> b FROM t", DIAG_E0104, "@>", "`@>`");
    refused("SELECT @ x", DIAG_E0104, "@", "`@`");
    refused("SELECT a OPERATOR(pg_catalog.@@@) b FROM t", DIAG_E0104, "OPERATOR", "operator");
    expr_is("a OPERATOR(pg_catalog.+) b", "(+ a b)");
    refused("SELECT FROM t", DIAG_E0104, "SELECT", "without columns");
    refused("SELECT DISTINCT ON (a) a FROM t", DIAG_E0104, "DISTINCT ON (a)", "DISTINCT ON");
    refused("SELECT a INTO b FROM c", DIAG_E0104, "INTO", "INTO");
    refused("SELECT a FROM ONLY t", DIAG_E0104, "ONLY", "ONLY");
    refused("SELECT a FROM t TABLESAMPLE SYSTEM (1)", DIAG_E0104, "t TABLESAMPLE SYSTEM (1)", "table");
    refused("SELECT a FROM t GROUP BY CUBE (a)", DIAG_E0104, "CUBE (a)", "grouping set");
    refused("SELECT a FROM t GROUP BY b, ROLLUP (a)", DIAG_E0104, "ROLLUP (a)", "grouping set");
    refused("SELECT a FROM t ORDER BY a USING <", DIAG_E0104, "a USING <", "USING");
    refused("SELECT a BETWEEN SYMMETRIC 1 AND 2", DIAG_E0104, "SYMMETRIC", "SYMMETRIC");
    refused("SELECT f(x => 1)", DIAG_E0104, "x => 1", "argument");
    refused("SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a) FROM t", DIAG_E0104,
            "percentile_cont(0.5) WITHIN GROUP (ORDER BY a)", "WITHIN GROUP");
    refused("SELECT treat(a AS int)", DIAG_E0104, "treat(a AS int)", "form of call");
    refused("SELECT ARRAY(SELECT 1)", DIAG_E0104, "ARRAY(SELECT 1)", "ARRAY");
    refused("WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x", DIAG_E0104, "DELETE", "changes data");
    refused("SELECT * FROM unnest(a) WITH ORDINALITY", DIAG_E0104, "unnest(a) WITH ORDINALITY", "function in FROM");
    refused("SELECT 1 LIMIT 1e2000", DIAG_E0104, "1e2000", "number");
    refused("SELECT a.b.c.d FROM t", DIAG_E0104, "a.b.c.d", "another database");
    refused("SELECT a AS U&\"x\"", DIAG_E0104, "U&\"x\"", "Unicode");
}

static void errors(void)
{
    refused("SELECT a FORM t", DIAG_E0103, "FORM", "expected FROM, found `FORM`");
    refused("SELECT 'größe', a b c", DIAG_E0103, "c", "found `c`");
    refused("SELECT :wert wert größe", DIAG_E0103, "größe", "`größe`");
    refused("SELECT * FROM :tab", DIAG_E0103, ":tab", "`:tab`");
    refused("SELECT a FROM", DIAG_E0103, "", "found the end of the statement");
    refused("SELECT date :d", DIAG_E0103, ":d", "behind a type's name");
    refused("SELECT extract(:u FROM a) FROM t", DIAG_E0104, ":u", "placeholder");
    refused("SELECT 1; DELETE FROM t", DIAG_E0113, "DELETE", "second statement");
    refused("-- nothing\n", DIAG_E0114, "", "no statement");
    refused("SELECT 'abc", DIAG_E0107, "'", "string");
    refused("SELECT \"abc", DIAG_E0107, "\"", "name");
    refused("SELECT /* /* */ 1", DIAG_E0107, "/", "comment");
    refused("SELECT $a$ $b$", DIAG_E0107, "$", "string");
    refused("SELECT \xff", DIAG_E0101, "\xff", "UTF-8");
    refused("SELECT ?3", DIAG_E0103, "?3", "SQLite");
    refused("SELECT $0", DIAG_E0103, "$0", "65535");
    refused("SELECT $4294967297", DIAG_E0103, "$4294967297", "65535");
    refused("SELECT sqlc.arg()", DIAG_E0103, ")", "one name");
    refused("SELECT sqlc.arg(z.b)", DIAG_E0103, "z", "one name");
    refused("SELECT sqlc.foo(a)", DIAG_E0103, "sqlc.foo(a)", "sqlc.embed");
    refused("SELECT 1a", DIAG_E0103, "1", "trailing junk");
}

int main(void)
{
    literals();
    names();
    operators();
    logic();
    predicates();
    casts();
    calls();
    placeholders();
    param_places();
    selects();
    set_operations();
    joins();
    refusals();
    errors();
    pg_parse_exit();
    return check_result();
}
