/* ddl_name.c: the names that engines give indexes and constraints which have none, so that a later DROP by such a
 * name finds them. Part of DDL replay. SQLite gives none that can be used. */
#include "sema/ddl.h"

static bool taken(const struct ddl *x, const struct table *t, struct str name)
{
    struct table *owner;
    if (ddl_index(x->c, x->c->options.dialect == DIALECT_MYSQL ? t : NULL, name, &owner) ||
        ddl_index(x->c, t, name, &owner)) {
        return true;
    }
    for (unsigned i = 0; i < t->indexes.n; i++) { /* t may not be in the catalogue yet */
        if (str_eq_nocase(t->indexes.v[i]->name, name)) {
            return true;
        }
    }
    for (unsigned i = 0; i < t->foreign_keys.n; i++) {
        if (str_eq_nocase(t->foreign_keys.v[i]->name, name)) {
            return true;
        }
    }
    for (unsigned i = 0; i < t->checks.n; i++) {
        if (str_eq_nocase(t->checks.v[i]->name, name)) {
            return true;
        }
    }
    return false;
}

/* base, else base + separator + first, first + 1 … */
static struct str free_name(const struct ddl *x, const struct table *t, struct str base, const char *separator,
                            unsigned first)
{
    struct str name = base;
    for (unsigned n = first; taken(x, t, name); n++) {
        name = str_printf(x->a, "%.*s%s%u", STR_ARG(base), separator, n);
    }
    return name;
}

static struct str joined(const struct ddl *x, const struct table *t, const struct index *i, const char *suffix)
{
    struct str s = t->name;
    for (unsigned k = 0; k < i->parts.n; k++) {
        struct str part = i->parts.v[k].column ? i->parts.v[k].column->name : STR("expr");
        s = str_printf(x->a, "%.*s_%.*s", STR_ARG(s), STR_ARG(part));
    }
    return str_printf(x->a, "%.*s_%s", STR_ARG(s), suffix);
}

struct str ddl_auto_index(const struct ddl *x, const struct table *t, const struct index *i)
{
    const struct index_part *first = i->parts.n ? &i->parts.v[0] : NULL;
    switch (x->c->options.dialect) {
    case DIALECT_SQLITE: break;
    case DIALECT_MYSQL:
        if (i->primary) {
            return STR("PRIMARY");
        }
        return free_name(x, t, first && first->column ? first->column->name : STR("functional_index"), "_", 2);
    case DIALECT_POSTGRES:
        if (i->primary) {
            return free_name(x, t, str_printf(x->a, "%.*s_pkey", STR_ARG(t->name)), "", 1);
        }
        return free_name(x, t, joined(x, t, i, i->unique && i->inlined ? "key" : "idx"), "", 1);
    }
    return (struct str){0};
}

struct str ddl_auto_foreign(const struct ddl *x, const struct table *t, const struct foreign_key_info *f)
{
    struct str s = t->name;
    switch (x->c->options.dialect) {
    case DIALECT_SQLITE: break;
    case DIALECT_MYSQL:
        return free_name(x, t, str_printf(x->a, "%.*s_ibfk_%u", STR_ARG(s), t->foreign_keys.n + 1), "_", 2);
    case DIALECT_POSTGRES:
        for (unsigned k = 0; k < f->columns.n; k++) {
            s = str_printf(x->a, "%.*s_%.*s", STR_ARG(s), STR_ARG(f->columns.v[k]->name));
        }
        return free_name(x, t, str_printf(x->a, "%.*s_fkey", STR_ARG(s)), "", 1);
    }
    return (struct str){0};
}

struct str ddl_auto_check(const struct ddl *x, const struct table *t, const struct column *own)
{
    struct str s = t->name;
    switch (x->c->options.dialect) {
    case DIALECT_SQLITE: break;
    case DIALECT_MYSQL: return free_name(x, t, str_printf(x->a, "%.*s_chk_%u", STR_ARG(s), t->checks.n + 1), "_", 2);
    case DIALECT_POSTGRES:
        s = own ? str_printf(x->a, "%.*s_%.*s", STR_ARG(s), STR_ARG(own->name)) : s;
        return free_name(x, t, str_printf(x->a, "%.*s_check", STR_ARG(s)), "", 1);
    }
    return (struct str){0};
}
