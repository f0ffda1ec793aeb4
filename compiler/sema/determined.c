/* determined.c: see determined.h.
 *
 * What is known spreads by the keys of tables, by generated columns, by equalities of WHERE and ON, and through derived
 * tables, whose own dependencies are found by the same rules. */
#include "sema/determined.h"

#include "sema/null_reject.h"
#include "sema/walk.h"

enum { DEEPEST = 6 }; /* derived tables within each other: each level repeats the work of those within */

bool **relation_flags(struct bind *b, const struct query *q)
{
    bool **out = ARENA_ARRAY(b->a, bool *, q->relations.n + 1);
    for (unsigned i = 0; i < q->relations.n; i++) {
        out[i] = ARENA_ARRAY(b->a, bool, q->relations.v[i]->n_columns + 1);
    }
    return out;
}

struct determined determined_of(struct bind *b, const struct query *q)
{
    struct determined d = {.b = b, .q = q, .known = relation_flags(b, q), .not_null = relation_flags(b, q)};
    null_reject(&d);
    equalities_of(b->a, q, q->select->where, false, &d.equal);
    return d;
}

void determined_add_column(struct determined *d, struct found f)
{
    unsigned at = relation_position(d->q, f.relation);
    if (at < d->q->relations.n && !d->known[at][f.column]) {
        d->known[at][f.column] = true;
        d->changed = true;
    }
}

bool determined_column(const struct determined *d, struct found f)
{
    unsigned at = relation_position(d->q, f.relation);
    return at < d->q->relations.n && d->known[at][f.column];
}

void determined_add(struct determined *d, struct expr *e)
{
    while (e->alias_of) {
        e = e->alias_of;
    }
    if (e->kind == EXPR_COLUMN && e->relation) {
        determined_add_column(d, (struct found){e->relation, e->column_index});
    } else {
        vec_push(d->b->a, &d->exprs, e);
    }
}

struct all_known {
    const struct determined *d;
    bool known;
};

static bool determined_expr(const struct determined *d, struct expr *e);

static void check_known(void *context, struct expr *e)
{
    struct all_known *a = context;
    a->known = a->known && determined_expr(a->d, e);
}

/* Every column in it is determined, or it is one of the expressions that are. */
static bool determined_expr(const struct determined *d, struct expr *e)
{
    for (unsigned i = 0; i < d->exprs.n; i++) {
        if (expr_same(d->exprs.v[i], e)) {
            return true;
        }
    }
    if (e->alias_of) {
        return determined_expr(d, e->alias_of);
    }
    if (e->aggregate || e->select || e->kind == EXPR_VARIABLE) {
        return false;
    }
    if (e->kind == EXPR_COLUMN && own_relation(d->q, e->relation)) {
        return determined_column(d, (struct found){e->relation, e->column_index});
    }
    struct all_known a = {d, true};
    expr_children(e, check_known, &a);
    return a.known;
}

/* ---------------------------------------------------------------- rows that outer joins add */

static bool on_right(const struct determined *d, const struct join *j, const struct relation *r)
{
    unsigned at = relation_position(d->q, r);
    return at >= j->middle && at < j->last;
}

struct side {
    const struct determined *d;
    const struct join *j;
    bool known;
};

static void check_preserved(void *context, struct expr *e)
{
    struct side *s = context;
    if (e->kind == EXPR_COLUMN && e->relation && own_relation(s->d->q, e->relation)) {
        bool nullable_side = on_right(s->d, s->j, e->relation) == (s->j->kind == JOIN_LEFT);
        s->known = s->known && (nullable_side || determined_column(s->d, (struct found){e->relation, e->column_index}));
    }
    expr_children(e, check_preserved, context);
}

/* An outer join's ON says something about its nullable side only, and only where the preserved side is known. */
static bool outer_says(const struct determined *d, const struct join *j, struct found about)
{
    if (j->kind == JOIN_FULL || on_right(d, j, about.relation) != (j->kind == JOIN_LEFT)) {
        return false;
    }
    struct side s = {d, j, true};
    if (j->on) {
        check_preserved(&s, j->on);
    }
    return s.known;
}

/* Whether the relation is there or added is the same for all rows of a group: the ONs that decide it look at nothing of
 * the preserved side but what is known. */
