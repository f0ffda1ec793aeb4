/* emit_insert.c: INSERT and REPLACE for a target. Part of emit_sql. Values are written in the form of the column they go
 * to (emit_as.c); the columns are always named. */
#include "emit/emit_text.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

/* ---------------------------------------------------------------- columns */

static bool written_without_list(const struct emit *e, const struct column *c)
{
    return !c->invisible && !(e->from == DIALECT_SQLITE && c->generated != GENERATED_NONE);
}

/* The one name that is no column's and may be written. */
bool emit_no_rowid(struct emit *e, struct span span)
{
    return refuse_hint(e, span, "write a rowid", "give the table an INTEGER PRIMARY KEY and name it");
}

bool insert_targets(struct emit *e, const struct table *t, const struct insert *s, target_vec *out)
{
    for (unsigned i = 0; i < s->set.n; i++) {
        vec_push(e->a, out, s->set.v[i].column);
    }
    for (unsigned i = 0; i < s->columns.n; i++) {
        const struct column *c = table_column(t, s->columns.v[i].text);
        if (!c) {
            return emit_no_rowid(e, s->columns.v[i].span);
        }
        vec_push(e->a, out, c);
    }
    bool some = s->source && !(s->source->values.n && !s->source->values.v[0].n); /* not `() VALUES ()` */
    bool all = !s->set.n && !s->columns.n && some;
    for (unsigned i = 0; all && i < t->columns.n; i++) {
        if (written_without_list(e, t->columns.v[i])) {
            vec_push(e->a, out, (const struct column *)t->columns.v[i]);
        }
    }
    return done(e);
}

static void put_columns(struct emit *e, const target_vec *columns, const bool *skip)
{
    bool first = true;
    put(e, " (");
    for (unsigned i = 0; i < columns->n; i++) {
        if (!skip || !skip[i]) {
            put(e, first ? "" : ", ");
            put_name(e, columns->v[i]->name);
            first = false;
        }
    }
    put(e, ")");
}

/* ---------------------------------------------------------------- values */

static bool is_default(const struct expr *x)
{
    return x->kind == EXPR_DEFAULT && !x->a;
}

static bool is_zero(const struct expr *x)
{
    return x->kind == EXPR_INTEGER && !x->is_large && x->number == 0;
}

/* MySQL counts on for 0 as for NULL; SQLite would store the 0. */
static bool emit_counted(struct emit *e, const struct expr *value, const struct column *c)
{
    bool negative;
    if (is_zero(value)) {
        put(e, "NULL");
        return true;
    }
    if (emit_literal(value, &negative)) {
        return emit_as(e, value, &c->type);
    }
    put(e, "nullif(");
    emit_as(e, value, &c->type);
    put(e, ", 0)");
    return done(e);
}

bool emit_assigned(struct emit *e, const struct expr *value, const struct column *c)
{
    if (c->auto_increment && e->from == DIALECT_MYSQL && e->to == TARGET_SQLITE) {
        return emit_counted(e, value, c);
    }
    if (c->auto_increment && e->to == TARGET_MYSQL && is_zero(value)) {
        return refuse_hint(e, value->span, "store 0 in a column that it counts: it takes the next number",
                           "write another number");
    }
    return emit_as(e, value, &c->type);
}

/* SQLite has no DEFAULT among values: a column that is DEFAULT in every row is left out. */
static bool left_out(struct emit *e, const struct select *v, unsigned column, bool *out)
{
    const struct expr *first = NULL;
    unsigned n = 0;
    for (unsigned i = 0; i < v->values.n; i++) {
        if (column < v->values.v[i].n && is_default(v->values.v[i].v[column])) {
            first = first ? first : v->values.v[i].v[column];
            n++;
        }
    }
    *out = n > 0 && n == v->values.n;
    if (n && !*out && e->to == TARGET_SQLITE) {
        return refuse_hint(e, first->span, "take DEFAULT in some of the rows",
                           "insert those rows by a statement of their own");
    }
    return true;
}

static bool emit_row(struct emit *e, const expr_vec *row, const target_vec *columns, const bool *skip)
{
    bool first = true;
    put(e, "(");
    for (unsigned i = 0; i < row->n && i < columns->n; i++) {
        if (skip[i]) {
            continue;
        }
        put(e, first ? "" : ", ");
        first = false;
        if (is_default(row->v[i])) {
            put(e, "DEFAULT");
        } else {
            emit_assigned(e, row->v[i], columns->v[i]);
        }
    }
    put(e, ")");
    return done(e);
}

static bool emit_defaults(struct emit *e, const struct select *source)
{
    put(e, e->to == TARGET_SQLITE ? " DEFAULT VALUES" : " () VALUES ()");
    if (source && source->values.n > 1) {
        return refuse_hint(e, source->span, "insert several rows of defaults at once", "insert them one by one");
    }
    return done(e);
}

