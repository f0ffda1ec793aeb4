/* c_lex.c: see c_lex.h. The lowest step of c_scan.
 *
 * Line continuations may stand anywhere, even inside a name or an escape, so every character is read through
 * c_char(). Trigraphs are not replaced: whether a compiler does it depends on its options, and where it would
 * change a query's text c_literal.c says so. A quotation that its line does not end is taken to end there:
 * inactive #if branches may hold any prose. */
#include "scan/c_lex.h"

#include <string.h>

void c_lexer_init(struct c_lexer *l, struct str text, uint32_t from, uint32_t end)
{
    *l = (struct c_lexer){.text = text, .at = from, .end = end, .fresh_line = true};
}

/* Length of the line continuation at `at` (backslash, blanks, newline), or 0. */
static uint32_t c_splice(struct str text, uint32_t end, uint32_t at)
{
    uint32_t i = at + 1;
    if (at >= end || text.p[at] != '\\') return 0;
    while (i < end && (text.p[i] == ' ' || text.p[i] == '\t' || text.p[i] == '\v' || text.p[i] == '\f')) i++;
    if (i < end && text.p[i] == '\r') i++;
    return i < end && text.p[i] == '\n' ? i + 1 - at : 0;
}

char c_char(struct str text, uint32_t end, uint32_t at, uint32_t *next)
{
    for (uint32_t n = c_splice(text, end, at); n; n = c_splice(text, end, at)) at += n;
    *next = at < end ? at + 1 : end;
    return at < end ? text.p[at] : '\0';
}

static char look(const struct c_lexer *l, uint32_t at, uint32_t *next)
{
    return c_char(l->text, l->end, at, next);
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

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f' || c == '\r';
}

static void skip_line_comment(struct c_lexer *l, uint32_t at)
{
    uint32_t next = at;
    while (at < l->end && look(l, at, &next) != '\n') at = next;
    l->at = at;
}

static void skip_block_comment(struct c_lexer *l, uint32_t at)
{
    uint32_t next, after;
    uint32_t start = l->at;
    for (; at < l->end; at = next)
        if (look(l, at, &next) == '*' && look(l, next, &after) == '/') {
            l->at = after;
            return;
        }
    l->at = l->end;
    l->open_comment = true;
    l->comment_off = start;
}

/* Blanks, continuations, comments; not newlines. */
static void skip_space(struct c_lexer *l)
{
    for (;;) {
        uint32_t next, after, splice = c_splice(l->text, l->end, l->at);
        if (splice) {
            l->at += splice;
            continue;
        }
        char c = look(l, l->at, &next);
        if (l->at < l->end && is_blank(c)) {
            l->at = next;
        } else if (c == '/' && look(l, next, &after) == '/') {
            skip_line_comment(l, after);
        } else if (c == '/' && look(l, next, &after) == '*') {
            skip_block_comment(l, after);
        } else {
            return;
        }
    }
}

/* A character constant or plain string, from its opening quote at `open`. */
static void lex_quoted(struct c_lexer *l, struct c_token *t, uint32_t open, char quote)
{
    uint32_t at = open + 1, next;
    t->kind = quote == '"' ? C_STRING : C_CHAR;
    t->body = at;
    for (; at < l->end; at = next) {
        char c = look(l, at, &next);
        if (c == '\n') break;
        if (c == quote) {
            t->body_end = next - 1;
            l->at = t->end = next;
            return;
        }
        if (c == '\\') {
            uint32_t escaped = next;
            if (look(l, escaped, &next) == '\n') next = escaped;
        }
    }
    t->open = true;
    t->body_end = t->end = l->at = at;
}

enum { MAX_RAW_DELIMITER = 16 };

static void lex_raw(struct c_lexer *l, struct c_token *t, uint32_t open)
{
    const char *p = l->text.p;
    uint32_t paren = open + 1;
    t->kind = C_STRING;
    t->raw = true;
    while (paren < l->end && paren - open - 1 <= MAX_RAW_DELIMITER && !strchr("( )\\\t\v\f\n\"", p[paren])) paren++;
    uint32_t n = paren - open - 1;
    if (paren < l->end && p[paren] == '(' && n <= MAX_RAW_DELIMITER) {
        t->body = paren + 1;
        for (uint32_t i = paren + 1; i < l->end && l->end - i >= n + 2; i++) {
            if (p[i] != ')' || p[i + n + 1] != '"' || memcmp(p + i + 1, p + open + 1, n) != 0) continue;
            t->body_end = i;
            l->at = t->end = i + n + 2;
            return;
        }
        l->open_raw = true;
        l->raw_off = t->off;
        paren = l->end;
    }
    t->open = true;
    t->body = t->body_end = t->end = l->at = paren;
}

