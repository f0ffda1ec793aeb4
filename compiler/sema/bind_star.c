/* bind_star.c: the columns that * and t.* stand for, in the engine's order. Part of BIND. */
#include "sema/bind.h"

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

/* SQLite leaves what is merged where the left table has it; behind a RIGHT JOIN it is the right one's value. */
static void expand_in_place(struct bind *b, const struct join *j, const found_vec *left, const found_vec *right,
                            found_vec *out)
{
    for (unsigned i = 0; i < left->n; i++) {
        struct found f = left->v[i];
        for (unsigned k = 0; j->kind == JOIN_RIGHT && k < j->same_left.n; k++) {
            if (j->same_left.v[k].relation == f.relation && j->same_left.v[k].column == f.column) {
                f = j->same_right.v[k];
                break;
            }
        }
        vec_push(b->a, out, f);
    }
    push_rest(b, j, right, out);
}

/* The columns of USING come first: in MySQL in the order of the table that is kept whole, which comes first then; in
 * PostgreSQL as USING names them. */
static void expand_merging(struct bind *b, struct query *q, const struct join *j, found_vec *out)
{
    found_vec left = {0}, right = {0};
    bool turned = j->kind == JOIN_RIGHT;
    expand_side(b, q, j->ref->left, j->same_left.v, turned ? j->same_left.n : 0, &left);
    expand_side(b, q, j->ref->right, j->same_right.v, turned ? 0 : j->same_right.n, &right);
    switch (b->o.dialect) {
    case DIALECT_SQLITE: expand_in_place(b, j, &left, &right, out); return;
    case DIALECT_MYSQL:
        push_merged(b, j, turned ? &right : &left, out);
        push_rest(b, j, turned ? &right : &left, out);
        push_rest(b, j, turned ? &left : &right, out);
        return;
    case DIALECT_POSTGRES: break;
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

/* ---------------------------------------------------------------- SQLite writes a star out, and binds what it wrote */

static unsigned place_of(const struct query *q, const struct relation *r)
{
    unsigned i = 0;
    while (i < q->relations.n && q->relations.v[i] != r) {
        i++;
    }
    return i;
}

/* To the left of a RIGHT or FULL JOIN, a column that a USING further on names is written without its table. */
static bool written_bare(const struct query *q, struct found f, struct str column)
{
    unsigned at = place_of(q, f.relation), k;
    bool left_of_right = false, used = false;
    for (unsigned i = 0; i < q->joins.n; i++) {
        const struct join *j = q->joins.v[i];
        left_of_right = left_of_right || ((j->kind == JOIN_RIGHT || j->kind == JOIN_FULL) && j->middle > at);
        for (k = 0; j->middle > at && k < j->same_right.n; k++) {
            used = used ||
                   str_eq_nocase(relation_at(j->same_right.v[k].relation, j->same_right.v[k].column)->name, column);
        }
    }
    return left_of_right && used;
}

static bool flat(const struct query *q)
{
    for (unsigned i = 0; i < q->joins.n; i++) {
        if (q->joins.v[i]->last != q->joins.v[i]->middle + 1) {
            return false;
        }
    }
    return true;
}

/* One column of a star: as written, it is `column`, or `merged` where FULL JOINs merged what it names. */
struct starred {
    struct found column;
    struct expr *merged;
};
typedef VEC(struct starred) starred_vec;

/* False: reported. */
static bool written_out(struct bind *b, struct query *q, struct starred *s, struct span span)
{
    struct found *f = &s->column;
    struct str column = relation_at(f->relation, f->column)->name;
    struct qname of = {.name = {.text = f->relation->name}};
    bool bare = written_bare(q, *f, column) || (!f->relation->name.n && q->relations.n == 1);
    struct found first, second;
    if (!bare && !f->relation->name.n) {
        return true;
    }
    s->merged = merged_column(b, &q->scope, bare ? NULL : &of, &(struct name){.text = column, .span = span});
    enum lookup l = scope_lookup(&q->scope, bare ? NULL : &of, true, column, &first, &second);
    if (f->relation->joined && relation_named_twice(f->relation, column, f->column)) {
        bind_report(b, DIAG_E0202, span, "`*` stands for `%.*s` here, which `%.*s` has twice", STR_ARG(column),
                    STR_ARG(f->relation->name));
        q->poisoned = true;
        return false;
    }
    if (l == LOOKUP_AMBIGUOUS && first.relation != second.relation) {
        bind_report(b, DIAG_E0202, span, "`*` stands for `%.*s` here, which is in `%.*s` and in `%.*s`",
                    STR_ARG(column), STR_ARG(first.relation->name), STR_ARG(second.relation->name));
        q->poisoned = true;
        return false;
    }
    if (l == LOOKUP_ONE && first.relation != f->relation) {
        *f = first;
    }
    return true;
}

/* A column in a bare star, with those that FULL JOINs merged it with; NULL: none. */
static struct expr *merged_in_star(struct bind *b, const struct query *q, struct found f, struct span span)
{
    found_vec parts = {0};
    const struct name name = {.text = relation_at(f.relation, f.column)->name, .span = span};
    vec_push(b->a, &parts, f);
    for (unsigned i = 0; i < q->relations.n; i++) {
        const struct join *j = q->relations.v[i]->merging;
        for (unsigned k = 0; j && j->kind == JOIN_FULL && k < j->same_left.n; k++) {
            if (has(&parts, j->same_left.v[k])) {
                vec_push(b->a, &parts, j->same_right.v[k]);
            }
        }
    }
    return merged_parts(b, &parts, &name);
}

/* What each table has, but what its own join merged. */
static void lite_columns(struct bind *b, const struct query *q, found_vec *out)
{
    for (unsigned i = 0; i < q->relations.n; i++) {
        found_vec all = {0};
        const struct join *j = q->relations.v[i]->merging;
        columns_of(b, q->relations.v[i], true, &all);
        for (unsigned k = 0; k < all.n; k++) {
            if (!j || !merges(j, all.v[k])) {
                vec_push(b->a, out, all.v[k]);
            }
        }
    }
}

static bool writes_out(const struct bind *b, const struct query *q)
{
    return b->o.dialect == DIALECT_SQLITE && q->select && flat(q);
}

/* What SQLite writes for a star there is known for tables alone, not where some stand in parentheses. */
static bool unknown_to_us(const struct bind *b, const struct query *q)
{
    bool unknown = false;
    for (unsigned i = 0; b->o.dialect == DIALECT_SQLITE && q->select && !flat(q) && i < q->joins.n; i++) {
        const struct join *j = q->joins.v[i];
        unknown = unknown || (!j->first && j->same_left.n && (j->kind == JOIN_RIGHT || j->kind == JOIN_FULL));
    }
    return unknown;
}

/* False: reported. */
static bool starred(struct bind *b, struct query *q, const found_vec *list, const struct result_column *star,
                    starred_vec *out)
{
    bool bare = !star->expr->qualifier.name.text.n;
    if (unknown_to_us(b, q)) {
        bind_unsupported(b, star->span, "a star where RIGHT or FULL JOIN merges columns beside a join in parentheses");
        q->poisoned = true;
        return false;
    }
    for (unsigned i = 0; i < list->n; i++) {
        struct starred s = {list->v[i], NULL};
        if (writes_out(b, q)) {
            if (!written_out(b, q, &s, star->span)) {
                return false;
            }
        } else if (bare) {
            s.merged = merged_in_star(b, q, s.column, star->span);
        }
        vec_push(b->a, out, s);
    }
    return true;
}

static void push_results(struct bind *b, struct query *q, found_vec *stands_for, const struct result_column *star)
{
    struct span span = star->span;
    found_vec kept = {0};
    starred_vec written = {0};
    found_vec *list = view_star_kept(b, q, span, &kept) ? &kept : stands_for;
    view_star_keep(b, q, span, list);
    if (!starred(b, q, list, star, &written)) {
        return;
    }
    for (unsigned i = 0; i < written.n; i++) {
        struct found f = written.v[i].column;
        const struct rel_column *c = relation_at(f.relation, f.column);
        struct result r = {
            .name = c->name, .relation = f.relation, .column = f.column, .span = span, .origin = c->origin};
        if (written.v[i].merged) {
            r = (struct result){.name = c->name, .expr = written.v[i].merged, .span = span};
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
    return false;
}

static void all_relations(struct bind *b, struct query *q, found_vec *out)
{
    for (unsigned i = 0; i < q->scope.n; i++) {
        columns_of(b, q->scope.relations[i], false, out);
    }
}

static void bind_plain_star(struct bind *b, struct query *q, const struct result_column *c)
{
    found_vec list = {0};
    if (!q->relations.n) {
        bind_report(b, DIAG_E0203, c->span, "* without FROM");
        q->poisoned = true;
    } else if (any_poisoned(q)) {
        q->poisoned = true;
        b->failed = true;
    } else {
        if (writes_out(b, q)) {
            lite_columns(b, q, &list);
        } else if (q->select && q->select->from) {
            expand(b, q, q->select->from, &list);
        } else {
            all_relations(b, q, &list); /* RETURNING */
        }
        push_results(b, q, &list, c);
    }
}

void bind_star(struct bind *b, struct query *q, const struct result_column *c)
{
    const struct qname *of = &c->expr->qualifier;
    if (!of->name.text.n) {
        bind_plain_star(b, q, c);
        return;
    }
    struct relation *r = scope_relation(&q->scope, of, bind_nocase_tables(b));
    found_vec list = {0};
    if (!r) {
        if (!any_poisoned(q)) {
            struct diag *g = bind_report(b, DIAG_E0211, of->name.span, "no table or alias `%.*s` in this query",
                                         STR_ARG(of->name.text));
            hint_visible(b, g, &q->scope);
        }
        q->poisoned = b->failed = true;
    } else if (r->poisoned) {
        q->poisoned = b->failed = true;
    } else if (r->joined) {
        struct diag *g = bind_report(b, DIAG_E0211, of->name.span, "SQLite has no `%.*s.*` of a join in parentheses",
                                     STR_ARG(of->name.text));
        diag_hint(b->d, g, "name the columns");
        q->poisoned = true;
    } else {
        columns_of(b, r, true, &list);
        unsigned at = place_of(q, r);
        while (b->o.dialect == DIALECT_SQLITE && (at = scope_next_relation(&q->scope, of, true, at + 1)) < q->scope.n) {
            columns_of(b, q->scope.relations[at], true, &list); /* two of one name: the columns of both */
        }
        push_results(b, q, &list, c);
    }
    if (str_is(c->expr->text, "embed")) {
        vec_push(b->a, &b->embeds, c->expr->span);
    }
}
