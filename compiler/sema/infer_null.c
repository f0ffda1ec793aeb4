/* infer_null.c: what a condition proves. Part of INFER.
 *
 * Where `a = 1` is true, a is not NULL; where `a + b > 3` is, neither is. A column of an outer join's nullable side that
 * is not NULL proves that the partner was found: its other columns are what they are declared, and ON held. */
#include "sema/funcs.h"
#include "sema/infer.h"
#include "sema/walk.h"

/* ---------------------------------------------------------------- environments */

struct env env_push(struct env *up)
{
    struct env e = {.up = up};
    if (up) {
        e.rows = up->rows;
        e.groups = up->groups;
    }
    return e;
}

static bool same_fact(const struct fact *a, const struct fact *b)
{
    return a->relation == b->relation && a->column == b->column && a->outer == b->outer && a->nonzero == b->nonzero;
}

static bool has_fact(const fact_vec *list, const struct fact *f)
{
    for (unsigned i = 0; i < list->n; i++) {
        if (same_fact(&list->v[i], f)) {
            return true;
        }
    }
    return false;
}

static void push_fact(struct infer *x, fact_vec *list, struct fact f)
{
    if (!has_fact(list, &f)) {
        vec_push(x->a, list, f);
    }
}

/* The list grows while it is walked: each fact's consequences are appended once. */
static void add_consequences(struct infer *x, fact_vec *list, unsigned from)
{
    for (unsigned i = from; i < list->n; i++) {
        const struct outer_join *o = list->v[i].relation ? list->v[i].relation->outer : list->v[i].outer->parent;
        for (; o; o = o->parent) {
            push_fact(x, list, (struct fact){.outer = o});
        }
        o = list->v[i].outer;
        for (unsigned k = 0; o && k < o->on.n; k++) {
            push_fact(x, list, o->on.v[k]);
        }
    }
}

/* Adds a fact and all that follows from it: a row that is there, and what its outer join's ON says. */
static void env_add(struct infer *x, struct env *env, struct fact f)
{
    unsigned from = env->facts.n;
    push_fact(x, &env->facts, f);
    add_consequences(x, &env->facts, from);
}

void env_add_all(struct infer *x, struct env *env, const fact_vec *facts)
{
    for (unsigned i = 0; i < facts->n; i++) {
        env_add(x, env, facts->v[i]);
    }
}

static bool in_query(const struct query *q, const struct relation *r)
{
    for (unsigned i = 0; i < q->relations.n; i++) {
        if (q->relations.v[i] == r) {
            return true;
        }
    }
    return false;
}

/* Around a group that may be of no row: what its WHERE proves, of outer columns too, holds for rows, of which none may be. */
static const struct env *around(const struct env *env)
{
    return env->forget && env->rows ? env->rows->up : env->up;
}

static bool partner_found(const struct env *env, const struct outer_join *o)
{
    struct fact f = {.outer = o};
    for (; env; env = around(env)) {
        if (has_fact(&env->facts, &f)) {
            return true;
        }
    }
    return false;
}

bool env_nullable(const struct env *env, const struct relation *r, unsigned column)
{
    struct fact f = {.relation = r, .column = column};
    for (const struct env *e = env; e; e = around(e)) {
        if (has_fact(&e->facts, &f)) {
            return false;
        }
        if (e->forget && in_query(e->forget, r)) {
            return true;
        }
    }
    for (const struct outer_join *o = r->outer; o; o = o->parent) {
        if (!partner_found(env, o)) {
            return true;
        }
    }
    return r->columns[column].nullable;
}

void fact_nonzero(struct infer *x, const struct expr *column, fact_vec *out)
{
    push_fact(x, out, (struct fact){.relation = column->relation, .column = column->column_index, .nonzero = true});
}

bool env_nonzero(const struct env *env, const struct relation *r, unsigned column)
{
    struct fact f = {.relation = r, .column = column, .nonzero = true};
    for (; env; env = around(env)) {
        if (has_fact(&env->facts, &f)) {
            return true;
        }
        if (env->forget && in_query(env->forget, r)) {
            return false;
        }
    }
    return false;
}

static bool fused_by(const struct expr *e, const struct outer_join *o)
{
    bool is = false;
    for (unsigned i = 1; i < e->list.n; i++) {
        const struct join *j = e->call->merged_by[i];
        is = is || j->left_outer == o || j->right_outer == o;
    }
    return is;
}

