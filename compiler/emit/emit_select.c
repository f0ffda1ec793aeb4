/* emit_select.c: SELECT, VALUES, set operations and WITH for a target. Part of emit_sql.
 *
 * `*` is written out, every column with its table, and result columns bear the names that the source engine would
 * report: no engine's own naming, order of merged columns or rules for looking names up shows. (A column with its table
 * is never taken for a string either, as SQLite takes a name in double quotes that it does not know.) */
#include "emit/emit_text.h"
#include "sema/conjuncts.h"
#include "sema/walk.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

/* ---------------------------------------------------------------- result columns */

struct expr result_expr(const struct result *r)
{
    if (r->expr) {
        return *r->expr;
    }
    if (!r->relation) { /* of a set operation, of VALUES */
        return (struct expr){.kind = EXPR_ERROR, .span = r->span, .type = r->type, .nullable = true};
    }
    const struct rel_column *c = relation_at(r->relation, r->column);
    return (struct expr){.kind = EXPR_COLUMN,
                         .span = r->span,
                         .relation = r->relation,
                         .column_index = r->column,
                         .column = c->origin,
                         .type = r->type.kind == TYPE_NONE ? c->type : r->type,
                         .nullable = true};
}

static bool named_already(const struct expr *x, struct str name)
{
    return x->kind == EXPR_COLUMN && x->relation && str_eq(relation_at(x->relation, x->column_index)->name, name);
}

static bool has_namesake(const struct query *q, unsigned first, unsigned last, const struct expr *x)
{
    struct str name = relation_at(x->relation, x->column_index)->name;
    bool inside = false, another = false;
    for (unsigned i = first; i < last; i++) {
        unsigned column;
        bool own = q->relations.v[i] == x->relation;
        inside = inside || own;
        another = another || (!own && relation_column(q->relations.v[i], name, &column));
    }
    return inside && another;
}

/* SQLite gives a column in parentheses another name if a second one there has it, and reports that. */
static bool keeps_name(const struct emit *e, const struct query *q, const struct expr *x)
{
    for (unsigned i = 0; e->to == TARGET_SQLITE && i < q->joins.n; i++) {
        const struct join *j = q->joins.v[i];
        bool turned = j->kind == JOIN_RIGHT;
        if (has_namesake(q, turned ? j->first : j->middle, turned ? j->middle : j->last, x)) {
            return false;
        }
    }
    return true;
}

static bool emit_result(struct emit *e, const struct query *q, unsigned i, const struct outlet *for_what)
{
    const struct result *r = &q->results.v[i];
    struct expr x = result_expr(r);
    struct str name = for_what->names ? for_what->names->columns[i].name : r->name;
    if (for_what->columns) {
        return emit_assigned(e, &x, for_what->columns[i]);
    }
    bool collate = for_what->compound ? emit_compound_wants(e, for_what->compound, i)
                                      : q->select && q->select->distinct && emit_wants_collation(e, &x);
    collate = collate && x.kind != EXPR_NULL;
    if (collate && x.kind == EXPR_STRING && str_ends(x.text, " ")) {
        return refuse_hint(e, x.span, "tell this text from one without the blank at its end here",
                           "select it beside a column's texts");
    }
    put(e, collate ? "(" : "");
    emit_bare(e, &x);
    put(e, collate ? " COLLATE utf8mb4_bin)" : "");
    bool has_it = named_already(&x, name) && keeps_name(e, q, &x);
    if (!has_it && name.n && (for_what->names || name.n <= 64)) {
        put(e, " AS ");
        put_name(e, name);
    }
    return done(e);
}

/* Of a join under an alias, a second column of one name is left out: nothing can name it, and MySQL refuses it. */
static bool is_left_out(const struct query *q, unsigned i, const struct outlet *for_what)
{
    return q->select && q->select->joined && for_what->names && relation_shadowed(for_what->names, i);
}

static bool emit_result_columns(struct emit *e, const struct query *q, const struct outlet *for_what)
{
    for (unsigned i = 0; i < q->results.n; i++) {
        if (!is_left_out(q, i, for_what)) {
            put(e, i ? ", " : "");
            emit_result(e, q, i, for_what);
        }
    }
    return done(e);
}

/* ---------------------------------------------------------------- one SELECT */

/* What groups by this value on the target groups as the source does. */
bool emit_groupable(struct emit *e, const struct expr *x)
{
    const struct expr *const side[] = {x};
    struct compare c;
    return compare_form(e, side, 1, false, x->span, &c);
}

struct outside {
    const struct query *query;
    bool found;
};

