/* parse_select.c: query expressions: SELECT, VALUES, set operations, WITH, ORDER BY, LIMIT. PARSE.
 *
 * query   = [WITH …] operand { UNION|EXCEPT|INTERSECT [ALL] operand } [ORDER BY …] [LIMIT …] [FOR UPDATE …]
 * operand = SELECT … | VALUES … | TABLE t | "(" query ")"      the last two in MySQL only
 *
 * SQLite's set operations are all of one level; MySQL's INTERSECT binds tighter. */
#include "parse/parser.h"

enum { MAX_SET_OPERATIONS = PARSE_MAX_DEPTH };

/* MySQL: VALUES ROW(…) is a query, VALUES(a) a function; MariaDB's VALUES (1), (2) is a query but where that function is. */
static bool values_query(const struct parser *p)
{
    if (p_peek_kw(p, KW_ROW)) return true;
    bool mariadb = p->options->flavour == FLAVOUR_ANY || p->options->flavour == FLAVOUR_MARIADB;
    return mariadb && !p->in_upsert;
}

/* A query in parentheses may be one in more parentheses, so "(" says nothing. */
bool p_at_query(const struct parser *p)
{
    switch (p->tok.kw) {
    case KW_SELECT: return true;
    case KW_VALUES: return !p->mysql || values_query(p);
    case KW_TABLE: return p->mysql;
    case KW_WITH: {
        enum token_kind next = p_peek(p).kind;
        return p->mysql || next == TOKEN_WORD || next == TOKEN_QUOTED_NAME;
    }
    default: return false;
    }
}

/* ---------------------------------------------------------------- select list */

/* Behind t. or s.t. at the star. */
static struct expr *qualified_star(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_STAR, p->tok.span);
    struct mark m = p_mark(p);
    if (p_at_name(p)) {
        p_take_name(p, &e->qualifier.name);
        if (p->mysql && p_peek(p).kind != TOKEN_STAR && p_accept(p, TOKEN_DOT)) {
            e->qualifier.schema = e->qualifier.name;
            if (p_at_word(p) || p_at_name(p)) p_take_name(p, &e->qualifier.name);
        }
        e->qualifier.span = p_span_from(p, e->span.off);
        if (p_accept(p, TOKEN_DOT) && p_accept(p, TOKEN_STAR)) {
            e->span = p_span_from(p, e->span.off);
            return e;
        }
    }
    p_reset(p, &m);
    return NULL;
}

/* Does tok begin t.* or s.t.*? */
static bool at_qualified_star(const struct parser *p)
{
    if (p->tok.kind != TOKEN_WORD && p->tok.kind != TOKEN_QUOTED_NAME) return false;
    struct token t = p_peek(p);
    if (t.kind != TOKEN_DOT) return false;
    t = p_peek_after(p, t);
    if (t.kind == TOKEN_STAR || !p->mysql) return t.kind == TOKEN_STAR;
    if (t.kind != TOKEN_WORD && t.kind != TOKEN_QUOTED_NAME) return false;
    t = p_peek_after(p, t);
    return t.kind == TOKEN_DOT && p_peek_after(p, t).kind == TOKEN_STAR;
}

static bool result_column(struct parser *p, result_vec *out)
{
    struct result_column c = {.span = p->tok.span};
    if (p_at(p, TOKEN_STAR)) {
        if (p->mysql && out->n) return p_fail(p, p->tok.span, "`*` must stand first, or say whose: t.*");
        c.expr = p_expr_new(p, EXPR_STAR, p->tok.span);
        p_advance(p);
    } else if (at_qualified_star(p)) {
        c.expr = qualified_star(p);
        if (!c.expr) return p_expected(p, "an expression");
    } else {
        c.expr = parse_expr(p);
        if (!c.expr || !parse_alias(p, &c.alias, false)) return false;
    }
    c.span = p_span_from(p, c.span.off);
    vec_push(p->arena, out, c);
    return true;
}

