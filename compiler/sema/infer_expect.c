/* infer_expect.c: telling parameters what they stand beside. Part of INFER.
 *
 * What is expected of a value is expected of every parameter that can become that value: through parentheses, CASE
 * branches, COALESCE's arguments, a scalar subquery's column. */
#include "sema/funcs.h"
#include "sema/infer.h"
#include "sema/walk.h"

/* ---------------------------------------------------------------- down to the parameters */

static void expect_param(struct infer *x, const struct expr *e, const struct expect *want)
{
    struct param_use u = {e, want->type, want->strength, want->null, want->name, want->own};
    if (u.type.kind == TYPE_NULL) {
        u.type.kind = TYPE_NONE;
    }
    params_use(x->params, e, &u);
}

static void expect_case(struct infer *x, struct expr *e, const struct expect *want)
{
    for (unsigned i = 1; i < e->list.n; i += 2) {
        infer_expect(x, e->list.v[i], want);
    }
    if (e->b) {
        infer_expect(x, e->b, want);
    }
}

/* COALESCE(:x, …): NULL means "take the next"; only the last is the value whatever it is. */
static void expect_coalesce(struct infer *x, struct expr *e, const struct expect *want)
{
    struct expect first = *want;
    first.null = PARAM_NULL_MEANT;
    for (unsigned i = 0; i < e->list.n; i++) {
        infer_expect(x, e->list.v[i], i + 1 < e->list.n ? &first : want);
    }
}

static void expect_call(struct infer *x, struct expr *e, const struct expect *want)
{
    const struct func *f = e->call->func;
    if (!f || f->kind != FUNC_SCALAR) {
        return;
    }
    switch (f->type) {
    case RESULT_UNIFY:
    case RESULT_EXTREMES:
        if (f->null == NULL_COALESCE) {
            expect_coalesce(x, e, want);
        } else {
            for (unsigned i = 0; i < e->list.n; i++) {
                infer_expect(x, e->list.v[i], want);
            }
        }
        break;
    case RESULT_UNIFY_REST:
        for (unsigned i = 1; i < e->list.n; i++) {
            infer_expect(x, e->list.v[i], want);
        }
        break;
    case RESULT_FIRST: infer_expect(x, e->list.v[0], want); break;
    default: break;
    }
}

static void expect_results(struct infer *x, struct query *q, const struct expect *want)
{
    if (q->left) {
        expect_results(x, q->left, want);
        expect_results(x, q->right, want);
    } else if (q->results.n == 1 && q->results.v[0].expr) {
        infer_expect(x, q->results.v[0].expr, want);
    }
}

/* -?: a number, and a signed one. */
static void expect_unary(struct infer *x, struct expr *e, const struct expect *want)
{
    struct expect number = *want;
    if ((e->op != OP_NEG && e->op != OP_PLUS) || !type_is_number(want->type.kind)) {
        return;
    }
    if (type_is_unsigned(number.type.kind)) {
        number.type = type_of(TYPE_INT64);
    }
    number.strength = PARAM_WEAK;
    number.own = NULL;
    infer_expect(x, e->a, &number);
}

void infer_expect(struct infer *x, struct expr *e, const struct expect *want)
{
    switch (e->kind) {
    case EXPR_PARAM: expect_param(x, e, want); break;
    case EXPR_COLUMN:
        if (e->alias_of) {
            infer_expect(x, e->alias_of, want);
        }
        break;
    case EXPR_UNARY: expect_unary(x, e, want); break;
    case EXPR_COLLATE: infer_expect(x, e->a, want); break;
    case EXPR_CASE: expect_case(x, e, want); break;
    case EXPR_CALL: expect_call(x, e, want); break;
    case EXPR_SUBQUERY: expect_results(x, e->select->query, want); break;
    default: break;
    }
}

static void poison_child(void *context, struct expr *e)
{
    infer_poison(context, e);
}

void infer_poison(struct infer *x, struct expr *e)
{
    if (e->kind == EXPR_PARAM) {
        x->params->all.v[e->param_index].poisoned = true;
    }
    expr_children(e, poison_child, x);
}

/* ---------------------------------------------------------------- comparisons */

struct search {
    bool found;
};

static void find_param(void *context, struct expr *e)
{
    struct search *s = context;
    s->found = s->found || e->kind == EXPR_PARAM || e->select;
    if (!s->found) {
        expr_children(e, find_param, s);
    }
}

bool expr_poisoned(const struct expr *e)
{
    struct search s = {e->kind == EXPR_PARAM || e->select};
    if (e->type.kind != TYPE_NONE) {
        return false;
    }
    expr_children(e, find_param, &s);
    return !s.found;
}

static const struct expr *bare_column(const struct expr *e)
{
    while (e->kind == EXPR_COLLATE) {
        e = e->a;
    }
    return e->kind == EXPR_COLUMN && !e->alias_of ? e : NULL;
}

static const struct own_type *own_type_of(const struct expr *column)
{
    const struct column *c = column->column;
    return c && c->type.kind == column->type.kind ? c->own : NULL;
}

static void one_side(struct infer *x, struct expr *e, const struct expr *other)
{
    const struct expr *column = bare_column(other);
    if (expr_poisoned(other)) {
        infer_poison(x, e);
        return;
    }
    struct expect want = {other->type, column ? PARAM_COMPARED : PARAM_WEAK, PARAM_NULL_UNSAID, {0}, NULL};
    if (column) {
        want.name = column->name.text;
        want.own = own_type_of(column);
    }
    infer_expect(x, e, &want);
    if (column && column->column) {
        check_literal(x, e, column->column, false);
    }
}

enum family { FAMILY_NONE, FAMILY_NUMBER, FAMILY_TEXT, FAMILY_TIME, FAMILY_BOOL };

static enum family family_of(enum type_kind k)
{
    if (k == TYPE_BOOL) {
        return FAMILY_BOOL;
    }
    if (type_is_number(k)) {
        return FAMILY_NUMBER;
    }
    if (type_is_temporal(k)) {
        return FAMILY_TIME;
    }
    return type_is_texty(k) || k == TYPE_UUID || k == TYPE_INET ? FAMILY_TEXT : FAMILY_NONE;
}

/* PostgreSQL compares only what is of one kind; the others anything with anything (W0303). */
static bool clash(const struct infer *x, enum family a, enum family b)
{
    return x->o.dialect == DIALECT_POSTGRES && a != b && a != FAMILY_NONE && b != FAMILY_NONE;
}

static bool adapts(const struct infer *x, const struct expr *e)
{
    return e->kind == EXPR_PARAM || (x->o.dialect == DIALECT_POSTGRES && e->kind == EXPR_STRING);
}

static void check_comparable(struct infer *x, const struct expr *a, const struct expr *b)
{
    if (!adapts(x, a) && !adapts(x, b) && clash(x, family_of(a->type.kind), family_of(b->type.kind))) {
        infer_report(x, DIAG_E0309, b->span.len ? span_join(a->span, b->span) : a->span, "%s is compared with %s",
                     type_kind_name(a->type.kind), type_kind_name(b->type.kind));
    }
}

void infer_comparison(struct infer *x, struct expr *a, struct expr *b)
{
    if (infer_row_comparison(x, a, b)) {
        return;
    }
    one_side(x, a, b);
    one_side(x, b, a);
    check_comparable(x, a, b);
}