/* No part's row is missing but by the very joins that merge them, each of which has a row on one side at least. */
static bool present_but_for(const struct env *env, const struct relation *r, const struct expr *whole)
{
    for (const struct env *e = env; e; e = around(e)) {
        if (e->forget && in_query(e->forget, r)) {
            return false;
        }
    }
    for (const struct outer_join *o = r->outer; o; o = o->parent) {
        if (!fused_by(whole, o) && !partner_found(env, o)) {
            return false;
        }
    }
    return true;
}

bool env_merged(const struct env *env, const struct expr *e)
{
    for (unsigned i = 0; i < e->list.n; i++) {
        const struct expr *part = e->list.v[i];
        if (relation_at(part->relation, part->column_index)->nullable || !present_but_for(env, part->relation, e)) {
            return false;
        }
    }
    return true;
}

/* ---------------------------------------------------------------- columns that make e NULL by being NULL */

static void strict(struct infer *x, const struct expr *e, fact_vec *out);

static void strict_list(struct infer *x, const expr_vec *list, fact_vec *out)
{
    for (unsigned i = 0; i < list->n; i++) {
        strict(x, list->v[i], out);
    }
}

/* REPLACE(a, b, c) is a where b is not found in it, whatever c is: on SQLite for an empty b, on MariaDB among bytes. */
static bool replaces_nothing(const struct expr *e)
{
    return e->list.n == 3 && str_is(e->call->function.name.text, "REPLACE");
}

/* A column without STRICT holds what it was given. */
static bool never_blob(const struct expr *e)
{
    const struct column *c;
    switch (e->kind) {
    case EXPR_STRING:
    case EXPR_INTEGER:
    case EXPR_DECIMAL:
    case EXPR_FLOAT: return true;
    case EXPR_PARAM:
    case EXPR_CAST: return e->type.kind != TYPE_BLOB && e->type.kind != TYPE_ANY;
    case EXPR_BINARY: return e->op == OP_CONCAT;
    case EXPR_COLUMN:
        c = e->relation && !e->alias_of ? relation_at(e->relation, e->column_index)->origin : NULL;
        return c && c->strict && c->type.kind != TYPE_BLOB && c->type.kind != TYPE_ANY;
    default: return false;
    }
}

/* like(b, a) is a LIKE b: see strict_like(). */
static bool like_call(const struct infer *x, const struct expr *e)
{
    struct str name = e->call->function.name.text;
    return x->o.dialect == DIALECT_SQLITE && e->list.n >= 2 && (str_is(name, "LIKE") || str_is(name, "GLOB"));
}

/* JSON_VALID of what is no text is 0 to MySQL, NULL or not. */
static bool never_json(const struct infer *x, const struct expr *e)
{
    bool valid = x->o.dialect == DIALECT_MYSQL && x->o.flavour != FLAVOUR_MARIADB && e->list.n == 1 &&
                 str_is(e->call->function.name.text, "JSON_VALID");
    return valid && e->list.v[0]->type.kind != TYPE_TEXT && e->list.v[0]->type.kind != TYPE_JSON;
}

static void strict_call(struct infer *x, const struct expr *e, fact_vec *out)
{
    if (like_call(x, e)) {
        for (unsigned i = 0; i < 2; i++) {
            if (never_blob(e->list.v[!i])) {
                strict(x, e->list.v[i], out);
            }
        }
        return;
    }
    if (e->call->func && !e->aggregate && replaces_nothing(e)) {
        strict(x, e->list.v[0], out);
        strict(x, e->list.v[1], out);
        return;
    }
    if (e->aggregate || !e->call->func || e->call->over || never_json(x, e)) {
        return;
    }
    switch (e->call->func->null) {
    case NULL_STRICT:
    case NULL_MORE:
    case NULL_DIVISION:
    case NULL_LENGTH:
    case NULL_TEXT:
    case NULL_DAY:
    case NULL_LITERAL:
    case NULL_CALENDAR: strict_list(x, &e->list, out); break;
    case NULL_FIRST: strict(x, e->list.v[0], out); break;
    case NULL_COALESCE: /* one argument: itself */
        if (e->list.n == 1) {
            strict_list(x, &e->list, out);
        }
        break;
    case NULL_NEVER:
    case NULL_OFFSET:
    case NULL_MAYBE:
    case NULL_BRANCH:
    case NULL_NOW:
    case NULL_AGGREGATE:
    case NULL_CONCAT:
    case NULL_AGGREGATE_REAL:
    case NULL_TOTAL: break;
    }
}

/* Rows are compared item by item: one that differs decides, whatever is NULL behind it. Only what is looked at first and
 * always must not be NULL: nothing where they are asked to be equal, the first item where they are put in order; to Dolt
 * NULL has a place in that order. */
