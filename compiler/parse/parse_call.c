/* parse_call.c: function calls, FILTER, OVER and window definitions. PARSE.
 *
 * call = name "(" [DISTINCT] [args | *] [ORDER BY …] ")" [FILTER (WHERE e)] [OVER window] */
#include "parse/parser.h"

static struct expr *star(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_STAR, p->tok.span);
    p_advance(p);
    return e;
}

/* MySQL: with a blank before the parenthesis these are names of stored functions, not the built-in ones. */
static bool needs_no_space(struct str name)
{
    static const char *const names[] = {
        "adddate",    "bit_and",     "bit_or",   "bit_xor", "cast",         "count",         "curdate",
        "curtime",    "date_add",    "date_sub", "extract", "group_concat", "json_arrayagg", "json_objectagg",
        "max",        "mid",         "min",      "now",     "position",     "std",           "stddev",
        "stddev_pop", "stddev_samp", "subdate",  "substr",  "substring",    "sum",           "sysdate",
        "trim",       "variance",    "var_pop",  "var_samp"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(name, names[i])) return true;
    return false;
}

static bool check_space(struct parser *p, const struct qname *name, struct span paren)
{
    if (!p->mysql || p->options->modes & MODE_IGNORE_SPACE || name->schema.text.n || name->name.quoted) return true;
    if (!needs_no_space(name->name.text)) return true;
    p_fail(p, paren, "a blank stands between the function `%.*s` and its `(`", STR_ARG(name->name.text));
    p_hint(p, "write `%.*s(`, or set the sql_mode IGNORE_SPACE", STR_ARG(name->name.text));
    return false;
}

/* What stands between the parentheses of any function. */
static bool arguments(struct parser *p, struct expr *e)
{
    struct call *c = e->call;
    if (p_at(p, TOKEN_STAR) && (!p->mysql || str_is(c->function.name.text, "count"))) {
        vec_push(p->arena, &e->list, star(p));
        return true;
    }
    if (p_at(p, TOKEN_STAR)) return p_fail(p, c->function.name.span, "of functions, only COUNT takes `*`");
    c->distinct = p_accept_kw(p, KW_DISTINCT);
    bool all = !c->distinct && p_accept_kw(p, KW_ALL);
    if (p_at(p, TOKEN_RPAREN) && !((c->distinct || all) && p->mysql)) return true;
    return parse_expr_list(p, &e->list) && parse_order_by(p, &c->order);
}

struct expr *parse_call(struct parser *p, const struct qname *name, uint32_t start)
{
    struct expr *e = p_expr_new(p, EXPR_CALL, name->span);
    e->call = ARENA_NEW(p->arena, struct call);
    e->call->function = *name;
    e->call->space = !p_adjacent(p);
    e->op_span = name->span;
    if (e->call->space && !check_space(p, name, p->tok.span)) return NULL;
    p_advance(p);
    if (!arguments(p, e) || !p_expect(p, TOKEN_RPAREN)) return NULL;
    if (!parse_over(p, e)) return NULL;
    e->span = p_span_from(p, start);
    return e;
}

/* ---------------------------------------------------------------- windows */

bool at_over(const struct parser *p)
{
    if (!p_at_kw(p, KW_OVER)) return false;
    if (p->mysql) return true;
    struct token next = p_peek(p); /* else OVER is a name */
    bool name = next.kind == TOKEN_WORD && !(keyword_flags(next.kw) & KEYWORD_SQLITE);
    return next.kind == TOKEN_LPAREN || name || next.kind == TOKEN_QUOTED_NAME;
}

static bool filter(struct parser *p, struct expr *call)
{
    p_advance(p);
    p_advance(p);
    if (!p_expect_kw(p, KW_WHERE)) return false;
    call->call->filter = parse_expr(p);
    return call->call->filter && p_expect(p, TOKEN_RPAREN);
}

/* MySQL: what is the default may be said, the other way it does not have. */
static bool nulls_treatment(struct parser *p)
{
    struct span at = p->tok.span;
    if (p_at_kw(p, KW_FROM) && (p_peek_kw(p, KW_FIRST) || p_peek_kw(p, KW_LAST))) {
        p_advance(p);
        if (p_at_kw(p, KW_LAST)) return p_fatal(p, DIAG_E0222, at, "MySQL and MariaDB have no FROM LAST");
        p_advance(p);
        if (!p_servers(p, SERVER_MYSQL, at, "FROM FIRST")) return false;
    }
    at = p->tok.span;
    if (p_accept_kws(p, KW_IGNORE, KW_NULLS))
        return p_fatal(p, DIAG_E0222, at, "MySQL and MariaDB have no IGNORE NULLS");
    return !p_accept_kws(p, KW_RESPECT, KW_NULLS) || p_servers(p, SERVER_MYSQL, at, "RESPECT NULLS");
}

static bool is_positional(const struct expr *call)
{
    static const char *const names[] = {"first_value", "last_value", "nth_value", "lag", "lead"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(call->call->function.name.text, names[i])) return true;
    return false;
}

/* MariaDB: PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY e): e is its second argument. */
static bool within_group(struct parser *p, struct expr *call)
{
    static const char *const names[] = {"percentile_cont", "percentile_disc"};
    bool known = false;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        known = known || str_is(call->call->function.name.text, names[i]);
    if (!known || !p_at_word(p) || !str_is(p_text(p, p->tok.span), "within")) return true;
    uint32_t start = p->tok.span.off;
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "WITHIN GROUP")) return false;
    order_vec order = {0};
    p_advance(p);
    if (!p_expect_kw(p, KW_GROUP) || !p_expect(p, TOKEN_LPAREN) || !parse_order_by(p, &order)) return false;
    if (order.n != 1) return p_expected(p, "ORDER BY one expression");
    vec_push(p->arena, &call->list, order.v[0].expr);
    call->call->syntax = p_text(p, p_span_from(p, start));
    return p_expect(p, TOKEN_RPAREN);
}

