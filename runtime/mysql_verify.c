/* mysql_verify.c: what a server says of a table's columns: for verify.c. SHOW COLUMNS, because information_schema is wrong
 * in places on Dolt. Names are all that is written into the statement, and they come from the program itself. */
#include <mysql.h>

#include "mysql_internal.h"

enum {
    SHOW_MAX = 600,
    ER_BAD_DB = 1049,
    ER_NO_TABLE = 1146,
    ER_NO_VIEW = 1356,
    ER_DOLT = 1105
}; /* names have 64 characters at most */

/* `name` in backticks at out[n …]; false: no room. */
static bool put_name(char *out, size_t *n, const char *name)
{
    size_t i = *n;

    out[i++] = '`';
    for (; *name && i + 4 < SHOW_MAX; name++) {
        if (*name == '`') out[i++] = '`';
        out[i++] = *name;
    }
    out[i++] = '`';
    *n = i;
    return !*name;
}

static bool write_show(const sc_used_table *t, char out[SHOW_MAX], size_t *n)
{
    static const char show[] = "SHOW COLUMNS FROM ";

    *n = sizeof show - 1;
    memcpy(out, show, *n);
    if (t->database) {
        if (!put_name(out, n, t->database) || *n + 4 > SHOW_MAX) return false;
        out[(*n)++] = '.';
    }
    return put_name(out, n, t->name);
}

/* No such table, or a view over what is not there any more. */
static bool is_gone(MYSQL *m)
{
    unsigned native = mysql_errno(m);

    return native == ER_BAD_DB || native == ER_NO_TABLE || native == ER_NO_VIEW ||
           (native == ER_DOLT && strstr(mysql_error(m), "references invalid table"));
}

static int see_rows(sc_db *db, MYSQL_RES *res, sci_see_column *see, void *ctx)
{
    MYSQL_ROW row;
    int rc = SC_OK;

    if (mysql_num_fields(res) < 4) return sci_fail(db, SC_ERROR, "SHOW COLUMNS gives other columns than it should");
    while (rc == SC_OK && (row = mysql_fetch_row(res))) {
        struct sci_live_column c = {row[0] ? row[0] : "", row[1] ? row[1] : "", row[2] && strcmp(row[2], "NO") == 0,
                                    false};

        rc = see(ctx, &c);
    }
    return rc;
}

int sci_my_columns(sc_db *db, const sc_used_table *t, sci_see_column *see, void *ctx)
{
    MYSQL *m = sci_my_conn(db)->m;
    char sql[SHOW_MAX];
    size_t n;
    MYSQL_RES *res;
    int rc;

    if (!write_show(t, sql, &n)) return SC_OK; /* no server has such a name */
    res = mysql_real_query(m, sql, (unsigned long)n) == 0 ? mysql_store_result(m) : NULL;
    if (!res) return is_gone(m) ? SC_OK : sci_my_fail(db, t->name);
    rc = see_rows(db, res, see, ctx);
    mysql_free_result(res);
    return rc;
}
