/* bind_star.c: the columns that * and t.* stand for, in the engine's order. Part of BIND. */
#include "sema/bind.h"
#include "sema/level.h"

static bool has(const found_vec *list, struct found f)
{
    for (unsigned i = 0; i < list->n; i++) {
        if (list->v[i].relation == f.relation && list->v[i].column == f.column) {
            return true;
        }
    }
    return false;
}

static void columns_of(struct bind *b, struct relation *r, bool merged_too, found_vec *out)
{
    for (unsigned i = 0; i < r->n_columns; i++) {
        if (!r->columns[i].invisible && (merged_too || !r->columns[i].merged)) {
            struct found f = {r, i};
            vec_push(b->a, out, f);
        }
    }
}

static const struct join *join_of(const struct query *q, const struct table_ref *ref)
{
    for (unsigned i = 0; i < q->joins.n; i++) {
        if (q->joins.v[i]->ref == ref) {
            return q->joins.v[i];
        }
    }
    return NULL;
}

static void expand(struct bind *b, struct query *q, const struct table_ref *ref, found_vec *out);

static bool merges(const struct join *j, struct found f)
{
    for (unsigned i = 0; i < j->same_left.n; i++) {
        struct found l = j->same_left.v[i], r = j->same_right.v[i];
        if ((l.relation == f.relation && l.column == f.column) || (r.relation == f.relation && r.column == f.column)) {
            return true;
        }
    }
    return false;
}

static void expand(struct bind *b, struct query *q, const struct table_ref *ref, found_vec *out);

/* The columns of a side, those that this join has merged too. */
static void expand_side(struct bind *b, struct query *q, const struct table_ref *ref, const struct found *gone,
                        unsigned n, found_vec *out)
{
    for (unsigned i = 0; i < n; i++) {
        relation_at(gone[i].relation, gone[i].column)->merged = false;
    }
    expand(b, q, ref, out);
    for (unsigned i = 0; i < n; i++) {
        relation_at(gone[i].relation, gone[i].column)->merged = true;
    }
}

static void push_merged(struct bind *b, const struct join *j, const found_vec *first, found_vec *out)
{
    for (unsigned i = 0; i < first->n; i++) {
        if (merges(j, first->v[i]) && !has(out, first->v[i])) {
            vec_push(b->a, out, first->v[i]);
        }
    }
}

static void push_rest(struct bind *b, const struct join *j, const found_vec *from, found_vec *out)
{
    for (unsigned i = 0; i < from->n; i++) {
        if (!merges(j, from->v[i])) {
            vec_push(b->a, out, from->v[i]);
        }
    }
}

/* The columns of USING come first: in MySQL in the order of the table that is kept whole, which comes first then; in
 * PostgreSQL as USING names them. */
static void expand_merging(struct bind *b, struct query *q, const struct join *j, found_vec *out)
{
    found_vec left = {0}, right = {0};
    bool turned = j->kind == JOIN_RIGHT;
    expand_side(b, q, j->ref->left, j->same_left.v, turned ? j->same_left.n : 0, &left);
    expand_side(b, q, j->ref->right, j->same_right.v, turned ? 0 : j->same_right.n, &right);
    if (b->o.dialect == DIALECT_MYSQL) {
        push_merged(b, j, turned ? &right : &left, out);
        push_rest(b, j, turned ? &right : &left, out);
        push_rest(b, j, turned ? &left : &right, out);
        return;
    }
    for (unsigned i = 0; i < j->same_left.n; i++) {
        vec_push(b->a, out, turned ? j->same_right.v[i] : j->same_left.v[i]);
    }
    push_rest(b, j, &left, out);
    push_rest(b, j, &right, out);
}

static void expand(struct bind *b, struct query *q, const struct table_ref *ref, found_vec *out)
{
    if (ref->kind != TABLE_JOIN) {
        columns_of(b, ref->relation, false, out);
        return;
    }
    const struct join *j = join_of(q, ref);
    if (j && j->same_left.n) {
        expand_merging(b, q, j, out);
        return;
    }
    expand(b, q, ref->left, out);
    expand(b, q, ref->right, out);
}

/* ---------------------------------------------------------------- results */

static bool has_part(const part_vec *list, struct found f)
{
    for (unsigned i = 0; i < list->n; i++) {
        if (list->v[i].column.relation == f.relation && list->v[i].column.column == f.column) {
            return true;
        }
    }
    return false;
}

