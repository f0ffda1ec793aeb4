/* canon_select.c: see canon.h: queries. LIVE.
 *
 * The tables of inner joins are a set, and their conditions, ON's and WHERE's together, another: so the servers may turn joins
 * about, name the tables of * and of USING, and write a RIGHT JOIN as a LEFT one. */
#include "live/canon.h"
#include "sema/scope.h"

#include <string.h>

typedef VEC(struct str) text_vec;

static struct str join(const struct canon *x, struct str a, struct str b)
{
    return str_printf(x->arena, "%.*s%s%.*s", STR_ARG(a), a.n && b.n ? " " : "", STR_ARG(b));
}

static struct str found_text(const struct canon *x, const struct relation *r, unsigned column)
{
    const struct rel_column *c = column < r->n_columns ? &r->columns[column] : NULL;
    struct str name = c ? str_lower(x->arena, c->name) : STR("?");
    return str_printf(x->arena, "%.*s.%.*s", STR_ARG(str_lower(x->arena, r->name)), STR_ARG(name));
}

/* ---------------------------------------------------------------- FROM */

struct from {
    const struct canon *x;
    const struct query *query;
    text_vec leaves, conditions;
};

static void conjuncts(struct from *f, const struct expr *e)
{
    if (!e) return;
    if (e->kind == EXPR_BINARY && e->op == OP_AND) {
        conjuncts(f, e->a);
        conjuncts(f, e->b);
        return;
    }
    bool rows = e->kind == EXPR_BINARY && e->op == OP_EQ && e->a->kind == EXPR_ROW && e->b->kind == EXPR_ROW;
    if (rows && e->a->list.n == e->b->list.n) { /* (a, b) = (c, d) MySQL writes as a = c AND b = d */
        for (unsigned i = 0; i < e->a->list.n; i++)
            vec_push(f->x->arena, &f->conditions, canon_equal(f->x, e->a->list.v[i], e->b->list.v[i]));
        return;
    }
    vec_push(f->x->arena, &f->conditions, canon_condition(f->x, e));
}

static struct str leaf(const struct canon *x, const struct table_ref *t)
{
    struct str alias = t->alias.text.n ? t->alias.text : t->name.name.text,
               what = str_lower(x->arena, t->name.name.text);
    if (t->kind == TABLE_SUBQUERY || t->kind == TABLE_VALUES)
        what = t->select ? canon_select(x, t->select) : STR("values");
    if (t->kind == TABLE_FUNCTION) what = join(x, what, canon_list(x, &t->args));
    if (t->as_of)
        what = join(x, what, canon_node(x, "as-of", join(x, canon_expr(x, t->as_of), canon_expr(x, t->as_of_end))));
    return str_printf(x->arena, "(%.*s %.*s)", STR_ARG(str_lower(x->arena, alias)), STR_ARG(what));
}

static const struct join *join_of(const struct query *q, const struct table_ref *t)
{
    for (unsigned i = 0; q && i < q->joins.n; i++)
        if (q->joins.v[i]->ref == t) return q->joins.v[i];
    return NULL;
}

/* USING and NATURAL as the equalities that they are. */
static void merged(struct from *f, const struct table_ref *t)
{
    const struct join *j = join_of(f->query, t);
    for (unsigned i = 0; j && i < j->same_left.n && i < j->same_right.n; i++) {
        struct str two[2] = {found_text(f->x, j->same_left.v[i].relation, j->same_left.v[i].column),
                             found_text(f->x, j->same_right.v[i].relation, j->same_right.v[i].column)};
        vec_push(f->x->arena, &f->conditions, canon_node(f->x, "=", canon_sorted(f->x, two, 2)));
    }
}

static void walk(struct from *f, const struct table_ref *t);

static struct str side(const struct from *f, const struct table_ref *t)
{
    struct from one = {.x = f->x, .query = f->query};
    walk(&one, t);
    struct str leaves = canon_sorted(f->x, one.leaves.v, one.leaves.n);
    if (!one.conditions.n) return leaves;
    return join(f->x, leaves, canon_node(f->x, "on", canon_sorted(f->x, one.conditions.v, one.conditions.n)));
}

