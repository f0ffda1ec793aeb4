/* parse_name.c: identifiers: which words may be one, quoted names, qualified names, lists of them. See parser.h. */
#include "parse/parser.h"

/* The KEYWORD_ bits that make a word no name: in the mysql dialect those of the flavour. */
static unsigned reserved_by(const struct parser *p, enum keyword kw)
{
    unsigned flags = keyword_flags(kw);
    if (!p->mysql) return flags & KEYWORD_SQLITE;
    switch (p->options->flavour) {
    case FLAVOUR_ANY:
    case FLAVOUR_DOLT: break; /* Dolt reserves less than MySQL: not rank, groups, row, window */
    case FLAVOUR_MYSQL: return flags & KEYWORD_MYSQL;
    case FLAVOUR_MARIADB: return flags & KEYWORD_MARIADB;
    }
    unsigned both = KEYWORD_MYSQL | KEYWORD_MARIADB;
    return (flags & both) == both ? both : 0;
}

bool p_at_name(const struct parser *p)
{
    switch (p->tok.kind) {
    case TOKEN_WORD: return !reserved_by(p, p->tok.kw);
    case TOKEN_QUOTED_NAME: return true;
    case TOKEN_STRING: return !p->mysql;
    default: return false;
    }
}

/* A word that one server alone reserves: fine on the others. */
static void warn_half_reserved(struct parser *p)
{
    unsigned flags = keyword_flags(p->tok.kw) & (KEYWORD_MYSQL | KEYWORD_MARIADB);
    if (!p->mysql || p->options->flavour != FLAVOUR_ANY || !flags) return;
    struct str word = p_text(p, p->tok.span);
    struct parse_warning w = {p->tok.span, str_printf(p->arena, "`%.*s` is a reserved word of %s: quote it",
                                                      STR_ARG(word), flags == KEYWORD_MYSQL ? "MySQL" : "MariaDB")};
    vec_push(p->arena, &p->warnings, w);
}

void p_take_name(struct parser *p, struct name *out)
{
    bool quoted = p->tok.kind != TOKEN_WORD;
    *out = (struct name){quoted ? p_decode(p, p->tok) : p_text(p, p->tok.span), p->tok.span, quoted};
    vec_push(p->arena, &p->stmt->names, p->tok.span);
    p_advance(p);
}

/* At one place "a reserved word" says more than "expected a name". */
bool p_reserved(struct parser *p, const char *what)
{
    p_expected(p, what);
    if (p->tok.kind != TOKEN_WORD || !reserved_by(p, p->tok.kw)) return false;
    struct parse_error *e = &p->error;
    if (e->fatal || e->text.n || e->span.off != p->tok.span.off) return false;
    struct str word = p_text(p, p->tok.span);
    e->code = DIAG_E0117;
    e->text = str_printf(p->arena, "`%.*s` is a reserved word and cannot be %s", STR_ARG(word), what);
    bool ansi = !p->mysql || p->flags & LEX_ANSI_QUOTES;
    p_hint(p, ansi ? "quote it: \"%.*s\"" : "quote it: `%.*s`", STR_ARG(word));
    return false;
}

bool p_name(struct parser *p, struct name *out, const char *what)
{
    if (!p_at_name(p)) return p_reserved(p, what);
    warn_half_reserved(p);
    p_take_name(p, out);
    return true;
}

/* MySQL takes any word behind a dot. */
bool p_name_after_dot(struct parser *p, struct name *out, const char *what)
{
    if (!p->mysql || p->tok.kind != TOKEN_WORD) return p_name(p, out, what);
    p_take_name(p, out);
    return true;
}

bool p_qname(struct parser *p, struct qname *out, const char *what)
{
    *out = (struct qname){0};
    uint32_t start = p->tok.span.off;
    if (!p_name(p, &out->name, what)) return false;
    if (p_accept(p, TOKEN_DOT)) {
        out->schema = out->name;
        if (!p_name_after_dot(p, &out->name, what)) return false;
    }
    out->span = p_span_from(p, start);
    return true;
}

bool p_names(struct parser *p, name_vec *out, const char *what)
{
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    do {
        struct name n;
        if (!p_name(p, &n, what)) return false;
        vec_push(p->arena, out, n);
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}