/* A column in a bare star, with those that FULL JOINs merged it with; NULL: none. */
static struct expr *merged_in_star(struct bind *b, const struct query *q, struct found f, struct span span)
{
    part_vec parts = {0};
    const struct name name = {.text = relation_at(f.relation, f.column)->name, .span = span};
    struct name_part first = {f, NULL};
    vec_push(b->a, &parts, first);
    for (unsigned i = 0; i < q->relations.n; i++) {
        const struct join *j = q->relations.v[i]->merging;
        for (unsigned k = 0; j && j->kind == JOIN_FULL && k < j->same_left.n; k++) {
            if (has_part(&parts, j->same_left.v[k])) {
                struct name_part p = {j->same_right.v[k], j};
                vec_push(b->a, &parts, p);
            }
        }
    }
    return merged_parts(b, &parts, &name);
}

static void push_results(struct bind *b, struct query *q, found_vec *stands_for, const struct result_column *star)
{
    struct span span = star->span;
    bool bare = !star->expr->qualifier.name.text.n;
    found_vec kept = {0};
    found_vec *list = view_star_kept(b, q, span, &kept) ? &kept : stands_for;
    view_star_keep(b, q, span, list);
    for (unsigned i = 0; i < list->n; i++) {
        struct found f = list->v[i];
        const struct rel_column *c = relation_at(f.relation, f.column);
        struct expr *merged = bare ? merged_in_star(b, q, f, span) : NULL;
        struct result r = {
            .name = c->name, .relation = f.relation, .column = f.column, .span = span, .origin = c->origin};
        if (merged) {
            r = (struct result){.name = c->name, .expr = merged, .span = span};
        }
        vec_push(b->a, &q->results, r);
        bind_use(b, relation_named(f.relation), f.column);
    }
}

static bool any_poisoned(const struct query *q)
{
    for (unsigned i = 0; i < q->relations.n; i++) {
        if (q->relations.v[i]->poisoned) {
            return true;
        }
    }
    const struct level *l = q->scope.level;
    for (unsigned i = 0; l && i < l->items.n; i++) {
        if (l->items.v[i]->poisoned) {
            return true;
        }
    }
    return false;
}

static void all_relations(struct bind *b, struct query *q, found_vec *out)
{
    for (unsigned i = 0; i < q->scope.n; i++) {
        columns_of(b, q->scope.relations[i], false, out);
    }
}

/* False: there is nothing to name, and that is said. */
static bool star_stands(struct bind *b, struct query *q, const struct result_column *c)
{
    bool from = q->relations.n != 0;
    if (!from && !c->expr->qualifier.name.text.n) {
        bind_report(b, DIAG_E0203, c->span, "* without FROM");
    }
    b->failed = b->failed || any_poisoned(q);
    q->poisoned = q->poisoned || any_poisoned(q) || !from;
    return from && !any_poisoned(q);
}

static void bind_plain_star(struct bind *b, struct query *q, const struct result_column *c)
{
    found_vec list = {0};
    if (q->select && q->select->from) {
        expand(b, q, q->select->from, &list);
    } else {
        all_relations(b, q, &list); /* RETURNING */
    }
    push_results(b, q, &list, c);
}

static void no_table(struct bind *b, struct query *q, const struct qname *of)
{
    const struct relation *r = scope_relation(&q->scope, of, true);
    if (r && r->nested) {
        struct diag *g = bind_report(b, DIAG_E0211, of->name.span, "SQLite has no `%.*s.*` of a join in parentheses",
                                     STR_ARG(of->name.text));
        diag_hint(b->d, g, "name the columns");
    } else {
        struct diag *g =
            bind_report(b, DIAG_E0211, of->name.span, "no table or alias `%.*s` in this query", STR_ARG(of->name.text));
        hint_visible(b, g, &q->scope);
    }
    q->poisoned = b->failed = true;
}

static void bind_table_star(struct bind *b, struct query *q, const struct result_column *c)
{
    const struct qname *of = &c->expr->qualifier;
    struct relation *r = scope_relation(&q->scope, of, bind_nocase_tables(b));
    found_vec list = {0};
    if (!r) {
        no_table(b, q, of);
        return;
    }
    columns_of(b, r, true, &list);
    push_results(b, q, &list, c);
}

static void bind_level_star(struct bind *b, struct query *q, const struct result_column *c)
{
    bool seen;
    if (!level_star(b, q, c, &seen) && !seen && c->expr->qualifier.name.text.n) {
        no_table(b, q, &c->expr->qualifier);
    }
}

void bind_star(struct bind *b, struct query *q, const struct result_column *c)
{
    bool of_table = c->expr->qualifier.name.text.n != 0;
    if (star_stands(b, q, c)) {
        (q->scope.level ? bind_level_star : of_table ? bind_table_star : bind_plain_star)(b, q, c);
    } else if (of_table && !q->relations.n) {
        no_table(b, q, &c->expr->qualifier);
    }
    if (str_is(c->expr->text, "embed")) {
        vec_push(b->a, &b->embeds, c->expr->span);
    }
}