struct prefix {
    const char *word;
    enum c_encoding encoding;
    bool raw;
};

static const struct prefix *string_prefix(const struct c_lexer *l, const struct c_token *word)
{
    static const struct prefix prefixes[] = {{"R", C_PLAIN, true}, {"u8", C_U8, false},  {"u8R", C_U8, true},
                                             {"L", C_WIDE, false}, {"LR", C_WIDE, true}, {"u", C_WIDE, false},
                                             {"uR", C_WIDE, true}, {"U", C_WIDE, false}, {"UR", C_WIDE, true}};
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++)
        if (c_token_is(l->text, word, prefixes[i].word)) return &prefixes[i];
    return NULL;
}

static void lex_word(struct c_lexer *l, struct c_token *t)
{
    uint32_t at = l->at, next;
    while (at < l->end && is_word(look(l, at, &next))) at = next;
    t->kind = C_WORD;
    t->end = l->at = at;
    char quote = look(l, at, &next);
    if (quote != '"' && quote != '\'') return;
    const struct prefix *p = string_prefix(l, t);
    if (!p || (quote == '\'' && p->raw)) return;
    t->encoding = p->encoding;
    if (p->raw)
        lex_raw(l, t, next - 1);
    else
        lex_quoted(l, t, next - 1, quote);
}

/* A preprocessing number: 1'000'000, 0x1p-3, 1.5e+3 hold no quotation and no operator. */
static void lex_number(struct c_lexer *l, struct c_token *t)
{
    uint32_t at = l->at, next, after;
    t->kind = C_NUMBER;
    for (char before = '\0'; at < l->end; at = next) {
        char c = look(l, at, &next);
        bool sign = (c == '+' || c == '-') && (before == 'e' || before == 'E' || before == 'p' || before == 'P');
        bool separator = c == '\'' && is_word(look(l, next, &after));
        if (!is_word(c) && c != '.' && !sign && !separator) break;
        before = c;
    }
    t->end = l->at = at;
}

struct c_token c_next(struct c_lexer *l)
{
    uint32_t next, after;
    skip_space(l);
    struct c_token t = {.kind = C_END, .off = l->at, .end = l->at, .first_on_line = l->fresh_line};
    if (l->at >= l->end) return t;
    char c = look(l, l->at, &next);
    l->fresh_line = c == '\n';
    if (c == '"' || c == '\'') {
        lex_quoted(l, &t, next - 1, c);
    } else if (is_digit(c) || (c == '.' && is_digit(look(l, next, &after)))) {
        lex_number(l, &t);
    } else if (is_word(c)) {
        lex_word(l, &t);
    } else if (c == '%' && look(l, next, &after) == ':') {
        t.kind = C_PUNCT;
        t.punct = '#'; /* a digraph */
        t.end = l->at = after;
    } else {
        t.kind = c == '\n' ? C_NEWLINE : C_PUNCT;
        t.punct = c;
        t.end = l->at = next;
    }
    return t;
}

bool c_token_is(struct str text, const struct c_token *t, const char *word)
{
    uint32_t at = t->off, next;
    for (; *word; word++, at = next)
        if (at >= t->end || c_char(text, t->end, at, &next) != *word) return false;
    return at >= t->end || (c_char(text, t->end, at, &next) == '\0' && next >= t->end);
}

struct str c_token_text(struct arena *a, struct str text, const struct c_token *t)
{
    struct str whole = str_sub(text, t->off, t->end - t->off);
    if (!whole.n || !memchr(whole.p, '\\', whole.n)) return whole;
    char *p = arena_alloc(a, whole.n + 1);
    size_t n = 0;
    for (uint32_t at = t->off, next; at < t->end; at = next) {
        char c = c_char(text, t->end, at, &next);
        if (c) p[n++] = c;
    }
    return (struct str){p, n};
}
