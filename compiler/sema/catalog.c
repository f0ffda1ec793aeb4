/* catalog.c: the schema as the DDL left it: looking things up. Made by ddl*.c, read by all that comes after. */
#include "sema/catalog.h"

/* MySQL on Linux tells `Events` from `events` (lower_case_table_names=0, its default there); PostgreSQL's folding is
 * the parser's, and what it leaves must not differ in case alone, because SQLite could not hold both. */
void catalog_init(struct catalog *c, struct arena *a, const struct sql_options *o)
{
    bool sqlite = o->dialect == DIALECT_SQLITE;
    *c = (struct catalog){.arena = a, .options = *o};
    map_init(&c->tables, a, o->dialect != DIALECT_MYSQL);
    map_init(&c->enums, a, true);
    map_init(&c->domains, a, true);
    c->builtins = ARENA_NEW(a, struct map);
    map_init(c->builtins, a, false);
    struct str own = sqlite ? STR("main") : o->dialect == DIALECT_POSTGRES ? STR("public") : o->database;
    c->current = catalog_database_add(c, own, (struct place){0});
    if (sqlite) {
        catalog_database_add(c, STR("temp"), (struct place){0});
    }
    map_init(&c->triggers, a, o->flavour != FLAVOUR_MARIADB); /* files of their own there, as tables are */
    map_init(&c->procedures, a, true);
    map_init(&c->functions, a, true);
    map_init(&c->events, a, true);
    map_init(&c->index_names, a, true);
    map_init(&c->other_schemas, a, false);
}

/* ---------------------------------------------------------------- databases */

struct database *catalog_database_add(struct catalog *c, struct str name, struct place place)
{
    struct database *d = ARENA_NEW(c->arena, struct database);
    d->name = name;
    d->place = place;
    vec_push(c->arena, &c->databases, d);
    return d;
}

struct database *catalog_database(const struct catalog *c, struct str name)
{
    bool nocase = c->tables.nocase || c->options.flavour == FLAVOUR_DOLT;
    for (unsigned i = 0; i < c->databases.n; i++) {
        struct str have = c->databases.v[i]->name;
        if (have.n && (nocase ? str_eq_nocase(have, name) : str_eq(have, name))) {
            return c->databases.v[i];
        }
    }
    return NULL;
}

struct str catalog_key(const struct catalog *c, const struct database *in, struct str name)
{
    return in == c->databases.v[0] ? name : str_printf(c->arena, "%.*s.%.*s", STR_ARG(in->name), STR_ARG(name));
}

/* ---------------------------------------------------------------- tables */

void catalog_add(struct catalog *c, struct table *t)
{
    t->key = catalog_key(c, t->database, t->name);
    map_set(&c->tables, t->key, t);
}

struct table *catalog_table(const struct catalog *c, struct str key)
{
    return map_get(&c->tables, key);
}

static struct table *table_in(const struct catalog *c, const struct database *d, struct str name)
{
    return d ? map_get(&c->tables, catalog_key(c, d, name)) : NULL;
}

/* ---------------------------------------------------------------- what names have become */

/* No other engine rewrites what names a table. */
unsigned catalog_era(const struct catalog *c)
{
    return c->options.dialect == DIALECT_SQLITE ? c->renamings + 1 : 0;
}

void catalog_renamed(struct catalog *c, struct table *t, const struct column *column, struct str from, struct str to)
{
    struct renaming r = {t, from, to, ++c->renamings};
    if (column) {
        vec_push(c->arena, &t->renamed, r);
    } else {
        vec_push(c->arena, &c->renamed, r);
    }
}

/* The name that a table of that name has now, as text of the catalogue's era has it. */
static struct str table_name_now(const struct catalog *c, const struct qname *q)
{
    struct str name = q->name.text, database = q->schema.text;
    for (unsigned i = 0; c->era && i < c->renamed.n; i++) {
        const struct renaming *r = &c->renamed.v[i];
        bool there = !database.n || str_eq_nocase(database, r->table->database->name);
        if (r->number >= c->era && there && str_eq_nocase(r->from, name)) {
            name = r->to;
        }
    }
    return name;
}

struct str catalog_name_then(const struct catalog *c, const struct table *t)
{
    for (unsigned i = 0; c->era && i < c->renamed.n; i++) {
        if (c->renamed.v[i].table == t && c->renamed.v[i].number >= c->era) {
            return c->renamed.v[i].from;
        }
    }
    return t->name;
}

struct column *table_column_then(const struct table *t, struct str name, unsigned era)
{
    for (unsigned i = 0; era && i < t->renamed.n; i++) {
        if (t->renamed.v[i].number >= era && str_eq_nocase(t->renamed.v[i].from, name)) {
            name = t->renamed.v[i].to;
        }
    }
    return table_column(t, name);
}

/* ---------------------------------------------------------------- tables, as statements name them */

struct table *catalog_find(const struct catalog *c, const struct qname *name)
{
    struct str table = table_name_now(c, name);
    if (name->schema.text.n) {
        return table_in(c, catalog_database(c, name->schema.text), table);
    }
    if (c->options.dialect != DIALECT_SQLITE) {
        return table_in(c, c->current, table);
    }
    struct table *found = table_in(c, c->databases.v[1], table);
    for (unsigned i = 0; i < c->databases.n && !found; i++) {
        found = table_in(c, c->databases.v[i], table);
    }
    return found;
}

struct table *catalog_find_in(const struct catalog *c, const struct database *in, const struct qname *name)
{
    return in && !name->schema.text.n ? table_in(c, in, table_name_now(c, name)) : catalog_find(c, name);
}

struct column *table_column(const struct table *t, struct str name)
{
    return map_get(&t->by_name, name);
}

static void *program_in(const struct catalog *c, const struct map *all, const struct qname *q)
{
    const struct database *d = q->schema.text.n ? catalog_database(c, q->schema.text) : c->current;
    return d ? map_get(all, catalog_key(c, d, q->name.text)) : NULL;
}

const struct routine *catalog_function(const struct catalog *c, const struct qname *name)
{
    return program_in(c, &c->functions, name);
}

struct routine *catalog_procedure(const struct catalog *c, const struct qname *name)
{
    return program_in(c, &c->procedures, name);
}
