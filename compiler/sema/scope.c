/* scope.c: looking a name up in one level of scope. Part of BIND. */
#include "sema/scope.h"

struct rel_column *relation_at(const struct relation *r, unsigned column)
{
    return &r->columns[column];
}

const struct table *relation_named(const struct relation *r)
{
    return r->table ? r->table : r->view;
}

static bool is_rowid_name(struct str name)
{
    return str_is(name, "rowid") || str_is(name, "_rowid_") || str_is(name, "oid");
}

static bool same_name(const struct relation *r, struct str a, struct str b)
{
    return r->exact ? str_eq(a, b) : str_eq_nocase(a, b);
}

bool relation_column(const struct relation *r, struct str name, unsigned *column)
{
    if (r->table) {
        const struct column *c = table_column_then(r->table, name, r->era);
        if (c && (r->era || same_name(r, c->name, name))) {
            *column = c->index;
            return true;
        }
    }
    for (unsigned i = 0; !r->table && i < r->n_columns; i++) {
        if (same_name(r, r->columns[i].name, name)) {
            *column = i;
            return true;
        }
    }
    if (r->rowid && is_rowid_name(name)) {
        *column = r->n_columns;
        return true;
    }
    return false;
}

bool relation_named_twice(const struct relation *r, struct str name, unsigned column)
{
    for (unsigned i = column + 1; !r->table && !r->first_wins && i < r->n_columns; i++) {
        if (same_name(r, r->columns[i].name, name)) {
            return true;
        }
    }
    return false;
}

bool relation_shadowed(const struct relation *r, unsigned column)
{
    for (unsigned i = 0; !r->table && i < column && column < r->n_columns; i++) {
        if (same_name(r, r->columns[i].name, r->columns[column].name)) {
            return true;
        }
    }
    return false;
}

/* database.t is no alias of another database's table, and no derived table. */
static bool in_database(const struct relation *r, struct str database, bool nocase)
{
    if (!database.n || r->poisoned) {
        return true;
    }
    const struct table *t = relation_named(r);
    struct str have = r->database.n ? r->database : t && t->database ? t->database->name : STR("");
    if (t && !t->database && !r->database.n) {
        return true;
    }
    return nocase ? str_eq_nocase(have, database) : str_eq(have, database);
}

unsigned scope_next_relation(const struct scope *s, const struct qname *name, bool nocase, unsigned at)
{
    for (; at < s->n; at++) {
        const struct relation *r = s->relations[at];
        bool same = nocase ? str_eq_nocase(r->name, name->name.text) : str_eq(r->name, name->name.text);
        if (same && in_database(r, name->schema.text, nocase)) {
            break;
        }
    }
    return at;
}

struct relation *scope_relation(const struct scope *s, const struct qname *name, bool nocase)
{
    unsigned at = scope_next_relation(s, name, nocase, 0);
    return at < s->n ? s->relations[at] : NULL;
}

/* The column that its join merges this one with; NULL: none. */
static const struct found *merged_with(const struct relation *r, unsigned column)
{
    for (unsigned i = 0; r->merging && i < r->merging->same_right.n; i++) {
        const struct found *f = &r->merging->same_right.v[i];
        if (f->relation == r && f->column == column) {
            return &r->merging->same_left.v[i];
        }
    }
    return NULL;
}

static bool turns(const struct relation *r)
{
    return r->merging->kind == JOIN_RIGHT;
}

static bool is_or_merges_with(const struct found *f, const struct found *other)
{
    while (f && (f->relation != other->relation || f->column != other->column)) {
        f = merged_with(f->relation, f->column);
    }
    return f != NULL;
}

/* What a RIGHT JOIN in parentheses merges is nothing to a column found to the left of them. */
static bool merges_here(const struct found *at, const struct qname *of, unsigned n, const struct found *before)
{
    const struct found *with = merged_with(at->relation, at->column);
    return with && (of || !n || !turns(at->relation) || is_or_merges_with(before, with));
}

static bool fuses(const struct relation *r)
{
    return r->merging->kind == JOIN_FULL;
}

/* What is merged counts once: in SQLite the leftmost of them, or the one that a RIGHT JOIN keeps, even of several that
 * are named alike. Where a FULL JOIN merges, the leftmost is found, and scope_merged says which stand beside it. */
/* SQLite sees a rowid in views and derived tables as well, though none is there to name. */
static bool has_derived(const struct scope *s)
{
    for (unsigned i = 0; i < s->n; i++) {
        if (s->relations[i]->query && !s->relations[i]->cte) {
            return true;
        }
    }
    return false;
}

enum lookup scope_lookup(const struct scope *s, const struct qname *of, bool nocase, struct str name,
                         struct found *first, struct found *second)
{
    unsigned n = 0;
    for (unsigned i = 0; i < s->n; i++) {
        struct found at = {s->relations[i], 0};
        if ((of && scope_next_relation(s, of, nocase, i) != i) || !relation_column(at.relation, name, &at.column)) {
            continue;
        }
        if (s->visible && relation_at(at.relation, at.column)->invisible) {
            continue;
        }
        bool merges = merges_here(&at, of, n, first);
        if ((n && merges && !turns(at.relation) && !fuses(at.relation)) ||
            ((n || !of) && merges && fuses(at.relation))) {
            continue;
        }
        if (!merges && relation_at(at.relation, at.column)->merged && (!of || n)) {
            continue;
        }
        n = merges && turns(at.relation) ? 0 : n;
        *(n ? second : first) = at;
        bool twice = !(of && at.relation->joined) && relation_named_twice(at.relation, name, at.column);
        n += 1 + twice;
        if (n == 1 || at.relation == first->relation) {
            *second = at;
        }
    }
    if (n == 1 && !of && first->column == first->relation->n_columns && s->n > 1 && has_derived(s)) {
        return LOOKUP_NONE;
    }
    return n == 0 ? LOOKUP_NONE : n == 1 ? LOOKUP_ONE : LOOKUP_AMBIGUOUS;
}

enum lookup scope_column(const struct scope *s, struct str name, struct found *first, struct found *second)
{
    return scope_lookup(s, NULL, false, name, first, second);
}

void scope_merged(struct arena *a, const struct scope *s, const struct qname *of, struct str name, found_vec *out)
{
    for (unsigned i = 0; i < s->n; i++) {
        struct found at = {s->relations[i], 0};
        if ((of && scope_next_relation(s, of, true, i) != i) || !relation_column(at.relation, name, &at.column)) {
            continue;
        }
        bool merges = merges_here(&at, of, out->n, out->v);
        if (merges && turns(at.relation)) {
            out->n = 0;
        }
        bool first = !out->n && (of       ? true
                                 : merges ? !fuses(at.relation)
                                          : !relation_at(at.relation, at.column)->merged);
        if (first || (out->n && merges && fuses(at.relation))) {
            vec_push(a, out, at);
        }
    }
}
