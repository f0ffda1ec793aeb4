/* mysql_json_table.c: JSON_TABLE(document, path COLUMNS (…)) alias, of MySQL, MariaDB and Dolt. PARSE.
 *
 * column = name FOR ORDINALITY | name type [EXISTS] PATH path [how ON EMPTY] [how ON ERROR]
 *        | NESTED [PATH] path COLUMNS (column, …);   how = NULL | ERROR | DEFAULT literal */
#include "parse/parser.h"

/* What both servers refuse of a path at first sight: it begins with $. */
static bool path(struct parser *p)
{
    struct span at = p->tok.span;
    if (!p_at(p, TOKEN_STRING)) return p_expected(p, "a JSON path");
    struct str text = str_trim(p_decode(p, p->tok));
    p_advance(p);
    if (text.n && text.p[0] == '$') return true;
    return p_fail(p, at, "a JSON path begins with $");
}

static bool default_value(struct parser *p)
{
    if (!p_at(p, TOKEN_STRING) &&
        !p_servers(p, SERVER_MARIADB | SERVER_DOLT, p->tok.span, "a DEFAULT that is no string in JSON_TABLE"))
        return false;
    return parse_expr_level(p, p->grammar->like_right) != NULL;
}

/* how ON EMPTY, how ON ERROR, each once, MySQL and MariaDB in any order */
static bool on_clauses(struct parser *p)
{
    for (unsigned i = 0; i < 2; i++) {
        struct mark m = p_mark(p);
        bool some = p_accept_kw(p, KW_NULL) || p_accept_kw(p, KW_ERROR);
        if (!some && p_accept_kw(p, KW_DEFAULT)) {
            if (!default_value(p)) return false;
            some = true;
        }
        if (!some) return p_reset(p, &m);
        if (!p_expect_kw(p, KW_ON)) return false;
        if (!p_accept_kw(p, KW_EMPTY) && !p_expect_kw(p, KW_ERROR)) return false;
    }
    return true;
}

static bool columns(struct parser *p, struct json_table *out);

static bool nested(struct parser *p, struct json_table *out)
{
    p_advance(p);
    if (!p_accept_kw(p, KW_PATH) && !p_servers(p, SERVER_DOLT, p->tok.span, "NESTED without PATH")) return false;
    if (!p_enter(p)) return false;
    bool ok = path(p) && columns(p, out);
    p_leave(p);
    return ok;
}

static bool column(struct parser *p, struct json_table *out)
{
    if (p_at_kw(p, KW_NESTED) && (p_peek_kw(p, KW_PATH) || p_peek(p).kind == TOKEN_STRING)) return nested(p, out);
    struct json_column c = {0};
    if (!p_name(p, &c.name, "a column")) return false;
    if (p_accept_kw(p, KW_FOR)) {
        c.ordinality = true;
        vec_push(p->arena, &out->columns, c);
        return p_expect_kw(p, KW_ORDINALITY);
    }
    if (!parse_type(p, &c.type)) return false;
    c.exists = p_accept_kw(p, KW_EXISTS);
    vec_push(p->arena, &out->columns, c);
    return p_expect_kw(p, KW_PATH) && path(p) && on_clauses(p);
}

static bool columns(struct parser *p, struct json_table *out)
{
    if (!p_expect_kw(p, KW_COLUMNS) || !p_expect(p, TOKEN_LPAREN)) return false;
    do {
        if (!column(p, out)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

/* At JSON_TABLE (. The alias is the caller's. */
bool parse_json_table(struct parser *p, struct table_ref *t)
{
    t->name.name = (struct name){STR("JSON_TABLE"), p->tok.span, false};
    t->name.span = p->tok.span;
    t->json = ARENA_NEW(p->arena, struct json_table);
    p_advance(p);
    p_advance(p);
    struct expr *document = parse_expr(p);
    if (!document || !p_expect(p, TOKEN_COMMA)) return false;
    vec_push(p->arena, &t->args, document);
    return path(p) && columns(p, t->json) && p_expect(p, TOKEN_RPAREN);
}
