/* emit_predicate.c: comparisons, BETWEEN, IN, IS and CASE for a target. Part of emit_sql.
 *
 * What is compared is brought into one form first (emit_compare.c). */
#include "sema/walk.h"
#include "emit/emit_text.h"
#include "sema/conjuncts.h"
#include "sema/walk.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

static const char *word_of(const struct emit *e, enum op op)
{
    switch (op) {
    case OP_EQ: return " = ";
    case OP_NE: return " <> ";
    case OP_LT: return " < ";
    case OP_LE: return " <= ";
    case OP_GT: return " > ";
    case OP_GE: return " >= ";
    default: return e->to == TARGET_SQLITE ? " IS " : " <=> ";
    }
}

/* ---------------------------------------------------------------- collations of MySQL's text */

/* A column brings its table's binary collation with it; what is made of literals and parameters alone would compare
 * under the connection's, which takes no notice of case, nor of blanks at the end: it is compared as bytes. */
bool brings_collation(const struct expr *x)
{
    return x->kind == EXPR_COLLATE ? brings_collation(x->a) : x->kind == EXPR_COLUMN && x->column;
}

static bool needs_collation(const struct emit *e, const struct expr *const *sides, unsigned n, const struct compare *c)
{
    bool text = c->type.kind == TYPE_TEXT || c->type.kind == TYPE_UUID || c->type.kind == TYPE_INET;
    for (unsigned i = 0; i < n && text; i++) {
        text = !brings_collation(sides[i]);
    }
    return text && e->to == TARGET_MYSQL;
}

static bool emit_side(struct emit *e, const struct expr *x, const struct compare *c, bool bytes)
{
    put(e, bytes ? "CAST(" : "");
    compare_side(e, x, c);
    put(e, bytes ? " AS BINARY)" : "");
    return done(e);
}

/* ---------------------------------------------------------------- a op b */

/* (a, b) < (c, d): the first pair that is not equal decides, and one with a NULL leaves it open. */
static bool rows_in_order(struct emit *e, enum op op, const struct expr *a, const struct expr *b, struct span span)
{
    enum op strict = op == OP_LE ? OP_LT : op == OP_GE ? OP_GT : op;
    for (unsigned i = 0; i < a->list.n; i++) {
        bool last = i + 1 == a->list.n;
        put(e, "(");
        emit_comparison(e, last ? op : strict, a->list.v[i], b->list.v[i], span);
        if (!last) {
            put(e, " OR (");
            emit_comparison(e, OP_EQ, a->list.v[i], b->list.v[i], span);
            put(e, " AND ");
        }
    }
    put(e, ")");
    for (unsigned i = 1; i < a->list.n; i++) {
        put(e, "))");
    }
    return done(e);
}

static bool emit_rows(struct emit *e, enum op op, const struct expr *a, const struct expr *b, struct span span)
{
    bool ordered = op >= OP_LT && op <= OP_GE;
    bool possible =
        a->kind == EXPR_ROW && b->kind == EXPR_ROW && a->list.n == b->list.n && (op == OP_EQ || op == OP_NE || ordered);
    if (!possible) {
        return refuse_hint(e, span, "compare rows of values in this way", "compare column by column");
    }
    if (ordered) {
        return rows_in_order(e, op, a, b, span);
    }
    for (unsigned i = 0; i < a->list.n; i++) {
        put(e, !i ? "(" : op == OP_EQ ? " AND " : " OR ");
        emit_comparison(e, op, a->list.v[i], b->list.v[i], span);
    }
    put(e, ")");
    return done(e);
}

bool emit_compared(struct emit *e, enum op op, const struct expr *a, const struct expr *b, const struct compare *c)
{
    const struct expr *const sides[] = {a, b};
    emit_side(e, a, c, needs_collation(e, sides, 2, c));
    put(e, word_of(e, op));
    return emit_side(e, b, c, false);
}

bool emit_comparison(struct emit *e, enum op op, const struct expr *a, const struct expr *b, struct span span)
{
    const struct expr *const sides[] = {a, b};
    struct compare c;
    if (a->kind == EXPR_ROW || b->kind == EXPR_ROW) {
        return emit_rows(e, op, a, b, span);
    }
    if (!compare_form(e, sides, 2, op >= OP_LT && op <= OP_GE, span, &c)) {
        return false;
    }
    return emit_compared(e, op, a, b, &c);
}

