/* sql_piece.c: see sql_piece.h. The lowest step of scan: no state, no memory. */
#include "scan/sql_piece.h"

#include <string.h>

static char at_or_nul(struct str s, size_t i)
{
    return i < s.n ? s.p[i] : '\0';
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c) || c == '_' || c == '$' ||
           (unsigned char)c >= 0x80;
}

static bool delimiter_at(struct str delimiter, struct str sql, size_t at)
{
    return sql.n - at >= delimiter.n && memcmp(sql.p + at, delimiter.p, delimiter.n) == 0;
}

static struct sql_piece piece(enum sql_piece_kind kind, size_t off, size_t end)
{
    return (struct sql_piece){kind, (uint32_t)off, (uint32_t)(end - off), false};
}

/* MySQL asks for a blank or control character after the two dashes, so that `5--1` is a difference. */
static bool starts_line_comment(const struct sql_options *o, struct str sql, size_t at)
{
    if (sql.p[at] == '#') return o->dialect == DIALECT_MYSQL;
    if (sql.p[at] != '-' || at_or_nul(sql, at + 1) != '-') return false;
    unsigned char next = (unsigned char)at_or_nul(sql, at + 2);
    return o->dialect != DIALECT_MYSQL || next <= ' ' || next == 0x7F;
}

static struct sql_piece line_comment(const struct sql_options *o, struct str sql, size_t at)
{
    size_t end = at;
    while (end < sql.n && sql.p[end] != '\n' && !(o->dialect == DIALECT_POSTGRES && sql.p[end] == '\r')) end++;
    return piece(PIECE_LINE_COMMENT, at, end);
}

/* PostgreSQL's block comments nest. */
static struct sql_piece block_comment(const struct sql_options *o, struct str sql, size_t at)
{
    size_t depth = 1, i = at + 2;
    for (; i < sql.n; i++) {
        if (sql.p[i] == '*' && at_or_nul(sql, i + 1) == '/') {
            i++;
            if (--depth == 0) return piece(PIECE_BLOCK_COMMENT, at, i + 1);
        } else if (o->dialect == DIALECT_POSTGRES && sql.p[i] == '/' && at_or_nul(sql, i + 1) == '*') {
            i++;
            depth++;
        }
    }
    struct sql_piece p = piece(PIECE_BLOCK_COMMENT, at, sql.n);
    p.open = true;
    return p;
}

static struct sql_piece code_open(struct str sql, size_t at, size_t bang)
{
    size_t end = bang + 1;
    while (end < sql.n && end < bang + 7 && is_digit(sql.p[end])) end++;
    return piece(PIECE_CODE_OPEN, at, end);
}

/* For a server of version 9.99.99 or above: no server's, so nothing but a comment. mariadb-dump begins so. */
static bool is_for_no_server(struct str sql, size_t bang)
{
    return str_starts(str_sub(sql, bang + 1, 5), "99999");
}

static struct sql_piece comment(const struct sql_options *o, struct str sql, size_t at)
{
    size_t bang = at_or_nul(sql, at + 2) == 'M' ? at + 3 : at + 2;
    bool code = o->dialect == DIALECT_MYSQL && at_or_nul(sql, bang) == '!' && !is_for_no_server(sql, bang);
    return code ? code_open(sql, at, bang) : block_comment(o, sql, at);
}

/* From `start` to the closing quote; a doubled one is content, so is one after a backslash where that counts. */
static struct sql_piece quoted(struct str sql, size_t start, size_t open, char close, bool backslash)
{
    for (size_t i = open + 1; i < sql.n; i++) {
        if (backslash && sql.p[i] == '\\') {
            i++;
        } else if (sql.p[i] == close) {
            if (close == ']' || at_or_nul(sql, i + 1) != close) return piece(PIECE_QUOTED, start, i + 1);
            i++;
        }
    }
    struct sql_piece p = piece(PIECE_QUOTED, start, sql.n);
    p.open = true;
    return p;
}

