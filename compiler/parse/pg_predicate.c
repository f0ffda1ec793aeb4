/* pg_predicate.c: AND, OR, NOT, IS, LIKE, BETWEEN, IN, EXISTS, ANY and ALL of the postgres dialect
 * (PARSE). */
#include "parse/pg_tree.h"

#include <string.h>

#include "pg_query/pg_query.pb-c.h"

/* The operator at token k and its words: `NOT LIKE` is op_span, k goes behind it. */
static struct expr *predicate(struct pg *p, enum expr_kind kind, struct pg_range r, uint32_t *k, unsigned words)
{
    struct expr *e = pg_new_expr(p, kind, r);
    uint32_t first = *k;
    if (pg_is(p, *k, "NOT")) {
        e->negated = true;
        (*k)++;
    }
    *k += words;
    e->op_span = pg_span(p, pg_range(first, *k));
    return e;
}

/* ---------------------------------------------------------------- LIKE */

static enum like_kind like_kind(const PgQuery__AExpr *a)
{
    switch ((int)a->kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_ILIKE: return LIKE_ILIKE;
    case PG_QUERY__A__EXPR__KIND__AEXPR_SIMILAR: return LIKE_SIMILAR;
    default: return LIKE_LIKE;
    }
}

/* x LIKE y ESCAPE z is `x ~~ like_escape(y, z)`, that call standing where the operator does. */
static void like_right(struct pg *p, const PgQuery__Node *n, int32_t location, struct pg_range r, struct expr *e)
{
    bool call = n->node_case == PG_QUERY__NODE__NODE_FUNC_CALL && n->func_call->location == location;
    if (!call) {
        e->b = pg_expr(p, n, r);
        return;
    }
    const PgQuery__FuncCall *f = n->func_call;
    uint32_t escape = f->n_args == 2 ? pg_find_last(p, r, "ESCAPE") : r.hi;
    e->b = pg_expr(p, f->n_args > 0 ? f->args[0] : NULL, pg_range(r.lo, escape));
    if (f->n_args == 2) {
        e->c = pg_expr(p, f->args[1], pg_range(escape + 1, r.hi));
    }
}

static struct expr *like(struct pg *p, const PgQuery__AExpr *a, struct pg_range r)
{
    uint32_t op = pg_tok_in(p, r, a->location), k = op;
    struct expr *e = predicate(p, EXPR_LIKE, r, &k, a->kind == PG_QUERY__A__EXPR__KIND__AEXPR_SIMILAR ? 2 : 1);
    e->like = like_kind(a);
    e->a = pg_expr(p, a->lexpr, pg_range(r.lo, op));
    like_right(p, a->rexpr, a->location, pg_range(k, r.hi), e);
    return e;
}

/* ---------------------------------------------------------------- BETWEEN, IN, IS DISTINCT FROM */

static struct expr *between(struct pg *p, const PgQuery__AExpr *a, struct pg_range r)
{
    uint32_t op = pg_tok_in(p, r, a->location), k = op;
    struct expr *e = predicate(p, EXPR_BETWEEN, r, &k, 1);
    if (pg_is(p, k, "SYMMETRIC")) {
        pg_unsupported(p, pg_tok_span(p, k), "BETWEEN SYMMETRIC");
        return e;
    }
    k += pg_is(p, k, "ASYMMETRIC");
    uint32_t and = pg_find(p, pg_range(k, r.hi), "AND");
    const PgQuery__Node *list = a->rexpr;
    if (list->node_case != PG_QUERY__NODE__NODE_LIST || list->list->n_items != 2) {
        pg_lost(p, op);
        return e;
    }
    e->a = pg_expr(p, a->lexpr, pg_range(r.lo, op));
    e->b = pg_expr(p, list->list->items[0], pg_range(k, and));
    e->c = pg_expr(p, list->list->items[1], pg_range(and+1, r.hi));
    return e;
}

static struct expr *in_list(struct pg *p, const PgQuery__AExpr *a, struct pg_range r)
{
    uint32_t op = pg_tok_in(p, r, a->location), k = op;
    struct expr *e = predicate(p, EXPR_IN, r, &k, 1);
    if (a->rexpr->node_case != PG_QUERY__NODE__NODE_LIST || !pg_in_parens(p, pg_range(k, r.hi))) {
        pg_lost(p, op);
        return e;
    }
    e->a = pg_expr(p, a->lexpr, pg_range(r.lo, op));
    pg_expr_list(p, a->rexpr->list->items, a->rexpr->list->n_items, pg_inside(p, k), &e->list);
    return e;
}

