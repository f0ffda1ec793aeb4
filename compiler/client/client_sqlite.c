/* client_sqlite.c: what a SQLite database is made of, and what it says of a query. CLIENT. */
#include <sqlite3.h>

#include "client/client.h"

#include <string.h>

static struct str text_of(struct arena *a, sqlite3_stmt *st, int column)
{
    const unsigned char *p = sqlite3_column_text(st, column);
    return str_dup(a, (struct str){p ? (const char *)p : "", (size_t)sqlite3_column_bytes(st, column)});
}

static enum live_kind kind_of(struct str type)
{
    return str_is(type, "index")     ? LIVE_INDEX
           : str_is(type, "view")    ? LIVE_VIEW
           : str_is(type, "trigger") ? LIVE_TRIGGER
                                     : LIVE_TABLE;
}

/* In the order in which they were created. What SQLite makes of its own has no text, or a name that begins with sqlite_. */
bool client_sqlite_objects(struct live *l, live_object_vec *out, struct str *error)
{
    static const char sql[] = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL"
                              " AND lower(substr(name, 1, 7)) <> 'sqlite_' ORDER BY rowid";
    sqlite3 *db = sc_native(l->db);
    sqlite3_stmt *st = NULL;
    int rc = sqlite3_prepare_v2(db, sql, -1, &st, NULL);
    while (rc == SQLITE_OK && (rc = sqlite3_step(st)) == SQLITE_ROW) {
        struct live_object o = {kind_of(text_of(l->arena, st, 0)), text_of(l->arena, st, 1), text_of(l->arena, st, 2),
                                STR(""), STR("")};
        vec_push(l->arena, out, o);
        rc = SQLITE_OK;
    }
    if (rc == SQLITE_NOMEM) die_nomem();
    if (rc != SQLITE_DONE) *error = str_dup(l->arena, str_from(sqlite3_errmsg(db)));
    sqlite3_finalize(st);
    return rc == SQLITE_DONE;
}

static bool has(struct str type, const char *word)
{
    for (size_t i = 0; i + strlen(word) <= type.n; i++)
        if (str_is(str_sub(type, i, strlen(word)), word)) return true;
    return false;
}

/* The class that a column's values mostly have, by its affinity. NUMERIC and no affinity tell nothing. */
static enum type_kind class_of(struct str type)
{
    if (has(type, "INT")) return TYPE_INT64;
    if (has(type, "CHAR") || has(type, "CLOB") || has(type, "TEXT")) return TYPE_TEXT;
    if (has(type, "BLOB")) return TYPE_BLOB;
    return has(type, "REAL") || has(type, "FLOA") || has(type, "DOUB") ? TYPE_DOUBLE : TYPE_NONE;
}

void client_sqlite_prepare(struct live *l, struct arena *a, struct str sql, struct live_prepared *out)
{
    sqlite3 *db = sc_native(l->db);
    sqlite3_stmt *st = NULL;
    *out = (struct live_prepared){.ok = sqlite3_prepare_v2(db, sql.p, (int)sql.n, &st, NULL) == SQLITE_OK};
    if (!out->ok && sqlite3_errcode(db) == SQLITE_NOMEM) die_nomem(); /* it says nothing of the query */
    if (!out->ok) out->message = str_dup(a, str_from(sqlite3_errmsg(db)));
    for (int i = 0; st && i < sqlite3_column_count(st); i++) {
        struct live_result c = {str_dup(a, str_from(sqlite3_column_name(st, i))),
                                class_of(str_from(sqlite3_column_decltype(st, i)))};
        vec_push(a, &out->columns, c);
    }
    sqlite3_finalize(st);
}