static bool mysql_backslash(const struct sql_options *o, char quote)
{
    if (o->dialect != DIALECT_MYSQL || (o->modes & MODE_NO_BACKSLASH_ESCAPES)) return false;
    return quote == '\'' || (quote == '"' && !(o->modes & MODE_ANSI_QUOTES));
}

/* $tag$ … $tag$; `$1` and a lone `$` are none. */
static bool dollar_quoted(struct str sql, size_t at, struct sql_piece *out)
{
    size_t i = at + 1;
    while (is_word(at_or_nul(sql, i)) && sql.p[i] != '$') i++;
    if (at_or_nul(sql, i) != '$' || is_digit(at_or_nul(sql, at + 1))) return false;
    struct str tag = str_sub(sql, at, i + 1 - at);
    for (size_t end = i + 1; end + tag.n <= sql.n; end++) {
        if (sql.p[end] != '$' || memcmp(sql.p + end, tag.p, tag.n) != 0) continue;
        *out = piece(PIECE_QUOTED, at, end + tag.n);
        return true;
    }
    *out = piece(PIECE_QUOTED, at, sql.n);
    out->open = true;
    return true;
}

static struct sql_piece word(const struct sql_options *o, struct str delimiter, struct str sql, size_t at)
{
    size_t end = at + 1;
    while (end < sql.n && is_word(sql.p[end]) && !delimiter_at(delimiter, sql, end)) end++;
    bool escape_string = o->dialect == DIALECT_POSTGRES && end == at + 1 && (sql.p[at] == 'e' || sql.p[at] == 'E') &&
                         at_or_nul(sql, end) == '\'';
    if (escape_string) return quoted(sql, at, end, '\'', true);
    return piece(PIECE_WORD, at, end);
}

static bool opens_quotation(const struct sql_options *o, char c)
{
    return c == '\'' || c == '"' || (c == '`' && o->dialect != DIALECT_POSTGRES) ||
           (c == '[' && o->dialect == DIALECT_SQLITE);
}

struct sql_piece sql_piece_at(const struct sql_options *o, struct str delimiter, struct str sql, uint32_t at)
{
    if (at >= sql.n) return piece(PIECE_NONE, sql.n, sql.n);
    char c = sql.p[at], next = at_or_nul(sql, at + 1u);
    struct sql_piece dollar;
    if (delimiter_at(delimiter, sql, at)) return piece(PIECE_DELIMITER, at, at + delimiter.n);
    if (is_blank(c)) {
        size_t end = at + 1u;
        while (end < sql.n && is_blank(sql.p[end])) end++;
        return piece(PIECE_BLANK, at, end);
    }
    if (starts_line_comment(o, sql, at)) return line_comment(o, sql, at);
    if (c == '/' && next == '*') return comment(o, sql, at);
    if (c == '*' && next == '/' && o->dialect == DIALECT_MYSQL) return piece(PIECE_CODE_CLOSE, at, at + 2u);
    if (opens_quotation(o, c)) return quoted(sql, at, at, c == '[' ? ']' : c, mysql_backslash(o, c));
    if (c == '$' && o->dialect == DIALECT_POSTGRES && dollar_quoted(sql, at, &dollar)) return dollar;
    if (is_word(c)) return word(o, delimiter, sql, at);
    return piece(PIECE_OTHER, at, at + 1u);
}

bool sql_quote_within(struct str sql, size_t off)
{
    if (!off || off >= sql.n || sql.p[off] != '\'') return false;
    unsigned char before = (unsigned char)sql.p[off - 1];
    return (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') || before >= 0x80;
}

bool sql_creates(const struct sql_options *o, struct str sql)
{
    struct sql_piece p = {0};
    do p = sql_piece_at(o, STR(";"), sql, p.off + p.len);
    while (p.kind == PIECE_BLANK || p.kind == PIECE_LINE_COMMENT || p.kind == PIECE_BLOCK_COMMENT);
    return str_is(str_sub(sql, p.off, p.len), "CREATE");
}