/* a IS [NOT] DISTINCT FROM b; negated means NOT DISTINCT */
static struct expr *distinct(struct pg *p, const PgQuery__AExpr *a, struct pg_range r)
{
    uint32_t op = pg_tok_in(p, r, a->location), k = op + 1;
    struct expr *e = predicate(p, EXPR_DISTINCT, r, &k, 2);
    e->op_span = pg_span(p, pg_range(op, k));
    if (e->negated != (a->kind == PG_QUERY__A__EXPR__KIND__AEXPR_NOT_DISTINCT)) {
        pg_lost(p, op);
    }
    e->a = pg_expr(p, a->lexpr, pg_range(r.lo, op));
    e->b = pg_expr(p, a->rexpr, pg_range(k, r.hi));
    return e;
}

/* ---------------------------------------------------------------- subqueries */

static struct expr *exists(struct pg *p, const PgQuery__SubLink *s, struct pg_range r)
{
    struct expr *e = pg_new_expr(p, EXPR_EXISTS, r);
    e->op_span = pg_tok_span(p, r.lo);
    e->select = pg_select(p, s->subselect, pg_inside(p, r.lo + 1));
    return e;
}

static struct expr *in_select(struct pg *p, const PgQuery__SubLink *s, struct pg_range r, uint32_t op)
{
    uint32_t k = op;
    struct expr *e = predicate(p, EXPR_IN, r, &k, 1);
    e->a = pg_expr(p, s->testexpr, pg_range(r.lo, op));
    e->select = pg_select(p, s->subselect, pg_inside(p, k));
    return e;
}

static const struct {
    const char *text;
    enum op op;
} comparisons[] = {
    {"=", OP_EQ}, {"<>", OP_NE}, {"<", OP_LT}, {"<=", OP_LE}, {">", OP_GT}, {">=", OP_GE},
};

static enum op comparison(PgQuery__Node **name, size_t n)
{
    for (size_t i = 0; n == 1 && i < sizeof comparisons / sizeof *comparisons; i++) {
        if (strcmp(pg_string(name[0]), comparisons[i].text) == 0) {
            return comparisons[i].op;
        }
    }
    return OP_NONE;
}

/* a op ANY (SELECT …) */
static struct expr *quantified(struct pg *p, const PgQuery__SubLink *s, struct pg_range r, uint32_t op)
{
    struct expr *e = pg_new_expr(p, EXPR_QUANTIFIED, r);
    e->op = comparison(s->oper_name, s->n_oper_name);
    e->op_span = pg_tok_span(p, op);
    e->quantifier_all = s->sub_link_type == PG_QUERY__SUB_LINK_TYPE__ALL_SUBLINK;
    if (e->op == OP_NONE) {
        pg_unsupported(p, e->op_span, "this operator with ANY or ALL");
        return e;
    }
    e->a = pg_expr(p, s->testexpr, pg_range(r.lo, op));
    e->select = pg_select(p, s->subselect, pg_inside(p, op + 2));
    return e;
}

static struct expr *sublink(struct pg *p, const PgQuery__SubLink *s, struct pg_range r)
{
    uint32_t k = pg_tok_in(p, r, s->location);
    struct expr *e;
    switch ((int)s->sub_link_type) {
    case PG_QUERY__SUB_LINK_TYPE__EXISTS_SUBLINK: return exists(p, s, r);
    case PG_QUERY__SUB_LINK_TYPE__ALL_SUBLINK: return quantified(p, s, r, k);
    case PG_QUERY__SUB_LINK_TYPE__ANY_SUBLINK:
        return s->n_oper_name > 0 ? quantified(p, s, r, k) : in_select(p, s, r, k);
    case PG_QUERY__SUB_LINK_TYPE__EXPR_SUBLINK:
        e = pg_new_expr(p, EXPR_SUBQUERY, r);
        e->select = pg_select(p, s->subselect, pg_inside(p, r.lo));
        return e;
    default:
        e = pg_new_expr(p, EXPR_ERROR, r);
        pg_unsupported(p, e->span, "ARRAY(SELECT …)");
        return e;
    }
}

/* The placeholder that is the whole of an array: `$1`, `$1::bigint[]`. NULL: it is something else. */
static const PgQuery__Node *array_param(const PgQuery__Node *n)
{
    bool cast = n->node_case == PG_QUERY__NODE__NODE_TYPE_CAST && n->type_cast->type_name->n_array_bounds == 1;
    const PgQuery__Node *inner = cast ? n->type_cast->arg : n;
    return inner->node_case == PG_QUERY__NODE__NODE_PARAM_REF ? inner : NULL;
}

