/* emit_type.c: what a target holds where an expression stands. Part of emit_sql.
 *
 * Inference (INFER) says what the source dialect gives; this says what the target's own value is, which differs only
 * where the target has no such type. A schema's own expressions (CHECK, DEFAULT) come here without inferred types. */
#include "emit/emit_text.h"

enum { MAX_DEPTH = 500, MOST_DIGITS = 65 }; /* of MySQL\'s DECIMAL */

static struct type of(const struct emit *e, const struct expr *x, unsigned depth);

bool emit_is_integer(enum type_kind kind)
{
    return type_is_integer(kind) || kind == TYPE_YEAR || kind == TYPE_BIT;
}

bool emit_is_number(enum type_kind kind)
{
    return emit_is_integer(kind) || kind == TYPE_FLOAT || kind == TYPE_DOUBLE;
}

/* 12.50 is a DECIMAL(4,2) */
static struct type decimal_literal(const struct expr *x)
{
    struct type t = type_of(TYPE_DECIMAL);
    bool point = false;
    for (size_t i = 0; i < x->text.n; i++) {
        point = point || x->text.p[i] == '.';
        t.precision += x->text.p[i] != '.';
        t.scale += point && x->text.p[i] != '.';
    }
    return t;
}

static struct type temporal_literal(const struct expr *x)
{
    struct type t = type_of(x->temporal);
    for (size_t i = 0; i < x->text.n; i++) {
        if (x->text.p[i] == '.') {
            t.scale = (unsigned)(x->text.n - i - 1);
        }
    }
    return t;
}

/* The parts of a set operation are alike, or were refused. */
static struct type of_result(const struct emit *e, const struct query *q, unsigned i, unsigned depth)
{
    while (q->left) {
        q = q->left;
    }
    struct expr x = result_expr(&q->results.v[i]);
    return x.kind == EXPR_ERROR ? x.type : of(e, &x, depth);
}

/* A derived table's column is what its query gives; a base table's is its type. */
static struct type of_column(const struct emit *e, const struct expr *x, unsigned depth)
{
    if (x->alias_of) {
        return of(e, x->alias_of, depth);
    }
    if (e->value && !x->column && !x->relation) { /* a domain's VALUE */
        return e->value->type;
    }
    if (x->relation && x->relation->query && x->column_index < x->relation->query->results.n) {
        return of_result(e, x->relation->query, x->column_index, depth);
    }
    if (e->value && !x->relation && !x->column) {
        return e->value->type; /* a domain's VALUE */
    }
    return x->type.kind != TYPE_NONE || !x->column ? x->type : x->column->type;
}

static bool same_form(const struct type *a, const struct type *b)
{
    bool scaled = a->kind == TYPE_DECIMAL || type_is_temporal(a->kind);
    return a->kind == b->kind && (!scaled || a->scale == b->scale);
}

/* Integers and REALs mix to a REAL; what differs otherwise has no form of its own. */
static struct type unify(struct type a, struct type b)
{
    if (a.kind == TYPE_NULL) {
        return b;
    }
    if (b.kind == TYPE_NULL || same_form(&a, &b)) {
        return a;
    }
    if (emit_is_integer(a.kind) && emit_is_integer(b.kind)) {
        return type_of(TYPE_INT64);
    }
    if (emit_is_number(a.kind) && emit_is_number(b.kind)) {
        return type_of(TYPE_DOUBLE);
    }
    return type_of(TYPE_NONE);
}

/* A whole number that is written out has the digits that it has. */
struct type emit_with_digits(const struct expr *x, struct type t)
{
    while (x->kind == EXPR_UNARY && (x->op == OP_NEG || x->op == OP_PLUS)) {
        x = x->a;
    }
    if (x->kind == EXPR_INTEGER && !x->is_large) {
        t = type_of(TYPE_DECIMAL);
        for (uint64_t v = x->number; v || !t.precision; v /= 10) {
            t.precision++;
        }
    }
    return t;
}

