/* bind_recursive.c: which parts of a recursive WITH query refer to it, and whether the engine takes them together. Part of BIND.
 *
 * `a UNION ALL b UNION ALL c` is (a ∪ b) ∪ c: the recursion begins at the first part that names the query itself, and
 * all from there on see what all of them give. */
#include "sema/bind.h"
#include "sema/funcs.h"

static bool from_names(const struct bind *b, const struct table_ref *t, struct str name)
{
    if (!t) {
        return false;
    }
    switch (t->kind) {
    case TABLE_NAME:
        return !t->name.schema.text.n && (b->o.dialect == DIALECT_POSTGRES ? str_eq(t->name.name.text, name)
                                                                           : str_eq_nocase(t->name.name.text, name));
    case TABLE_SUBQUERY: return select_names(b, t->select, name);
    case TABLE_JOIN: return from_names(b, t->left, name) || from_names(b, t->right, name);
    default: return false;
    }
}

bool select_names(const struct bind *b, const struct select *s, struct str name)
{
    for (; s->set.left; s = s->set.left) {
        if (select_names(b, s->set.right, name)) {
            return true;
        }
    }
    return from_names(b, s->from, name);
}

static const struct select *first_part(const struct select *s)
{
    while (s->set.left) {
        s = s->set.left;
    }
    return s;
}

/* The left side has recursive parts of its own. */
bool recursion_begins_left(const struct bind *b, const struct select *s, const struct cte_scope *self)
{
    const struct select *left = s->set.left;
    bool plain = !left->with && !left->order_by.n && !left->limit && !left->offset;
    return plain && left->set.left && select_names(b, left, self->cte->name.text) &&
           !select_names(b, first_part(left), self->cte->name.text);
}

/* ---------------------------------------------------------------- which parts an engine takes together */

/* SQLite: the parts that name it are the last ones, and one kind of UNION joins them. */
static void sqlite_recursion(struct bind *b, const struct select *s, struct str name)
{
    bool last = s->set.op == SET_UNION || s->set.op == SET_UNION_ALL;
    for (const struct select *t = s; t->set.left; t = t->set.left) {
        bool names = select_names(b, t->set.right, name);
        last = last && names && t->set.op == s->set.op;
        if (names && !last) {
            bind_report(b, DIAG_E0226, t->set.op_span,
                        "SQLite wants the parts that name `%.*s` last, with one kind of UNION before all of them",
                        STR_ARG(name));
            return;
        }
    }
}

/* MariaDB mixes no UNION with UNION ALL; MySQL takes them in that order only. */
static void mysql_recursion(struct bind *b, const struct select *s, struct str name)
{
    bool all = false, distinct = false, all_behind = false;
    for (const struct select *t = s; t->set.left; t = t->set.left) {
        bool recursive = select_names(b, t->set.right, name);
        distinct = distinct || t->set.op == SET_UNION;
        all_behind = all_behind || (recursive && t->set.op == SET_UNION && all);
        all = all || (recursive && t->set.op == SET_UNION_ALL);
    }
    bool mixed = false;
    for (const struct select *t = s; t->set.left; t = t->set.left) {
        mixed = mixed || (distinct && t->set.op == SET_UNION_ALL);
    }
    if (all_behind) {
        bind_servers(b, FUNC_DOLT, DIAG_E0226, s->set.op_span, "UNION ALL behind UNION in a recursive query");
    } else if (mixed) {
        bind_servers(b, FUNC_MYSQL | FUNC_DOLT, DIAG_E0226, s->set.op_span,
                     "UNION and UNION ALL in one recursive query");
    }
}

void check_recursion(struct bind *b, const struct select *s, const struct cte *cte)
{
    if (!select_names(b, s, cte->name.text)) {
        return;
    }
    switch (b->o.dialect) {
    case DIALECT_SQLITE: sqlite_recursion(b, s, cte->name.text); break;
    case DIALECT_MYSQL: mysql_recursion(b, s, cte->name.text); break;
    case DIALECT_POSTGRES: break;
    }
}
