/* infer_type.c: the recursive typer: every kind of expression gets its type and whether it may be NULL. Part of INFER.
 *
 * What differs by dialect is in rules_*.c. A node of TYPE_NONE is poisoned (reported already) or waits for a parameter;
 * nothing that depends on it is reported. */
#include <stdarg.h>
#include <stdio.h>

#include "sema/funcs.h"
#include "sema/infer.h"
#include "sema/show.h"
#include "sema/sysvars.h"
#include "sema/walk.h"

struct diag *infer_report(struct infer *x, enum diag_code code, struct span span, const char *format, ...)
{
    char text[512];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    if (diag_code_severity(code) == SEVERITY_ERROR) {
        x->failed = true;
    }
    return diag_add(x->d, code, place_sql(x->text, span), "%s", text);
}

void infer_list(struct infer *x, struct env *env, const expr_vec *list)
{
    for (unsigned i = 0; i < list->n; i++) {
        infer_expr(x, env, list->v[i]);
    }
}

static void set(struct expr *e, struct type type, bool nullable)
{
    e->type = type;
    e->nullable = nullable || type.kind == TYPE_NULL;
}

static void set_truth(struct infer *x, struct expr *e, bool nullable)
{
    set(e, type_of(x->rules->truth), nullable);
}

/* ---------------------------------------------------------------- leaves */

static void infer_column(struct infer *x, struct env *env, struct expr *e)
{
    if (e->alias_of) {
        infer_expr(x, env, e->alias_of);
        set(e, e->alias_of->type, e->alias_of->nullable);
    } else if (e->relation) {
        set(e, relation_at(e->relation, e->column_index)->type, env_nullable(env, e->relation, e->column_index));
    }
}

static void infer_param(struct infer *x, struct expr *e)
{
    const struct param *p = &x->params->all.v[e->param_index];
    set(e, p->type, p->nullable);
}

/* ---------------------------------------------------------------- operators */

/* An operand of arithmetic beside another: a number like that one, else a plain one. */
static struct type number_beside(const struct infer *x, const struct expr *beside)
{
    const struct type *other = &beside->type;
    if (beside->kind == EXPR_INTERVAL) {
        return type_of(TYPE_DATETIME);
    }
    switch (other->kind) {
    case TYPE_DECIMAL:
    case TYPE_DOUBLE:
    case TYPE_UINT64: return type_of(other->kind);
    case TYPE_FLOAT: return type_of(TYPE_DOUBLE);
    case TYPE_TEXT: return type_of(x->o.dialect == DIALECT_SQLITE ? TYPE_ANY : TYPE_DOUBLE);
    default: return type_of(TYPE_INT64);
    }
}

static void expect_weak(struct infer *x, struct expr *e, struct type type)
{
    struct expect want = {type, PARAM_WEAK, PARAM_NULL_UNSAID, {0}, NULL};
    infer_expect(x, e, &want);
}

static void expect_beside(struct infer *x, struct expr *e, struct type type, const struct expr *beside)
{
    struct expect want = {type, PARAM_WEAK, PARAM_NULL_UNSAID, {0}, NULL};
    if (beside->kind == EXPR_COLUMN) {
        want.name = beside->name.text;
    }
    infer_expect(x, e, &want);
}

static bool text_operator(enum op op)
{
    return op == OP_CONCAT || op == OP_JSON || op == OP_JSON_TEXT || op == OP_SOUNDS_LIKE || op == OP_MEMBER_OF;
}

static void expect_operands(struct infer *x, struct expr *e)
{
    if (text_operator(e->op)) {
        expect_weak(x, e->a, type_of(TYPE_TEXT));
        expect_weak(x, e->b, type_of(TYPE_TEXT));
    } else {
        expect_beside(x, e->a, number_beside(x, e->b), e->b);
        expect_beside(x, e->b, number_beside(x, e->a), e->a);
    }
}

static void infer_logic(struct infer *x, struct env *env, struct expr *e)
{
    infer_expr(x, env, e->a);
    infer_expr(x, env, e->b);
    expect_weak(x, e->a, type_of(x->rules->truth));
    expect_weak(x, e->b, type_of(x->rules->truth));
    set_truth(x, e, e->a->nullable || e->b->nullable);
}

