/* parse_expr.c: operators. PARSE: one loop over the dialect's const table of levels (grammar.h).
 *
 * expr(level) = prefix { infix }: takes operators of `level` and above. `left` is the highest level that may still
 * follow the node on the left: in MySQL `a IN (1) + 1` is an error, for a predicate is no operand of `+`. */
#include "parse/parser.h"

enum { ANY_LEVEL = 255 };

struct expr *p_expr_new(struct parser *p, enum expr_kind kind, struct span span)
{
    struct expr *e = ARENA_NEW(p->arena, struct expr);
    e->kind = kind;
    e->span = span;
    e->op_span = span;
    return e;
}

static struct expr *binary(struct parser *p, enum expr_kind kind, struct expr *a, struct span op_span)
{
    struct expr *e = p_expr_new(p, kind, a->span);
    e->a = a;
    e->op_span = op_span;
    return e;
}

static struct expr *end_at(struct parser *p, struct expr *e)
{
    e->span = p_span_from(p, e->span.off);
    return e;
}

/* ---------------------------------------------------------------- prefix */

/* INTERVAL e unit + r, not in parentheses */
static bool is_interval_sum(const struct expr *e)
{
    return e->kind == EXPR_BINARY && e->op == OP_ADD && e->a->kind == EXPR_INTERVAL && !e->parens;
}

/* - INTERVAL 1 DAY + d: MySQL negates the sum, to MariaDB it is d - INTERVAL 1 DAY. */
static struct expr *signed_interval(struct parser *p, struct expr *e)
{
    struct expr *sum = e->a;
    bool sign = e->op == OP_NEG || e->op == OP_PLUS;
    if (!sign && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, e->op_span, "an operator before INTERVAL")) return NULL;
    if (sign && p->options->flavour == FLAVOUR_ANY) {
        p_fatal(p, DIAG_E0103, e->op_span, "a sign before INTERVAL means one thing to MySQL and another to MariaDB");
        p_hint(p, "put what it belongs to in parentheses");
        return NULL;
    }
    if (!sign || p->options->flavour != FLAVOUR_MARIADB) return end_at(p, e);
    e->kind = EXPR_BINARY;
    e->op = e->op == OP_NEG ? OP_SUB : OP_ADD;
    e->a = sum->b;
    e->b = sum->a;
    return end_at(p, e);
}

static struct expr *unary(struct parser *p, enum op op, unsigned operand)
{
    struct expr *e = p_expr_new(p, EXPR_UNARY, p->tok.span);
    e->op = op;
    p_advance(p);
    e->a = parse_expr_level(p, operand);
    if (!e->a) return NULL;
    if (p->mysql && operand == p->grammar->unary_operand && is_interval_sum(e->a)) return signed_interval(p, e);
    /* SQLite: the smallest integer is one only behind its sign. */
    if (op == OP_NEG && !p->mysql && e->a->kind == EXPR_INTEGER && e->a->number == (uint64_t)1 << 63)
        e->a->is_large = false;
    return end_at(p, e);
}

static enum op prefix_operator(const struct parser *p)
{
    switch (p->tok.kind) {
    case TOKEN_MINUS: return OP_NEG;
    case TOKEN_PLUS: return OP_PLUS;
    case TOKEN_TILDE: return OP_BITNOT;
    case TOKEN_BANG: return OP_NOT;
    case TOKEN_WORD:
        if (p->tok.kw == KW_BINARY && p->mysql) return OP_BINARY_CAST;
        return p->tok.kw == KW_NOT ? OP_NOT : OP_NONE;
    default: return OP_NONE;
    }
}

static struct expr *prefix(struct parser *p, unsigned level, unsigned *left)
{
    const struct grammar *g = p->grammar;
    enum op op = prefix_operator(p);
    bool word = p_at_kw(p, KW_NOT) && !(p->mysql && p->options->modes & MODE_HIGH_NOT_PRECEDENCE);
    if (op == OP_NONE || (word && level > g->not_highest)) return parse_primary(p);
    if (op == OP_BITNOT && !p_not_dolt(p, p->tok.span, "`~`")) return NULL;
    *left = word && p->mysql ? g->not_operand : ANY_LEVEL;
    return unary(p, op, word ? g->not_operand : g->unary_operand);
}

/* ---------------------------------------------------------------- infix */

