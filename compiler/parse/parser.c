/* parser.c: see parser.h. The cursor: tokens, going back, and text. */
#include "parse/parser.h"

#include <string.h>

#include "scan/sql_piece.h"

void p_init(struct parser *p, struct arena *a, struct diags *d, const struct sql_options *o, const struct sqltext *text)
{
    *p = (struct parser){.arena = a, .diags = d, .options = o, .text = text};
    p->mysql = o->dialect == DIALECT_MYSQL;
    p->grammar = p->mysql ? &GRAMMAR_MYSQL : &GRAMMAR_SQLITE;
    p->flags = lex_flags(o);
    p->stmt = ARENA_NEW(a, struct stmt);
    p->stmt->text = text;
    p_advance(p);
}

/* ---------------------------------------------------------------- tokens */

struct cursor {
    uint32_t at;
    unsigned flags; /* with those of the place */
    bool in_code;
};

static bool is_name(enum token_kind kind)
{
    return kind == TOKEN_WORD || kind == TOKEN_QUOTED_NAME;
}

/* MySQL: a word right before a dot and a name is a name, whatever it says. */
static enum keyword keyword_at(const struct parser *p, struct span span)
{
    struct str text = p->text->text;
    size_t dot = (size_t)span.off + span.len;
    enum token_kind kind = TOKEN_END;
    if (p->mysql && dot + 1 < text.n && text.p[dot] == '.') {
        lex_token(p->flags | (unsigned)LEX_AFTER_DOT, str_sub(text, dot + 1, text.n), &kind);
        if (kind == TOKEN_WORD) return KW_NONE;
    }
    return keyword_find(p_text(p, span));
}

/* The next token that is no blank, comment or edge of a versioned comment. */
static struct token next_token(const struct parser *p, struct cursor *c)
{
    struct str text = p->text->text;
    for (;;) {
        enum token_kind kind;
        unsigned flags = c->flags | (c->in_code ? (unsigned)LEX_IN_CODE : 0u);
        size_t n = lex_token(flags, str_sub(text, c->at, text.n), &kind);
        struct span span = {c->at, (uint32_t)n};
        c->at += (uint32_t)n;
        c->flags = p->flags;
        if (kind == TOKEN_CODE_OPEN || kind == TOKEN_CODE_CLOSE)
            c->in_code = kind == TOKEN_CODE_OPEN;
        else if (kind != TOKEN_SPACE && kind != TOKEN_COMMENT)
            return (struct token){kind, kind == TOKEN_WORD ? keyword_at(p, span) : KW_NONE, span};
    }
}

/* The cursor behind a token: what is right behind a name or a dot is read differently in MySQL. */
static struct cursor behind(const struct parser *p, struct token t, bool prev_name)
{
    unsigned flags = p->flags;
    if (p->mysql && t.kind == TOKEN_WORD) flags |= LEX_AFTER_NAME;
    if (p->mysql && t.kind == TOKEN_DOT && prev_name) flags |= LEX_AFTER_DOT;
    return (struct cursor){t.span.off + t.span.len, flags, p->in_code};
}

static void unterminated(struct parser *p)
{
    struct str t = p_text(p, p->tok.span);
    const char *what = t.n && t.p[0] == '/' ? "comment" : t.n && (t.p[0] == '`' || t.p[0] == '[') ? "name" : "string";
    p_fatal(p, DIAG_E0107, (struct span){p->tok.span.off, 1}, "this %s does not end", what);
    if (sql_quote_within(p->text->text, p->tok.span.off)) p_hint(p, "a quote within a string is written twice: ''");
}

void p_advance(struct parser *p)
{
    struct cursor c = behind(p, p->tok, p->prev_name);
    p->prev_end = p->tok.span.off + p->tok.span.len;
    p->prev_name = is_name(p->tok.kind);
    p->tok = next_token(p, &c);
    p->in_code = c.in_code;
    if (p->tok.kind == TOKEN_UNTERMINATED) unterminated(p);
    if (p->tok.kind == TOKEN_END && p->in_code)
        p_fatal(p, DIAG_E0107, p->tok.span, "the versioned comment around this does not end");
}

struct token p_peek_after(const struct parser *p, struct token t)
{
    struct cursor c = behind(p, t, p->prev_name || is_name(p->tok.kind));
    return next_token(p, &c);
}

struct token p_peek(const struct parser *p)
{
    struct cursor c = behind(p, p->tok, p->prev_name);
    return next_token(p, &c);
}

bool p_at(const struct parser *p, enum token_kind kind)
{
    return p->tok.kind == kind;
}

bool p_at_kw(const struct parser *p, enum keyword kw)
{
    return p->tok.kw == kw;
}

bool p_peek_kw(const struct parser *p, enum keyword kw)
{
    return p_peek(p).kw == kw;
}

bool p_at_word(const struct parser *p)
{
    return p->tok.kind == TOKEN_WORD;
}

