/* domain_range.c: CREATE DOMAIN u32 AS BIGINT CHECK (VALUE BETWEEN 0 AND 4294967295) proves a width that PostgreSQL's
 * types have no name for. Part of DDL replay.
 *
 * Only conjunctions of comparisons of VALUE with integer literals prove anything; all else proves nothing. */
#include <stdint.h>

#include "sema/ddl.h"

/* What a 64-bit column can hold; a literal beyond bounds nothing. */
struct range {
    int64_t low, high;
};

static bool is_value(const struct expr *e)
{
    return e->kind == EXPR_COLUMN && !e->qualifier.name.text.n && str_is(e->name.text, "value");
}

static bool literal(const struct expr *e, int64_t *out)
{
    bool negative = e->kind == EXPR_UNARY && e->op == OP_NEG;
    const struct expr *digits = negative ? e->a : e;
    if (digits->kind != EXPR_INTEGER || digits->is_large || digits->number > INT64_MAX) {
        return false;
    }
    *out = negative ? -(int64_t)digits->number : (int64_t)digits->number;
    return true;
}

static void at_least(struct range *r, int64_t n)
{
    r->low = n > r->low ? n : r->low;
}

static void at_most(struct range *r, int64_t n)
{
    r->high = n < r->high ? n : r->high;
}

/* VALUE op n. An open bound is closed by one; at the ends of int64 it is left alone. */
static void compare(struct range *r, enum op op, int64_t n)
{
    switch (op) {
    case OP_GE: at_least(r, n); break;
    case OP_GT: at_least(r, n < INT64_MAX ? n + 1 : n); break;
    case OP_LE: at_most(r, n); break;
    case OP_LT: at_most(r, n > INT64_MIN ? n - 1 : n); break;
    case OP_EQ:
        at_least(r, n);
        at_most(r, n);
        break;
    default: break;
    }
}

static enum op mirrored(enum op op)
{
    switch (op) {
    case OP_GE: return OP_LE;
    case OP_GT: return OP_LT;
    case OP_LE: return OP_GE;
    case OP_LT: return OP_GT;
    default: return op;
    }
}

static void narrow(struct range *r, const struct expr *e)
{
    int64_t n, m;
    if (e->kind == EXPR_BINARY && e->op == OP_AND) {
        narrow(r, e->a);
        narrow(r, e->b);
    } else if (e->kind == EXPR_BINARY && is_value(e->a) && literal(e->b, &n)) {
        compare(r, e->op, n);
    } else if (e->kind == EXPR_BINARY && is_value(e->b) && literal(e->a, &n)) {
        compare(r, mirrored(e->op), n);
    } else if (e->kind == EXPR_BETWEEN && !e->negated && is_value(e->a) && literal(e->b, &n) && literal(e->c, &m)) {
        at_least(r, n);
        at_most(r, m);
    }
}

/* The narrower ones first. */
static const struct {
    enum type_kind kind;
    int64_t low, high;
} kinds[] = {{TYPE_UINT8, 0, UINT8_MAX},         {TYPE_INT8, INT8_MIN, INT8_MAX}, {TYPE_UINT16, 0, UINT16_MAX},
             {TYPE_INT16, INT16_MIN, INT16_MAX}, {TYPE_UINT32, 0, UINT32_MAX},    {TYPE_INT32, INT32_MIN, INT32_MAX},
             {TYPE_UINT64, 0, INT64_MAX}};

/* What the type itself holds. */
static struct range range_of(enum type_kind kind)
{
    for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (kinds[i].kind == kind) {
            return (struct range){kinds[i].low, kinds[i].high};
        }
    }
    return (struct range){INT64_MIN, INT64_MAX};
}

enum type_kind domain_range(const struct column_def *base, const struct type *t)
{
    struct range r = range_of(t->kind);
    if (!type_is_integer(t->kind) || t->kind == TYPE_BOOL) {
        return TYPE_NONE;
    }
    for (unsigned i = 0; i < base->constraints.n; i++) {
        if (base->constraints.v[i].kind == CONSTRAINT_CHECK) {
            narrow(&r, base->constraints.v[i].check);
        }
    }
    for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (r.low >= kinds[i].low && r.high <= kinds[i].high && r.low <= r.high) {
            return kinds[i].kind == t->kind ? TYPE_NONE : kinds[i].kind;
        }
    }
    return TYPE_NONE;
}
