/* sql_text.c: the text of a statement, as far as the runtime looks into it: blanks, comments, quotes, words, and nothing of grammar.
 *
 * Stage: under session.c and mysql_text.c, which have the words that they look for. The two dialects quote and comment in
 * different ways, and who takes one for the other looks for words in a text, or misses them behind one. */
#include "sql_text.h"

#include <strings.h>

/* ---------------------------------------------------------------- what is no word */

/* Behind the quoted text or name that starts at p; the end of the text when it does not end. A doubled quote starts the next one:
 * the same here. */
static const char *skip_quoted(const char *p, bool sqlite)
{
    char quote = *p == '[' ? ']' : *p;
    bool escapes = !sqlite && quote != '`';

    for (p++; *p; p++) {
        if (*p == '\\' && escapes && p[1])
            p++;
        else if (*p == quote)
            return p + 1;
    }
    return p;
}

static bool starts_quoted(const char *p, bool sqlite)
{
    return *p == '\'' || *p == '"' || *p == '`' || (sqlite && *p == '[');
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* A server's `--` starts a comment only before white space or the end. */
static bool starts_line_comment(const char *p, bool sqlite)
{
    if (p[0] == '-' && p[1] == '-') return sqlite || p[2] == '\0' || is_space(p[2]);
    return *p == '#' && !sqlite;
}

/* A server's version comment is none: it is executed. */
static bool starts_block_comment(const char *p, bool sqlite)
{
    if (p[0] != '/' || p[1] != '*') return false;
    return sqlite || (p[2] != '!' && !(p[2] == 'M' && p[3] == '!'));
}

/* Behind a comment or white space at p, or p itself. */
static const char *skip_blank(const char *p, bool sqlite)
{
    const char *end;

    if (starts_line_comment(p, sqlite)) return p + strcspn(p, "\n");
    if (!starts_block_comment(p, sqlite)) return is_space(*p) ? p + 1 : p;
    end = strstr(p + 2, "*/");
    return end ? end + 2 : p + strlen(p);
}

const char *sci_skip_blanks(const char *p, bool sqlite)
{
    for (const char *q = skip_blank(p, sqlite); q != p; q = skip_blank(p, sqlite)) p = q;
    return p;
}

const char *sci_skip_other(const char *p, bool sqlite)
{
    const char *q = skip_blank(p, sqlite);

    if (q != p) return q;
    return starts_quoted(p, sqlite) ? skip_quoted(p, sqlite) : p + 1;
}

/* ---------------------------------------------------------------- words */

static bool is_word_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           (unsigned char)c >= 0x80;
}

static size_t word_length(const char *p)
{
    size_t n = 0;

    while (is_word_char(p[n])) n++;
    return n;
}

static bool is_among(const char *const *words, const char *p, size_t n)
{
    for (; *words; words++)
        if (strlen(*words) == n && strncasecmp(*words, p, n) == 0) return true;
    return false;
}

bool sci_is_plain(const char *sql, size_t len, bool sqlite, const char *const *verbs, const char *const *telling)
{
    const char *p = sci_skip_blanks(sql, sqlite), *end = sql + len;

    while (p < end && *p == '(') p = sci_skip_blanks(p + 1, sqlite);
    if (p < end && !is_among(verbs, p, word_length(p))) return false;
    while (p < end && *p) {
        size_t n = word_length(p);

        if ((*p == '@' && p[1] != '@') || is_among(telling, p, n)) return false;
        if (*p == '@') p++; /* @@x: only SET could change it */
        p = n > 0 ? p + n : sci_skip_other(p, sqlite);
    }
    return true;
}
