/* mysql_script.c: statements run as text: one, or a script cut at its semicolons.
 *
 * Stage: under sc_exec_script and transactions. The script is cut here and sent one statement at a time, so
 * that an error names its line and no connection has to allow several statements a query. The cutter knows
 * quotes and comments, not BEGIN … END: a trigger with `;` in its body goes through sc_exec_ddl, whose
 * entries are one statement each and are not cut. */
#include <mysql.h>

#include "mysql_internal.h"

#include <stdio.h>
#include <string.h>

/* Rows are dropped; a CALL gives several results. */
static int drain(sc_db *db, const char *what)
{
    MYSQL *m = sci_my_conn(db)->m;
    int more;

    do {
        MYSQL_RES *res = mysql_use_result(m);

        if (res) mysql_free_result(res);
        if (mysql_errno(m) != 0) return sci_my_fail(db, what);
        more = mysql_next_result(m);
    } while (more == 0);
    if (sci_my_tracked(m)) sci_my_track(db);
    return more > 0 ? sci_my_fail(db, what) : SC_OK;
}

int sci_my_query(sc_db *db, const char *sql, size_t len, const char *what)
{
    if (mysql_real_query(sci_my_conn(db)->m, sql, (unsigned long)len) != 0) return sci_my_fail_sending(db, what);
    return drain(db, what);
}

/* ---------------------------------------------------------------- a script */

static int count_lines(const char *p, const char *end)
{
    int n = 0;

    for (; p < end; p++) n += *p == '\n';
    return n;
}

/* A script may have set the session's time zone, and then every TIMESTAMP would be wrong: that is an error,
 * and the zone is put back. Behind an error of the script's own, which is the one that is said, it is so unasked. */
static int check_session(sc_db *db)
{
    static const char reset[] = "SET time_zone = '+00:00'";
    bool failed = db->error.code != SC_OK;
    int rc = failed ? SC_OK : sci_my_check_zone(db);

    if ((failed || rc == SC_ERR_OPEN) && !db->lost)
        (void)mysql_real_query(sci_my_conn(db)->m, reset, (unsigned long)sizeof reset - 1);
    return rc;
}

int sci_my_script(sc_db *db, const char *sql)
{
    const char *p = sci_my_skip_blanks(sql), *end, *counted = sql;
    int line = 1, rc = SC_OK;
    char where[40];

    for (; rc == SC_OK && *p; p = sci_my_skip_blanks(end)) {
        end = sci_my_end_of_statement(p);
        line += count_lines(counted, p);
        counted = p;
        snprintf(where, sizeof where, "script, line %d", line);
        if (sci_my_holds(p, (size_t)(end - p))) db->line.holds = true;
        if (end > p) rc = sci_my_query(db, p, (size_t)(end - p), where);
        if (*end == ';') end++;
    }
    if (!db->lost && check_session(db) < 0) rc = db->error.code; /* the script's own error, when there was one */
    return rc;
}
