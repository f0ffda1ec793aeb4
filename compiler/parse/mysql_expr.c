/* mysql_expr.c: operands that only MySQL, MariaDB and Dolt have: INTERVAL, MATCH … AGAINST, DEFAULT(c), VALUES(c),
 * ROW(…), { d '…' }, and the words that are functions without parentheses. PARSE.
 * Functions with a syntax of their own are in mysql_call.c. */
#include "parse/parser.h"

#include <string.h>

/* ---------------------------------------------------------------- INTERVAL */

static bool is_unit(enum keyword kw)
{
    switch (kw) {
    case KW_MICROSECOND:
    case KW_SECOND:
    case KW_MINUTE:
    case KW_HOUR:
    case KW_DAY:
    case KW_WEEK:
    case KW_MONTH:
    case KW_QUARTER:
    case KW_YEAR:
    case KW_SECOND_MICROSECOND:
    case KW_MINUTE_MICROSECOND:
    case KW_MINUTE_SECOND:
    case KW_HOUR_MICROSECOND:
    case KW_HOUR_SECOND:
    case KW_HOUR_MINUTE:
    case KW_DAY_MICROSECOND:
    case KW_DAY_SECOND:
    case KW_DAY_MINUTE:
    case KW_DAY_HOUR:
    case KW_YEAR_MONTH: return true;
    default: return false;
    }
}

bool mysql_unit(struct parser *p, struct name *out)
{
    static const char odbc[] = "SQL_TSI_"; /* ODBC's words: not for microseconds */
    struct str word = p_text(p, p->tok.span);
    size_t n = sizeof odbc - 1;
    if (p_at_word(p) && word.n > n && str_eq_nocase(str_sub(word, 0, n), STR("SQL_TSI_"))) {
        enum keyword kw = keyword_find(str_sub(word, n, word.n - n));
        bool unit = is_unit(kw) && kw != KW_MICROSECOND && !memchr(keyword_text(kw), '_', strlen(keyword_text(kw)));
        if (unit && !p_not_dolt(p, p->tok.span, "a unit of ODBC")) return false;
        if (!unit) return p_expected(p, "a unit such as DAY or HOUR");
        p_take_name(p, out);
        out->text = str_from(keyword_text(kw));
        return true;
    }
    if (!is_unit(p->tok.kw)) return p_expected(p, "a unit such as DAY or HOUR");
    p_take_name(p, out);
    return true;
}

/* INTERVAL(n, a, b): a list in parentheses, which no amount can be. */
static struct expr *interval_call(struct parser *p, struct name name, struct expr *row)
{
    struct expr *e = p_expr_new(p, EXPR_CALL, p_span_from(p, name.span.off));
    e->call = ARENA_NEW(p->arena, struct call);
    e->call->function = (struct qname){.name = name, .span = name.span};
    e->op_span = name.span;
    e->list = row->list;
    return e;
}

/* MINUTE_SECOND, YEAR_MONTH … */
static bool is_double_unit(const struct parser *p, struct span unit)
{
    struct str text = p_text(p, unit);
    bool found = false;
    for (size_t i = 0; i < text.n; i++) found = found || text.p[i] == '_';
    return found;
}

/* The unit form is tried first: INTERVAL (1) + 1 DAY. Nothing is parsed twice. calls: INTERVAL(n, a, b) may stand here. */
struct expr *mysql_interval(struct parser *p, bool calls)
{
    struct expr *e = p_expr_new(p, EXPR_INTERVAL, p->tok.span), *first = NULL;
    struct name word;
    p_take_name(p, &word);
    if (p_at(p, TOKEN_LPAREN)) {
        first = parse_paren(p);
        if (!first) return NULL;
        if (calls && first->kind == EXPR_ROW && !first->parens) return interval_call(p, word, first);
    }
    e->a = first ? parse_expr_from(p, first, 0) : parse_expr(p);
    struct span unit = p->tok.span;
    if (!e->a || !mysql_unit(p, &e->name)) return NULL;
    if (is_double_unit(p, unit) && !p_not_dolt(p, unit, "an INTERVAL of two units")) return NULL;
    e->span = p_span_from(p, e->span.off);
    return e;
}

