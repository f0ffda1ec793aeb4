/* mysql_call.c: MySQL's functions with a syntax of their own. PARSE. All become EXPR_CALL (CONVERT(a, type) an EXPR_CAST):
 *
 *   EXTRACT(unit FROM e)              list e; syntax: the unit
 *   TRIM([LEADING|TRAILING|BOTH] [r] FROM s)   list s, r?; syntax: LEADING, TRAILING, BOTH, or empty for TRIM(s)
 *   SUBSTRING(s FROM p [FOR n])       list s, p, n?, as SUBSTRING(s, p, n)
 *   POSITION(a IN b)                  list a, b
 *   CONVERT(e USING cs), CHAR(a, b USING cs)   syntax USING; name: the character set
 *   TIMESTAMPADD(unit, a, b), TIMESTAMPDIFF    list a, b; syntax: the unit
 *   GET_FORMAT(DATE, e)               list e; syntax: the word
 *   DATE_ADD(d, INTERVAL e unit)      list d, an EXPR_INTERVAL; so DATE_SUB, ADDDATE, SUBDATE
 *   GROUP_CONCAT([DISTINCT] a, b [ORDER BY …] [SEPARATOR s] [LIMIT …]), JSON_ARRAYAGG
 *   COLUMN_GET(c, n AS type)          list c, n; type_name
 *   JSON_VALUE(d, p [RETURNING type] …)        list d, p; type_name; syntax: the rest as written
 *   WEIGHT_STRING(e [AS CHAR(n)] …)   list e; syntax: AS … as written */
#include "parse/parser.h"

static bool push(struct parser *p, struct expr *call, struct expr *argument)
{
    if (!argument) return false;
    vec_push(p->arena, &call->list, argument);
    return true;
}

static bool push_expr(struct parser *p, struct expr *call)
{
    return push(p, call, parse_expr(p));
}

static bool comma_expr(struct parser *p, struct expr *call)
{
    return p_expect(p, TOKEN_COMMA) && push_expr(p, call);
}

static struct str upper_text(struct parser *p, struct name n)
{
    enum keyword kw = keyword_find(n.text);
    return kw == KW_NONE ? str_dup(p->arena, n.text) : str_from(keyword_text(kw));
}

static bool take_unit(struct parser *p, struct expr *e)
{
    struct name unit;
    if (!mysql_unit(p, &unit)) return false;
    e->call->syntax = upper_text(p, unit);
    return true;
}

static bool extract(struct parser *p, struct expr *e)
{
    return take_unit(p, e) && p_expect_kw(p, KW_FROM) && push_expr(p, e);
}

static bool trim(struct parser *p, struct expr *e)
{
    bool side = p_at_kw(p, KW_LEADING) || p_at_kw(p, KW_TRAILING) || p_at_kw(p, KW_BOTH);
    if (side) {
        e->call->syntax = str_from(keyword_text(p->tok.kw));
        p_advance(p);
    }
    struct expr *removed = NULL;
    if (!side || !p_at_kw(p, KW_FROM)) {
        removed = parse_expr(p);
        if (!removed) return false;
    }
    if (!side && !p_at_kw(p, KW_FROM)) return push(p, e, removed);
    if (!side) e->call->syntax = STR("BOTH");
    if (!p_expect_kw(p, KW_FROM) || !push_expr(p, e)) return false;
    return !removed || push(p, e, removed);
}

static bool substring(struct parser *p, struct expr *e)
{
    if (!push_expr(p, e)) return false;
    if (!p_accept_kw(p, KW_FROM)) return !p_accept(p, TOKEN_COMMA) || parse_expr_list(p, &e->list);
    return push_expr(p, e) && (!p_accept_kw(p, KW_FOR) || push_expr(p, e));
}

/* The first operand of POSITION stops before IN. */
static bool position(struct parser *p, struct expr *e)
{
    return push(p, e, parse_expr_level(p, p->grammar->like_right)) && p_expect_kw(p, KW_IN) && push_expr(p, e);
}

static bool using_charset(struct parser *p, struct expr *e)
{
    if (!p_accept_kw(p, KW_USING)) return true;
    e->call->syntax = STR("USING");
    return mysql_charset(p, &e->name);
}

static bool char_call(struct parser *p, struct expr *e)
{
    return parse_expr_list(p, &e->list) && using_charset(p, e);
}

static bool convert(struct parser *p, struct expr *e)
{
    if (!push_expr(p, e)) return false;
    if (p_at_kw(p, KW_USING)) return using_charset(p, e);
    if (!p_accept(p, TOKEN_COMMA)) return p_expected(p, "`,` or USING");
    e->kind = EXPR_CAST;
    e->a = e->list.v[0];
    e->list.n = 0;
    e->call = NULL;
    e->type_name = ARENA_NEW(p->arena, struct type_name);
    return parse_cast_type(p, e->type_name);
}

