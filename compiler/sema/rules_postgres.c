/* rules_postgres.c: types of expressions in the portable dialect. Part of INFER.
 *
 * It runs on SQLite and on the MySQL family, so a type here is one that every target's value fits: integer arithmetic is
 * int64 whatever the operands, as MySQL has it, and a division may be NULL, as it is there. */
#include "sema/funcs.h"
#include "sema/infer.h"

static bool fractional(const struct type *t)
{
    return t->kind == TYPE_DECIMAL || t->kind == TYPE_DOUBLE || t->kind == TYPE_FLOAT;
}

static bool is_days(const struct type *t)
{
    return type_is_integer(t->kind) && t->kind != TYPE_BOOL;
}

/* DATE + 7, 7 + DATE, DATE - 7 */
static bool adds_days(const struct expr *e)
{
    const struct type *a = &e->a->type, *b = &e->b->type;
    return (a->kind == TYPE_DATE && is_days(b) && (e->op == OP_ADD || e->op == OP_SUB)) ||
           (b->kind == TYPE_DATE && is_days(a) && e->op == OP_ADD);
}

static bool is_moment(const struct type *t)
{
    return t->kind == TYPE_DATE || t->kind == TYPE_DATETIME || t->kind == TYPE_TIMESTAMP;
}

/* A moment moved by an interval: of a DATE a TIMESTAMP. */
static struct type moved(struct infer *x, const struct expr *e)
{
    const struct expr *moment = e->a->kind == EXPR_INTERVAL ? e->b : e->a;
    bool good = is_moment(&moment->type) && (e->op == OP_ADD || (e->op == OP_SUB && moment == e->a));
    if (!good) {
        if (moment->type.kind != TYPE_NONE) {
            infer_report(x, DIAG_E0104, e->span, "schemac does not check this operator between %s and an interval yet",
                         type_kind_name(moment->type.kind));
        }
        return type_of(TYPE_NONE);
    }
    struct type t = type_of(moment->type.kind == TYPE_TIMESTAMP ? TYPE_TIMESTAMP : TYPE_DATETIME);
    t.scale = 6;
    return t;
}

static struct type number(struct infer *x, const struct expr *e)
{
    const struct type *a = &e->a->type, *b = &e->b->type;
    if (e->a->kind == EXPR_INTERVAL || e->b->kind == EXPR_INTERVAL) {
        return moved(x, e);
    }
    if (e->op == OP_SUB && a->kind == TYPE_DATE && b->kind == TYPE_DATE) {
        return type_of(TYPE_INT64);
    }
    if (adds_days(e)) {
        const struct expr *days = a->kind == TYPE_DATE ? e->b : e->a;
        if (days->kind == EXPR_PARAM) { /* PostgreSQL takes it for a DATE */
            infer_report(x, DIAG_E0301, days->span,
                         "nothing says whether this is a number of days or a date: "
                         "write `…::integer` or `…::date` behind it");
            return type_of(TYPE_NONE);
        }
        return type_of(TYPE_DATE);
    }
    bool numbers =
        (type_is_number(a->kind) || a->kind == TYPE_NULL) && (type_is_number(b->kind) || b->kind == TYPE_NULL);
    if (!numbers || a->kind == TYPE_BOOL || b->kind == TYPE_BOOL) {
        infer_report(x, DIAG_E0104, e->span, "schemac does not check this operator between %s and %s yet",
                     type_kind_name(a->kind), type_kind_name(b->kind));
        return type_of(TYPE_NONE);
    }
    if (!fractional(a) && !fractional(b)) {
        return type_of(TYPE_INT64);
    }
    return type_of(a->kind == TYPE_DECIMAL && b->kind != TYPE_DOUBLE && b->kind != TYPE_FLOAT   ? TYPE_DECIMAL
                   : b->kind == TYPE_DECIMAL && a->kind != TYPE_DOUBLE && a->kind != TYPE_FLOAT ? TYPE_DECIMAL
                                                                                                : TYPE_DOUBLE);
}

static struct type binary(struct infer *x, const struct expr *e)
{
    switch (e->op) {
    case OP_ADD:
    case OP_SUB:
    case OP_MUL:
    case OP_DIV:
    case OP_MOD: return number(x, e);
    case OP_BITAND:
    case OP_BITOR:
    case OP_BITXOR:
    case OP_SHL:
    case OP_SHR: return type_of(TYPE_INT64);
    case OP_POW: return type_of(TYPE_DOUBLE);
    case OP_CONCAT: return type_of(TYPE_TEXT);
    case OP_JSON: return type_of(TYPE_JSON);
    case OP_JSON_TEXT: return type_of(TYPE_TEXT);
    default: return type_of(TYPE_NONE);
    }
}

