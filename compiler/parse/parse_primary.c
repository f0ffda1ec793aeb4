/* parse_primary.c: what an operator's operand can be: columns, calls, parentheses, CASE, CAST. PARSE.
 *
 * primary = literal | placeholder | "(" … ")" | CASE … END | CAST(…) | EXISTS(…) | column | call */
#include "parse/parser.h"

/* ---------------------------------------------------------------- parentheses */

static bool at_query_rest(const struct parser *p)
{
    switch (p->tok.kw) {
    case KW_UNION:
    case KW_INTERSECT:
    case KW_EXCEPT:
    case KW_ORDER:
    case KW_LIMIT: return true;
    default: return false;
    }
}

bool p_query_goes_on(struct parser *p, const struct expr *first, struct select **out)
{
    if (!p->mysql || first->kind != EXPR_SUBQUERY || !at_query_rest(p)) return true;
    first->select->parens = true;
    *out = parse_query_rest(p, first->select, first->span.off);
    return *out != NULL;
}

static struct expr *subquery(struct parser *p, enum expr_kind kind, uint32_t start, struct select *s)
{
    if (!s || !p_expect(p, TOKEN_RPAREN)) return NULL;
    struct expr *e = p_expr_new(p, kind, p_span_from(p, start));
    e->select = s;
    return e;
}

static struct expr *row(struct parser *p, uint32_t start, struct expr *first)
{
    struct expr *e = p_expr_new(p, EXPR_ROW, first->span);
    vec_push(p->arena, &e->list, first);
    if (!parse_expr_list(p, &e->list) || !p_expect(p, TOKEN_RPAREN)) return NULL;
    e->span = p_span_from(p, start);
    return e;
}

struct expr *parse_paren(struct parser *p)
{
    uint32_t start = p->tok.span.off;
    if (!p_expect(p, TOKEN_LPAREN)) return NULL;
    if (p_at_query(p)) return subquery(p, EXPR_SUBQUERY, start, parse_query(p));
    struct expr *e = parse_expr(p);
    struct select *whole = NULL;
    if (!e || !p_query_goes_on(p, e, &whole)) return NULL;
    if (whole) return subquery(p, EXPR_SUBQUERY, start, whole);
    if (p_accept(p, TOKEN_COMMA)) return row(p, start, e);
    if (!p_expect(p, TOKEN_RPAREN)) return NULL;
    e->parens = true;
    e->span = p_span_from(p, start);
    return e;
}

static struct expr *exists(struct parser *p)
{
    uint32_t start = p->tok.span.off;
    p_advance(p);
    struct expr *query = parse_paren(p);
    if (!query) return NULL;
    if (query->kind != EXPR_SUBQUERY) {
        p_fail(p, query->span, "expected a query in parentheses");
        return NULL;
    }
    query->kind = EXPR_EXISTS;
    query->span = p_span_from(p, start);
    return query;
}

/* ---------------------------------------------------------------- CASE, CAST */

static bool case_arms(struct parser *p, struct expr *e)
{
    if (!p_at_kw(p, KW_WHEN)) return p_expected(p, "WHEN");
    while (p_accept_kw(p, KW_WHEN)) {
        struct expr *when = parse_expr(p);
        if (!when || !p_expect_kw(p, KW_THEN)) return false;
        struct expr *then = parse_expr(p);
        if (!then) return false;
        vec_push(p->arena, &e->list, when);
        vec_push(p->arena, &e->list, then);
    }
    return true;
}

/* CASE [a] { WHEN e THEN e } [ELSE b] END */
static struct expr *parse_case(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_CASE, p->tok.span);
    p_advance(p);
    if (!p_at_kw(p, KW_WHEN) && !(e->a = parse_expr(p))) return NULL;
    if (!case_arms(p, e)) return NULL;
    if (p_accept_kw(p, KW_ELSE) && !(e->b = parse_expr(p))) return NULL;
    if (!p_expect_kw(p, KW_END)) return NULL;
    e->span = p_span_from(p, e->span.off);
    return e;
}

/* CAST(a AS type) */
static struct expr *parse_cast(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_CAST, p->tok.span);
    p_advance(p);
    if (!p_expect(p, TOKEN_LPAREN)) return NULL;
    e->type_name = ARENA_NEW(p->arena, struct type_name);
    if (!(e->a = parse_expr(p)) || !p_expect_kw(p, KW_AS)) return NULL;
    if (!parse_cast_type(p, e->type_name) || !p_expect(p, TOKEN_RPAREN)) return NULL;
    e->span = p_span_from(p, e->span.off);
    return e;
}