static void strict_first(struct infer *x, const struct expr *e, fact_vec *out)
{
    while (e->kind == EXPR_ROW && e->list.n) {
        e = e->list.v[0];
    }
    strict(x, e, out);
}

static bool compares_rows(const struct expr *e)
{
    return row_width(e->a) > 1 || (e->b && row_width(e->b) > 1);
}

static bool maybe_dolt(const struct infer *x)
{
    return x->o.dialect != DIALECT_SQLITE && x->o.flavour != FLAVOUR_MYSQL && x->o.flavour != FLAVOUR_MARIADB;
}

static void strict_rows(struct infer *x, const struct expr *e, fact_vec *out)
{
    if (e->op != OP_EQ && e->op != OP_NE && !maybe_dolt(x)) {
        strict_first(x, e->a, out);
        strict_first(x, e->b, out);
    }
}

static void strict_binary(struct infer *x, const struct expr *e, fact_vec *out)
{
    switch (e->op) {
    case OP_OR:
    case OP_AND:
    case OP_NULLSAFE_EQ:
    case OP_ASSIGN:
    case OP_MEMBER_OF: break;
    default:
        if (compares_rows(e)) {
            strict_rows(x, e, out);
        } else {
            strict(x, e->a, out);
            strict(x, e->b, out);
        }
    }
}

/* NULL IN (an empty set) is false, and a row may differ from all of them by another item than the NULL. */
static bool some_values(const struct expr *e)
{
    return e->list.n && !expr_in_list(e) && row_width(e->a) == 1;
}

/* MATCH of a full-text table's column is the engine's: what it finds is there. */
static bool full_text(const struct expr *e)
{
    const struct column *c = e->kind == EXPR_COLUMN ? e->column : NULL;
    return c && str_starts(c->table->module, "fts");
}

/* SQLite is built, by Debian for one, so that LIKE and GLOB of a BLOB are 0, whatever is on the other side. What it calls
 * for REGEXP and MATCH is the application's. `known`: neither 0 nor NULL is the answer. */
static void strict_like(struct infer *x, const struct expr *e, bool known, fact_vec *out)
{
    bool lite = x->o.dialect == DIALECT_SQLITE;
    bool engines = e->like == LIKE_LIKE || e->like == LIKE_GLOB || (e->like == LIKE_MATCH && known && full_text(e->a));
    if (lite && !engines) {
        return;
    }
    if (!lite || known || never_blob(e->b)) {
        strict(x, e->a, out);
    }
    if (!lite || known || never_blob(e->a)) {
        strict(x, e->b, out);
    }
}

static void strict(struct infer *x, const struct expr *e, fact_vec *out)
{
    if (!e) {
        return;
    }
    switch (e->kind) {
    case EXPR_COLUMN:
        if (e->alias_of) {
            strict(x, e->alias_of, out);
        } else if (e->relation) {
            push_fact(x, out, (struct fact){.relation = e->relation, .column = e->column_index});
        }
        break;
    case EXPR_UNARY:
    case EXPR_CAST:
    case EXPR_COLLATE:
    case EXPR_INTERVAL: strict(x, e->a, out); break;
    case EXPR_BINARY: strict_binary(x, e, out); break;
    case EXPR_LIKE: strict_like(x, e, false, out); break;
    case EXPR_BETWEEN: strict_first(x, e->a, out); break;
    case EXPR_IN:
        if (some_values(e)) {
            strict(x, e->a, out);
        }
        break;
    case EXPR_ROW: strict_list(x, &e->list, out); break;
    case EXPR_CALL: strict_call(x, e, out); break;
    default: break;
    }
}

/* ---------------------------------------------------------------- what a truth value proves */

static void intersect(struct infer *x, const fact_vec *a, const fact_vec *b, fact_vec *out)
{
    for (unsigned i = 0; i < a->n; i++) {
        if (has_fact(b, &a->v[i])) {
            push_fact(x, out, a->v[i]);
        }
    }
}

/* a AND b true: both are. false: at least one is, so only what either proves. OR the other way round. */
static void when_logic(struct infer *x, const struct expr *e, bool truth, fact_vec *out)
{
    bool both = (e->op == OP_AND) == truth;
    if (both) {
        facts_when(x, e->a, truth, out);
        facts_when(x, e->b, truth, out);
        return;
    }
    fact_vec a = {0}, b = {0};
    facts_when(x, e->a, truth, &a);
    if (a.n) {
        facts_when(x, e->b, truth, &b);
        add_consequences(x, &a, 0); /* other columns of one row may prove the same partner */
        add_consequences(x, &b, 0);
    }
    intersect(x, &a, &b, out);
}

