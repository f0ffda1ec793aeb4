/* cardinality.c: how many rows a statement can give, from keys alone. Part of INFER.
 *
 * A relation is single when, for each row of the enclosing query, at most one of its rows fulfils WHERE and the ONs: all
 * columns of a unique key are bound by `=`, in the key's own type and collation, to constants, parameters, columns of
 * enclosing queries or of relations that are single already. A query whose relations are all single gives at most one
 * row. */
#include "sema/cardinality.h"

/* ---------------------------------------------------------------- does `=` pin the key's own value? */

static enum type_kind group_of(enum type_kind k)
{
    return type_is_integer(k) ? TYPE_INT64 : k == TYPE_FLOAT ? TYPE_DOUBLE : k;
}

/* A value of another type is converted, and then '5', '05' and '5x' may all equal 5. */
static bool same_comparison(const struct infer *x, const struct type *key, const struct expr *value)
{
    enum type_kind k = group_of(key->kind), v = group_of(value->type.kind);
    if (value->kind == EXPR_PARAM) {
        return k == v || (k == TYPE_DECIMAL && v == TYPE_INT64);
    }
    if (k == v) {
        return k != TYPE_ENUM || key->members == value->type.members;
    }
    if (k == TYPE_INT64 || k == TYPE_DECIMAL) {
        return v == TYPE_INT64 || v == TYPE_DECIMAL;
    }
    if (k == TYPE_DOUBLE) {
        return v == TYPE_INT64 || v == TYPE_DECIMAL;
    }
    if (value->kind == EXPR_STRING && (k == TYPE_ENUM || type_is_temporal(k) || k == TYPE_UUID)) {
        return true;
    }
    return x->o.dialect == DIALECT_SQLITE && k == TYPE_ANY;
}

/* ---------------------------------------------------------------- SQLite's affinities */

static bool is_numeric(struct str affinity)
{
    return str_is(affinity, "INTEGER") || str_is(affinity, "REAL") || str_is(affinity, "NUMERIC");
}

/* Has the value an affinity, which is then applied to a key that has none? */
static bool has_affinity(const struct expr *value)
{
    switch (value->kind) {
    case EXPR_COLUMN: return !value->column || (value->column->affinity.n && !str_is(value->column->affinity, "BLOB"));
    case EXPR_CAST:
    case EXPR_SUBQUERY: return true;
    default: return false;
    }
}

/* A column of any type holds '5', '05' and 5 side by side; beside a number's column they are all converted, and equal. */
static bool key_is_unconverted(const struct infer *x, const struct rel_column *key, const struct expr *value)
{
    bool any = x->o.dialect == DIALECT_SQLITE && key->type.kind == TYPE_ANY;
    return !any || (key->origin && is_numeric(key->origin->affinity)) || !has_affinity(value);
}

/* ---------------------------------------------------------------- collations */

static bool binary_collation(struct str c)
{
    return str_is(c, "BINARY") || str_is(c, "binary") || str_ends(c, "_bin");
}

static struct str sqlite_collation(struct str written)
{
    return written.n ? written : STR("BINARY");
}

/* SQLite compares by the left operand's collation, then the right's; an explicit COLLATE is no plain column. */
static struct str used_collation(const struct equality *e, const struct found *key, const struct type *type)
{
    bool key_left = e->left_column.relation == key->relation && e->left_column.column == key->column;
    if (!key_left && e->left_column.relation) {
        return relation_at(e->left_column.relation, e->left_column.column)->type.collation;
    }
    return type->collation;
}

static bool explicit_collation(const struct expr *e)
{
    return e && (e->kind == EXPR_COLLATE || (e->kind == EXPR_UNARY && e->op == OP_BINARY_CAST));
}