static bool timestamp_units(struct parser *p, struct expr *e)
{
    return take_unit(p, e) && comma_expr(p, e) && comma_expr(p, e);
}

static bool get_format(struct parser *p, struct expr *e)
{
    bool known = p_at_kw(p, KW_DATE) || p_at_kw(p, KW_TIME) || p_at_kw(p, KW_DATETIME) || p_at_kw(p, KW_TIMESTAMP);
    if (!known) return p_expected(p, "DATE, TIME or DATETIME");
    e->call->syntax = str_from(keyword_text(p->tok.kw));
    p_advance(p);
    return comma_expr(p, e);
}

/* ADDDATE and SUBDATE take days too; INTERVAL(a, b) is a function, here as everywhere. */
static bool date_arithmetic(struct parser *p, struct expr *e)
{
    if (!push_expr(p, e) || !p_expect(p, TOKEN_COMMA)) return false;
    if (!p_at_kw(p, KW_INTERVAL)) {
        if (str_is(e->call->function.name.text, "date_add") || str_is(e->call->function.name.text, "date_sub"))
            return p_expect_kw(p, KW_INTERVAL);
        return push_expr(p, e);
    }
    bool days = !str_is(e->call->function.name.text, "date_add") && !str_is(e->call->function.name.text, "date_sub");
    struct expr *interval = mysql_interval(p, days);
    if (interval && (interval->kind == EXPR_CALL || !p_at(p, TOKEN_RPAREN)))
        return push(p, e, parse_expr_from(p, interval, 0));
    return push(p, e, interval);
}

/* MariaDB: LIMIT in an aggregate. */
static bool limited(struct parser *p, struct call *c)
{
    if (!p_at_kw(p, KW_LIMIT)) return true;
    return p_servers(p, SERVER_MARIADB, p->tok.span, "LIMIT in an aggregate") && parse_limit(p, &c->limit, &c->offset);
}

static bool group_concat(struct parser *p, struct expr *e)
{
    e->call->distinct = p_accept_kw(p, KW_DISTINCT);
    if (!parse_expr_list(p, &e->list) || !parse_order_by(p, &e->call->order)) return false;
    if (p_accept_kw(p, KW_SEPARATOR)) {
        if (!p_at(p, TOKEN_STRING) && !p_at(p, TOKEN_HEX_STRING) && !p_at(p, TOKEN_HEX_NUMBER))
            return p_expected(p, "a string");
        bool two = p_at(p, TOKEN_STRING) && p_peek(p).kind == TOKEN_STRING; /* here they are not one */
        if (two) p_advance(p);
        if (two) return p_expected(p, "`)`");
        e->call->separator = parse_literal(p);
    }
    return limited(p, e->call);
}

/* MariaDB's has what GROUP_CONCAT has, but for the separator. */
static bool json_arrayagg(struct parser *p, struct expr *e)
{
    struct span at = p->tok.span;
    e->call->distinct = p_accept_kw(p, KW_DISTINCT);
    if (e->call->distinct && !p_servers(p, SERVER_MARIADB, at, "DISTINCT in JSON_ARRAYAGG()")) return false;
    if (!parse_expr_list(p, &e->list)) return false;
    at = p->tok.span;
    if (!parse_order_by(p, &e->call->order)) return false;
    if (e->call->order.n && !p_servers(p, SERVER_MARIADB, at, "ORDER BY in JSON_ARRAYAGG()")) return false;
    return limited(p, e->call);
}

/* ---------------------------------------------------------------- MariaDB's dynamic columns */

static bool as_type(struct parser *p, struct type_name *out)
{
    return p_accept_kw(p, KW_AS) ? parse_cast_type(p, out) : true;
}