static void outer(struct from *f, const struct table_ref *t)
{
    bool right = t->join == JOIN_RIGHT;
    struct from on = {.x = f->x, .query = f->query};
    conjuncts(&on, t->on);
    merged(&on, t);
    struct str kept = side(f, right ? t->right : t->left), may = side(f, right ? t->left : t->right);
    struct str text =
        str_printf(f->x->arena, "(%s [%.*s] [%.*s] %.*s)", t->join == JOIN_FULL ? "full" : "left", STR_ARG(kept),
                   STR_ARG(may), STR_ARG(canon_sorted(f->x, on.conditions.v, on.conditions.n)));
    vec_push(f->x->arena, &f->leaves, text);
}

static void walk(struct from *f, const struct table_ref *t)
{
    if (!t) return;
    if (t->kind != TABLE_JOIN) {
        vec_push(f->x->arena, &f->leaves, leaf(f->x, t));
        return;
    }
    if (t->join == JOIN_LEFT || t->join == JOIN_RIGHT || t->join == JOIN_FULL) {
        outer(f, t);
        return;
    }
    walk(f, t->left);
    walk(f, t->right);
    conjuncts(f, t->on);
    merged(f, t);
}

/* ---------------------------------------------------------------- SELECT */

static struct str result_text(const struct canon *x, const struct result *r)
{
    if (r->expr) return canon_expr(x, r->expr);
    if (r->relation) return found_text(x, r->relation, r->column);
    return str_printf(x->arena, "result.%.*s",
                      STR_ARG(str_lower(x->arena, r->name))); /* a set operation's, by its name */
}

static struct str results(const struct canon *x, const struct query *q)
{
    struct str out = STR("");
    for (unsigned i = 0; i < q->results.n; i++) out = join(x, out, result_text(x, &q->results.v[i]));
    return out;
}

/* GROUP BY 2 and ORDER BY 2 name a result column. */
static struct str place_or_expr(const struct canon *x, const struct query *q, const struct expr *e)
{
    bool place = q && e->kind == EXPR_INTEGER && e->number >= 1 && e->number <= q->results.n;
    bool name = q && q->self_result.n && e->kind == EXPR_COLUMN && e->relation == q->self_result.v[0];
    if (name || (place && q->self_result.n)) /* a set operation's result, whose name servers change */
        return str_printf(x->arena, "%u", place ? (unsigned)e->number : e->column_index + 1);
    return place ? result_text(x, &q->results.v[e->number - 1]) : canon_expr(x, e);
}

static struct str groups(const struct canon *x, const struct select *s)
{
    struct str out = STR("");
    for (unsigned i = 0; i < s->group_by.n; i++) out = join(x, out, place_or_expr(x, s->query, s->group_by.v[i]));
    return out;
}

/* A literal, or the place of one: nothing is ordered by it, and the servers leave it out or write another. */
static bool is_constant(const struct query *q, const struct expr *e)
{
    bool place = q && e->kind == EXPR_INTEGER && e->number >= 1 && e->number <= q->results.n;
    if (place) e = q->results.v[e->number - 1].expr;
    if (e && e->kind == EXPR_COLUMN && e->alias_of) e = e->alias_of;
    return e && e->kind <= EXPR_TEMPORAL;
}

static struct str orders(const struct canon *x, const struct select *s)
{
    struct str out = STR("");
    for (unsigned i = 0; i < s->order_by.n; i++) {
        const struct order_item *o = &s->order_by.v[i];
        if (is_constant(s->query, o->expr)) continue;
        out = join(x, out, canon_node(x, o->desc ? "desc" : "asc", place_or_expr(x, s->query, o->expr)));
    }
    return out;
}

/* One side; its rows have no order, unless a LIMIT takes some of them. */
static struct str side_of(const struct canon *x, const struct select *s, const struct select *beside)
{
    struct canon side = *x;
    struct select bare = *s;
    side.beside = beside ? beside->query : NULL;
    if (!s->limit) bare.order_by.n = 0;
    return canon_select(&side, &bare);
}

