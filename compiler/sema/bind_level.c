/* bind_level.c: BIND for SQLite's FROM, level by level: what each has, what USING and NATURAL merge in it, and which
 * columns a join in parentheses has. See level.h. */
#include "sema/bind.h"
#include "sema/level.h"

static bool turns(enum join_kind kind)
{
    return kind == JOIN_RIGHT || kind == JOIN_FULL;
}

/* Without an alias what is in parentheses at the very left is of the same level. */
static bool any_turns(const struct table_ref *from)
{
    bool join = from->kind == TABLE_JOIN;
    return join && (turns(from->join) || (!from->left->alias.text.n && any_turns(from->left)));
}

static void push_item(struct level *l, struct relation *item)
{
    vec_push(l->a, &l->items, item);
    vec_push(l->a, &l->joins, NULL);
}

struct level *level_new(struct bind *b, const struct table_ref *from, const struct query *q)
{
    struct level *l = ARENA_NEW(b->a, struct level);
    l->a = b->a;
    l->turned = from && !from->alias.text.n && any_turns(from);
    for (unsigned i = 0; q && i < q->relations.n; i++) {
        push_item(l, q->relations.v[i]);
    }
    return l;
}

void level_push(struct bind *b, struct query *q, struct relation *item)
{
    if (!q->level) {
        q->level = level_new(b, NULL, q);
        q->scope.level = q->level;
    }
    push_item(q->level, item);
}

/* ---------------------------------------------------------------- USING and NATURAL */

static bool any_poisoned(const struct level *l)
{
    for (unsigned i = 0; i < l->items.n; i++) {
        if (l->items.v[i]->poisoned) {
            return true;
        }
    }
    return false;
}

/* What the items to the left of the last have of that name: the leftmost; in a level that has a RIGHT or FULL JOIN
 * COALESCE of all, each of which another USING has merged. False: reported. */
static bool left_parts(struct bind *b, const struct level *l, const struct name *name, bool natural, part_vec *out)
{
    unsigned column;
    for (unsigned i = 0; i + 1 < l->items.n; i++) {
        const struct relation *item = l->items.v[i];
        if (!level_column_of(item, name->text, natural, &column)) {
            continue;
        }
        part_vec more = level_parts(b->a, item, column);
        if (out->n && !join_merges(l->joins.v[i], name->text)) {
            bind_report(b, DIAG_E0202, name->span, "column `%.*s` is in `%.*s` and in `%.*s`", STR_ARG(name->text),
                        STR_ARG(out->v[0].column.relation->name), STR_ARG(more.v[0].column.relation->name));
            return false;
        }
        for (unsigned k = 0; k < more.n; k++) {
            struct name_part p = more.v[k];
            p.by = out->n && !k ? l->joins.v[i] : p.by;
            vec_push(b->a, out, p);
        }
        if (!l->turned) {
            break;
        }
    }
    if (!out->n) {
        bind_report(b, DIAG_E0203, name->span, "no column `%.*s` on the left side of the join", STR_ARG(name->text));
    }
    return out->n;
}

/* SQLite up to 3.40 at least takes a NULL for equal to another in USING where a column that is NOT NULL stands for a row
 * that an outer join left out; but for inner joins of a FROM without RIGHT and FULL JOIN, which leave nothing out. */
static bool unproved(const struct query *q, const struct level *l, const struct join *j, struct found left)
{
    bool inner = j->kind != JOIN_LEFT && !turns(j->kind);
    bool plain = q->select && l == q->scope.level && !l->turned;
    for (unsigned i = 0; i < l->items.n; i++) {
        plain = plain && !l->items.v[i]->nested;
    }
    return left.relation->outer && !(inner && plain);
}

static void use_all(struct bind *b, const part_vec *parts)
{
    for (unsigned i = 0; i < parts->n; i++) {
        struct found f = parts->v[i].column;
        bind_use(b, relation_named(f.relation), f.column);
    }
}

static void merge(struct bind *b, const struct query *q, struct join *j, const struct name *name, const part_vec *left,
                  const part_vec *right)
{
    vec_push(b->a, &j->names, name->text);
    vec_push(b->a, &j->left_merged, merged_parts(b, left, name));
    vec_push(b->a, &j->right_merged, merged_parts(b, right, name));
    vec_push(b->a, &j->unproved, unproved(q, q->level, j, left->v[0].column));
    vec_push(b->a, &j->same_left, left->v[0].column);
    vec_push(b->a, &j->same_right, right->v[0].column);
    use_all(b, left);
    use_all(b, right);
}

static void bind_merging(struct bind *b, struct query *q, struct join *j, const struct name *name, bool natural)
{
    const struct level *l = q->level;
    const struct relation *item = l->items.v[l->items.n - 1];
    part_vec left = {0}, right;
    unsigned column;
    if (!left_parts(b, l, name, natural, &left)) {
        return;
    }
    if (!level_column_of(item, name->text, natural, &column)) {
        bind_report(b, DIAG_E0203, name->span, "no column `%.*s` on the right side of the join", STR_ARG(name->text));
        return;
    }
    right = level_parts(b->a, item, column);
    merge(b, q, j, name, &left, &right);
}

static bool on_the_left(const struct level *l, struct str name)
{
    unsigned column;
    for (unsigned i = 0; i + 1 < l->items.n; i++) {
        if (level_column_of(l->items.v[i], name, true, &column)) {
            return true;
        }
    }
    return false;
}

