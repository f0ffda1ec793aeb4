/* pg_from.c: FROM of the postgres dialect (PARSE).
 *
 * Joins, subqueries and aliases have no location in libpg_query's tree. So the tokens of a FROM
 * item are first cut the way PostgreSQL's grammar does (a shape of joins and primaries, nothing
 * looked into), and the shape is then walked beside the tree. */
#include "parse/pg_tree.h"

#include "pg_query/pg_query.pb-c.h"

enum { MAX_TABLES = 1000 }; /* each makes the tree one deeper */

/* A join, or (left == NULL) anything else. */
struct shape {
    struct pg_range at;
    struct shape *left, *right;
    struct pg_range on; /* behind ON; empty: none */
    uint32_t names;     /* the ( behind USING; 0: none */
    bool natural;
};

/* ---------------------------------------------------------------- tokens → shape */

/* LEFT and RIGHT are functions, too, elsewhere. */
static bool begins_join(const struct pg *p, uint32_t i)
{
    if (pg_is(p, i, "LEFT") || pg_is(p, i, "RIGHT") || pg_is(p, i, "FULL")) {
        return pg_is(p, i + 1, "JOIN") || (pg_is(p, i + 1, "OUTER") && pg_is(p, i + 2, "JOIN"));
    }
    if (pg_is(p, i, "INNER") || pg_is(p, i, "CROSS")) {
        return pg_is(p, i + 1, "JOIN");
    }
    return pg_is(p, i, "JOIN") || (pg_is(p, i, "NATURAL") && begins_join(p, i + 1));
}

static bool ends_primary(const struct pg *p, struct pg_range r, uint32_t i)
{
    return begins_join(p, i) || pg_keyword(p, r, i, "ON") || pg_keyword(p, r, i, "USING");
}

static struct shape *primary(struct pg *p, struct pg_range r, uint32_t *i)
{
    struct shape *s = ARENA_NEW(&p->scratch, struct shape);
    uint32_t lo = *i;
    while (*i < r.hi && !ends_primary(p, pg_range(lo, r.hi), *i)) {
        *i = pg_next(p, *i);
    }
    s->at = pg_range(lo, *i);
    return s;
}

static struct shape *joined(struct pg *p, struct pg_range r, uint32_t *i);

/* ON a = b, USING (a, b) */
static void qualification(struct pg *p, struct pg_range r, uint32_t *i, struct shape *s)
{
    if (pg_is(p, *i, "USING")) {
        s->names = *i + 1;
        *i = pg_next(p, *i + 1);
        *i += pg_is(p, *i, "AS") ? 2 : 0;
        return;
    }
    uint32_t lo = *i + 1;
    pg_expect(p, *i, "ON");
    for (*i = lo; *i < r.hi && !ends_primary(p, pg_range(lo, r.hi), *i);) {
        *i = pg_next(p, *i);
    }
    s->on = pg_range(lo, *i);
}

/* A JOIN with ON or USING takes joins into its right side, a CROSS or NATURAL one does not. */
static struct shape *join(struct pg *p, struct pg_range r, uint32_t *i, struct shape *left)
{
    struct shape *s = ARENA_NEW(&p->scratch, struct shape);
    bool cross = pg_is(p, *i, "CROSS");
    s->natural = pg_is(p, *i, "NATURAL");
    s->left = left;
    while (*i < r.hi && !pg_is(p, *i, "JOIN")) {
        (*i)++;
    }
    (*i)++;
    if (cross || s->natural) {
        s->right = primary(p, r, i);
    } else {
        s->right = joined(p, r, i);
        qualification(p, r, i, s);
    }
    s->at = pg_range(left->at.lo, *i);
    return s;
}

static struct shape *joined(struct pg *p, struct pg_range r, uint32_t *i)
{
    struct shape *s = primary(p, r, i);
    while (*i < r.hi && begins_join(p, *i)) {
        s = join(p, r, i, s);
    }
    return s;
}

/* ---------------------------------------------------------------- primaries */