static struct type of_arithmetic(const struct emit *e, const struct expr *x, unsigned depth)
{
    struct type a = of(e, x->a, depth), b = of(e, x->b, depth);
    if (emit_moved_moment(e, x)) {
        struct type t = emit_moved_moment(e, x) == x->a ? a : b;
        t.kind = t.kind == TYPE_TIMESTAMP ? TYPE_TIMESTAMP : TYPE_DATETIME;
        return t;
    }
    if (a.kind == TYPE_NULL || b.kind == TYPE_NULL) {
        return type_of(TYPE_NULL);
    }
    if ((a.kind == TYPE_DATE || b.kind == TYPE_DATE) && e->from == DIALECT_POSTGRES) {
        return x->type;
    }
    if (emit_is_integer(a.kind) && emit_is_integer(b.kind)) {
        bool quotient = x->op == OP_DIV && e->from == DIALECT_MYSQL; /* a DECIMAL there */
        return type_of(quotient ? TYPE_NONE : x->type.kind == TYPE_UINT64 ? TYPE_UINT64 : TYPE_INT64);
    }
    bool number =
        (emit_is_number(a.kind) || a.kind == TYPE_DECIMAL) && (emit_is_number(b.kind) || b.kind == TYPE_DECIMAL);
    bool decimal = a.kind == TYPE_DECIMAL || b.kind == TYPE_DECIMAL;
    if (decimal && (e->to == TARGET_SQLITE || e->from == DIALECT_POSTGRES) &&
        (x->op == OP_ADD || x->op == OP_SUB || x->op == OP_MUL || (x->op == OP_MOD && e->from == DIALECT_POSTGRES))) {
        a = emit_with_digits(x->a, a);
        b = emit_with_digits(x->b, b);
        struct type t = decimal_result(x->op, &a, &b, e->to);
        if (t.kind != TYPE_NONE) {
            return t;
        }
    }
    bool real = a.kind == TYPE_DOUBLE || a.kind == TYPE_FLOAT || b.kind == TYPE_DOUBLE || b.kind == TYPE_FLOAT;
    return number && real ? type_of(TYPE_DOUBLE) : type_of(TYPE_NONE);
}

static struct type of_truth(const struct emit *e)
{
    return type_of(e->from == DIALECT_POSTGRES ? TYPE_BOOL : TYPE_INT64);
}

static struct type of_binary(const struct emit *e, const struct expr *x, unsigned depth)
{
    switch (x->op) {
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_INT_DIV:
    case OP_MOD: return of_arithmetic(e, x, depth);
    case OP_CONCAT: return type_of(TYPE_TEXT);
    case OP_JSON:
    case OP_JSON_TEXT:
    case OP_POW:
    case OP_ASSIGN: return x->type;
    case OP_BITOR:
    case OP_BITAND:
    case OP_BITXOR:
    case OP_SHL:
    case OP_SHR: return type_of(TYPE_INT64);
    case OP_NONE:
    case OP_NEG:
    case OP_PLUS:
    case OP_BITNOT:
    case OP_NOT:
    case OP_BINARY_CAST:
    case OP_OR:
    case OP_XOR:
    case OP_AND:
    case OP_EQ:
    case OP_NE:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
    case OP_NULLSAFE_EQ:
    case OP_MEMBER_OF:
    case OP_SOUNDS_LIKE: break;
    }
    return of_truth(e);
}

/* Integers and DECIMALs together are DECIMALs that have room for all of them. */
static bool join_exact(struct type *all, const struct expr *x, struct type t)
{
    unsigned a, b;
    t = emit_with_digits(x, t);
    if (t.kind == TYPE_NULL) {
        return true;
    }
    if (all->kind == TYPE_NULL) {
        *all = t;
    }
    if (!decimal_digits(all, &a) || !decimal_digits(&t, &b)) {
        return false;
    }
    unsigned scale = all->scale > t.scale ? all->scale : t.scale;
    *all = type_of(TYPE_DECIMAL);
    all->scale = scale;
    all->precision = (a > b ? a : b) + scale;
    return true;
}

static struct type exact(const struct emit *e, const expr_vec *v, unsigned from, unsigned step, const struct expr *rest,
                         unsigned depth)
{
    struct type all = type_of(TYPE_NULL);
    bool ok = e->from == DIALECT_POSTGRES && (!rest || join_exact(&all, rest, of(e, rest, depth)));
    for (unsigned i = from; ok && i < v->n; i += step) {
        ok = join_exact(&all, v->v[i], of(e, v->v[i], depth));
    }
    return ok && all.kind == TYPE_DECIMAL && all.precision <= MOST_DIGITS ? all : type_of(TYPE_NONE);
}

/* The type of several values: v's, from one on, each so many further; and of the rest. */
static struct type of_list(const struct emit *e, const expr_vec *v, unsigned from, unsigned step,
                           const struct expr *rest, unsigned depth)
{
    struct type t = rest ? of(e, rest, depth) : type_of(TYPE_NULL);
    for (unsigned i = from; i < v->n; i += step) {
        t = unify(t, of(e, v->v[i], depth));
    }
    return t.kind == TYPE_NONE || (t.kind == TYPE_DECIMAL && e->from == DIALECT_POSTGRES)
               ? exact(e, v, from, step, rest, depth)
               : t;
}

static struct type of_case(const struct emit *e, const struct expr *x, unsigned depth)
{
    return of_list(e, &x->list, 1, 2, x->b, depth);
}

static bool is_call(const struct expr *x, const char *name)
{
    return str_is(x->call->function.name.text, name);
}

/* Exact in SQLite while it fits in 64 bits, else an error: emit_decimal.c. */
static struct type of_sum(const struct emit *e, struct type t)
{
    if (t.kind == TYPE_DECIMAL && t.precision && t.precision <= DECIMAL_DIGITS && e->to == TARGET_SQLITE) {
        t.precision = DECIMAL_DIGITS;
        return t;
    }
    if (t.kind == TYPE_DECIMAL && t.precision && e->to == TARGET_MYSQL && e->from == DIALECT_POSTGRES) {
        t.precision = MOST_DIGITS;
        return t;
    }
    return type_of(emit_is_integer(t.kind) ? TYPE_INT64 : emit_is_number(t.kind) ? TYPE_DOUBLE : TYPE_NONE);
}

