/* advise_query.c: what one SELECT can be seen to do that was hardly meant: W0306 to W0309. See advise.h. */
#include "sema/advise.h"
#include "sema/conjuncts.h"
#include "sema/walk.h"

/* ---------------------------------------------------------------- W0306: hidden names */

/* GROUP BY name: the tables' column, though a result column is called so. */
static void check_group_by(struct advise *v, const struct select *s)
{
    for (unsigned i = 0; i < s->group_by.n; i++) {
        const struct expr *g = s->group_by.v[i];
        if (g->kind != EXPR_COLUMN || g->alias_of || g->qualifier.name.text.n || !own_relation(v->q, g->relation)) {
            continue;
        }
        for (unsigned k = 0; k < v->q->results.n; k++) {
            const struct result *r = &v->q->results.v[k];
            bool same = r->expr && r->expr->kind == EXPR_COLUMN && r->expr->relation == g->relation &&
                        r->expr->column_index == g->column_index;
            if (!r->has_alias || !r->expr || same || !str_eq_nocase(r->name, g->name.text)) {
                continue;
            }
            struct diag *d = infer_report(v->x, DIAG_W0306, g->span,
                                          "GROUP BY takes the column `%.*s`, not the result column of that name",
                                          STR_ARG(g->name.text));
            diag_hint(v->x->d, d, "write `%.*s.%.*s`, or give the result column another name",
                      STR_ARG(g->relation->name), STR_ARG(g->name.text));
        }
    }
}

void advise_shadowed_cte(struct advise *v, const struct cte *cte)
{
    const struct table *t = catalog_table(v->x->cat, cte->name.text);
    if (t) {
        struct diag *g =
            infer_report(v->x, DIAG_W0306, cte->name.span, "this query hides the table `%.*s`", STR_ARG(t->name));
        diag_note(v->x->d, g, t->place, "the table is declared here");
    }
}

/* ---------------------------------------------------------------- W0307: a result from outside */

void advise_subquery(struct advise *v, const struct expr *e)
{
    const struct select *s = e->select;
    if (e->kind == EXPR_EXISTS || !s->query || !s->query->relations.n) {
        return;
    }
    for (unsigned i = 0; i < s->columns.n; i++) {
        const struct expr *c = s->columns.v[i].expr;
        if (!c || c->kind != EXPR_COLUMN || !c->outer || c->qualifier.name.text.n) {
            continue;
        }
        struct diag *g = infer_report(v->x, DIAG_W0307, c->span,
                                      "no table of the subquery has `%.*s`: it is `%.*s.%.*s`, of outside",
                                      STR_ARG(c->name.text), STR_ARG(c->relation->name), STR_ARG(c->name.text));
        diag_hint(v->x->d, g, "name its table, if that is meant");
    }
}

/* ---------------------------------------------------------------- W0308, W0309 */

static void check_star(struct advise *v, const struct select *s)
{
    for (unsigned i = 0; !s->joined && i < s->columns.n; i++) {
        const struct expr *e = s->columns.v[i].expr;
        if (e && e->kind == EXPR_STAR) {
            struct diag *g = infer_report(v->x, DIAG_W0308, e->span, "`*` changes its meaning with the schema");
            diag_hint(v->x->d, g, "name the columns");
        }
    }
}

static bool all_constant(const struct query *q)
{
    bool constant = true;
    for (unsigned i = 0; i < q->results.n; i++) {
        constant = constant && q->results.v[i].expr && expr_constant(q->results.v[i].expr);
    }
    return constant;
}

/* LIMIT 1 asks for any row, and so do constants; an aggregate without GROUP BY has but one. */
static void check_limit(struct advise *v, const struct select *s)
{
    const struct expr *l = s->limit;
    if (!l || s->order_by.n || s->values.n || (l->kind == EXPR_INTEGER && l->number <= 1 && !s->offset)) {
        return;
    }
    bool one = v->q->aggregate && !s->group_by.n;
    if (!one && !all_constant(v->q) && (s->from || s->set.left)) {
        struct diag *g = infer_report(v->x, DIAG_W0309, l->span, "LIMIT without ORDER BY: which rows is not said");
        diag_hint(v->x->d, g, "order by a key");
    }
}

void advise_query(struct advise *v, const struct select *s)
{
    check_star(v, s);
    check_limit(v, s);
    check_group_by(v, s);
}
