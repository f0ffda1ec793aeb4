/* bind_order.c: BIND for what engines make of ORDER BY: a name that several result columns have, SQLite's terms over a set
 * operation, and what a SELECT DISTINCT of MySQL may be sorted by: the rows it gives. */
#include "sema/bind.h"
#include "sema/funcs.h"
#include "sema/walk.h"

/* ---------------------------------------------------------------- names */

static bool result_is(const struct result *r, const struct expr *e)
{
    if (r->relation) {
        return e->kind == EXPR_COLUMN && e->relation == r->relation && e->column_index == r->column;
    }
    return r->expr && expr_same(r->expr, e);
}

static bool results_same(const struct result *a, const struct result *c)
{
    if (a->relation && c->relation) {
        return a->relation == c->relation && a->column == c->column;
    }
    return a->relation ? c->expr && result_is(a, c->expr) : a->expr && result_is(c, a->expr);
}

bool result_ambiguous(const struct query *q, struct str name, bool aliases)
{
    const struct result *first = NULL;
    for (unsigned i = 0; i < q->results.n; i++) {
        const struct result *r = &q->results.v[i];
        const struct expr *e = r->expr;
        while (e && e->kind == EXPR_UNARY && e->op == OP_PLUS) { /* the MySQL family drops a plus */
            e = e->a;
        }
        bool named = r->has_alias || (!aliases && (r->relation || (e && e->kind == EXPR_COLUMN)));
        if (!named || !str_eq_nocase(r->name, name)) {
            continue;
        }
        if (first && !results_same(first, r)) {
            return true;
        }
        first = first ? first : r;
    }
    return false;
}

