/* fingerprint_test.c: a query's fingerprint (compiler/sema/fingerprint.c) moves with what the query depends on and with
 * nothing else; and SHA-256 is SHA-256. */
#include "query_fixture.h"

#include "base/sha256.h"

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

static void test_sha256(void)
{
    struct arena a = {0};
    CHECK_STR(sha256_hex(&a, STR(""), 64).p, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK_STR(sha256_hex(&a, STR("abc"), 64).p, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK_STR(sha256_hex(&a, STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), 64).p,
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    arena_free(&a);
}

static void test_pieces(void)
{
    struct arena a = {0};
    struct sha256 s;
    char million[1000];
    memset(million, 'a', sizeof million);
    sha256_init(&s);
    for (unsigned i = 0; i < 1000; i++) {
        sha256_add(&s, million, i % 1000);
        sha256_add(&s, million, 1000 - i % 1000);
    }
    CHECK_STR(sha256_end_hex(&a, &s, 64).p, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    arena_free(&a);
}

int main(void)
{
    test_moves();
    test_sha256();
    test_pieces();
    return check_result();
}
