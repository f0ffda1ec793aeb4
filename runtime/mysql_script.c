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
    return more > 0 ? sci_my_fail(db, what) : SC_OK;
}

int sci_my_query(sc_db *db, const char *sql, size_t len, const char *what)
{
    if (mysql_real_query(sci_my_conn(db)->m, sql, (unsigned long)len) != 0) return sci_my_fail(db, what);
    return drain(db, what);
}

/* ---------------------------------------------------------------- cutting */

/* Behind the quoted text that starts at p; the end of the text when it does not end. */
static const char *skip_quoted(const char *p)
{
    char quote = *p++;

    for (; *p; p++) {
        if (*p == '\\' && quote != '`' && p[1])
            p++;
        else if (*p == quote)
            return p + 1; /* a doubled quote starts the next quoted text: the same for cutting */
    }
    return p;
}

static const char *skip_line(const char *p)
{
    while (*p && *p != '\n') p++;
    return p;
}

static const char *skip_block(const char *p)
{
    const char *end = strstr(p + 2, "*/");

    return end ? end + 2 : p + strlen(p);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* `--` starts a comment only before white space or the end. */
static bool starts_line_comment(const char *p)
{
    return *p == '#' || (p[0] == '-' && p[1] == '-' && (p[2] == '\0' || is_space(p[2])));
}

/* Behind a comment or white space at p, or p itself. A version comment is no comment: it is executed. */
static const char *skip_blank(const char *p)
{
    if (starts_line_comment(p)) return skip_line(p);
    if (p[0] == '/' && p[1] == '*' && p[2] != '!' && !(p[2] == 'M' && p[3] == '!')) return skip_block(p);
    return is_space(*p) ? p + 1 : p;
}

static const char *skip_blanks(const char *p)
{
    for (const char *q = skip_blank(p); q != p; q = skip_blank(p)) p = q;
    return p;
}

/* The `;` or the end behind the statement that starts at p. */
static const char *end_of_statement(const char *p)
{
    while (*p && *p != ';') {
        const char *q = skip_blank(p);

        if (q != p)
            p = q;
        else if (*p == '\'' || *p == '"' || *p == '`')
            p = skip_quoted(p);
        else if (p[0] == '/' && p[1] == '*')
            p = skip_block(p);
        else
            p++;
    }
    return p;
}

static int count_lines(const char *p, const char *end)
{
    int n = 0;

    for (; p < end; p++) n += *p == '\n';
    return n;
}

/* A script may have set the session's time zone, and then every TIMESTAMP would be wrong: that is an error,
 * and the zone is put back. */
static int check_session(sc_db *db)
{
    static const char reset[] = "SET time_zone = '+00:00'";
    int rc = sci_my_check_zone(db);

    if (rc == SC_ERR_OPEN && !db->lost)
        (void)mysql_real_query(sci_my_conn(db)->m, reset, (unsigned long)sizeof reset - 1);
    return rc;
}

int sci_my_script(sc_db *db, const char *sql)
{
    const char *p = skip_blanks(sql), *end, *counted = sql;
    int line = 1, rc = SC_OK;
    char where[40];

    for (; rc == SC_OK && *p; p = skip_blanks(end)) {
        end = end_of_statement(p);
        line += count_lines(counted, p);
        counted = p;
        snprintf(where, sizeof where, "script, line %d", line);
        if (end > p) rc = sci_my_query(db, p, (size_t)(end - p), where);
        if (*end == ';') end++;
    }
    if (!db->lost && check_session(db) < 0) rc = db->error.code; /* the script's own error, when there was one */
    return rc;
}