static bool emit_values(struct emit *e, const struct insert *s, const target_vec *columns)
{
    const struct select *v = s->source;
    bool any = false, *skip = ARENA_ARRAY(e->a, bool, columns->n + 1);
    for (unsigned i = 0; i < columns->n; i++) {
        left_out(e, v, i, &skip[i]);
        any = any || !skip[i];
    }
    if (!any || !v->values.v[0].n) {
        return emit_defaults(e, v);
    }
    put_columns(e, columns, skip);
    put(e, " VALUES ");
    for (unsigned i = 0; i < v->values.n; i++) {
        put(e, i ? ", " : "");
        emit_row(e, &v->values.v[i], columns, skip);
    }
    return done(e);
}

/* MySQL has WITH behind the columns, where SQLite takes it too. */
static bool emit_query_source(struct emit *e, const struct insert *s, const target_vec *columns)
{
    struct outlet to = {.columns = columns->v, .guard = e->to == TARGET_SQLITE && s->upserts.n};
    put_columns(e, columns, NULL);
    put(e, " ");
    emit_with(e, s->with);
    return emit_select_for(e, s->source, &to);
}

static bool emit_set_values(struct emit *e, const struct insert *s, const target_vec *columns)
{
    bool first = true, *skip = ARENA_ARRAY(e->a, bool, columns->n + 1);
    for (unsigned i = 0; i < s->set.n; i++) {
        skip[i] = is_default(s->set.v[i].value);
    }
    put_columns(e, columns, skip);
    put(e, " VALUES (");
    for (unsigned i = 0; i < s->set.n; i++) {
        if (!skip[i]) {
            put(e, first ? "" : ", ");
            first = false;
            emit_assigned(e, s->set.v[i].value, columns->v[i]);
        }
    }
    put(e, ")");
    return done(e);
}

static bool plain_values(const struct select *s)
{
    return s->values.n && !s->order_by.n && !s->limit && !s->offset && !s->with;
}

static bool emit_body(struct emit *e, const struct insert *s, const target_vec *columns)
{
    if (s->set.n) {
        return emit_set_values(e, s, columns);
    }
    if (!s->source) {
        return emit_defaults(e, NULL);
    }
    return plain_values(s->source) ? emit_values(e, s, columns) : emit_query_source(e, s, columns);
}

/* ---------------------------------------------------------------- the statement */

/* IGNORE passes over, and bends, whatever does not fit, in each engine another set of things. */
static bool conflict_ok(struct emit *e, const struct insert *s)
{
    switch (s->conflict) {
    case CONFLICT_NONE:
    case CONFLICT_ABORT:
    case CONFLICT_REPLACE: return true;
    case CONFLICT_IGNORE:
    case CONFLICT_ROLLBACK:
    case CONFLICT_FAIL: break;
    }
    return refuse_hint(e, s->table.span, "pass over what this IGNORE or OR … passes over",
                       e->from == DIALECT_MYSQL ? "write ON DUPLICATE KEY UPDATE with a column set to itself"
                                                : "write ON CONFLICT DO NOTHING");
}

/* Where another key is in the way too, REPLACE deletes that row as well, on both engines. */
static void put_verb(struct emit *e, const struct insert *s)
{
    bool replace = s->replace || s->conflict == CONFLICT_REPLACE;
    put(e, !replace ? "INSERT INTO " : e->to == TARGET_MYSQL ? "REPLACE INTO " : "INSERT OR REPLACE INTO ");
}

bool emit_insert(struct emit *e, const struct insert *s)
{
    const struct table *t = catalog_table(e->c, s->table.name.text);
    target_vec columns = {0};
    if (!t && !e->failed) {
        return refuse(e, s->table.span, "write to a table that the source's engine brings along");
    }
    if (t && t->view) {
        return refuse_hint(e, s->table.span, "write a view as the source's engine does", "write the table it reads");
    }
    if (!t || !conflict_ok(e, s)) {
        e->failed = true;
        return false;
    }
    if (s->alias.text.n && e->to == TARGET_MYSQL && s->upserts.n) {
        return refuse_hint(e, s->alias.span, "give the table of an INSERT another name", "use its own name");
    }
    put_verb(e, s);
    put_name(e, t->name);
    if (s->alias.text.n && e->to == TARGET_SQLITE) {
        put(e, " AS ");
        put_name(e, s->alias.text);
    }
    if (!insert_targets(e, t, s, &columns)) {
        return false;
    }
    emit_body(e, s, &columns);
    emit_upsert(e, t, s);
    return emit_returning(e, t, &s->returning);
}