static bool absence_known(const struct determined *d, const struct relation *r)
{
    for (unsigned i = 0; i < d->q->joins.n; i++) {
        const struct join *j = d->q->joins.v[i];
        unsigned at = relation_position(d->q, r);
        bool outer = !is_inner(d, j) && at >= j->first && at < j->last;
        bool nullable = outer && (j->kind == JOIN_FULL || on_right(d, j, r) == (j->kind == JOIN_LEFT));
        if (nullable && !outer_says(d, j, (struct found){d->q->relations.v[at], 0})) {
            return false;
        }
    }
    return true;
}

static bool result_never_null(const struct result *r)
{
    bool plain = r->expr && r->expr->kind == EXPR_COLUMN && !r->expr->alias_of && r->expr->relation;
    const struct relation *of = r->expr ? (plain ? r->expr->relation : NULL) : r->relation;
    const struct column *c = of ? relation_at(of, plain ? r->expr->column_index : r->column)->origin : NULL;
    return c && c->not_null && of->table && !of->outer;
}

static bool never_null(const struct determined *d, unsigned at, unsigned column)
{
    const struct relation *r = d->q->relations.v[at];
    bool merged = !r->query || (!r->query->aggregate && !r->query->select->distinct);
    if (d->not_null[at][column] && merged) {
        return true;
    }
    if (r->query) {
        return column < r->query->results.n && result_never_null(&r->query->results.v[column]);
    }
    return r->columns[column].origin && r->columns[column].origin->not_null;
}

/* What is constant in a relation is NULL in a row that an outer join adds: a known column must tell the two apart. */
static bool column_tells_absence(const struct determined *d, unsigned at)
{
    const struct relation *r = d->q->relations.v[at];
    bool tells = !may_be_absent(d, r);
    for (unsigned i = 0; i < r->n_columns; i++) {
        tells = tells || (d->known[at][i] && never_null(d, at, i));
    }
    return tells;
}

static bool tells_absence(const struct determined *d, unsigned at)
{
    return column_tells_absence(d, at) || absence_known(d, d->q->relations.v[at]);
}

/* ---------------------------------------------------------------- keys, generated columns */

static bool key_known(const struct determined *d, const struct index *index, unsigned at)
{
    for (unsigned i = 0; i < index->parts.n; i++) {
        const struct index_part *p = &index->parts.v[i];
        if (!p->column || p->prefix || !d->known[at][p->column->index] ||
            (!p->column->not_null && !d->not_null[at][p->column->index])) {
            return false;
        }
    }
    return index->parts.n > 0;
}

/* All of a row, once a key of it is known. */
static void spread_by_keys(struct determined *d, unsigned at)
{
    const struct relation *r = d->q->relations.v[at];
    bool found = r->rowid && d->known[at][r->n_columns];
    for (unsigned i = 0; r->table && i < r->table->indexes.n && !found; i++) {
        const struct index *index = r->table->indexes.v[i];
        found = index->unique && !index->partial && key_known(d, index, at);
    }
    for (unsigned i = 0; found && i < r->n_columns; i++) {
        determined_add_column(d, (struct found){d->q->relations.v[at], i});
    }
}

struct generated {
    const struct determined *d;
    const struct table *table;
    unsigned at;
    bool known;
};

static void check_generated(void *context, struct expr *e)
{
    struct generated *g = context;
    const struct column *c = e->kind == EXPR_COLUMN ? table_column(g->table, e->name.text) : NULL;
    g->known = g->known && !e->select && (e->kind != EXPR_COLUMN || (c && g->d->known[g->at][c->index]));
    expr_children(e, check_generated, g);
}

static void spread_by_generated(struct determined *d, unsigned at)
{
    const struct relation *r = d->q->relations.v[at];
    for (unsigned i = 0; r->table && i < r->table->columns.n; i++) {
        const struct column *c = r->table->columns.v[i];
        if (c->generated == GENERATED_NONE || !c->def || !c->def->generated_as || c->index >= r->n_columns) {
            continue;
        }
        struct generated g = {d, r->table, at, true};
        check_generated(&g, c->def->generated_as);
        if (g.known && column_tells_absence(d, at)) {
            determined_add_column(d, (struct found){d->q->relations.v[at], c->index});
        }
    }
}

