/* mysql_list.c: which collation a column has: for list_hex.c. The server is asked each time, for it may be altered. */
#include <mysql.h>

#include "mysql_internal.h"

#include <stdio.h>

enum { ASK_MAX = 1024, ER_DB_DENIED = 1044, ER_TABLE_DENIED = 1142, ER_COLUMN_DENIED = 1143 };

static void take(char out[SCI_NAME_MAX], const char *from)
{
    size_t n = from ? strlen(from) : 0;

    if (n >= SCI_NAME_MAX) n = 0;
    memcpy(out, from ? from : "", n);
    out[n] = '\0';
}

/* Whoever may read a view's column need not be allowed to read the table's: then it is not known. */
static bool is_denied(MYSQL *m)
{
    unsigned native = mysql_errno(m);

    return native == ER_DB_DENIED || native == ER_TABLE_DENIED || native == ER_COLUMN_DENIED;
}

int sci_my_collation(sc_db *db, const char *like, struct sci_collation *out)
{
    MYSQL *m = sci_my_conn(db)->m;
    char sql[ASK_MAX];
    int n = snprintf(sql, sizeof sql, "SELECT CHARSET((%s)), COLLATION((%s))", like, like);
    MYSQL_RES *res;
    MYSQL_ROW row;

    if (n < 0 || (size_t)n >= sizeof sql) return SC_OK;
    res = mysql_real_query(m, sql, (unsigned long)n) == 0 ? mysql_store_result(m) : NULL;
    if (!res) {
        int rc = is_denied(m) ? SC_OK : sci_my_fail(db, sql);

        if (rc < 0) db->line.unsent = db->lost; /* the query itself was not executed yet */
        return rc;
    }
    row = mysql_fetch_row(res);
    take(out->charset, row ? row[0] : NULL);
    take(out->name, row ? row[1] : NULL);
    mysql_free_result(res);
    return SC_OK;
}