/* Dolt looks for it where no table here has the name. */
bool outer_result(const struct bind *b, const struct query *q, struct expr *e)
{
    struct found f, second;
    if (b->o.dialect != DIALECT_MYSQL ||
        (b->o.flavour == FLAVOUR_DOLT && scope_column(&q->scope, e->name.text, &f, &second) != LOOKUP_NONE)) {
        return false;
    }
    for (unsigned i = 0; i < q->results.n; i++) {
        struct expr *r = q->results.v[i].expr;
        if (r && r->kind == EXPR_COLUMN && r->outer && !q->results.v[i].has_alias &&
            str_eq_nocase(r->name.text, e->name.text)) {
            e->alias_of = r;
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- a set operation's ORDER BY, in SQLite */

static bool same_text(const struct bind *b, const struct expr *a, const struct expr *c)
{
    return str_eq_nocase(str_sub(b->text->text, a->span.off, a->span.len),
                         str_sub(b->text->text, c->span.off, c->span.len));
}

/* An alias, or the name that a star's column has. */
static unsigned position_named(const struct query *part, const struct expr *term)
{
    for (unsigned i = 0; !term->qualifier.name.text.n && i < part->results.n; i++) {
        const struct result *r = &part->results.v[i];
        bool merged = r->expr && r->expr->merged; /* by FULL JOINs */
        if ((r->has_alias || r->relation || merged) && str_eq_nocase(r->name, term->name.text)) {
            return i + 1;
        }
    }
    return 0;
}

/* What the name is in the operand's own tables, where that is selected. */
static unsigned position_in(const struct bind *b, const struct query *part, const struct expr *term)
{
    bool column = term->kind == EXPR_COLUMN;
    const struct qname *of = column && term->qualifier.name.text.n ? &term->qualifier : NULL;
    struct found is, second;
    unsigned at = column ? position_named(part, term) : 0;
    if (at || (column && scope_lookup(&part->scope, of, true, term->name.text, &is, &second) != LOOKUP_ONE)) {
        return at;
    }
    part_vec parts = {0};
    if (column) {
        scope_merged(b->a, &part->scope, of, term->name.text, &parts);
    }
    for (unsigned i = 0; parts.n < 2 && i < part->results.n; i++) {
        const struct result *r = &part->results.v[i];
        const struct expr *e = r->expr;
        bool same = !column ? e && term->kind != EXPR_STRING && same_text(b, term, e)
                    : r->relation
                        ? r->relation == is.relation && r->column == is.column
                        : e && e->kind == EXPR_COLUMN && e->relation == is.relation && e->column_index == is.column;
        if (same) {
            return i + 1;
        }
    }
    return 0;
}

/* The operands' names and expressions count, the leftmost's first. */
static unsigned position_of(const struct bind *b, const struct query *q, const struct expr *term)
{
    unsigned at = q->left ? position_of(b, q->left, term) : position_in(b, q, term);
    return at || !q->left ? at : position_of(b, q->right, term);
}

bool order_of_part(const struct bind *b, const struct query *q, struct expr *term)
{
    while (term->kind == EXPR_COLLATE) {
        term = term->a;
    }
    unsigned at = term->kind == EXPR_INTEGER || q->poisoned ? 0 : position_of(b, q, term);
    if (at) {
        struct span span = term->span;
        *term = (struct expr){.kind = EXPR_INTEGER, .span = span, .number = at};
        term->text = str_printf(b->a, "%u", at);
    }
    return at != 0;
}

/* ---------------------------------------------------------------- DISTINCT */

struct sorted {
    struct bind *b;
    const struct query *q;
    const struct expr *wrong; /* the first part that is not selected */
    unsigned subqueries;      /* that are looked into: their aggregates are their own */
};

static bool selected(const struct query *q, const struct expr *e)
{
    for (unsigned i = 0; i < q->results.n; i++) {
        if (result_is(&q->results.v[i], e)) {
            return true;
        }
    }
    return false;
}

static bool of_query(const struct query *q, const struct relation *r)
{
    for (unsigned i = 0; i < q->relations.n; i++) {
        if (q->relations.v[i] == r) {
            return true;
        }
    }
    return false;
}

static void find_unselected(void *context, struct expr *e)
{
    struct sorted *s = context;
    if (s->wrong || e->kind == EXPR_ERROR || e->alias_of || selected(s->q, e)) {
        return;
    }
    if ((e->aggregate && !s->subqueries) || (e->kind == EXPR_COLUMN && of_query(s->q, e->relation))) {
        s->wrong = e;
        return;
    }
    if (e->select) {
        s->subqueries++;
        select_exprs(e->select, find_unselected, s);
        s->subqueries--;
    }
    expr_children(e, find_unselected, s);
}

/* Groups that are selected whole are distinct anyway. */
static bool groups_selected(const struct query *q)
{
    const struct select *s = q->select;
    for (unsigned i = 0; i < s->group_by.n; i++) {
        const struct expr *g = s->group_by.v[i];
        if (g->kind != EXPR_INTEGER && !selected(q, g->alias_of ? g->alias_of : g)) {
            return false;
        }
    }
    return s->group_by.n > 0;
}

/* In a subquery it means nothing, but for what LIMIT leaves of a value's. */
bool order_dropped(const struct bind *b, const struct query *q)
{
    bool asked = b->o.dialect == DIALECT_MYSQL && b->o.flavour == FLAVOUR_MYSQL && q->of;
    return asked && !(q->of->kind == EXPR_SUBQUERY && q->select->limit);
}

void check_distinct_order(struct bind *b, const struct query *q, const order_vec *order)
{
    bool asked = b->o.dialect == DIALECT_MYSQL && (b->o.modes & MODE_ONLY_FULL_GROUP_BY) && q->select &&
                 q->select->distinct && !q->poisoned && !order_dropped(b, q);
    for (unsigned i = 0; asked && i < order->n && !groups_selected(q); i++) {
        struct sorted s = {b, q, NULL, 0};
        if (order->v[i].expr->kind != EXPR_INTEGER) {
            find_unselected(&s, order->v[i].expr);
        }
        if (s.wrong) {
            bind_servers(b, FUNC_MARIADB | FUNC_DOLT, DIAG_E0208, s.wrong->span,
                         "SELECT DISTINCT sorted by what is not selected");
            return;
        }
    }
}
