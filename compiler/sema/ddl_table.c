/* ddl_table.c: CREATE TABLE, CREATE INDEX, and what is judged when a table is complete. Part of DDL replay.
 * A table with errors is kept as far as it goes, so that what uses it is not reported again. */
#include "sema/collation.h"
#include "sema/ddl.h"

static bool is_key_start(const struct ddl *x, const struct table *t, const struct column *c)
{
    bool dolt = x->c->options.flavour == FLAVOUR_DOLT; /* any place in a key will do there */
    for (unsigned i = 0; i < t->indexes.n; i++) {
        const struct index *k = t->indexes.v[i];
        for (unsigned p = 0; p < k->parts.n && (dolt || p == 0); p++) {
            if (k->parts.v[p].column == c) {
                return true;
            }
        }
    }
    return false;
}

/* The column where this statement declares it, else what the statement calls the table. */
static struct span column_span(const struct ddl *x, const struct column *c, struct span span)
{
    return c->place.text == x->s->text ? c->place.span : span;
}

/* Something must be left for `*`. */
static void some_visible(const struct ddl *x, const struct table *t, struct span span)
{
    bool visible = false;
    for (unsigned i = 0; i < t->columns.n; i++) {
        visible = visible || !t->columns.v[i]->invisible;
    }
    if (!visible) {
        ddl_server(x, span, ON_DOLT, "a table without a visible column");
    }
}

/* `INSERT … VALUES (…)` leaves it out. */
static void invisible_defaults(const struct ddl *x, const struct table *t, struct span span)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        if (c->invisible && c->not_null && !c->has_default) {
            ddl_server(x, column_span(x, c, span), ON_MYSQL | ON_DOLT, "an invisible column without a default");
        }
    }
}

static void mysql_done(const struct ddl *x, const struct table *t, struct span span)
{
    const struct column *first = NULL;
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        if (!c->auto_increment) {
            continue;
        }
        if (first) {
            ddl_refuse(x, span, "`%.*s` and `%.*s` of table `%.*s` are both AUTO_INCREMENT", STR_ARG(first->name),
                       STR_ARG(c->name), STR_ARG(t->name));
        } else if (!is_key_start(x, t, c)) {
            ddl_refuse(x, column_span(x, c, span), "the AUTO_INCREMENT column `%.*s` must be the first of a key",
                       STR_ARG(c->name));
        } else if (c->type.kind == TYPE_FLOAT || c->type.kind == TYPE_DOUBLE) {
            ddl_server(x, column_span(x, c, span), ON_MARIADB, "AUTO_INCREMENT of a floating-point column");
        } else if (c->type.kind != TYPE_NONE && !type_is_integer(c->type.kind)) {
            ddl_refuse(x, column_span(x, c, span), "the AUTO_INCREMENT column `%.*s` must be an integer",
                       STR_ARG(c->name));
        }
        first = c;
    }
}

static void sqlite_done(const struct ddl *x, const struct table *t, struct span span)
{
    bool stored = false;
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        stored = stored || !c->generated;
        if (c->def->autoincrement && !c->rowid_alias) {
            ddl_refuse(x, c->def->span, "AUTOINCREMENT is only allowed on an INTEGER PRIMARY KEY%s",
                       t->without_rowid ? " of a table with a rowid" : "");
        }
    }
    if (t->without_rowid && (!t->indexes.n || !t->indexes.v[0]->primary)) {
        ddl_refuse(x, span, "the WITHOUT ROWID table `%.*s` has no primary key", STR_ARG(t->name));
    }
    if (!stored) {
        ddl_refuse(x, span, "table `%.*s` needs a column that is not generated", STR_ARG(t->name));
    }
}

void ddl_table_done(const struct ddl *x, struct table *t, struct span span)
{
    ddl_imply_indexes(x, t);
    switch (x->c->options.dialect) {
    case DIALECT_MYSQL:
        mysql_done(x, t, span);
        some_visible(x, t, span);
        invisible_defaults(x, t, span);
        ddl_check_generated(x, t, span);
        ddl_partition_keys(x, t, span);
        break;
    case DIALECT_SQLITE: sqlite_done(x, t, span); break;
    case DIALECT_POSTGRES: break;
    }
}

static const struct database *table_database(const struct ddl *x, const struct create_table *s)
{
    bool temp = s->temporary && x->c->options.dialect == DIALECT_SQLITE;
    return temp ? x->c->databases.v[1] : ddl_database(x, &s->name);
}

/* *skip: IF NOT EXISTS, and it does. */
static bool table_free(const struct ddl *x, const struct create_table *s, bool *skip)
{
    struct str name = s->name.name.text;
    struct table *old = catalog_table(x->c, catalog_key(x->c, table_database(x, s), name)), *owner;
    struct index *index = x->c->options.dialect == DIALECT_MYSQL ? NULL : ddl_index(x->c, NULL, name, &owner);
    *skip = old && s->if_not_exists;
    if (old && s->or_replace) {
        ddl_server(x, s->name.span, ON_MARIADB, "CREATE OR REPLACE TABLE");
        map_remove(&x->c->tables, old->key);
        return true;
    }
    if ((old || index) && !*skip) {
        struct diag *g = diag_add(x->d, old ? DIAG_E0401 : DIAG_E0406, ddl_place(x, s->name.name.span),
                                  "%s `%.*s` exists already", old ? "table" : "index", STR_ARG(name));
        diag_note(x->d, g, old ? old->place : index->place, "`%.*s` is declared here", STR_ARG(name));
        return false;
    }
    return true;
}