bool emit_distinct(struct emit *e, const struct expr *x)
{
    const struct expr *const sides[] = {x->a, x->b};
    struct compare c;
    if (!compare_form(e, sides, 2, false, x->span, &c)) {
        return false;
    }
    put(e, e->to == TARGET_MYSQL && !x->negated ? "NOT (" : "");
    emit_side(e, x->a, &c, needs_collation(e, sides, 2, &c));
    put(e, e->to == TARGET_MYSQL ? " <=> " : x->negated ? " IS " : " IS NOT ");
    emit_side(e, x->b, &c, false);
    put(e, e->to == TARGET_MYSQL && !x->negated ? ")" : "");
    return done(e);
}

/* ---------------------------------------------------------------- IS, BETWEEN, IN */

bool emit_is(struct emit *e, const struct expr *x)
{
    bool null = x->is == IS_NULL || x->is == IS_UNKNOWN;
    if (x->a->kind == EXPR_ROW) {
        return refuse_hint(e, x->span, "test a row of values", "test column by column");
    }
    if (null) {
        emit_expr(e, x->a);
    } else {
        put(e, "(");
        emit_condition(e, x->a);
        put(e, ")");
    }
    put(e, x->negated ? " IS NOT " : " IS ");
    put(e, null ? "NULL" : x->is == IS_TRUE ? "TRUE" : "FALSE");
    return done(e);
}

/* Dolt takes `a BETWEEN b AND c` of columns for true where one is NULL: two comparisons it gets right. */
static bool emit_two_bounds(struct emit *e, const struct expr *x, const struct compare *c, bool collation)
{
    put(e, "(");
    emit_side(e, x->a, c, collation);
    put(e, " >= ");
    emit_side(e, x->b, c, false);
    put(e, " AND ");
    emit_side(e, x->a, c, collation);
    put(e, " <= ");
    emit_side(e, x->c, c, false);
    put(e, ")");
    return done(e);
}

bool emit_between(struct emit *e, const struct expr *x)
{
    const struct expr *const sides[] = {x->a, x->b, x->c};
    struct compare c;
    bool columns = x->a->kind == EXPR_COLUMN && (x->b->kind == EXPR_COLUMN || x->c->kind == EXPR_COLUMN);
    if (!compare_form(e, sides, 3, true, x->span, &c)) {
        return false;
    }
    if (columns && !x->negated && e->to == TARGET_MYSQL) {
        return emit_two_bounds(e, x, &c, needs_collation(e, sides, 3, &c));
    }
    emit_side(e, x->a, &c, needs_collation(e, sides, 3, &c));
    put(e, x->negated ? " NOT BETWEEN " : " BETWEEN ");
    emit_side(e, x->b, &c, false);
    put(e, " AND ");
    return emit_side(e, x->c, &c, false);
}

/* Nothing is in an empty list, not even NULL: SQLite takes one, MySQL does not. */
static bool emit_in_nothing(struct emit *e, const struct expr *x)
{
    put(e, x->negated ? "TRUE" : "FALSE");
    return done(e);
}

static bool emit_in_list(struct emit *e, const struct expr *x)
{
    const struct expr **sides = ARENA_ARRAY(e->a, const struct expr *, x->list.n + 1);
    struct compare c;
    sides[0] = x->a;
    for (unsigned i = 0; i < x->list.n; i++) {
        sides[i + 1] = x->list.v[i];
    }
    if (!compare_form(e, sides, x->list.n + 1, false, x->span, &c)) {
        return false;
    }
    emit_side(e, x->a, &c, needs_collation(e, sides, x->list.n + 1, &c));
    put(e, x->negated ? " NOT IN (" : " IN (");
    for (unsigned i = 0; i < x->list.n; i++) {
        size_t at = e->out.n;
        put(e, i ? ", " : "");
        emit_side(e, x->list.v[i], &c, false);
        if (done(e) && expr_in_list(x) &&
            e->out.n - at != sizeof "?..." - 1) { /* each value, not the list, has a form */
            return refuse_hint(e, x->list.v[i]->span, "bring a list's values into the form they are compared in",
                               "compare with a column of the values' own type");
        }
    }
    put(e, ")");
    return done(e);
}

/* Does the query look at rows of queries around it? */
struct within {
    const struct query *q;
    const struct within *up;
    bool apart;
};

static void look_within(void *context, struct expr *x)
{
    struct within *w = context;
    bool own = x->kind != EXPR_COLUMN || !x->relation;
    for (const struct within *at = w; at && !own; at = at->up) {
        own = own_relation(at->q, x->relation);
    }
    w->apart = w->apart && own;
    if (x->select && x->select->query && w->apart) {
        struct within inner = {x->select->query, w, !x->select->set.left};
        select_exprs(x->select, look_within, &inner);
        w->apart = inner.apart;
    }
    if (w->apart) {
        expr_children(x, look_within, w);
    }
}

