/* type_resolve.c: a written type → struct type. Part of DDL replay, and of binding where SQL writes a type.
 * The dialects' tables are types_mysql.c, types_sqlite.c and types_postgres.c. */
#include "sema/types.h"

static struct place ask_place(const struct type_ask *k)
{
    return place_sql(k->text, k->t->span);
}

bool type_unknown(const struct type_ask *k, const char *const *known, unsigned n)
{
    struct str *names = ARENA_ARRAY(k->d->arena, struct str, n + 1);
    for (unsigned i = 0; i < n; i++) {
        names[i] = str_from(known[i]);
    }
    struct str name = k->t->user.name.text.n ? k->t->user.name.text : k->t->name;
    struct diag *g = diag_add(k->d, DIAG_E0405, ask_place(k), "no column type `%.*s`", STR_ARG(name));
    struct str near = diag_nearest(name, names, n);
    if (near.n) {
        diag_hint(k->d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
    return false;
}

bool type_refuse(const struct type_ask *k, const char *why)
{
    diag_add(k->d, DIAG_E0408, ask_place(k), "`%.*s`: %s", STR_ARG(k->t->name), why);
    return false;
}

bool type_not_yet(const struct type_ask *k)
{
    struct str name = k->t->user.name.text.n ? k->t->user.name.text : k->t->name;
    diag_add(k->d, DIAG_E0104, ask_place(k), "the type `%.*s%s` is not supported yet", STR_ARG(name),
             k->t->array ? "[]" : "");
    return false;
}

struct str type_written(struct arena *a, const struct type_name *t, struct str name)
{
    if (!t->has_length) {
        return name;
    }
    if (!t->has_scale) {
        return str_printf(a, "%.*s(%llu)", STR_ARG(name), (unsigned long long)t->length);
    }
    return str_printf(a, "%.*s(%llu,%llu)", STR_ARG(name), (unsigned long long)t->length, (unsigned long long)t->scale);
}

struct enum_type *enum_make(struct arena *a, const struct str *labels, unsigned n)
{
    struct enum_type *e = ARENA_NEW(a, struct enum_type);
    e->labels = ARENA_ARRAY(a, struct str, n + 1);
    e->n = n;
    for (unsigned i = 0; i < n; i++) {
        e->labels[i] = labels[i];
    }
    return e;
}

static const char *server_list(unsigned servers)
{
    static const char *const lists[] = {
        "no server", "MySQL", "MariaDB", "MySQL and MariaDB", "Dolt", "MySQL and Dolt", "MariaDB and Dolt", "all",
    };
    return lists[servers & ON_ALL];
}

bool servers_check(const struct catalog *c, struct diags *d, struct place place, unsigned servers, const char *what)
{
    static const unsigned bit[] = {
        [FLAVOUR_MYSQL] = ON_MYSQL, [FLAVOUR_MARIADB] = ON_MARIADB, [FLAVOUR_DOLT] = ON_DOLT};
    enum flavour f = c->options.flavour;
    if (c->options.dialect != DIALECT_MYSQL || servers == ON_ALL || (f != FLAVOUR_ANY && (servers & bit[f]))) {
        return true;
    }
    if (f == FLAVOUR_ANY) {
        diag_add(d, DIAG_W0102, place, "%s: only %s take%s it", what, server_list(servers),
                 servers & (servers - 1) ? "" : "s");
        return true;
    }
    diag_add(d, DIAG_E0408, place, "%s: %s does not take it, only %s", what, server_list(bit[f]), server_list(servers));
    return false;
}

bool type_resolve(const struct catalog *c, struct diags *d, const struct sqltext *text, const struct type_name *t,
                  struct type *out)
{
    const struct type_ask ask = {c, d, text, t};
    *out = type_of(TYPE_NONE);
    switch (c->options.dialect) {
    case DIALECT_MYSQL: return types_mysql(&ask, out);
    case DIALECT_SQLITE: return types_sqlite(&ask, out);
    case DIALECT_POSTGRES: return types_postgres(&ask, out);
    }
    return false;
}