static void look_outside(void *context, struct expr *x)
{
    struct outside *o = context;
    if (x->kind == EXPR_COLUMN && x->relation) {
        o->found |= relation_position(o->query, x->relation) >= o->query->relations.n;
    }
    expr_children(x, look_outside, o);
}

/* SQLite looks for what groups in the query's own FROM alone. */
static bool groups_inside(struct emit *e, const struct query *q, const struct expr *by)
{
    struct outside o = {.query = q};
    struct expr root = *by;
    if (e->to == TARGET_SQLITE) {
        look_outside(&o, &root);
    }
    return !o.found || refuse(e, by->span, "group by a column of the query around it");
}

static bool group_by(struct emit *e, const struct select *s)
{
    if (s->rollup) {
        return refuse(e, s->group_by.v[0]->span, "do WITH ROLLUP");
    }
    for (unsigned i = 0; i < s->group_by.n; i++) {
        const struct expr *x = s->group_by.v[i];
        put(e, i ? ", " : " GROUP BY ");
        if (x->kind == EXPR_INTEGER) {
            struct expr r = result_expr(&s->query->results.v[x->number - 1]);
            emit_groupable(e, &r);
            emit_groups_by_text(e, &r);
            buf_printf(&e->out, "%llu", (unsigned long long)x->number);
        } else {
            const struct expr *by = x->alias_of ? x->alias_of : x;
            groups_inside(e, s->query, by);
            emit_groupable(e, by);
            emit_groups_by_text(e, by);
            emit_expr(e, by);
        }
    }
    return done(e);
}

static bool distinct_results(struct emit *e, const struct query *q)
{
    for (unsigned i = 0; i < q->results.n; i++) {
        struct expr x = result_expr(&q->results.v[i]);
        emit_groupable(e, &x);
    }
    return done(e);
}

static bool condition(struct emit *e, const char *word, const struct expr *x)
{
    put(e, x ? word : "");
    return !x || emit_condition(e, x);
}

/* MySQL: HAVING without groups and aggregates is a second WHERE. */
static bool where_and_having(struct emit *e, const struct select *s, const struct outlet *for_what)
{
    bool both = s->having && !s->query->aggregate;
    if (both) {
        put(e, " WHERE (");
        if (s->where) {
            emit_condition(e, s->where);
            put(e, ") AND (");
        }
        emit_condition(e, s->having);
        put(e, ")");
    } else {
        condition(e, " WHERE ", s->where);
        put(e, !s->where && for_what->guard && s->from && !s->group_by.n ? " WHERE 1" : "");
    }
    group_by(e, s);
    return both ? done(e) : condition(e, " HAVING ", s->having);
}

static bool is_dual(const struct table_ref *t)
{
    return t && t->kind == TABLE_NAME && t->relation == NULL && str_is(t->name.name.text, "dual");
}

static bool emit_core(struct emit *e, const struct select *s, const struct outlet *for_what)
{
    put(e, s->distinct ? "SELECT DISTINCT " : "SELECT ");
    emit_result_columns(e, s->query, for_what);
    if (s->distinct) {
        distinct_results(e, s->query);
    }
    if (s->from && !is_dual(s->from)) {
        put(e, " FROM ");
        emit_from(e, s->query, s->from);
    } else if (e->to == TARGET_MYSQL && (s->where || s->having || s->group_by.n)) {
        put(e, " FROM DUAL");
    }
    return where_and_having(e, s, for_what);
}

/* VALUES by itself is spelled differently on every server: one SELECT a row is read by all. */
static bool emit_rows(struct emit *e, const struct select *s, const struct outlet *for_what)
{
    const struct query *q = s->query;
    for (unsigned i = 0; i < s->values.n; i++) {
        put(e, i ? " UNION ALL SELECT " : "SELECT ");
        for (unsigned k = 0; k < s->values.v[i].n; k++) {
            put(e, k ? ", " : "");
            emit_as(e, s->values.v[i].v[k], for_what->columns ? &for_what->columns[k]->type : &q->results.v[k].type);
            if (!i) {
                put(e, " AS ");
                put_name(e, for_what->names ? for_what->names->columns[k].name : q->results.v[k].name);
            }
        }
    }
    return done(e);
}

/* ---------------------------------------------------------------- set operations */

static const char *set_word(struct emit *e, const struct select *s)
{
    switch (s->set.op) {
    case SET_UNION: return " UNION ";
    case SET_UNION_ALL: return " UNION ALL ";
    case SET_INTERSECT: return " INTERSECT ";
    case SET_EXCEPT: return " EXCEPT ";
    case SET_INTERSECT_ALL:
    case SET_EXCEPT_ALL: break;
    }
    refuse(e, s->set.op_span, "do INTERSECT ALL or EXCEPT ALL");
    return " ";
}