static bool never_null(const struct expr *e)
{
    return e->type.kind != TYPE_NONE && e->type.kind != TYPE_NULL && !e->nullable;
}

/* a IS b, a <=> b: true with b not NULL means a is not either. */
static void when_same(struct infer *x, const struct expr *e, fact_vec *out)
{
    if (never_null(e->b)) {
        strict(x, e->a, out);
    }
    if (never_null(e->a)) {
        strict(x, e->b, out);
    }
}

static void when_is(struct infer *x, const struct expr *e, bool truth, fact_vec *out)
{
    bool is = truth != e->negated;
    switch (e->is) {
    case IS_NULL:
    case IS_UNKNOWN:
        if (!is && !(x->o.dialect == DIALECT_SQLITE && null_test_folded(e->a))) {
            strict(x, e->a, out);
        }
        break;
    case IS_TRUE:
    case IS_FALSE:
        if (is) {
            facts_when(x, e->a, e->is == IS_TRUE, out);
        }
        break;
    }
}

static bool known_item(const struct expr *row, unsigned i)
{
    return row->kind == EXPR_ROW && i < row->list.n && never_null(row->list.v[i]);
}

/* Equal in every item. In a row Dolt takes NULL for equal to NULL: what is never NULL tells of the other side alone. */
static void when_equal_rows(struct infer *x, const struct expr *a, const struct expr *b, fact_vec *out)
{
    if (!maybe_dolt(x)) {
        strict(x, a, out);
    }
    for (unsigned i = 0; maybe_dolt(x) && a->kind == EXPR_ROW && i < a->list.n; i++) {
        if (known_item(b, i)) {
            strict(x, a->list.v[i], out);
        }
    }
}

static void when_row_in(struct infer *x, const struct expr *e, fact_vec *out)
{
    for (unsigned i = 0; e->a->kind == EXPR_ROW && i < e->a->list.n; i++) {
        bool known = e->list.n > 0;
        for (unsigned k = 0; k < e->list.n; k++) {
            known = known && known_item(e->list.v[k], i);
        }
        if (known) {
            strict(x, e->a->list.v[i], out);
        }
    }
}

static void when_in(struct infer *x, const struct expr *e, bool truth, fact_vec *out)
{
    bool found = truth != e->negated;
    if (found && maybe_dolt(x) && row_width(e->a) > 1) {
        when_row_in(x, e, out);
    } else if (found || some_values(e)) {
        strict(x, e->a, out);
    }
}

static void when_binary(struct infer *x, const struct expr *e, bool truth, fact_vec *out)
{
    switch (e->op) {
    case OP_AND:
    case OP_OR: when_logic(x, e, truth, out); break;
    case OP_NULLSAFE_EQ:
        if (truth) {
            when_same(x, e, out);
        }
        break;
    default:
        if (compares_rows(e) && e->op == (truth ? OP_EQ : OP_NE)) {
            when_equal_rows(x, e->a, e->b, out);
            when_equal_rows(x, e->b, e->a, out);
        }
        strict(x, e, out);
        break;
    }
}

void facts_when(struct infer *x, const struct expr *e, bool truth, fact_vec *out)
{
    if (!e) {
        return;
    }
    nonzero_when(x, e, truth, out);
    switch (e->kind) {
    case EXPR_BINARY: when_binary(x, e, truth, out); break;
    case EXPR_UNARY:
        if (e->op == OP_NOT) {
            facts_when(x, e->a, !truth, out);
        } else {
            strict(x, e, out);
        }
        break;
    case EXPR_IS: when_is(x, e, truth, out); break;
    case EXPR_DISTINCT: /* negated: a IS NOT DISTINCT FROM b */
        if (truth == e->negated) {
            when_same(x, e, out);
        }
        break;
    case EXPR_IN: when_in(x, e, truth, out); break;
    case EXPR_LIKE: strict_like(x, e, truth != e->negated, out); break;
    case EXPR_BETWEEN:
        strict_first(x, e->a, out);
        if (truth != e->negated) {
            strict_first(x, e->b, out);
            strict_first(x, e->c, out);
        }
        break;
    case EXPR_QUANTIFIED: /* ANY needs a partner; ALL is true of an empty set */
        if (truth && !e->quantifier_all) {
            strict(x, e->a, out);
        }
        break;
    case EXPR_COLUMN:
        if (e->alias_of) {
            facts_when(x, e->alias_of, truth, out);
            break;
        }
        strict(x, e, out);
        break;
    default: strict(x, e, out); break;
    }
}