static struct expr *infix_binary(struct parser *p, struct expr *a, const struct infix *in)
{
    struct expr *e = binary(p, EXPR_BINARY, a, p->tok.span);
    e->op = (enum op)in->op;
    p_advance(p);
    e->b = parse_expr_level(p, in->level + 1u);
    return e->b ? end_at(p, e) : NULL;
}

/* What MariaDB alone takes. Behind `INTERVAL e unit +`, where MySQL would end that sum and go on, it means two things. */
static bool mariadbs_chain(struct parser *p, struct span span, const char *what)
{
    if (!p->interval_sums || p->options->flavour != FLAVOUR_ANY) return p_servers(p, SERVER_MARIADB, span, what);
    p_fatal(p, DIAG_E0103, span, "behind INTERVAL … + this means one thing to MySQL and another to MariaDB");
    p_hint(p, "put what it belongs to in parentheses");
    return false;
}

/* MySQL: an operand of LIKE, IN, BETWEEN … is no such test itself, unless in parentheses. MariaDB lets it be one. */
static bool predicate_operand(struct parser *p, const struct expr *e)
{
    if (!p->mysql || e->parens) return true;
    bool words = e->kind == EXPR_BINARY && (e->op == OP_MEMBER_OF || e->op == OP_SOUNDS_LIKE);
    if (!words && e->kind != EXPR_LIKE && e->kind != EXPR_IN && e->kind != EXPR_BETWEEN) return true;
    return mariadbs_chain(p, e->op_span, "a predicate as another's operand, without parentheses");
}

/* MySQL: what LIKE takes is simple, MariaDB and Dolt take any arithmetic. */
static bool like_operand(struct parser *p, const struct expr *e)
{
    if (!p->mysql || e->parens || e->kind != EXPR_BINARY || e->a->kind == EXPR_INTERVAL) return true;
    if (e->op < OP_BITOR || e->op > OP_POW) return true;
    return p_servers(p, SERVER_MARIADB | SERVER_DOLT, e->op_span, "an operator in LIKE's operand, without parentheses");
}

/* MySQL: a IS TRUE is compared with nothing, unless in parentheses. */
static bool compare_operand(struct parser *p, const struct expr *e)
{
    if (!p->mysql || e->parens || e->kind != EXPR_IS || e->is == IS_NULL) return true;
    return mariadbs_chain(p, e->op_span, "IS TRUE as an operand, without parentheses");
}

/* + and -: an interval to the right is no operand, so what follows it may bind tighter than + (MySQL). */
static struct expr *infix_plus(struct parser *p, struct expr *a, const struct infix *in, unsigned *left)
{
    if (!p_peek_kw(p, KW_INTERVAL)) return infix_binary(p, a, in);
    struct expr *e = binary(p, EXPR_BINARY, a, p->tok.span);
    e->op = (enum op)in->op;
    p_advance(p);
    e->b = mysql_interval(p, true);
    if (e->b && e->b->kind != EXPR_INTERVAL)
        e->b = parse_expr_from(p, e->b, in->level + 1u);
    else
        *left = p->grammar->behind_interval;
    return e->b ? end_at(p, e) : NULL;
}

/* comparison ANY|SOME|ALL (query) */
static bool at_quantifier(const struct parser *p)
{
    struct token q = p_peek(p);
    if (q.kw != KW_ANY && q.kw != KW_SOME && q.kw != KW_ALL) return false;
    return p_peek_after(p, q).kind == TOKEN_LPAREN;
}

static struct expr *infix_compare(struct parser *p, struct expr *a, const struct infix *in)
{
    if (!at_quantifier(p)) return infix_binary(p, a, in);
    struct expr *e = binary(p, EXPR_QUANTIFIED, a, p->tok.span);
    e->op = (enum op)in->op;
    p_advance(p);
    if (!p_not_dolt(p, p->tok.span, "ANY or ALL of a query")) return NULL;
    e->quantifier_all = p_at_kw(p, KW_ALL);
    p_advance(p);
    struct expr *query = parse_paren(p);
    if (!query) return NULL;
    if (query->kind != EXPR_SUBQUERY) {
        p_fail(p, query->span, "expected a query in parentheses");
        return NULL;
    }
    e->select = query->select;
    return end_at(p, e);
}

static struct expr *mysql_is(struct parser *p, struct expr *e)
{
    switch (p->tok.kw) {
    case KW_NULL: e->is = IS_NULL; break;
    case KW_TRUE: e->is = IS_TRUE; break;
    case KW_FALSE: e->is = IS_FALSE; break;
    case KW_UNKNOWN:
        if (!p_not_dolt(p, p->tok.span, "IS UNKNOWN")) return NULL;
        e->is = IS_UNKNOWN;
        break;
    default: p_expected(p, "NULL, TRUE, FALSE or UNKNOWN"); return NULL;
    }
    p_advance(p);
    return end_at(p, e);
}