static bool collation_fits(const struct infer *x, const struct equality *e, const struct found *key,
                           const struct index_part *part)
{
    const struct type *type = &relation_at(key->relation, key->column)->type;
    if (!type_is_texty(type->kind) && type->kind != TYPE_ANY) {
        return true;
    }
    if (explicit_collation(e->left) || explicit_collation(e->right)) {
        return false;
    }
    if (x->o.dialect == DIALECT_SQLITE) {
        struct str unique = sqlite_collation(part && part->collation.n ? part->collation : type->collation);
        struct str used = sqlite_collation(used_collation(e, key, type));
        return str_eq_nocase(unique, used) || binary_collation(used);
    }
    if (e->left_column.relation && e->right_column.relation) {
        return str_eq_nocase(relation_at(e->left_column.relation, e->left_column.column)->type.collation,
                             relation_at(e->right_column.relation, e->right_column.column)->type.collation);
    }
    return true;
}

/* ---------------------------------------------------------------- partial indexes */

static bool same_literal(const struct expr *a, const struct expr *b)
{
    return a->kind == b->kind && str_eq(a->text, b->text) && a->number == b->number && a->is_large == b->is_large;
}

/* The same condition: one of the schema, over a table's columns, and one of a query, over the relation's. */
static bool same_condition(const struct expr *index, const struct expr *e, const struct relation *r)
{
    if (index->kind != e->kind) {
        return false;
    }
    switch (index->kind) {
    case EXPR_COLUMN:
        return index->column && e->relation == r && r->table == index->column->table &&
               e->column_index == index->column->index;
    case EXPR_NULL: return true;
    case EXPR_BOOL:
    case EXPR_INTEGER:
    case EXPR_STRING: return same_literal(index, e);
    case EXPR_UNARY: return index->op == e->op && same_condition(index->a, e->a, r);
    case EXPR_BINARY:
        return index->op == e->op && same_condition(index->a, e->a, r) && same_condition(index->b, e->b, r);
    case EXPR_IS: return index->is == e->is && index->negated == e->negated && same_condition(index->a, e->a, r);
    default: return false;
    }
}

/* Some part of WHERE says it. */
static bool said_in(const struct expr *index, const struct expr *where, const struct relation *r)
{
    while (where->kind == EXPR_BINARY && where->op == OP_AND && !same_condition(index, where, r)) {
        if (said_in(index, where->b, r)) {
            return true;
        }
        where = where->a;
    }
    return same_condition(index, where, r);
}

/* WHERE says all that a row in the index fulfils, in the same words. */
static bool implied(const struct expr *index, const struct expr *where, const struct relation *r)
{
    while (index->kind == EXPR_BINARY && index->op == OP_AND) {
        if (!said_in(index->b, where, r)) {
            return false;
        }
        index = index->a;
    }
    return said_in(index, where, r);
}

/* ---------------------------------------------------------------- is the other side settled? */

static bool position_single(const struct count *c, const struct relation *r)
{
    unsigned at = relation_position(c->q, r);
    return at < c->q->relations.n && c->single[at];
}

static bool column_type_fits(const struct count *c, const struct found *key, const struct found *other)
{
    const struct rel_column *k = relation_at(key->relation, key->column),
                            *o = relation_at(other->relation, other->column);
    struct expr column = {.kind = EXPR_COLUMN, .type = o->type, .column = o->origin};
    return same_comparison(c->x, &k->type, &column) && key_is_unconverted(c->x, k, &column);
}

static bool settled(const struct count *c, const struct equality *e, const struct found *key, bool key_left)
{
    const struct found *other = key_left ? &e->right_column : &e->left_column;
    const struct expr *value = key_left ? e->right : e->left;
    if (other->relation) {
        return other->relation != key->relation && position_single(c, other->relation) &&
               column_type_fits(c, key, other);
    }
    const struct rel_column *k = relation_at(key->relation, key->column);
    return value && steady_in(c->q, value) && same_comparison(c->x, &k->type, value) &&
           key_is_unconverted(c->x, k, value);
}

/* Of two NULLs `<=>` is true: many rows may have one, and so have those that an outer join adds. */
bool cardinality_finds_nulls(const struct equality *e, const struct found *key)
{
    return e->null_safe && (relation_at(key->relation, key->column)->nullable || key->relation->outer);
}

/* An ON binds rows where both sides must fulfil it; an outer join's only those of its nullable side. */
static bool applies(const struct count *c, const struct equality *e, const struct relation *r)
{
    const struct join *j = e->join;
    if (!j || (!j->left_outer && !j->right_outer)) {
        return true;
    }
    unsigned at = relation_position(c->q, r);
    if (j->left_outer && j->right_outer) {
        return false;
    }
    return j->right_outer ? at >= j->middle && at < j->last : at >= j->first && at < j->middle;
}

