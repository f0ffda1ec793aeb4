/* rules_sqlite.c: types of expressions in SQLite. Part of INFER.
 *
 * A value's storage class may depend on the data: text in arithmetic becomes an integer or a real, a CASE gives what its
 * branch gives. Where it does, the type is `any`. An integer that overflows becomes a real: the run-time guard of an
 * int64 column reports that. Arithmetic on reals may be NULL though no operand is: Inf - Inf, 0 * Inf. */
#include "sema/funcs.h"
#include "sema/infer.h"
#include "sema/types.h"

/* LOOSE: a double whose value may come as an integer, `coalesce(price, 0)`: exact as a double, but dividing it may be
 * an integer's division. It is told by precision 1, which a double has no other use for (model_type() drops it). */
enum storage { STORAGE_NULL, STORAGE_INTEGER, STORAGE_REAL, STORAGE_LOOSE, STORAGE_TEXT, STORAGE_BLOB, STORAGE_ANY };

static struct type loose(void)
{
    struct type t = type_of(TYPE_DOUBLE);
    t.precision = 1;
    return t;
}

static enum storage storage_of(const struct type *t)
{
    if (type_is_integer(t->kind)) {
        return STORAGE_INTEGER;
    }
    switch (t->kind) {
    case TYPE_NULL: return STORAGE_NULL;
    case TYPE_FLOAT:
    case TYPE_DOUBLE: return t->precision ? STORAGE_LOOSE : STORAGE_REAL;
    case TYPE_TEXT: return STORAGE_TEXT;
    case TYPE_BLOB: return STORAGE_BLOB;
    default: return STORAGE_ANY;
    }
}

static enum storage side(const struct expr *e)
{
    return storage_of(&e->type);
}

/* ---------------------------------------------------------------- operators */

/* A whole literal is the same number as a double, though its storage class is not. */
static bool whole_literal(const struct expr *e)
{
    bool negative;
    uint64_t value;
    return literal_integer(e, &negative, &value) && value <= (uint64_t)1 << 53;
}

static bool as_loose(const struct expr *e)
{
    return side(e) == STORAGE_LOOSE || side(e) == STORAGE_NULL || whole_literal(e);
}

static struct type number(const struct expr *a, const struct expr *b)
{
    enum storage l = side(a), r = side(b);
    if (l == STORAGE_REAL || r == STORAGE_REAL) {
        return type_of(TYPE_DOUBLE);
    }
    if ((l == STORAGE_LOOSE && as_loose(b)) || (r == STORAGE_LOOSE && as_loose(a))) {
        return loose();
    }
    bool integers = (l == STORAGE_INTEGER || l == STORAGE_NULL) && (r == STORAGE_INTEGER || r == STORAGE_NULL);
    return type_of(integers ? TYPE_INT64 : TYPE_ANY);
}

static struct type binary(struct infer *x, const struct expr *e)
{
    (void)x;
    switch (e->op) {
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_MOD: return number(e->a, e->b);
    case OP_BITAND:
    case OP_BITOR:
    case OP_SHL:
    case OP_SHR: return type_of(TYPE_INT64);
    case OP_CONCAT:
    case OP_JSON: return type_of(TYPE_TEXT);
    case OP_JSON_TEXT: return type_of(TYPE_ANY);
    default: return type_of(TYPE_NONE);
    }
}

static bool may_be_infinite(const struct expr *e)
{
    return side(e) != STORAGE_INTEGER && !literal_number(e);
}

static bool may_be_zero(const struct expr *e)
{
    return !literal_nonzero(e);
}

/* Inf - Inf, 0 * Inf: no number, so NULL. */
static bool no_number(const struct expr *e)
{
    if (e->op == OP_MUL) {
        return (may_be_infinite(e->a) && may_be_zero(e->b)) || (may_be_infinite(e->b) && may_be_zero(e->a));
    }
    return may_be_infinite(e->a) && may_be_infinite(e->b);
}

static bool binary_null(const struct expr *e)
{
    switch (e->op) {
    case OP_ADD:
    case OP_SUB:
    case OP_MUL: return no_number(e);
    case OP_DIV:
    case OP_MOD: return !literal_nonzero(e->b);
    case OP_JSON:
    case OP_JSON_TEXT: return true;
    default: return false;
    }
}

static struct type unary(struct infer *x, const struct expr *e)
{
    (void)x;
    if (e->op == OP_PLUS) {
        return e->a->type;
    }
    bool lowest = e->a->kind == EXPR_INTEGER && !e->a->is_large && e->a->number == (uint64_t)1 << 63;
    if (e->op == OP_BITNOT || lowest) {
        return type_of(TYPE_INT64);
    }
    switch (side(e->a)) {
    case STORAGE_INTEGER:
    case STORAGE_NULL: return type_of(TYPE_INT64);
    case STORAGE_REAL: return type_of(TYPE_DOUBLE);
    case STORAGE_LOOSE: return loose();
    default: return type_of(TYPE_ANY);
    }
}