/* SQLite's IS takes any operand. With NULL, TRUE or FALSE it is the test everyone knows. */
static struct expr *sqlite_is(struct parser *p, struct expr *e, const struct infix *in)
{
    bool distinct = p_accept_kws(p, KW_DISTINCT, KW_FROM);
    struct expr *b = parse_expr_level(p, in->level + 1u);
    if (!b) return NULL;
    if (!distinct && (b->kind == EXPR_NULL || b->kind == EXPR_BOOL)) {
        e->is = b->kind == EXPR_NULL ? IS_NULL : b->number ? IS_TRUE : IS_FALSE;
        return end_at(p, e);
    }
    e->kind = EXPR_DISTINCT;
    e->negated = distinct ? e->negated : !e->negated;
    e->b = b;
    return end_at(p, e);
}

static struct expr *infix_is(struct parser *p, struct expr *a, const struct infix *in)
{
    struct expr *e = binary(p, EXPR_IS, a, p->tok.span);
    p_advance(p);
    e->negated = p_accept_kw(p, KW_NOT);
    return p->mysql ? mysql_is(p, e) : sqlite_is(p, e, in);
}

/* ISNULL, NOTNULL, NOT NULL */
static struct expr *infix_null_test(struct parser *p, struct expr *a, bool negated)
{
    struct expr *e = binary(p, EXPR_IS, a, p->tok.span);
    e->negated = negated;
    p_advance(p);
    return end_at(p, e);
}

static struct expr *infix_between(struct parser *p, struct expr *a, bool negated)
{
    struct expr *e = binary(p, EXPR_BETWEEN, a, p->tok.span);
    e->negated = negated;
    p_advance(p);
    e->b = parse_expr_level(p, p->grammar->between_middle);
    if (!e->b || !predicate_operand(p, e->b) || !p_expect_kw(p, KW_AND)) return NULL;
    e->c = parse_expr_level(p, p->grammar->between_last);
    return e->c ? end_at(p, e) : NULL;
}

static struct expr *infix_not(struct parser *p, struct expr *a);
static bool not_begins_infix(const struct parser *p);

/* The right operand of LIKE and kin. MariaDB gives it a NOT LIKE, NOT IN, NOT BETWEEN that follows:
 * a LIKE (b NOT LIKE c), but (a LIKE b) LIKE c. */
static struct expr *like_right(struct parser *p, unsigned level)
{
    struct expr *e = parse_expr_level(p, level);
    while (e && p->mysql && p_at_kw(p, KW_NOT) && not_begins_infix(p)) {
        struct span at = p->tok.span;
        if (!mariadbs_chain(p, at, "a predicate as another's operand, without parentheses")) return NULL;
        e = infix_not(p, e);
    }
    return e;
}

static struct expr *infix_like(struct parser *p, struct expr *a, const struct infix *in, bool negated)
{
    struct expr *e = binary(p, EXPR_LIKE, a, p->tok.span);
    e->negated = negated;
    e->like = (enum like_kind)in->like;
    p_advance(p);
    e->b = like_right(p, p->grammar->like_right);
    if (!e->b || (e->like == LIKE_LIKE && !like_operand(p, e->b))) return NULL;
    if ((!p->mysql || e->like == LIKE_LIKE) && p_accept_kw(p, KW_ESCAPE)) {
        e->c = like_right(p, p->grammar->like_escape);
        if (!e->c || !like_operand(p, e->c)) return NULL;
    }
    return end_at(p, e);
}

/* SQLite: a IN tbl, a IN f(x): the query that it stands for. */
static bool in_table(struct parser *p, struct expr *e)
{
    struct select *s = ARENA_NEW(p->arena, struct select);
    s->from = parse_table_or_function(p);
    if (!s->from) return false;
    s->span = s->from->span;
    struct result_column star = {.expr = p_expr_new(p, EXPR_STAR, s->span), .span = s->span};
    vec_push(p->arena, &s->columns, star);
    e->select = s;
    return true;
}

