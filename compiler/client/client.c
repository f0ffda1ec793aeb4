/* client.c: opening the database for reading, and choosing the engine's part. CLIENT.
 *
 * The URL is the runtime's, with all its options, but for those that would write: SQLite's file is opened with mode=ro and
 * keeps its journal. A server's session only reads: its transaction is READ ONLY, and nothing is sent but SHOW, SELECT and
 * PREPARE. */
#include "client/client.h"

#include <string.h>

static bool is_sqlite(const struct live *l)
{
    return strcmp(sc_engine(l->db), "sqlite") == 0;
}

/* Is this option of a SQLite URL one that could write? */
static bool writes(struct str option)
{
    return str_starts(option, "mode=") || str_starts(option, "journal=") || str_starts(option, "synchronous=");
}

static struct str read_only(struct arena *a, struct str url)
{
    size_t at = 0;
    while (at < url.n && url.p[at] != '?') at++;
    struct str out = str_printf(a, "%.*s?mode=ro", STR_ARG(str_sub(url, 0, at)));
    for (size_t from = at + 1, to; from <= url.n && at < url.n; from = to + 1) {
        for (to = from; to < url.n && url.p[to] != '&';) to++;
        struct str option = str_sub(url, from, to - from);
        if (option.n && !writes(option)) out = str_printf(a, "%.*s&%.*s", STR_ARG(out), STR_ARG(option));
    }
    return out;
}

static struct live *open_live(struct arena *a, struct str url, struct str *error)
{
    struct live *l = ARENA_NEW(a, struct live);
    l->arena = a;
    struct str text = str_starts(url, "sqlite:") ? read_only(a, url) : str_dup(a, url);
    bool ok = sc_open(text.p, &l->db) == SC_OK;
    if (!ok) *error = str_dup(a, str_from(sc_errmsg(l->db)));
    if (ok && !is_sqlite(l)) ok = client_mysql_begin(l, error);
    if (ok) return l;
    sc_close(l->db);
    return NULL;
}

static void close_live(struct live *l)
{
    sc_close(l->db);
}

static const char *engine(const struct live *l)
{
    return sc_engine(l->db);
}

static struct str database(const struct live *l)
{
    return l->database;
}

static struct str collation(const struct live *l)
{
    return l->collation;
}

static bool objects(struct live *l, struct str in, live_object_vec *out, struct str *error)
{
    return is_sqlite(l) ? client_sqlite_objects(l, out, error) : client_mysql_objects(l, in, out, error);
}

static void prepare(struct live *l, struct arena *a, struct str sql, struct live_prepared *out)
{
    if (is_sqlite(l))
        client_sqlite_prepare(l, a, sql, out);
    else
        client_mysql_prepare(l, a, sql, out);
}

const struct live_driver client_driver = {open_live, close_live, engine, database, collation, objects, prepare};
