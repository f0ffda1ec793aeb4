/* bind_target.c: BIND for a view that an INSERT, UPDATE or DELETE writes. SQLite's takes what an INSTEAD OF trigger does
 * for it; MySQL's, where each of its rows is one row of one table.
 *
 * The statement sees a table with the view's columns: MySQL's are those of the base table by other names, SQLite's take
 * any value, because only the trigger says what becomes of it. */
#include "sema/bind.h"
#include "sema/types.h"

static bool cannot(struct bind *b, const struct table *t, struct span span, const char *why)
{
    struct diag *g = bind_report(b, DIAG_E0217, span, "the view `%.*s` cannot be written: %s", STR_ARG(t->name), why);
    diag_note(b->d, g, t->place, "`%.*s` is declared here", STR_ARG(t->name));
    return false;
}

/* The base table behind the view, where its rows are rows of that one; NULL: reported. */
static const struct table *base_of(struct bind *b, const struct table *t, const struct query *q, struct span span)
{
    const struct relation *from = q->relations.n ? q->relations.v[0] : NULL;
    const struct select *s = q->select;
    const char *why = q->left                                        ? "it is a set operation"
                      : !from                                        ? "it reads no table"
                      : q->aggregate || s->distinct || s->group_by.n ? "its rows are groups of rows"
                      : s->having || s->limit                        ? "it has HAVING or LIMIT"
                                                                     : NULL;
    if (why) {
        return cannot(b, t, span, why) ? t : NULL;
    }
    if (q->relations.n > 1) {
        bind_unsupported(b, span, "the writing of a view of several tables");
        return NULL;
    }
    if (from->view) {
        return base_of(b, t, from->query, span);
    }
    if (!from->table) {
        cannot(b, t, span, "it reads a derived table");
    }
    return from->table;
}

static bool shows(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        if (t->columns.v[i]->origin == c) {
            return true;
        }
    }
    return false;
}

/* An INSERT gives every column of the view a value of its own, and every other one of the table its default. */
static bool insertable(struct bind *b, const struct table *t, const struct table *base, struct span span)
{
    bool plain = true;
    for (unsigned i = 0; i < t->columns.n; i++) {
        for (unsigned k = 0; k < i; k++) {
            if (t->columns.v[i]->origin == t->columns.v[k]->origin && t->columns.v[i]->origin) {
                return cannot(b, t, span, "one column stands in it twice");
            }
        }
        plain = plain && t->columns.v[i]->origin;
    }
    if (!plain && !servers_check(b->cat, b->d, place_sql(b->text, span), ON_MARIADB,
                                 "an INSERT into a view with a column that is an expression")) {
        b->failed = true;
        return false;
    }
    for (unsigned i = 0; i < base->columns.n; i++) {
        const struct column *c = base->columns.v[i];
        if (c->not_null && !c->has_default && !shows(t, c)) {
            struct diag *g =
                bind_report(b, DIAG_E0304, span,
                            "column `%.*s` of `%.*s` is NOT NULL without a default, and the view `%.*s` has it not",
                            STR_ARG(c->name), STR_ARG(base->name), STR_ARG(t->name));
            diag_note(b->d, g, c->place, "`%.*s` is declared here", STR_ARG(c->name));
            return false;
        }
    }
    return true;
}

static void be_base(struct column *c)
{
    const struct column *base = c->origin;
    if (!base) {
        c->generated = GENERATED_VIRTUAL; /* it takes no value */
        return;
    }
    c->type = base->type;
    c->not_null = base->not_null;
    c->has_default = base->has_default;
    c->auto_increment = base->auto_increment;
    c->generated = base->generated;
    c->def = base->def;
    c->def_text = base->def_text;
    c->default_text = base->default_text;
}

static const struct table *as_table(struct bind *b, const struct table *view)
{
    struct table *t = ARENA_NEW(b->a, struct table);
    *t = *view;
    t->of_view = view;
    t->without_rowid = true;
    map_init(&t->by_name, b->a, true);
    t->columns.v = ARENA_ARRAY(b->a, struct column *, view->columns.n + 1);
    t->columns.cap = view->columns.n;
    for (unsigned i = 0; i < view->columns.n; i++) {
        struct column *c = t->columns.v[i] = ARENA_NEW(b->a, struct column);
        *c = *view->columns.v[i];
        c->table = t;
        if (b->o.dialect == DIALECT_SQLITE) {
            c->not_null = false;
            c->has_default = true;
        } else {
            be_base(c);
        }
        map_set(&t->by_name, c->name, c);
    }
    return t;
}

const struct table *bind_written(struct bind *b, const struct table *t, struct span span)
{
    if (!t->view) {
        return t;
    }
    const struct relation *r = relation_of_view(b, t, NULL, span); /* what it depends on, and what it is made of */
    if (r->poisoned) {
        return NULL;
    }
    if (b->o.dialect == DIALECT_SQLITE) {
        return sqlite_view_trigger(b, t) || cannot(b, t, span, "it has no INSTEAD OF trigger for that") ? as_table(b, t)
                                                                                                        : NULL;
    }
    if (b->o.flavour == FLAVOUR_DOLT) {
        return cannot(b, t, span, "Dolt writes no views") ? t : NULL;
    }
    const struct table *base = base_of(b, t, r->query, span);
    bool ok = base && (b->stmt->kind != STMT_INSERT || insertable(b, t, base, span));
    return ok ? as_table(b, t) : NULL;
}
