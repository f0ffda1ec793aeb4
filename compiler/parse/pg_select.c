/* pg_select.c: SELECT, VALUES, set operations, WITH of the postgres dialect (PARSE).
 *
 * libpg_query's SelectStmt has no location. Its clauses are found by their keywords, all reserved
 * words, outside brackets. `(SELECT a FROM t LIMIT 1) ORDER BY a` is one SelectStmt to PostgreSQL:
 * the outer clauses are merged into the bracketed select; so clauses are collected within the
 * brackets and behind them. */
#include "parse/pg_tree.h"

#include "pg_query/pg_query.pb-c.h"

enum clause {
    C_SELECT,
    C_VALUES,
    C_FROM,
    C_WHERE,
    C_GROUP,
    C_HAVING,
    C_WINDOW,
    C_ORDER,
    C_LIMIT,
    C_OFFSET,
    C_FETCH,
    C_FOR,
    C_TABLE,
    N_CLAUSES
};
static const char *const clause_words[] = {"SELECT", "VALUES", "FROM",   "WHERE", "GROUP", "HAVING", "WINDOW",
                                           "ORDER",  "LIMIT",  "OFFSET", "FETCH", "FOR",   "TABLE",  NULL};
static const char *const set_words[] = {"UNION", "INTERSECT", "EXCEPT", NULL};
static const char *const tail_words[] = {"ORDER", "LIMIT", "OFFSET", "FETCH", "FOR", NULL};

/* Each clause's tokens, its keyword first; empty: not written. */
struct clauses {
    struct pg_range at[N_CLAUSES];
};

/* IS [NOT] DISTINCT FROM is no FROM, FILTER … WITHIN GROUP no GROUP, and VALUES and TABLE begin a
 * query or nothing. */
static bool opens_clause(const struct pg *p, struct pg_range r, uint32_t i, enum clause c)
{
    bool first = i == r.lo;
    switch (c) {
    case C_FROM: return !pg_distinct_from(p, r, i);
    case C_GROUP: return first || !pg_is(p, i - 1, "WITHIN");
    case C_VALUES:
    case C_TABLE:
    case C_SELECT: return first;
    case C_WHERE:
    case C_HAVING:
    case C_WINDOW:
    case C_ORDER:
    case C_LIMIT:
    case C_OFFSET:
    case C_FETCH:
    case C_FOR:
    case N_CLAUSES: break;
    }
    return true;
}

static enum clause clause_at(const struct pg *p, struct pg_range r, uint32_t i)
{
    for (unsigned c = 0; c < N_CLAUSES; c++) {
        if (pg_keyword(p, r, i, clause_words[c]) && opens_clause(p, r, i, (enum clause)c)) {
            return (enum clause)c;
        }
    }
    return N_CLAUSES;
}

/* Cuts r at its clauses. Several FOR UPDATE OF … are one C_FOR. */
static void collect(const struct pg *p, struct pg_range r, struct clauses *out)
{
    enum clause open = N_CLAUSES;
    for (uint32_t i = r.lo; i < r.hi; i = pg_next(p, i)) {
        enum clause c = clause_at(p, r, i);
        if (c != N_CLAUSES && c != open) {
            out->at[c] = pg_range(i, r.hi);
            open = c;
        }
        if (open != N_CLAUSES) {
            out->at[open].hi = pg_next(p, i);
        }
    }
}

/* What follows a clause's keyword(s). */
static struct pg_range body(const struct clauses *c, enum clause k, uint32_t words)
{
    return pg_range(c->at[k].lo + words, c->at[k].hi);
}

/* ---------------------------------------------------------------- WITH */

