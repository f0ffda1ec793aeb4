/* level.c: what a name means in one level of SQLite's FROM. Part of BIND. See level.h.
 *
 * What is merged counts once: the leftmost of them, the one that a RIGHT JOIN keeps, or all that FULL JOINs merge. */
#include "sema/level.h"

bool join_merges(const struct join *j, struct str name)
{
    for (unsigned i = 0; j && i < j->names.n; i++) {
        if (str_eq_nocase(j->names.v[i], name)) {
            return true;
        }
    }
    return false;
}

bool level_column_of(const struct relation *item, struct str name, bool visible, unsigned *column)
{
    bool found = relation_column(item, name, column) && *column < item->n_columns;
    return found && !(visible && relation_at(item, *column)->invisible);
}

part_vec level_parts(struct arena *a, const struct relation *item, unsigned column)
{
    if (item->nested) {
        return item->nested->columns[column].parts;
    }
    part_vec one = {0};
    struct name_part p = {{(struct relation *)(uintptr_t)item, column}, NULL};
    vec_push(a, &one, p);
    return one;
}

static struct str without_number(struct str name)
{
    size_t digits = name.n;
    while (digits > 1 && ((name.p[digits - 1] >= '0' && name.p[digits - 1] <= '9') || name.p[digits - 1] == '?')) {
        digits--;
    }
    name.n = digits > 1 && name.p[digits - 1] == ':' ? digits - 1 : name.n;
    return name;
}

struct str level_numbered(struct arena *a, struct str name, unsigned count)
{
    return str_printf(a, "%.*s:%u", STR_ARG(without_number(name)), count);
}

static unsigned namesake(const struct rel_column *others, unsigned n, struct str name)
{
    unsigned i = 0;
    while (i < n && !str_eq_nocase(others[i].name, name)) {
        i++;
    }
    return i;
}

struct str level_name(struct arena *a, const struct rel_column *others, unsigned n, struct str name,
                      const struct level_column *columns, bool *hidden)
{
    enum { COUNTED = 4 }; /* then the number is a random one */
    struct str wanted = name;
    unsigned count = 0, i;
    while ((i = namesake(others, n, name)) < n && count <= COUNTED) {
        *hidden = *hidden || (columns && columns[i].merged);
        name = level_numbered(a, name, ++count);
    }
    return count <= COUNTED ? name : str_printf(a, "%.*s:?", STR_ARG(without_number(wanted)));
}

bool level_unnamed(struct str name)
{
    return name.n > 2 && name.p[name.n - 1] == '?' && name.p[name.n - 2] == ':';
}

struct search {
    struct arena *a;
    const struct qname *of;
    struct str name;
    unsigned n, fused; /* found; of these, merged by FULL JOINs with those before */
    part_vec parts;
    struct str named;
    struct found pair[2];
    unsigned rowids; /* items whose rowid it could be */
    struct found rowid;
};

/* One more has that name: item i of the level. */
static void match(struct search *s, const struct level *l, unsigned i, unsigned column)
{
    const struct relation *item = l->items.v[i];
    const struct join *j = l->joins.v[i];
    bool merges = s->n && join_merges(j, s->name);
    if (merges && j->kind != JOIN_RIGHT && j->kind != JOIN_FULL) {
        return;
    }
    s->n = merges && j->kind == JOIN_RIGHT ? 0 : s->n;
    bool fuses = s->n && merges;
    part_vec more = level_parts(s->a, item, column);
    s->fused = !s->n ? 0 : fuses ? s->fused + 1 : 0;
    s->parts.n = fuses ? s->parts.n : 0;
    for (unsigned k = 0; k < more.n; k++) {
        struct name_part p = more.v[k];
        p.by = fuses && !k ? j : p.by;
        vec_push(s->a, &s->parts, p);
    }
    s->named = item->nested ? relation_at(item, column)->name : (struct str){0};
    if (more.n) {
        s->pair[s->n ? 1 : 0] = more.v[0].column;
    }
    s->n++;
}

static bool has_name(const struct level_column *c, const struct search *s)
{
    bool table = !s->of || (c->of && relation_is_called(c->of, s->of, true));
    return table && str_eq_nocase(c->name, s->name);
}

/* By its tables' names. */
static bool match_nested(struct search *s, const struct level *l, unsigned i)
{
    const struct relation *item = l->items.v[i];
    bool hit = false;
    for (unsigned k = 0; k < item->n_columns; k++) {
        const struct level_column *c = &item->nested->columns[k];
        if (has_name(c, s)) {
            match(s, l, i, k);
            hit = true;
            if (c->merged) {
                break;
            }
        }
    }
    return hit;
}

/* SQLite sees a rowid in views and derived tables as well, though none is there to name. */
static void note_rowid(struct search *s, struct relation *item)
{
    bool derived = item->query && !item->cte;
    if (item->rowid || derived || item->nested) {
        s->rowids++;
        s->rowid = (struct found){item, item->n_columns};
    }
}

static void search_level(struct search *s, const struct level *l)
{
    for (unsigned i = 0; i < l->items.n; i++) {
        struct relation *item = l->items.v[i];
        unsigned column;
        bool nested = item->nested != NULL;
        if (nested && (match_nested(s, l, i) || !s->of)) {
            continue;
        }
        if (s->of && !relation_is_called(item, s->of, true)) {
            continue;
        }
        if (level_column_of(item, s->name, false, &column)) {
            match(s, l, i, column);
        }
        if (!s->n) {
            note_rowid(s, item);
        }
    }
}

static bool is_rowid(const struct search *s)
{
    unsigned column;
    const struct relation *r = s->rowid.relation;
    return !s->n && s->rowids == 1 && r->rowid && relation_column(r, s->name, &column) && column == r->n_columns;
}

enum lookup level_lookup(const struct scope *s, const struct qname *of, struct str name, part_vec *parts,
                         struct str *named, struct found pair[2])
{
    struct search k = {.a = s->level->a, .of = of, .name = name};
    search_level(&k, s->level);
    if (is_rowid(&k)) {
        k.n = 1;
        k.parts.n = 0;
        struct name_part p = {k.rowid, NULL};
        vec_push(k.a, &k.parts, p);
        k.pair[0] = k.rowid;
    }
    bool one = k.n == 1 || (k.n && k.fused == k.n - 1);
    *parts = k.parts;
    *named = k.n == 1 ? k.named : (struct str){0};
    for (unsigned i = 0; i < 2; i++) {
        pair[i] = k.pair[i].relation ? k.pair[i] : pair[i];
    }
    pair[0] = one && k.parts.n ? k.parts.v[0].column : pair[0];
    return !k.n ? LOOKUP_NONE : one ? LOOKUP_ONE : LOOKUP_AMBIGUOUS;
}
