/* pg_dml.c: INSERT, UPDATE and DELETE of the postgres dialect (PARSE). */
#include "parse/pg_tree.h"

#include "pg_query/pg_query.pb-c.h"

/* (a, b) = (1, 2): the tree has the source once a column; it is read once. */
static void several(struct pg *p, const PgQuery__ResTarget *t, struct pg_range r, struct assignment *out)
{
    uint32_t eq = pg_next(p, r.lo);
    out->columns = pg_name_list(p, pg_inside(p, r.lo));
    if (t->val == NULL || t->val->node_case != PG_QUERY__NODE__NODE_MULTI_ASSIGN_REF || !pg_expect(p, eq, "=")) {
        pg_lost(p, r.lo);
        return;
    }
    out->value = pg_expr(p, t->val->multi_assign_ref->source, pg_range(eq + 1, r.hi));
}

static void assignment(struct pg *p, PgQuery__Node **list, struct pg_range r, struct assignment *out, size_t *used)
{
    out->span = pg_span(p, r);
    if (pg_is(p, r.lo, "(")) {
        several(p, list[0]->res_target, r, out);
        *used += out->columns.n;
        return;
    }
    *used += 1;
    vec_push(p->arena, &out->columns, pg_name(p, r.lo));
    if (pg_expect(p, r.lo + 1, "=")) {
        out->value = pg_expr(p, list[0]->res_target->val, pg_range(r.lo + 2, r.hi));
    }
}

/* a.b = and a[1] =: a field of a composite value, an element of an array. */
static bool has_indirection(PgQuery__Node **targets, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (targets[i]->res_target->n_indirection > 0) {
            return true;
        }
    }
    return false;
}

static uint32_t count_targets(struct pg *p, struct pg_range r)
{
    return pg_is(p, r.lo, "(") ? pg_commas(p, pg_inside(p, r.lo)).n : 1;
}

/* (a, b) = (1, 2) is a = 1, b = 2. */
static void push_each(struct pg *p, const struct assignment *a, assignment_vec *out)
{
    const struct expr *row = a->value;
    if (a->columns.n < 2 || row == NULL || row->kind != EXPR_ROW || row->list.n != a->columns.n) {
        vec_push(p->arena, out, *a);
        return;
    }
    for (unsigned i = 0; i < row->list.n; i++) {
        struct assignment one = {.value = row->list.v[i], .span = a->span};
        vec_push(p->arena, &one.columns, a->columns.v[i]);
        vec_push(p->arena, out, one);
    }
}

/* `a = 1, (b, c) = (…)` */
static void assignments(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range r, assignment_vec *out)
{
    pg_ranges items = pg_commas(p, r);
    size_t at = 0;
    for (unsigned i = 0; i < items.n && !p->lost; i++) {
        struct assignment a = {0};
        uint32_t targets = count_targets(p, items.v[i]);
        if (at + targets > n) {
            pg_lost(p, items.v[i].lo);
            return;
        }
        if (has_indirection(list + at, targets)) {
            pg_unsupported(p, pg_span(p, items.v[i]), "writing a part of a column, or its table's name here,");
            p->lost = true;
            return;
        }
        assignment(p, list + at, items.v[i], &a, &at);
        push_each(p, &a, out);
    }
    if (at != n) {
        pg_lost(p, r.lo);
    }
}

/* Cuts `word …` off the end of *r; what is behind the word. An empty range: not there. */
static struct pg_range cut(const struct pg *p, struct pg_range *r, const char *word)
{
    uint32_t k = pg_find_last(p, *r, word);
    struct pg_range rest = pg_range(k < r->hi ? k + 1 : k, r->hi);
    r->hi = k;
    return rest;
}

static void returning(struct pg *p, PgQuery__Node **list, size_t n, struct pg_range *r, result_vec *out)
{
    if (n > 0) {
        pg_results(p, list, n, cut(p, r, "RETURNING"), out);
    }
}

/* ---------------------------------------------------------------- INSERT */

/* (a, lower(b)) [WHERE …], or ON CONSTRAINT name; gives what is behind it */
static uint32_t conflict_target(struct pg *p, const PgQuery__InferClause *f, struct pg_range r, struct upsert *out)
{
    if (f->conname != NULL && f->conname[0] != '\0') {
        out->constraint = pg_name(p, r.lo + 2);
        return r.lo + 3;
    }
    key_vec parts = {0};
    uint32_t end = pg_find(p, r, "DO");
    pg_key_parts(p, f->index_elems, f->n_index_elems, pg_inside(p, r.lo), &parts);
    for (unsigned i = 0; i < parts.n; i++) {
        struct order_item item = {.expr = parts.v[i].expr, .desc = parts.v[i].desc};
        if (parts.v[i].collation.text.n > 0) {
            pg_unsupported(p, parts.v[i].collation.span, "a collation in a conflict target");
        }
        vec_push(p->arena, &out->target, item);
    }
    if (f->where_clause != NULL && pg_expect(p, pg_next(p, r.lo), "WHERE")) {
        out->target_where = pg_expr(p, f->where_clause, pg_range(pg_next(p, r.lo) + 1, end));
    }
    return end;
}

