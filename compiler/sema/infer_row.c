/* infer_row.c: INFER for row values: (a, b), and a subquery of several columns where a row may stand. */
#include "sema/infer.h"

/* A subquery of several columns is a row; one that is poisoned has been reported. */
static const struct query *row_query(const struct expr *e)
{
    const struct query *q = e->kind == EXPR_SUBQUERY ? e->select->query : NULL;
    return q && !q->poisoned && q->results.n > 1 ? q : NULL;
}

unsigned row_width(const struct expr *e)
{
    const struct query *q = row_query(e);
    return q ? q->results.n : e->kind == EXPR_ROW ? e->list.n : 1;
}

static bool is_row(const struct expr *e)
{
    return e->kind == EXPR_ROW || row_query(e);
}

struct expr *row_item(struct infer *x, struct expr *e, unsigned i)
{
    const struct query *q = row_query(e);
    if (!q) {
        return e->kind == EXPR_ROW ? e->list.v[i] : e;
    }
    const struct result *r = &q->results.v[i];
    if (r->expr) {
        return r->expr;
    }
    struct expr *column = ARENA_NEW(x->a, struct expr);
    *column = (struct expr){.kind = EXPR_NULL, .type = r->type, .nullable = r->nullable, .span = r->span};
    return column;
}

bool row_nullable(const struct expr *e)
{
    const struct query *q = row_query(e);
    bool nullable = q || (e->kind != EXPR_ROW && e->nullable); /* a subquery may give no row */
    for (unsigned i = 0; e->kind == EXPR_ROW && i < e->list.n; i++) {
        nullable = nullable || row_nullable(e->list.v[i]);
    }
    return nullable;
}

/* A row is typed by its items; it is no value by itself. */
void infer_side(struct infer *x, struct env *env, struct expr *e)
{
    if (row_query(e)) {
        infer_query(x, e->select->query, env);
    } else if (e->kind == EXPR_ROW) {
        for (unsigned i = 0; i < e->list.n; i++) {
            infer_side(x, env, e->list.v[i]);
        }
    } else {
        infer_expr(x, env, e);
    }
}

bool infer_row_comparison(struct infer *x, struct expr *a, struct expr *b)
{
    if (!is_row(a) && !is_row(b)) {
        return false;
    }
    unsigned wide = row_width(a), other = row_width(b);
    for (unsigned i = 0; wide == other && i < wide; i++) {
        infer_comparison(x, row_item(x, a, i), row_item(x, b, i));
    }
    if (wide != other) {
        struct expr *row = is_row(a) ? a : b;
        infer_report(x, DIAG_E0209, row->span, "a row of %u values is compared with %u value%s", row_width(row),
                     row == a ? other : wide, (row == a ? other : wide) == 1 ? "" : "s");
    }
    return true;
}
