/* slip.c: see slip.h: the tokens around an error, and what the rules ask of them. */
#include "parse/slip.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---------------------------------------------------------------- questions */

struct slip_token slip_token(const struct slip *s, int by)
{
    long at = (long)s->at + by;
    struct slip_token none = {.kind = TOKEN_END};
    return at >= 0 && at < (long)s->tokens.n ? s->tokens.v[at] : none;
}

bool slip_is(const struct slip *s, int by, const char *word)
{
    struct slip_token t = slip_token(s, by);
    return t.kind == TOKEN_WORD && str_is(t.text, word);
}

bool slip_kind(const struct slip *s, int by, enum token_kind kind)
{
    return slip_token(s, by).kind == kind;
}

bool slip_text(const struct slip *s, int by, const char *text)
{
    return str_eq(slip_token(s, by).text, str_from(text));
}

bool slip_expects(const struct slip *s, const char *what)
{
    for (unsigned i = 0; i < s->e->n_expected; i++)
        if (strcmp(s->e->expected[i], what) == 0) return true;
    return false;
}

bool slip_wants_end(const struct slip *s)
{
    return slip_expects(s, "the end of the statement") || slip_expects(s, "`)`");
}

bool slip_first(const struct slip *s, const char *word)
{
    return s->tokens.n && s->tokens.v[0].kind == TOKEN_WORD && str_is(s->tokens.v[0].text, word);
}

static bool is_literal(enum token_kind k)
{
    return k >= TOKEN_STRING && k <= TOKEN_SYSTEM_NAME;
}

static bool is_clause_word(struct str w)
{
    static const char *const words[] = {"SELECT", "FROM",      "WHERE", "GROUP",     "HAVING",
                                        "ORDER",  "LIMIT",     "UNION", "SET",       "ON",
                                        "VALUES", "RETURNING", "JOIN",  "INTERSECT", "EXCEPT"};
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(w, words[i])) return true;
    return false;
}

static bool is_name(const struct slip_token *t)
{
    static const char *const operators[] = {"AND",   "OR",   "NOT",   "IS",    "IN",    "LIKE",     "BETWEEN",
                                            "THEN",  "ELSE", "WHEN",  "CASE",  "FROM",  "INTO",     "AS",
                                            "BY",    "XOR",  "DIV",   "MOD",   "END",   "DESC",     "ASC",
                                            "INNER", "LEFT", "RIGHT", "CROSS", "USING", "DISTINCT", "ALL"};
    for (unsigned i = 0; i < sizeof operators / sizeof *operators; i++)
        if (str_is(t->text, operators[i])) return false;
    return t->kind == TOKEN_QUOTED_NAME || (t->kind == TOKEN_WORD && !is_clause_word(t->text));
}

bool slip_ends_operand(const struct slip *s, int by)
{
    struct slip_token t = slip_token(s, by);
    return is_literal(t.kind) || t.kind == TOKEN_RPAREN || is_name(&t) || str_is(t.text, "END");
}

bool slip_begins_operand(const struct slip *s, int by)
{
    struct slip_token t = slip_token(s, by);
    return is_literal(t.kind) || is_name(&t);
}

/* Backwards over what stands at the found token's own level. */
struct str slip_clause(const struct slip *s, unsigned *index)
{
    unsigned depth = slip_token(s, 0).depth;
    for (unsigned i = s->at; i-- > 0;) {
        const struct slip_token *t = &s->tokens.v[i];
        if (t->depth < depth) break;
        if (t->depth == depth && t->kind == TOKEN_WORD && is_clause_word(t->text)) {
            *index = i;
            return t->text;
        }
    }
    *index = 0;
    return STR("");
}

/* ---------------------------------------------------------------- answers */

static struct str format_text(struct slip *s, const char *format, va_list args)
{
    char line[256];
    int n = vsnprintf(line, sizeof line, format, args);
    size_t len = n < 0 ? 0 : (size_t)n < sizeof line ? (size_t)n : sizeof line - 1;
    return str_dup(s->p->arena, (struct str){line, len});
}

bool slip_hint(struct slip *s, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    s->e->hint = format_text(s, format, args);
    va_end(args);
    return true;
}

bool slip_says(struct slip *s, int by, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    s->e->text = format_text(s, format, args);
    va_end(args);
    s->e->code = DIAG_E0103;
    s->e->hint = (struct str){0};
    s->e->span = slip_token(s, by).span;
    return true;
}

/* ---------------------------------------------------------------- the search */

static void read_tokens(struct slip *s)
{
    enum { BEHIND = 3 };
    struct parser *p = s->p;
    unsigned depth = 0, behind = 0, flags = p->flags;
    enum token_kind kind;
    s->at = UINT32_MAX;
    for (size_t at = 0, n; behind <= BEHIND; at += n) {
        n = lex_token(flags, str_sub(p->text->text, at, p->text->text.n), &kind);
        flags = kind == TOKEN_CODE_OPEN    ? p->flags | (unsigned)LEX_IN_CODE
                : kind == TOKEN_CODE_CLOSE ? p->flags
                                           : flags;
        if (kind >= TOKEN_SPACE && kind <= TOKEN_CODE_CLOSE) continue;
        struct span span = {(uint32_t)at, (uint32_t)n};
        bool found = s->at == UINT32_MAX && (span.off >= s->e->span.off || kind == TOKEN_END);
        if (found) s->at = s->tokens.n;
        behind += s->at != UINT32_MAX;
        if (kind == TOKEN_RPAREN && depth) depth--;
        struct slip_token t = {kind, p_text(p, span), span, depth};
        vec_push(p->arena, &s->tokens, t);
        depth += kind == TOKEN_LPAREN;
        if (!n) break;
    }
}

static bool try_rules(struct slip *s, slip_rule *const *rules)
{
    for (; *rules; rules++)
        if ((*rules)(s)) return true;
    return false;
}

/* SELECT a FORM t: the word before what was found, taken for an alias. */
static bool misspelt(struct parser *p)
{
    static const struct str words[] = {{"FROM", 4},  {"WHERE", 5}, {"GROUP", 5},  {"ORDER", 5}, {"HAVING", 6},
                                       {"LIMIT", 5}, {"JOIN", 4},  {"VALUES", 6}, {"UNION", 5}, {"OFFSET", 6}};
    const struct parse_error *e = &p->error;
    if (!p->stmt->names.n) return false;
    struct span last = p->stmt->names.v[p->stmt->names.n - 1];
    uint32_t end = last.off + last.len;
    if (end > e->span.off || str_trim(p_text(p, (struct span){end, e->span.off - end})).n) return false;
    struct str word = p_text(p, last), meant = diag_nearest(word, words, sizeof words / sizeof *words);
    if (!meant.n) return false;
    p->error.span = last;
    p->error.text = str_printf(p->arena, "expected %.*s, found `%.*s`", STR_ARG(meant), STR_ARG(word));
    p_hint(p, "did you mean %.*s?", STR_ARG(meant));
    return true;
}

void slip_find(struct parser *p)
{
    struct slip s = {.p = p, .e = &p->error};
    bool syntax = p->error.code == DIAG_E0103 || p->error.code == DIAG_E0117;
    if (!syntax || p->error.fatal) return;
    read_tokens(&s);
    if (s.at == UINT32_MAX) return;
    if (try_rules(&s, slip_foreign_rules) || try_rules(&s, slip_clause_rules)) return;
    if (!try_rules(&s, slip_expr_rules) && !s.e->hint.n && !misspelt(p)) try_rules(&s, slip_last_rules);
}
