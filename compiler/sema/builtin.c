/* builtin.c: the engines' own tables, looked up by name. Part of the catalogue; see builtin.h. The data was read off live
 * servers (tests/builtins/). */
#include "sema/builtin.h"

struct entry {
    const char *database, *name, *columns;
};

#define T(database, name, columns) {database, name, columns},
static const struct entry of_mysql[] = {
#include "sema/builtin_mysql.def"
};
static const struct entry of_mariadb[] = {
#include "sema/builtin_mariadb.def"
};
static const struct entry of_dolt[] = {
#include "sema/builtin_dolt.def"
};
static const struct entry of_dolt_1_83[] = {
#include "sema/builtin_dolt_1_83.def"
};
static const struct entry of_dolt_2_3[] = {
#include "sema/builtin_dolt_2_3.def"
};
static const struct entry of_sqlite[] = {
#include "sema/builtin_sqlite.def"
};
#undef T
#define TABLE(name, columns) {"", name, columns},
#define PER_TABLE(prefix, columns)
#define FUNCTION(name, least, most, columns)
#define PROCEDURE(name, columns)
static const struct entry of_any_dolt[] = {
#include "sema/dolt_shapes.def"
};

/* What one server brings along, and since when, where its versions differ. */
struct family {
    const char *server;
    enum dialect dialect;
    enum flavour flavour;
    enum dolt_version version; /* DOLT_ANY: of every version */
    const struct entry *entries;
    unsigned n;
};
#define ENTRIES(list) list, sizeof list / sizeof *list
static const struct family families[] = {
    {"MySQL", DIALECT_MYSQL, FLAVOUR_MYSQL, DOLT_ANY, ENTRIES(of_mysql)},
    {"MariaDB", DIALECT_MYSQL, FLAVOUR_MARIADB, DOLT_ANY, ENTRIES(of_mariadb)},
    {"Dolt", DIALECT_MYSQL, FLAVOUR_DOLT, DOLT_ANY, ENTRIES(of_dolt)},
    {"Dolt", DIALECT_MYSQL, FLAVOUR_DOLT, DOLT_ANY, ENTRIES(of_any_dolt)},
    {"Dolt 1.83", DIALECT_MYSQL, FLAVOUR_DOLT, DOLT_1_83, ENTRIES(of_dolt_1_83)},
    {"Dolt 2.3", DIALECT_MYSQL, FLAVOUR_DOLT, DOLT_2_3, ENTRIES(of_dolt_2_3)},
    {"SQLite", DIALECT_SQLITE, FLAVOUR_ANY, DOLT_ANY, ENTRIES(of_sqlite)},
};
enum { N_FAMILIES = sizeof families / sizeof *families };

static bool meant(const struct catalog *c, const struct family *f)
{
    const struct sql_options *o = &c->options;
    bool flavour = o->flavour == FLAVOUR_ANY || f->flavour == o->flavour;
    bool version = f->version == DOLT_ANY || c->dolt == DOLT_ANY || f->version == c->dolt;
    return o->dialect == f->dialect && flavour && version;
}

/* information_schema's names have no case; other databases' have it where the server's files do. */
static bool same(const struct catalog *c, const char *own, struct str written, bool nocase)
{
    bool exact = c->options.dialect == DIALECT_MYSQL && c->options.flavour != FLAVOUR_DOLT && !nocase;
    return exact ? str_eq(str_from(own), written) : str_is(written, own);
}

static bool is_entry(const struct catalog *c, const struct entry *e, struct str database, struct str name)
{
    bool nocase = str_is(database, "information_schema") || !database.n;
    return same(c, e->database, database, nocase) && same(c, e->name, name, nocase);
}

static struct table *family_table(const struct catalog *c, const struct family *f, struct str database, struct str name)
{
    for (unsigned i = 0; i < f->n; i++) {
        if (is_entry(c, &f->entries[i], database, name)) {
            struct sql_options o = {.dialect = f->dialect, .flavour = f->flavour};
            struct table *t = builtin_new(c, str_from(f->entries[i].name));
            builtin_declare(c, t, &o, str_from(f->entries[i].columns));
            return t;
        }
    }
    return NULL;
}

