/* bind_recursive.c: which parts of a recursive WITH query refer to it. Part of BIND.
 *
 * `a UNION ALL b UNION ALL c` is (a ∪ b) ∪ c: the recursion begins at the first part that names the query itself, and
 * all from there on see what all of them give. */
#include "sema/bind.h"

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