void bind_level_join(struct bind *b, struct query *q, struct join *j)
{
    struct level *l = q->level;
    unsigned last = l->items.n - 1;
    const struct relation *item = l->items.v[last];
    if (any_poisoned(l)) {
        b->failed = b->failed || j->ref->natural || j->ref->using_columns.n;
        l->joins.v[last] = j;
        return;
    }
    for (unsigned i = 0; j->ref->natural && i < item->n_columns; i++) {
        struct name name = {item->columns[i].name, j->ref->span, false};
        if (!item->columns[i].invisible && on_the_left(l, name.text)) {
            bind_merging(b, q, j, &name, true);
        }
    }
    for (unsigned i = 0; i < j->ref->using_columns.n; i++) {
        bind_merging(b, q, j, &j->ref->using_columns.v[i], false);
    }
    l->joins.v[last] = j;
}

/* ---------------------------------------------------------------- a join in parentheses */

typedef VEC(struct level_column) column_vec;
typedef VEC(struct rel_column) name_column_vec;

struct nesting {
    struct bind *b;
    const struct scope *scope;
    struct relation *r;
    column_vec columns;
    name_column_vec names;
};

static void add_column(struct nesting *n, struct level_column c, struct str name)
{
    struct rel_column as = {.name = level_name(n->b->a, n->names.v, n->names.n, name, n->columns.v, &c.hidden)};
    as.nullable = true;
    if (c.parts.n == 1) {
        as.origin = relation_at(c.parts.v[0].column.relation, c.parts.v[0].column.column)->origin;
    }
    vec_push(n->b->a, &n->columns, c);
    vec_push(n->b->a, &n->names, as);
}

/* SQLite writes each column down as t.c, and then finds it so. */
static void look_up(struct nesting *n, const struct qname *of, struct str name, part_vec *parts, struct span span)
{
    struct found pair[2] = {{n->r, 0}, {n->r, 0}};
    struct str named;
    enum lookup found = level_lookup(n->scope, of, name, parts, &named, pair);
    if (found == LOOKUP_NONE) {
        bind_report(n->b, DIAG_E0203, span, "no column `%.*s`, by which NATURAL JOIN merges, can be named here",
                    STR_ARG(name));
        n->r->poisoned = true;
    } else if (found == LOOKUP_AMBIGUOUS) {
        bind_report(n->b, DIAG_E0202, span, "column `%.*s` is in `%.*s` and in `%.*s`", STR_ARG(name),
                    STR_ARG(pair[0].relation->name), STR_ARG(pair[1].relation->name));
        n->r->poisoned = true;
    }
}

static void add_table_column(struct nesting *n, const struct relation *item, unsigned i, bool hidden)
{
    const struct rel_column *c = &item->columns[i];
    struct level_column out = {.name = c->name, .of = item, .hidden = hidden};
    struct qname of = {.name = {.text = item->name}};
    if (c->invisible) {
        return;
    }
    if (item->name.n && !level_unnamed(c->name)) {
        look_up(n, &of, c->name, &out.parts, item->span);
    } else {
        out.parts = level_parts(n->b->a, item, i);
    }
    if (!n->r->poisoned) {
        add_column(n, out, c->name);
    }
}

static void add_item(struct nesting *n, const struct level *l, unsigned i)
{
    const struct relation *item = l->items.v[i];
    const struct join *next = i + 1 < l->items.n ? l->joins.v[i + 1] : NULL;
    for (unsigned k = 0; next && k < next->names.n && !n->r->poisoned; k++) {
        struct level_column c = {.name = next->names.v[k], .merged = true};
        look_up(n, NULL, c.name, &c.parts, next->ref->span);
        if (!n->r->poisoned) {
            add_column(n, c, c.name);
        }
    }
    for (unsigned k = 0; k < item->n_columns && !n->r->poisoned; k++) {
        struct str name = item->columns[k].name;
        bool hidden = join_merges(l->joins.v[i], name) || join_merges(next, name);
        if (!item->nested) {
            add_table_column(n, item, k, hidden);
            continue;
        }
        struct level_column c = item->nested->columns[k];
        c.merged = false;
        c.hidden = c.hidden || hidden;
        if (item->name.n && !level_unnamed(name)) {
            look_up(n, &(struct qname){.name = {.text = item->name}}, name, &c.parts, item->span);
        }
        if (!n->r->poisoned) {
            add_column(n, c, name);
        }
    }
}

static struct relation *nested_relation(struct bind *b, struct query *q, const struct table_ref *ref, unsigned first)
{
    struct nested *as = ARENA_NEW(b->a, struct nested);
    struct scope scope = {.level = q->level};
    struct nesting n = {.b = b, .scope = &scope, .r = ARENA_NEW(b->a, struct relation)};
    n.r->has_alias = ref->alias.text.n != 0;
    n.r->name = ref->alias.text;
    n.r->span = n.r->has_alias ? ref->alias.span : ref->span;
    n.r->poisoned = any_poisoned(q->level);
    for (unsigned i = 0; i < q->level->items.n && !n.r->poisoned; i++) {
        add_item(&n, q->level, i);
    }
    *as = (struct nested){q->level, n.columns.v, first, q->relations.n};
    n.r->nested = as;
    n.r->n_columns = n.r->poisoned ? 0 : n.names.n;
    n.r->columns = n.names.v;
    return n.r;
}

void bind_nested(struct bind *b, struct query *q, struct table_ref *ref, struct scope *outer)
{
    struct level *up = q->level;
    unsigned first = q->relations.n;
    q->level = level_new(b, NULL, NULL);
    q->level->turned = any_turns(ref);
    bind_join(b, q, ref, outer);
    ref->relation = nested_relation(b, q, ref, first);
    q->level = up;
    level_push(b, q, ref->relation);
}
