/* funcs.c: looks functions up in funcs.def. */
#include "sema/funcs.h"

#include "diag/diag.h"
#include "sema/declared.h"

#define F(name, where, least, most, kind, type, null, args)                                                            \
    {#name, where, least, most, FUNC_##kind, RESULT_##type, NULL_##null, args, false},
#define ALL (FUNC_SERVERS | FUNC_SQLITE | FUNC_POSTGRES)
#define MY FUNC_SERVERS
#define ORACLE (FUNC_MYSQL | FUNC_DOLT)  /* not MariaDB */
#define BOTH (FUNC_MYSQL | FUNC_MARIADB) /* not Dolt */
#define MARIA (FUNC_MARIADB | FUNC_DOLT) /* not MySQL 9 */
#define LITE FUNC_SQLITE
#define PG FUNC_POSTGRES
#define N FUNC_ANY_NUMBER
static const struct func table[] = {
#include "sema/funcs.def"
};
enum { N_FUNCS = sizeof table / sizeof *table };

const struct func *func_table(unsigned *n)
{
    *n = N_FUNCS;
    return table;
}

static unsigned here(const struct sql_options *o)
{
    switch (o->dialect) {
    case DIALECT_SQLITE: return FUNC_SQLITE;
    case DIALECT_POSTGRES: return FUNC_POSTGRES;
    case DIALECT_MYSQL: break;
    }
    switch (o->flavour) {
    case FLAVOUR_ANY: return FUNC_SERVERS;
    case FLAVOUR_MYSQL: return FUNC_MYSQL;
    case FLAVOUR_MARIADB: return FUNC_MARIADB;
    case FLAVOUR_DOLT: return FUNC_DOLT;
    }
    return 0;
}

/* The first row of that name or after it: rows are sorted by name. */
static unsigned lower_bound(struct str name)
{
    unsigned low = 0, high = N_FUNCS;
    while (low < high) {
        unsigned middle = low + (high - low) / 2;
        if (str_cmp_nocase(str_from(table[middle].name), name) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool takes(const struct func *f, unsigned n_args)
{
    return n_args >= f->least && n_args <= f->most;
}

/* What the application declares goes before the engine's own of that name, as it does in the engine. */
static const struct func *find_declared(const struct sql_options *o, struct str name, unsigned n_args)
{
    for (unsigned i = 0; o->declared && i < o->declared->functions.n; i++) {
        const struct func *f = &o->declared->functions.v[i];
        if (str_is(name, f->name) && takes(f, n_args)) {
            return f;
        }
    }
    return NULL;
}

const struct func *func_find(const struct sql_options *o, struct str name, unsigned n_args)
{
    const struct func *own = find_declared(o, name, n_args);
    if (own) {
        return own;
    }
    for (unsigned i = lower_bound(name); i < N_FUNCS && str_is(name, table[i].name); i++) {
        const struct func *f = &table[i];
        if ((f->where & here(o)) && takes(f, n_args)) {
            return f;
        }
    }
    return NULL;
}

static void widen(const struct func *f, bool *found, unsigned *least, unsigned *most)
{
    *least = *found && *least < f->least ? *least : f->least;
    *most = *found && *most > f->most ? *most : f->most;
    *found = true;
}

bool func_arity(const struct sql_options *o, struct str name, unsigned *least, unsigned *most)
{
    bool found = false;
    for (unsigned i = lower_bound(name); i < N_FUNCS && str_is(name, table[i].name); i++) {
        if (table[i].where & here(o)) {
            widen(&table[i], &found, least, most);
        }
    }
    for (unsigned i = 0; o->declared && i < o->declared->functions.n; i++) {
        if (str_is(name, o->declared->functions.v[i].name)) {
            widen(&o->declared->functions.v[i], &found, least, most);
        }
    }
    return found;
}

const char *func_elsewhere(const struct sql_options *o, struct str name)
{
    static const struct {
        unsigned where;
        const char *name;
    } engines[] = {{FUNC_MYSQL | FUNC_MARIADB, "MySQL and MariaDB"},
                   {FUNC_MYSQL | FUNC_DOLT, "MySQL and Dolt"},
                   {FUNC_MARIADB | FUNC_DOLT, "MariaDB and Dolt"},
                   {FUNC_MYSQL, "MySQL"},
                   {FUNC_MARIADB, "MariaDB"},
                   {FUNC_DOLT, "Dolt"},
                   {FUNC_SQLITE, "SQLite"}};
    unsigned where = 0;
    for (unsigned i = lower_bound(name); i < N_FUNCS && str_is(name, table[i].name); i++) {
        where |= table[i].where;
    }
    if ((where & here(o)) || o->dialect == DIALECT_POSTGRES) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        if ((where & engines[i].where) == engines[i].where) {
            return engines[i].name;
        }
    }
    return NULL;
}

struct str func_nearest(struct arena *a, const struct sql_options *o, struct str wrong)
{
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < N_FUNCS; i++) {
        if (table[i].where & here(o)) {
            vec_push(a, &names, str_from(table[i].name));
        }
    }
    for (unsigned i = 0; o->declared && i < o->declared->functions.n; i++) {
        vec_push(a, &names, str_from(o->declared->functions.v[i].name));
    }
    return diag_nearest(wrong, names.v, names.n);
}
