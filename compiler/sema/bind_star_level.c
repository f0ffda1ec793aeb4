/* bind_star_level.c: BIND for SQLite's * and t.*: what it writes for them, level by level, and finds again. See level.h. */
#include "sema/bind.h"
#include "sema/level.h"

struct star {
    struct bind *b;
    struct query *q;
    const struct level *level;
    struct span span;
};

/* To the left of a RIGHT or FULL JOIN, a column that a USING further on names is written without its table. */
static bool written_bare(const struct level *l, unsigned item, struct str column)
{
    bool left_of_turn = false, used = false;
    for (unsigned i = item + 1; i < l->items.n; i++) {
        left_of_turn = left_of_turn || l->joins.v[i]->kind == JOIN_RIGHT || l->joins.v[i]->kind == JOIN_FULL;
        used = used || join_merges(l->joins.v[i], column);
    }
    return l->items.n == 1 || (left_of_turn && used);
}

static void push_result(struct star *s, struct str name, const part_vec *parts)
{
    struct found f = parts->v[0].column;
    struct result r = {.name = name, .span = s->span};
    r.expr = merged_parts(s->b, parts, &(struct name){.text = name, .span = s->span});
    if (!r.expr) {
        r.relation = f.relation;
        r.column = f.column;
        r.origin = relation_at(f.relation, f.column)->origin;
    }
    vec_push(s->b->a, &s->q->results, r);
    for (unsigned i = 0; i < parts->n; i++) {
        bind_use(s->b, relation_named(parts->v[i].column.relation), parts->v[i].column.column);
    }
}

static void report(struct star *s, struct str name, enum lookup found, const struct found pair[2])
{
    struct str one = pair[0].relation->name, two = pair[1].relation->name;
    if (found == LOOKUP_NONE) {
        bind_report(s->b, DIAG_E0202, s->span, "`*` stands for `%.*s` here, which has no name", STR_ARG(name));
    } else {
        bind_report(s->b, DIAG_E0202, s->span, "`*` stands for `%.*s` here, which is in `%.*s` and in `%.*s`",
                    STR_ARG(name), STR_ARG(one), STR_ARG(two));
    }
    s->q->poisoned = true;
}

/* False: reported. */
static bool push_column(struct star *s, unsigned item, unsigned column)
{
    struct relation *r = s->level->items.v[item];
    struct str name = r->columns[column].name, named;
    bool bare = written_bare(s->level, item, name);
    part_vec parts = {0};
    struct found pair[2] = {{r, 0}, {r, 0}};
    struct qname of = {.name = {.text = r->name}};
    if ((!bare && !r->name.n) || (level_unnamed(name) && !(bare && r->nested))) {
        parts = level_parts(s->b->a, r, column);
    } else {
        enum lookup found = level_lookup(&s->q->scope, bare ? NULL : &of, name, &parts, &named, pair);
        if (found != LOOKUP_ONE) {
            report(s, name, found, pair);
            return false;
        }
    }
    push_result(s, name, &parts);
    return true;
}

static bool wanted(const struct star *s, const struct qname *of, unsigned item, unsigned column)
{
    const struct relation *r = s->level->items.v[item];
    if (r->nested) {
        const struct level_column *c = &r->nested->columns[column];
        bool hidden = c->hidden || join_merges(s->level->joins.v[item], r->columns[column].name);
        return of ? c->of && relation_is_called(c->of, of, true) : !hidden;
    }
    bool own = !of && join_merges(s->level->joins.v[item], r->columns[column].name);
    return !r->columns[column].invisible && !own && (!of || relation_is_called(r, of, true));
}

bool level_star(struct bind *b, struct query *q, const struct result_column *star, bool *seen)
{
    struct star s = {b, q, q->scope.level, star->span};
    const struct qname *of = star->expr->qualifier.name.text.n ? &star->expr->qualifier : NULL;
    *seen = false;
    for (unsigned i = 0; i < s.level->items.n; i++) {
        for (unsigned k = 0; k < s.level->items.v[i]->n_columns; k++) {
            if (wanted(&s, of, i, k)) {
                *seen = true;
                if (!push_column(&s, i, k)) {
                    return false;
                }
            }
        }
    }
    return *seen;
}
