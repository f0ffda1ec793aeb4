/* infer_nonzero.c: what a condition proves of columns besides that they are not NULL: that they are not 0. Part of INFER.
 *
 * Division by 0 is NULL; where `n > 0` holds, `total / n` is not. Only integers and DECIMALs are looked at, and only columns
 * whose engine holds them to their type: a double may overflow, and a text in a column of SQLite's counts as 0. */
#include "sema/infer.h"

/* The column that e is, if what is known of it can be used. */
static const struct expr *exact_column(const struct infer *x, const struct expr *e)
{
    while (e->kind == EXPR_COLUMN && e->alias_of) {
        e = e->alias_of;
    }
    if (e->kind != EXPR_COLUMN || !e->relation) {
        return NULL;
    }
    const struct rel_column *c = relation_at(e->relation, e->column_index);
    bool decimal = c->type.kind == TYPE_DECIMAL && x->o.dialect == DIALECT_MYSQL;
    bool exact = type_is_integer(c->type.kind) || decimal;
    return exact && c->origin && c->origin->strict ? e : NULL;
}

/* -1, 0, 1; false: no number is written there. */
static bool sign_of(const struct expr *e, int *sign)
{
    bool negative = false;
    bool nonzero = literal_nonzero(e);
    *sign = 1;
    while (e->kind == EXPR_UNARY && (e->op == OP_NEG || e->op == OP_PLUS)) {
        negative = negative != (e->op == OP_NEG);
        e = e->a;
    }
    *sign = !nonzero ? 0 : negative ? -1 : 1;
    return e->kind == EXPR_INTEGER || e->kind == EXPR_DECIMAL;
}

static enum op mirrored(enum op op)
{
    switch (op) {
    case OP_LT: return OP_GT;
    case OP_LE: return OP_GE;
    case OP_GT: return OP_LT;
    case OP_GE: return OP_LE;
    default: return op;
    }
}

static enum op opposite(enum op op)
{
    switch (op) {
    case OP_EQ: return OP_NE;
    case OP_NE: return OP_EQ;
    case OP_LT: return OP_GE;
    case OP_LE: return OP_GT;
    case OP_GT: return OP_LE;
    case OP_GE: return OP_LT;
    default: return op;
    }
}

/* c op a number of that sign: does 0 not pass? */
static bool excludes_zero(enum op op, int sign)
{
    switch (op) {
    case OP_EQ: return sign != 0;
    case OP_NE: return sign == 0;
    case OP_LT: return sign <= 0;
    case OP_LE: return sign < 0;
    case OP_GT: return sign >= 0;
    case OP_GE: return sign > 0;
    default: return false;
    }
}

static void when_compared(struct infer *x, const struct expr *e, bool truth, fact_vec *out)
{
    const struct expr *left = exact_column(x, e->a), *right = exact_column(x, e->b);
    enum op op = truth ? e->op : opposite(e->op);
    int sign;
    if (left && sign_of(e->b, &sign) && excludes_zero(op, sign)) {
        fact_nonzero(x, left, out);
    } else if (right && sign_of(e->a, &sign) && excludes_zero(mirrored(op), sign)) {
        fact_nonzero(x, right, out);
    }
}

static void when_between(struct infer *x, const struct expr *e, bool truth, fact_vec *out)
{
    const struct expr *c = exact_column(x, e->a);
    int low, high;
    if (c && truth != e->negated && sign_of(e->b, &low) && sign_of(e->c, &high) && (low > 0 || high < 0)) {
        fact_nonzero(x, c, out);
    }
}

/* IN (1, 2) has no 0; what is NOT IN (0, 7) is none. */
static void when_listed(struct infer *x, const struct expr *e, bool truth, fact_vec *out)
{
    const struct expr *c = exact_column(x, e->a);
    bool is = truth != e->negated, all = e->list.n > 0, zero = false;
    for (unsigned i = 0; i < e->list.n; i++) {
        int sign;
        bool number = sign_of(e->list.v[i], &sign);
        all = all && number && sign != 0;
        zero = zero || (number && sign == 0);
    }
    if (c && (is ? all : zero)) {
        fact_nonzero(x, c, out);
    }
}

void nonzero_when(struct infer *x, const struct expr *e, bool truth, fact_vec *out)
{
    switch (e->kind) {
    case EXPR_BINARY: when_compared(x, e, truth, out); break;
    case EXPR_BETWEEN: when_between(x, e, truth, out); break;
    case EXPR_IN: when_listed(x, e, truth, out); break;
    case EXPR_COLUMN: /* WHERE n */
        if (truth && exact_column(x, e)) {
            fact_nonzero(x, exact_column(x, e), out);
        }
        break;
    default: break;
    }
}

bool divides(const struct infer *x, const struct env *env, const struct expr *number, const struct expr *by)
{
    const struct expr *c = exact_column(x, by);
    bool exact =
        type_is_integer(number->type.kind) || (number->type.kind == TYPE_DECIMAL && x->o.dialect == DIALECT_MYSQL);
    return c && exact && env_nonzero(env, c->relation, c->column_index);
}
