/* emit_dml.c: UPDATE, DELETE and RETURNING for a target. Part of emit_sql.
 *
 * UPDATE … FROM is SQLite's too, and MySQL's UPDATE of several tables; DELETE … USING is MySQL's DELETE of several, and
 * EXISTS in SQLite. Where a row meets several others, which of them it is written from is nobody's promise. */
#include "sema/walk.h"

#include "emit/emit_text.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

static bool where(struct emit *e, const struct expr *x)
{
    put(e, x ? " WHERE " : "");
    e->choosing = true;
    bool ok = !x || emit_condition(e, x);
    e->choosing = false;
    return ok;
}

static void put_all(struct emit *e, const struct table *t)
{
    bool first = true;
    for (unsigned i = 0; i < t->columns.n; i++) {
        if (!t->columns.v[i]->invisible) {
            put(e, first ? "" : ", ");
            put_name(e, t->name);
            put(e, ".");
            put_name(e, t->columns.v[i]->name);
            first = false;
        }
    }
}

bool emit_returning(struct emit *e, const struct table *t, const result_vec *list)
{
    if (list->n && e->to == TARGET_MYSQL) {
        return refuse_hint(e, list->v[0].span, "give rows back from a statement that writes (RETURNING)",
                           "read them by a query of its own in the same transaction");
    }
    e->own_names = true;
    for (unsigned i = 0; i < list->n; i++) {
        const struct result_column *c = &list->v[i];
        put(e, i ? ", " : " RETURNING ");
        if (c->expr->kind == EXPR_STAR) {
            put_all(e, t);
            continue;
        }
        emit_bare(e, c->expr);
        if (c->alias.text.n) {
            put(e, " AS ");
            put_name(e, c->alias.text);
        }
    }
    e->own_names = false;
    return done(e);
}

/* ---------------------------------------------------------------- other tables beside the one that is written */

struct beside {
    const struct relation *written;
    bool found;
};

static void find_beside(void *context, struct expr *x)
{
    struct beside *b = context;
    bool star = x->kind == EXPR_STAR && x->relation != b->written;
    bool column = x->kind == EXPR_COLUMN && x->relation && x->relation != b->written;
    b->found = b->found || star || column || x->select;
    if (!b->found) {
        expr_children(x, find_beside, b);
    }
}

/* SQLite gives back columns of the written table alone. */
static bool returns_its_own(struct emit *e, const struct table_ref *t, const result_vec *list)
{
    for (unsigned i = 0; i < list->n; i++) {
        struct beside b = {.written = t->relation};
        find_beside(&b, list->v[i].expr);
        if (b.found) {
            return refuse_hint(e, list->v[i].span, "give back more than the columns of the table that is written",
                               "name those, or read the others by a query of its own");
        }
    }
    return true;
}

static bool joins_plainly(struct emit *e, const struct table_ref *t)
{
    if (t->kind != TABLE_JOIN) {
        return true;
    }
    if (t->natural || t->using_columns.n) {
        return refuse_hint(e, t->span, "join by USING beside a table that is written", "write ON");
    }
    return joins_plainly(e, t->left) && joins_plainly(e, t->right);
}

static bool emit_beside(struct emit *e, const struct table_ref *t)
{
    bool parens = t->kind == TABLE_JOIN && e->to == TARGET_MYSQL;
    put(e, parens ? "(" : "");
    bool ok = joins_plainly(e, t) && emit_from(e, NULL, t);
    put(e, parens ? ")" : "");
    return ok;
}

/* ---------------------------------------------------------------- which rows */

/* UPDATE and DELETE with ORDER BY and LIMIT are a build option of SQLite's: there the rows are chosen by their rowids. */
static bool chosen_rows(struct emit *e, const struct table *t, const struct table_ref *ref,
                        const struct expr *condition, const order_vec *order, const struct expr *limit,
                        const struct expr *offset)
{
    if (!limit && !offset) { /* the order in which all rows go is nobody's to see, but for constraints on the way */
        return order->n && e->to == TARGET_MYSQL ? where(e, condition) && emit_order(e, order, NULL)
                                                 : where(e, condition);
    }
    if (e->to == TARGET_MYSQL) {
        where(e, condition);
        emit_order(e, order, NULL);
        return emit_limit(e, limit, offset);
    }
    if (t->without_rowid) {
        return refuse(e, limit ? limit->span : ref->span, "choose rows of a WITHOUT ROWID table by LIMIT");
    }
    put(e, " WHERE rowid IN (SELECT ");
    put_name(e, ref->relation->name);
    put(e, ".rowid FROM ");
    emit_from(e, NULL, ref);
    where(e, condition);
    emit_order(e, order, NULL);
    emit_limit(e, limit, offset);
    put(e, ")");
    return done(e);
}