/* Does this family have the database at all? Whoever has not is no server that the table could be missing on … */
static bool has_database(const struct catalog *c, const struct family *f, struct str database)
{
    for (unsigned i = 0; i < f->n; i++) {
        if (same(c, f->entries[i].database, database, str_is(database, "information_schema"))) {
            return true;
        }
    }
    return false;
}

/* … but for another server of the flavour: Dolt has no performance_schema. What has no database is Dolt's, or SQLite's. */
static bool speaks_for_server(const struct catalog *c, const struct family *f, struct str database)
{
    if (has_database(c, f, database) || !database.n) {
        return has_database(c, f, database);
    }
    return f->version == DOLT_ANY && f->entries != of_any_dolt;
}

static struct table *any_dolt(const struct catalog *c, struct str name)
{
    for (unsigned i = 0; i < N_FAMILIES; i++) {
        if (families[i].entries == of_any_dolt && meant(c, &families[i])) {
            return family_table(c, &families[i], (struct str){0}, name);
        }
    }
    return NULL;
}

static struct table *make(const struct catalog *c, struct str database, struct str name)
{
    struct builtin_source sources[N_FAMILIES];
    unsigned n = 0;
    struct table *t = database.n ? NULL : any_dolt(c, name);
    for (unsigned i = 0; i < N_FAMILIES; i++) {
        const struct family *f = &families[i];
        if (f->entries != of_any_dolt && meant(c, f) && speaks_for_server(c, f, database)) {
            sources[n++] = (struct builtin_source){f->server, family_table(c, f, database, name)};
        }
    }
    t = t ? t : builtin_join(c, sources, n);
    if (t && !database.n && c->options.dialect == DIALECT_MYSQL && c->options.flavour == FLAVOUR_ANY && !t->only.n) {
        t->only = STR("Dolt");
    }
    return t;
}

static struct table *kept(const struct catalog *c, struct str key, struct table *t)
{
    if (t) {
        map_set(c->builtins, key, t);
    }
    return t;
}

struct table *builtin_table(const struct catalog *c, struct str database, struct str name)
{
    struct str key = str_printf(c->arena, "%.*s.%.*s", STR_ARG(database), STR_ARG(name));
    struct table *t = map_get(c->builtins, key);
    if (t) {
        return t;
    }
    bool own = !database.n || catalog_database(c, database);
    t = make(c, own ? (struct str){0} : database, name);
    if (!t && own) {
        t = builtin_per_table(c, database, name);
    }
    return kept(c, key, t);
}

bool builtin_database(const struct catalog *c, struct str database)
{
    for (unsigned i = 0; i < N_FAMILIES && database.n; i++) {
        if (meant(c, &families[i]) && has_database(c, &families[i], database)) {
            return true;
        }
    }
    return false;
}

struct str builtin_nearest(const struct catalog *c, struct str database, struct str wrong)
{
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < N_FAMILIES; i++) {
        for (unsigned k = 0; meant(c, &families[i]) && k < families[i].n; k++) {
            const struct entry *e = &families[i].entries[k];
            if (str_is(database, e->database)) {
                vec_push(c->arena, &names, str_from(e->name));
            }
        }
    }
    return diag_nearest(wrong, names.v, names.n);
}

/* ---------------------------------------------------------------- functions */

static unsigned hidden_columns(const struct table *t)
{
    unsigned n = 0;
    for (unsigned i = 0; i < t->columns.n; i++) {
        n += t->columns.v[i]->invisible && !t->columns.v[i]->rowid_alias;
    }
    return n;
}

bool builtin_function(const struct catalog *c, struct str name, struct builtin_function *out)
{
    if (c->options.dialect != DIALECT_SQLITE) {
        return builtin_dolt_function(c, name, out);
    }
    const struct table *t = catalog_table(c, name);
    t = t ? t : builtin_table(c, (struct str){0}, name);
    if (t) {
        *out = (struct builtin_function){t->name, 0, hidden_columns(t), NULL, t};
    }
    return t != NULL;
}
