/* ddl_find.c: names in DDL, looked up; part of DDL replay. A name that is missing is reported once, with the nearest
 * one that exists and where the table was made. */
#include <stdarg.h>
#include <stdio.h>

#include "sema/ddl.h"

struct place ddl_place(const struct ddl *x, struct span span)
{
    return place_sql(x->s->text, span);
}

bool ddl_refuse(const struct ddl *x, struct span span, const char *format, ...)
{
    char text[512];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    diag_add(x->d, DIAG_E0408, ddl_place(x, span), "%s", text);
    return false;
}

bool ddl_server(const struct ddl *x, struct span span, unsigned servers, const char *what)
{
    return servers_check(x->c, x->d, ddl_place(x, span), servers, what);
}

/* A database that nothing has named yet is the one that the first qualified table names, as long as no table without
 * a qualifier says that there is another. */
static struct database *own_database(const struct ddl *x, struct str name)
{
    struct database *own = x->c->databases.v[0];
    if (own->name.n || x->c->databases.n > 1) {
        return NULL;
    }
    for (unsigned i = 0; i < x->c->tables.n; i++) {
        if (x->c->tables.entries[i].value) {
            return NULL;
        }
    }
    own->name = name;
    return own;
}

static struct database *no_database(const struct ddl *x, const struct name *name)
{
    struct str names[16];
    unsigned n = 0;
    for (unsigned i = 0; i < x->c->databases.n && n < 16; i++) {
        names[n++] = x->c->databases.v[i]->name;
    }
    struct diag *g =
        diag_add(x->d, DIAG_E0216, ddl_place(x, name->span), "no database `%.*s` in the schema", STR_ARG(name->text));
    struct str near = diag_nearest(name->text, names, n);
    if (near.n) {
        diag_hint(x->d, g, "did you mean `%.*s`?", STR_ARG(near));
    } else if (x->c->options.dialect == DIALECT_SQLITE) {
        diag_hint(x->d, g, "a database that the program attaches: ATTACH 'file' AS %.*s in the schema",
                  STR_ARG(name->text));
    } else if (!x->c->databases.v[0]->name.n) {
        diag_hint(x->d, g, "if it is the schema's own, say so: \"database\": \"%.*s\" in schemac.json",
                  STR_ARG(name->text));
    }
    return NULL;
}

struct database *ddl_database(const struct ddl *x, const struct qname *q)
{
    struct str name = q->schema.text;
    struct database *found = name.n ? catalog_database(x->c, name) : x->c->current;
    if (!found && x->c->options.dialect == DIALECT_POSTGRES) {
        if (map_set(&x->c->other_schemas, name, x->c)) {
            return NULL; /* said once */
        }
        diag_add(x->d, DIAG_E0104, ddl_place(x, q->schema.span),
                 "`%.*s`: a name in another schema is not supported yet", STR_ARG(name));
        return NULL;
    }
    if (!found && x->c->options.dialect == DIALECT_MYSQL) {
        found = own_database(x, name);
    }
    return found ? found : no_database(x, &q->schema);
}

static struct str nearest_table(const struct ddl *x, struct str name)
{
    unsigned n = 0;
    struct str *names = ARENA_ARRAY(x->a, struct str, x->c->tables.n + 1);
    for (unsigned i = 0; i < x->c->tables.n; i++) {
        if (x->c->tables.entries[i].value) {
            names[n++] = x->c->tables.entries[i].key;
        }
    }
    return diag_nearest(name, names, n);
}

struct table *ddl_relation(const struct ddl *x, const struct qname *q)
{
    if (!ddl_database(x, q)) {
        return NULL;
    }
    struct table *t = catalog_find(x->c, q);
    if (!t && x->c->incomplete && x->c->options.dialect == DIALECT_POSTGRES) {
        return NULL; /* what was refused may have made it */
    }
    if (!t) {
        struct diag *g =
            diag_add(x->d, DIAG_E0402, ddl_place(x, q->name.span), "no table `%.*s`", STR_ARG(q->name.text));
        struct str near = nearest_table(x, q->name.text);
        if (near.n) {
            diag_hint(x->d, g, "did you mean `%.*s`?", STR_ARG(near));
            diag_note(x->d, g, catalog_table(x->c, near)->place, "`%.*s` is declared here", STR_ARG(near));
        }
    }
    return t;
}

struct table *ddl_table(const struct ddl *x, const struct qname *q)
{
    struct table *t = ddl_relation(x, q);
    if (t && t->view) {
        struct diag *g = diag_add(x->d, DIAG_E0408, ddl_place(x, q->span), "`%.*s` is a view", STR_ARG(t->name));
        diag_note(x->d, g, t->place, "`%.*s` is declared here", STR_ARG(t->name));
        return NULL;
    }
    return t;
}

struct diag *ddl_no_column(const struct ddl *x, enum diag_code code, const struct table *t, const struct name *name)
{
    struct diag *g = diag_add(x->d, code, ddl_place(x, name->span), "no column `%.*s` in table `%.*s`",
                              STR_ARG(name->text), STR_ARG(t->name));
    struct str *names = ARENA_ARRAY(x->a, struct str, t->columns.n + 1);
    for (unsigned i = 0; i < t->columns.n; i++) {
        names[i] = t->columns.v[i]->name;
    }
    struct str near = diag_nearest(name->text, names, t->columns.n);
    if (near.n) {
        diag_hint(x->d, g, "did you mean `%.*s`?", STR_ARG(near));
        diag_note(x->d, g, table_column(t, near)->place, "`%.*s` is declared here", STR_ARG(near));
    } else {
        diag_note(x->d, g, t->place, "`%.*s` is declared here", STR_ARG(t->name));
    }
    return g;
}

struct column *ddl_column(const struct ddl *x, const struct table *t, const struct name *name)
{
    struct column *c = table_column(t, name->text);
    if (!c) {
        ddl_no_column(x, DIAG_E0403, t, name);
    }
    return c;
}

static struct index *index_of(const struct table *t, struct str name)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        if (t->indexes.v[i]->name.n && str_eq_nocase(t->indexes.v[i]->name, name)) {
            return t->indexes.v[i];
        }
    }
    return NULL;
}

static struct index *index_anywhere(const struct catalog *c, struct str name, struct table **owner)
{
    for (unsigned i = 0; i < c->tables.n; i++) {
        struct table *t = c->tables.entries[i].value;
        struct index *found = t ? index_of(t, name) : NULL;
        if (found) {
            *owner = t;
            return found;
        }
    }
    return NULL;
}

/* Index names are per table in MySQL, per schema elsewhere (on == NULL). */
struct index *ddl_index(const struct catalog *c, const struct table *on, struct str name, struct table **owner)
{
    if (on) {
        *owner = (struct table *)on; /* the caller may change it */
        return index_of(on, name);
    }
    return map_get(&c->index_names, name) ? index_anywhere(c, name, owner) : NULL;
}
