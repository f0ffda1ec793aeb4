/* ddl_generated.c: foreign keys and generated columns, where the servers refuse them together. Part of DDL replay.
 *
 * What a foreign key would write may be no generated column, nor may a stored one be computed of it: MySQL refuses that for
 * every action, MariaDB for those that change the column. Dolt does not look. */
#include "sema/ddl.h"

static bool sets_null(const struct foreign_key_info *f)
{
    return str_is(f->on_delete, "SET NULL") || str_is(f->on_update, "SET NULL");
}

static bool updates(const struct foreign_key_info *f)
{
    return sets_null(f) || str_is(f->on_update, "CASCADE");
}

static bool has_stored_of(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *of = t->columns.v[i];
        if (of->generated == GENERATED_STORED && of->def && expr_uses(of->def->generated_as, c)) {
            return true;
        }
    }
    return false;
}

static void check_column(const struct ddl *x, const struct table *t, const struct foreign_key_info *f,
                         const struct column *c, struct span span)
{
    if (c->generated != GENERATED_NONE && updates(f)) {
        ddl_server(x, span, ON_DOLT, "a foreign key that writes a generated column");
    } else if (c->generated == GENERATED_VIRTUAL) {
        ddl_server(x, span, ON_MARIADB | ON_DOLT, "a foreign key on a virtual column");
    } else if ((updates(f) || str_is(f->on_delete, "CASCADE")) && has_stored_of(t, c)) {
        ddl_server(x, span, ON_DOLT | (updates(f) ? 0 : ON_MARIADB),
                   "a foreign key that writes what a stored column is computed of");
    }
}

void ddl_check_generated(const struct ddl *x, const struct table *t, struct span span)
{
    for (unsigned i = 0; i < t->foreign_keys.n; i++) {
        const struct foreign_key_info *f = t->foreign_keys.v[i];
        for (unsigned k = 0; k < f->columns.n; k++) {
            bool here = f->place.text == x->s->text;
            check_column(x, t, f, f->columns.v[k], here ? f->place.span : span);
        }
    }
}
