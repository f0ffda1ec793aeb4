/* live.c: see live.h: what the database has → a catalogue; then everything is compared. LIVE. */
#include "live/live.h"

#include <string.h>

#include "live/compare.h"
#include "live/query.h"
#include "parse/parse.h"

/* ---------------------------------------------------------------- a catalogue from DDL */

static struct stmt *read_stmt(struct arena *a, struct diags *d, const struct sql_options *o, const char *what,
                              struct str sql)
{
    struct source *source = source_new(a, str_from(what), sql);
    return parse_stmt(a, d, o, sqltext_slice(a, source, 0, (uint32_t)sql.n));
}

/* False: *why is the first thing that was reported of it. */
static bool apply(struct catalog *c, const struct sql_options *o, struct str sql, struct str *why)
{
    struct diags quiet;
    diags_init(&quiet, c->arena);
    struct stmt *s = read_stmt(c->arena, &quiet, o, "the database", sql);
    bool ok = s && ddl_apply(c, &quiet, s);
    for (unsigned i = 0; i < quiet.all.n && !ok; i++)
        if (quiet.all.v[i]->severity == SEVERITY_ERROR) {
            *why = quiet.all.v[i]->text;
            break;
        }
    return ok;
}

static void finish(struct catalog *c)
{
    struct diags quiet;
    diags_init(&quiet, c->arena);
    (void)ddl_finish(c, &quiet);
}

/* ---------------------------------------------------------------- what the database has */

struct load {
    const struct live_project *project;
    const struct live_driver *driver;
    struct live *live;
    struct catalog *catalog;
    struct map unread; /* names of what could not be read → anything */
};

/* A body is in the words of the session that created it. */
static struct sql_options options_of(const struct load *l, const struct live_object *o)
{
    struct sql_options options = l->catalog->options;
    for (size_t i = 0; o->modes.n && i < N_SQL_MODES; i++) {
        const struct sql_mode_name *m = &sql_mode_names[i];
        if (sql_mode_is_one(m) && m->bits & (MODES_READ | MODE_IGNORE_SPACE) && strstr(o->modes.p, m->name))
            options.modes |= m->bits;
    }
    return options;
}

static struct place declared_at(const struct load *l, struct str name)
{
    const struct catalog *c = l->project->catalog;
    const struct table *t = catalog_table(c, name);
    const struct trigger *r = t ? NULL : map_get(&c->triggers, name);
    const struct routine *p = t || r ? NULL : map_get(&c->procedures, name);
    return t ? t->place : r ? r->place : p ? p->place : (struct place){0};
}

static void cannot_read(struct load *l, const struct live_object *o, struct str why)
{
    map_set(&l->unread, o->name, l);
    diag_add(l->project->diags, DIAG_E0806, declared_at(l, o->name), "`%.*s` of the database cannot be read: %.*s",
             STR_ARG(o->name), STR_ARG(why));
}

/* A view that could not be resolved yet. */
static void forget(struct catalog *c, struct str name)
{
    const struct table *t = catalog_table(c, catalog_key(c, c->current, name));
    if (t && t->view) map_remove(&c->tables, t->key);
}

/* A table that something is wrong with (Dolt writes an ENUM's default as its number) is there all the same. */
static bool load_object(struct load *l, const struct live_object *o, struct str *why)
{
    struct sql_options options = options_of(l, o);
    *why = o->why;
    bool ok = o->sql.n && apply(l->catalog, &options, o->sql, why);
    if (!ok && o->kind == LIVE_VIEW) forget(l->catalog, o->name);
    return ok ||
           (o->kind == LIVE_TABLE && catalog_table(l->catalog, catalog_key(l->catalog, l->catalog->current, o->name)));
}

/* A view of views comes behind them: what fails is tried again as long as something else did not. */
static void load_kind(struct load *l, const live_object_vec *all, enum live_kind kind)
{
    bool *done = ARENA_ARRAY(l->catalog->arena, bool, all->n + 1);
    struct str *why = ARENA_ARRAY(l->catalog->arena, struct str, all->n + 1);
    for (bool again = true; again;) {
        again = false;
        for (unsigned i = 0; i < all->n; i++) {
            if (done[i] || all->v[i].kind != kind) continue;
            done[i] = load_object(l, &all->v[i], &why[i]);
            again = again || (done[i] && kind == LIVE_VIEW);
        }
    }
    for (unsigned i = 0; i < all->n; i++)
        if (!done[i] && all->v[i].kind == kind) cannot_read(l, &all->v[i], why[i]);
}

