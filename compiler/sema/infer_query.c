/* infer_query.c: INFER for a bound query: what its joins and WHERE prove, then its columns. */
#include <stdlib.h>
#include <string.h>

#include "sema/funcs.h"
#include "sema/infer.h"

/* ---------------------------------------------------------------- FROM */

/* A query's column of nothing but NULL is a text where MySQL's family reads it: what it meets there depends on that. */
static struct type column_type(const struct infer *x, struct type t)
{
    return t.kind == TYPE_NULL && x->o.dialect != DIALECT_SQLITE ? type_of(TYPE_ANY) : t;
}

static void fill_columns(const struct infer *x, struct relation *r)
{
    for (unsigned i = 0; i < r->n_columns && i < r->query->results.n; i++) {
        const struct result *from = &r->query->results.v[i];
        r->columns[i].type = column_type(x, from->type);
        r->columns[i].nullable = from->nullable;
    }
}

static bool is_self(const struct relation *r)
{
    for (unsigned i = 0; i < r->query->self.n; i++) {
        if (r->query->self.v[i] == r) {
            return true;
        }
    }
    return false;
}

/* They see the relations before their own; SQLite's, all. */
static void infer_args(struct infer *x, struct env *env, const struct relation *r)
{
    for (unsigned i = 0; i < r->args.n; i++) {
        struct expect want = {type_of(r->args.v[i].kind), PARAM_WEAK, PARAM_NULL_UNSAID, r->args.v[i].name, NULL};
        infer_expr(x, env, r->args.v[i].expr);
        infer_expect(x, r->args.v[i].expr, &want);
    }
}

static void infer_relations(struct infer *x, struct query *q, struct env *up, struct env *env)
{
    bool late = x->o.dialect == DIALECT_SQLITE;
    for (unsigned i = 0; i < q->relations.n; i++) {
        struct relation *r = q->relations.v[i];
        if (!late) {
            infer_args(x, env, r);
        }
        if (r->query && !is_self(r)) {
            infer_query(x, r->query, up);
            fill_columns(x, r);
        }
    }
    for (unsigned i = 0; late && i < q->relations.n; i++) {
        infer_args(x, env, q->relations.v[i]);
    }
}

static void add_pair(struct infer *x, fact_vec *out, struct found f)
{
    struct fact fact = {.relation = f.relation, .column = f.column};
    vec_push(x->a, out, fact);
}

/* What holds for the rows the join puts together. */
static void join_facts(struct infer *x, const struct join *j, fact_vec *out)
{
    facts_when(x, j->on, true, out);
    for (unsigned i = 0; i < j->same_left.n; i++) {
        bool merged = j->left_merged.v[i] != NULL;
        if (!merged && !j->unproved.v[i]) {
            add_pair(x, out, j->same_left.v[i]);
        }
        bool right_merged = j->right_merged.n && j->right_merged.v[i];
        if (!right_merged && (merged || !j->unproved.v[i])) {
            add_pair(x, out, j->same_right.v[i]);
        }
    }
}

static void append(struct infer *x, fact_vec *to, const fact_vec *from)
{
    for (unsigned i = 0; i < from->n; i++) {
        vec_push(x->a, to, from->v[i]);
    }
}

/* An outer join's ON holds where its partner was found; an inner one's wherever the join itself is there. */
static void infer_joins(struct infer *x, struct query *q, struct env *env)
{
    fact_vec always = {0};
    for (unsigned i = 0; i < q->joins.n; i++) {
        struct join *j = q->joins.v[i];
        struct outer_join *outer = j->left_outer && j->right_outer ? NULL
                                   : j->left_outer                 ? j->left_outer
                                                                   : j->right_outer;
        fact_vec facts = {0};
        if (j->on) {
            infer_expr(x, env, j->on);
        }
        for (unsigned k = 0; k < j->left_merged.n; k++) {
            if (j->left_merged.v[k]) {
                infer_expr(x, env, j->left_merged.v[k]);
            }
            if (j->right_merged.n && j->right_merged.v[k]) {
                infer_expr(x, env, j->right_merged.v[k]);
            }
        }
        join_facts(x, j, &facts);
        if (j->left_outer || j->right_outer) {
            if (outer) {
                append(x, &outer->on, &facts);
            }
        } else {
            append(x, j->context ? &j->context->on : &always, &facts);
        }
    }
    env_add_all(x, env, &always);
}

static void forget_joins(struct query *q)
{
    for (unsigned i = 0; i < q->joins.n; i++) {
        struct join *j = q->joins.v[i];
        if (j->left_outer) {
            j->left_outer->on.n = 0;
        }
        if (j->right_outer) {
            j->right_outer->on.n = 0;
        }
    }
}