static void warn_equals_null(struct infer *x, const struct expr *e)
{
    if (e->op == OP_NULLSAFE_EQ || (e->a->kind != EXPR_NULL && e->b->kind != EXPR_NULL)) {
        return;
    }
    struct diag *g = infer_report(x, DIAG_W0302, e->span, "a comparison with NULL is never true");
    if (e->op == OP_EQ || e->op == OP_NE) {
        diag_hint(x->d, g, e->op == OP_EQ ? "write IS NULL" : "write IS NOT NULL");
    }
}

static void infer_compare(struct infer *x, struct env *env, struct expr *e)
{
    infer_side(x, env, e->a);
    infer_side(x, env, e->b);
    infer_comparison(x, e->a, e->b);
    warn_equals_null(x, e);
    if (e->op == OP_NULLSAFE_EQ) {
        struct expect null = {type_of(TYPE_NONE), PARAM_WEAK, PARAM_NULL_MEANT, {0}, NULL};
        infer_expect(x, e->a, &null);
        infer_expect(x, e->b, &null);
    }
    set_truth(x, e, e->op != OP_NULLSAFE_EQ && (row_nullable(e->a) || row_nullable(e->b)));
}

static void infer_arithmetic(struct infer *x, struct env *env, struct expr *e)
{
    infer_expr(x, env, e->a);
    infer_expr(x, env, e->b);
    expect_operands(x, e);
    if (e->a->type.kind == TYPE_NONE || e->b->type.kind == TYPE_NONE) {
        set(e, type_of(TYPE_NONE), true);
        return;
    }
    bool division = e->op == OP_DIV || e->op == OP_INT_DIV || e->op == OP_MOD;
    bool null = x->rules->binary_null(e) && !(division && divides(x, env, e->a, e->b));
    set(e, x->rules->binary(x, e), e->a->nullable || e->b->nullable || null);
}

static void infer_binary(struct infer *x, struct env *env, struct expr *e)
{
    switch (e->op) {
    case OP_AND:
    case OP_OR:
    case OP_XOR: infer_logic(x, env, e); break;
    case OP_EQ:
    case OP_NE:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
    case OP_NULLSAFE_EQ: infer_compare(x, env, e); break;
    case OP_SOUNDS_LIKE:
    case OP_MEMBER_OF:
        infer_expr(x, env, e->a);
        infer_expr(x, env, e->b);
        expect_operands(x, e);
        set_truth(x, e, e->a->nullable || e->b->nullable || e->op == OP_MEMBER_OF);
        break;
    case OP_ASSIGN:
        infer_expr(x, env, e->a);
        infer_expr(x, env, e->b);
        set(e, type_of(TYPE_ANY),
            true); /* what the variable was is of no matter, and what it becomes is not followed */
        break;
    default: infer_arithmetic(x, env, e); break;
    }
}

static void infer_unary(struct infer *x, struct env *env, struct expr *e)
{
    infer_expr(x, env, e->a);
    if (e->op == OP_NOT) {
        expect_weak(x, e->a, type_of(x->rules->truth));
        set_truth(x, e, e->a->nullable);
        return;
    }
    if (e->op == OP_BINARY_CAST) {
        expect_weak(x, e->a, type_of(TYPE_TEXT));
        set(e, type_of(e->a->type.kind == TYPE_NONE ? TYPE_NONE : TYPE_BLOB), e->a->nullable);
        return;
    }
    expect_weak(x, e->a, type_of(TYPE_INT64));
    set(e, e->a->type.kind == TYPE_NONE ? type_of(TYPE_NONE) : x->rules->unary(x, e), e->a->nullable);
}

/* ---------------------------------------------------------------- predicates */

static void infer_is(struct infer *x, struct env *env, struct expr *e)
{
    if (x->o.dialect == DIALECT_POSTGRES) {
        infer_side(x, env, e->a);
    } else {
        infer_expr(x, env, e->a); /* of a row only postgres asks whether it IS NULL */
    }
    struct expect null = {type_of(TYPE_NONE), PARAM_WEAK, PARAM_NULL_MEANT, {0}, NULL};
    if (e->is == IS_TRUE || e->is == IS_FALSE || e->is == IS_UNKNOWN) {
        null.type = type_of(x->rules->truth);
    }
    infer_expect(x, e->a, &null);
    set_truth(x, e, false);
}

static void infer_distinct(struct infer *x, struct env *env, struct expr *e)
{
    infer_side(x, env, e->a);
    infer_side(x, env, e->b);
    infer_comparison(x, e->a, e->b);
    struct expect null = {type_of(TYPE_NONE), PARAM_WEAK, PARAM_NULL_MEANT, {0}, NULL};
    infer_expect(x, e->a, &null);
    infer_expect(x, e->b, &null);
    set_truth(x, e, false);
}

