/* sqlite_tokenizer.c: see sqlite_tokenizer.h. Part of the judge.
 *
 * The tables are never searched, so these find no token in any text, and take whatever arguments the declaration gives them. */
#include "judge/sqlite_tokenizer.h"

#include <sqlite3.h>

/* ---------------------------------------------------------------- fts5 */

/* Something that is not NULL stands for the tokenizer: its context, the connection. */
static int create(void *context, const char **arguments, int n, Fts5Tokenizer **out)
{
    (void)arguments;
    (void)n;
    *out = context;
    return SQLITE_OK;
}

static void delete (Fts5Tokenizer *t)
{
    (void)t;
}

static int tokenize(Fts5Tokenizer *t, void *context, int flags, const char *text, int n,
                    int (*token)(void *, int, const char *, int, int, int))
{
    (void)t;
    (void)context;
    (void)flags;
    (void)text;
    (void)n;
    (void)token;
    return SQLITE_OK;
}

/* Fts5's API comes through a pointer that a query fills in. */
static fts5_api *api_of(sqlite3 *db)
{
    fts5_api *api = NULL;
    sqlite3_stmt *s = NULL;
    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &s, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(s, 1, &api, "fts5_api_ptr", NULL);
        sqlite3_step(s);
    }
    sqlite3_finalize(s);
    return api;
}

static bool for_fts5(sqlite3 *db, const char *name)
{
    fts5_tokenizer mine = {create, delete, tokenize};
    fts5_api *api = api_of(db);
    return !api || api->xCreateTokenizer(api, name, db, &mine, NULL) == SQLITE_OK;
}

/* ---------------------------------------------------------------- fts3, fts4 */

/* Another name for `simple`, which takes any arguments. SQLite hands its address out, and takes it, bound to placeholders. */
static bool for_fts3(sqlite3 *db, const char *name)
{
    sqlite3_stmt *ask = NULL, *tell = NULL;
    int rc = SQLITE_OK;
    if (sqlite3_prepare_v2(db, "SELECT fts3_tokenizer(?1)", -1, &ask, NULL) == SQLITE_OK) {
        sqlite3_bind_text(ask, 1, "simple", -1, SQLITE_STATIC);
        rc = sqlite3_step(ask);
    }
    if (rc == SQLITE_ROW && sqlite3_prepare_v2(db, "SELECT fts3_tokenizer(?1, ?2)", -1, &tell, NULL) == SQLITE_OK) {
        sqlite3_bind_text(tell, 1, name, -1, SQLITE_STATIC);
        sqlite3_bind_value(tell, 2, sqlite3_column_value(ask, 0));
        rc = sqlite3_step(tell);
    }
    sqlite3_finalize(tell);
    sqlite3_finalize(ask);
    return rc != SQLITE_NOMEM;
}

bool sqlite_stub_tokenizer(sqlite3 *db, const char *name)
{
    return for_fts5(db, name) && for_fts3(db, name);
}