void infer_from(struct infer *x, struct query *q, struct env *up, struct env *env, struct expr *where)
{
    for (unsigned i = 0; i < q->ctes.n; i++) {
        infer_query(x, q->ctes.v[i], up);
    }
    infer_relations(x, q, up, env);
    forget_joins(q);
    infer_joins(x, q, env);
    if (where) {
        fact_vec facts = {0};
        struct expect truth = {type_of(x->rules->truth), PARAM_WEAK, PARAM_NULL_UNSAID, {0}, NULL};
        infer_expr(x, env, where);
        infer_expect(x, where, &truth);
        facts_when(x, where, true, &facts);
        env_add_all(x, env, &facts);
    }
}

/* ---------------------------------------------------------------- one SELECT */

/* One of a column's values, sent as the column is: by MIN and MAX not on MariaDB, by the same in a window everywhere. */
static bool bits_of_column(const struct infer *x, const struct expr *e)
{
    bool of_column = e->kind == EXPR_CALL && e->list.n && e->list.v[0]->kind == EXPR_COLUMN && e->call->func;
    bool one_of = of_column && e->call->func->type == RESULT_EXTREME && e->call->func->kind != FUNC_SCALAR;
    return one_of && (e->call->over || x->o.flavour == FLAVOUR_MYSQL || x->o.flavour == FLAVOUR_DOLT);
}

/* A column's bits come as bytes; a BIT that was computed comes as digits from MariaDB, as a character or as digits from
 * MySQL, each under the name of BIT: nothing can tell how to read it. */
static void refuse_bits(struct infer *x, const struct expr *e)
{
    const struct expr *of = e->alias_of ? e->alias_of : e;
    bool as_stored = of->kind == EXPR_COLUMN || bits_of_column(x, of);
    if (x->o.dialect == DIALECT_MYSQL && e->type.kind == TYPE_BIT && !as_stored) {
        struct diag *d =
            infer_report(x, DIAG_E0501, e->span, "MySQL and MariaDB each send a computed BIT in a way of their own");
        diag_hint(x->d, d, "add 0 to it");
    }
}

void infer_results(struct infer *x, struct query *q, struct env *env)
{
    for (unsigned i = 0; i < q->results.n; i++) {
        struct result *r = &q->results.v[i];
        if (r->expr) {
            infer_expr(x, env, r->expr);
            refuse_bits(x, r->expr);
            r->type = r->expr->type;
            r->nullable = r->expr->nullable;
            r->origin = r->expr->kind == EXPR_COLUMN ? r->expr->column : NULL;
        } else if (r->relation) {
            r->type = relation_at(r->relation, r->column)->type;
            r->nullable = env_nullable(env, r->relation, r->column);
        }
    }
}

static bool is_position(const struct expr *e)
{
    return e->kind == EXPR_INTEGER;
}

void infer_order(struct infer *x, struct env *env, const order_vec *order)
{
    for (unsigned i = 0; i < order->n; i++) {
        if (!is_position(order->v[i].expr)) {
            infer_expr(x, env, order->v[i].expr);
        }
    }
}

/* SQLite makes a whole number of what reads as one, and looks when it executes: what never is one is seen here. */
static bool sqlite_whole(struct infer *x, const struct expr *e)
{
    bool literal = e->kind == EXPR_STRING || e->kind == EXPR_FLOAT || e->kind == EXPR_DECIMAL;
    if (!literal) {
        return e->type.kind != TYPE_NULL && e->type.kind != TYPE_BLOB;
    }
    const char *text = str_printf(x->a, "%.*s", STR_ARG(e->text)).p;
    char *end;
    double value = strtod(text, &end);
    end += strspn(end, " \t\n\r");
    bool number = end > text && !*end && strspn(text, "0123456789+-.eE \t\n\r") == e->text.n;
    return number && value > -1e18 && value < 1e18 && value == (double)(int64_t)value;
}

static bool whole_number(struct infer *x, const struct expr *e)
{
    enum type_kind k = e->type.kind;
    bool whole = k == TYPE_NONE || (type_is_integer(k) && k != TYPE_BOOL) || e->kind == EXPR_PARAM;
    return whole || (x->o.dialect == DIALECT_SQLITE && sqlite_whole(x, e));
}