/* Dolt takes a BETWEEN of columns for true where one of them is NULL, and finds no BLOB among constants: rows would be wrong. */
static void check_between(struct infer *x, const struct expr *e)
{
    bool columns = e->a->kind == EXPR_COLUMN && (e->b->kind == EXPR_COLUMN || e->c->kind == EXPR_COLUMN);
    bool nullable = e->a->nullable || e->b->nullable || e->c->nullable;
    if (x->o.dialect == DIALECT_MYSQL && columns && nullable && !e->negated) {
        infer_refused_by(x, e->span, SHOW_DOLT, "BETWEEN of columns that may be NULL");
    }
}

static void check_blob_list(struct infer *x, const struct expr *e)
{
    const struct column *c = e->a->kind == EXPR_COLUMN ? e->a->column : NULL;
    bool all = c && c->type.kind == TYPE_BLOB && str_ends(c->type.sql_type, "BLOB") && !expr_in_list(e);
    for (unsigned i = 0; i < e->list.n; i++) {
        all = all && expr_constant(e->list.v[i]);
    }
    if (x->o.dialect == DIALECT_MYSQL && all && !e->select) {
        infer_refused_by(x, e->span, SHOW_DOLT, "a BLOB in a list of constants");
    }
}

static void infer_between(struct infer *x, struct env *env, struct expr *e)
{
    struct expr *sides[] = {e->a, e->b, e->c};
    bool rows = x->o.dialect != DIALECT_MYSQL, nullable = false;
    for (size_t i = 0; i < 3; i++) {
        if (rows) {
            infer_side(x, env, sides[i]);
        } else {
            infer_expr(x, env, sides[i]);
        }
        nullable = nullable || row_nullable(sides[i]);
    }
    if (infer_row_comparison(x, e->a, e->b)) {
        infer_row_comparison(x, e->a, e->c);
        set_truth(x, e, nullable);
        return;
    }
    infer_comparison(x, e->a, e->b);
    infer_comparison(x, e->a, e->c);
    infer_comparison(x, e->b, e->c);
    check_between(x, e);
    set_truth(x, e, e->a->nullable || e->b->nullable || e->c->nullable);
}

static void expect_text(struct infer *x, struct expr *e, const struct expr *beside)
{
    struct expect want = {type_of(TYPE_TEXT), PARAM_COMPARED, PARAM_NULL_UNSAID, {0}, NULL};
    if (beside && beside->kind == EXPR_COLUMN) {
        want.name = beside->name.text;
    }
    infer_expect(x, e, &want);
}

static void infer_like(struct infer *x, struct env *env, struct expr *e)
{
    infer_expr(x, env, e->a);
    infer_expr(x, env, e->b);
    expect_text(x, e->a, e->b);
    expect_text(x, e->b, e->a);
    if (e->c) {
        infer_expr(x, env, e->c);
        expect_text(x, e->c, NULL);
    }
    set_truth(x, e, e->a->nullable || e->b->nullable || (e->c && e->c->nullable));
}

/* a against each row of VALUES, whose parameters are what it is compared with. */
static void against_rows(struct infer *x, struct expr *e, const struct select *s)
{
    for (unsigned i = 0; i < s->values.n; i++) {
        const expr_vec *row = &s->values.v[i];
        for (unsigned k = 0; k < row->n && k < row_width(e->a); k++) {
            infer_comparison(x, row_item(x, e->a, k), row->v[k]);
        }
    }
}

/* a against each column of the query in e. Gives whether a column of it may be NULL. */
static bool against_query(struct infer *x, struct expr *e)
{
    struct query *q = e->select->query;
    bool nullable = false;
    if (q->poisoned) {
        infer_poison(x, e->a);
        return true;
    }
    if (q->results.n != row_width(e->a)) {
        infer_report(x, DIAG_E0209, e->select->span, "%u column%s compared with %u", row_width(e->a),
                     row_width(e->a) == 1 ? " is" : "s are", q->results.n);
        return true;
    }
    for (unsigned i = 0; i < q->results.n; i++) {
        struct result *r = &q->results.v[i];
        struct expr column = {.kind = EXPR_NULL, .type = r->type, .nullable = r->nullable, .span = r->span};
        infer_comparison(x, row_item(x, e->a, i), r->expr ? r->expr : &column);
        nullable = nullable || r->nullable;
    }
    against_rows(x, e, q->select);
    return nullable;
}

