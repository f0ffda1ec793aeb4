/* ddl_implied.c: the indexes that the MySQL family makes for a foreign key where the table has none that serves it. Part
 * of DDL replay. They stay when the foreign key goes, and go when an index of the user's own can stand in their place
 * (MySQL manual, "FOREIGN KEY Constraints", Indexes on Foreign Keys). */
#include "sema/ddl.h"

static bool begins_with(const struct index *i, const struct foreign_key_info *f)
{
    bool fits = i->parts.n >= f->columns.n && !i->fulltext && !i->spatial;
    for (unsigned k = 0; fits && k < f->columns.n; k++) {
        fits = i->parts.v[k].column == f->columns.v[k] && !i->parts.v[k].prefix;
    }
    return fits;
}

bool ddl_foreign_served(const struct table *t, const struct foreign_key_info *f)
{
    bool served = f->columns.n == 0;
    for (unsigned i = 0; i < t->indexes.n; i++) {
        served = served || begins_with(t->indexes.v[i], f);
    }
    return served;
}

static void imply(const struct ddl *x, struct table *t, const struct foreign_key_info *f)
{
    struct index *i = ARENA_NEW(x->a, struct index);
    i->implied = true;
    i->place = f->place;
    for (unsigned k = 0; k < f->columns.n; k++) {
        const struct index_part part = {.column = f->columns.v[k]};
        vec_push(x->a, &i->parts, part);
    }
    i->name = f->index_name.n ? f->index_name : f->named ? f->name : ddl_auto_index(x, t, i);
    vec_push(x->a, &t->indexes, i);
}

void ddl_imply_indexes(const struct ddl *x, struct table *t)
{
    if (x->c->options.dialect != DIALECT_MYSQL) {
        return;
    }
    for (unsigned i = 0; i < t->foreign_keys.n; i++) {
        if (!ddl_foreign_served(t, t->foreign_keys.v[i])) {
            imply(x, t, t->foreign_keys.v[i]);
        }
    }
}

static bool stands_in(const struct index *own, const struct index *implied)
{
    bool fits = own->parts.n >= implied->parts.n && !own->fulltext && !own->spatial;
    for (unsigned k = 0; fits && k < implied->parts.n; k++) {
        fits = own->parts.v[k].column == implied->parts.v[k].column && !own->parts.v[k].prefix;
    }
    return fits;
}

/* Dolt keeps both. */
void ddl_drop_implied(const struct ddl *x, struct table *t, const struct index *own)
{
    unsigned kept = 0;
    bool keeps = x->c->options.flavour == FLAVOUR_DOLT;
    for (unsigned i = 0; i < t->indexes.n; i++) {
        struct index *old = t->indexes.v[i];
        if (keeps || !old->implied || !stands_in(own, old)) {
            t->indexes.v[kept++] = old;
        }
    }
    t->indexes.n = kept;
}