/* r is behind ON CONFLICT */
static void upsert(struct pg *p, const PgQuery__OnConflictClause *c, struct pg_range r, struct upsert *out)
{
    out->span = pg_span(p, pg_range(r.lo - 2, r.hi));
    uint32_t i = c->infer != NULL ? conflict_target(p, c->infer, r, out) : r.lo;
    if (!pg_expect(p, i, "DO")) {
        return;
    }
    out->nothing = c->action == PG_QUERY__ON_CONFLICT_ACTION__ONCONFLICT_NOTHING;
    if (out->nothing) {
        pg_expect(p, i + 1, "NOTHING");
        return;
    }
    pg_expect(p, i + 2, "SET"); /* DO UPDATE SET */
    struct pg_range set = pg_range(i + 3, r.hi);
    if (c->where_clause != NULL) {
        out->where = pg_expr(p, c->where_clause, cut(p, &set, "WHERE"));
    }
    assignments(p, c->target_list, c->n_target_list, set, &out->set);
}

/* Where ON CONFLICT begins in r, else r.hi */
static uint32_t find_conflict(const struct pg *p, struct pg_range r)
{
    uint32_t i = r.lo;
    while (i < r.hi && !(pg_is(p, i, "ON") && pg_is(p, i + 1, "CONFLICT"))) {
        i = pg_next(p, i);
    }
    return i < r.hi ? i : r.hi;
}

/* (a, b); libpg_query's columns have indirections where only a composite's field could be meant */
static void insert_columns(struct pg *p, const PgQuery__InsertStmt *s, uint32_t *i, struct insert *out)
{
    if (s->n_cols == 0) {
        return;
    }
    if (has_indirection(s->cols, s->n_cols)) {
        pg_unsupported(p, pg_span(p, pg_inside(p, *i)), "writing a part of a column");
        p->lost = true;
    }
    if (pg_expect(p, *i, "(")) {
        out->has_columns = true;
        out->columns = pg_name_list(p, pg_inside(p, *i));
        *i = pg_next(p, *i);
    }
    if (out->columns.n != s->n_cols) {
        pg_lost(p, *i);
    }
}

static void insert_source(struct pg *p, const PgQuery__InsertStmt *s, struct pg_range r, struct insert *out)
{
    if (s->override != PG_QUERY__OVERRIDING_KIND__OVERRIDING_NOT_SET) {
        pg_unsupported(p, pg_span(p, pg_range(r.lo, r.lo + 3)), "OVERRIDING … VALUE");
    } else if (s->select_stmt != NULL) {
        out->source = pg_select(p, s->select_stmt, r);
    } else {
        pg_expect(p, r.lo, "DEFAULT");
    }
}

struct insert *pg_insert(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    const PgQuery__InsertStmt *s = n->insert_stmt;
    struct insert *out = ARENA_NEW(p->arena, struct insert);
    out->with = pg_with(p, s->with_clause, &r);
    uint32_t i = r.lo + 2; /* INSERT INTO */
    pg_expect(p, r.lo, "INSERT");
    struct table_ref *t = pg_table(p, s->relation, &i);
    out->table = t->name;
    out->alias = t->alias;
    insert_columns(p, s, &i, out);
    r.lo = i;
    returning(p, s->returning_list, s->n_returning_list, &r, &out->returning);
    if (s->on_conflict_clause != NULL) {
        struct upsert u = {0};
        uint32_t k = find_conflict(p, r);
        upsert(p, s->on_conflict_clause, pg_range(k + 2, r.hi), &u);
        vec_push(p->arena, &out->upserts, u);
        r.hi = k;
    }
    insert_source(p, s, r, out);
    return out;
}

/* ---------------------------------------------------------------- UPDATE, DELETE */

struct update *pg_update(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    const PgQuery__UpdateStmt *s = n->update_stmt;
    struct update *out = ARENA_NEW(p->arena, struct update);
    out->with = pg_with(p, s->with_clause, &r);
    uint32_t i = r.lo + 1;
    pg_expect(p, r.lo, "UPDATE");
    out->table = pg_table(p, s->relation, &i);
    if (!pg_expect(p, i, "SET")) {
        return out;
    }
    r.lo = i + 1;
    returning(p, s->returning_list, s->n_returning_list, &r, &out->returning);
    if (s->where_clause != NULL) {
        out->where = pg_expr(p, s->where_clause, cut(p, &r, "WHERE"));
    }
    if (s->n_from_clause > 0) {
        uint32_t from = r.lo;
        while (from < r.hi && (!pg_keyword(p, r, from, "FROM") || pg_distinct_from(p, r, from))) {
            from = pg_next(p, from);
        }
        out->from = pg_from(p, s->from_clause, s->n_from_clause, pg_range(from + 1, r.hi));
        r.hi = from;
    }
    assignments(p, s->target_list, s->n_target_list, r, &out->set);
    return out;
}

struct delete_stmt *pg_delete(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    const PgQuery__DeleteStmt *s = n->delete_stmt;
    struct delete_stmt *out = ARENA_NEW(p->arena, struct delete_stmt);
    out->with = pg_with(p, s->with_clause, &r);
    uint32_t i = r.lo + 2; /* DELETE FROM */
    pg_expect(p, r.lo, "DELETE");
    out->table = pg_table(p, s->relation, &i);
    r.lo = i;
    returning(p, s->returning_list, s->n_returning_list, &r, &out->returning);
    if (s->where_clause != NULL) {
        out->where = pg_expr(p, s->where_clause, cut(p, &r, "WHERE"));
    }
    if (s->n_using_clause > 0 && pg_expect(p, r.lo, "USING")) {
        out->using_tables = pg_from(p, s->using_clause, s->n_using_clause, pg_range(r.lo + 1, r.hi));
    } else if (r.lo != r.hi) {
        pg_lost(p, r.lo);
    }
    return out;
}