/* `a = ANY($1)` is `a IN ($1...)`, `a <> ALL($1)` is NOT IN, and so of ARRAY[b, c]: for a list no array is needed. The
 * array's type says nothing that `a` does not. */
static bool fill_list(struct pg *p, const PgQuery__Node *array, struct pg_range r, struct expr *e)
{
    const PgQuery__Node *param = array_param(array);
    if (param != NULL && pg_tok(p, r.lo)->kind == PG_PARAM) {
        struct expr *list = pg_expr(p, param, pg_range(r.lo, r.lo + 1));
        if (list->kind == EXPR_PARAM) {
            list->param->list = true;
        }
        vec_push(p->arena, &e->list, list);
        return true;
    }
    if (array->node_case != PG_QUERY__NODE__NODE_A_ARRAY_EXPR || array->a_array_expr->n_elements == 0) {
        return false;
    }
    const PgQuery__AArrayExpr *x = array->a_array_expr;
    pg_expr_list(p, x->elements, x->n_elements, pg_inside(p, r.lo + 1), &e->list);
    return true;
}

/* a = ANY(array): no target has arrays. */
static struct expr *any_array(struct pg *p, const PgQuery__AExpr *a, struct pg_range r)
{
    bool any = a->kind == PG_QUERY__A__EXPR__KIND__AEXPR_OP_ANY;
    uint32_t k = pg_tok_in(p, r, a->location);
    struct expr *e = pg_new_expr(p, EXPR_IN, r);
    e->negated = !any;
    e->op_span = pg_span(p, pg_range(k, k + 2));
    bool alike = comparison(a->name, a->n_name) == (any ? OP_EQ : OP_NE);
    if (alike && fill_list(p, a->rexpr, pg_inside(p, k + 2), e)) {
        e->a = pg_expr(p, a->lexpr, pg_range(r.lo, k));
        return e;
    }
    struct diag *g = pg_unsupported(p, pg_span(p, pg_range(k, r.hi)), "ANY or ALL of an array");
    diag_hint(p->diags, g, "a list of values is written `IN (:name...)`, `= ANY(:name)` or `<> ALL(:name)`");
    return pg_new_expr(p, EXPR_ERROR, r);
}

/* ---------------------------------------------------------------- IS */

static struct expr *null_test(struct pg *p, const PgQuery__NullTest *t, struct pg_range r)
{
    uint32_t k = pg_tok_in(p, r, t->location);
    struct expr *e = pg_new_expr(p, EXPR_IS, r);
    e->op_span = pg_span(p, pg_range(k, r.hi));
    e->is = IS_NULL;
    e->negated = t->nulltesttype == PG_QUERY__NULL_TEST_TYPE__IS_NOT_NULL;
    e->a = pg_expr(p, t->arg, pg_range(r.lo, k));
    return e;
}

static struct expr *boolean_test(struct pg *p, const PgQuery__BooleanTest *t, struct pg_range r)
{
    uint32_t k = pg_tok_in(p, r, t->location);
    struct expr *e = pg_new_expr(p, EXPR_IS, r);
    int type = (int)t->booltesttype - PG_QUERY__BOOL_TEST_TYPE__IS_TRUE;
    static const enum is_kind kinds[] = {IS_TRUE, IS_FALSE, IS_UNKNOWN};
    e->op_span = pg_span(p, pg_range(k, r.hi));
    e->is = kinds[type / 2 % 3];
    e->negated = type % 2 == 1;
    e->a = pg_expr(p, t->arg, pg_range(r.lo, k));
    return e;
}

/* ---------------------------------------------------------------- AND, OR, NOT */

typedef VEC(uint32_t) positions;

/* The word BETWEEN as an operator: something stands to its left that can be its operand. */
static bool opens_between(const struct pg *p, struct pg_range r, uint32_t i)
{
    return i > r.lo && pg_keyword(p, r, i, "BETWEEN") && pg_tok(p, i - 1)->kind != PG_OP;
}

/* Where the AND (or OR) of one chain stand in r: not in brackets, and not BETWEEN's own. */
static positions find_all(struct pg *p, struct pg_range r, const char *word)
{
    positions out = {0};
    uint32_t between = 0;
    for (uint32_t i = r.lo; i < r.hi; i = pg_next(p, i)) {
        bool and = pg_keyword(p, r, i, "AND");
        if (opens_between(p, r, i)) {
            between++;
        } else if (and&&between > 0) {
            between--;
        } else if (pg_keyword(p, r, i, word)) {
            vec_push(&p->scratch, &out, i);
        }
    }
    return out;
}

