/* pg_lex.c: the tokenizer of the postgres front end (PARSE). Pure: no state, no allocation.
 *
 * It follows PostgreSQL's scan.l where the ends of tokens are concerned (nested comments, dollar
 * quotes, operators that give back a trailing sign), because its tokens must begin where
 * libpg_query's do. Two things differ: `:name` and `?` are placeholders, so `?` is part of no
 * operator. */
#include "parse/pg_lex.h"

#include <string.h>

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool pg_ident_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (unsigned char)c >= 128;
}

bool pg_ident_byte(char c)
{
    return pg_ident_start(c) || digit(c) || c == '$';
}

static char at(struct str t, size_t i)
{
    return i < t.n ? t.p[i] : '\0';
}

static bool op_byte(char c)
{
    return c != '\0' && strchr("+-*/<>=~!@#%^&|`", c) != NULL;
}

static enum pg_tok_kind ended(size_t from, size_t end, size_t *len, enum pg_tok_kind kind)
{
    *len = end - from;
    return kind;
}

static enum pg_tok_kind lex_line_comment(struct str t, size_t off, size_t *len)
{
    size_t i = off + 2;
    while (i < t.n && t.p[i] != '\n' && t.p[i] != '\r') {
        i++;
    }
    return ended(off, i, len, PG_BLANK);
}

/* PostgreSQL's block comments nest. */
static enum pg_tok_kind lex_block_comment(struct str t, size_t off, size_t *len)
{
    size_t depth = 0;
    for (size_t i = off; i < t.n; i++) {
        if (t.p[i] == '/' && at(t, i + 1) == '*') {
            depth++;
            i++;
        } else if (t.p[i] == '*' && at(t, i + 1) == '/') {
            i++;
            if (--depth == 0) {
                return ended(off, i + 1, len, PG_BLANK);
            }
        }
    }
    return ended(off, t.n, len, PG_OPEN);
}

static enum pg_tok_kind lex_blank(struct str t, size_t off, size_t *len)
{
    size_t i = off;
    while (i < t.n && blank(t.p[i])) {
        i++;
    }
    return ended(off, i, len, PG_BLANK);
}

/* `open` is where the quote stands; a doubled quote is part of it. */
static enum pg_tok_kind lex_quoted(struct str t, size_t off, size_t open, bool backslash, enum pg_tok_kind kind,
                                   size_t *len)
{
    char quote = t.p[open];
    for (size_t i = open + 1; i < t.n; i++) {
        if (backslash && t.p[i] == '\\') {
            i++;
        } else if (t.p[i] == quote && at(t, i + 1) == quote) {
            i++;
        } else if (t.p[i] == quote) {
            return ended(off, i + 1, len, kind);
        }
    }
    return ended(off, t.n, len, PG_OPEN);
}

static enum pg_tok_kind lex_word(struct str t, size_t off, size_t *len)
{
    size_t i = off;
    while (i < t.n && pg_ident_byte(t.p[i])) {
        i++;
    }
    return ended(off, i, len, PG_WORD);
}

/* Words, and the letters that begin a string: E'' B'' X'' U&'' U&"". (N'' is a type's name and a
 * string.) */
static enum pg_tok_kind lex_letter(struct str t, size_t off, size_t *len)
{
    char c = (char)(t.p[off] | 0x20), next = at(t, off + 1);
    if (next == '\'' && c == 'e') {
        return lex_quoted(t, off, off + 1, true, PG_STRING, len);
    }
    if (next == '\'' && (c == 'b' || c == 'x')) {
        return lex_quoted(t, off, off + 1, false, PG_BITS, len);
    }
    if (c == 'u' && next == '&' && at(t, off + 2) == '\'') {
        return lex_quoted(t, off, off + 2, false, PG_STRING, len);
    }
    if (c == 'u' && next == '&' && at(t, off + 2) == '"') {
        return lex_quoted(t, off, off + 2, false, PG_UNAME, len);
    }
    return lex_word(t, off, len);
}

static size_t skip_digits(struct str t, size_t i)
{
    while (i < t.n && digit(t.p[i])) {
        i++;
    }
    return i;
}