static bool no_with(struct emit *e, const struct with *w)
{
    if (w && e->to == TARGET_MYSQL) {
        return refuse_hint(e, w->span, "have WITH before UPDATE or DELETE on every server", "write a subquery");
    }
    return emit_with(e, w);
}

/* ---------------------------------------------------------------- UPDATE */

static bool update_possible(struct emit *e, const struct update *s)
{
    bool several = s->from && (s->order_by.n || s->limit || s->offset);
    if (s->table->kind != TABLE_NAME || several) {
        return refuse_hint(e, s->table->span, "update by joining tables as the source does",
                           "update one table, WHERE with a subquery");
    }
    if (s->from && !returns_its_own(e, s->table, &s->returning)) {
        return false;
    }
    if (s->conflict != CONFLICT_NONE && s->conflict != CONFLICT_ABORT) {
        return refuse(e, s->table->span, "do UPDATE IGNORE or OR …");
    }
    return true;
}

bool emit_update(struct emit *e, const struct update *s)
{
    if (!update_possible(e, s)) {
        return false;
    }
    const struct table *t = s->table->relation->table;
    if (t->of_view) {
        return refuse_hint(e, s->table->span, "write a view as the source's engine does", "write the table it reads");
    }
    e->written =
        s->table->relation; /* engines differ in whether a subquery sees the rows changed already; MySQL refuses */
    no_with(e, s->with);
    put(e, "UPDATE ");
    emit_from(e, NULL, s->table);
    if (s->from && e->to == TARGET_MYSQL) {
        put(e, " JOIN ");
        emit_beside(e, s->from);
        put(e, " ON TRUE");
    }
    put(e, " SET ");
    emit_assignments(e, t, &s->set, s->from ? s->table->relation : NULL);
    if (s->from && e->to == TARGET_SQLITE) {
        put(e, " FROM ");
        emit_beside(e, s->from);
    }
    chosen_rows(e, t, s->table, s->where, &s->order_by, s->limit, s->offset);
    return emit_returning(e, t, &s->returning);
}

/* ---------------------------------------------------------------- DELETE */

static bool delete_possible(struct emit *e, const struct delete_stmt *s)
{
    bool one =
        s->table->kind == TABLE_NAME && (!s->using_tables || (!s->order_by.n && !s->limit)) &&
        (!s->targets.n || (s->targets.n == 1 && str_eq_nocase(s->targets.v[0].name.text, s->table->relation->name)));
    if (!one) {
        return refuse_hint(e, s->table->span, "delete by joining tables as the source does",
                           "delete from one table, WHERE with a subquery");
    }
    if (s->using_tables && !returns_its_own(e, s->table, &s->returning)) {
        return false;
    }
    return s->ignore ? refuse(e, s->table->span, "pass over errors (DELETE IGNORE)") : true;
}

/* DELETE FROM t AS a is read by MySQL only of late: DELETE a FROM t AS a by all. */
static void put_delete(struct emit *e, const struct delete_stmt *s)
{
    const struct relation *r = s->table->relation;
    bool alias = !str_eq(r->name, r->table->name) || s->using_tables;
    put(e, "DELETE ");
    if (alias && e->to == TARGET_MYSQL) {
        put_name(e, r->name);
        put(e, " ");
        if (s->limit || s->order_by.n) {
            refuse_hint(e, s->table->span, "delete under another name with ORDER BY or LIMIT",
                        "use the table's own name");
        }
    }
    put(e, "FROM ");
    emit_from(e, NULL, s->table);
    if (s->using_tables && e->to == TARGET_MYSQL) {
        put(e, " JOIN ");
        emit_beside(e, s->using_tables);
        put(e, " ON TRUE");
    }
}

static bool where_exists(struct emit *e, const struct delete_stmt *s)
{
    put(e, " WHERE EXISTS (SELECT 1 FROM ");
    emit_beside(e, s->using_tables);
    where(e, s->where);
    put(e, ")");
    return done(e);
}

bool emit_delete(struct emit *e, const struct delete_stmt *s)
{
    if (!delete_possible(e, s)) {
        return false;
    }
    const struct table *t = s->table->relation->table;
    if (t->of_view) {
        return refuse_hint(e, s->table->span, "write a view as the source's engine does", "write the table it reads");
    }
    e->written = s->table->relation;
    no_with(e, s->with);
    put_delete(e, s);
    if (s->using_tables && e->to == TARGET_SQLITE) {
        where_exists(e, s);
    } else {
        chosen_rows(e, t, s->table, s->where, &s->order_by, s->limit, s->offset);
    }
    return emit_returning(e, t, &s->returning);
}