/* ---------------------------------------------------------------- equalities */

static void find_param(void *context, struct expr *e)
{
    bool *found = context;
    *found = *found || e->kind == EXPR_PARAM;
    expr_children(e, find_param, found);
}

/* MySQL judges when it prepares, and a placeholder is no constant to it then. (Measured with 9.7; Dolt judges nothing.) */
static bool is_constant(const struct determined *d, const struct expr *value)
{
    bool asked = value->kind == EXPR_PARAM;
    expr_children(value, find_param, &asked);
    asked = asked && d->b->o.flavour != FLAVOUR_DOLT;
    return !asked && fixed_in(d->q, value);
}

static void spread_to(struct determined *d, const struct equality *e, struct found column, struct found other,
                      const struct expr *value)
{
    if (!column.relation || determined_column(d, column)) {
        return;
    }
    bool fixed = other.relation ? determined_column(d, other) : value && is_constant(d, value);
    if (!other.relation && e->join && is_inner(d, e->join) && may_be_absent(d, column.relation)) {
        fixed = fixed && absence_known(d, column.relation); /* an inner join on the nullable side of another */
    }
    if (fixed && (!e->join || is_inner(d, e->join) || outer_says(d, e->join, column))) {
        determined_add_column(d, column);
    }
}

/* ---------------------------------------------------------------- derived tables */

static bool groups_known(const struct determined *inner)
{
    for (unsigned i = 0; i < inner->q->select->group_by.n; i++) {
        if (!determined_expr(inner, inner->q->select->group_by.v[i])) {
            return false;
        }
    }
    return true;
}

static bool result_known(const struct determined *inner, unsigned i)
{
    const struct result *r = &inner->q->results.v[i];
    return r->expr ? determined_expr(inner, r->expr) : determined_column(inner, (struct found){r->relation, r->column});
}

static void add_result(struct determined *inner, const struct result *r)
{
    if (r->expr) {
        determined_add(inner, r->expr);
    } else {
        determined_add_column(inner, (struct found){r->relation, r->column});
    }
}

static void refuse_null(struct determined *inner, const struct result *r)
{
    bool plain = r->expr && r->expr->kind == EXPR_COLUMN && !r->expr->alias_of;
    const struct relation *of = r->expr ? (plain ? r->expr->relation : NULL) : r->relation;
    unsigned at = of ? relation_position(inner->q, of) : inner->q->relations.n;
    if (at < inner->q->relations.n) {
        inner->not_null[at][plain ? r->expr->column_index : r->column] = true;
    }
}

/* What is known of its result columns is known within it, and what follows there is known outside. */
static void spread_through(struct determined *d, unsigned at)
{
    struct relation *r = d->q->relations.v[at];
    const struct query *q = r->query;
    bool merged = q && !q->aggregate && !q->select->distinct;
    bool tells = merged ? tells_absence(d, at) : column_tells_absence(d, at);
    if (!q || !tells || q->left || q->recursive || q->poisoned || q->select->values.n || d->depth >= DEEPEST) {
        return;
    }
    struct determined inner = determined_of(d->b, q);
    inner.depth = d->depth + 1;
    for (unsigned i = 0; i < q->results.n && i < r->n_columns; i++) {
        if (d->known[at][i]) {
            add_result(&inner, &q->results.v[i]);
        }
        if (d->not_null[at][i] && merged) {
            refuse_null(&inner, &q->results.v[i]);
        }
    }
    determined_close(&inner);
    bool all = q->aggregate && !q->select->rollup && groups_known(&inner);
    for (unsigned i = 0; i < q->results.n && i < r->n_columns; i++) {
        if (all || (!q->select->rollup && result_known(&inner, i))) {
            determined_add_column(d, (struct found){r, i});
        }
    }
}

void determined_close(struct determined *d)
{
    do {
        d->changed = false;
        for (unsigned i = 0; i < d->equal.n; i++) {
            struct equality *e = &d->equal.v[i];
            spread_to(d, e, e->left_column, e->right_column, e->right);
            spread_to(d, e, e->right_column, e->left_column, e->left);
        }
        for (unsigned i = 0; i < d->q->relations.n; i++) {
            spread_by_keys(d, i);
            spread_by_generated(d, i);
            spread_through(d, i);
        }
    } while (d->changed);
}
