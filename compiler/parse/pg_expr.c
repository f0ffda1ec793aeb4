/* pg_expr.c: expressions of the postgres dialect (PARSE): libpg_query's nodes → struct expr.
 *
 * Every function takes the node and the range of tokens it was written with. An operator's node is
 * at its operator, which cuts the range in two; brackets around a whole range are the user's own
 * and set `parens` (an expression's span includes them). Predicates are in pg_predicate.c, calls in
 * pg_call.c, literals in pg_const.c. */
#include "parse/pg_tree.h"

#include <string.h>

#include "pg_query/pg_query.pb-c.h"

struct expr *pg_new_expr(struct pg *p, enum expr_kind kind, struct pg_range r)
{
    struct expr *e = ARENA_NEW(p->arena, struct expr);
    e->kind = kind;
    e->span = e->op_span = pg_span(p, r);
    return e;
}

void pg_expr_list(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, expr_vec *out)
{
    pg_ranges items = pg_commas(p, r);
    if (items.n != n) {
        pg_lost(p, r.lo);
        return;
    }
    for (unsigned i = 0; i < items.n; i++) {
        vec_push(p->arena, out, pg_expr(p, list[i], items.v[i]));
    }
}

/* ---------------------------------------------------------------- names and placeholders */

/* t.* and s.t.c: the parts before the last are the qualifier. */
static struct expr *column_ref(struct pg *p, const PgQuery__ColumnRef *c, struct pg_range r)
{
    size_t n = c->n_fields;
    bool star = n > 0 && c->fields[n - 1]->node_case == PG_QUERY__NODE__NODE_A_STAR;
    struct expr *e = pg_new_expr(p, star ? EXPR_STAR : EXPR_COLUMN, r);
    if (n > 3) {
        pg_unsupported(p, e->span, "a column of another database");
    }
    if (n == 0 || n > 3 || r.hi - r.lo != 2 * n - 1) {
        pg_lost(p, r.lo);
        return e;
    }
    uint32_t last = r.hi - 1;
    if (star) {
        e->op_span = pg_tok_span(p, last);
    } else {
        e->name = pg_name_of(p, last, c->fields[n - 1]);
        e->op_span = e->name.span;
    }
    if (n > 1) {
        e->qualifier.name = pg_name_of(p, last - 2, c->fields[n - 2]);
        e->qualifier.span = pg_span(p, pg_range(r.lo, last - 1));
    }
    if (n > 2) {
        e->qualifier.schema = pg_name_of(p, r.lo, c->fields[0]);
    }
    return e;
}

static struct expr *param(struct pg *p, const PgQuery__ParamRef *ref, struct pg_range r)
{
    uint32_t i = (uint32_t)ref->number - 1;
    if (r.hi != r.lo + 1 || i >= p->params.n || p->params.v[i].tok != r.lo) {
        pg_lost(p, r.lo);
        return pg_new_expr(p, EXPR_ERROR, r);
    }
    struct expr *e = p->params.v[i].expr;
    if (e == NULL) {
        e = pg_new_expr(p, EXPR_PARAM, r);
        e->param = p->params.v[i].ref;
        p->params.v[i].expr = e;
    }
    return e;
}

/* ---------------------------------------------------------------- operators */

static const struct {
    const char *text;
    enum op unary, binary;
} operators[] = {
    {"=", OP_NONE, OP_EQ},          {"<>", OP_NONE, OP_NE},   {"<", OP_NONE, OP_LT},      {"<=", OP_NONE, OP_LE},
    {">", OP_NONE, OP_GT},          {">=", OP_NONE, OP_GE},   {"+", OP_PLUS, OP_ADD},     {"-", OP_NEG, OP_SUB},
    {"*", OP_NONE, OP_MUL},         {"/", OP_NONE, OP_DIV},   {"%", OP_NONE, OP_MOD},     {"^", OP_NONE, OP_POW},
    {"&", OP_NONE, OP_BITAND},      {"|", OP_NONE, OP_BITOR}, {"#", OP_NONE, OP_BITXOR},  {"~", OP_BITNOT, OP_NONE},
    {"<<", OP_NONE, OP_SHL},        {">>", OP_NONE, OP_SHR},  {"||", OP_NONE, OP_CONCAT}, {"->", OP_NONE, OP_JSON},
    {"->>", OP_NONE, OP_JSON_TEXT},
};