static bool hexadecimal(struct str text)
{
    return str_starts(text, "0x") || str_starts(text, "0X");
}

static struct type literal(struct infer *x, const struct expr *e)
{
    (void)x;
    switch (e->kind) {
    case EXPR_NULL: return type_of(TYPE_NULL);
    case EXPR_BOOL: return type_of(TYPE_INT64);
    case EXPR_INTEGER:
        return type_of(hexadecimal(e->text) || (!e->is_large && e->number <= INT64_MAX) ? TYPE_INT64 : TYPE_DOUBLE);
    case EXPR_DECIMAL:
    case EXPR_FLOAT: return type_of(TYPE_DOUBLE);
    case EXPR_STRING: return type_of(TYPE_TEXT);
    default: return type_of(TYPE_BLOB);
    }
}

/* ---------------------------------------------------------------- one type for several */

static bool like_real(const struct operand *o)
{
    enum storage s = storage_of(o->type);
    return s == STORAGE_REAL || s == STORAGE_LOOSE || s == STORAGE_NULL || (o->expr && whole_literal(o->expr));
}

struct seen {
    unsigned n;
    struct type first;
    bool same, integers, reals, real, loose, none;
};

static void see(struct seen *s, const struct operand *o)
{
    s->none = s->none || o->type->kind == TYPE_NONE;
    s->reals = s->reals && like_real(o);
    if (o->type->kind == TYPE_NULL) {
        return;
    }
    if (!s->n++) {
        s->first = *o->type;
    }
    s->same = s->same && type_same(&s->first, o->type);
    s->integers = s->integers && type_is_integer(o->type->kind);
    s->loose = s->loose || storage_of(o->type) == STORAGE_LOOSE;
    s->real = s->real || storage_of(o->type) == STORAGE_REAL || storage_of(o->type) == STORAGE_LOOSE;
}

static struct type unify(struct infer *x, const struct operand *list, unsigned n)
{
    struct seen s = {.same = true, .integers = true, .reals = true};
    (void)x;
    for (unsigned i = 0; i < n; i++) {
        see(&s, &list[i]);
    }
    if (s.none) {
        return type_of(TYPE_NONE);
    }
    if (!s.n) {
        return type_of(TYPE_NULL);
    }
    if (s.same) {
        s.first.sql_type = s.n > 1 ? (struct str){0} : s.first.sql_type;
        return s.loose ? loose() : s.first;
    }
    if (s.integers) {
        return type_of(TYPE_INT64);
    }
    return s.reals && s.real ? loose() : type_of(TYPE_ANY);
}

/* ---------------------------------------------------------------- functions */

static struct type number_like(const struct type *t)
{
    switch (storage_of(t)) {
    case STORAGE_INTEGER:
    case STORAGE_NULL: return type_of(TYPE_INT64);
    case STORAGE_REAL: return type_of(TYPE_DOUBLE);
    case STORAGE_LOOSE: return loose();
    default: return type_of(TYPE_ANY);
    }
}

/* abs('x') is 0.0: text is always a real here. */
static struct type magnitude(const struct type *t)
{
    return storage_of(t) == STORAGE_TEXT ? type_of(TYPE_DOUBLE) : number_like(t);
}

static struct type call(struct infer *x, const struct expr *e)
{
    const struct type *first = &e->list.v[0]->type;
    (void)x;
    switch (e->call->func->type) {
    case RESULT_STRING_FIRST: /* substr() */
        return type_of(storage_of(first) == STORAGE_BLOB  ? TYPE_BLOB
                       : storage_of(first) == STORAGE_ANY ? TYPE_ANY
                                                          : TYPE_TEXT);
    case RESULT_REPLACE: return type_of(storage_of(first) == STORAGE_TEXT ? TYPE_TEXT : TYPE_ANY);
    case RESULT_SUM:
    case RESULT_FLOOR: return number_like(first);
    case RESULT_AVG: return type_of(TYPE_DOUBLE);
    case RESULT_ABS: return magnitude(first);
    default: return type_of(TYPE_NONE);
    }
}

/* ---------------------------------------------------------------- CAST */

static bool cast(struct infer *x, const struct expr *e, struct type *out, bool *null)
{
    struct str affinity = sqlite_affinity(e->type_name->name);
    (void)x;
    *null = false;
    switch (affinity.p[0]) {
    case 'I': *out = type_of(TYPE_INT64); break;
    case 'T': *out = type_of(TYPE_TEXT); break;
    case 'R': *out = type_of(TYPE_DOUBLE); break;
    case 'B': *out = type_of(TYPE_BLOB); break;
    default: *out = type_of(side(e->a) == STORAGE_INTEGER ? TYPE_INT64 : TYPE_ANY); break;
    }
    return true;
}

const struct rules rules_sqlite = {TYPE_INT64, literal, unary, binary, binary_null, unify, call, cast};