/* ( query ) or ( a, b ). MySQL reads `IN ((SELECT …))` as a query, SQLite as a list of one value. */
static bool in_list(struct parser *p, struct expr *e)
{
    p_advance(p);
    if (p_at_query(p)) {
        e->select = parse_query(p);
        return e->select && p_expect(p, TOKEN_RPAREN);
    }
    if (!p->mysql && p_accept(p, TOKEN_RPAREN)) return true;
    struct expr *first = parse_expr(p);
    if (!first || !p_query_goes_on(p, first, &e->select)) return false;
    vec_push(p->arena, &e->list, first);
    if (p_accept(p, TOKEN_COMMA) && !parse_expr_list(p, &e->list)) return false;
    if (p->mysql && e->list.n == 1 && first->kind == EXPR_SUBQUERY && !e->select) e->select = first->select;
    if (e->select) e->list.n = 0;
    return p_expect(p, TOKEN_RPAREN);
}

static struct expr *infix_in(struct parser *p, struct expr *a, bool negated)
{
    struct expr *e = binary(p, EXPR_IN, a, p->tok.span);
    e->negated = negated;
    p_advance(p);
    if (!p_at(p, TOKEN_LPAREN)) {
        if (p->mysql) {
            p_expect(p, TOKEN_LPAREN);
            return NULL;
        }
        return in_table(p, e) ? end_at(p, e) : NULL;
    }
    return in_list(p, e) ? end_at(p, e) : NULL;
}

static struct expr *infix_collate(struct parser *p, struct expr *a)
{
    struct expr *e = binary(p, EXPR_COLLATE, a, p->tok.span);
    p_advance(p);
    if (p->mysql && p_at(p, TOKEN_STRING))
        p_take_name(p, &e->name);
    else if (!p_name(p, &e->name, "a collation"))
        return NULL;
    return end_at(p, e);
}

/* MySQL: only a column, only a literal path. */
static struct expr *infix_json(struct parser *p, struct expr *a, const struct infix *in)
{
    if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, in->op == OP_JSON ? "`->`" : "`->>`")) return NULL;
    if (a->kind != EXPR_COLUMN || a->parens) {
        p_fail(p, p->tok.span, "what stands before this must be a column: use JSON_EXTRACT()");
        return NULL;
    }
    struct expr *e = binary(p, EXPR_BINARY, a, p->tok.span);
    e->op = (enum op)in->op;
    p_advance(p);
    if (!p_at(p, TOKEN_STRING)) {
        p_expected(p, "a path, as a string");
        return NULL;
    }
    struct span path = p->tok.span;
    e->b = parse_literal(p);
    if (e->b && e->b->span.len > path.len) { /* strings side by side are one elsewhere */
        p_fail(p, (struct span){path.off, e->b->span.len}, "the path is one string");
        return NULL;
    }
    return e->b ? end_at(p, e) : NULL;
}

/* a MEMBER OF (array), a SOUNDS LIKE b */
static struct expr *infix_words(struct parser *p, struct expr *a, const struct infix *in)
{
    bool member = in->form == INFIX_MEMBER_OF;
    struct expr *e = binary(p, EXPR_BINARY, a, p->tok.span);
    e->op = (enum op)in->op;
    if (member && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "MEMBER OF")) return NULL;
    if (!member && !p_not_dolt(p, p->tok.span, "SOUNDS LIKE")) return NULL;
    p_advance(p);
    if (member)
        p_accept_kw(p, KW_OF);
    else if (!p_expect_kw(p, KW_LIKE))
        return NULL;
    if (member && !p_at(p, TOKEN_LPAREN)) {
        p_expect(p, TOKEN_LPAREN);
        return NULL;
    }
    e->b = member ? parse_paren(p) : like_right(p, in->level + 1u);
    return e->b ? end_at(p, e) : NULL;
}

static struct expr *infix_not(struct parser *p, struct expr *a)
{
    p_advance(p);
    const struct infix *in = &p->grammar->words[p->tok.kw];
    switch ((enum infix_form)in->form) {
    case INFIX_IN: return infix_in(p, a, true);
    case INFIX_BETWEEN: return infix_between(p, a, true);
    case INFIX_LIKE: return infix_like(p, a, in, true);
    default: return infix_null_test(p, a, true); /* SQLite: at_infix() saw NULL */
    }
}