static void cte(struct pg *p, const PgQuery__CommonTableExpr *c, uint32_t *i, struct cte *out)
{
    uint32_t first = *i;
    out->name = pg_name(p, (*i)++);
    if (pg_is(p, *i, "(")) {
        out->columns = pg_name_list(p, pg_inside(p, *i));
        *i = pg_next(p, *i);
    }
    pg_expect(p, (*i)++, "AS");
    if (pg_is(p, *i, "NOT")) {
        out->materialized = -1;
        *i += 2;
    } else if (pg_is(p, *i, "MATERIALIZED")) {
        out->materialized = 1;
        (*i)++;
    }
    if (!pg_expect(p, *i, "(")) {
        return;
    }
    out->span = pg_span(p, pg_range(first, pg_next(p, *i)));
    out->select = pg_select(p, c->ctequery, pg_inside(p, *i));
    *i = pg_next(p, *i);
    if (c->search_clause != NULL || c->cycle_clause != NULL) {
        pg_unsupported(p, pg_tok_span(p, *i), "SEARCH and CYCLE");
        p->lost = true; /* where it ends is not looked for */
    }
}

struct with *pg_with(struct pg *p, const PgQuery__WithClause *w, struct pg_range *r)
{
    if (w == NULL) {
        return NULL;
    }
    struct with *out = ARENA_NEW(p->arena, struct with);
    uint32_t first = r->lo, i = r->lo + 1;
    pg_expect(p, first, "WITH");
    out->recursive = w->recursive != 0;
    i += out->recursive ? 1 : 0;
    for (size_t k = 0; k < w->n_ctes && !p->lost; k++) {
        struct cte c = {0};
        i += k > 0 ? 1 : 0; /* the comma */
        cte(p, w->ctes[k]->common_table_expr, &i, &c);
        vec_push(p->arena, &out->ctes, c);
    }
    out->span = pg_span(p, pg_range(first, i));
    *r = pg_range(i, r->hi);
    return out;
}

/* ---------------------------------------------------------------- result columns */

static void result(struct pg *p, const PgQuery__ResTarget *t, struct pg_range r, struct result_column *out)
{
    uint32_t end = r.hi;
    out->span = pg_span(p, r);
    if (t->name != NULL && t->name[0] != '\0' && r.hi > r.lo + 1) {
        out->alias = pg_name(p, --end);
        end -= pg_is(p, end - 1, "AS");
    }
    out->expr = pg_expr(p, t->val, pg_range(r.lo, end));
}

void pg_results(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, result_vec *out)
{
    pg_ranges items = pg_commas(p, r);
    if (items.n != n) {
        pg_lost(p, r.lo);
        return;
    }
    for (unsigned i = 0; i < items.n; i++) {
        struct result_column c = {0};
        result(p, list[i]->res_target, items.v[i], &c);
        vec_push(p->arena, out, c);
    }
}

/* ---------------------------------------------------------------- the clauses of a core */

static void select_list(struct pg *p, const PgQuery__SelectStmt *s, const struct clauses *c, struct select *out)
{
    struct pg_range r = body(c, C_SELECT, 1);
    result_vec columns = {0};
    if (pg_is(p, r.lo, "DISTINCT")) {
        out->distinct = true;
        r.lo++;
        if (pg_is(p, r.lo, "ON")) {
            pg_unsupported(p, pg_span(p, pg_range(r.lo - 1, pg_next(p, r.lo + 1))), "DISTINCT ON");
            return;
        }
    } else if (pg_is(p, r.lo, "ALL")) {
        r.lo++;
    }
    if (s->n_target_list == 0) {
        pg_unsupported(p, pg_tok_span(p, c->at[C_SELECT].lo), "a SELECT without columns");
        return;
    }
    pg_results(p, s->target_list, s->n_target_list, r, &columns);
    out->columns.v = columns.v;
    out->columns.n = columns.n;
    out->columns.cap = columns.cap;
}

/* ROLLUP (a, b) alone; other grouping sets are not in the AST. */
static void rollup(struct pg *p, const PgQuery__GroupingSet *g, struct pg_range r, struct select *out)
{
    out->rollup = true;
    if (g->kind != PG_QUERY__GROUPING_SET_KIND__GROUPING_SET_ROLLUP || pg_next(p, r.lo + 1) != r.hi) {
        pg_unsupported(p, pg_span(p, r), "this grouping set");
        return;
    }
    pg_expr_list(p, g->content, g->n_content, pg_inside(p, r.lo + 1), &out->group_by);
}