static enum op find_op(const char *text, bool unary)
{
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++) {
        if (strcmp(operators[i].text, text) == 0) {
            return unary ? operators[i].unary : operators[i].binary;
        }
    }
    return OP_NONE;
}

/* Sets op and op_span from the operator at token k. */
static void set_op(struct pg *p, const PgQuery__AExpr *a, uint32_t k, struct expr *e)
{
    e->op_span = pg_tok_span(p, k);
    e->op = find_op(pg_string(a->name[a->n_name - 1]), a->lexpr == NULL);
    if (e->op != OP_NONE) {
        return;
    }
    struct str text = str_from(pg_string(a->name[a->n_name - 1]));
    struct diag *g = pg_unsupported(p, e->op_span, "the operator `%.*s`", STR_ARG(text));
    if (a->lexpr == NULL && str_is(text, "@")) {
        diag_hint(p->diags, g, "a named parameter is written `@name`, without a blank, or `:name`");
    } else if (str_is(text, "==")) {
        diag_hint(p->diags, g, "write `=`");
    }
}

static struct expr *regexp(struct pg *p, const PgQuery__AExpr *a, const char *op, struct pg_range r, uint32_t k)
{
    struct expr *e = pg_new_expr(p, EXPR_LIKE, r);
    e->op_span = pg_tok_span(p, k);
    e->negated = op[0] == '!';
    e->like = op[strlen(op) - 1] == '*' ? LIKE_IREGEXP : LIKE_REGEXP;
    e->a = pg_expr(p, a->lexpr, pg_range(r.lo, k));
    e->b = pg_expr(p, a->rexpr, pg_range(pg_is(p, k, "OPERATOR") ? pg_next(p, k + 1) : k + 1, r.hi));
    return e;
}