static bool bare(const struct select *s)
{
    return !s->with && !s->order_by.n && !s->limit && !s->offset;
}

/* What a column of a query, or of each part of a set operation, is held as. */
static struct type result_type(const struct emit *e, const struct query *q, unsigned i)
{
    while (q->left) {
        q = q->left; /* the parts are alike, or were refused */
    }
    struct expr x = result_expr(&q->results.v[i]);
    return x.kind == EXPR_ERROR ? x.type : emit_type(e, &x);
}

static bool alike(const struct type *a, const struct type *b)
{
    bool scaled = a->kind == TYPE_DECIMAL || type_is_temporal(a->kind);
    if (a->kind == TYPE_NULL || b->kind == TYPE_NULL) {
        return true;
    }
    if (emit_is_integer(a->kind) && emit_is_integer(b->kind)) {
        return true;
    }
    bool text = type_is_texty(a->kind) && type_is_texty(b->kind) && a->kind != TYPE_JSON && b->kind != TYPE_JSON;
    return text ||
           (a->kind == b->kind && a->kind != TYPE_NONE && a->kind != TYPE_JSON && (!scaled || a->scale == b->scale));
}

/* Both parts must be held in one form, or equal values would differ. */
static bool same_forms(struct emit *e, const struct select *s)
{
    const struct query *l = s->set.left->query, *r = s->set.right->query;
    for (unsigned i = 0; i < l->results.n && i < r->results.n; i++) {
        struct type a = result_type(e, l, i), b = result_type(e, r, i);
        if (!alike(&a, &b)) {
            return refuse_hint(e, s->set.op_span, "put these two types into one column as the source does",
                               "give both parts the same type");
        }
    }
    return true;
}

/* Compounds are flat and go from left to right in SQLite; in MySQL INTERSECT binds tighter. What groups otherwise
 * becomes a derived table. */
static bool operand(struct emit *e, const struct select *s, bool flat, const struct outlet *for_what)
{
    if (flat && bare(s)) {
        return emit_select_for(e, s, for_what);
    }
    put(e, "SELECT * FROM (");
    emit_select_for(e, s, for_what);
    put(e, ") AS ");
    put_name(e, STR("operand"));
    return done(e);
}

static bool set_operation(struct emit *e, const struct select *s, const struct outlet *for_what)
{
    const struct select *left = s->set.left;
    bool tighter = s->set.op == SET_INTERSECT && left->set.left && left->set.op != SET_INTERSECT;
    if (for_what->columns || for_what->guard) {
        return refuse_hint(e, s->span, "insert from a set operation", "insert from a SELECT over it");
    }
    if (!same_forms(e, s)) {
        return false;
    }
    struct outlet part = *for_what;
    part.compound = for_what->compound ? for_what->compound : s->set.op == SET_UNION_ALL ? NULL : s->query;
    for_what = &part;
    operand(e, left, !tighter || e->to == TARGET_SQLITE, for_what);
    put(e, set_word(e, s));
    return operand(e, s->set.right, !s->set.right->set.left, for_what);
}

/* ---------------------------------------------------------------- the whole */

static bool holds(struct str s, const char *word)
{
    struct str w = str_from(word);
    for (size_t i = 0; i + w.n <= s.n; i++) {
        if (str_eq_nocase(str_sub(s, i, w.n), w)) {
            return true;
        }
    }
    return false;
}

/* What MySQL's family calls PostgreSQL's locks: no weaker ones. In SQLite only one transaction writes, and one that has
 * read what another changed since is refused when it writes: no lock is needed. NULL: there is none. */
static const char *lock_words(const struct emit *e, const struct select *s)
{
    static const char *const words[][2] = {
        {"FOR UPDATE", " FOR UPDATE"},
        {"FOR NO KEY UPDATE", " FOR UPDATE"},
        {"FOR SHARE", " LOCK IN SHARE MODE"},
        {"FOR KEY SHARE", " LOCK IN SHARE MODE"},
        {"FOR UPDATE NOWAIT", " FOR UPDATE NOWAIT"},
        {"FOR NO KEY UPDATE NOWAIT", " FOR UPDATE NOWAIT"},
        {"FOR UPDATE SKIP LOCKED", " FOR UPDATE SKIP LOCKED"},
        {"FOR NO KEY UPDATE SKIP LOCKED", " FOR UPDATE SKIP LOCKED"},
    };
    bool portable = e->from == DIALECT_POSTGRES;
    if (!s->locking.n || (portable && e->to == TARGET_SQLITE)) {
        return "";
    }
    bool copied = e->written && e->choosing; /* rows of a copy, which nobody else would skip or wait for */
    for (size_t i = 0; i < (portable ? sizeof words / sizeof *words : 1) && e->to == TARGET_MYSQL && !copied; i++) {
        if (str_is(s->locking, words[i][0])) {
            return words[i][1];
        }
    }
    return NULL;
}

