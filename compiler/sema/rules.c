/* rules.c: what the dialects' rules share: literals and DECIMAL. Part of INFER. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "sema/infer.h"

struct type type_beside(const struct type *t, const struct expr *e)
{
    struct type said = *t;
    if (e && t->kind == TYPE_DECIMAL && literal_number(e)) {
        said.precision = said.scale = 0;
    }
    return said;
}

struct type unify_known(struct infer *x, const struct operand *list, unsigned n)
{
    unsigned known = 0;
    struct operand *some = ARENA_ARRAY(x->a, struct operand, n + 1);
    struct type *said = ARENA_ARRAY(x->a, struct type, n + 1);
    for (unsigned i = 0; i < n; i++) {
        if (list[i].type->kind != TYPE_NONE) {
            said[i] = type_beside(list[i].type, list[i].expr);
            some[known++] = (struct operand){&said[i], list[i].expr};
        }
    }
    struct type type = known ? x->rules->unify(x, some, known) : type_of(TYPE_NONE);
    for (unsigned i = 0; i < n && type.kind == TYPE_DECIMAL; i++) {
        if (said[i].kind == TYPE_DECIMAL && !said[i].precision) {
            type.precision = type.scale = 0;
        }
    }
    return type;
}

bool unify_may_fail(const struct operand *list, unsigned n, const struct type *to)
{
    for (unsigned i = 0; i < n && to->kind == TYPE_ANY; i++) {
        if (list[i].type->kind == TYPE_UUID || list[i].type->kind == TYPE_INET) {
            return true;
        }
    }
    return false;
}

bool literal_integer(const struct expr *e, bool *negative, uint64_t *value)
{
    *negative = false;
    while (e->kind == EXPR_UNARY && (e->op == OP_NEG || e->op == OP_PLUS)) {
        *negative = *negative != (e->op == OP_NEG);
        e = e->a;
    }
    *value = e->number;
    return e->kind == EXPR_INTEGER && !e->is_large;
}

/* 1e999 is infinite; what is longer than any number that is written is left alone. */
static bool is_finite(struct str text)
{
    char copy[64];
    if (text.n >= sizeof copy) {
        return false;
    }
    memcpy(copy, text.p, text.n);
    copy[text.n] = '\0';
    return isfinite(strtod(copy, NULL));
}

bool literal_number(const struct expr *e)
{
    while (e->kind == EXPR_UNARY && (e->op == OP_NEG || e->op == OP_PLUS)) {
        e = e->a;
    }
    return e->kind == EXPR_INTEGER || e->kind == EXPR_DECIMAL || (e->kind == EXPR_FLOAT && is_finite(e->text));
}

bool literal_nonzero(const struct expr *e)
{
    while (e->kind == EXPR_UNARY && (e->op == OP_NEG || e->op == OP_PLUS)) {
        e = e->a;
    }
    if (e->kind == EXPR_INTEGER) {
        return e->is_large || e->number != 0;
    }
    if (e->kind != EXPR_DECIMAL) {
        return false; /* 1e-999 is zero */
    }
    for (size_t i = 0; i < e->text.n; i++) {
        if (e->text.p[i] >= '1' && e->text.p[i] <= '9') {
            return true;
        }
    }
    return false;
}

/* MySQL's limits: 65 digits, 30 of them after the point. */
struct type decimal_of(unsigned precision, unsigned scale)
{
    struct type t = type_of(TYPE_DECIMAL);
    t.scale = scale > 30 ? 30 : scale;
    t.precision = precision > 65 ? 65 : precision < 1 ? 1 : precision;
    t.precision = t.precision < t.scale ? t.scale : t.precision;
    return t;
}

struct type decimal_literal(struct str digits)
{
    unsigned whole = 0, scale = 0;
    bool point = false;
    for (size_t i = 0; i < digits.n; i++) {
        if (digits.p[i] == '.') {
            point = true;
        } else if (point) {
            scale++;
        } else {
            whole++;
        }
    }
    return decimal_of(whole + scale, scale);
}