const struct equality *cardinality_mentions(const struct count *c, const struct found *key)
{
    for (unsigned i = 0; i < c->equal.n; i++) {
        const struct equality *e = &c->equal.v[i];
        if ((e->left_column.relation == key->relation && e->left_column.column == key->column) ||
            (e->right_column.relation == key->relation && e->right_column.column == key->column)) {
            return e;
        }
    }
    return NULL;
}

bool cardinality_bound(const struct count *c, const struct found *key, const struct index_part *part)
{
    for (unsigned i = 0; i < c->equal.n; i++) {
        const struct equality *e = &c->equal.v[i];
        bool left = e->left_column.relation == key->relation && e->left_column.column == key->column;
        bool right = e->right_column.relation == key->relation && e->right_column.column == key->column;
        if ((left || right) && !cardinality_finds_nulls(e, key) && applies(c, e, key->relation) &&
            settled(c, e, key, left) && collation_fits(c->x, e, key, part)) {
            return true;
        }
    }
    return false;
}

static bool key_bound(const struct count *c, struct relation *r, const struct index *index)
{
    bool all_rows = !index->partial || (index->where && c->where && implied(index->where, c->where, r));
    if (!index->unique || !all_rows || !index->parts.n) {
        return false;
    }
    for (unsigned i = 0; i < index->parts.n; i++) {
        const struct index_part *p = &index->parts.v[i];
        struct found key = {r, p->column ? p->column->index : 0};
        if (!p->column || p->prefix || !cardinality_bound(c, &key, p)) {
            return false;
        }
    }
    return true;
}

/* The result column that is this column of the one table of a query; results.n: none. */
static unsigned result_of(const struct query *q, const struct column *c)
{
    unsigned i = 0;
    for (; i < q->results.n; i++) {
        const struct result *r = &q->results.v[i];
        bool plain = r->relation || (r->expr && r->expr->kind == EXPR_COLUMN && !r->expr->alias_of);
        if (plain && c && r->origin == c) {
            break;
        }
    }
    return i;
}

/* A view or derived table that passes the rows of one table on has that table's keys, as far as it shows them. */
static bool passes_key(const struct count *c, struct relation *r, const struct index *index)
{
    if (!index->unique || index->partial || !index->parts.n) {
        return false;
    }
    for (unsigned i = 0; i < index->parts.n; i++) {
        const struct index_part *p = &index->parts.v[i];
        struct found key = {r, result_of(r->query, p->column)};
        if (p->prefix || key.column >= r->n_columns || !cardinality_bound(c, &key, p)) {
            return false;
        }
    }
    return true;
}

static bool passes_some_key(const struct count *c, struct relation *r)
{
    const struct query *q = r->query;
    const struct relation *inner = q->relations.n == 1 && !q->left ? q->relations.v[0] : NULL;
    if (!inner || !inner->table || q->select->rollup) {
        return false;
    }
    for (unsigned i = 0; i < inner->table->columns.n; i++) {
        const struct column *alias = inner->table->columns.v[i];
        struct found key = {r, alias->rowid_alias ? result_of(q, alias) : r->n_columns};
        if (key.column < r->n_columns && cardinality_bound(c, &key, NULL)) {
            return true;
        }
    }
    for (unsigned i = 0; i < inner->table->indexes.n; i++) {
        if (passes_key(c, r, inner->table->indexes.v[i])) {
            return true;
        }
    }
    return false;
}

