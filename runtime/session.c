/* session.c: which statements may leave something behind in their session.
 *
 * Stage: asked when a statement is prepared, or run as text: once a connection, not once a call. What reads and writes rows and
 * what is there for all sessions leaves nothing; SET, PRAGMA, LOCK TABLES, USE and all other words may, and so may a temporary
 * table, GET_LOCK and a user variable (`@x`) in any. (mysql_text.c asks another question: what a new session would not have.)
 * A statement taken for one of these though it is none costs a connection more; one that is missed would be the next
 * borrower's. What routines and triggers do is not seen. */
#include "internal.h"

#include <ctype.h>
#include <strings.h>

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* Behind the comment, blank or bracket at p, or p itself. A version comment is executed. */
static const char *skip_blank(const char *p)
{
    const char *end;

    if (*p == '#' || (p[0] == '-' && p[1] == '-')) return p + strcspn(p, "\n");
    if (p[0] == '/' && p[1] == '*' && p[2] != '!' && p[2] != 'M') {
        end = strstr(p + 2, "*/");
        return end ? end + 2 : p + strlen(p);
    }
    return isspace((unsigned char)*p) || *p == '(' ? p + 1 : p;
}

/* Behind the quoted text or name that starts at p. */
static const char *skip_quoted(const char *p)
{
    char quote = *p++;

    for (; *p && *p != quote; p++)
        if (*p == '\\' && quote == '\'' && p[1]) p++;
    return *p ? p + 1 : p;
}

static bool is_one_of(const char *p, size_t n, const char *const *words)
{
    for (; *words; words++)
        if (strlen(*words) == n && strncasecmp(p, *words, n) == 0) return true;
    return false;
}

static bool of_all_sessions(const char *p)
{
    static const char *const verbs[] = {"SELECT",  "INSERT", "UPDATE", "DELETE", "REPLACE",  "WITH",
                                        "VALUES",  "TABLE",  "CALL",   "SHOW",   "EXPLAIN",  "DESCRIBE",
                                        "DESC",    "CREATE", "ALTER",  "DROP",   "TRUNCATE", "OPTIMIZE",
                                        "ANALYZE", "CHECK",  "KILL",   "GRANT",  "REVOKE",   NULL};
    size_t n = 0;

    for (const char *q = skip_blank(p); q != p; q = skip_blank(p)) p = q;
    while (is_word(p[n])) n++;
    return is_one_of(p, n, verbs);
}

/* In a string of MySQL's a backslash escapes, in one of SQLite's it does not: where the two differ, more may be seen here than
 * there is, and a variable or a lock behind it is still found when the quotes are even again. */
static bool has_state(const char *p)
{
    static const char *const words[] = {"TEMPORARY", "TEMP", "GET_LOCK", "DOLT_CHECKOUT", NULL};

    while (*p) {
        size_t n = 0;

        while (is_word(p[n])) n++;
        if (n > 0 && is_one_of(p, n, words)) return true;
        if (*p == '@' && p[1] != '@') return true;
        if (n > 0)
            p += n;
        else if (*p == '\'' || *p == '"' || *p == '`')
            p = skip_quoted(p);
        else
            p += p[0] == '@' ? 2 : 1;
    }
    return false;
}

bool sci_touches_session(const char *sql)
{
    return !of_all_sessions(sql) || has_state(sql);
}