bool parse_over(struct parser *p, struct expr *call)
{
    if (p->mysql && !within_group(p, call)) return false;
    if (p->mysql && is_positional(call) && !nulls_treatment(p)) return false;
    if (!p->mysql && p_at_kw(p, KW_FILTER) && p_peek(p).kind == TOKEN_LPAREN && !filter(p, call)) return false;
    if (!at_over(p)) return true;
    p_advance(p);
    struct window *w = call->call->over = ARENA_NEW(p->arena, struct window);
    w->span = p->tok.span;
    if (p_at(p, TOKEN_LPAREN)) return parse_window(p, w);
    w->reference = true;
    return p_name(p, &w->name, "a window's name");
}

/* PRECEDING or FOLLOWING behind an offset or UNBOUNDED */
static bool bound_side(struct parser *p, enum frame_bound preceding, enum frame_bound following, enum frame_bound *out)
{
    *out = p_at_kw(p, KW_PRECEDING) ? preceding : following;
    return p_accept_kw(p, KW_PRECEDING) || p_accept_kw(p, KW_FOLLOWING) || p_expected(p, "PRECEDING or FOLLOWING");
}

static bool frame_bound(struct parser *p, enum frame_bound *bound, struct expr **offset)
{
    if (p_accept_kws(p, KW_CURRENT, KW_ROW)) {
        *bound = BOUND_CURRENT;
        return true;
    }
    if (p_at_kw(p, KW_UNBOUNDED) && (p_peek_kw(p, KW_PRECEDING) || p_peek_kw(p, KW_FOLLOWING))) {
        p_advance(p);
        return bound_side(p, BOUND_UNBOUNDED_PRECEDING, BOUND_UNBOUNDED_FOLLOWING, bound);
    }
    bool interval = p->mysql && p_at_kw(p, KW_INTERVAL);
    if (interval && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "INTERVAL in a frame")) return false;
    *offset = interval ? mysql_interval(p, true) : parse_expr(p);
    return *offset && bound_side(p, BOUND_PRECEDING, BOUND_FOLLOWING, bound);
}

static bool frame_exclude(struct parser *p, enum frame_exclude *out)
{
    if (p_accept_kw(p, KW_NO)) return p_expect_kw(p, KW_OTHERS);
    if (p_accept_kw(p, KW_CURRENT)) {
        *out = EXCLUDE_CURRENT;
        return p_expect_kw(p, KW_ROW);
    }
    *out = p_at_kw(p, KW_GROUP) ? EXCLUDE_GROUP : EXCLUDE_TIES;
    return p_accept_kw(p, KW_GROUP) || p_accept_kw(p, KW_TIES) ||
           p_expected(p, "NO OTHERS, CURRENT ROW, GROUP or TIES");
}

static enum frame_unit frame_unit(const struct parser *p)
{
    switch (p->tok.kw) {
    case KW_ROWS: return FRAME_ROWS;
    case KW_RANGE: return FRAME_RANGE;
    case KW_GROUPS: return FRAME_GROUPS;
    default: return FRAME_NONE;
    }
}

/* The start of a frame without BETWEEN may not lie after the current row, its end not before it. */
static bool frame(struct parser *p, struct window *w)
{
    w->unit = frame_unit(p);
    if (w->unit == FRAME_NONE) return true;
    if (w->unit == FRAME_GROUPS && p->mysql)
        return p_fatal(p, DIAG_E0222, p->tok.span, "MySQL and MariaDB have no GROUPS frames");
    p_advance(p);
    w->end = BOUND_CURRENT;
    bool between = p_accept_kw(p, KW_BETWEEN);
    struct span at = p->tok.span;
    if (!frame_bound(p, &w->start, &w->start_offset)) return false;
    if (w->start == BOUND_UNBOUNDED_FOLLOWING || (!between && w->start == BOUND_FOLLOWING))
        return p_fail(p, at, "a frame cannot begin here");
    if (between) {
        if (!p_expect_kw(p, KW_AND)) return false;
        at = p->tok.span;
        if (!frame_bound(p, &w->end, &w->end_offset)) return false;
        if (w->end == BOUND_UNBOUNDED_PRECEDING) return p_fail(p, at, "a frame cannot end here");
    }
    at = p->tok.span;
    if (!p_accept_kw(p, KW_EXCLUDE)) return true;
    if (!frame_exclude(p, &w->exclude)) return false;
    if (!p->mysql) return true;
    if (w->exclude != EXCLUDE_NONE) return p_fatal(p, DIAG_E0222, at, "MySQL and MariaDB have no EXCLUDE");
    return p_servers(p, SERVER_MARIADB, at, "EXCLUDE NO OTHERS");
}

/* ( [base] [PARTITION BY …] [ORDER BY …] [frame] ) */
bool parse_window(struct parser *p, struct window *w)
{
    uint32_t start = p->tok.span.off;
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    bool clause = p_at_kw(p, KW_PARTITION) || frame_unit(p) != FRAME_NONE;
    if (p_at_name(p) && !clause && !p_name(p, &w->base, "a window's name")) return false;
    if (p_accept_kw(p, KW_PARTITION))
        if (!p_expect_kw(p, KW_BY) || !parse_expr_list(p, &w->partition)) return false;
    if (!parse_order_by(p, &w->order) || !frame(p, w) || !p_expect(p, TOKEN_RPAREN)) return false;
    w->span = p_span_from(p, start);
    return true;
}