/* INTERVAL e unit + r takes r down to just above AND. */
static struct expr *mysql_interval_primary(struct parser *p)
{
    struct expr *interval = mysql_interval(p, true);
    if (!interval || interval->kind == EXPR_CALL) return interval;
    struct expr *e = p_expr_new(p, EXPR_BINARY, interval->span);
    e->op = OP_ADD;
    e->op_span = p->tok.span;
    e->a = interval;
    if (!p_expect(p, TOKEN_PLUS)) return NULL;
    p->interval_sums++;
    e->b = parse_expr_level(p, p->grammar->above_and);
    p->interval_sums--;
    if (!e->b) return NULL;
    e->span = p_span_from(p, interval->span.off);
    return e;
}

/* ---------------------------------------------------------------- MATCH, DEFAULT, VALUES, ROW */

static bool match_columns(struct parser *p, struct expr *e)
{
    bool parens = p_accept(p, TOKEN_LPAREN);
    do {
        struct expr *column = parse_expr_level(p, p->grammar->unary_operand);
        if (!column) return false;
        if (column->kind != EXPR_COLUMN || column->parens) return p_fail(p, column->span, "expected a column");
        vec_push(p->arena, &e->list, column);
    } while (p_accept(p, TOKEN_COMMA));
    return !parens || p_expect(p, TOKEN_RPAREN);
}

/* IN BOOLEAN MODE, IN NATURAL LANGUAGE MODE [WITH QUERY EXPANSION], WITH QUERY EXPANSION */
static bool match_modifier(struct parser *p, struct expr *e)
{
    uint32_t start = p->tok.span.off;
    if (p_accept_kw(p, KW_IN)) {
        bool boolean = p_accept_kw(p, KW_BOOLEAN);
        if (!boolean && !(p_expect_kw(p, KW_NATURAL) && p_expect_kw(p, KW_LANGUAGE))) return false;
        if (!p_expect_kw(p, KW_MODE)) return false;
    }
    if (p_accept_kw(p, KW_WITH) && !(p_expect_kw(p, KW_QUERY) && p_expect_kw(p, KW_EXPANSION))) return false;
    e->text = p_text(p, p_span_from(p, start));
    return true;
}

/* MATCH (a, b) AGAINST (e [modifier]); the parentheses around the columns may be left out. */
static struct expr *match(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_MATCH, p->tok.span);
    p_advance(p);
    if (!match_columns(p, e) || !p_expect_kw(p, KW_AGAINST) || !p_expect(p, TOKEN_LPAREN)) return NULL;
    e->a = parse_expr_level(p, p->grammar->like_right);
    if (!e->a || !match_modifier(p, e) || !p_expect(p, TOKEN_RPAREN)) return NULL;
    e->span = p_span_from(p, e->span.off);
    return e;
}

/* WORD(column) */
static struct expr *of_column(struct parser *p, enum expr_kind kind)
{
    struct expr *e = p_expr_new(p, kind, p->tok.span);
    p_advance(p);
    p_advance(p);
    e->a = parse_expr_level(p, p->grammar->unary_operand);
    if (!e->a) return NULL;
    if (e->a->kind != EXPR_COLUMN || e->a->parens) {
        p_fail(p, e->a->span, "expected a column");
        return NULL;
    }
    if (!p_expect(p, TOKEN_RPAREN)) return NULL;
    e->span = p_span_from(p, e->span.off);
    return e;
}

/* VALUES(column): in ON DUPLICATE KEY UPDATE, and in MySQL elsewhere too, where it is NULL. */
static struct expr *values_of(struct parser *p)
{
    if (!p->in_upsert && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "VALUES() here")) return NULL;
    return of_column(p, EXPR_VALUES_OF);
}

/* ROW(a, b) */
static struct expr *row(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_ROW, p->tok.span);
    if (!p_not_dolt(p, p->tok.span, "ROW()")) return NULL;
    p_advance(p);
    p_advance(p);
    if (!parse_expr_list(p, &e->list)) return NULL;
    if (e->list.n < 2) {
        p_expected(p, "`,`");
        return NULL;
    }
    if (!p_expect(p, TOKEN_RPAREN)) return NULL;
    e->span = p_span_from(p, e->span.off);
    return e;
}

