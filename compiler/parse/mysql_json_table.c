/* mysql_json_table.c: JSON_TABLE(document, path COLUMNS (…)) alias, of MySQL, MariaDB and Dolt. PARSE.
 *
 * column = name FOR ORDINALITY | name type [EXISTS] PATH path [how ON EMPTY] [how ON ERROR]
 *        | NESTED [PATH] path COLUMNS (column, …);   how = NULL | ERROR | DEFAULT literal */
#include "parse/parser.h"

#include <string.h>

/* ---------------------------------------------------------------- paths */

static size_t blanks(struct str s, size_t i)
{
    while (i < s.n && (s.p[i] == ' ' || s.p[i] == '\t' || s.p[i] == '\n' || s.p[i] == '\r')) i++;
    return i;
}

static size_t quoted_key(struct str s, size_t i)
{
    for (i++; i < s.n && s.p[i] != '"'; i++)
        if (s.p[i] == '\\') i++;
    return i < s.n ? i + 1 : 0;
}

/* .key, ."key", .*; strict: as MySQL reads a key, which is an identifier. 0: none. */
static size_t member(struct str s, size_t i, bool strict)
{
    i = blanks(s, i + 1);
    if (i >= s.n) return 0;
    if (s.p[i] == '"') return quoted_key(s, i);
    size_t start = i;
    while (i < s.n && s.p[i] != '.' && s.p[i] != '[' && !(strict && s.p[i] == ' ')) i++;
    bool digit = s.p[start] >= '0' && s.p[start] <= '9';
    return i == start || (strict && digit) ? 0 : i;
}

static size_t cell(struct str s, size_t i)
{
    const char *end = memchr(s.p + i, ']', s.n - i);
    return end && (size_t)(end - s.p) > blanks(s, i + 1) ? (size_t)(end - s.p) + 1 : 0;
}

static bool path_fits(struct str s, bool strict)
{
    size_t i = blanks(s, 1);
    while (i < s.n) {
        bool deep = s.p[i] == '*' && i + 2 < s.n && s.p[i + 1] == '*';
        i = deep ? i + 2 : s.p[i] == '.' ? member(s, i, strict) : s.p[i] == '[' ? cell(s, i) : 0;
        if (!i) return false;
        i = blanks(s, i);
    }
    return true;
}

bool mysql_json_path(struct parser *p)
{
    struct span at = p->tok.span;
    if (!p_at(p, TOKEN_STRING)) return p_expected(p, "a JSON path");
    struct str text = str_trim(p_decode(p, p->tok));
    p_advance(p);
    if (!text.n || text.p[0] != '$') return p_fail(p, at, "a JSON path begins with $");
    if (path_fits(text, p->options->flavour == FLAVOUR_MYSQL)) return true;
    p_fail(p, at, "this is no JSON path");
    p_hint(p, "write $.key, $.\"any key\", $[0] or $[*], one behind the other");
    return false;
}

/* ---------------------------------------------------------------- columns */

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
    bool ok = mysql_json_path(p) && columns(p, out);
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
    bool unusual = p_at_kw(p, KW_ENUM) || p_at_kw(p, KW_SET) || p_at_kw(p, KW_SERIAL);
    if (unusual && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "this type in JSON_TABLE")) return false;
    if (!parse_type(p, &c.type)) return false;
    c.exists = p_accept_kw(p, KW_EXISTS);
    vec_push(p->arena, &out->columns, c);
    if (!p_expect_kw(p, KW_PATH) || !mysql_json_path(p)) return false;
    struct span at = p->tok.span;
    bool said = p_at_kw(p, KW_NULL) || p_at_kw(p, KW_ERROR) || p_at_kw(p, KW_DEFAULT);
    if (c.exists && said && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, at, "ON EMPTY and ON ERROR behind EXISTS"))
        return false;
    return on_clauses(p);
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
    return mysql_json_path(p) && columns(p, t->json) && p_expect(p, TOKEN_RPAREN);
}
