/* agree_sqlite.c: see agree.h. */
#include <ctype.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agree.h"

struct engine {
    sqlite3 *db;
};

struct engine *engine_open(void)
{
    struct engine *e = calloc(1, sizeof *e);
    if (!e || sqlite3_open(":memory:", &e->db) != SQLITE_OK) abort();
    return e;
}

void engine_close(struct engine *e)
{
    sqlite3_close(e->db);
    free(e);
}

const char *engine_run(struct engine *e, struct str sql)
{
    return sqlite3_exec(e->db, sql.p, NULL, NULL, NULL) == SQLITE_OK ? NULL : sqlite3_errmsg(e->db);
}

const char *engine_try(struct engine *e, struct str sql)
{
    static char said[1000]; /* what the rollback would overwrite */
    bool ok = sqlite3_exec(e->db, "SAVEPOINT agree", NULL, NULL, NULL) == SQLITE_OK;
    ok = ok && sqlite3_exec(e->db, sql.p, NULL, NULL, NULL) == SQLITE_OK;
    strncpy(said, sqlite3_errmsg(e->db), sizeof said - 1);
    (void)sqlite3_exec(e->db, "ROLLBACK TO agree; RELEASE agree", NULL, NULL, NULL);
    return ok ? NULL : said;
}

/* What the result columns are called is a fact like others; NULL: as they are said to be. `id:?`: nobody knows; a rowid
 * that a column is, schemac calls as it is written. */
static const char *other_names(sqlite3_stmt *s, const struct names *names)
{
    static char said[300];
    unsigned n = (unsigned)sqlite3_column_count(s);
    if (names && n != names->n) {
        snprintf(said, sizeof said, "names: %u columns, not %u", n, names->n);
        return said;
    }
    for (unsigned i = 0; names && i < n; i++) {
        struct str have = str_from(sqlite3_column_name(s, (int)i)), want = names->v[i];
        bool unknown = str_is(want, "rowid") || str_is(want, "oid") || str_is(want, "_rowid_");
        unknown = unknown || (want.n > 1 && want.p[want.n - 1] == '?' && want.p[want.n - 2] == ':');
        if (!unknown && !str_eq(have, want)) {
            snprintf(said, sizeof said, "names: column %u is `%.*s`, not `%.*s`", i + 1, STR_ARG(have), STR_ARG(want));
            return said;
        }
    }
    return NULL;
}

static const char *prepare(struct engine *e, struct str sql, const struct names *names)
{
    sqlite3_stmt *first = NULL, *second = NULL;
    const char *rest = NULL;
    bool ok = sqlite3_prepare_v2(e->db, sql.p, (int)sql.n, &first, &rest) == SQLITE_OK;
    if (ok && first) ok = sqlite3_prepare_v2(e->db, rest, -1, &second, NULL) == SQLITE_OK;
    bool many = second != NULL, none = !first;
    const char *other = ok && !many && !none ? other_names(first, names) : NULL;
    sqlite3_finalize(first);
    sqlite3_finalize(second);
    if (!ok) return sqlite3_errmsg(e->db);
    return none ? "no statement" : many ? "more than one statement" : other;
}

/* A list is one value here: :ids... is :ids. */
static void drop_list_marks(char *sql)
{
    for (char *dots = sql; (dots = strstr(dots, "...")) != NULL; dots += 3) {
        char *name = dots;
        while (name > sql && (isalnum((unsigned char)name[-1]) || name[-1] == '_')) name--;
        if (name < dots && name > sql && name[-1] == ':') memset(dots, ' ', 3);
    }
}

const char *engine_prepare(struct engine *e, struct str sql, const struct names *names)
{
    char *copy = strndup(sql.p, sql.n);
    if (!copy) abort();
    drop_list_marks(copy);
    const char *says = prepare(e, (struct str){copy, sql.n}, names);
    free(copy);
    return says;
}
