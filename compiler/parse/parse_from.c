/* parse_from.c: FROM: tables, derived tables, functions, joins. PARSE.
 *
 * MySQL:   from = ref { "," ref };  ref = factor { join };  `a JOIN b JOIN c ON x ON y` nests: a JOIN (b JOIN c ON x) ON y
 * SQLite:  from = factor { ("," | join) factor [ON e | USING (…)] }, all of one level */
#include "parse/parser.h"

static struct table_ref *mysql_from(struct parser *p, struct table_ref *first);

static struct table_ref *ref_new(struct parser *p, enum table_kind kind)
{
    struct table_ref *t = ARENA_NEW(p->arena, struct table_ref);
    t->kind = kind;
    t->span = p->tok.span;
    return t;
}

static struct table_ref *ref_end(struct parser *p, struct table_ref *t, uint32_t start)
{
    t->span = p_span_from(p, start);
    return t;
}

static struct table_ref *p_join(struct parser *p, enum join_kind kind, struct table_ref *left, struct table_ref *right)
{
    struct table_ref *t = ref_new(p, TABLE_JOIN);
    t->join = kind;
    t->left = left;
    t->right = right;
    return ref_end(p, t, left->span.off);
}

/* ---------------------------------------------------------------- hints */

static bool index_names(struct parser *p, struct table_ref *t)
{
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    if (p_accept(p, TOKEN_RPAREN)) return true;
    do {
        struct name n;
        if (p_at_kw(p, KW_PRIMARY) && p_not_dolt(p, p->tok.span, "an index hint with PRIMARY"))
            p_take_name(p, &n);
        else if (!p_name(p, &n, "an index"))
            return false;
        vec_push(p->arena, &t->hint_indexes, n);
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect(p, TOKEN_RPAREN);
}

/* USE|IGNORE|FORCE INDEX|KEY [FOR JOIN|ORDER BY|GROUP BY] ( … ) */
static bool mysql_index_hint(struct parser *p, struct table_ref *t)
{
    p_advance(p);
    if (!p_accept_kw(p, KW_INDEX) && !p_accept_kw(p, KW_KEY)) return p_expected(p, "INDEX or KEY");
    if (p_at_kw(p, KW_FOR) && !p_not_dolt(p, p->tok.span, "an index hint with FOR")) return false;
    if (p_accept_kw(p, KW_FOR) && !p_accept_kw(p, KW_JOIN)) {
        if (!p_accept_kw(p, KW_ORDER) && !p_accept_kw(p, KW_GROUP)) return p_expected(p, "JOIN, ORDER BY or GROUP BY");
        if (!p_expect_kw(p, KW_BY)) return false;
    }
    return index_names(p, t);
}

static bool at_index_hint(const struct parser *p)
{
    bool word = p_at_kw(p, KW_USE) || p_at_kw(p, KW_IGNORE) || p_at_kw(p, KW_FORCE);
    return word && (p_peek_kw(p, KW_INDEX) || p_peek_kw(p, KW_KEY));
}

static bool mysql_hints(struct parser *p, struct table_ref *t)
{
    while (at_index_hint(p)) {
        if (!mysql_index_hint(p, t)) return false;
        if (p_at(p, TOKEN_COMMA)) {
            enum keyword next = p_peek(p).kw;
            if (next == KW_USE || next == KW_IGNORE || next == KW_FORCE) p_advance(p);
        }
    }
    return true;
}

/* INDEXED BY i, NOT INDEXED */
static bool sqlite_hints(struct parser *p, struct table_ref *t)
{
    struct name index;
    if (p_accept_kws(p, KW_INDEXED, KW_BY)) {
        if (!p_name(p, &index, "an index")) return false;
        vec_push(p->arena, &t->hint_indexes, index);
        return true;
    }
    p_accept_kws(p, KW_NOT, KW_INDEXED);
    return true;
}

static bool hints(struct parser *p, struct table_ref *t)
{
    uint32_t start = p->tok.span.off;
    if (!(p->mysql ? mysql_hints(p, t) : sqlite_hints(p, t))) return false;
    struct str text = p_text(p, p_span_from(p, start));
    if (text.n && t->hint.n)
        t->hint = str_printf(p->arena, "%.*s %.*s", STR_ARG(t->hint), STR_ARG(text));
    else if (text.n)
        t->hint = text;
    return true;
}

/* ---------------------------------------------------------------- factors */

/* t PARTITION (p0, p1) */
static bool partitions(struct parser *p, struct table_ref *t)
{
    uint32_t start = p->tok.span.off;
    if (!p->mysql || !p_accept_kw(p, KW_PARTITION)) return true;
    name_vec names = {0};
    if (!p_names(p, &names, "a partition")) return false;
    t->hint = p_text(p, p_span_from(p, start));
    return true;
}

/* A point in time, or a revision. */
static bool point(struct parser *p, struct expr **out)
{
    if (p_at_kw(p, KW_TRANSACTION)) return p_unsupported(p, p->tok.span, "a transaction's number as a point in time");
    *out = parse_expr_level(p, p->grammar->like_right);
    return *out != NULL;
}

/* MariaDB: FOR SYSTEM_TIME AS OF t | BETWEEN t AND t | FROM t TO t | ALL; Dolt: the first alone */
static bool system_time(struct parser *p, struct table_ref *t)
{
    struct span at = p->tok.span;
    p_advance(p);
    p_advance(p);
    t->history = true;
    if (p_accept_kws(p, KW_AS, KW_OF))
        return p_servers(p, SERVER_MARIADB | SERVER_DOLT, at, "FOR SYSTEM_TIME") && point(p, &t->as_of);
    if (!p_servers(p, SERVER_MARIADB, at, "this FOR SYSTEM_TIME")) return false;
    if (p_accept_kw(p, KW_ALL)) return true;
    bool between = p_at_kw(p, KW_BETWEEN);
    if (!between && !p_at_kw(p, KW_FROM)) return p_expected(p, "AS OF, ALL, BETWEEN or FROM");
    p_advance(p);
    return point(p, &t->as_of) && p_expect_kw(p, between ? KW_AND : KW_TO) && point(p, &t->as_of_end);
}

bool parse_as_of(struct parser *p, struct expr **out)
{
    if (!p_at_kw(p, KW_AS) || !p_peek_kw(p, KW_OF)) return true;
    if (!p_servers(p, SERVER_DOLT, p->tok.span, "AS OF")) return false;
    p_advance(p);
    p_advance(p);
    *out = parse_expr_level(p, p->grammar->like_right);
    return *out != NULL;
}

/* Dolt: t AS OF 'revision', t FOR VERSION AS OF 'revision' */
static bool as_of(struct parser *p, struct table_ref *t)
{
    if (!p->mysql) return true;
    if (!p_at_kw(p, KW_FOR)) return parse_as_of(p, &t->as_of);
    if (p_peek_kw(p, KW_SYSTEM_TIME)) return system_time(p, t);
    if (!p_peek_kw(p, KW_VERSION)) return true;
    p_advance(p);
    p_advance(p);
    return p_at_kw(p, KW_AS) && p_peek_kw(p, KW_OF) ? parse_as_of(p, &t->as_of) : p_expected(p, "AS OF");
}

static bool column_aliases(struct parser *p, struct table_ref *t)
{
    if (!p_at(p, TOKEN_LPAREN)) return true;
    return p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "a list of columns behind the alias") &&
           p_names(p, &t->alias_columns, "a column");
}

