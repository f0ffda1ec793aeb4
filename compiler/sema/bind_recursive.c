/* bind_recursive.c: which parts of a recursive WITH query refer to it, and whether the engine takes them together. Part of BIND.
 *
 * `a UNION ALL b UNION ALL c` is (a ∪ b) ∪ c: the recursion begins at the first part that names the query itself, and
 * all from there on see what all of them give. */
#include "sema/bind.h"
#include "sema/funcs.h"
#include "sema/walk.h"

static bool select_names(const struct bind *b, const struct select *s, struct str name);

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

/* Its FROM, or a part's, has it. */
static bool select_names(const struct bind *b, const struct select *s, struct str name)
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

/* ---------------------------------------------------------------- what servers take of it */

struct references { /* of a part to the query it is of */
    unsigned all, direct, derived;
    bool outer;
    struct span last;
};

static bool within(struct span inner, struct span outer)
{
    return inner.off >= outer.off && inner.off + inner.len <= outer.off + outer.len;
}

static struct references references_of(const struct query *top, const struct select *part)
{
    struct references n = {0};
    for (unsigned i = 0; i < top->self.n; i++) {
        const struct relation *r = top->self.v[i];
        bool direct = false;
        if (!within(r->span, part->span)) {
            continue;
        }
        for (unsigned k = 0; part->query && k < part->query->relations.n; k++) {
            direct = direct || part->query->relations.v[k] == r;
        }
        n.all++;
        n.direct += direct;
        n.derived += !direct && part->from && within(r->span, part->from->span);
        n.outer = n.outer || (direct && r->outer);
        n.last = r->span;
    }
    return n;
}

static void minds(struct bind *b, unsigned takes, struct span span, const char *what)
{
    bind_servers(b, takes, DIAG_E0226, span, what);
}

static void check_references(struct bind *b, const struct references *n)
{
    if (n->all > 1) {
        minds(b, FUNC_DOLT, n->last, "a recursive part that names its query twice");
    } else if (n->derived) {
        minds(b, FUNC_MARIADB | FUNC_DOLT, n->last, "recursion in a derived table");
    } else if (!n->direct) {
        minds(b, FUNC_DOLT, n->last, "recursion in a subquery");
    } else if (n->outer) {
        minds(b, FUNC_MYSQL | FUNC_DOLT, n->last, "recursion on the optional side of an outer join");
    }
}

static void find_window(void *context, struct expr *e)
{
    struct expr **found = context;
    if (e->kind == EXPR_CALL && e->call->over) {
        *found = e;
    }
    expr_children(e, find_window, context);
}

static void check_part(struct bind *b, const struct query *top, const struct select *s)
{
    struct references n = references_of(top, s);
    struct expr *window = NULL;
    for (unsigned i = 0; i < s->columns.n; i++) {
        find_window(&window, s->columns.v[i].expr);
    }
    if (s->query && s->query->aggregate && !s->group_by.n) {
        bind_report(b, DIAG_E0226, s->span, "an aggregate in a recursive part");
        return;
    }
    if (window) {
        minds(b, FUNC_DOLT, window->span, "a window function in a recursive part");
    }
    if (s->group_by.n) {
        minds(b, FUNC_MARIADB | FUNC_DOLT, s->group_by.v[0]->span, "GROUP BY in a recursive part");
    }
    if (s->distinct || s->order_by.n || s->limit) {
        minds(b, FUNC_MARIADB | FUNC_DOLT, s->span, "DISTINCT, ORDER BY or LIMIT in a recursive part");
    }
    check_references(b, &n);
}

static bool refers(const struct query *top, const struct select *part)
{
    return references_of(top, part).all > 0;
}

static void check_operator(struct bind *b, const struct query *top, const struct select *s)
{
    const struct select *left = s->set.left;
    bool united = s->set.op == SET_UNION || s->set.op == SET_UNION_ALL;
    bool right = refers(top, s->set.right), before = left->set.left && refers(top, left);
    if (!united && right) {
        minds(b, FUNC_MARIADB, s->set.op_span, "recursion by another operation than UNION");
    } else if (!right && before) {
        minds(b, FUNC_MARIADB, s->set.right->span, "a part that does not recur behind one that does");
    }
}

void check_recursive_parts(struct bind *b, const struct query *q)
{
    const struct select *top = q->select;
    if (top->order_by.n) {
        minds(b, FUNC_DOLT, top->order_by.v[0].expr->span, "ORDER BY of a recursive query as a whole");
    } else if (top->limit) {
        minds(b, FUNC_MYSQL | FUNC_DOLT, top->limit->span, "LIMIT of a recursive query as a whole");
    }
    for (const struct select *s = top; s->set.left; s = s->set.left) {
        check_operator(b, q, s);
        if (!s->set.right->set.left && refers(q, s->set.right)) {
            check_part(b, q, s->set.right);
        }
    }
}