/* ---------------------------------------------------------------- names */

/* Is the word at tok, reserved or not, the name of a function that is called here? */
static bool at_call(const struct parser *p)
{
    if (p->tok.kind != TOKEN_WORD || p_peek(p).kind != TOKEN_LPAREN) return false;
    if (p->mysql) return p_at_name(p) || mysql_is_keyword_function(p->tok.kw);
    return p_at_name(p);
}

static struct expr *column(struct parser *p, const struct qname *q, const struct name *name)
{
    struct expr *e = p_expr_new(p, EXPR_COLUMN, p_span_from(p, q->name.text.n ? q->span.off : name->span.off));
    e->name = *name;
    e->op_span = name->span;
    e->qualifier = *q;
    return e;
}

/* Behind a.b: .c, or nothing. What was table becomes schema, what was column table. */
static struct expr *three_parts(struct parser *p, struct qname *q, struct name *name)
{
    q->schema = q->name;
    q->name = *name;
    q->span = span_join(q->schema.span, q->name.span);
    p_advance(p);
    return p_name_after_dot(p, name, "a column") ? column(p, q, name) : NULL;
}

/* Behind a and at the dot: a.b, a.b.c, or a call schema.f(…). */
static struct expr *qualified(struct parser *p, const struct name *first)
{
    struct qname q = {.name = *first, .span = first->span};
    p_advance(p);
    struct name name;
    if (!p_name_after_dot(p, &name, "a column")) return NULL;
    if (p_at(p, TOKEN_DOT)) return three_parts(p, &q, &name);
    if (!p_at(p, TOKEN_LPAREN) || !p->mysql) return column(p, &q, &name);
    struct qname function = {.schema = *first, .name = name, .span = span_join(first->span, name.span)};
    return parse_call(p, &function, first->span.off);
}

static bool is_sqlc(const struct parser *p)
{
    bool word = p->tok.kind == TOKEN_WORD && p->tok.kw == KW_NONE && p->tok.span.len == 4;
    if (!word || !str_is(p_text(p, p->tok.span), "sqlc")) return false;
    struct token t = p_peek(p);
    if (t.kind != TOKEN_DOT) return false;
    t = p_peek_after(p, t);
    return t.kind == TOKEN_WORD && p_peek_after(p, t).kind == TOKEN_LPAREN;
}

/* What stands where a value must: a reserved word says so when it is followed as a column would be. */
static struct expr *no_operand(struct parser *p)
{
    enum keyword kw = p->tok.kw;
    struct token next = p_peek(p);
    bool clause = kw == KW_FROM || kw == KW_WHERE || kw == KW_AND || kw == KW_OR || kw == KW_SET;
    bool like_column = next.kind == TOKEN_COMMA || next.kind == TOKEN_RPAREN || next.kind == TOKEN_EQ ||
                       next.kind == TOKEN_END || next.kind == TOKEN_SEMICOLON || next.kw == KW_FROM || next.kw == KW_AS;
    if (p->tok.kind == TOKEN_WORD && like_column && !clause)
        p_reserved(p, "an expression");
    else
        p_expected(p, "an expression");
    return NULL;
}

static struct expr *name_or_call(struct parser *p)
{
    struct name name;
    uint32_t start = p->tok.span.off;
    if (is_sqlc(p)) return parse_sqlc(p, start);
    if (at_call(p)) {
        p_take_name(p, &name);
        struct qname function = {.name = name, .span = name.span};
        return parse_call(p, &function, start);
    }
    if (!p_at_name(p)) return no_operand(p);
    if (!p_name(p, &name, "an expression")) return NULL;
    if (p_at(p, TOKEN_DOT)) return qualified(p, &name);
    return column(p, &(struct qname){0}, &name);
}

/* ---------------------------------------------------------------- primary */

static struct expr *bool_literal(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_BOOL, p->tok.span);
    e->number = p_at_kw(p, KW_TRUE);
    p_take_name(p, &e->name); /* SQLite: a column of this name goes first */
    return e;
}

static struct expr *null_literal(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_NULL, p->tok.span);
    p_advance(p);
    return e;
}

/* CURRENT_TIMESTAMP and kin, without parentheses. */
static struct expr *keyword_call(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_CALL, p->tok.span);
    e->call = ARENA_NEW(p->arena, struct call);
    e->call->keyword = true;
    e->call->function.span = p->tok.span;
    p_take_name(p, &e->call->function.name);
    return e;
}

