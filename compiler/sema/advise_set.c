/* advise_set.c: SET a = 1 AND b = 2, which sets one column to 0 or 1 where a comma was meant: W0316. See advise.h. */
#include "sema/advise.h"

static bool is_and(const struct expr *e)
{
    return e->kind == EXPR_BINARY && e->op == OP_AND && !e->parens;
}

/* Is it no condition by itself, so that nobody writes it before AND? A whole number in a column may be one. */
static bool no_condition(const struct expr *e, const struct column *target)
{
    bool flag = target && (target->type.kind == TYPE_BOOL || target->type.kind == TYPE_INT8);
    switch (e->kind) {
    case EXPR_NULL:
    case EXPR_INTEGER:
    case EXPR_DECIMAL:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_TEMPORAL: return true;
    case EXPR_PARAM: return !flag;
    case EXPR_UNARY: return e->op == OP_NEG || e->op == OP_PLUS;
    case EXPR_BINARY: return (e->op >= OP_ADD && e->op <= OP_CONCAT) || e->op == OP_JSON_TEXT;
    default: return e->type.kind == TYPE_TEXT || type_is_temporal(e->type.kind);
    }
}

/* column = value, as the next assignment would be */
static bool like_assignment(const struct expr *e)
{
    return e->kind == EXPR_BINARY && e->op == OP_EQ && !e->parens && e->a->kind == EXPR_COLUMN && e->a->relation &&
           !e->a->parens && !e->a->outer;
}

void advise_set(struct advise *v, const struct assignment *s)
{
    const struct expr *first = s->value, *next = NULL, *chain = NULL;
    for (; is_and(first); first = first->a) {
        if (like_assignment(first->b)) {
            next = first->b;
            chain = first;
        }
    }
    if (!next || s->columns.n != 1 || !no_condition(first, s->column)) {
        return;
    }
    struct diag *g =
        infer_report(v->x, DIAG_W0316, chain->op_span, "`%.*s` is set to what this AND gives, and `%.*s` is not set",
                     STR_ARG(s->columns.v[0].text), STR_ARG(next->a->name.text));
    diag_hint(v->x->d, g, "put a comma between two assignments");
}
