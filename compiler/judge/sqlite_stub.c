/* sqlite_stub.c: stand-ins for modules that the linked SQLite was built without. Part of the judge.
 *
 * A program's own SQLite may have generate_series() or an extension's virtual tables; statements that name them are
 * prepared here on tables of the same columns, which hold nothing. */
#include "judge/sqlite_stub.h"

#include <sqlite3.h>

#include "base/buf.h"
#include "sema/builtin.h"

struct stub_cursor {
    sqlite3_vtab_cursor base;
};

static void put_column(struct buf *out, const struct column *c)
{
    buf_puts(out, "\"");
    for (size_t i = 0; i < c->name.n; i++) {
        buf_printf(out, c->name.p[i] == '"' ? "\"\"" : "%c", c->name.p[i]);
    }
    buf_puts(out, c->invisible ? "\" HIDDEN" : "\"");
}

static int declare(sqlite3 *db, const struct table *t)
{
    struct buf sql = {0};
    buf_puts(&sql, "CREATE TABLE t(");
    for (unsigned i = 0, n = 0; i < t->columns.n; i++) {
        if (!t->columns.v[i]->rowid_alias || !t->columns.v[i]->invisible) {
            buf_puts(&sql, n++ ? ", " : "");
            put_column(&sql, t->columns.v[i]);
        }
    }
    buf_puts(&sql, ")");
    buf_char(&sql, '\0');
    int rc = sqlite3_declare_vtab(db, buf_view(&sql).p);
    buf_free(&sql);
    return rc;
}

/* argv: module, database, table */
static int stub_connect(sqlite3 *db, void *data, int argc, const char *const *argv, sqlite3_vtab **out, char **error)
{
    const struct catalog *c = data;
    const struct table *t = argc > 2 ? catalog_table(c, str_from(argv[2])) : NULL;
    (void)error;
    t = t && t->module.n ? t : builtin_table(c, (struct str){0}, str_from(argv[0]));
    int rc = t ? declare(db, t) : SQLITE_ERROR;
    if (rc == SQLITE_OK) {
        *out = sqlite3_malloc(sizeof **out);
        rc = *out ? SQLITE_OK : SQLITE_NOMEM;
        if (*out) {
            **out = (sqlite3_vtab){0};
        }
    }
    return rc;
}

static int stub_disconnect(sqlite3_vtab *t)
{
    sqlite3_free(t);
    return SQLITE_OK;
}

/* Every MATCH and equality is taken, so that no planner says it cannot be done. */
static int stub_best_index(sqlite3_vtab *t, sqlite3_index_info *info)
{
    (void)t;
    for (int i = 0, n = 0; i < info->nConstraint; i++) {
        if (info->aConstraint[i].usable) {
            info->aConstraintUsage[i].argvIndex = ++n;
        }
    }
    return SQLITE_OK;
}

static int stub_open(sqlite3_vtab *t, sqlite3_vtab_cursor **out)
{
    struct stub_cursor *c = sqlite3_malloc(sizeof *c);
    (void)t;
    if (!c) {
        return SQLITE_NOMEM;
    }
    *c = (struct stub_cursor){0};
    *out = &c->base;
    return SQLITE_OK;
}

static int stub_close(sqlite3_vtab_cursor *c)
{
    sqlite3_free(c);
    return SQLITE_OK;
}

static int stub_filter(sqlite3_vtab_cursor *c, int n, const char *text, int argc, sqlite3_value **argv)
{
    (void)c;
    (void)n;
    (void)text;
    (void)argc;
    (void)argv;
    return SQLITE_OK;
}

static int stub_next(sqlite3_vtab_cursor *c)
{
    (void)c;
    return SQLITE_OK;
}

static int stub_eof(sqlite3_vtab_cursor *c)
{
    (void)c;
    return 1;
}

static int stub_column(sqlite3_vtab_cursor *c, sqlite3_context *x, int i)
{
    (void)c;
    (void)x;
    (void)i;
    return SQLITE_OK;
}

static int stub_rowid(sqlite3_vtab_cursor *c, sqlite3_int64 *out)
{
    (void)c;
    *out = 0;
    return SQLITE_OK;
}

static int stub_update(sqlite3_vtab *t, int argc, sqlite3_value **argv, sqlite3_int64 *rowid)
{
    (void)t;
    (void)argc;
    (void)argv;
    *rowid = 0;
    return SQLITE_OK;
}

#define STUB_METHODS(create, update)                                                                                   \
    {                                                                                                                  \
        .iVersion = 1, .xCreate = create, .xConnect = stub_connect, .xBestIndex = stub_best_index,                     \
        .xDisconnect = stub_disconnect, .xDestroy = stub_disconnect, .xOpen = stub_open, .xClose = stub_close,         \
        .xFilter = stub_filter, .xNext = stub_next, .xEof = stub_eof, .xColumn = stub_column, .xRowid = stub_rowid,    \
        .xUpdate = update                                                                                              \
    }
static const sqlite3_module eponymous = STUB_METHODS(NULL, NULL);
static const sqlite3_module created = STUB_METHODS(stub_connect, stub_update);

static bool has_module(sqlite3 *db, const char *name)
{
    sqlite3_stmt *s = NULL;
    bool asked = sqlite3_prepare_v2(db, "SELECT 1 FROM pragma_module_list WHERE name = ?1 COLLATE NOCASE", -1, &s,
                                    NULL) == SQLITE_OK &&
                 sqlite3_bind_text(s, 1, name, -1, SQLITE_STATIC) == SQLITE_OK;
    bool found = !asked || sqlite3_step(s) == SQLITE_ROW;
    sqlite3_finalize(s);
    return found;
}

static bool stub(sqlite3 *db, const struct catalog *c, const char *name, const sqlite3_module *methods)
{
    return has_module(db, name) || sqlite3_create_module_v2(db, name, methods, (void *)(uintptr_t)c, NULL) == SQLITE_OK;
}

bool sqlite_stub_modules(sqlite3 *db, const struct catalog *c)
{
    static const char *const own[] = {"generate_series", "dbstat",    "sqlite_stmt", "bytecode",
                                      "tables_used",     "json_each", "json_tree"};
    bool ok = true;
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        ok = ok && stub(db, c, own[i], &eponymous);
    }
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *t = c->tables.entries[i].value;
        if (t && t->module.n) {
            ok = ok && stub(db, c, arena_strdup(c->arena, t->module.p, t->module.n), &created);
        }
    }
    return ok;
}