static bool named_table_tail(struct parser *p, struct table_ref *t)
{
    return partitions(p, t) && as_of(p, t) && parse_alias(p, &t->alias, true) && hints(p, t);
}

struct table_ref *parse_table_or_function(struct parser *p)
{
    struct table_ref *t = ref_new(p, TABLE_NAME);
    if (!p_qname(p, &t->name, "a table")) return NULL;
    if (p_at(p, TOKEN_LPAREN)) {
        t->kind = TABLE_FUNCTION;
        if (p->mysql && !p_servers(p, SERVER_DOLT, t->name.span, "a function in FROM")) return NULL;
        p_advance(p);
        if (!p_at(p, TOKEN_RPAREN) && !parse_expr_list(p, &t->args)) return NULL;
        if (!p_expect(p, TOKEN_RPAREN)) return NULL;
    }
    return ref_end(p, t, t->span.off);
}

struct table_ref *parse_table_name(struct parser *p)
{
    struct table_ref *t = parse_table_or_function(p);
    return t && named_table_tail(p, t) ? ref_end(p, t, t->span.off) : NULL;
}

/* Behind ( query ): [AS] alias [(columns)]. MySQL wants the alias: see factor(). */
static struct table_ref *derived(struct parser *p, struct select *s, uint32_t start, bool is_lateral)
{
    struct table_ref *t = ref_new(p, TABLE_SUBQUERY);
    t->select = s;
    t->lateral = is_lateral;
    if (!parse_alias(p, &t->alias, true)) return NULL;
    if (p->mysql && t->alias.text.n && !column_aliases(p, t)) return NULL;
    return ref_end(p, t, start);
}

