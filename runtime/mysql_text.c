/* mysql_text.c: the text of statements for a server: where one ends, and whether it leaves something in the session.
 *
 * Stage: under mysql_script.c and mysql_stmt.c, over sql_text.c. What is not surely without a trace is said to leave one. */
#include <mysql.h>

#include "mysql_internal.h"
#include "sql_text.h"

#include <string.h>

/* ---------------------------------------------------------------- cutting */

const char *sci_my_skip_blanks(const char *p)
{
    return sci_skip_blanks(p, false);
}

/* A version comment is executed as a whole, with any `;` in it. */
static const char *skip_version_comment(const char *p)
{
    const char *end = strstr(p + 2, "*/");

    return end ? end + 2 : p + strlen(p);
}

const char *sci_my_end_of_statement(const char *p)
{
    while (*p && *p != ';') {
        const char *q = sci_skip_other(p, false);

        p = q == p + 1 && p[0] == '/' && p[1] == '*' ? skip_version_comment(p) : q;
    }
    return p;
}

/* ---------------------------------------------------------------- what a session holds */

/* Statements that leave nothing behind in the session by themselves. */
static const char *const harmless[] = {
    "SELECT",   "WITH",   "VALUES", "TABLE",    "INSERT",    "UPDATE",  "DELETE", "REPLACE",
    "CREATE",   "ALTER",  "DROP",   "TRUNCATE", "RENAME",    "ANALYZE", "CHECK",  "CHECKSUM",
    "OPTIMIZE", "REPAIR", "SHOW",   "DESCRIBE", "DESC",      "EXPLAIN", "GRANT",  "REVOKE",
    "KILL",     "DO",     "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", NULL};

/* Words that leave something behind, or ask for what was, wherever they stand. */
static const char *const telling[] = {"TEMPORARY",      "GET_LOCK",   "RELEASE_LOCK",        "RELEASE_ALL_LOCKS",
                                      "IS_USED_LOCK",   "FOUND_ROWS", "SQL_CALC_FOUND_ROWS", "ROW_COUNT",
                                      "LAST_INSERT_ID", "LASTVAL",    "DOLT_CHECKOUT",       NULL};

bool sci_my_holds(const char *sql, size_t len)
{
    return !sci_is_plain(sql, len, false, harmless, telling);
}
