/* sqlite_verify.c: what SQLite says of a table's columns: for verify.c. */
#include <sqlite3.h>

#include "sqlite_internal.h"

static const char *text_of(sqlite3_stmt *st, int column)
{
    const unsigned char *p = sqlite3_column_text(st, column);

    return p ? (const char *)p : "";
}

static int see_rows(sc_db *db, sqlite3_stmt *st, sci_see_column *see, void *ctx)
{
    int rc = SC_OK, step;

    while ((step = sqlite3_step(st)) == SQLITE_ROW && rc == SC_OK) {
        struct sci_live_column c = {text_of(st, 0), text_of(st, 1), sqlite3_column_int(st, 2) != 0,
                                    sqlite3_column_int(st, 3) != 0};

        rc = see(ctx, &c);
    }
    if (rc < 0 || step == SQLITE_DONE || step == SQLITE_ROW) return rc;
    /* a view over what is not there any more: nothing was seen of it */
    return (step & 0xFF) == SQLITE_ERROR ? SC_OK : sci_sqlite_fail(db, NULL);
}

/* ANY is NUMERIC, but in a STRICT table: there it is no type. Of which of them a view has it, SQLite does not say. */
int sci_sqlite_columns(sc_db *db, const sc_used_table *t, sci_see_column *see, void *ctx)
{
    static const char sql[] = "SELECT name, CASE WHEN type <> 'ANY' COLLATE NOCASE THEN type ELSE"
                              " (SELECT CASE WHEN type = 'view' THEN 'ANY' WHEN strict THEN '' ELSE 'NUMERIC' END"
                              " FROM pragma_table_list(?1) WHERE schema = ?2 COLLATE NOCASE) END, \"notnull\", pk"
                              " FROM pragma_table_xinfo(?1, ?2)";
    sqlite3_stmt *st = NULL;
    int rc = sqlite3_prepare_v2(db->conn, sql, -1, &st, NULL);

    if (rc == SQLITE_OK) rc = sqlite3_bind_text(st, 1, t->name, -1, SQLITE_STATIC);
    if (rc == SQLITE_OK) rc = sqlite3_bind_text(st, 2, t->database ? t->database : "main", -1, SQLITE_STATIC);
    rc = rc == SQLITE_OK ? see_rows(db, st, see, ctx) : sci_sqlite_fail(db, NULL);
    sqlite3_finalize(st);
    return rc;
}