static bool is_real(const struct expr *e)
{
    return e->type.kind == TYPE_DOUBLE || e->type.kind == TYPE_FLOAT;
}

/* On SQLite arithmetic on reals may be no number, which is NULL there; so is a day outside the targets' calendars. */
static bool binary_null(const struct expr *e)
{
    if (is_moment(&e->a->type) || is_moment(&e->b->type)) {
        return e->type.kind != TYPE_INT64;
    }
    switch (e->op) {
    case OP_DIV:
    case OP_MOD: return !literal_nonzero(e->b);
    case OP_ADD:
    case OP_SUB:
    case OP_MUL: return (is_real(e->a) && !literal_number(e->b)) || (is_real(e->b) && !literal_number(e->a));
    case OP_POW:
    case OP_JSON:
    case OP_JSON_TEXT: return true;
    default: return false;
    }
}

static struct type unary(struct infer *x, const struct expr *e)
{
    (void)x;
    if (e->op == OP_BITNOT) {
        return type_of(TYPE_INT64);
    }
    return fractional(&e->a->type) ? e->a->type : type_of(TYPE_INT64);
}

static struct type literal(struct infer *x, const struct expr *e)
{
    (void)x;
    struct type t;
    switch (e->kind) {
    case EXPR_NULL: return type_of(TYPE_NULL);
    case EXPR_BOOL: return type_of(TYPE_BOOL);
    case EXPR_INTEGER:
        return e->is_large || e->number > INT64_MAX ? decimal_of((unsigned)e->text.n, 0) : type_of(TYPE_INT64);
    case EXPR_DECIMAL: return decimal_literal(e->text);
    case EXPR_FLOAT: return type_of(TYPE_DOUBLE);
    case EXPR_TEMPORAL:
        t = type_of(e->temporal);
        t.scale = e->temporal == TYPE_DATE ? 0 : 6;
        return t;
    case EXPR_BLOB:
    case EXPR_BITS: return type_of(TYPE_BLOB);
    default: return type_of(TYPE_TEXT);
    }
}

/* ---------------------------------------------------------------- one type for several */

struct seen {
    unsigned n;
    bool none, same, numbers, real, decimal, text;
    struct type first;
};

/* 'x' takes the type of what stands beside it. */
static bool untyped(const struct operand *o)
{
    return o->type->kind == TYPE_NULL || (o->expr && o->expr->kind == EXPR_STRING);
}

static void see(struct seen *s, const struct operand *o)
{
    enum type_kind k = o->type->kind;
    s->none = s->none || k == TYPE_NONE;
    s->text = s->text || (o->expr && o->expr->kind == EXPR_STRING);
    if (untyped(o)) {
        return;
    }
    if (!s->n++) {
        s->first = *o->type;
    }
    s->same = s->same && type_same(&s->first, o->type);
    s->numbers = s->numbers && type_is_number(k) && k != TYPE_BOOL;
    s->real = s->real || k == TYPE_DOUBLE || k == TYPE_FLOAT;
    s->decimal = s->decimal || k == TYPE_DECIMAL;
}

/* The one that the first type does not go with. */
static const struct operand *first_other(const struct operand *list, unsigned n, const struct type *first)
{
    for (unsigned i = 0; i < n; i++) {
        if (!untyped(&list[i]) && !type_same(first, list[i].type)) {
            return &list[i];
        }
    }
    return &list[0];
}

static struct type unify(struct infer *x, const struct operand *list, unsigned n)
{
    struct seen s = {.same = true, .numbers = true};
    for (unsigned i = 0; i < n; i++) {
        see(&s, &list[i]);
    }
    if (s.none) {
        return type_of(TYPE_NONE);
    }
    if (!s.n) {
        return type_of(s.text ? TYPE_TEXT : TYPE_NULL);
    }
    if (s.same) {
        s.first.sql_type = s.n > 1 ? (struct str){0} : s.first.sql_type;
        s.first.precision = s.n > 1 ? 0 : s.first.precision;
        return s.first;
    }
    if (!s.numbers) {
        const struct operand *other = first_other(list, n, &s.first);
        const struct expr *at = other->expr ? other->expr : list[0].expr;
        infer_report(x, DIAG_E0309, at ? at->span : (struct span){0, 0}, "values of different types: %s and %s",
                     type_kind_name(s.first.kind), type_kind_name(other->type->kind));
        return type_of(TYPE_NONE);
    }
    return type_of(s.real ? TYPE_DOUBLE : s.decimal ? TYPE_DECIMAL : TYPE_INT64);
}