static void group_by(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r, struct select *out)
{
    if (s->group_distinct || pg_is(p, r.lo, "ALL")) {
        pg_unsupported(p, pg_tok_span(p, r.lo), "GROUP BY ALL or DISTINCT");
        return;
    }
    pg_ranges items = pg_commas(p, r);
    if (items.n != s->n_group_clause) {
        pg_lost(p, r.lo);
        return;
    }
    for (unsigned i = 0; i < items.n; i++) {
        const PgQuery__Node *n = s->group_clause[i];
        bool set = n->node_case == PG_QUERY__NODE__NODE_GROUPING_SET;
        if (set && items.n == 1) {
            rollup(p, n->grouping_set, items.v[i], out);
        } else if (set) {
            pg_unsupported(p, pg_span(p, items.v[i]), "a grouping set beside others");
        } else {
            vec_push(p->arena, &out->group_by, pg_expr(p, n, items.v[i]));
        }
    }
}

static void windows(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r, struct select *out)
{
    pg_ranges items = pg_commas(p, r);
    if (items.n != s->n_window_clause) {
        pg_lost(p, r.lo);
        return;
    }
    for (unsigned i = 0; i < items.n; i++) {
        vec_push(p->arena, &out->windows, *pg_window(p, s->window_clause[i]->window_def, items.v[i]));
    }
}

/* A clause is in the tree exactly when it is in the text. */
static bool has(struct pg *p, const struct clauses *c, enum clause k, bool in_tree)
{
    bool in_text = c->at[k].lo < c->at[k].hi;
    if (in_text != in_tree) {
        pg_lost(p, c->at[k].lo);
    }
    return in_text && in_tree;
}

static void core(struct pg *p, const PgQuery__SelectStmt *s, const struct clauses *c, struct select *out)
{
    if (has(p, c, C_SELECT, true)) {
        select_list(p, s, c, out);
    }
    if (has(p, c, C_FROM, s->n_from_clause > 0)) {
        out->from = pg_from(p, s->from_clause, s->n_from_clause, body(c, C_FROM, 1));
    }
    if (has(p, c, C_WHERE, s->where_clause != NULL)) {
        out->where = pg_expr(p, s->where_clause, body(c, C_WHERE, 1));
    }
    if (has(p, c, C_GROUP, s->n_group_clause > 0)) {
        group_by(p, s, body(c, C_GROUP, 2), out);
    }
    if (has(p, c, C_HAVING, s->having_clause != NULL)) {
        out->having = pg_expr(p, s->having_clause, body(c, C_HAVING, 1));
    }
    if (has(p, c, C_WINDOW, s->n_window_clause > 0)) {
        windows(p, s, body(c, C_WINDOW, 1), out);
    }
}

/* VALUES (a, b), (c, d) */
static void values(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r, struct select *out)
{
    pg_ranges rows = pg_commas(p, r);
    if (rows.n != s->n_values_lists) {
        pg_lost(p, r.lo);
        return;
    }
    for (unsigned i = 0; i < rows.n; i++) {
        const PgQuery__List *list = s->values_lists[i]->list;
        expr_vec row = {0};
        pg_expr_list(p, list->items, list->n_items, pg_inside(p, rows.v[i].lo), &row);
        vec_push(p->arena, &out->values, row);
    }
}

/* TABLE t is SELECT * FROM t; its star stands where TABLE does. */
static void table_core(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r, struct select *out)
{
    struct result_column star = {.span = pg_tok_span(p, r.lo)};
    star.expr = pg_new_expr(p, EXPR_STAR, pg_range(r.lo, r.lo + 1));
    vec_push(p->arena, &out->columns, star);
    out->from = pg_from(p, s->from_clause, s->n_from_clause, pg_range(r.lo + 1, r.hi));
}

