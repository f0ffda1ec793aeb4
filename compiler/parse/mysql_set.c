/* mysql_set.c: SET in a body, and the targets of INTO, FETCH and GET DIAGNOSTICS. PARSE.
 *
 * set = SET item {, item}
 * item = local|NEW.column|@x|@@x|[GLOBAL|SESSION|LOCAL|PERSIST] option (=|:=) (e|DEFAULT|ON|word)
 *      | NAMES cs [COLLATE c] | CHARACTER SET cs | [scope] TRANSACTION … */
#include "parse/parser.h"

/* A local variable, NEW.c or @x. */
bool mysql_target(struct parser *p, expr_vec *out)
{
    struct expr *e;
    struct str text = p_text(p, p->tok.span);
    if (p_at(p, TOKEN_AT_NAME)) {
        e = p_expr_new(p, EXPR_VARIABLE, p->tok.span);
        bool quoted = text.n > 1 && (text.p[1] == '`' || text.p[1] == '\'' || text.p[1] == '"');
        if (quoted) text = str_printf(p->arena, "@%.*s", STR_ARG(p_decode(p, p->tok)));
        e->name = (struct name){text, p->tok.span, quoted};
        p_advance(p);
    } else {
        struct qname q;
        e = p_expr_new(p, EXPR_COLUMN, p->tok.span);
        if (!p_qname(p, &q, "a variable")) return false;
        e->span = q.span;
        e->name = q.name;
        e->op_span = q.name.span;
        e->qualifier = (struct qname){.name = q.schema, .span = q.schema.span};
    }
    vec_push(p->arena, out, e);
    return true;
}

bool mysql_targets(struct parser *p, expr_vec *out)
{
    do {
        if (!mysql_target(p, out)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* DEFAULT and ON are words here; an option's other words (utf8mb4, ALL) read like columns and are not looked up. */
static bool set_value(struct parser *p, struct set_item *s)
{
    if (!p_accept(p, TOKEN_ASSIGN) && !p_expect(p, TOKEN_EQ)) return false;
    bool word = p_at_kw(p, KW_DEFAULT) || p_at_kw(p, KW_ON) || p_at_kw(p, KW_BINARY) || p_at_kw(p, KW_ALL);
    struct token next = p_peek(p);
    if (word && (next.kind == TOKEN_COMMA || next.kind == TOKEN_SEMICOLON || next.kind == TOKEN_END)) {
        p_advance(p);
        return true;
    }
    return (s->value = parse_expr(p)) != NULL;
}

/* [scope] TRANSACTION ISOLATION LEVEL …, READ ONLY */
static bool transaction(struct parser *p)
{
    p_advance(p);
    return parse_transaction_modes(p);
}

static bool names(struct parser *p)
{
    struct name charset;
    if (p_accept_kw(p, KW_DEFAULT)) return true;
    if (p_at(p, TOKEN_STRING))
        p_advance(p);
    else if (!mysql_charset(p, &charset))
        return false;
    if (!p_accept_kw(p, KW_COLLATE)) return true;
    if (!p_at(p, TOKEN_STRING)) return p_name(p, &charset, "a collation");
    p_advance(p);
    return true;
}

static bool at_charset(const struct parser *p)
{
    return (p_at_kw(p, KW_CHARACTER) || p_at_kw(p, KW_CHAR)) && p_peek_kw(p, KW_SET);
}

/* NAMES, CHARACTER SET, CHARSET; not a variable that is called so. */
static bool at_names(const struct parser *p)
{
    enum token_kind next = p_peek(p).kind;
    bool assigned = next == TOKEN_EQ || next == TOKEN_ASSIGN;
    return at_charset(p) || (!assigned && (p_at_kw(p, KW_NAMES) || p_at_kw(p, KW_CHARSET)));
}

static bool take_scope(struct parser *p)
{
    enum token_kind next = p_peek(p).kind;
    bool scope = p_at_kw(p, KW_GLOBAL) || p_at_kw(p, KW_SESSION) || p_at_kw(p, KW_LOCAL) || p_at_kw(p, KW_PERSIST);
    if (!scope || next == TOKEN_EQ || next == TOKEN_ASSIGN) return false;
    p_advance(p);
    return true;
}

static bool set_target(struct parser *p, struct set_item *s)
{
    expr_vec one = {0};
    if (p_at(p, TOKEN_SYSTEM_NAME)) {
        s->target = p_expr_new(p, EXPR_VARIABLE, p->tok.span);
        s->target->name = (struct name){p_text(p, p->tok.span), p->tok.span, false};
        p_advance(p);
        return true;
    }
    if (!mysql_target(p, &one)) return false;
    s->target = one.v[0];
    return true;
}

/* SET PASSWORD …, SET ROLE …, SET DEFAULT ROLE …, SET RESOURCE GROUP …: about accounts, to the statement's end */
static bool take_account(struct parser *p)
{
    static const char *const words[] = {"PASSWORD", "ROLE", "DEFAULT", "RESOURCE"};
    bool account = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        account = account || (p_at_word(p) && str_is(p_text(p, p->tok.span), words[i]));
    while (account && !p_at_end(p)) p_advance(p);
    return account;
}

/* SET NEW.a = DEFAULT */
static bool value_fits(struct parser *p, const struct set_item *s)
{
    bool field = s->target->kind == EXPR_COLUMN && s->target->qualifier.name.text.n;
    return s->value || !field || p_servers(p, SERVER_MARIADB, s->target->span, "DEFAULT here");
}

static bool item(struct parser *p, struct body *b)
{
    struct set_item s = {.span = p->tok.span};
    if (take_account(p)) return !p->error.fatal;
    if (at_names(p)) {
        if (at_charset(p)) p_advance(p);
        p_advance(p);
        if (!names(p)) return false;
    } else {
        s.option = take_scope(p);
        bool modes = p_at_kw(p, KW_TRANSACTION);
        if (modes ? !transaction(p) : !set_target(p, &s) || !set_value(p, &s) || !value_fits(p, &s)) return false;
    }
    s.span = p_span_from(p, s.span.off);
    vec_push(p->arena, &b->sets, s);
    return true;
}

bool mysql_set(struct parser *p, struct body *b)
{
    p_advance(p);
    do {
        if (!item(p, b)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* INTO @x, local; INTO OUTFILE, DUMPFILE */
bool mysql_into(struct parser *p, struct select *s)
{
    struct span at = p->tok.span;
    if (!p_accept_kw(p, KW_INTO)) return true;
    if (s->into_span.len) return p_fail(p, at, "INTO stands here for the second time");
    s->into_file = p_at_kw(p, KW_OUTFILE) || p_at_kw(p, KW_DUMPFILE);
    if (s->into_file ? !mysql_outfile(p) : !mysql_targets(p, &s->into)) return false;
    s->into_span = p_span_from(p, at.off);
    return true;
}