static void infer_in(struct infer *x, struct env *env, struct expr *e)
{
    infer_side(x, env, e->a);
    bool nullable = row_nullable(e->a) && (e->list.n || e->select); /* NULL IN () is false */
    if (e->select) {
        infer_query(x, e->select->query, env);
        nullable = against_query(x, e) || nullable;
    }
    for (unsigned i = 0; i < e->list.n; i++) {
        infer_side(x, env, e->list.v[i]);
        infer_comparison(x, e->a, e->list.v[i]);
        nullable = nullable || row_nullable(e->list.v[i]);
    }
    check_blob_list(x, e);
    set_truth(x, e, nullable);
}

static void infer_quantified(struct infer *x, struct env *env, struct expr *e)
{
    bool equal = e->op == (e->quantifier_all ? OP_NE : OP_EQ);
    infer_side(x, env, e->a);
    infer_query(x, e->select->query, env);
    if (!equal && row_width(e->a) > 1 && x->o.dialect == DIALECT_MYSQL) {
        infer_report(x, DIAG_E0209, e->a->span, "a row is compared with = ANY and <> ALL alone");
    }
    set_truth(x, e, against_query(x, e) || row_nullable(e->a));
}

/* ---------------------------------------------------------------- CASE */

static void infer_case_conditions(struct infer *x, struct env *env, struct expr *e, unsigned i)
{
    if (e->a && x->o.dialect == DIALECT_SQLITE) { /* a row may be the case there */
        infer_side(x, env, e->list.v[i]);
    } else {
        infer_expr(x, env, e->list.v[i]);
    }
    if (e->a && infer_row_comparison(x, e->a, e->list.v[i])) {
        return;
    }
    if (e->a) {
        infer_comparison(x, e->a, e->list.v[i]);
    } else {
        expect_weak(x, e->list.v[i], type_of(x->rules->truth));
    }
}

/* A branch sees what its condition proves, and that the conditions before it were not true. */
static void infer_branch(struct infer *x, struct env *env, struct expr *e, unsigned i)
{
    struct env inner = env_push(env);
    fact_vec facts = {0};
    if (!e->a) {
        facts_when(x, e->list.v[i], true, &facts);
    }
    env_add_all(x, &inner, &facts);
    infer_expr(x, &inner, e->list.v[i + 1]);
}

/* `CASE WHEN a IS NULL THEN … ELSE a`: a condition that cannot be NULL and was not true was false. */
static void learn_false(struct infer *x, struct env *env, const struct expr *e, unsigned i)
{
    const struct expr *when = e->list.v[i];
    fact_vec facts = {0};
    if (!e->a && when->type.kind != TYPE_NONE && !when->nullable) {
        facts_when(x, when, false, &facts);
        env_add_all(x, env, &facts);
    }
}

static void unify_branches(struct infer *x, struct expr *e, bool nullable)
{
    unsigned n = 0;
    struct operand *list = ARENA_ARRAY(x->a, struct operand, e->list.n / 2 + 1);
    for (unsigned i = 1; i < e->list.n; i += 2) {
        list[n++] = (struct operand){&e->list.v[i]->type, e->list.v[i]};
    }
    if (e->b) {
        list[n++] = (struct operand){&e->b->type, e->b};
    }
    struct type known = unify_known(x, list, n);
    for (unsigned i = 0; i < n; i++) {
        if (expr_poisoned(list[i].expr)) {
            infer_poison(x, e);
        }
    }
    set(e, x->rules->unify(x, list, n), nullable);
    e->nullable = e->nullable || unify_may_fail(list, n, &e->type);
    for (unsigned i = 0; i < n; i++) {
        expect_weak(x, (struct expr *)(uintptr_t)list[i].expr, known);
    }
}

static void infer_case(struct infer *x, struct env *env, struct expr *e)
{
    struct env later = env_push(env);
    bool nullable = !e->b;
    if (e->a && x->o.dialect == DIALECT_SQLITE) {
        infer_side(x, env, e->a);
    } else if (e->a) {
        infer_expr(x, env, e->a);
    }
    for (unsigned i = 0; i + 1 < e->list.n; i += 2) {
        infer_case_conditions(x, &later, e, i);
        infer_branch(x, &later, e, i);
        nullable = nullable || e->list.v[i + 1]->nullable;
        learn_false(x, &later, e, i);
    }
    if (e->b) {
        infer_expr(x, &later, e->b);
        nullable = nullable || e->b->nullable;
    }
    unify_branches(x, e, nullable);
}