/* [AS] alias [(a, b)] from token i to r.hi */
static void alias(struct pg *p, const PgQuery__Alias *a, struct pg_range r, struct table_ref *out)
{
    uint32_t i = r.lo;
    if (a == NULL) {
        if (i != r.hi) {
            pg_unsupported(p, pg_span(p, r), "what follows the table");
        }
        return;
    }
    i += pg_is(p, i, "AS");
    out->alias = pg_name(p, i++);
    if (a->n_colnames > 0 && pg_expect(p, i, "(")) {
        out->alias_columns = pg_name_list(p, pg_inside(p, i));
        i = pg_next(p, i);
    }
    if (i != r.hi) {
        pg_unsupported(p, pg_span(p, pg_range(i, r.hi)), "what follows the alias");
    }
}

/* The name in [ONLY] t [*] */
static void table_name(struct pg *p, uint32_t *i, struct table_ref *out)
{
    out->kind = TABLE_NAME;
    if (pg_is(p, *i, "ONLY") && (pg_is_name(p, *i + 1) || pg_is(p, *i + 1, "("))) {
        pg_unsupported(p, pg_tok_span(p, *i), "ONLY");
        p->lost = true;
    } else {
        out->name = pg_qname(p, i);
        *i += pg_is(p, *i, "*");
    }
}

static void range_var(struct pg *p, const PgQuery__RangeVar *v, struct pg_range r, struct table_ref *out)
{
    uint32_t i = r.lo;
    table_name(p, &i, out);
    alias(p, v->alias, pg_range(i, r.hi), out);
}

static void subselect(struct pg *p, const PgQuery__RangeSubselect *s, struct pg_range r, struct table_ref *out)
{
    const PgQuery__Node *q = s->subquery;
    out->lateral = s->lateral != 0;
    r.lo += out->lateral ? 1 : 0;
    if (!pg_expect(p, r.lo, "(")) {
        return;
    }
    out->select = pg_select(p, q, pg_inside(p, r.lo));
    out->kind = TABLE_SUBQUERY;
    alias(p, s->alias, pg_range(pg_next(p, r.lo), r.hi), out);
}

/* f(a) [[AS] x [(c)]]; WITH ORDINALITY, ROWS FROM and column definitions are not in the AST */
static void function(struct pg *p, const PgQuery__RangeFunction *f, struct pg_range r, struct table_ref *out)
{
    out->kind = TABLE_FUNCTION;
    out->lateral = f->lateral != 0;
    r.lo += out->lateral ? 1 : 0;
    uint32_t i = r.lo;
    if (f->ordinality || f->is_rowsfrom || f->n_coldeflist > 0 || f->n_functions != 1) {
        pg_unsupported(p, pg_span(p, r), "this form of a function in FROM");
        return;
    }
    const PgQuery__Node *list = f->functions[0];
    const PgQuery__Node *call =
        list->node_case == PG_QUERY__NODE__NODE_LIST && list->list->n_items > 0 ? list->list->items[0] : list;
    out->name = pg_qname(p, &i);
    struct expr *e = pg_is(p, i, "(") ? pg_expr(p, call, pg_range(r.lo, pg_next(p, i))) : NULL;
    if (e == NULL || e->kind != EXPR_CALL || e->call->syntax.n > 0) {
        pg_unsupported(p, pg_span(p, r), "this form of a function in FROM");
        return;
    }
    out->args = e->list;
    alias(p, f->alias, pg_range(pg_next(p, i), r.hi), out);
}

/* ---------------------------------------------------------------- shape + tree → table_ref */

static struct table_ref *zip(struct pg *p, const PgQuery__Node *n, const struct shape *s);

static enum join_kind join_kind(const PgQuery__JoinExpr *j, const struct shape *s)
{
    switch ((int)j->jointype) {
    case PG_QUERY__JOIN_TYPE__JOIN_LEFT: return JOIN_LEFT;
    case PG_QUERY__JOIN_TYPE__JOIN_FULL: return JOIN_FULL;
    case PG_QUERY__JOIN_TYPE__JOIN_RIGHT: return JOIN_RIGHT;
    default: break;
    }
    bool cross = !s->natural && s->names == 0 && s->on.lo >= s->on.hi;
    return cross ? JOIN_CROSS : JOIN_INNER;
}