/* The one aggregate of a query without groups stands in ORDER BY, where SQLite has none. */
static bool gathers_to_sort(const struct select *s)
{
    bool sorts = false, gathers = s->set.left || s->group_by.n || s->having;
    for (unsigned i = 0; i < s->columns.n; i++) {
        gathers = gathers || expr_aggregates(s->columns.v[i].expr);
    }
    for (unsigned i = 0; i < s->order_by.n; i++) {
        sorts = sorts || expr_aggregates(s->order_by.v[i].expr);
    }
    return sorts && !gathers;
}

static bool extras(struct emit *e, const struct select *s)
{
    if (e->to == TARGET_SQLITE && gathers_to_sort(s)) {
        refuse_hint(e, s->order_by.v[0].expr->span, "sort by an aggregate that nothing else gathers for",
                    "select the aggregate, too");
    }
    if (s->sorted_groups || s->ties) {
        refuse_hint(e, s->span, s->ties ? "do WITH TIES" : "sort by GROUP BY", "write ORDER BY and LIMIT");
    }
    if (!lock_words(e, s)) {
        refuse_hint(e, s->span, "lock rows in this way", "a transaction that writes first locks them in SQLite");
    }
    if (holds(s->options, "SQL_CALC_FOUND_ROWS")) {
        refuse(e, s->span, "do SQL_CALC_FOUND_ROWS");
    }
    return done(e);
}

static bool body(struct emit *e, const struct select *s, const struct outlet *for_what)
{
    if (s->set.left) {
        return set_operation(e, s, for_what);
    }
    return s->values.n ? emit_rows(e, s, for_what) : emit_core(e, s, for_what);
}

/* A set operation's ORDER BY takes plain result columns; for anything more it becomes a derived table, under the name
 * that the binder has given its rows. */
static bool ordered_compound(struct emit *e, const struct select *s, const struct outlet *for_what)
{
    const struct outlet none = {0};
    put(e, "SELECT ");
    for (unsigned i = 0; i < s->query->results.n; i++) {
        put(e, i ? ", " : "");
        put_name(e, s->query->results.v[i].name);
        if (for_what->names) {
            put(e, " AS ");
            put_name(e, for_what->names->columns[i].name);
        }
    }
    put(e, " FROM (");
    body(e, s, &none);
    put(e, ") AS ");
    put_name(e, STR("result"));
    return done(e);
}

bool emit_select_for(struct emit *e, const struct select *s, const struct outlet *for_what)
{
    if (!extras(e, s)) {
        return false;
    }
    emit_with(e, s->with);
    if (s->set.left && s->order_by.n && !for_what->columns && !order_is_plain(e, &s->order_by, s->query)) {
        ordered_compound(e, s, for_what);
    } else {
        body(e, s, for_what);
    }
    emit_order(e, &s->order_by, s->query);
    emit_limit(e, s->limit, s->offset);
    put(e, lock_words(e, s) ? lock_words(e, s) : "");
    return done(e);
}

bool emit_select(struct emit *e, const struct select *s)
{
    const struct outlet none = {0};
    return emit_select_for(e, s, &none);
}

/* Its columns' names are given inside: not every server takes a list behind the name. */
static struct relation *cte_names(struct emit *e, const struct cte *c)
{
    struct relation *r = ARENA_NEW(e->a, struct relation);
    r->n_columns = c->columns.n;
    r->columns = ARENA_ARRAY(e->a, struct rel_column, c->columns.n + 1);
    for (unsigned i = 0; i < c->columns.n; i++) {
        r->columns[i].name = c->columns.v[i].text;
    }
    return r;
}

bool emit_with(struct emit *e, const struct with *w)
{
    for (unsigned i = 0; w && i < w->ctes.n; i++) {
        const struct cte *c = &w->ctes.v[i];
        struct outlet named = {.names = c->columns.n ? cte_names(e, c) : NULL};
        bool recursive = w->recursive || e->from == DIALECT_SQLITE;
        put(e, i ? ", " : recursive ? "WITH RECURSIVE " : "WITH ");
        put_name(e, c->name.text);
        put(e, " AS (");
        emit_select_for(e, c->select, &named);
        put(e, i + 1 < w->ctes.n ? ")" : ") ");
    }
    return done(e);
}