/* ---------------------------------------------------------------- subqueries */

struct outside {
    const struct scope *around;
    bool named;
};

static void find_outside(void *context, struct expr *e)
{
    struct outside *o = context;
    bool column = e->kind == EXPR_COLUMN && (!e->relation || scope_reaches(o->around, e->relation));
    o->named = o->named || column || (e->aggregate && e->outer);
    expr_children(e, find_outside, o);
    if (e->select) {
        select_exprs(e->select, find_outside, o);
    }
}

/* Where no row is found for the one group without GROUP BY, MySQL and MariaDB make NULL of a subquery that names what is around it,
 * and never execute it. */
static bool lost_without_rows(const struct infer *x, const struct env *env, const struct select *s)
{
    struct outside o = {s->query->scope.outer, false};
    if (env->groups != GROUPS_ALL || x->o.dialect == DIALECT_SQLITE || x->o.flavour == FLAVOUR_DOLT) {
        return false;
    }
    select_exprs(s, find_outside, &o);
    return o.named;
}

static void infer_subquery(struct infer *x, struct env *env, struct expr *e)
{
    struct query *q = e->select->query;
    infer_query(x, q, env);
    if (q->poisoned) {
        set(e, type_of(TYPE_NONE), true);
        return;
    }
    if (q->results.n != 1) {
        infer_report(x, DIAG_E0209, e->span, "a subquery that is a value has one column, not %u", q->results.n);
        set(e, type_of(TYPE_NONE), true);
        return;
    }
    query_count(x, q);
    set(e, q->results.v[0].type, q->results.v[0].nullable || !q->at_least_one || lost_without_rows(x, env, e->select));
}

static bool is_bytes(const struct expr *e)
{
    switch (e->kind) {
    case EXPR_COLUMN: return e->column && (e->type.kind == TYPE_BLOB || e->type.kind == TYPE_BIT);
    case EXPR_BLOB:
    case EXPR_BITS: return !e->name.text.n;
    case EXPR_CAST: return e->type.kind == TYPE_BLOB;
    case EXPR_UNARY: return e->op == OP_PLUS && is_bytes(e->a);
    default: return false;
    }
}

static bool is_known_text(const struct expr *e)
{
    bool said = e->kind == EXPR_STRING || (e->kind == EXPR_COLUMN && e->column);
    return said && type_is_texty(e->type.kind);
}

/* Dolt collates nothing but texts, and finds out when there is a row; of bytes that are computed it makes texts. */
static unsigned collate_refused_by(const struct expr *e)
{
    switch (e->kind == EXPR_PARAM ? TYPE_ANY : e->type.kind) {
    case TYPE_NONE:
    case TYPE_ANY:
    case TYPE_TEXT: return 0;
    case TYPE_BLOB: return SHOW_MYSQL | SHOW_MARIADB;
    default: return SHOW_DOLT;
    }
}

/* Bytes have the collation `binary` and no other. */
static void check_collate(struct infer *x, const struct expr *e)
{
    bool binary = str_eq_nocase(e->name.text, STR("binary"));
    if (is_bytes(e->a) && !binary) {
        infer_report(x, DIAG_E0213, e->name.span, "bytes have the collation `binary` and no other");
    } else if (is_known_text(e->a) && binary) {
        infer_report(x, DIAG_E0213, e->name.span, "`binary` is the collation of bytes, and of no text");
    } else if (!is_bytes(e->a) && !(binary && e->a->type.kind == TYPE_BLOB)) {
        infer_refused_by(x, e->name.span, collate_refused_by(e->a), "this collation for what is no text");
    }
}

static void infer_collate(struct infer *x, struct env *env, struct expr *e)
{
    infer_expr(x, env, e->a);
    if (x->o.dialect == DIALECT_MYSQL) {
        check_collate(x, e);
    }
    expect_weak(x, e->a, type_of(TYPE_TEXT));
    bool bytes = x->o.dialect == DIALECT_MYSQL && str_eq_nocase(e->name.text, STR("binary"));
    struct type t = x->o.dialect == DIALECT_SQLITE ? e->a->type : type_of(bytes ? TYPE_BLOB : TYPE_TEXT);
    t.collation = e->name.text;
    set(e, e->a->type.kind == TYPE_NONE ? type_of(TYPE_NONE) : t, e->a->nullable);
}

