/* cardinality_test.c: how many rows a query can give (compiler/sema/cardinality.c); tests/cases/cardinality/ has more. */
#include "query_fixture.h"

static const char ddl[] =
    "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT NULL UNIQUE, b VARCHAR(10) NOT NULL,"
    "  c VARCHAR(10) NOT NULL, d DATETIME NOT NULL, UNIQUE KEY pair (b, c), KEY plain (d), UNIQUE KEY part (c(3)));"
    "CREATE TABLE u (id BIGINT NOT NULL PRIMARY KEY, t_id INT NOT NULL, dec_key DECIMAL(10,2) NOT NULL UNIQUE);";

static void test_keys(void)
{
    struct schema s;
    schema_load(&s, DIALECT_MYSQL, FLAVOUR_ANY, ddl);
    static const struct {
        const char *sql, *cardinality;
    } cases[] = {
        {"SELECT 1 FROM t WHERE id = 5", "optional"},
        {"SELECT 1 FROM t WHERE 5 = id", "optional"},
        {"SELECT 1 FROM t WHERE id = -5", "optional"},
        {"SELECT 1 FROM t WHERE id = '5'", "many"}, /* '5x' equals 5 too */
        {"SELECT 1 FROM t WHERE id = 5.0", "optional"},
        {"SELECT 1 FROM t WHERE id = 5e0", "many"}, /* a double may equal several BIGINTs */
        {"SELECT 1 FROM t WHERE id >= 5", "many"},
        {"SELECT 1 FROM t WHERE id = id", "many"},
        {"SELECT 1 FROM t WHERE id = a", "many"},
        {"SELECT 1 FROM t WHERE id = 1 AND b = 'x'", "optional"},
        {"SELECT 1 FROM t WHERE a = 1", "optional"},
        {"SELECT 1 FROM t WHERE b = 'x'", "many"},
        {"SELECT 1 FROM t WHERE b = 'x' AND c = ?", "optional"},
        {"SELECT 1 FROM t WHERE c = 'x'", "many"}, /* a prefix key */
        {"SELECT 1 FROM t WHERE d = '2024-01-01'", "many"},
        {"SELECT 1 FROM t WHERE id = RAND()", "many"},
        {"SELECT 1 FROM t WHERE id = (SELECT 1)", "optional"},
        {"SELECT 1 FROM t WHERE NOT (id = 1)", "many"},
        {"SELECT 1 FROM t WHERE id IN (1)", "optional"},
        {"SELECT 1 FROM t WHERE id IN (1, 2)", "many"},
        {"SELECT 1 FROM u WHERE dec_key = 1", "optional"},
        {"SELECT 1 FROM u WHERE dec_key = ?", "optional"},
        {"SELECT 1 FROM t, u WHERE t.id = u.t_id AND u.id = 1", "optional"},
        {"SELECT 1 FROM t, u WHERE t.id = u.id AND u.t_id = 1", "many"},
        {"SELECT 1 FROM t, u WHERE t.id = 1 AND u.id = 1", "optional"},
        {"SELECT 1 FROM t JOIN u USING (id) WHERE t.id = 1", "optional"},
        {"SELECT 1 FROM u LEFT JOIN t ON t.id = u.t_id AND t.b = 'x' WHERE u.id = 1", "optional"},
        {"SELECT 1 FROM u LEFT JOIN t ON t.b = u.t_id WHERE u.id = 1", "many"},
        {"SELECT 1 FROM u LEFT JOIN t ON u.id = 1 AND t.id = 1", "many"},
        {"SELECT 1 FROM t RIGHT JOIN u ON t.id = u.t_id WHERE u.id = 1", "optional"},
        {"SELECT 1 FROM t UNION SELECT 2 FROM u", "many"},
        {"SELECT COUNT(*) FROM t", "one"},
        {"SELECT COUNT(*) FROM t LIMIT 1", "one"},
        {"SELECT COUNT(*) FROM t LIMIT ?", "optional"},
        {"SELECT COUNT(*) FROM t WHERE id = 1", "one"},
        {"SELECT MAX(id) FROM t GROUP BY id", "many"},
        {"SELECT 1 FROM (SELECT COUNT(*) FROM t) d", "one"},
        {"SELECT 1 FROM (SELECT id FROM t LIMIT 1) d", "optional"},
        {"SELECT 1 FROM t LIMIT 0", "optional"},
        {"SELECT 1 FROM t LIMIT 1 OFFSET 5", "optional"},
        {"SELECT 1 FROM t LIMIT 2", "many"},
        {"INSERT INTO u VALUES (1, 2, 3)", "none"},
        {"UPDATE u SET t_id = 1", "none"},
        {"DELETE FROM u", "none"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (!CHECK_STR(query_fact(&s, cases[i].sql, "cardinality"), cases[i].cardinality))
            fprintf(stderr, "    %s\n", cases[i].sql);
    schema_free(&s);
}

int main(void)
{
    test_keys();
    return check_result();
}