/* ---------------------------------------------------------------- functions */

static struct type number_like(const struct type *t)
{
    return fractional(t) ? type_of(t->kind == TYPE_FLOAT ? TYPE_DOUBLE : t->kind) : type_of(TYPE_INT64);
}

/* SUM(int) is a bigint; of bigint a numeric, for it may be beyond 64 bits. */
static struct type sum(const struct type *t)
{
    return t->kind == TYPE_INT64 ? type_of(TYPE_DECIMAL) : number_like(t);
}

/* DATE_TRUNC of a DATE is that of an instant; AT TIME ZONE takes the zone away, or gives one. */
static struct type moment_call(const struct type *t, bool zone)
{
    bool instant = t->kind == TYPE_TIMESTAMP;
    struct type out = type_of(t->kind == TYPE_DATETIME ? TYPE_DATETIME : TYPE_TIMESTAMP);
    if (zone) {
        out = type_of(instant ? TYPE_DATETIME : TYPE_TIMESTAMP);
    }
    out.scale = 6;
    return t->kind == TYPE_NONE ? *t : out;
}

static struct type call(struct infer *x, const struct expr *e)
{
    const struct type *first = e->list.n ? &e->list.v[0]->type : NULL;
    struct type t;
    (void)x;
    switch (e->call->func->type) {
    case RESULT_STRING_FIRST:
    case RESULT_STRING_PART: return type_of(first->kind == TYPE_BLOB ? TYPE_BLOB : TYPE_TEXT);
    case RESULT_NOW:
        t = type_of(str_is(e->call->function.name.text, "LOCALTIMESTAMP") ? TYPE_DATETIME : TYPE_TIMESTAMP);
        t.scale = 6;
        return t;
    case RESULT_SUM: return sum(first);
    case RESULT_AVG: return type_of(TYPE_DOUBLE); /* a DECIMAL(…,4) here, a REAL there: what all can give */
    case RESULT_ABS: return number_like(first);
    case RESULT_ROUND: return fractional(first) ? number_like(first) : type_of(TYPE_DOUBLE);
    case RESULT_FLOOR: return fractional(first) ? number_like(first) : type_of(TYPE_DOUBLE);
    case RESULT_MOD: return type_of(fractional(first) || fractional(&e->list.v[1]->type) ? TYPE_DECIMAL : TYPE_INT64);
    case RESULT_DATE_ADD: return moment_call(&e->list.v[1]->type, false); /* DATE_TRUNC */
    case RESULT_ADDTIME: return moment_call(&e->list.v[1]->type, true);   /* TIMEZONE */
    case RESULT_SECONDS: return type_of(TYPE_DECIMAL);                    /* EXTRACT */
    default: return type_of(TYPE_NONE);
    }
}

static unsigned digits_of(uint64_t n)
{
    unsigned digits = 1;
    for (; n > 9; n /= 10) {
        digits++;
    }
    return digits;
}

struct type numeric_of(const struct expr *x, const struct type *from, const struct type *numeric)
{
    static const unsigned digits[] = {[8] = 3, [16] = 5, [32] = 10, [64] = 19};
    struct type t = *numeric;
    while (x->kind == EXPR_UNARY && (x->op == OP_NEG || x->op == OP_PLUS)) {
        x = x->a;
    }
    if (from->kind == TYPE_DECIMAL) {
        t.precision = from->precision;
        t.scale = from->scale;
    } else if (type_is_integer(from->kind) && from->kind != TYPE_BOOL && from->kind != TYPE_UINT64) {
        t.precision = x->kind == EXPR_INTEGER && !x->is_large ? digits_of(x->number) : digits[type_bits(from->kind)];
    }
    return t;
}

static bool cast(struct infer *x, const struct expr *e, struct type *out, bool *null)
{
    /* The catalogue's arena is the only thing type_resolve() changes. */
    struct catalog *c = (struct catalog *)(uintptr_t)x->cat;
    if (!type_resolve(c, x->d, x->text, e->type_name, out)) {
        return false;
    }
    if (out->kind == TYPE_DECIMAL && !out->precision) {
        *out = numeric_of(e->a, &e->a->type, out);
    }
    *null = type_is_temporal(out->kind) && !type_is_temporal(e->a->type.kind);
    return true;
}

const struct rules rules_postgres = {TYPE_BOOL, literal, unary, binary, binary_null, unify, call, cast};