/* DEFAULT and VALUES(col) take the column's type; in a comparison or alone they mean nothing more. */
static void infer_of_column(struct expr *e)
{
    if (e->column) {
        set(e, e->column->type, !e->column->not_null);
    } else {
        set(e, type_of(TYPE_NONE), true);
    }
}

static void infer_variable(struct infer *x, struct expr *e)
{
    bool system = str_starts(e->name.text, "@@");
    struct type any = type_of(x->o.dialect == DIALECT_MYSQL ? TYPE_ANY : TYPE_NONE);
    set(e, system ? sysvar_type(sysvar_word(e->name.text)) : any, true);
}

/* How well a row fits; 0 for one that does not. */
static void infer_match(struct infer *x, struct env *env, struct expr *e)
{
    bool absent = false; /* an outer join may find no row to match */
    infer_list(x, env, &e->list);
    infer_expr(x, env, e->a);
    expect_text(x, e->a, e->list.v[0]);
    for (unsigned i = 0; i < e->list.n; i++) {
        absent = absent || !e->list.v[i]->relation || !e->list.v[i]->relation->table || e->list.v[i]->relation->outer;
    }
    set(e, type_of(TYPE_DOUBLE), absent);
}

static void infer_row(struct infer *x, struct env *env, struct expr *e)
{
    infer_list(x, env, &e->list);
    infer_report(x, DIAG_E0209, e->span, "a row of %u values stands where one value must", e->list.n);
    set(e, type_of(TYPE_NONE), true);
}

void infer_expr(struct infer *x, struct env *env, struct expr *e)
{
    switch (e->kind) {
    case EXPR_NULL:
    case EXPR_BOOL:
    case EXPR_INTEGER:
    case EXPR_DECIMAL:
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_BLOB:
    case EXPR_BITS: set(e, x->rules->literal(x, e), e->kind == EXPR_NULL); break;
    case EXPR_TEMPORAL:
        check_temporal(x, e);
        set(e, x->rules->literal(x, e), false);
        break;
    case EXPR_PARAM: infer_param(x, e); break;
    case EXPR_COLUMN: infer_column(x, env, e); break;
    case EXPR_VARIABLE: infer_variable(x, e); break;
    case EXPR_UNARY: infer_unary(x, env, e); break;
    case EXPR_BINARY: infer_binary(x, env, e); break;
    case EXPR_IS: infer_is(x, env, e); break;
    case EXPR_DISTINCT: infer_distinct(x, env, e); break;
    case EXPR_BETWEEN: infer_between(x, env, e); break;
    case EXPR_IN: infer_in(x, env, e); break;
    case EXPR_LIKE: infer_like(x, env, e); break;
    case EXPR_CASE: infer_case(x, env, e); break;
    case EXPR_CAST: infer_cast(x, env, e); break;
    case EXPR_COLLATE: infer_collate(x, env, e); break;
    case EXPR_CALL: infer_call(x, env, e); break;
    case EXPR_SUBQUERY: infer_subquery(x, env, e); break;
    case EXPR_EXISTS:
        infer_query(x, e->select->query, env);
        set_truth(x, e, false);
        break;
    case EXPR_QUANTIFIED: infer_quantified(x, env, e); break;
    case EXPR_ROW: infer_row(x, env, e); break;
    case EXPR_INTERVAL:
        infer_expr(x, env, e->a);
        expect_weak(x, e->a, type_of(TYPE_INT64));
        set(e, type_of(e->a->type.kind == TYPE_NONE ? TYPE_NONE : TYPE_INT64), e->a->nullable);
        break;
    case EXPR_DEFAULT:
    case EXPR_VALUES_OF: infer_of_column(e); break;
    case EXPR_RAISE: /* it gives no value: the statement ends */
        infer_list(x, env, &e->list);
        set(e, type_of(TYPE_NULL), true);
        break;
    case EXPR_MATCH: infer_match(x, env, e); break;
    case EXPR_STAR:
    case EXPR_ARRAY:
    case EXPR_ERROR:
        infer_poison(x, e);
        set(e, type_of(TYPE_NONE), true);
        break;
    }
    if (x->o.dialect == DIALECT_MYSQL) {
        check_geometry(x, e);
        check_json(x, e);
    }
}