bool p_at_end(const struct parser *p)
{
    return p->tok.kind == TOKEN_END || p->tok.kind == TOKEN_SEMICOLON;
}

bool p_adjacent(const struct parser *p)
{
    return p->tok.span.off == p->prev_end;
}

bool p_accept(struct parser *p, enum token_kind kind)
{
    if (p->tok.kind != kind) return false;
    p_advance(p);
    return true;
}

bool p_accept_kw(struct parser *p, enum keyword kw)
{
    if (p->tok.kw != kw) return false;
    p_advance(p);
    return true;
}

bool p_accept_kws(struct parser *p, enum keyword a, enum keyword b)
{
    if (p->tok.kw != a || !p_peek_kw(p, b)) return false;
    p_advance(p);
    p_advance(p);
    return true;
}

bool p_expect(struct parser *p, enum token_kind kind)
{
    return p_accept(p, kind) || p_expected(p, token_kind_name(kind));
}

bool p_expect_kw(struct parser *p, enum keyword kw)
{
    return p_accept_kw(p, kw) || p_expected(p, keyword_text(kw));
}

struct mark p_mark(const struct parser *p)
{
    return (struct mark){p->tok,   p->prev_end,       p->prev_name,     p->in_code,
                         p->depth, p->stmt->params.n, p->stmt->names.n, p->warnings.n};
}

bool p_reset(struct parser *p, const struct mark *m)
{
    if (p->error.fatal) return false;
    p->tok = m->tok;
    p->prev_end = m->prev_end;
    p->prev_name = m->prev_name;
    p->in_code = m->in_code;
    p->depth = m->depth;
    p->stmt->params.n = m->n_params;
    p->stmt->names.n = m->n_names;
    p->warnings.n = m->n_warnings;
    return true;
}

bool p_enter(struct parser *p)
{
    if (p->depth >= PARSE_MAX_DEPTH)
        return p_fatal(p, DIAG_E0105, p->tok.span, "nested more than %d deep", PARSE_MAX_DEPTH);
    p->depth++;
    return true;
}

void p_leave(struct parser *p)
{
    p->depth--;
}

/* To the end, whatever stands there: for statements that are not parsed. */
bool p_skip_statement(struct parser *p)
{
    while (!p_at(p, TOKEN_END) && !(p->in_body && p_at(p, TOKEN_SEMICOLON)) && !p->error.fatal) p_advance(p);
    return !p->error.fatal;
}

/* ---------------------------------------------------------------- text */

struct str p_text(const struct parser *p, struct span span)
{
    return str_sub(p->text->text, span.off, span.len);
}

struct span p_span_from(const struct parser *p, uint32_t start)
{
    return (struct span){start, p->prev_end > start ? p->prev_end - start : 0};
}

/* MySQL's escapes; \% and \_ keep their backslash, for LIKE to see. Gives how many bytes it wrote. */
static size_t unescape(char c, char *out)
{
    switch (c) {
    case '0': *out = '\0'; return 1;
    case 'b': *out = '\b'; return 1;
    case 'n': *out = '\n'; return 1;
    case 'r': *out = '\r'; return 1;
    case 't': *out = '\t'; return 1;
    case 'Z': *out = '\032'; return 1;
    case '%':
    case '_':
        out[0] = '\\';
        out[1] = c;
        return 2;
    default: *out = c; return 1;
    }
}

/* What stands between the quotes: a doubled quote is one; MySQL strings have backslashes too. */
static struct str unquote(struct parser *p, struct str inside, char quote, bool backslash)
{
    if (!memchr(inside.p, quote, inside.n) && !(backslash && memchr(inside.p, '\\', inside.n))) return inside;
    char *out = arena_alloc(p->arena, inside.n + 1);
    size_t n = 0;
    for (size_t i = 0; i < inside.n; i++) {
        char c = inside.p[i];
        if (backslash && c == '\\' && i + 1 < inside.n) {
            n += unescape(inside.p[++i], out + n);
        } else {
            out[n++] = c;
            if (c == quote) i++;
        }
    }
    return (struct str){out, n};
}

struct str p_decode(struct parser *p, struct token t)
{
    struct str s = p_text(p, t.span);
    while (s.n && s.p[0] != '\'' && s.p[0] != '"' && s.p[0] != '`' && s.p[0] != '[') s = str_sub(s, 1, s.n);
    if (s.n < 2) return (struct str){"", 0};
    bool string = t.kind == TOKEN_STRING || t.kind == TOKEN_NATIONAL || t.kind == TOKEN_AT_NAME;
    bool backslash = p->mysql && string && s.p[0] != '`' && !(p->flags & LEX_NO_BACKSLASH_ESCAPES);
    struct str inside = str_sub(s, 1, s.n - 2);
    return s.p[0] == '[' ? inside : unquote(p, inside, s.p[0], backslash);
}