static bool is_regexp(const PgQuery__AExpr *a)
{
    static const char *const all[] = {"~", "~*", "!~", "!~*"};
    const char *op = pg_string(a->name[a->n_name - 1]);
    for (size_t i = 0; a->lexpr != NULL && i < sizeof all / sizeof *all; i++) {
        if (strcmp(op, all[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* n * INTERVAL '1 day' is an interval of n days. */
static void times_interval(struct pg *p, struct expr *e)
{
    bool left = e->a->kind == EXPR_INTERVAL;
    struct expr *interval = left ? e->a : e->b, *n = left ? e->b : e->a;
    if (e->op != OP_MUL || interval->kind != EXPR_INTERVAL || n->kind == EXPR_INTERVAL) {
        return;
    }
    const struct expr *each = interval->a;
    if (each->kind != EXPR_INTEGER || each->number != 1) {
        struct expr *product = ARENA_NEW(p->arena, struct expr);
        *product = *e;
        product->a = n;
        product->b = interval->a;
        n = product;
    }
    e->kind = EXPR_INTERVAL;
    e->op = OP_NONE;
    e->name = interval->name;
    e->a = n;
    e->b = NULL;
}

static struct expr *operator(struct pg *p, const PgQuery__AExpr *a, struct pg_range r)
{
    uint32_t k = pg_tok_in(p, r, a->location);
    if (is_regexp(a)) {
        return regexp(p, a, pg_string(a->name[a->n_name - 1]), r, k);
    }
    struct expr *e = pg_new_expr(p, a->lexpr == NULL ? EXPR_UNARY : EXPR_BINARY, r);
    set_op(p, a, k, e);
    uint32_t right = pg_is(p, k, "OPERATOR") ? pg_next(p, k + 1) : k + 1;
    if (a->lexpr == NULL) {
        e->a = pg_expr(p, a->rexpr, pg_range(right, r.hi));
    } else {
        e->a = pg_expr(p, a->lexpr, pg_range(r.lo, k));
        e->b = pg_expr(p, a->rexpr, pg_range(right, r.hi));
        times_interval(p, e);
    }
    return e;
}

static struct expr *nullif(struct pg *p, const PgQuery__AExpr *a, struct pg_range r)
{
    PgQuery__Node *args[2] = {a->lexpr, a->rexpr};
    struct expr *e = pg_new_expr(p, EXPR_CALL, r);
    e->call = ARENA_NEW(p->arena, struct call);
    e->call->function.name = pg_name(p, r.lo);
    e->call->function.span = e->op_span = e->call->function.name.span;
    pg_expr_list(p, args, 2, pg_inside(p, r.lo + 1), &e->list);
    return e;
}

static struct expr *a_expr(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    switch ((int)n->a_expr->kind) {
    case PG_QUERY__A__EXPR__KIND__AEXPR_OP: return operator(p, n->a_expr, r);
    case PG_QUERY__A__EXPR__KIND__AEXPR_NULLIF: return nullif(p, n->a_expr, r);
    default: return pg_predicate(p, n, r);
    }
}

/* ---------------------------------------------------------------- casts, CASE, rows */

static struct type_name *type_in(struct pg *p, const PgQuery__TypeName *t, struct pg_range r)
{
    struct type_name *out = ARENA_NEW(p->arena, struct type_name);
    if (pg_type_end(p, r.lo) != r.hi) {
        pg_lost(p, r.lo);
    }
    pg_type(p, t, r, out);
    return out;
}

/* x::t, CAST(x AS t); DATE '…' is a literal (pg_const). */
static struct expr *cast(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    const PgQuery__TypeCast *c = n->type_cast;
    if (c->location < 0) {
        return pg_const(p, n, r);
    }
    struct expr *e = pg_new_expr(p, EXPR_CAST, r);
    uint32_t k = pg_tok_in(p, r, c->location);
    struct pg_range arg = pg_range(r.lo, k), type = pg_range(k + 1, r.hi);
    if (pg_is(p, k, "CAST")) {
        struct pg_range in = pg_inside(p, k + 1);
        uint32_t as = in.lo;
        while (as < in.hi && !pg_is(p, as, "AS")) {
            as = pg_next(p, as);
        }
        arg = pg_range(in.lo, as);
        type = pg_range(as + 1, in.hi);
    } else {
        pg_expect(p, k, "::");
    }
    e->op_span = pg_tok_span(p, k);
    if (pg_is(p, type.lo, "interval") && type.hi == type.lo + 1 && pg_interval(p, c->arg, arg, e)) {
        return e;
    }
    e->a = pg_expr(p, c->arg, arg);
    e->type_name = type_in(p, c->type_name, type);
    return e;
}

static void case_when(struct pg *p, const PgQuery__Node *n, uint32_t end, struct expr *e)
{
    struct pg_range r = pg_range(pg_tok_at(p, n->case_when->location), end);
    uint32_t then = r.lo == UINT32_MAX ? r.hi : pg_find(p, r, "THEN");
    if (then >= r.hi) {
        pg_lost(p, end);
        return;
    }
    vec_push(p->arena, &e->list, pg_expr(p, n->case_when->expr, pg_range(r.lo + 1, then)));
    vec_push(p->arena, &e->list, pg_expr(p, n->case_when->result, pg_range(then + 1, r.hi)));
}

static struct expr *case_expr(struct pg *p, const PgQuery__CaseExpr *c, struct pg_range r)
{
    static const char *const branches[] = {"WHEN", "ELSE", NULL};
    struct expr *e = pg_new_expr(p, EXPR_CASE, r);
    struct pg_range in = pg_inside(p, r.lo);
    if (in.hi + 1 != r.hi) {
        pg_lost(p, r.lo);
        return e;
    }
    e->op_span = pg_tok_span(p, r.lo);
    uint32_t at = pg_find_any(p, in, branches);
    if (c->arg != NULL) {
        e->a = pg_expr(p, c->arg, pg_range(in.lo, at));
    }
    for (size_t i = 0; i < c->n_args; i++) {
        uint32_t next = pg_find_any(p, pg_range(at + 1, in.hi), branches);
        case_when(p, c->args[i], next, e);
        at = next;
    }
    if (c->defresult != NULL) {
        e->b = pg_expr(p, c->defresult, pg_range(at + 1, in.hi));
    }
    return e;
}

/* (a, b) and ROW(a, b) */
static struct expr *row(struct pg *p, const PgQuery__RowExpr *n, struct pg_range r)
{
    uint32_t open = pg_is(p, r.lo, "ROW") ? r.lo + 1 : r.lo;
    struct expr *e = pg_new_expr(p, EXPR_ROW, r);
    pg_expr_list(p, n->args, n->n_args, pg_inside(p, open), &e->list);
    return e;
}

/* ARRAY[a, b]; an inner [c, d] has no word before it */
static struct expr *array(struct pg *p, const PgQuery__AArrayExpr *n, struct pg_range r)
{
    uint32_t open = pg_is(p, r.lo, "ARRAY") ? r.lo + 1 : r.lo;
    struct expr *e = pg_new_expr(p, EXPR_ARRAY, r);
    pg_expr_list(p, n->elements, n->n_elements, pg_inside(p, open), &e->list);
    return e;
}

static struct expr *collate(struct pg *p, const PgQuery__CollateClause *c, struct pg_range r)
{
    struct expr *e = pg_new_expr(p, EXPR_COLLATE, r);
    uint32_t k = pg_tok_in(p, r, c->location), i = k + 1;
    e->op_span = pg_tok_span(p, k);
    e->a = pg_expr(p, c->arg, pg_range(r.lo, k));
    e->name = pg_qname(p, &i).name;
    if (i != r.hi) {
        pg_lost(p, k);
    }
    return e;
}

/* ---------------------------------------------------------------- one node */

static struct expr *refused(struct pg *p, struct pg_range r, const char *what)
{
    struct expr *e = pg_new_expr(p, EXPR_ERROR, r);
    pg_unsupported(p, e->span, "%s", what);
    return e;
}

static struct expr *bare(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    switch ((int)n->node_case) {
    case PG_QUERY__NODE__NODE_COLUMN_REF: return column_ref(p, n->column_ref, r);
    case PG_QUERY__NODE__NODE_PARAM_REF: return param(p, n->param_ref, r);
    case PG_QUERY__NODE__NODE_A_CONST: return pg_const(p, n, r);
    case PG_QUERY__NODE__NODE_A_EXPR: return a_expr(p, n, r);
    case PG_QUERY__NODE__NODE_BOOL_EXPR: return pg_bool(p, n, r);
    case PG_QUERY__NODE__NODE_SUB_LINK:
    case PG_QUERY__NODE__NODE_NULL_TEST:
    case PG_QUERY__NODE__NODE_BOOLEAN_TEST: return pg_predicate(p, n, r);
    case PG_QUERY__NODE__NODE_FUNC_CALL:
    case PG_QUERY__NODE__NODE_COALESCE_EXPR:
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR:
    case PG_QUERY__NODE__NODE_GROUPING_FUNC:
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION: return pg_call(p, n, r);
    case PG_QUERY__NODE__NODE_TYPE_CAST: return cast(p, n, r);
    case PG_QUERY__NODE__NODE_CASE_EXPR: return case_expr(p, n->case_expr, r);
    case PG_QUERY__NODE__NODE_ROW_EXPR: return row(p, n->row_expr, r);
    case PG_QUERY__NODE__NODE_A_ARRAY_EXPR: return array(p, n->a_array_expr, r);
    case PG_QUERY__NODE__NODE_COLLATE_CLAUSE: return collate(p, n->collate_clause, r);
    case PG_QUERY__NODE__NODE_SET_TO_DEFAULT: return pg_new_expr(p, EXPR_DEFAULT, r);
    case PG_QUERY__NODE__NODE_A_INDIRECTION: return refused(p, r, "a subscript or a field of a composite value");
    case PG_QUERY__NODE__NODE_XML_EXPR:
    case PG_QUERY__NODE__NODE_XML_SERIALIZE: return refused(p, r, "XML");
    case PG_QUERY__NODE__NODE_CURRENT_OF_EXPR: return refused(p, r, "WHERE CURRENT OF");
    case PG_QUERY__NODE__NODE_NAMED_ARG_EXPR: return refused(p, r, "an argument passed by its name");
    default: return refused(p, r, "this expression");
    }
}

/* Brackets that are the node's own: (a, b), (SELECT …). */
static bool owns_parens(const struct pg *p, const PgQuery__Node *n, uint32_t lo)
{
    int32_t location = -1;
    if (n->node_case == PG_QUERY__NODE__NODE_ROW_EXPR) {
        location = n->row_expr->location;
    } else if (n->node_case == PG_QUERY__NODE__NODE_SUB_LINK) {
        location = n->sub_link->location;
    }
    return location >= 0 && pg_tok_at(p, location) == lo;
}

struct expr *pg_expr(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    struct pg_range in = r;
    if (n == NULL || r.lo >= r.hi || p->lost) {
        pg_lost(p, r.lo);
        return pg_new_expr(p, EXPR_ERROR, r);
    }
    while (pg_in_parens(p, in) && !owns_parens(p, n, in.lo)) {
        in = pg_range(in.lo + 1, in.hi - 1);
    }
    struct expr *e = bare(p, n, in);
    if (in.lo != r.lo) {
        e->parens = true;
        e->span = pg_span(p, r);
    }
    return e;
}