/* ---------------------------------------------------------------- ORDER BY, LIMIT, FOR UPDATE */

static bool is_all(const PgQuery__Node *n)
{
    return n->node_case == PG_QUERY__NODE__NODE_A_CONST && n->a_const->isnull;
}

/* FETCH FIRST [n] ROWS ONLY; without n it is one row */
static struct expr *fetch(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    struct pg_range count = pg_range(r.lo + 2, r.hi - 2);
    if (pg_is(p, r.hi - 1, "TIES")) {
        pg_unsupported(p, pg_span(p, r), "FETCH … WITH TIES");
        return NULL;
    }
    if (count.lo < count.hi) {
        return pg_expr(p, n, count);
    }
    struct expr *one = pg_new_expr(p, EXPR_INTEGER, r);
    one->number = 1;
    one->text = STR("1");
    return one;
}

static void limits(struct pg *p, const PgQuery__SelectStmt *s, const struct clauses *c, struct select *out)
{
    bool fetched = c->at[C_FETCH].lo < c->at[C_FETCH].hi;
    if (fetched && s->limit_count != NULL) {
        out->limit = fetch(p, s->limit_count, c->at[C_FETCH]);
    } else if (has(p, c, C_LIMIT, s->limit_count != NULL) && !is_all(s->limit_count)) {
        out->limit = pg_expr(p, s->limit_count, body(c, C_LIMIT, 1));
    }
    if (has(p, c, C_OFFSET, s->limit_offset != NULL)) {
        struct pg_range r = body(c, C_OFFSET, 1);
        bool rows = r.hi > r.lo + 1 && (pg_is(p, r.hi - 1, "ROW") || pg_is(p, r.hi - 1, "ROWS"));
        out->offset = pg_expr(p, s->limit_offset, pg_range(r.lo, rows ? r.hi - 1 : r.hi));
    }
}

/* FOR UPDATE SKIP LOCKED, a blank between the words */
static struct str locking(struct pg *p, struct pg_range r)
{
    struct str out = STR("");
    for (uint32_t i = r.lo; i < r.hi; i++) {
        out = str_printf(p->arena, "%.*s%s%.*s", STR_ARG(out), i == r.lo ? "" : " ", STR_ARG(pg_tok_text(p, i)));
    }
    return out;
}

static void tail(struct pg *p, const PgQuery__SelectStmt *s, const struct clauses *c, struct select *out)
{
    if (has(p, c, C_ORDER, s->n_sort_clause > 0)) {
        pg_order(p, s->sort_clause, s->n_sort_clause, body(c, C_ORDER, 2), &out->order_by);
    }
    limits(p, s, c, out);
    if (has(p, c, C_FOR, s->n_locking_clause > 0)) {
        out->locking = locking(p, c->at[C_FOR]);
    }
}

/* ---------------------------------------------------------------- whole selects */

static struct select *select_stmt(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r);

static enum set_op set_op(const PgQuery__SelectStmt *s)
{
    switch ((int)s->op) {
    case PG_QUERY__SET_OPERATION__SETOP_INTERSECT: return s->all ? SET_INTERSECT_ALL : SET_INTERSECT;
    case PG_QUERY__SET_OPERATION__SETOP_EXCEPT: return s->all ? SET_EXCEPT_ALL : SET_EXCEPT;
    default: return s->all ? SET_UNION_ALL : SET_UNION;
    }
}

/* The operator that binds least: the last UNION or EXCEPT, else the last INTERSECT. */
static uint32_t set_position(const struct pg *p, struct pg_range r)
{
    uint32_t last = r.hi, intersect = r.hi;
    for (uint32_t i = r.lo; i < r.hi; i = pg_next(p, i)) {
        if (pg_keyword(p, r, i, "UNION") || pg_keyword(p, r, i, "EXCEPT")) {
            last = i;
        } else if (pg_keyword(p, r, i, "INTERSECT")) {
            intersect = i;
        }
    }
    return last < r.hi ? last : intersect;
}