static struct str set_operation(const struct canon *x, const struct select *s)
{
    static const char *const words[] = {"union", "union-all", "intersect", "intersect-all", "except", "except-all"};
    bool both = s->set.op == SET_INTERSECT || s->set.op == SET_INTERSECT_ALL;
    bool one = both || s->set.op == SET_EXCEPT || s->set.op == SET_EXCEPT_ALL;
    struct str left = side_of(x, s->set.left, both ? s->set.right : NULL);
    return canon_node(x, words[s->set.op], join(x, left, side_of(x, s->set.right, one ? s->set.left : NULL)));
}

/* Where it is there more than once all of them go, or `always`. */
static void drop_all(text_vec *all, struct str text, bool always)
{
    unsigned n = 0, found = 0;
    for (unsigned i = 0; i < all->n; i++) found += str_eq(all->v[i], text);
    for (unsigned i = 0; i < all->n; i++)
        if (!str_eq(all->v[i], text) || (found == 1 && !always)) all->v[n++] = all->v[i];
    all->n = n;
}

/* What can only meet what is never NULL MySQL writes `column IS NOT NULL` for, several times. */
static void drop_not_null(struct from *f, const struct query *beside)
{
    for (unsigned i = 0; f->query && i < f->query->results.n && i < beside->results.n; i++) {
        struct str test = canon_node(f->x, "not-null", result_text(f->x, &f->query->results.v[i]));
        drop_all(&f->conditions, test, !beside->results.v[i].nullable);
    }
}

static struct str core(const struct canon *x, const struct select *s, const struct canon *as)
{
    struct from f = {.x = x, .query = s->query};
    if (s->set.left) return set_operation(x, s);
    if (s->values.n) {
        struct str out = STR("");
        for (unsigned i = 0; i < s->values.n; i++)
            out = join(x, out, canon_node(x, "row", canon_list(x, &s->values.v[i])));
        return canon_node(x, "values", out);
    }
    walk(&f, s->from);
    conjuncts(&f, s->where);
    if (as->beside && x->dialect == DIALECT_MYSQL) drop_not_null(&f, as->beside);
    bool unread = as->unread && s->query && !s->query->aggregate;
    struct str out = s->query && !unread ? results(x, s->query) : STR("");
    out = str_printf(x->arena, "%s[%.*s] [%.*s] [%.*s]", s->distinct ? "distinct " : "", STR_ARG(out),
                     STR_ARG(canon_sorted(x, f.leaves.v, f.leaves.n)),
                     STR_ARG(canon_sorted(x, f.conditions.v, f.conditions.n)));
    if (s->group_by.n) out = join(x, out, canon_node(x, s->rollup ? "rollup" : "group", groups(x, s)));
    if (s->having) out = join(x, out, canon_node(x, "having", canon_condition(x, s->having)));
    return out;
}

/* Is it a table of the text that is there? See leaf(). */
static bool is_leaf_of(const struct canon *x, struct str text, struct str name)
{
    return strstr(str_dup(x->arena, text).p, str_printf(x->arena, " %.*s)", STR_ARG(name)).p);
}

struct str canon_select(const struct canon *outer, const struct select *s)
{
    struct canon x = *outer;
    x.tables = true;
    x.unread = false;
    x.beside = NULL;
    struct str out = core(&x, s, outer);
    for (unsigned i = s->with ? s->with->ctes.n : 0;
         i-- > 0;) { /* the last one first: what nobody names servers leave out */
        const struct cte *c = &s->with->ctes.v[i];
        struct str name = str_lower(x.arena, c->name.text);
        if (!is_leaf_of(&x, out, name)) continue;
        out = str_printf(x.arena, "(with %.*s %.*s) %.*s", STR_ARG(name), STR_ARG(canon_select(&x, c->select)),
                         STR_ARG(out));
    }
    struct str order = orders(&x, s);
    if (order.n) out = join(&x, out, canon_node(&x, "order", order));
    if (s->limit)
        out = join(&x, out, canon_node(&x, "limit", join(&x, canon_expr(&x, s->limit), canon_expr(&x, s->offset))));
    return str_printf(x.arena, "{%.*s}", STR_ARG(out));
}