/* COLUMN_CREATE(name, value [AS type], …), COLUMN_ADD(columns, name, value [AS type], …) */
static bool column_create(struct parser *p, struct expr *e)
{
    do {
        struct type_name ignored = {0};
        if (!push_expr(p, e) || !as_type(p, &ignored)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* COLUMN_GET(columns, name AS type) */
static bool column_get(struct parser *p, struct expr *e)
{
    e->type_name = ARENA_NEW(p->arena, struct type_name);
    return push_expr(p, e) && comma_expr(p, e) && p_expect_kw(p, KW_AS) && parse_cast_type(p, e->type_name);
}

/* NULL|ERROR|DEFAULT literal ON EMPTY|ERROR */
static bool json_reaction(struct parser *p)
{
    if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "ON EMPTY and ON ERROR in JSON_VALUE()")) return false;
    if (p_at_kw(p, KW_DEFAULT)) {
        p_advance(p);
        if (!parse_literal(p)) return p_expected(p, "a literal");
    } else if (!p_accept_kw(p, KW_NULL) && !p_accept_kw(p, KW_ERROR)) {
        return p_expected(p, "NULL, ERROR or DEFAULT");
    }
    if (!p_expect_kw(p, KW_ON)) return false;
    return p_accept_kw(p, KW_EMPTY) || p_accept_kw(p, KW_ERROR) || p_expected(p, "EMPTY or ERROR");
}

static bool json_value(struct parser *p, struct expr *e)
{
    if (!push_expr(p, e) || !p_expect(p, TOKEN_COMMA)) return false;
    bool literal = p_at(p, TOKEN_STRING);
    if (!literal && !p_servers(p, SERVER_MARIADB | SERVER_DOLT, p->tok.span, "a path that is no literal")) return false;
    struct mark path = p_mark(p);
    bool checked = p->options->flavour == FLAVOUR_MYSQL || p->options->flavour == FLAVOUR_ANY;
    if (literal && checked && !mysql_json_path(p)) return false;
    if (literal) p_reset(p, &path);
    if (!push_expr(p, e)) return false;
    uint32_t start = p->tok.span.off;
    if (p_at_kw(p, KW_RETURNING)) {
        if (!p_servers(p, SERVER_MYSQL, p->tok.span, "RETURNING in JSON_VALUE()")) return false;
        p_advance(p);
        e->type_name = ARENA_NEW(p->arena, struct type_name);
        if (!parse_cast_type(p, e->type_name)) return false;
    }
    for (unsigned i = 0; i < 2 && !p_at(p, TOKEN_RPAREN); i++)
        if (!json_reaction(p)) return false;
    e->call->syntax = p_text(p, p_span_from(p, start));
    return true;
}

static bool weight_string(struct parser *p, struct expr *e)
{
    if (!push_expr(p, e)) return false;
    uint32_t start = p->tok.span.off;
    if (p_accept_kw(p, KW_AS)) {
        if (!p_accept_kw(p, KW_CHAR) && !p_expect_kw(p, KW_BINARY)) return false;
        if (!p_expect(p, TOKEN_LPAREN) || !p_expect(p, TOKEN_INTEGER) || !p_expect(p, TOKEN_RPAREN)) return false;
    }
    e->call->syntax = p_text(p, p_span_from(p, start));
    return true;
}

typedef bool (*special_fn)(struct parser *p, struct expr *e);

static special_fn special_function(enum keyword kw)
{
    switch (kw) {
    case KW_EXTRACT: return extract;
    case KW_TRIM: return trim;
    case KW_SUBSTRING:
    case KW_SUBSTR:
    case KW_MID: return substring;
    case KW_POSITION: return position;
    case KW_CHAR: return char_call;
    case KW_CONVERT: return convert;
    case KW_TIMESTAMPADD:
    case KW_TIMESTAMPDIFF: return timestamp_units;
    case KW_GET_FORMAT: return get_format;
    case KW_DATE_ADD:
    case KW_DATE_SUB:
    case KW_ADDDATE:
    case KW_SUBDATE: return date_arithmetic;
    case KW_GROUP_CONCAT: return group_concat;
    case KW_JSON_ARRAYAGG: return json_arrayagg;
    case KW_COLUMN_ADD:
    case KW_COLUMN_CREATE: return column_create;
    case KW_COLUMN_GET: return column_get;
    case KW_JSON_VALUE: return json_value;
    case KW_WEIGHT_STRING: return weight_string;
    default: return NULL;
    }
}

/* With a blank before "(" these are ordinary calls, and parse_call() says what is wrong. */
static bool reserved_or_tight(const struct parser *p, struct token paren)
{
    bool tight = paren.span.off == p->tok.span.off + p->tok.span.len;
    bool reserved = p->tok.kw == KW_CHAR || p->tok.kw == KW_CONVERT;
    return tight || reserved || p->options->modes & MODE_IGNORE_SPACE || p->tok.kw == KW_GET_FORMAT ||
           p->tok.kw == KW_TIMESTAMPADD || p->tok.kw == KW_TIMESTAMPDIFF || p->tok.kw == KW_WEIGHT_STRING ||
           p->tok.kw == KW_JSON_VALUE;
}

struct expr *mysql_call(struct parser *p, bool *none)
{
    special_fn parse = special_function(p->tok.kw);
    struct token paren = p_peek(p);
    if (!parse || !reserved_or_tight(p, paren)) {
        *none = true;
        return NULL;
    }
    struct expr *e = p_expr_new(p, EXPR_CALL, p->tok.span);
    e->call = ARENA_NEW(p->arena, struct call);
    p_take_name(p, &e->call->function.name);
    e->call->function.span = e->span;
    p_advance(p);
    if (!parse(p, e) || !p_expect(p, TOKEN_RPAREN)) return NULL;
    if (e->kind == EXPR_CALL && !parse_over(p, e)) return NULL;
    e->span = p_span_from(p, e->span.off);
    return e;
}