static void set_operation(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r, struct select *out)
{
    struct pg_range operands = pg_range(r.lo, pg_find_any(p, r, tail_words));
    uint32_t k = set_position(p, operands);
    uint32_t right = k + 1 + (pg_is(p, k + 1, "ALL") || pg_is(p, k + 1, "DISTINCT"));
    if (k == operands.hi || s->larg == NULL || s->rarg == NULL) {
        pg_lost(p, r.lo);
        return;
    }
    out->set.op = set_op(s);
    out->set.op_span = pg_tok_span(p, k);
    out->set.left = select_stmt(p, s->larg, pg_range(operands.lo, k));
    out->set.right = select_stmt(p, s->rarg, pg_range(right, operands.hi));
}

static void refuse_into(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r)
{
    if (s->into_clause != NULL) {
        uint32_t into = pg_find(p, r, "INTO");
        pg_unsupported(p, pg_tok_span(p, into < r.hi ? into : r.lo), "SELECT … INTO");
        p->lost = true; /* the new table stands in the middle of the clauses */
    }
}

/* A select in brackets of its own: the clauses behind them were merged into it. */
static bool bracketed(const struct pg *p, struct pg_range r)
{
    return pg_is(p, r.lo, "(") && pg_find_any(p, r, set_words) == r.hi;
}

/* Goes into the brackets, collecting what stands behind them. */
static struct pg_range unwrap(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r, struct select *out,
                              struct clauses *c)
{
    while (bracketed(p, r)) {
        collect(p, pg_range(pg_next(p, r.lo), r.hi), c);
        r = pg_inside(p, r.lo);
        if (s->with_clause != NULL && out->with == NULL && pg_is(p, r.lo, "WITH")) {
            out->with = pg_with(p, s->with_clause, &r);
        }
    }
    return r;
}

static void plain(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r, struct select *out)
{
    struct clauses c = {0};
    r = unwrap(p, s, r, out, &c);
    refuse_into(p, s, r);
    if (s->op != PG_QUERY__SET_OPERATION__SETOP_NONE) {
        set_operation(p, s, r, out);
        collect(p, pg_range(pg_find_any(p, r, tail_words), r.hi), &c);
    } else {
        collect(p, r, &c);
        if (c.at[C_VALUES].hi > 0) {
            values(p, s, body(&c, C_VALUES, 1), out);
        } else if (c.at[C_TABLE].hi > 0) {
            table_core(p, s, c.at[C_TABLE], out);
        } else {
            core(p, s, &c, out);
        }
    }
    tail(p, s, &c, out);
}

static struct select *select_stmt(struct pg *p, const PgQuery__SelectStmt *s, struct pg_range r)
{
    struct select *out = ARENA_NEW(p->arena, struct select);
    out->span = pg_span(p, r);
    while (pg_in_parens(p, r)) {
        out->parens = true;
        r = pg_range(r.lo + 1, r.hi - 1);
    }
    if (s->with_clause != NULL && pg_is(p, r.lo, "WITH")) {
        out->with = pg_with(p, s->with_clause, &r);
    }
    if (!p->lost) {
        plain(p, s, r, out);
    }
    if (s->with_clause != NULL && out->with == NULL) {
        pg_lost(p, r.lo);
    }
    return out;
}

struct select *pg_select(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    if (n == NULL || n->node_case != PG_QUERY__NODE__NODE_SELECT_STMT || r.lo >= r.hi) {
        if (n != NULL && r.lo < r.hi) {
            pg_unsupported(p, pg_tok_span(p, r.lo), "a statement that changes data in this place");
        }
        pg_lost(p, r.lo);
        return ARENA_NEW(p->arena, struct select);
    }
    return select_stmt(p, n->select_stmt, r);
}