/* { d '…' }, { t '…' }, { ts '…' }; { word e } is e. */
static struct expr *braces(struct parser *p)
{
    uint32_t start = p->tok.span.off;
    p_advance(p);
    if (!p_at_word(p)) {
        p_expected(p, "d, t, ts or fn");
        return NULL;
    }
    struct str word = p_text(p, p->tok.span);
    enum type_kind kind = str_is(word, "d")    ? TYPE_DATE
                          : str_is(word, "t")  ? TYPE_TIME
                          : str_is(word, "ts") ? TYPE_DATETIME
                                               : TYPE_NONE;
    p_advance(p);
    struct expr *e = parse_expr(p);
    if (!e || !p_expect(p, TOKEN_RBRACE)) return NULL;
    if (e->kind == EXPR_STRING && kind != TYPE_NONE) {
        e->kind = EXPR_TEMPORAL;
        e->temporal = kind;
    }
    e->parens = true;
    e->span = p_span_from(p, start);
    return e;
}

/* ---------------------------------------------------------------- words without parentheses */

/* CURRENT_TIMESTAMP, CURRENT_TIMESTAMP(6), CURRENT_USER() */
static struct expr *keyword_call(struct parser *p)
{
    struct token t = p->tok;
    struct name name;
    bool called = p_peek(p).kind == TOKEN_LPAREN;
    p_take_name(p, &name);
    struct qname function = {.name = name, .span = name.span};
    if (called) return parse_call(p, &function, t.span.off);
    struct expr *e = p_expr_new(p, EXPR_CALL, t.span);
    e->call = ARENA_NEW(p->arena, struct call);
    e->call->function = function;
    e->call->keyword = true;
    return e;
}

/* Reserved words that are called like any function. */
bool mysql_is_keyword_function(enum keyword kw)
{
    switch (kw) {
    case KW_IF:
    case KW_LEFT:
    case KW_RIGHT:
    case KW_REPLACE:
    case KW_INSERT:
    case KW_MOD:
    case KW_REPEAT:
    case KW_DATABASE:
    case KW_SCHEMA:
    case KW_CUME_DIST:
    case KW_DENSE_RANK:
    case KW_FIRST_VALUE:
    case KW_LAG:
    case KW_LAST_VALUE:
    case KW_LEAD:
    case KW_NTH_VALUE:
    case KW_NTILE:
    case KW_PERCENT_RANK:
    case KW_RANK:
    case KW_ROW_NUMBER:
    case KW_GROUPING: return true;
    default: return false;
    }
}

static struct expr *special_word(struct parser *p, bool *none)
{
    bool called = p_peek(p).kind == TOKEN_LPAREN;
    switch (p->tok.kw) {
    case KW_INTERVAL: return mysql_interval_primary(p);
    case KW_MATCH: return match(p);
    case KW_CURRENT_DATE:
    case KW_CURRENT_TIME:
    case KW_CURRENT_TIMESTAMP:
    case KW_LOCALTIME:
    case KW_LOCALTIMESTAMP:
    case KW_UTC_DATE:
    case KW_UTC_TIME:
    case KW_UTC_TIMESTAMP:
    case KW_CURRENT_USER: return keyword_call(p);
    case KW_CURRENT_ROLE:
        if (called || p->options->flavour == FLAVOUR_MARIADB) return keyword_call(p);
        break;
    case KW_DEFAULT:
        if (called) return of_column(p, EXPR_DEFAULT);
        break;
    case KW_VALUES:
        if (called) return values_of(p);
        break;
    case KW_VALUE:
        if (called && (p->in_upsert || p->options->flavour == FLAVOUR_MARIADB))
            return p_servers(p, SERVER_MARIADB, p->tok.span, "VALUE()") ? of_column(p, EXPR_VALUES_OF) : NULL;
        break;
    case KW_ROW:
        if (called) return row(p);
        break;
    case KW_NEXT:
    case KW_PREVIOUS:
        if (p_peek_kw(p, KW_VALUE)) return mysql_sequence_value(p);
        break;
    default: break;
    }
    *none = true;
    return NULL;
}

struct expr *mysql_special(struct parser *p, bool *none)
{
    if (p_at(p, TOKEN_LBRACE)) return p_not_dolt(p, p->tok.span, "{ … }") ? braces(p) : NULL;
    bool not_special = false;
    struct expr *e = special_word(p, &not_special);
    if (!not_special) return e;
    if (p_peek(p).kind != TOKEN_LPAREN) {
        *none = true;
        return NULL;
    }
    return mysql_call(p, none);
}
