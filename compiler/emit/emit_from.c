/* emit_from.c: FROM for a target. Part of emit_sql.
 *
 * Every join says what it joins by, USING and NATURAL too: the binder has found the pairs, and all columns are written
 * with their table. A RIGHT JOIN is a LEFT JOIN the other way round, which every SQLite knows. */
#include "emit/emit_text.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

/* SQLite finds the rows of a WHERE with a subquery before it writes the first one. MySQL and Dolt want a copy, which a
 * derived table with a LIMIT is. */
static bool put_copy(struct emit *e, struct str own, const struct relation *r)
{
    put(e, "(SELECT * FROM ");
    put_name(e, own);
    put(e, " LIMIT 18446744073709551615) AS ");
    put_name(e, r->name);
    return done(e);
}

static bool put_relation(struct emit *e, const struct table_ref *t)
{
    const struct relation *r = t->relation;
    struct str own = relation_named(r) ? relation_named(r)->name : t->name.name.text;
    bool again = e->written && r != e->written && r->table && r->table == e->written->table;
    if (again && e->choosing && e->from == DIALECT_POSTGRES && e->to == TARGET_MYSQL) {
        return put_copy(e, own, r);
    }
    if (again && !(e->choosing && e->from == DIALECT_POSTGRES)) {
        return refuse_hint(e, t->span, "read the table that the statement changes", "select the keys before");
    }
    if (r->table && r->table->builtin) {
        return refuse(e, t->span, "read a table that the source's engine brings along");
    }
    if (str_starts(t->hint, "PARTITION") || str_starts(t->hint, "partition")) {
        return refuse(e, t->span, "read only some partitions");
    }
    put_name(e, own);
    if (!str_eq(own, r->name)) {
        put(e, " AS ");
        put_name(e, r->name);
    }
    return done(e);
}

static bool named_twice(const struct relation *r)
{
    unsigned i = 0;
    while (i < r->n_columns && !relation_shadowed(r, i)) {
        i++;
    }
    return i < r->n_columns;
}

static bool put_derived(struct emit *e, const struct table_ref *t)
{
    if (t->lateral) {
        return refuse_hint(e, t->span, e->to == TARGET_MYSQL ? "do LATERAL: MariaDB has none" : "do LATERAL",
                           "join with a derived table that is grouped by the join's column");
    }
    if (e->to == TARGET_MYSQL && !t->select->joined && named_twice(t->relation)) {
        return done(e) &&
               refuse_hint(e, t->span, "have two columns of one name in a derived table", "give one a name with AS");
    }
    put(e, "(");
    const struct outlet named = {.names = t->relation};
    emit_select_for(e, t->select, &named);
    put(e, ")");
    if (t->relation->name.n) {
        put(e, " AS ");
        put_name(e, t->relation->name);
    } else if (e->to == TARGET_MYSQL) {
        put(e, " AS `derived`");
    }
    return done(e);
}

static const struct join *join_of(const struct query *q, const struct table_ref *t)
{
    for (unsigned i = 0; q && i < q->joins.n; i++) {
        if (q->joins.v[i]->ref == t) {
            return q->joins.v[i];
        }
    }
    return NULL;
}

static struct expr column_expr(struct found f, struct span span)
{
    const struct rel_column *c = relation_at(f.relation, f.column);
    return (struct expr){.kind = EXPR_COLUMN,
                         .span = span,
                         .relation = f.relation,
                         .column_index = f.column,
                         .column = c->origin,
                         .type = c->type,
                         .nullable = true};
}

static bool put_pairs(struct emit *e, const struct join *j)
{
    for (unsigned i = 0; i < j->same_left.n; i++) {
        struct expr a = column_expr(j->same_left.v[i], j->ref->span), b = column_expr(j->same_right.v[i], j->ref->span);
        put(e, i ? " AND " : "");
        struct expr *right = j->right_merged.n ? j->right_merged.v[i] : NULL;
        emit_comparison(e, OP_EQ, j->left_merged.v[i] ? j->left_merged.v[i] : &a, right ? right : &b, j->ref->span);
    }
    return done(e);
}

static bool put_on(struct emit *e, const struct query *q, const struct table_ref *t)
{
    const struct join *j = join_of(q, t);
    if (j && j->same_left.n) {
        put(e, " ON ");
        return put_pairs(e, j);
    }
    if (j && j->sees_further) {
        return refuse_hint(e, t->span, "name a table in ON that is joined further right", "write that into WHERE");
    }
    if (t->on) {
        put(e, " ON ");
        return emit_condition(e, t->on);
    }
    put(e, e->to == TARGET_MYSQL ? " ON TRUE" : " ON 1"); /* without ON, MySQL would join what follows first */
    return done(e);
}

static bool put_side(struct emit *e, const struct query *q, const struct table_ref *t, bool right)
{
    bool parens = right && t->kind == TABLE_JOIN;
    put(e, parens ? "(" : "");
    emit_from(e, q, t);
    put(e, parens ? ")" : "");
    return done(e);
}

static bool put_join(struct emit *e, const struct query *q, const struct table_ref *t)
{
    bool turned = t->join == JOIN_RIGHT;
    if (t->join == JOIN_FULL && e->to == TARGET_MYSQL) {
        return refuse_hint(e, t->span, "do a FULL JOIN", "write a LEFT JOIN, UNION ALL what is missing");
    }
    put_side(e, q, turned ? t->right : t->left, false);
    put(e, turned || t->join == JOIN_LEFT ? " LEFT JOIN " : t->join == JOIN_FULL ? " FULL JOIN " : " JOIN ");
    put_side(e, q, turned ? t->left : t->right, true);
    return put_on(e, q, t);
}

bool emit_from(struct emit *e, const struct query *q, const struct table_ref *t)
{
    switch (t->kind) {
    case TABLE_NAME: return put_relation(e, t);
    case TABLE_SUBQUERY: return put_derived(e, t);
    case TABLE_JOIN: return put_join(e, q, t);
    case TABLE_FUNCTION:
    case TABLE_VALUES: break;
    }
    return refuse(e, t->span, "read from this");
}