static bool table_name_ok(const struct ddl *x, const struct create_table *s)
{
    if (x->c->options.dialect == DIALECT_SQLITE && s->name.name.text.n >= 7 &&
        str_eq_nocase(str_sub(s->name.name.text, 0, 7), STR("sqlite_"))) {
        return ddl_refuse(x, s->name.span, "names that begin with sqlite_ are SQLite's own");
    }
    return ddl_database(x, &s->name) != NULL;
}

static struct table *table_new(const struct ddl *x, const struct create_table *s)
{
    struct table *t = ARENA_NEW(x->a, struct table);
    t->name = s->name.name.text;
    map_init(&t->by_name, x->a, true);
    t->without_rowid = s->without_rowid;
    t->strict = s->strict;
    t->database = table_database(x, s);
    t->temporary = s->temporary || str_is(t->database->name, "temp");
    t->collation = s->collation.text;
    t->charset = s->charset.text;
    if (!t->charset.n && !t->collation.n) {
        t->collation = t->database->collation;
        t->charset = t->database->charset;
    }
    t->text = x->s->text;
    t->place = ddl_place(x, s->name.name.span);
    return t;
}

/* DEFAULT CHARSET=… COLLATE=…: of columns that say nothing themselves. */
static void check_text_options(const struct ddl *x, const struct create_table *s)
{
    const struct name *charset = &s->charset, *collation = &s->collation;
    if (!charset_check(x->c, x->d, ddl_place(x, charset->span), charset->text) ||
        !collation_check(x->c, x->d, ddl_place(x, collation->span), collation->text)) {
        return;
    }
    if (!collation_fits(collation->text, charset->text)) {
        ddl_refuse(x, collation->span, "the collation `%.*s` is none of the character set `%.*s`",
                   STR_ARG(collation->text), STR_ARG(charset->text));
    }
}

/* A CREATE TABLE … AS SELECT has the SELECT's columns behind its own. */
static void add_columns(const struct ddl *x, struct table *t, const struct create_table *s)
{
    for (unsigned i = 0; i < s->columns.n; i++) {
        ddl_column_add(x, t, &s->columns.v[i], t->columns.n);
    }
    if (s->as_select) {
        ddl_select_columns(x, t, s);
    }
}

static void fill_table(const struct ddl *x, struct table *t, const struct create_table *s)
{
    check_text_options(x, s);
    add_columns(x, t, s);
    for (unsigned i = 0; i < s->periods.n; i++) {
        ddl_period(x, t, &s->periods.v[i]);
    }
    for (unsigned i = 0; i < s->constraints.n; i++) {
        ddl_constraint(x, t, &s->constraints.v[i], NULL);
    }
    for (unsigned i = 0; i < t->columns.n; i++) {
        ddl_column_exprs(x, t, t->columns.v[i]);
    }
    if (s->partitioning) {
        ddl_partition(x, t, s->partitioning);
    }
    if (!s->columns.n && !s->as_select) {
        ddl_refuse(x, s->name.span, "table `%.*s` has no columns", STR_ARG(t->name));
    } else if (t->columns.n) {
        ddl_table_done(x, t, s->name.span);
    }
}

bool ddl_create_table(const struct ddl *x, const struct create_table *s)
{
    bool skip;
    if (!table_name_ok(x, s) || !table_free(x, s, &skip)) {
        return false;
    }
    if (skip) {
        return true;
    }
    unsigned errors = x->d->n_errors;
    struct table *t = table_new(x, s);
    t->key = catalog_key(x->c, t->database, t->name);
    if (s->as_select) {
        fill_table(x, t, s); /* the SELECT does not see it */
        catalog_add(x->c, t);
        return x->d->n_errors == errors;
    }
    catalog_add(x->c, t); /* first: a foreign key may reference its own table */
    if (s->module.text.n) {
        ddl_virtual_columns(x, t, s);
    } else if (s->like.name.text.n) {
        ddl_copy_table(x, t, &s->like);
    } else {
        fill_table(x, t, s);
    }
    return x->d->n_errors == errors;
}

bool ddl_create_index(const struct ddl *x, const struct create_index *s)
{
    struct table *t = ddl_table(x, &s->table), *owner;
    if (!t) {
        return false;
    }
    bool per_table = x->c->options.dialect == DIALECT_MYSQL;
    if (s->if_not_exists && ddl_index(x->c, per_table ? t : NULL, s->name.name.text, &owner)) {
        return true;
    }
    unsigned errors = x->d->n_errors;
    struct index *old = s->or_replace ? ddl_index(x->c, t, s->name.name.text, &owner) : NULL;
    if (old) {
        ddl_index_remove(t, old);
    }
    struct index *i = ARENA_NEW(x->a, struct index);
    i->name = s->name.name.text;
    i->unique = s->unique;
    i->fulltext = s->kind == CONSTRAINT_FULLTEXT;
    i->method = s->method;
    i->spatial = s->kind == CONSTRAINT_SPATIAL;
    i->where = s->where;
    i->partial = s->where != NULL;
    i->place = ddl_place(x, s->name.name.text.n ? s->name.name.span : s->table.span);
    ddl_index_parts(x, t, i, &s->parts);
    if (s->where) {
        ddl_expr(x, t, s->where, "an index's WHERE");
    }
    ddl_index_add(x, t, i, s->name.name.text.n ? s->name.name.span : s->table.span);
    return x->d->n_errors == errors;
}