static struct table_ref *lateral(struct parser *p)
{
    uint32_t start = p->tok.span.off;
    if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "LATERAL")) return NULL;
    p_advance(p);
    if (!p_expect(p, TOKEN_LPAREN)) return NULL;
    struct select *s = parse_query(p);
    return s && p_expect(p, TOKEN_RPAREN) ? derived(p, s, start, true) : NULL;
}

static bool lacks_alias(const struct parser *p, const struct table_ref *t)
{
    return p->mysql && t->kind == TABLE_SUBQUERY && !t->alias.text.n;
}

static struct table_ref *any_factor(struct parser *p);

/* MySQL at "((": what turns out to be a query without an alias is the first part of a larger one,
 * ((SELECT …) UNION (SELECT …)) x; anything else is a table, ((SELECT …) a JOIN b). */
static struct table_ref *mysql_nested(struct parser *p, uint32_t start)
{
    struct table_ref *t = any_factor(p);
    if (!t) return NULL;
    if (lacks_alias(p, t) && !t->lateral) {
        t->select->parens = true;
        struct select *s = parse_query_rest(p, t->select, t->span.off);
        return s && p_expect(p, TOKEN_RPAREN) ? derived(p, s, start, false) : NULL;
    }
    bool alone = t->kind == TABLE_SUBQUERY && p_at(p, TOKEN_RPAREN);
    if (alone && !p_servers(p, SERVER_MARIADB, t->span, "a derived table in parentheses")) return NULL;
    t = mysql_from(p, t);
    if (!t || !p_expect(p, TOKEN_RPAREN)) return NULL;
    t->parens = true;
    return ref_end(p, t, start);
}

/* At "(": ( query ) alias, ( joins ) */
static struct table_ref *parenthesised(struct parser *p)
{
    uint32_t start = p->tok.span.off;
    p_advance(p);
    if (p_at_query(p)) {
        struct select *s = parse_query(p);
        return s && p_expect(p, TOKEN_RPAREN) ? derived(p, s, start, false) : NULL;
    }
    if (p->mysql && p_at(p, TOKEN_LPAREN)) return mysql_nested(p, start);
    struct table_ref *t = parse_from(p);
    if (!t || !p_expect(p, TOKEN_RPAREN)) return NULL;
    t->parens = true;
    if (p->mysql) return ref_end(p, t, start);
    struct name within = t->alias;
    t->alias = (struct name){0};
    if (!parse_alias(p, &t->alias, true)) return NULL;
    t->alias_inside = within.text.n && !t->alias.text.n;
    t->alias = t->alias_inside ? within : t->alias;
    return ref_end(p, t, start);
}

/* { OJ ref } */
static struct table_ref *outer_join_braces(struct parser *p)
{
    uint32_t start = p->tok.span.off;
    if (!p_not_dolt(p, p->tok.span, "{ OJ … }")) return NULL;
    p_advance(p);
    if (!p_expect_kw(p, KW_OJ)) return NULL;
    struct table_ref *t = parse_from(p);
    if (!t || !p_expect(p, TOKEN_RBRACE)) return NULL;
    t->parens = true;
    return ref_end(p, t, start);
}

static struct table_ref *bounded(struct parser *p, struct table_ref *(*parse)(struct parser *))
{
    if (!p_enter(p)) return NULL;
    struct table_ref *t = parse(p);
    p_leave(p);
    return t;
}

static struct table_ref *any_factor(struct parser *p)
{
    if (p_at(p, TOKEN_LPAREN)) return bounded(p, parenthesised);
    if (p->mysql && p_at(p, TOKEN_LBRACE)) return bounded(p, outer_join_braces);
    if (p->mysql && p_at_kw(p, KW_LATERAL) && p_peek(p).kind == TOKEN_LPAREN) return lateral(p);
    if (p->mysql && p_at_kw(p, KW_JSON_TABLE) && p_peek(p).kind == TOKEN_LPAREN) {
        struct table_ref *t = ref_new(p, TABLE_FUNCTION);
        if (!parse_json_table(p, t) || !parse_alias(p, &t->alias, true)) return NULL;
        if (t->alias.text.n) return ref_end(p, t, t->span.off);
        p_expected(p, "an alias for JSON_TABLE");
        return NULL;
    }
    return parse_table_name(p);
}

