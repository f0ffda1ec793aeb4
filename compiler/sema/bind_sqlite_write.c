/* bind_sqlite_write.c: BIND for what SQLite refuses of an INSERT, UPDATE or DELETE for what its table is: a view without a
 * trigger that does it, a table that SQLite fills itself, clauses that virtual tables do not have. */
#include "sema/bind.h"

/* An UPDATE sets one of the columns of the trigger's UPDATE OF. */
static bool sets_one_of(const struct update *s, const name_vec *of)
{
    for (unsigned i = 0; i < s->set.n; i++) {
        const name_vec *names = &s->set.v[i].columns;
        for (unsigned k = 0; k < names->n * of->n; k++) {
            if (str_eq_nocase(names->v[k / of->n].text, of->v[k % of->n].text)) {
                return true;
            }
        }
    }
    return false;
}

bool sqlite_view_trigger(const struct bind *b, const struct table *t)
{
    enum stmt_kind kind = b->stmt->kind;
    enum trigger_event event = kind == STMT_INSERT   ? TRIGGER_INSERT
                               : kind == STMT_UPDATE ? TRIGGER_UPDATE
                                                     : TRIGGER_DELETE;
    for (unsigned i = 0; i < b->cat->triggers.n; i++) {
        const struct trigger *x = b->cat->triggers.entries[i].value;
        bool does = x && x->table == t && x->create->time == TRIGGER_INSTEAD && x->create->event == event;
        if (does && (!x->create->of.n || sets_one_of(b->stmt->u.update, &x->create->of))) {
            return true;
        }
    }
    return false;
}

static bool fills_itself(const struct table *t)
{
    return t->builtin && !str_is(t->name, "sqlite_sequence") && !str_is(t->name, "sqlite_stat1");
}

static const char *lacks(const struct bind *b, const struct table *t)
{
    const struct stmt *s = b->stmt;
    if (fills_itself(t)) {
        return "SQLite fills it itself";
    }
    if (s->kind == STMT_INSERT) {
        bool upsert = s->u.insert->upserts.n != 0;
        return upsert && t->of_view    ? "a view takes no ON CONFLICT"
               : upsert && t->module.n ? "a virtual table takes no ON CONFLICT"
                                       : NULL;
    }
    bool returning = s->kind == STMT_UPDATE ? s->u.update->returning.n != 0 : s->u.del->returning.n != 0;
    return returning && t->module.n ? "a virtual table has RETURNING of an INSERT alone" : NULL;
}

void check_sqlite_write(struct bind *b, const struct table *t, struct span span)
{
    const char *why = b->o.dialect == DIALECT_SQLITE && !b->program && t ? lacks(b, t) : NULL;
    if (why) {
        bind_report(b, DIAG_E0217, span, "`%.*s` cannot be written so: %s", STR_ARG(t->name), why);
    }
}