static bool load_database(struct load *l, struct str name)
{
    live_object_vec all = {0};
    struct str error = STR("");
    if (!l->driver->objects(l->live, name, &all, &error)) {
        diag_add(l->project->diags, DIAG_E0005, (struct place){0}, "the database cannot be read: %.*s", STR_ARG(error));
        return false;
    }
    for (enum live_kind k = LIVE_TABLE; k <= LIVE_EVENT; k++) load_kind(l, &all, k);
    return true;
}

/* The databases that the schema makes besides its own. One that is not there is a table that is missing. */
static bool load_others(struct load *l)
{
    const struct catalog *c = l->project->catalog;
    struct arena *a = l->catalog->arena;
    struct str why;
    for (unsigned i = 1; i < c->databases.n && c->options.dialect == DIALECT_MYSQL; i++) {
        struct str name = c->databases.v[i]->name;
        live_object_vec none = {0};
        if (!c->databases.v[i]->declared || !l->driver->objects(l->live, name, &none, &why)) continue;
        apply(l->catalog, &l->catalog->options, str_printf(a, "CREATE DATABASE `%.*s`", STR_ARG(name)), &why);
        apply(l->catalog, &l->catalog->options, str_printf(a, "USE `%.*s`", STR_ARG(name)), &why);
        if (!load_database(l, name)) return false;
    }
    return true;
}

static bool load_live(struct load *l)
{
    struct str why;
    bool mysql = l->catalog->options.dialect == DIALECT_MYSQL;
    if (mysql) apply(l->catalog, &l->catalog->options, STR("SET foreign_key_checks = 0"), &why);
    if (!load_database(l, STR("")) || (mysql && !load_others(l))) return false;
    finish(l->catalog);
    return true;
}

/* ---------------------------------------------------------------- what it should have */

/* The project's own catalogue; or, where the schema is written in another dialect than the engine's, what that was made for it. */
static const struct catalog *wanted(const struct live_project *p, const struct sql_options *o)
{
    if (!p->ddl) return p->catalog;
    struct catalog *c = ARENA_NEW(p->arena, struct catalog);
    struct str why = STR("");
    catalog_init(c, p->arena, o);
    for (unsigned i = 0; i < p->n_ddl; i++)
        if (!apply(c, o, p->ddl[i], &why))
            diag_add(p->diags, DIAG_E0806, (struct place){0},
                     "the schema as it is written for this engine cannot be read back: %.*s", STR_ARG(why));
    finish(c);
    return c;
}

static enum flavour flavour_of(const char *engine)
{
    return strcmp(engine, "mariadb") == 0 ? FLAVOUR_MARIADB
           : strcmp(engine, "dolt") == 0  ? FLAVOUR_DOLT
                                          : FLAVOUR_MYSQL;
}

static struct sql_options options_for(const struct live_project *p, const struct live_driver *driver,
                                      const struct live *l)
{
    struct sql_options o = {.dialect = DIALECT_SQLITE, .declared = p->catalog->options.declared};
    if (p->target == TARGET_SQLITE) return o;
    o.dialect = DIALECT_MYSQL;
    o.flavour = flavour_of(driver->engine(l));
    o.database = p->catalog->options.database.n ? p->catalog->options.database : driver->database(l);
    return o;
}

static void verify(const struct live_project *p, const struct live_driver *driver, struct live *live)
{
    struct catalog catalog;
    struct sql_options o = options_for(p, driver, live);
    struct load l = {.project = p, .driver = driver, .live = live, .catalog = &catalog};
    catalog_init(&catalog, p->arena, &o);
    catalog.lenient = true;
    map_init(&l.unread, p->arena, true);
    if (!load_live(&l)) return;
    const struct compare x = {.arena = p->arena,
                              .diags = p->diags,
                              .want = wanted(p, &o),
                              .live = &catalog,
                              .source = p->catalog,
                              .server = o.flavour,
                              .collation = driver->collation(live),
                              .unread = &l.unread,
                              .canon = {.arena = p->arena, .dialect = o.dialect}};
    compare_catalogs(&x);
    live_queries(p, driver, live);
}

bool live_verify(const struct live_project *p, const struct live_driver *driver, struct str url)
{
    struct str error = STR("");
    unsigned errors = p->diags->n_errors;
    struct live *l = driver->open(p->arena, url, &error);
    if (!l) {
        diag_add(p->diags, DIAG_E0005, (struct place){0}, "%.*s", STR_ARG(error));
        return false;
    }
    verify(p, driver, l);
    driver->close(l);
    return p->diags->n_errors == errors;
}