static struct table_ref *factor(struct parser *p)
{
    struct table_ref *t = any_factor(p);
    if (!t || !lacks_alias(p, t)) return t;
    p_expected(p, "an alias for the derived table");
    return NULL;
}

/* ---------------------------------------------------------------- joins */

enum { J_NATURAL = 1, J_LEFT = 2, J_RIGHT = 4, J_FULL = 8, J_INNER = 16, J_CROSS = 32, J_OUTER = 64 };

static unsigned join_word(enum keyword kw)
{
    switch (kw) {
    case KW_NATURAL: return J_NATURAL;
    case KW_LEFT: return J_LEFT;
    case KW_RIGHT: return J_RIGHT;
    case KW_FULL: return J_FULL;
    case KW_INNER: return J_INNER;
    case KW_CROSS: return J_CROSS;
    case KW_OUTER: return J_OUTER;
    default: return 0;
    }
}

static bool at_join(const struct parser *p)
{
    if (p_at_kw(p, KW_JOIN)) return true;
    if (p->mysql && p_at_kw(p, KW_STRAIGHT_JOIN)) return true;
    if (p->mysql && (p_at_kw(p, KW_FULL) || p_at_kw(p, KW_OUTER))) return false;
    return join_word(p->tok.kw) != 0;
}

static enum join_kind kind_of(unsigned words)
{
    if (words & J_FULL || (words & J_LEFT && words & J_RIGHT)) return JOIN_FULL;
    if (words & J_LEFT) return JOIN_LEFT;
    if (words & J_RIGHT) return JOIN_RIGHT;
    return words & J_CROSS ? JOIN_CROSS : JOIN_INNER;
}

/* Which combinations are a join: OUTER needs a side, a side excludes INNER and CROSS; MySQL is stricter still. */
static bool good_join(const struct parser *p, unsigned words)
{
    unsigned sides = words & (J_LEFT | J_RIGHT | J_FULL);
    if (words & J_OUTER && !sides) return false;
    if (sides && words & (J_INNER | J_CROSS)) return false;
    if (!p->mysql) return true;
    return !(words & J_FULL) && !(words & J_LEFT && words & J_RIGHT) &&
           !(words & J_CROSS && words & ~(unsigned)J_CROSS);
}

/* [NATURAL] [LEFT|RIGHT|FULL [OUTER] | INNER | CROSS] JOIN, STRAIGHT_JOIN */
static bool join_operator(struct parser *p, enum join_kind *kind, bool *natural)
{
    struct span at = p->tok.span;
    unsigned words = 0;
    *kind = JOIN_STRAIGHT;
    *natural = false;
    if (p_accept_kw(p, KW_STRAIGHT_JOIN)) return true;
    for (unsigned w; (w = join_word(p->tok.kw)) != 0; p_advance(p)) {
        bool late = w == J_NATURAL && words;
        if (p->mysql && (words & w || late)) return p_expect_kw(p, KW_JOIN);
        words |= w;
    }
    if (!good_join(p, words)) return p_fail(p, at, "no such kind of join");
    *kind = kind_of(words);
    *natural = words & J_NATURAL;
    return p_expect_kw(p, KW_JOIN);
}

/* SQLite takes the ON of ON CONFLICT behind a FROM for a join's. */
static bool no_conflict(struct parser *p)
{
    if (p->mysql || !p_at_kw(p, KW_ON) || !p_peek_kw(p, KW_CONFLICT)) return true;
    p_fail(p, p->tok.span, "SQLite takes this ON for a join's");
    p_hint(p, "write WHERE true before ON CONFLICT");
    return false;
}

static bool condition(struct parser *p, struct table_ref *join)
{
    if (!no_conflict(p)) return false;
    if (p_accept_kw(p, KW_ON)) return (join->on = parse_expr(p)) != NULL;
    if (p_accept_kw(p, KW_USING)) return p_names(p, &join->using_columns, "a column");
    return true;
}

/* MySQL: a join without a condition goes to the leftmost table of what stands to its right. */
static struct table_ref *mysql_add_cross(struct parser *p, struct table_ref *join)
{
    struct table_ref *right = join->right, **leaf = &right;
    while ((*leaf)->kind == TABLE_JOIN && !(*leaf)->parens) {
        (*leaf)->span.len += (*leaf)->span.off - join->left->span.off;
        (*leaf)->span.off = join->left->span.off;
        leaf = &(*leaf)->left;
    }
    join->right = *leaf;
    join->span = span_join(join->left->span, join->right->span);
    (void)p;
    *leaf = join;
    return right;
}