/* MySQL's family takes no LIMIT in a query behind IN, but in a derived table there, which sees no rows around it. */
static bool limited_query(struct emit *e, const struct expr *x)
{
    const struct select *s = x->select;
    struct within w = {s->query, NULL, s->query && !s->set.left && !s->with};
    if (e->to != TARGET_MYSQL || (!s->limit && !s->offset)) {
        return emit_select(e, s);
    }
    if (w.apart) {
        select_exprs(s, look_within, &w);
    }
    if (!w.apart) {
        return refuse_hint(e, x->span, "take LIMIT in this query behind IN", "join with the query instead");
    }
    put(e, "SELECT * FROM (");
    emit_select(e, s);
    put(e, ") AS `limited`");
    return done(e);
}

/* The query's column stands as it is: it must have the common form already. */
static bool emit_in_query(struct emit *e, const struct expr *x)
{
    struct expr query = {.kind = EXPR_SUBQUERY, .span = x->select->span, .select = x->select};
    const struct expr *const sides[] = {x->a, &query};
    struct compare c;
    struct type t = emit_type(e, &query);
    if (!compare_form(e, sides, 2, false, x->span, &c)) {
        return false;
    }
    if ((type_is_temporal(t.kind) || t.kind == TYPE_DECIMAL) && t.scale != c.type.scale && e->to == TARGET_SQLITE) {
        return refuse_hint(e, x->span, "compare different numbers of fraction digits here",
                           "write EXISTS with a comparison");
    }
    if (emit_is_integer(t.kind) && !emit_is_integer(c.type.kind) && c.type.kind != TYPE_NULL) {
        return refuse_hint(e, x->span, "compare integers with other numbers here", "write EXISTS with a comparison");
    }
    emit_side(e, x->a, &c, needs_collation(e, sides, 1, &c));
    put(e, x->negated ? " NOT IN (" : " IN (");
    limited_query(e, x);
    put(e, ")");
    return done(e);
}

bool emit_in(struct emit *e, const struct expr *x)
{
    bool row = x->a->kind == EXPR_ROW;
    for (unsigned i = 0; i < x->list.n; i++) {
        row = row || x->list.v[i]->kind == EXPR_ROW;
    }
    if (row) {
        return refuse_hint(e, x->span, "look for a row of values in a list", "compare column by column");
    }
    if (x->select) {
        return emit_in_query(e, x);
    }
    return x->list.n ? emit_in_list(e, x) : emit_in_nothing(e, x);
}

/* ---------------------------------------------------------------- CASE */

static bool emit_whens(struct emit *e, const struct expr *x, const struct compare *c)
{
    struct type t = emit_type(e, x);
    if (t.kind == TYPE_NONE) {
        t = x->type; /* branches of several forms: the source makes them one type */
    }
    if (t.kind == TYPE_NONE || (t.kind == TYPE_ANY && e->to == TARGET_MYSQL)) {
        return refuse(e, x->span, "give these branches one type as the source does");
    }
    for (unsigned i = 0; i + 1 < x->list.n; i += 2) {
        put(e, " WHEN ");
        if (c) {
            compare_side(e, x->list.v[i], c);
        } else {
            emit_condition(e, x->list.v[i]);
        }
        put(e, " THEN ");
        emit_as(e, x->list.v[i + 1], &t);
    }
    if (x->b) {
        put(e, " ELSE ");
        emit_as(e, x->b, &t);
    }
    put(e, " END");
    return done(e);
}

static bool emit_simple_case(struct emit *e, const struct expr *x)
{
    unsigned n = x->list.n / 2;
    const struct expr **sides = ARENA_ARRAY(e->a, const struct expr *, n + 1);
    struct compare c;
    sides[0] = x->a;
    for (unsigned i = 0; i < n; i++) {
        sides[i + 1] = x->list.v[2 * i];
    }
    if (!compare_form(e, sides, n + 1, false, x->span, &c)) {
        return false;
    }
    if (x->a->kind == EXPR_STRING ||
        x->a->kind == EXPR_PARAM) { /* PostgreSQL takes it for a text before it sees a WHEN */
        c.padded = false;
    }
    put(e, "CASE ");
    emit_side(e, x->a, &c, needs_collation(e, sides, n + 1, &c));
    return emit_whens(e, x, &c);
}

bool emit_case(struct emit *e, const struct expr *x)
{
    if (x->a) {
        return emit_simple_case(e, x);
    }
    put(e, "CASE");
    return emit_whens(e, x, NULL);
}
