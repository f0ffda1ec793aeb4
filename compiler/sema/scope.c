/* scope.c: looking a name up in one level of scope. Part of BIND. */
#include "sema/level.h"

struct rel_column *relation_at(const struct relation *r, unsigned column)
{
    return &r->columns[column];
}

const struct table *relation_named(const struct relation *r)
{
    return r->table ? r->table : r->view;
}

bool is_rowid_name(struct str name)
{
    return str_is(name, "rowid") || str_is(name, "_rowid_") || str_is(name, "oid");
}

bool null_test_folded(const struct expr *e)
{
    while (e->kind == EXPR_UNARY && (e->op == OP_PLUS || e->op == OP_NEG)) {
        e = e->a;
    }
    const struct relation *r = e->kind == EXPR_COLUMN && !e->alias_of ? e->relation : NULL;
    if (!r || !r->table || r->outer) {
        return false;
    }
    bool rowid = e->column_index >= r->table->columns.n;
    return rowid || r->table->columns.v[e->column_index]->not_null;
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

/* A derived table has another column of that name, behind this one. */
static bool relation_named_twice(const struct relation *r, struct str name, unsigned column)
{
    for (unsigned i = column + 1; !r->table && i < r->n_columns; i++) {
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

bool relation_is_called(const struct relation *r, const struct qname *name, bool nocase)
{
    bool same = nocase ? str_eq_nocase(r->name, name->name.text) : str_eq(r->name, name->name.text);
    return same && in_database(r, name->schema.text, nocase);
}

/* The position of the first such relation from `at` on; s->n: none. */
static unsigned scope_next_relation(const struct scope *s, const struct qname *name, bool nocase, unsigned at)
{
    while (at < s->n && !relation_is_called(s->relations[at], name, nocase)) {
        at++;
    }
    return at;
}

/* A join in parentheses that has this alias. */
static struct relation *nested_called(const struct level *l, const struct qname *name)
{
    for (unsigned i = 0; l && i < l->items.n; i++) {
        struct relation *r = l->items.v[i];
        if (r->nested && r->name.n && relation_is_called(r, name, true)) {
            return r;
        }
    }
    return NULL;
}

struct relation *scope_relation(const struct scope *s, const struct qname *name, bool nocase)
{
    unsigned at = scope_next_relation(s, name, nocase, 0);
    return at < s->n ? s->relations[at] : nested_called(s->level, name);
}

/* A FULL JOIN merges it with one to the left. */
static bool fused(const struct relation *r, unsigned column)
{
    for (unsigned i = 0; r->merging && i < r->merging->same_right.n; i++) {
        const struct found *f = &r->merging->same_right.v[i];
        if (f->relation == r && f->column == column) {
            return true;
        }
    }
    return false;
}

/* What is merged counts once. Where a FULL JOIN merges, the leftmost is found, and scope_merged says which stand beside it. */
enum lookup scope_lookup(const struct scope *s, const struct qname *of, bool nocase, struct str name,
                         struct found *first, struct found *second)
{
    if (s->level) {
        part_vec parts;
        struct str named;
        struct found pair[2] = {{NULL, 0}, {NULL, 0}};
        enum lookup l = level_lookup(s, of, name, &parts, &named, pair);
        *first = pair[0];
        *second = pair[1].relation ? pair[1] : pair[0];
        return l;
    }
    unsigned n = 0;
    for (unsigned i = 0; i < s->n; i++) {
        struct found at = {s->relations[i], 0};
        if ((of && scope_next_relation(s, of, nocase, i) != i) || !relation_column(at.relation, name, &at.column)) {
            continue;
        }
        if (s->visible && relation_at(at.relation, at.column)->invisible) {
            continue;
        }
        bool merged = fused(at.relation, at.column) || relation_at(at.relation, at.column)->merged;
        if (merged && (n || !of)) {
            continue;
        }
        *(n ? second : first) = at;
        n += 1 + relation_named_twice(at.relation, name, at.column);
        if (n == 1 || at.relation == first->relation) {
            *second = at;
        }
    }
    return n == 0 ? LOOKUP_NONE : n == 1 ? LOOKUP_ONE : LOOKUP_AMBIGUOUS;
}

enum lookup scope_column(const struct scope *s, struct str name, struct found *first, struct found *second)
{
    return scope_lookup(s, NULL, false, name, first, second);
}

struct str scope_merged(struct arena *a, const struct scope *s, const struct qname *of, struct str name, part_vec *out)
{
    struct str named = {0};
    if (s->level) {
        struct found pair[2];
        level_lookup(s, of, name, out, &named, pair);
        return named;
    }
    for (unsigned i = 0; !of && i < s->n; i++) {
        struct name_part at = {{s->relations[i], 0}, NULL};
        if (!relation_column(at.column.relation, name, &at.column.column)) {
            continue;
        }
        bool merges = fused(at.column.relation, at.column.column);
        at.by = merges ? at.column.relation->merging : NULL;
        bool first = !out->n && !merges && !relation_at(at.column.relation, at.column.column)->merged;
        if (first || (out->n && merges)) {
            vec_push(a, out, at);
        }
    }
    return named;
}

bool scope_reaches(const struct scope *s, const struct relation *r)
{
    for (; s; s = s->outer) {
        for (unsigned i = 0; i < s->n; i++) {
            if (s->relations[i] == r) {
                return true;
            }
        }
    }
    return false;
}
