/* parse_sqlite_agree_test.c: the linked SQLite itself on what tests/parse/sqlite.txt says of it, and on the keyword
 * table: which words it reserves, and which may not be an alias without AS. */
#include <sqlite3.h>

#include "corpus.h"
#include "parse/keyword.h"

static const char SCHEMA[] = "CREATE TABLE t (a, b, c, d, e, f); CREATE TABLE u (a, b); CREATE TABLE v (a);"
                             "CREATE TABLE k (a UNIQUE, b); CREATE INDEX i ON t (a);";

/* What SQLite says where the text itself is wrong, not what it names. */
static bool is_syntax_error(const char *message)
{
    static const char *const signs[] = {"near \"",
                                        "syntax error",
                                        "incomplete input",
                                        "unrecognized token",
                                        "unknown join type",
                                        "unknown or unsupported join",
                                        "clause should come",
                                        "unsupported frame",
                                        "a NATURAL join",
                                        "variable number",
                                        "hex literal",
                                        "unknown table option",
                                        "RIGHT and FULL"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (strstr(message, signs[i])) return true;
    return false;
}

/* Does SQLite take the text, as text? */
static bool engine_takes(struct str sql)
{
    sqlite3 *db;
    sqlite3_stmt *stmt = NULL;
    bool ok = sqlite3_open(":memory:", &db) == SQLITE_OK && sqlite3_exec(db, SCHEMA, NULL, NULL, NULL) == SQLITE_OK;
    CHECK(ok);
    int rc = sqlite3_prepare_v2(db, sql.p, (int)sql.n, &stmt, NULL);
    bool takes = rc == SQLITE_OK || !is_syntax_error(sqlite3_errmsg(db));
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return takes;
}

static void corpus(void)
{
    struct corpus c;
    struct str marks, sql;
    if (!corpus_read(&c, SOURCE_DIR "/tests/parse/sqlite.txt")) return;
    while (corpus_next(&c, 1, &marks, &sql))
        if (!CHECK_INT(engine_takes(sql), marks.p[0] == '+')) fprintf(stderr, "    %.*s\n", STR_ARG(sql));
    arena_free(&c.arena);
}

static bool takes_with(const char *format, const char *word)
{
    char sql[128];
    int n = snprintf(sql, sizeof sql, format, word);
    return engine_takes((struct str){sql, (size_t)n});
}

/* LIKE, GLOB and the like follow an expression as operators, so they are no aliases there, for another reason. */
static void keyword_is(const char *word)
{
    unsigned flags = keyword_flags(keyword_find(str_from(word)));
    if (!CHECK_INT(takes_with("CREATE TABLE x (\"a\", %s)", word), !(flags & KEYWORD_SQLITE)))
        fprintf(stderr, "    %s\n", word);
    bool alias = takes_with("SELECT 1 FROM t %s", word);
    if (!CHECK_INT(alias, !(flags & (KEYWORD_SQLITE | KEYWORD_SQLITE_JOIN)))) fprintf(stderr, "    %s\n", word);
}

static void keywords(void)
{
    for (int i = 0; i < sqlite3_keyword_count(); i++) {
        const char *name;
        int n;
        char word[64];
        if (!CHECK(sqlite3_keyword_name(i, &name, &n) == SQLITE_OK && n < 64)) continue;
        snprintf(word, sizeof word, "%.*s", n, name);
        keyword_is(word);
    }
}

int main(void)
{
    printf("SQLite %s\n", sqlite3_libversion());
    corpus();
    keywords();
    return check_result();
}