static struct expr *sqlite_word(struct parser *p)
{
    enum token_kind next = p_peek(p).kind;
    switch (p->tok.kw) {
    case KW_TRUE:
    case KW_FALSE: return next == TOKEN_DOT || next == TOKEN_LPAREN ? name_or_call(p) : bool_literal(p);
    case KW_CURRENT_DATE:
    case KW_CURRENT_TIME:
    case KW_CURRENT_TIMESTAMP: return keyword_call(p);
    case KW_RAISE: return sqlite_raise(p);
    default: return name_or_call(p);
    }
}

static struct expr *mysql_word(struct parser *p)
{
    if (p->tok.kw == KW_TRUE || p->tok.kw == KW_FALSE) return bool_literal(p);
    bool none = false;
    struct expr *e = mysql_special(p, &none);
    return none ? name_or_call(p) : e;
}

/* MySQL's CAST is one of the functions that bear no blank before their parenthesis. */
static bool at_cast(const struct parser *p)
{
    struct token next = p_peek(p);
    if (next.kind != TOKEN_LPAREN) return false;
    bool tight = next.span.off == p->tok.span.off + p->tok.span.len;
    return tight || p->options->modes & MODE_IGNORE_SPACE;
}

static struct expr *word_primary(struct parser *p)
{
    switch (p->tok.kw) {
    case KW_NONE: return name_or_call(p);
    case KW_NULL: return null_literal(p);
    case KW_CASE: return parse_case(p);
    case KW_EXISTS: return exists(p);
    case KW_CAST:
        if (!p->mysql || at_cast(p)) return parse_cast(p);
        break;
    default: break;
    }
    return p->mysql ? mysql_word(p) : sqlite_word(p);
}

static struct expr *variable(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_VARIABLE, p->tok.span);
    struct str t = p_text(p, p->tok.span);
    e->name = (struct name){t, p->tok.span, false};
    char last = t.p[t.n - 1];
    if (last == '.') {
        p_advance(p);
        p_expected(p, "a variable");
        return NULL;
    }
    if (last == '\'' || last == '"' || last == '`') {
        struct str name = p_decode(p, p->tok);
        e->name.quoted = true;
        e->name.text = str_printf(p->arena, "%s%.*s", p->tok.kind == TOKEN_AT_NAME ? "@" : "@@", STR_ARG(name));
    }
    p_advance(p);
    return e;
}

/* @x, @@x; @x := e */
static struct expr *mysql_variable(struct parser *p)
{
    bool user = p_at(p, TOKEN_AT_NAME);
    struct expr *e = variable(p);
    if (!e || !user || !p_at(p, TOKEN_ASSIGN)) return e;
    if (!p_servers(p, SERVER_MYSQL | SERVER_MARIADB, p->tok.span, "an assignment within an expression")) return NULL;
    struct expr *assign = p_expr_new(p, EXPR_BINARY, e->span);
    assign->op = OP_ASSIGN;
    assign->op_span = p->tok.span;
    assign->a = e;
    p_advance(p);
    if (!(assign->b = parse_expr(p))) return NULL;
    assign->span = p_span_from(p, e->span.off);
    return assign;
}

/* { d '…' } and { fn f(…) } */
static struct expr *mysql_braces(struct parser *p)
{
    bool none = false;
    struct expr *e = mysql_special(p, &none);
    if (none) p_expected(p, "an expression");
    return none ? NULL : e;
}

struct expr *parse_primary(struct parser *p)
{
    switch (p->tok.kind) {
    case TOKEN_WORD: {
        struct expr *e = parse_literal(p); /* _utf8mb4'x', DATE '…' */
        return e || p->error.fatal ? e : word_primary(p);
    }
    case TOKEN_QUOTED_NAME: return name_or_call(p);
    case TOKEN_LPAREN: return parse_paren(p);
    case TOKEN_LBRACE: return mysql_braces(p);
    case TOKEN_PARAM:
    case TOKEN_NAMED_PARAM:
    case TOKEN_DOLLAR_NAME: return parse_param(p);
    case TOKEN_AT_NAME: return p->mysql ? mysql_variable(p) : parse_param(p);
    case TOKEN_SYSTEM_NAME: return mysql_variable(p);
    case TOKEN_STRING:
        if (!p->mysql && p_peek(p).kind == TOKEN_DOT) return name_or_call(p);
        return parse_literal(p);
    case TOKEN_NATIONAL:
    case TOKEN_HEX_STRING:
    case TOKEN_BIT_STRING:
    case TOKEN_HEX_NUMBER:
    case TOKEN_BIT_NUMBER:
    case TOKEN_INTEGER:
    case TOKEN_DECIMAL:
    case TOKEN_FLOAT: return parse_literal(p);
    default: p_expected(p, "an expression"); return NULL;
    }
}