static bool relation_single(const struct count *c, struct relation *r)
{
    if (r->query) {
        query_count(c->x, r->query);
        return r->query->at_most_one || passes_some_key(c, r);
    }
    struct found rowid = {r, r->n_columns};
    if (r->rowid && cardinality_bound(c, &rowid, NULL)) {
        return true;
    }
    for (unsigned i = 0; r->table && i < r->table->columns.n; i++) {
        struct found alias = {r, i};
        if (r->table->columns.v[i]->rowid_alias && cardinality_bound(c, &alias, NULL)) {
            return true;
        }
    }
    for (unsigned i = 0; r->table && i < r->table->indexes.n; i++) {
        if (key_bound(c, r, r->table->indexes.v[i])) {
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- all relations */

bool cardinality_full_join(const struct query *q)
{
    for (unsigned i = 0; i < q->joins.n; i++) {
        if (q->joins.v[i]->kind == JOIN_FULL) {
            return true;
        }
    }
    return false;
}

struct count cardinality_count(struct infer *x, const struct query *q, const struct expr *where)
{
    struct count c = {x, q, where, {0}, ARENA_ARRAY(x->a, bool, q->relations.n + 1), 0};
    unsigned before;
    equalities_of(x->a, q, where, true, &c.equal);
    do {
        before = c.n_single;
        for (unsigned i = 0; i < q->relations.n; i++) {
            if (!c.single[i] && relation_single(&c, q->relations.v[i])) {
                c.single[i] = true;
                c.n_single++;
            }
        }
    } while (c.n_single != before);
    return c;
}

bool dml_target_single(struct infer *x, const struct query *q, const struct expr *where, const struct relation *target)
{
    struct count c = cardinality_count(x, q, where);
    unsigned at = relation_position(q, target);
    return !cardinality_full_join(q) && at < q->relations.n && c.single[at];
}

bool dml_single(struct infer *x, const struct query *q, const struct expr *where)
{
    /* FULL JOIN: an unmatched row of each side */
    return !cardinality_full_join(q) && cardinality_count(x, q, where).n_single == q->relations.n;
}

/* ---------------------------------------------------------------- a query */

static bool limit_one(const struct select *s)
{
    return s->limit && !s->ties && s->limit->kind == EXPR_INTEGER && !s->limit->is_large && s->limit->number <= 1;
}

static bool limit_keeps_first(const struct select *s)
{
    bool all = !s->limit || (s->limit->kind == EXPR_INTEGER && (s->limit->is_large || s->limit->number >= 1));
    return all && (!s->offset || (s->offset->kind == EXPR_INTEGER && !s->offset->is_large && s->offset->number == 0));
}

/* SELECT … FROM (one query): as many rows as that gives. */
static bool wraps_some_row(const struct query *q)
{
    const struct select *s = q->select;
    const struct query *inner = q->relations.n == 1 ? q->relations.v[0]->query : NULL;
    return inner && inner->at_least_one && !s->where && !s->having;
}

static void count_core(struct infer *x, struct query *q)
{
    const struct select *s = q->select;
    bool total = q->aggregate && !s->group_by.n;
    if (total) {
        q->at_most_one = true;
        q->at_least_one = !s->having;
    } else if (!q->relations.n) {
        q->at_most_one = true;
        q->at_least_one = !s->where && !s->group_by.n && !s->having;
    } else {
        q->at_most_one = !s->rollup && dml_single(x, q, s->where);
        q->at_least_one = wraps_some_row(q);
    }
}

static void count_compound(struct infer *x, struct query *q)
{
    query_count(x, q->left);
    query_count(x, q->right);
    switch (q->select->set.op) {
    case SET_UNION:
    case SET_UNION_ALL:
        q->at_least_one = q->left->at_least_one || q->right->at_least_one;
        q->at_most_one = false;
        break;
    case SET_INTERSECT:
    case SET_INTERSECT_ALL: q->at_most_one = q->left->at_most_one || q->right->at_most_one; break;
    case SET_EXCEPT:
    case SET_EXCEPT_ALL: q->at_most_one = q->left->at_most_one; break;
    }
}

void query_count(struct infer *x, struct query *q)
{
    if (q->counted) {
        return;
    }
    q->counted = true; /* a recursive query that asks about itself is told "many" */
    q->at_most_one = q->at_least_one = false;
    if (q->left) {
        count_compound(x, q);
    } else if (q->select->values.n) {
        q->at_most_one = q->select->values.n == 1;
        q->at_least_one = true;
    } else {
        count_core(x, q);
    }
    q->at_most_one = q->at_most_one || limit_one(q->select);
    q->at_least_one = q->at_least_one && limit_keeps_first(q->select);
}
