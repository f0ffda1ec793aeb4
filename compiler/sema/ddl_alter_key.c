/* ddl_alter_key.c: the actions of ALTER TABLE that name an index, a foreign key or a CHECK. Part of DDL replay. */
#include "sema/ddl_alter.h"

static bool drop_index(const struct alter *k, bool primary)
{
    for (unsigned i = 0; i < k->t->indexes.n; i++) {
        const struct index *x = k->t->indexes.v[i];
        if (primary ? x->primary : x->name.n && str_eq_nocase(x->name, k->a->name.text)) {
            for (; i + 1 < k->t->indexes.n; i++) {
                k->t->indexes.v[i] = k->t->indexes.v[i + 1];
            }
            k->t->indexes.n--;
            return true;
        }
    }
    return false;
}

static bool drop_foreign(const struct alter *k)
{
    for (unsigned i = 0; i < k->t->foreign_keys.n; i++) {
        if (str_eq_nocase(k->t->foreign_keys.v[i]->name, k->a->name.text)) {
            for (; i + 1 < k->t->foreign_keys.n; i++) {
                k->t->foreign_keys.v[i] = k->t->foreign_keys.v[i + 1];
            }
            k->t->foreign_keys.n--;
            return true;
        }
    }
    return false;
}

static bool drop_check(const struct alter *k)
{
    for (unsigned i = 0; i < k->t->checks.n; i++) {
        if (str_eq_nocase(k->t->checks.v[i]->name, k->a->name.text)) {
            for (; i + 1 < k->t->checks.n; i++) {
                k->t->checks.v[i] = k->t->checks.v[i + 1];
            }
            k->t->checks.n--;
            return true;
        }
    }
    return false;
}

/* DROP CONSTRAINT finds unique keys, foreign keys and CHECKs; an index that is none of them is no constraint. */
static bool drop_constraint(const struct alter *k)
{
    struct table *owner;
    const struct index *i = ddl_index(k->x->c, k->t, k->a->name.text, &owner);
    return drop_foreign(k) || drop_check(k) || (i && i->unique && drop_index(k, false));
}

static bool drop_found(const struct alter *k)
{
    switch (k->a->kind) {
    case ALTER_DROP_INDEX: return drop_index(k, false);
    case ALTER_DROP_PRIMARY: return drop_index(k, true);
    case ALTER_DROP_FOREIGN: return drop_foreign(k);
    case ALTER_DROP_CHECK: return drop_check(k);
    default: return drop_constraint(k);
    }
}

static const char *dropped_thing(enum alter_kind kind)
{
    switch (kind) {
    case ALTER_DROP_INDEX: return "index";
    case ALTER_DROP_FOREIGN: return "foreign key";
    case ALTER_DROP_CHECK: return "check";
    default: return "constraint";
    }
}

bool ddl_alter_drop(const struct alter *k)
{
    if (drop_found(k) || k->a->if_exists) {
        return true;
    }
    if (k->a->kind == ALTER_DROP_PRIMARY) {
        return ddl_refuse(k->x, k->a->span, "table `%.*s` has no primary key", STR_ARG(k->t->name));
    }
    return ddl_refuse(k->x, k->a->span, "table `%.*s` has no %s `%.*s`", STR_ARG(k->t->name), dropped_thing(k->a->kind),
                      STR_ARG(k->a->name.text));
}

bool ddl_alter_rename_index(const struct alter *k)
{
    struct table *owner;
    struct index *i = ddl_index(k->x->c, k->t, k->a->name.text, &owner);
    if (!i && k->a->if_exists) {
        return true;
    }
    if (!i) {
        return ddl_refuse(k->x, k->a->span, "table `%.*s` has no index `%.*s`", STR_ARG(k->t->name),
                          STR_ARG(k->a->name.text));
    }
    if (!str_eq_nocase(i->name, k->a->new_name.text) && !ddl_index_name_free(k->x, k->t, &k->a->new_name)) {
        return false;
    }
    i->name = k->a->new_name.text;
    map_set(&k->x->c->index_names, i->name, i);
    return true;
}

/* PostgreSQL: a CHECK, a foreign key, or the index of a key. */
bool ddl_alter_rename_constraint(const struct alter *k)
{
    for (unsigned i = 0; i < k->t->checks.n; i++) {
        if (str_eq(k->t->checks.v[i]->name, k->a->name.text)) {
            k->t->checks.v[i]->name = k->a->new_name.text;
            return true;
        }
    }
    for (unsigned i = 0; i < k->t->foreign_keys.n; i++) {
        if (str_eq(k->t->foreign_keys.v[i]->name, k->a->name.text)) {
            k->t->foreign_keys.v[i]->name = k->a->new_name.text;
            return true;
        }
    }
    struct table *owner;
    const struct index *i = ddl_index(k->x->c, k->t, k->a->name.text, &owner);
    if (i && i->unique) {
        return ddl_alter_rename_index(k);
    }
    return ddl_refuse(k->x, k->a->span, "table `%.*s` has no constraint `%.*s`", STR_ARG(k->t->name),
                      STR_ARG(k->a->name.text));
}

/* MariaDB: ADD CONSTRAINT IF NOT EXISTS. */
bool ddl_alter_there(const struct alter *k)
{
    const struct constraint *c = &k->a->constraint;
    struct table *owner;
    bool there = ddl_index(k->x->c, k->t, c->name.text, &owner) != NULL;
    for (unsigned i = 0; i < k->t->foreign_keys.n; i++) {
        there = there || str_eq_nocase(k->t->foreign_keys.v[i]->name, c->name.text);
    }
    for (unsigned i = 0; i < k->t->checks.n; i++) {
        there = there || str_eq_nocase(k->t->checks.v[i]->name, c->name.text);
    }
    return c->if_not_exists && there;
}

bool ddl_alter_index_option(const struct alter *k)
{
    struct table *owner;
    const struct index *i = ddl_index(k->x->c, k->t, k->a->name.text, &owner);
    if (!i) {
        return ddl_refuse(k->x, k->a->span, "table `%.*s` has no index `%.*s`", STR_ARG(k->t->name),
                          STR_ARG(k->a->name.text));
    }
    return !i->primary || !k->a->negated ||
           ddl_server(k->x, k->a->span, ON_DOLT, "a primary key that is invisible or ignored");
}

bool ddl_alter_check_option(const struct alter *k)
{
    for (unsigned i = 0; i < k->t->checks.n; i++) {
        if (str_eq_nocase(k->t->checks.v[i]->name, k->a->name.text)) {
            k->t->checks.v[i]->not_enforced = k->a->negated;
            return true;
        }
    }
    return ddl_refuse(k->x, k->a->span, "table `%.*s` has no check `%.*s`", STR_ARG(k->t->name),
                      STR_ARG(k->a->name.text));
}