static enum pg_tok_kind lex_number(struct str t, size_t off, size_t *len)
{
    size_t i = skip_digits(t, off);
    if (at(t, i) == '.' && at(t, i + 1) != '.') {
        i = skip_digits(t, i + 1);
    }
    if ((at(t, i) | 0x20) == 'e') {
        size_t e = i + 1 + (size_t)(at(t, i + 1) == '+' || at(t, i + 1) == '-');
        if (digit(at(t, e))) {
            i = skip_digits(t, e);
        }
    }
    return ended(off, i, len, PG_NUMBER);
}

/* $$…$$ and $tag$…$tag$; *tag is the length of the opening one, 0: no dollar quote. */
static size_t dollar_tag(struct str t, size_t off)
{
    size_t i = off + 1;
    if (pg_ident_start(at(t, i))) {
        while (pg_ident_byte(at(t, i)) && at(t, i) != '$') {
            i++;
        }
    }
    return at(t, i) == '$' ? i + 1 - off : 0;
}

static enum pg_tok_kind lex_dollar(struct str t, size_t off, size_t *len)
{
    if (digit(at(t, off + 1))) {
        return ended(off, skip_digits(t, off + 1), len, PG_DOLLAR);
    }
    size_t tag = dollar_tag(t, off);
    if (tag == 0) {
        return ended(off, off + 1, len, PG_PUNCT);
    }
    for (size_t i = off + tag; i + tag <= t.n; i++) {
        if (t.p[i] == '$' && memcmp(t.p + i, t.p + off, tag) == 0) {
            return ended(off, i + tag, len, PG_STRING);
        }
    }
    return ended(off, t.n, len, PG_OPEN);
}

static enum pg_tok_kind lex_colon(struct str t, size_t off, size_t *len)
{
    char next = at(t, off + 1);
    if (next == ':' || next == '=') {
        return ended(off, off + 2, len, PG_OP);
    }
    if (!pg_ident_start(next)) {
        return ended(off, off + 1, len, PG_PUNCT);
    }
    size_t name;
    lex_word(t, off + 1, &name);
    size_t end = off + 1 + name;
    bool list = at(t, end) == '.' && at(t, end + 1) == '.' && at(t, end + 2) == '.';
    return ended(off, list ? end + 3 : end, len, PG_COLON);
}

/* A comment ends an operator; a sign at the end of a long one belongs to what follows, unless the
 * operator holds a byte that no SQL operator has. */
static enum pg_tok_kind lex_operator(struct str t, size_t off, size_t *len)
{
    size_t i = off;
    bool special = false;
    while (op_byte(at(t, i))) {
        bool comment = (t.p[i] == '/' && at(t, i + 1) == '*') || (t.p[i] == '-' && at(t, i + 1) == '-');
        if (comment && i > off) {
            break;
        }
        special = special || strchr("~!@#^&|`%", t.p[i]) != NULL;
        i++;
    }
    while (!special && i - off > 1 && (t.p[i - 1] == '+' || t.p[i - 1] == '-')) {
        i--;
    }
    return ended(off, i, len, PG_OP);
}

static enum pg_tok_kind lex_symbol(struct str t, size_t off, size_t *len)
{
    char c = t.p[off], next = at(t, off + 1);
    if (c == '-' && next == '-') {
        return lex_line_comment(t, off, len);
    }
    if (c == '/' && next == '*') {
        return lex_block_comment(t, off, len);
    }
    if (op_byte(c)) {
        return lex_operator(t, off, len);
    }
    if (c == '.' && next == '.') {
        return ended(off, off + 2, len, PG_OP);
    }
    if (c == '?') {
        return ended(off, skip_digits(t, off + 1), len, PG_QMARK);
    }
    return ended(off, off + 1, len, PG_PUNCT);
}

enum pg_tok_kind pg_lex(struct str t, size_t off, size_t *len)
{
    if (off >= t.n) {
        *len = 0;
        return PG_END;
    }
    char c = t.p[off];
    if (blank(c)) {
        return lex_blank(t, off, len);
    }
    if (pg_ident_start(c)) {
        return lex_letter(t, off, len);
    }
    if (digit(c) || (c == '.' && digit(at(t, off + 1)))) {
        return lex_number(t, off, len);
    }
    switch (c) {
    case '\'': return lex_quoted(t, off, off, false, PG_STRING, len);
    case '"': return lex_quoted(t, off, off, false, PG_QUOTED, len);
    case '$': return lex_dollar(t, off, len);
    case ':': return lex_colon(t, off, len);
    default: return lex_symbol(t, off, len);
    }
}