static struct expr *logic(struct pg *p, enum op op, struct expr *a, uint32_t k, struct expr *b, struct pg_range r)
{
    struct expr *e = pg_new_expr(p, EXPR_BINARY, r);
    e->op = op;
    e->op_span = pg_tok_span(p, k);
    e->a = a;
    e->b = b;
    return e;
}

/* One flat chain. libpg_query flattens `(a AND b) AND c` too: then the bracketed left end holds
 * several args. */
static struct expr *chain(struct pg *p, const PgQuery__BoolExpr *b, size_t n, struct pg_range r)
{
    bool and = b->boolop == PG_QUERY__BOOL_EXPR_TYPE__AND_EXPR;
    struct pg_range in = r;
    while (pg_in_parens(p, in)) {
        in = pg_range(in.lo + 1, in.hi - 1);
    }
    positions at = find_all(p, in, and? "AND" : "OR");
    if (at.n == 0 || at.n >= n) {
        pg_lost(p, r.lo);
        return pg_new_expr(p, EXPR_ERROR, r);
    }
    size_t first = n - at.n;
    struct pg_range left = pg_range(in.lo, at.v[0]);
    struct expr *e = first == 1 ? pg_expr(p, b->args[0], left) : chain(p, b, first, left);
    for (unsigned i = 0; i < at.n; i++) {
        uint32_t end = i + 1 < at.n ? at.v[i + 1] : in.hi;
        struct expr *right = pg_expr(p, b->args[first + i], pg_range(at.v[i] + 1, end));
        e = logic(p, and? OP_AND : OP_OR, e, at.v[i], right, pg_range(in.lo, end));
    }
    if (in.lo != r.lo) {
        e->parens = true;
        e->span = pg_span(p, r);
    }
    return e;
}

/* NOT a; a NOT IN (SELECT …) is NOT of the IN, standing at its NOT. */
static struct expr *negation(struct pg *p, const PgQuery__BoolExpr *b, struct pg_range r)
{
    uint32_t k = pg_tok_in(p, r, b->location);
    const PgQuery__Node *arg = b->n_args == 1 ? b->args[0] : NULL;
    if (k > r.lo && arg != NULL && arg->node_case == PG_QUERY__NODE__NODE_SUB_LINK) {
        return in_select(p, arg->sub_link, r, k);
    }
    struct expr *e = pg_new_expr(p, EXPR_UNARY, r);
    e->op = OP_NOT;
    e->op_span = pg_tok_span(p, k);
    if (k > r.lo) {
        pg_unsupported(p, e->op_span, "this test");
        return e;
    }
    e->a = pg_expr(p, arg, pg_range(k + 1, r.hi));
    return e;
}

struct expr *pg_bool(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    const PgQuery__BoolExpr *b = n->bool_expr;
    return b->boolop == PG_QUERY__BOOL_EXPR_TYPE__NOT_EXPR ? negation(p, b, r) : chain(p, b, b->n_args, r);
}

static struct expr *a_expr(struct pg *p, const PgQuery__AExpr *a, struct pg_range r)
{
    switch ((int)a->kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_LIKE:
    case PG_QUERY__A__EXPR__KIND__AEXPR_ILIKE:
    case PG_QUERY__A__EXPR__KIND__AEXPR_SIMILAR: return like(p, a, r);
    case PG_QUERY__A__EXPR__KIND__AEXPR_IN: return in_list(p, a, r);
    case PG_QUERY__A__EXPR__KIND__AEXPR_DISTINCT:
    case PG_QUERY__A__EXPR__KIND__AEXPR_NOT_DISTINCT: return distinct(p, a, r);
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ANY:
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP_ALL: return any_array(p, a, r);
    default: return between(p, a, r);
    }
}

struct expr *pg_predicate(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    switch ((int)n->node_case) {
    case PG_QUERY__NODE__NODE_SUB_LINK: return sublink(p, n->sub_link, r);
    case PG_QUERY__NODE__NODE_NULL_TEST: return null_test(p, n->null_test, r);
    case PG_QUERY__NODE__NODE_BOOLEAN_TEST: return boolean_test(p, n->boolean_test, r);
    default: return a_expr(p, n->a_expr, r);
    }
}
