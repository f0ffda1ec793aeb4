/* emit_upsert.c: ON DUPLICATE KEY UPDATE and ON CONFLICT for a target. Part of emit_sql.
 *
 * MySQL's form fires for every unique key, the other for the key it names. They are the same where only one key can be
 * in conflict: the table has one, or the others are counted by the engine and not written by the statement. */
#include "emit/emit_text.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

/* Each row gets a new number there: no conflict can come of it. */
static bool always_new(const struct index *x, const target_vec *written)
{
    const struct column *c = x->parts.n == 1 ? x->parts.v[0].column : NULL;
    for (unsigned i = 0; c && i < written->n; i++) {
        if (written->v[i] == c) {
            return false;
        }
    }
    return c && c->auto_increment;
}

static unsigned keys_in_danger(struct emit *e, const struct table *t, const struct insert *s, const struct index **only)
{
    target_vec written = {0};
    unsigned n = 0;
    insert_targets(e, t, s, &written);
    for (unsigned i = 0; i < t->indexes.n; i++) {
        const struct index *x = t->indexes.v[i];
        if (x->unique && !always_new(x, &written)) {
            *only = x;
            n++;
        }
    }
    return n;
}

static bool in_target(const struct upsert *u, const struct column *c)
{
    for (unsigned i = 0; i < u->target.n; i++) {
        if (u->target.v[i].expr->kind == EXPR_COLUMN && u->target.v[i].expr->column == c) {
            return true;
        }
    }
    return false;
}

static bool is_target(const struct upsert *u, const struct index *x)
{
    for (unsigned i = 0; i < x->parts.n; i++) {
        if (!x->parts.v[i].column || x->parts.v[i].prefix || !in_target(u, x->parts.v[i].column)) {
            return false;
        }
    }
    return x->parts.n == u->target.n && !x->partial;
}

/* ---------------------------------------------------------------- to SQLite */

static bool put_target(struct emit *e, const struct upsert *u)
{
    put(e, u->target.n ? " (" : "");
    for (unsigned i = 0; i < u->target.n; i++) {
        const struct expr *x = u->target.v[i].expr;
        put(e, i ? ", " : "");
        if (x->kind != EXPR_COLUMN || !x->column) {
            return refuse(e, x->span, "name this as a conflict's column");
        }
        put_name(e, x->column->name);
    }
    put(e, u->target.n ? ")" : "");
    return done(e);
}

static bool one_key(struct emit *e, const struct table *t, const struct insert *s, const struct upsert *u)
{
    const struct index *only = NULL;
    unsigned n = keys_in_danger(e, t, s, &only);
    if (n == 1) {
        return true;
    }
    struct diag *g = diag_add(e->d, DIAG_E0501, place_sql(e->text, u->span),
                              "%s cannot tell which of the %u unique keys of `%.*s` is in conflict", engine_name(e->to),
                              n, STR_ARG(t->name));
    diag_hint(e->d, g, "with two rows in the way the engines update different ones");
    e->failed = true;
    return false;
}

static bool to_sqlite(struct emit *e, const struct table *t, const struct insert *s, const struct upsert *u)
{
    if (u->duplicate_key && !one_key(e, t, s, u)) {
        return false;
    }
    put(e, " ON CONFLICT");
    put_target(e, u);
    if (u->nothing) {
        put(e, " DO NOTHING");
        return done(e);
    }
    put(e, " DO UPDATE SET ");
    emit_assignments(e, t, &u->set, NULL);
    put(e, u->where ? " WHERE " : "");
    return !u->where || emit_condition(e, u->where);
}

/* ---------------------------------------------------------------- to MySQL */

static bool target_is_only_key(struct emit *e, const struct table *t, const struct insert *s, const struct upsert *u)
{
    const struct index *only = NULL;
    unsigned n = keys_in_danger(e, t, s, &only);
    if (!u->target.n) {
        return true; /* ON CONFLICT DO NOTHING: any key */
    }
    return (n == 1 && is_target(u, only)) ||
           refuse_hint(e, u->span, "fire for this conflict alone: it does for every unique key",
                       "leave the table one unique key, or look before you insert");
}

/* A column that may be set to itself: MySQL does not take one that it counts itself, among several rows (1869). */
static struct str any_column(const struct table *t)
{
    for (unsigned i = 0; i < t->columns.n; i++)
        if (!t->columns.v[i]->auto_increment && t->columns.v[i]->generated == GENERATED_NONE)
            return t->columns.v[i]->name;
    return t->columns.v[0]->name;
}

static bool to_mysql(struct emit *e, const struct table *t, const struct insert *s, const struct upsert *u)
{
    if (u->where || !target_is_only_key(e, t, s, u)) {
        return u->where
                   ? refuse_hint(e, u->where->span, "update only some of the rows in conflict", "write CASE in SET")
                   : false;
    }
    put(e, " ON DUPLICATE KEY UPDATE ");
    if (!u->nothing) {
        return emit_assignments(e, t, &u->set, NULL);
    }
    put_name(e, any_column(t)); /* a column set to itself changes nothing */
    put(e, " = ");
    put_name(e, t->name);
    put(e, ".");
    put_name(e, any_column(t));
    return done(e);
}

/* ON CONSTRAINT name is the columns of its key. */
static void name_columns(struct emit *e, const struct table *t, struct upsert *u)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        const struct index *x = t->indexes.v[i];
        bool named = x->unique && str_eq(x->name, u->constraint.text);
        for (unsigned k = 0; named && k < x->parts.n; k++) {
            struct expr *column = ARENA_NEW(e->a, struct expr);
            column->kind = x->parts.v[k].column ? EXPR_COLUMN : EXPR_ERROR;
            column->column = x->parts.v[k].column;
            column->span = u->constraint.span;
            const struct order_item item = {.expr = column};
            vec_push(e->a, &u->target, item);
        }
    }
}

bool emit_upsert(struct emit *e, const struct table *t, const struct insert *s)
{
    if (!s->upserts.n) {
        return done(e);
    }
    struct upsert own = s->upserts.v[0], *u = &own;
    if (s->upserts.n > 1 || s->row_alias_columns.n || u->target_where) {
        return refuse(e, u->span, "do an upsert with several conflicts or a partial index");
    }
    if (u->constraint.text.n) {
        name_columns(e, t, u);
    }
    e->new_row = s->row_alias.text.n ? s->row_alias.text : STR("excluded");
    bool ok = e->to == TARGET_SQLITE ? to_sqlite(e, t, s, u) : to_mysql(e, t, s, u);
    e->new_row = (struct str){0};
    return ok && done(e);
}