static void infer_limit_part(struct infer *x, struct expr *e, struct str name)
{
    if (e) {
        struct env none = env_push(NULL);
        struct expect want = {type_of(TYPE_INT64), PARAM_COMPARED, PARAM_NULL_NEVER, name, NULL};
        infer_expr(x, &none, e);
        infer_expect(x, e, &want);
        if (!whole_number(x, e)) {
            infer_report(x, DIAG_E0312, e->span, "%s takes a whole number, not %s",
                         str_is(name, "OFFSET") ? "OFFSET" : "LIMIT", type_kind_name(e->type.kind));
        }
    }
}

void infer_limit(struct infer *x, struct expr *limit, struct expr *offset)
{
    infer_limit_part(x, limit, STR("limit"));
    infer_limit_part(x, offset, STR("offset"));
}

/* ROLLUP's totals put NULL for whatever was grouped; only what counts rows escapes. */
static void nullable_totals(struct query *q)
{
    for (unsigned i = 0; i < q->results.n; i++) {
        struct result *r = &q->results.v[i];
        if (!r->expr || !r->expr->aggregate) {
            r->nullable = true;
            if (r->expr) {
                r->expr->nullable = true;
            }
        }
    }
}

static void infer_core(struct infer *x, struct query *q, struct env *up)
{
    const struct select *s = q->select;
    struct env rows = env_push(up);
    rows.groups = GROUPS_NONE;
    rows.rows = NULL;
    infer_from(x, q, up, &rows, s->where);
    for (unsigned i = 0; i < s->group_by.n; i++) {
        if (!is_position(s->group_by.v[i])) {
            infer_expr(x, &rows, s->group_by.v[i]);
        }
    }
    struct env groups = env_push(&rows);
    if (q->aggregate) {
        groups.rows = &rows;
        groups.groups = s->group_by.n && !s->rollup ? GROUPS_SOME : GROUPS_ALL;
        groups.forget = s->group_by.n && !s->rollup ? NULL : q;
    }
    if (s->having) {
        fact_vec facts = {0};
        infer_expr(x, &groups, s->having);
        facts_when(x, s->having, true, &facts);
        env_add_all(x, &groups, &facts);
    }
    for (unsigned i = 0; i < s->windows.n; i++) {
        infer_window(x, &groups, &s->windows.v[i]);
    }
    infer_results(x, q, &groups);
    infer_order(x, &groups, &s->order_by);
    if (s->rollup) {
        nullable_totals(q);
    }
}

/* ---------------------------------------------------------------- VALUES and set operations */

static void set_result(struct infer *x, struct result *r, const struct operand *list, unsigned n)
{
    r->type = x->rules->unify(x, list, n);
    struct expect want = {unify_known(x, list, n), PARAM_WEAK, PARAM_NULL_UNSAID, {0}, NULL};
    for (unsigned i = 0; i < n; i++) {
        if (list[i].expr) {
            infer_expect(x, (struct expr *)(uintptr_t)list[i].expr, &want);
        }
    }
}

static void infer_values(struct infer *x, struct query *q, struct env *up)
{
    const struct select *s = q->select;
    struct env env = env_push(up);
    struct operand *list = ARENA_ARRAY(x->a, struct operand, s->values.n);
    for (unsigned i = 0; i < s->values.n; i++) {
        infer_list(x, &env, &s->values.v[i]);
    }
    for (unsigned c = 0; c < q->results.n && !q->poisoned; c++) {
        bool nullable = false;
        for (unsigned i = 0; i < s->values.n; i++) {
            struct expr *e = s->values.v[i].v[c];
            list[i] = (struct operand){&e->type, e};
            nullable = nullable || e->nullable;
        }
        set_result(x, &q->results.v[c], list, s->values.n);
        q->results.v[c].nullable = nullable;
    }
}

static bool nullable_after(enum set_op op, bool left, bool right)
{
    switch (op) {
    case SET_UNION:
    case SET_UNION_ALL: break;
    case SET_INTERSECT:
    case SET_INTERSECT_ALL: return left && right;
    case SET_EXCEPT:
    case SET_EXCEPT_ALL: return left;
    }
    return left || right;
}

static bool maybe_dolt(const struct infer *x)
{
    return x->o.flavour == FLAVOUR_ANY || x->o.flavour == FLAVOUR_DOLT;
}