static struct expr *infix(struct parser *p, struct expr *a, const struct infix *in, unsigned *left)
{
    *left = p->grammar->predicates_chain ? (unsigned)ANY_LEVEL : in->level;
    bool predicate = in->form == INFIX_IN || in->form == INFIX_BETWEEN || in->form == INFIX_LIKE ||
                     in->form == INFIX_NOT || in->form == INFIX_MEMBER_OF || in->form == INFIX_SOUNDS;
    bool compares = in->form == INFIX_IS || in->form == INFIX_COMPARE || in->op == OP_NULLSAFE_EQ;
    if ((predicate && !predicate_operand(p, a)) || (compares && !compare_operand(p, a))) return NULL;
    struct expr *e = NULL;
    switch ((enum infix_form)in->form) {
    case INFIX_NONE: break;
    case INFIX_BINARY: e = infix_binary(p, a, in); break;
    case INFIX_COMPARE: e = infix_compare(p, a, in); break;
    case INFIX_PLUS: e = infix_plus(p, a, in, left); break;
    case INFIX_IS: e = infix_is(p, a, in); break;
    case INFIX_ISNULL: e = infix_null_test(p, a, false); break;
    case INFIX_NOTNULL: e = infix_null_test(p, a, true); break;
    case INFIX_COLLATE: e = infix_collate(p, a); break;
    case INFIX_JSON: e = infix_json(p, a, in); break;
    case INFIX_IN: e = infix_in(p, a, false); break;
    case INFIX_BETWEEN: e = infix_between(p, a, false); break;
    case INFIX_LIKE: e = infix_like(p, a, in, false); break;
    case INFIX_NOT: e = infix_not(p, a); break;
    case INFIX_MEMBER_OF:
    case INFIX_SOUNDS: e = infix_words(p, a, in); break;
    }
    return e;
}

/* ---------------------------------------------------------------- the loop */

static bool not_begins_infix(const struct parser *p)
{
    enum keyword kw = p_peek(p).kw;
    switch ((enum infix_form)p->grammar->words[kw].form) {
    case INFIX_IN:
    case INFIX_BETWEEN:
    case INFIX_LIKE: return true;
    default: return !p->mysql && kw == KW_NULL;
    }
}

/* The operator at tok, or NULL. */
static const struct infix *at_infix(const struct parser *p)
{
    const struct infix *in =
        p->tok.kind == TOKEN_WORD ? &p->grammar->words[p->tok.kw] : &p->grammar->punctuation[p->tok.kind];
    if (in->form == INFIX_NONE) return NULL;
    if (in->form == INFIX_NOT && !not_begins_infix(p)) return NULL;
    if (in->form == INFIX_MEMBER_OF && !p_peek_kw(p, KW_OF) && p_peek(p).kind != TOKEN_LPAREN) return NULL;
    if (p->tok.kind == TOKEN_PIPE_PIPE && p->options->modes & MODE_PIPES_AS_CONCAT) return &p->grammar->concat;
    return in;
}

static bool chain_too_long(struct parser *p, unsigned height)
{
    if (height <= PARSE_MAX_CHAIN) return false;
    p_fatal(p, DIAG_E0106, p->tok.span, "more than %d operators in one expression", PARSE_MAX_CHAIN);
    return true;
}

static unsigned taller(unsigned a, unsigned b)
{
    return a > b ? a : b;
}

/* `height` bounds what others will walk: the operands' heights come up through p->height. */
static struct expr *operators(struct parser *p, struct expr *first, unsigned level)
{
    unsigned left = ANY_LEVEL, height = p->height;
    struct expr *e = first ? first : prefix(p, level, &left);
    height = taller(height, p->height) + 1;
    while (e) {
        const struct infix *in = at_infix(p);
        if (!in || in->level < level || in->level > left) break;
        if (chain_too_long(p, height)) return NULL;
        p->height = 0;
        e = infix(p, e, in, &left);
        height = taller(height, p->height) + 1;
    }
    p->height = height;
    return e;
}

struct expr *parse_expr_level(struct parser *p, unsigned level)
{
    if (!p_enter(p)) return NULL;
    unsigned outer = p->height;
    p->height = 0;
    struct expr *e = operators(p, NULL, level);
    p->height = taller(outer, p->height);
    p_leave(p);
    return e;
}

struct expr *parse_expr_from(struct parser *p, struct expr *first, unsigned level)
{
    return operators(p, first, level);
}

struct expr *parse_expr(struct parser *p)
{
    return parse_expr_level(p, 0);
}

bool parse_expr_list(struct parser *p, expr_vec *out)
{
    do {
        struct expr *e = parse_expr(p);
        if (!e) return false;
        vec_push(p->arena, out, e);
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}
