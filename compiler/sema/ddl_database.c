/* ddl_database.c: CREATE, ALTER and DROP DATABASE, USE; SQLite's ATTACH and DETACH. Part of DDL replay.
 *
 * The schema's own database is the one that queries begin in: the configured one, else the first that is USEd, else the
 * first that is created, else the one without a name that the unqualified tables are in. */
#include "sema/collation.h"
#include "sema/ddl.h"

static bool has_tables(const struct catalog *c, const struct database *in)
{
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *t = c->tables.entries[i].value;
        if (t && t->database == in) {
            return true;
        }
    }
    return false;
}

static void foreign_keys_follow(struct catalog *c, const struct table *target, struct str from)
{
    for (unsigned i = 0; i < c->tables.n; i++) {
        struct table *t = c->tables.entries[i].value;
        for (unsigned k = 0; t && k < t->foreign_keys.n; k++) {
            if (str_eq(t->foreign_keys.v[k]->table, from)) {
                t->foreign_keys.v[k]->table = target->key;
            }
        }
    }
}

/* Its tables' keys lose the qualifier. */
static void make_own(struct catalog *c, struct database *d)
{
    unsigned at = 0;
    while (c->databases.v[at] != d) {
        at++;
    }
    c->databases.v[at] = c->databases.v[0];
    c->databases.v[0] = d;
    if (!c->databases.v[at]->name.n) { /* the unnamed one was only a guess */
        c->databases.v[at] = c->databases.v[--c->databases.n];
    }
    for (unsigned i = 0, n = c->tables.n; i < n; i++) {
        struct table *t = c->tables.entries[i].value;
        if (t && t->database == d) {
            struct str from = t->key;
            map_remove(&c->tables, from);
            catalog_add(c, t);
            foreign_keys_follow(c, t, from);
        }
    }
}

static bool unnamed_and_empty(const struct catalog *c)
{
    const struct database *own = c->databases.v[0];
    return !own->name.n && !has_tables(c, own);
}

static void take_options(struct database *d, const struct database_stmt *s)
{
    if (s->charset.text.n || s->collation.text.n) {
        d->charset = s->charset.text;
        d->collation = s->collation.text;
    }
}

static bool options_ok(const struct ddl *x, const struct database_stmt *s)
{
    return charset_check(x->c, x->d, ddl_place(x, s->charset.span), s->charset.text) &&
           collation_check(x->c, x->d, ddl_place(x, s->collation.span), s->collation.text) &&
           (collation_fits(s->collation.text, s->charset.text) ||
            ddl_refuse(x, s->collation.span, "the collation `%.*s` is none of the character set `%.*s`",
                       STR_ARG(s->collation.text), STR_ARG(s->charset.text)));
}

static bool unknown(const struct ddl *x, const struct database_stmt *s)
{
    diag_add(x->d, DIAG_E0216, ddl_place(x, s->name.span), "no database `%.*s`", STR_ARG(s->name.text));
    return false;
}

static void drop_tables(struct catalog *c, const struct database *in)
{
    for (unsigned i = 0; i < c->tables.n; i++) {
        const struct table *t = c->tables.entries[i].value;
        if (t && t->database == in) {
            ddl_drop_triggers(c, t);
            map_remove(&c->tables, t->key);
        }
    }
    ddl_drop_programs(c, in);
}

static bool create(const struct ddl *x, const struct database_stmt *s)
{
    struct database *d = catalog_database(x->c, s->name.text);
    if (d && d->declared && !s->if_not_exists && !s->or_replace) {
        struct diag *g = diag_add(x->d, DIAG_E0401, ddl_place(x, s->name.span), "database `%.*s` exists already",
                                  STR_ARG(s->name.text));
        diag_note(x->d, g, d->place, "`%.*s` is declared here", STR_ARG(d->name));
        return false;
    }
    if (d && s->or_replace) {
        drop_tables(x->c, d);
    }
    d = d ? d : catalog_database_add(x->c, s->name.text, ddl_place(x, s->name.span));
    if (!d->declared) {
        d->declared = true;
        d->place = ddl_place(x, s->name.span);
        take_options(d, s);
    }
    return true;
}

static bool alter(const struct ddl *x, const struct database_stmt *s)
{
    struct database *d = s->name.text.n ? catalog_database(x->c, s->name.text) : x->c->current;
    if (!d && s->name.text.n && !x->c->databases.v[0]->name.n) {
        d = x->c->databases.v[0]; /* a dump's ALTER DATABASE of the one it is of */
    }
    if (!d) {
        return unknown(x, s);
    }
    take_options(d, s);
    return true;
}

static bool drop(const struct ddl *x, const struct database_stmt *s)
{
    struct database *d = catalog_database(x->c, s->name.text);
    if (!d) {
        return s->if_exists || unknown(x, s);
    }
    drop_tables(x->c, d);
    d->declared = false;
    return true;
}

/* One that no statement made is there already: the server has it. */
static bool use(const struct ddl *x, const struct database_stmt *s)
{
    struct database *d = catalog_database(x->c, s->name.text), *own = x->c->databases.v[0];
    if (!d && !own->name.n) {
        own->name = s->name.text;
        own->place = ddl_place(x, s->name.span);
        d = own;
    }
    d = d ? d : catalog_database_add(x->c, s->name.text, ddl_place(x, s->name.span));
    if (d != own && unnamed_and_empty(x->c)) {
        make_own(x->c, d);
    }
    x->c->current = d;
    return true;
}

static bool attach(const struct ddl *x, const struct database_stmt *s)
{
    if (catalog_database(x->c, s->name.text)) {
        diag_add(x->d, DIAG_E0401, ddl_place(x, s->name.span), "database `%.*s` is in use already",
                 STR_ARG(s->name.text));
        return false;
    }
    catalog_database_add(x->c, s->name.text, ddl_place(x, s->name.span))->declared = true;
    return true;
}

static bool detach(const struct ddl *x, const struct database_stmt *s)
{
    struct database *d = catalog_database(x->c, s->name.text);
    if (!d) {
        return unknown(x, s);
    }
    if (!d->declared) {
        return ddl_refuse(x, s->name.span, "`%.*s` cannot be detached", STR_ARG(d->name));
    }
    drop_tables(x->c, d);
    for (unsigned i = 0, n = 0; i < x->c->databases.n; i++) {
        if (x->c->databases.v[i] != d) {
            x->c->databases.v[n++] = x->c->databases.v[i];
        }
    }
    x->c->databases.n--;
    return true;
}

bool ddl_databases(const struct ddl *x, const struct database_stmt *s)
{
    if (!options_ok(x, s)) {
        return false;
    }
    switch (s->action) {
    case DATABASE_CREATE: return create(x, s);
    case DATABASE_ALTER: return alter(x, s);
    case DATABASE_DROP: return drop(x, s);
    case DATABASE_USE: return use(x, s);
    case DATABASE_ATTACH: return attach(x, s);
    case DATABASE_DETACH: return detach(x, s);
    }
    return false;
}

void ddl_database_finish(struct catalog *c)
{
    for (unsigned i = 1; i < c->databases.n && c->options.dialect == DIALECT_MYSQL; i++) {
        if (unnamed_and_empty(c) && has_tables(c, c->databases.v[i])) {
            make_own(c, c->databases.v[i]);
        }
    }
    c->current = c->databases.v[0];
}