static void unify_sides(struct infer *x, struct query *q)
{
    enum set_op op = q->select->set.op;
    for (unsigned i = 0; i < q->results.n && !q->poisoned; i++) {
        struct result *l = &q->left->results.v[i], *r = &q->right->results.v[i];
        struct operand list[2] = {{&l->type, l->expr}, {&r->type, r->expr}};
        /* EXCEPT gives rows of the left alone; SQLite as they are, the others in the type that both sides share. */
        bool left_alone = (op == SET_EXCEPT || op == SET_EXCEPT_ALL) && x->o.dialect == DIALECT_SQLITE;
        set_result(x, &q->results.v[i], list, left_alone ? 1 : 2);
        if (dolt_unites_otherwise(x, &l->type, &r->type)) {
            q->results.v[i].type = type_of(TYPE_ANY);
        }
        q->results.v[i].nullable = nullable_after(op, l->nullable, r->nullable) ||
                                   dolt_loses_times(x, &l->type, &r->type) ||
                                   unify_may_fail(list, 2, &q->results.v[i].type);
    }
}

/* ---------------------------------------------------------------- recursive queries */

static void fill_self(const struct infer *x, struct query *q)
{
    for (unsigned i = 0; i < q->self.n; i++) {
        fill_columns(x, q->self.v[i]);
    }
}

static bool grows(struct infer *x, struct query *q, const struct query *part)
{
    bool changed = false;
    for (unsigned i = 0; i < q->results.n && i < part->results.n && !q->poisoned; i++) {
        struct result *r = &q->results.v[i];
        const struct result *other = &part->results.v[i];
        struct operand list[2] = {{&r->type, NULL}, {&other->type, NULL}};
        /* A parameter that nothing has given a type adds none: it is reported, or has one in the next round. */
        struct type t = other->type.kind == TYPE_NONE ? r->type : x->rules->unify(x, list, 2);
        bool nullable = r->nullable || other->nullable;
        /* MySQL and MariaDB take the types of the first half alone, and convert what the recursion gives; Dolt does not. */
        if (x->o.dialect == DIALECT_MYSQL &&
            !(maybe_dolt(x) && type_is_integer(t.kind) && type_is_integer(r->type.kind))) {
            t = r->type;
        }
        changed = changed || nullable != r->nullable || t.kind != r->type.kind;
        r->nullable = nullable;
        r->type = t;
    }
    return changed;
}

/* From the first half's types, until another round of the recursion adds nothing: types only widen, so it ends. */
static void infer_recursive(struct infer *x, struct query *q, struct env *up)
{
    enum { MOST_ROUNDS = 16 };
    infer_query(x, q->anchor, up);
    for (unsigned i = 0; i < q->results.n && i < q->anchor->results.n; i++) {
        q->results.v[i].type = q->anchor->results.v[i].type;
        q->results.v[i].nullable = q->anchor->results.v[i].nullable;
    }
    for (unsigned round = 0; round < MOST_ROUNDS; round++) {
        fill_self(x, q);
        x->round++; /* all that depends on the columns above is looked at anew */
        infer_query(x, q->left, up);
        infer_query(x, q->right, up);
        bool more = grows(x, q, q->left);
        if (!grows(x, q, q->right) && !more) {
            return;
        }
    }
    infer_report(x, DIAG_E0104, q->select->span, "the types of this recursive query do not settle");
}

static void infer_compound(struct infer *x, struct query *q, struct env *up)
{
    if (q->recursive) {
        infer_recursive(x, q, up);
    } else {
        infer_query(x, q->left, up);
        infer_query(x, q->right, up);
        unify_sides(x, q);
    }
    for (unsigned i = 0; i < q->self_result.n; i++) {
        fill_columns(x, q->self_result.v[i]);
    }
    struct env env = env_push(up);
    infer_order(x, &env, &q->select->order_by);
}

static void infer_one(struct infer *x, struct query *q, struct env *up)
{
    q->round = x->round;
    q->counted = false;
    if (q->left) {
        for (unsigned i = 0; i < q->ctes.n; i++) {
            infer_query(x, q->ctes.v[i], up);
        }
        infer_compound(x, q, up);
    } else if (q->select->values.n) {
        infer_values(x, q, up);
    } else {
        infer_core(x, q, up);
    }
    infer_limit(x, q->select->limit, q->select->offset);
    q->round = x->round;
}

/* A view's text is another, and what is wrong in it was reported at its DDL. */
static void infer_view(struct infer *x, struct query *q)
{
    const struct sqltext *text = x->text;
    struct diags *loud = x->d, quiet;
    bool failed = x->failed;
    diags_init(&quiet, x->a);
    x->text = q->text;
    x->d = &quiet;
    infer_one(x, q, NULL);
    x->text = text;
    x->d = loud;
    x->failed = failed;
}

void infer_query(struct infer *x, struct query *q, struct env *up)
{
    if (q->round == x->round) {
        return; /* a CTE or view that was met before */
    }
    if (q->text && q->text != x->text) {
        infer_view(x, q);
    } else {
        infer_one(x, q, up);
    }
}