static struct type of_call(const struct emit *e, const struct expr *x, unsigned depth)
{
    if (is_call(x, "SUM") && x->list.n == 1) {
        return of_sum(e, of(e, x->list.v[0], depth));
    }
    if (is_call(x, "ABS") && x->list.n == 1) {
        return of(e, x->list.v[0], depth);
    }
    if (is_call(x, "COALESCE") || is_call(x, "IFNULL") || is_call(x, "GREATEST") || is_call(x, "LEAST")) {
        return of_list(e, &x->list, 0, 1, NULL, depth);
    }
    if (is_call(x, "IF") || is_call(x, "IIF")) {
        return of_list(e, &x->list, 1, 1, NULL, depth);
    }
    if (x->call->over && x->list.n == 3) { /* LAG, LEAD with a default */
        return unify(of(e, x->list.v[0], depth), of(e, x->list.v[2], depth));
    }
    bool value = is_call(x, "NULLIF") || is_call(x, "MIN") || is_call(x, "MAX") || is_call(x, "LAG") ||
                 is_call(x, "LEAD") || is_call(x, "FIRST_VALUE") || is_call(x, "LAST_VALUE") || is_call(x, "NTH_VALUE");
    if (value && x->list.n) {
        struct type t = of(e, x->list.v[0], depth);
        return x->type.kind != TYPE_NONE && !type_is_temporal(t.kind) && t.kind != TYPE_DECIMAL &&
                       !emit_is_number(t.kind)
                   ? x->type
                   : t;
    }
    struct type moment;
    if (emit_moment_type(e, x, &moment)) {
        return moment;
    }
    enum rounding how;
    unsigned scale;
    if (x->type.kind == TYPE_DECIMAL && round_call(e, x, &how, &scale)) {
        struct type of_what = of(e, x->list.v[0], depth);
        return rounded_type(&of_what, how, scale);
    }
    if (emit_is_extract(x) && e->from == DIALECT_POSTGRES) {
        struct type whole = type_of(TYPE_DECIMAL);
        whole.precision = 10;
        return whole;
    }
    if (x->type.kind == TYPE_DECIMAL) {
        return type_of(TYPE_NONE); /* what SQLite would compute is no canonical text */
    }
    return x->type;
}

static struct type of_subquery(const struct emit *e, const struct expr *x, unsigned depth)
{
    const struct query *q = x->select->query;
    if (!q || q->results.n != 1) {
        return x->type;
    }
    return of_result(e, q, 0, depth);
}

static struct type of(const struct emit *e, const struct expr *x, unsigned depth)
{
    if (depth > MAX_DEPTH) {
        return type_of(TYPE_NONE);
    }
    depth++;
    switch (x->kind) {
    case EXPR_NULL: return type_of(TYPE_NULL);
    case EXPR_BOOL: return type_of(TYPE_BOOL);
    case EXPR_INTEGER: return type_of(TYPE_INT64);
    case EXPR_DECIMAL: return decimal_literal(x);
    case EXPR_FLOAT: return type_of(TYPE_DOUBLE);
    case EXPR_STRING: return type_of(TYPE_TEXT);
    case EXPR_BLOB: return type_of(TYPE_BLOB);
    case EXPR_BITS: return type_of(TYPE_BLOB);
    case EXPR_TEMPORAL: return temporal_literal(x);
    case EXPR_COLUMN: return of_column(e, x, depth);
    case EXPR_UNARY: return x->op == OP_NEG || x->op == OP_PLUS ? of(e, x->a, depth) : of_binary(e, x, depth);
    case EXPR_BINARY: return of_binary(e, x, depth);
    case EXPR_CASE: return of_case(e, x, depth);
    case EXPR_CALL: return of_call(e, x, depth);
    case EXPR_SUBQUERY: return of_subquery(e, x, depth);
    case EXPR_COLLATE: return of(e, x->a, depth);
    case EXPR_IS:
    case EXPR_DISTINCT:
    case EXPR_BETWEEN:
    case EXPR_IN:
    case EXPR_LIKE:
    case EXPR_EXISTS:
    case EXPR_QUANTIFIED: return of_truth(e);
    case EXPR_PARAM:
    case EXPR_STAR:
    case EXPR_VARIABLE:
    case EXPR_CAST:
    case EXPR_ROW:
    case EXPR_INTERVAL:
    case EXPR_DEFAULT:
    case EXPR_VALUES_OF:
    case EXPR_ARRAY:
    case EXPR_RAISE:
    case EXPR_MATCH:
    case EXPR_ERROR: break;
    }
    return x->type;
}

struct type emit_type(const struct emit *e, const struct expr *x)
{
    return of(e, x, 0);
}
