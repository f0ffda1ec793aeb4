/* mysql_text.c: the text of statements for a server, as far as it is looked into: where one ends, and whether it leaves something in
 * the session.
 *
 * Stage: under mysql_script.c and mysql_stmt.c. Quotes and comments are known here, words, and nothing of grammar: what is not
 * surely without a trace is said to leave one. */
#include <mysql.h>

#include "mysql_internal.h"

#include <string.h>
#include <strings.h>

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

const char *sci_my_skip_blanks(const char *p)
{
    for (const char *q = skip_blank(p); q != p; q = skip_blank(p)) p = q;
    return p;
}

const char *sci_my_end_of_statement(const char *p)
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

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           (unsigned char)c >= 0x80;
}

static size_t word_at(const char *p)
{
    size_t n = 0;

    while (is_word_char(p[n])) n++;
    return n;
}

static bool is_one_of(const char *const *words, const char *p, size_t n)
{
    for (; *words; words++)
        if (strlen(*words) == n && strncasecmp(*words, p, n) == 0) return true;
    return false;
}

/* Behind what stands at p and is no word: a quoted text, a comment, one character. */
static const char *skip_other(const char *p)
{
    const char *q = skip_blank(p);

    if (q != p) return q;
    return *p == '\'' || *p == '"' || *p == '`' ? skip_quoted(p) : p + 1;
}

bool sci_my_holds(const char *sql, size_t len)
{
    const char *p = sci_my_skip_blanks(sql), *end = sql + len;

    while (p < end && *p == '(') p = sci_my_skip_blanks(p + 1);
    if (p < end && !is_one_of(harmless, p, word_at(p))) return true;
    while (p < end && *p) {
        size_t n = word_at(p);

        if ((*p == '@' && p[1] != '@') || is_one_of(telling, p, n)) return true;
        if (*p == '@') p++; /* @@x: only SET could change it */
        p = n > 0 ? p + n : skip_other(p);
    }
    return false;
}
