/* fingerprint_test.c: a query's fingerprint (compiler/sema/fingerprint.c) moves with what the query depends on and with
 * nothing else; and SHA-256 is SHA-256. */
#include "query_fixture.h"

#include "base/digest.h"

static const char sql[] = "SELECT a, e FROM t WHERE id = ?";

static const char *fingerprint_of(enum flavour flavour, const char *ddl, const char *query)
{
    static char out[64];
    struct schema s;
    schema_load(&s, DIALECT_MYSQL, flavour, ddl);
    struct model_query *q = query_load(&s, query);
    struct str f = q ? query_fingerprint(&s.arena, &s.catalog, q) : STR("refused");
    snprintf(out, sizeof out, "%.*s", STR_ARG(f));
    schema_free(&s);
    return out;
}

static void test_moves(void)
{
    static const char base[] =
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT DEFAULT 1, e ENUM('x', 'y') NOT NULL, z INT);";
    static const char *const same[] = {
        "-- a comment\n\n\nCREATE TABLE t (\n id INT NOT NULL PRIMARY KEY,\n a INT DEFAULT 1 COMMENT 'x',\n e ENUM('x', 'y') NOT NULL,\n z INT);",
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT DEFAULT 1, e ENUM('x', 'y') NOT NULL);",
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT DEFAULT 1, e ENUM('x', 'y') NOT NULL, z TEXT NOT NULL, y INT);",
        "CREATE TABLE other (id INT); CREATE TABLE t (z INT, id INT NOT NULL, a INT DEFAULT 1, e ENUM('x', 'y') NOT NULL, PRIMARY KEY (id));",
    };
    static const char *const other[] = {
        "CREATE TABLE t (id BIGINT NOT NULL PRIMARY KEY, a INT DEFAULT 1, e ENUM('x', 'y') NOT NULL, z INT);",
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT NOT NULL DEFAULT 1, e ENUM('x', 'y') NOT NULL, z INT);",
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT DEFAULT 2, e ENUM('x', 'y') NOT NULL, z INT);",
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT, e ENUM('x', 'y') NOT NULL, z INT);",
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT DEFAULT 1, e ENUM('y', 'x') NOT NULL, z INT);",
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT DEFAULT 1, e ENUM('x', 'y', 'z') NOT NULL, z INT);",
        "CREATE TABLE t (id INT NOT NULL PRIMARY KEY, a INT UNSIGNED DEFAULT 1, e ENUM('x', 'y') NOT NULL, z INT);",
    };
    char first[64];
    snprintf(first, sizeof first, "%s", fingerprint_of(FLAVOUR_ANY, base, sql));
    CHECK_INT(strlen(first), 32);
    for (size_t i = 0; i < sizeof same / sizeof *same; i++) CHECK_STR(fingerprint_of(FLAVOUR_ANY, same[i], sql), first);
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        CHECK(strcmp(fingerprint_of(FLAVOUR_ANY, other[i], sql), first) != 0);
    CHECK(strcmp(fingerprint_of(FLAVOUR_DOLT, base, sql), first) != 0);
    CHECK(strcmp(fingerprint_of(FLAVOUR_ANY, base, "SELECT a, e FROM t WHERE id = 1"), first) != 0);
    CHECK_STR(fingerprint_of(FLAVOUR_ANY, base, "SELECT nope FROM t"), "refused");
}

/* XXH3's own test vectors: a record sealed on one machine holds on every other. */
static void test_digest(void)
{
    struct arena a = {0};
    CHECK_STR(digest_hex(&a, STR("")).p, "99aa06d3014798d86001c324468d497f");
    CHECK_STR(digest_hex(&a, STR("abc")).p, "06b05ab6733a618578af5f94892f3950");
    arena_free(&a);
}

/* Where one part ends and the next begins is in it. */
static void test_parts(void)
{
    struct arena a = {0};
    struct buf x = {0}, y = {0};
    digest_part(&x, STR("ab"));
    digest_part(&x, STR("c"));
    digest_part(&y, STR("a"));
    digest_part(&y, STR("bc"));
    CHECK(!str_eq(digest_hex(&a, buf_view(&x)), digest_hex(&a, buf_view(&y))));
    buf_free(&x);
    buf_free(&y);
    arena_free(&a);
}

int main(void)
{
    test_moves();
    test_digest();
    test_parts();
    return check_result();
}