static void join_expr(struct pg *p, const PgQuery__JoinExpr *j, const struct shape *s, struct table_ref *out)
{
    out->kind = TABLE_JOIN;
    out->join = join_kind(j, s);
    out->natural = s->natural;
    bool on = s->on.lo < s->on.hi;
    if (s->natural != (j->is_natural != 0) || on != (j->quals != NULL) || (s->names > 0) != (j->n_using_clause > 0)) {
        pg_lost(p, s->at.lo);
        return;
    }
    if (j->join_using_alias != NULL) {
        pg_unsupported(p, pg_span(p, s->at), "an alias of USING");
    }
    out->left = zip(p, j->larg, s->left);
    out->right = zip(p, j->rarg, s->right);
    if (on) {
        out->on = pg_expr(p, j->quals, s->on);
    }
    if (s->names > 0) {
        out->using_columns = pg_name_list(p, pg_inside(p, s->names));
    }
}

/* (a JOIN b ON …) [AS x]: the brackets are the join's own */
static void join_in_parens(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct table_ref *out)
{
    if (!pg_expect(p, r.lo, "(")) {
        return;
    }
    struct pg_range in = pg_inside(p, r.lo);
    uint32_t i = in.lo;
    const struct shape *s = joined(p, in, &i);
    if (i != in.hi) {
        pg_lost(p, i);
        return;
    }
    if (s->left != NULL) {
        join_expr(p, n->join_expr, s, out);
    } else {
        join_in_parens(p, n, in, out);
    }
    out->parens = true;
    struct pg_range rest = pg_range(pg_next(p, r.lo), r.hi);
    if (rest.lo < rest.hi) {
        alias(p, n->join_expr->alias, rest, out);
    }
}

static struct table_ref *zip(struct pg *p, const PgQuery__Node *n, const struct shape *s)
{
    struct table_ref *out = ARENA_NEW(p->arena, struct table_ref);
    out->span = pg_span(p, s->at);
    if (p->lost || s->at.lo >= s->at.hi) {
        pg_lost(p, s->at.lo);
    } else if (s->left != NULL && n->node_case == PG_QUERY__NODE__NODE_JOIN_EXPR) {
        join_expr(p, n->join_expr, s, out);
    } else if (s->left != NULL) {
        pg_lost(p, s->at.lo);
    } else if (n->node_case == PG_QUERY__NODE__NODE_RANGE_VAR) {
        range_var(p, n->range_var, s->at, out);
    } else if (n->node_case == PG_QUERY__NODE__NODE_RANGE_SUBSELECT) {
        subselect(p, n->range_subselect, s->at, out);
    } else if (n->node_case == PG_QUERY__NODE__NODE_RANGE_FUNCTION) {
        function(p, n->range_function, s->at, out);
    } else if (n->node_case == PG_QUERY__NODE__NODE_JOIN_EXPR) {
        join_in_parens(p, n, s->at, out);
    } else {
        pg_unsupported(p, out->span, "this kind of table");
    }
    return out;
}

static struct table_ref *item(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    uint32_t i = r.lo;
    const struct shape *s = joined(p, r, &i);
    if (i != r.hi) {
        pg_lost(p, i);
    }
    return zip(p, n, s);
}

struct table_ref *pg_from(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r)
{
    pg_ranges items = pg_commas(p, r);
    struct table_ref *left = NULL;
    if (items.n != n || n == 0) {
        pg_lost(p, r.lo);
        return ARENA_NEW(p->arena, struct table_ref);
    }
    if (items.n > MAX_TABLES) {
        pg_unsupported(p, pg_span(p, items.v[MAX_TABLES]), "a FROM of more than %d tables", MAX_TABLES);
        return ARENA_NEW(p->arena, struct table_ref);
    }
    for (unsigned i = 0; i < items.n; i++) {
        struct table_ref *right = item(p, list[i], items.v[i]);
        if (left == NULL) {
            left = right;
            continue;
        }
        struct table_ref *comma = ARENA_NEW(p->arena, struct table_ref);
        comma->kind = TABLE_JOIN;
        comma->join = JOIN_COMMA;
        comma->span = span_join(left->span, right->span);
        comma->left = left;
        comma->right = right;
        left = comma;
    }
    return left;
}

struct table_ref *pg_table(struct pg *p, const PgQuery__RangeVar *v, uint32_t *i)
{
    struct table_ref *out = ARENA_NEW(p->arena, struct table_ref);
    uint32_t lo = *i;
    table_name(p, i, out);
    if (v->alias != NULL) {
        *i += pg_is(p, *i, "AS");
        out->alias = pg_name(p, (*i)++);
    }
    out->span = pg_span(p, pg_range(lo, *i));
    return out;
}