bool parse_result_list(struct parser *p, result_vec *out)
{
    do {
        if (!result_column(p, out)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

/* ---------------------------------------------------------------- alias */

/* Words that one server reserves and another takes as a name, where they also begin a clause. */
static bool begins_clause(const struct parser *p, bool table)
{
    struct token name;
    if (!p->mysql) {
        name = p_peek(p);
        if (p->prev_end && p->text->text.p[p->prev_end - 1] == ')' && at_over(p)) return true;
        return p->tok.kw == KW_WINDOW && (name.kind == TOKEN_WORD || name.kind == TOKEN_QUOTED_NAME) &&
               p_peek_after(p, name).kw == KW_AS;
    }
    switch (p->tok.kw) {
    case KW_WINDOW: /* to MariaDB an alias behind a result column that has none */
        if (table || p->options->flavour != FLAVOUR_MARIADB) return true;
        name = p_peek(p);
        return p_peek_after(p, name).kw == KW_AS;
    case KW_OFFSET: /* MariaDB's begins a number of rows */
        name = p_peek(p);
        return p->options->flavour == FLAVOUR_MARIADB || name.kind == TOKEN_INTEGER || name.kind == TOKEN_PARAM ||
               name.kind == TOKEN_NAMED_PARAM;
    case KW_RETURNING: return p->options->flavour != FLAVOUR_MYSQL;
    case KW_QUALIFY:
    case KW_TABLESAMPLE: return true;
    default: return false;
    }
}

static bool at_bare_alias(const struct parser *p, bool table)
{
    if (p->tok.kind == TOKEN_STRING) return !p->mysql || !table;
    if (!p_at_name(p)) return false;
    if (p->tok.kind != TOKEN_WORD) return true;
    if (!p->mysql && keyword_flags(p->tok.kw) & KEYWORD_SQLITE_JOIN) return false;
    return !begins_clause(p, table);
}

/* [AS] alias; a string may name a result column. */
bool parse_alias(struct parser *p, struct name *out, bool table)
{
    if (p_accept_kw(p, KW_AS)) {
        if (p->mysql && !table && p_at(p, TOKEN_STRING)) {
            p_take_name(p, out);
            return true;
        }
        if (p->mysql && table && p_at_kw(p, KW_WINDOW)) return p_expected(p, "an alias"); /* nor has MariaDB */
        return p_name(p, out, "an alias");
    }
    if (!at_bare_alias(p, table)) return true;
    if (p_at(p, TOKEN_STRING)) {
        p_take_name(p, out);
        return true;
    }
    return p_name(p, out, "an alias");
}

/* ---------------------------------------------------------------- SELECT */

static bool is_select_option(enum keyword kw)
{
    switch (kw) {
    case KW_ALL:
    case KW_HIGH_PRIORITY:
    case KW_STRAIGHT_JOIN:
    case KW_SQL_SMALL_RESULT:
    case KW_SQL_BIG_RESULT:
    case KW_SQL_BUFFER_RESULT:
    case KW_SQL_NO_CACHE:
    case KW_SQL_CACHE:
    case KW_SQL_CALC_FOUND_ROWS: return true;
    default: return false;
    }
}

static bool dolt_lacks_option(enum keyword kw)
{
    return kw == KW_HIGH_PRIORITY || kw == KW_SQL_SMALL_RESULT || kw == KW_SQL_BIG_RESULT || kw == KW_DISTINCTROW;
}

static bool select_options(struct parser *p, struct select *s)
{
    uint32_t start = p->tok.span.off;
    bool all = false;
    for (;;) {
        bool distinct = p_at_kw(p, KW_DISTINCT) || (p->mysql && p_at_kw(p, KW_DISTINCTROW));
        bool option = p->mysql ? is_select_option(p->tok.kw) : p_at_kw(p, KW_ALL);
        if (p->mysql && p_at_kw(p, KW_SQL_CACHE)) {
            if (p->options->flavour == FLAVOUR_MYSQL) break; /* a name there */
            if (!p_servers(p, SERVER_MARIADB | SERVER_DOLT, p->tok.span, "SQL_CACHE")) return false;
        }
        if (!distinct && !option) break;
        if (dolt_lacks_option(p->tok.kw) && !p_not_dolt(p, p->tok.span, "this option of SELECT")) return false;
        s->distinct |= distinct;
        all |= p_at_kw(p, KW_ALL);
        if (s->distinct && all) return p_fail(p, p->tok.span, "ALL and DISTINCT exclude each other");
        p_advance(p);
        if (!p->mysql) break;
    }
    s->options = p_text(p, p_span_from(p, start));
    return true;
}

/* MariaDB sorts by what it groups by, if asked to. */
static bool group_direction(struct parser *p, struct select *s)
{
    struct span at = p->tok.span;
    if (!p->mysql || !(p_accept_kw(p, KW_ASC) || p_accept_kw(p, KW_DESC))) return true;
    s->sorted_groups = true;
    return p_servers(p, SERVER_MARIADB, at, "a direction in GROUP BY");
}

/* MySQL: GROUP BY ROLLUP (a, b) is GROUP BY a, b WITH ROLLUP. */
static bool rollup_list(struct parser *p, struct select *s)
{
    if (!p_servers(p, SERVER_MYSQL, p->tok.span, "ROLLUP (…)")) return false;
    p_advance(p);
    p_advance(p);
    s->rollup = true;
    return parse_expr_list(p, &s->group_by) && p_expect(p, TOKEN_RPAREN);
}

static bool group_by(struct parser *p, struct select *s)
{
    if (!p_accept_kw(p, KW_GROUP)) return true;
    if (!p_expect_kw(p, KW_BY)) return false;
    if (p->mysql && p_at_kw(p, KW_ROLLUP) && p_peek(p).kind == TOKEN_LPAREN) return rollup_list(p, s);
    do {
        struct expr *e = parse_expr(p);
        if (!e || !group_direction(p, s)) return false;
        vec_push(p->arena, &s->group_by, e);
    } while (p_accept(p, TOKEN_COMMA));
    if (!p->mysql || !p_accept_kw(p, KW_WITH)) return true;
    s->rollup = true;
    return p_not_dolt(p, p->tok.span, "WITH ROLLUP") && p_expect_kw(p, KW_ROLLUP);
}

static bool named_windows(struct parser *p, struct select *s)
{
    if (!p_at_kw(p, KW_WINDOW)) return true;
    p_advance(p);
    do {
        struct window w = {0};
        if (!p_name(p, &w.name, "a window's name") || !p_expect_kw(p, KW_AS) || !parse_window(p, &w)) return false;
        vec_push(p->arena, &s->windows, w);
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

static bool into(struct parser *p, struct select *s)
{
    if (!p->mysql) return true;
    if (!mysql_into(p, s)) return false;
    if (p_at_kw(p, KW_PROCEDURE)) return p_unsupported(p, p->tok.span, "PROCEDURE");
    return true;
}

static bool from_clause(struct parser *p, struct select *s)
{
    if (!p_accept_kw(p, KW_FROM)) return true;
    if (p->mysql && p_accept_kw(p, KW_DUAL)) return true;
    s->from = parse_from(p);
    return s->from != NULL;
}

static struct select *select_core(struct parser *p)
{
    struct select *s = ARENA_NEW(p->arena, struct select);
    uint32_t start = p->tok.span.off;
    p_advance(p);
    result_vec columns = {0};
    if (!select_options(p, s) || !parse_result_list(p, &columns) || !into(p, s)) return NULL;
    s->columns.v = columns.v;
    s->columns.n = columns.n;
    s->columns.cap = columns.cap;
    if (!from_clause(p, s)) return NULL;
    if (p_accept_kw(p, KW_WHERE) && !(s->where = parse_expr(p))) return NULL;
    if (!group_by(p, s)) return NULL;
    if (p_accept_kw(p, KW_HAVING) && !(s->having = parse_expr(p))) return NULL;
    if (p->mysql && p_at_kw(p, KW_QUALIFY)) {
        p_unsupported(p, p->tok.span, "QUALIFY");
        return NULL;
    }
    if (!named_windows(p, s)) return NULL;
    s->span = p_span_from(p, start);
    return s;
}

/* ---------------------------------------------------------------- VALUES, TABLE */

/* (a, b), (c, d); ROW(a, b) in MySQL; () and DEFAULT only where `empty`: MySQL's INSERT */
static bool values_row(struct parser *p, struct select *s, bool empty)
{
    expr_vec row = {0};
    if (!p_expect(p, TOKEN_LPAREN)) return false;
    if (empty && p_accept(p, TOKEN_RPAREN)) {
        vec_push(p->arena, &s->values, row);
        return true;
    }
    do {
        struct expr *e = empty ? parse_value(p) : parse_expr(p);
        if (!e) return false;
        vec_push(p->arena, &row, e);
    } while (p_accept(p, TOKEN_COMMA));
    vec_push(p->arena, &s->values, row);
    return p_expect(p, TOKEN_RPAREN);
}

bool parse_values_rows(struct parser *p, struct select *s)
{
    do {
        if (!values_row(p, s, p->mysql)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

static bool values_constructor_row(struct parser *p, struct select *s)
{
    if (p->mysql && p_at_kw(p, KW_ROW)) {
        if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "VALUES ROW()")) return false;
        p_advance(p);
    } else if (p->mysql && !p_servers(p, SERVER_MARIADB, p->tok.span, "VALUES without ROW")) {
        return false;
    }
    return values_row(p, s, false);
}

/* At VALUES. */
static struct select *parse_values(struct parser *p)
{
    struct select *s = ARENA_NEW(p->arena, struct select);
    uint32_t start = p->tok.span.off;
    p_advance(p);
    do {
        if (!values_constructor_row(p, s)) return NULL;
    } while (p_accept(p, TOKEN_COMMA));
    s->span = p_span_from(p, start);
    return s;
}

/* TABLE t is SELECT * FROM t. */
static struct select *table_core(struct parser *p)
{
    struct select *s = ARENA_NEW(p->arena, struct select);
    struct span word = p->tok.span;
    if (!p_servers(p, SERVER_MYSQL | SERVER_DOLT, word, "TABLE")) return NULL;
    p_advance(p);
    s->from = ARENA_NEW(p->arena, struct table_ref);
    s->from->kind = TABLE_NAME;
    if (!p_qname(p, &s->from->name, "a table")) return NULL;
    s->from->span = s->from->name.span;
    struct result_column star = {.expr = p_expr_new(p, EXPR_STAR, word), .span = word};
    vec_push(p->arena, &s->columns, star);
    s->span = p_span_from(p, word.off);
    return s;
}

/* ---------------------------------------------------------------- set operations */

static struct select *operand(struct parser *p)
{
    switch (p->tok.kw) {
    case KW_SELECT: return select_core(p);
    case KW_VALUES: return parse_values(p);
    case KW_TABLE:
        if (p->mysql) return table_core(p);
        break;
    default: break;
    }
    if (!p->mysql || !p_at(p, TOKEN_LPAREN)) {
        p_expected(p, p->mysql ? "SELECT, VALUES, TABLE or `(`" : "SELECT or VALUES");
        return NULL;
    }
    uint32_t start = p->tok.span.off;
    p_advance(p);
    struct select *s = parse_query(p);
    if (!s || !p_expect(p, TOKEN_RPAREN)) return NULL;
    s->parens = true;
    s->span = p_span_from(p, start);
    return s;
}

static bool at_set_operator(const struct parser *p, bool intersect, bool others)
{
    if (p_at_kw(p, KW_INTERSECT)) return intersect;
    return others && (p_at_kw(p, KW_UNION) || p_at_kw(p, KW_EXCEPT));
}

static enum set_op take_set_operator(struct parser *p)
{
    enum keyword kw = p->tok.kw;
    p_advance(p);
    bool all = p_at_kw(p, KW_ALL) && (p->mysql || kw == KW_UNION);
    if (all)
        p_advance(p);
    else if (p->mysql)
        p_accept_kw(p, KW_DISTINCT);
    if (kw == KW_INTERSECT) return all ? SET_INTERSECT_ALL : SET_INTERSECT;
    if (kw == KW_EXCEPT) return all ? SET_EXCEPT_ALL : SET_EXCEPT;
    return all ? SET_UNION_ALL : SET_UNION;
}

static struct select *set_chain(struct parser *p, struct select *left, bool intersect, bool others);

/* One operator and its right operand, which in MySQL is a chain of INTERSECTs. */
static struct select *set_step(struct parser *p, struct select *left, bool others)
{
    struct select *s = ARENA_NEW(p->arena, struct select);
    s->set.op_span = p->tok.span;
    s->set.left = left;
    s->set.op = take_set_operator(p);
    s->set.right = operand(p);
    if (s->set.right && p->mysql && others) s->set.right = set_chain(p, s->set.right, true, false);
    s->span = p_span_from(p, left->span.off);
    if (!s->set.right) return NULL;
    s->into = s->set.right->into; /* behind the last SELECT it is the whole's */
    s->into_span = s->set.right->into_span;
    s->into_file = s->set.right->into_file;
    s->set.right->into = (expr_vec){0};
    s->set.right->into_file = false;
    return s;
}

static struct select *set_chain(struct parser *p, struct select *left, bool intersect, bool others)
{
    for (unsigned n = 0; left && at_set_operator(p, intersect, others); n++) {
        if (n == MAX_SET_OPERATIONS) {
            p_fatal(p, DIAG_E0106, p->tok.span, "more than %d set operations in one query", MAX_SET_OPERATIONS);
            return NULL;
        }
        left = set_step(p, left, others);
    }
    return left;
}

static struct select *set_operations(struct parser *p, struct select *first)
{
    if (!p->mysql) return set_chain(p, first, true, true);
    return set_chain(p, set_chain(p, first, true, false), false, true);
}

/* ---------------------------------------------------------------- ORDER BY, LIMIT */

static bool order_item(struct parser *p, order_vec *out)
{
    struct order_item item = {.expr = parse_expr(p)};
    if (!item.expr) return false;
    if (p_accept_kw(p, KW_DESC))
        item.desc = true;
    else
        p_accept_kw(p, KW_ASC);
    if (!p->mysql && p_accept_kw(p, KW_NULLS)) {
        item.nulls = p_at_kw(p, KW_LAST) ? NULLS_LAST : NULLS_FIRST;
        if (!p_accept_kw(p, KW_FIRST) && !p_accept_kw(p, KW_LAST)) return p_expected(p, "FIRST or LAST");
    }
    vec_push(p->arena, out, item);
    return true;
}

bool parse_order_list(struct parser *p, order_vec *out)
{
    do {
        if (!order_item(p, out)) return false;
    } while (p_accept(p, TOKEN_COMMA));
    return true;
}

bool parse_order_by(struct parser *p, order_vec *out)
{
    if (!p_accept_kw(p, KW_ORDER)) return true;
    return p_expect_kw(p, KW_BY) && parse_order_list(p, out);
}

/* MariaDB: [OFFSET n ROWS] FETCH FIRST n ROWS ONLY */
static bool fetch_first(struct parser *p, struct expr **limit, struct expr **offset)
{
    if (!p_at_kw(p, KW_FETCH) && !p_at_kw(p, KW_OFFSET)) return true;
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "OFFSET … FETCH")) return false;
    if (p_accept_kw(p, KW_OFFSET)) {
        if (!(*offset = parse_expr(p))) return false;
        if (!p_accept_kw(p, KW_ROWS) && !p_expect_kw(p, KW_ROW)) return false;
    }
    if (!p_accept_kw(p, KW_FETCH)) return true;
    if (!p_accept_kw(p, KW_NEXT) && !p_expect_kw(p, KW_FIRST)) return false;
    if (p_at_kw(p, KW_ROW) || p_at_kw(p, KW_ROWS)) {
        *limit = p_expr_new(p, EXPR_INTEGER, p->tok.span);
        (*limit)->number = 1;
        (*limit)->text = STR("1");
    } else if (!(*limit = parse_expr(p))) {
        return false;
    }
    if (!p_accept_kw(p, KW_ROWS) && !p_expect_kw(p, KW_ROW)) return false;
    return p_at_kw(p, KW_WITH) || p_expect_kw(p, KW_ONLY); /* WITH TIES: see tail() */
}

/* MySQL: a number, a placeholder or, in a body, a variable; nothing that is computed. */
static bool limit_value(struct parser *p, struct expr **out)
{
    if (!(*out = parse_expr(p))) return false;
    const struct expr *e = *out;
    bool local = p->in_body && e->kind == EXPR_COLUMN && !e->qualifier.name.text.n;
    if (!p->mysql || ((e->kind == EXPR_INTEGER || e->kind == EXPR_PARAM || local) && !e->parens)) return true;
    return p_fatal(p, DIAG_E0312, e->span, "LIMIT and OFFSET take a number or a placeholder");
}

/* LIMIT n, LIMIT n OFFSET m, LIMIT m, n */
bool parse_limit(struct parser *p, struct expr **limit, struct expr **offset)
{
    if (!p_accept_kw(p, KW_LIMIT)) return !p->mysql || fetch_first(p, limit, offset);
    if (p->mysql && p_at_kw(p, KW_ROWS) && p_peek_kw(p, KW_EXAMINED)) return true; /* see locking() */
    if (!limit_value(p, limit)) return false;
    if (p_accept_kw(p, KW_OFFSET)) return limit_value(p, offset);
    if (p_accept(p, TOKEN_COMMA)) {
        *offset = *limit;
        return limit_value(p, limit);
    }
    return true;
}

/* ---------------------------------------------------------------- WITH */

static bool materialized(struct parser *p, struct cte *c)
{
    if (p->mysql) return true;
    if (p_accept_kw(p, KW_MATERIALIZED)) {
        c->materialized = 1;
    } else if (p_accept_kws(p, KW_NOT, KW_MATERIALIZED)) {
        c->materialized = -1;
    }
    return true;
}

/* MariaDB: CYCLE a, b RESTRICT, behind a recursive query */
static bool cycle(struct parser *p, const struct with *w, struct cte *c)
{
    struct span at = p->tok.span;
    if (!p->mysql || !w->recursive || !p_accept_kw(p, KW_CYCLE)) return true;
    if (!p_servers(p, SERVER_MARIADB, at, "CYCLE")) return false;
    do {
        struct name n;
        if (!p_name(p, &n, "a column")) return false;
        vec_push(p->arena, &c->cycle, n);
    } while (p_accept(p, TOKEN_COMMA));
    return p_expect_kw(p, KW_RESTRICT);
}

static bool cte(struct parser *p, struct with *w)
{
    struct cte c = {.span = p->tok.span};
    if (!p_name(p, &c.name, "a name for the common table expression")) return false;
    if (p_at(p, TOKEN_LPAREN) && !p_names(p, &c.columns, "a column")) return false;
    if (!p_expect_kw(p, KW_AS) || !materialized(p, &c) || !p_expect(p, TOKEN_LPAREN)) return false;
    if (p->in_upsert && p_at_kw(p, KW_VALUES) && !p_at_query(p)) return p_expected(p, "a query"); /* a function there */
    c.select = parse_query(p);
    if (!c.select || !p_expect(p, TOKEN_RPAREN) || !cycle(p, w, &c)) return false;
    c.span = p_span_from(p, c.span.off);
    vec_push(p->arena, &w->ctes, c);
    return true;
}

/* WITH ROLLUP, WITH CUBE and WITH SYSTEM are one word each to MariaDB, the first to MySQL, too: no name behind WITH. */
static bool with_word(struct parser *p)
{
    bool rollup = p_at_kw(p, KW_ROLLUP);
    if (!p->mysql || !(rollup || p_at_kw(p, KW_CUBE) || p_at_kw(p, KW_SYSTEM))) return true;
    unsigned servers = SERVER_DOLT | (rollup ? 0 : SERVER_MYSQL);
    return p_servers(p, servers, p->tok.span, "this word behind WITH, without quotes");
}

struct with *parse_with(struct parser *p)
{
    struct with *w = ARENA_NEW(p->arena, struct with);
    uint32_t start = p->tok.span.off;
    p_advance(p);
    w->recursive = p_accept_kw(p, KW_RECURSIVE);
    if (!w->recursive && !with_word(p)) return NULL;
    do {
        if (!cte(p, w)) return NULL;
    } while (p_accept(p, TOKEN_COMMA));
    w->span = p_span_from(p, start);
    return w;
}

/* ---------------------------------------------------------------- the whole */

static bool lock_waits(struct parser *p)
{
    if (p_accept_kw(p, KW_SKIP)) return p_expect_kw(p, KW_LOCKED);
    if (p_at_kw(p, KW_WAIT)) {
        if (!p_servers(p, SERVER_MARIADB, p->tok.span, "WAIT")) return false;
        p_advance(p);
        return p_expect(p, TOKEN_INTEGER);
    }
    p_accept_kw(p, KW_NOWAIT);
    return true;
}

/* LOCK IN SHARE MODE; MariaDB's may say how to wait */
static bool share_mode(struct parser *p)
{
    if (!p_expect_kw(p, KW_IN) || !p_expect_kw(p, KW_SHARE) || !p_expect_kw(p, KW_MODE)) return false;
    bool waits = p_at_kw(p, KW_NOWAIT) || p_at_kw(p, KW_WAIT) || p_at_kw(p, KW_SKIP);
    if (!waits) return true;
    return p_servers(p, SERVER_MARIADB, p->tok.span, "this behind LOCK IN SHARE MODE") && lock_waits(p);
}

/* FOR UPDATE, FOR SHARE [OF …] [NOWAIT | SKIP LOCKED | WAIT n], LOCK IN SHARE MODE */
static bool lock_clause(struct parser *p, struct select *s)
{
    if (p_accept_kw(p, KW_LOCK)) return share_mode(p);
    struct token word = p->tok;
    p_advance(p);
    if (p_at_kw(p, KW_SHARE) && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, word.span, "FOR SHARE")) return false;
    if (!p_accept_kw(p, KW_UPDATE) && !p_accept_kw(p, KW_SHARE)) return p_expected(p, "UPDATE or SHARE");
    if (p_at_kw(p, KW_OF) && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "OF")) return false;
    if (p_accept_kw(p, KW_OF)) do {
            struct qname table;
            if (!p_qname(p, &table, "a table")) return false;
            vec_push(p->arena, &s->locked, table);
        } while (p_accept(p, TOKEN_COMMA));
    return lock_waits(p);
}

/* MariaDB: LIMIT n ROWS EXAMINED m */
static bool rows_examined(struct parser *p)
{
    if (!p_servers(p, SERVER_MARIADB, p->tok.span, "ROWS EXAMINED")) return false;
    p_advance(p);
    return p_expect_kw(p, KW_EXAMINED) && p_expect(p, TOKEN_INTEGER);
}

bool parse_locking(struct parser *p, struct select *s, uint32_t start)
{
    for (bool again = false; p->mysql && (p_at_kw(p, KW_FOR) || p_at_kw(p, KW_LOCK)); again = true) {
        if (again && !p_servers(p, SERVER_MYSQL | SERVER_DOLT, p->tok.span, "a second lock")) return false;
        if (!lock_clause(p, s)) return false;
    }
    struct str text = p_text(p, p_span_from(p, start));
    if (text.n) s->locking = text;
    return true;
}

static bool locking(struct parser *p, struct select *s)
{
    uint32_t start = p->tok.span.off;
    bool examined = p_at_kw(p, KW_ROWS) && (s->limit || p_peek_kw(p, KW_EXAMINED));
    if (p->mysql && examined && !rows_examined(p)) return false;
    return parse_locking(p, s, start) && into(p, s);
}

static bool has_tail(const struct select *s)
{
    return s->order_by.n || s->limit || s->offset || s->locking.n;
}

/* (SELECT … LIMIT 3) ORDER BY x: the inner one keeps its own tail, in a derived table without a name. */
static struct select *wrap(struct parser *p, struct select *inner)
{
    struct select *s = ARENA_NEW(p->arena, struct select);
    s->span = inner->span;
    s->from = ARENA_NEW(p->arena, struct table_ref);
    s->from->kind = TABLE_SUBQUERY;
    s->from->span = inner->span;
    s->from->select = inner;
    struct result_column star = {.expr = p_expr_new(p, EXPR_STAR, inner->span), .span = inner->span};
    vec_push(p->arena, &s->columns, star);
    return s;
}

/* SQLite's VALUES takes neither ORDER BY nor LIMIT. */
static bool takes_tail(const struct parser *p, const struct select *s)
{
    const struct select *last = s->set.right ? s->set.right : s;
    return p->mysql || !last->values.n;
}

static bool tail(struct parser *p, struct select *s)
{
    if (!takes_tail(p, s)) return true;
    if (!parse_order_by(p, &s->order_by) || !parse_limit(p, &s->limit, &s->offset)) return false;
    if (p->mysql && s->limit && p_accept_kw(p, KW_WITH)) {
        s->ties = true;
        if (!s->order_by.n) return p_fail(p, p->tok.span, "WITH TIES without ORDER BY");
        if (!p_expect_kw(p, KW_TIES)) return false;
    }
    return locking(p, s);
}

static bool no_operator_behind_tail(struct parser *p, const struct select *s)
{
    if (!has_tail(s) || !at_set_operator(p, true, true)) return true;
    p_fail(p, p->tok.span, "ORDER BY and LIMIT stand behind the last SELECT of a %s", keyword_text(p->tok.kw));
    if (p->mysql) p_hint(p, "put the SELECT they belong to in parentheses");
    return false;
}

struct select *parse_query_rest(struct parser *p, struct select *first, uint32_t start)
{
    struct select *s = set_operations(p, first);
    if (!s) return NULL;
    bool more = p_at_kw(p, KW_ORDER) || p_at_kw(p, KW_LIMIT) || p_at_kw(p, KW_FETCH);
    if (s->parens && more && (has_tail(s) || s->with)) s = wrap(p, s);
    if (!tail(p, s) || !no_operator_behind_tail(p, s)) return NULL;
    s->span = p_span_from(p, start);
    return s;
}

static struct select *query(struct parser *p)
{
    uint32_t start = p->tok.span.off;
    struct with *with = NULL;
    if (p_at_kw(p, KW_WITH) && !(with = parse_with(p))) return NULL;
    struct select *first = operand(p);
    if (!first) return NULL;
    struct select *s = parse_query_rest(p, first, start);
    if (s && with && s->with) s = wrap(p, s);
    if (s && with) s->with = with;
    return s;
}

struct select *parse_query(struct parser *p)
{
    if (!p_enter(p)) return NULL;
    struct select *s = query(p);
    p_leave(p);
    return s;
}