static struct table_ref *mysql_step(struct parser *p, struct table_ref *left);

static struct table_ref *mysql_step_inner(struct parser *p, struct table_ref *left)
{
    enum join_kind kind;
    bool natural;
    if (!join_operator(p, &kind, &natural)) return NULL;
    struct table_ref *right = factor(p);
    while (right && !natural && at_join(p)) right = mysql_step(p, right);
    if (!right) return NULL;
    struct table_ref *t = p_join(p, kind, left, right);
    t->natural = natural;
    if (natural) return t;
    bool has_condition = p_at_kw(p, KW_ON) || p_at_kw(p, KW_USING);
    if (!has_condition && (kind == JOIN_LEFT || kind == JOIN_RIGHT)) {
        p_expected(p, "ON or USING");
        return NULL;
    }
    if (!has_condition) return mysql_add_cross(p, t);
    bool nested = right->kind == TABLE_JOIN && !right->parens && (kind == JOIN_LEFT || kind == JOIN_RIGHT);
    if (nested && p_at_kw(p, KW_USING) &&
        !p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "USING behind a join in a join"))
        return NULL;
    return condition(p, t) ? ref_end(p, t, left->span.off) : NULL;
}

static struct table_ref *mysql_step(struct parser *p, struct table_ref *left)
{
    if (!p_enter(p)) return NULL;
    struct table_ref *t = mysql_step_inner(p, left);
    p_leave(p);
    return t;
}

/* Joins make left-deep trees that others walk. */
static bool too_many(struct parser *p, unsigned n)
{
    if (n < PARSE_MAX_DEPTH) return false;
    p_fatal(p, DIAG_E0106, p->tok.span, "more than %d joins in one FROM", PARSE_MAX_DEPTH);
    return true;
}

static struct table_ref *mysql_ref(struct parser *p, struct table_ref *first)
{
    struct table_ref *t = first ? first : factor(p);
    for (unsigned n = 0; t && at_join(p); n++) t = too_many(p, n) ? NULL : mysql_step(p, t);
    return t;
}

static struct table_ref *mysql_from(struct parser *p, struct table_ref *first)
{
    struct table_ref *t = mysql_ref(p, first);
    for (unsigned n = 0; t && p_accept(p, TOKEN_COMMA); n++) {
        struct table_ref *right = too_many(p, n) ? NULL : mysql_ref(p, NULL);
        t = right ? p_join(p, JOIN_COMMA, t, right) : NULL;
    }
    return t;
}

/* SQLite: the x of `a JOIN (t AS x)` is no name outside the parentheses, unless they stand first in FROM; the y of
 * `a JOIN (t AS x) AS y` is. */
static void forget_alias(const struct parser *p, struct table_ref *t)
{
    bool alias_behind = p->text->text.p[p->prev_end - 1] != ')';
    if (t->parens && t->kind != TABLE_JOIN && !alias_behind) t->alias = (struct name){0};
}

static struct table_ref *sqlite_step(struct parser *p, struct table_ref *left)
{
    enum join_kind kind = JOIN_COMMA;
    bool natural = false;
    if (!p_accept(p, TOKEN_COMMA) && !join_operator(p, &kind, &natural)) return NULL;
    struct table_ref *right = factor(p);
    if (!right) return NULL;
    forget_alias(p, right);
    struct table_ref *t = p_join(p, kind, left, right);
    t->natural = natural;
    if (natural && (p_at_kw(p, KW_ON) || p_at_kw(p, KW_USING))) {
        p_fail(p, p->tok.span, "a NATURAL join has neither ON nor USING");
        return NULL;
    }
    return condition(p, t) ? ref_end(p, t, left->span.off) : NULL;
}

static struct table_ref *sqlite_from(struct parser *p)
{
    struct table_ref *t = factor(p);
    if (t && !no_conflict(p)) return NULL;
    for (unsigned n = 0; t && (p_at(p, TOKEN_COMMA) || at_join(p)); n++) t = too_many(p, n) ? NULL : sqlite_step(p, t);
    return t;
}

struct table_ref *parse_from(struct parser *p)
{
    return p->mysql ? mysql_from(p, NULL) : sqlite_from(p);
}
