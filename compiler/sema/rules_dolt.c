/* rules_dolt.c: where Dolt sends values of two kinds in another class than MySQL and MariaDB do, as measured (1.83). Part of
 * INFER. What may be run on Dolt among others is `any` there: no one class is right on each of them. */
#include "sema/funcs.h"
#include "sema/infer.h"

static bool maybe_dolt(const struct infer *x)
{
    bool dolt = x->o.flavour == FLAVOUR_ANY || x->o.flavour == FLAVOUR_DOLT;
    return x->o.dialect == DIALECT_MYSQL && dolt;
}

static bool is_real(enum type_kind k)
{
    return k == TYPE_FLOAT || k == TYPE_DOUBLE;
}

static bool is_whole(enum type_kind k)
{
    return type_is_integer(k) || k == TYPE_YEAR;
}

/* A YEAR beside an unsigned BIGINT, or beside 1, is a text. */
static bool year_beside_unsigned(enum type_kind a, enum type_kind b)
{
    return a == TYPE_YEAR && (b == TYPE_UINT64 || b == TYPE_INT64);
}

/* What a set operation sends as texts: floating-point numbers beside whole ones, FLOAT beside DOUBLE, NULL beside a number of
 * these kinds. */
static bool sent_as_text(enum type_kind a, enum type_kind b)
{
    bool other = is_whole(b) || b == TYPE_NULL || (is_real(b) && a != b);
    return (is_real(a) && other) || year_beside_unsigned(a, b) || (a == TYPE_YEAR && b == TYPE_NULL);
}

bool dolt_unites_otherwise(const struct infer *x, const struct type *a, const struct type *b)
{
    return maybe_dolt(x) && (sent_as_text(a->kind, b->kind) || sent_as_text(b->kind, a->kind));
}

/* It makes NULL of a TIME that is united with anything else. */
bool dolt_loses_times(const struct infer *x, const struct type *a, const struct type *b)
{
    bool one = (a->kind == TYPE_TIME) != (b->kind == TYPE_TIME);
    return maybe_dolt(x) && one && a->kind != TYPE_NULL && b->kind != TYPE_NULL;
}

/* COALESCE of a DOUBLE and a date or a name is a number, of a FLOAT and a whole number, or NULL, a text, of a number and x'41' the
 * number. */
static bool coalesces_otherwise(const struct expr *e, const struct expr *beside)
{
    enum type_kind a = e->type.kind, b = beside->type.kind;
    bool word = type_is_temporal(b) || b == TYPE_ENUM || b == TYPE_SET || b == TYPE_JSON;
    bool whole = (a == TYPE_FLOAT && (is_whole(b) || b == TYPE_NULL)) || (a == TYPE_YEAR && b == TYPE_NULL);
    bool bytes = beside->kind == EXPR_BLOB && (type_is_number(a) || type_is_temporal(a) || a == TYPE_YEAR);
    return (a == TYPE_DOUBLE && word) || whole || bytes || year_beside_unsigned(a, b);
}

bool dolt_coalesces_otherwise(const struct infer *x, const struct expr *e)
{
    for (unsigned i = 0; maybe_dolt(x) && str_is(str_from(e->call->func->name), "COALESCE") && i < e->list.n; i++) {
        for (unsigned k = 0; k < e->list.n; k++) {
            if (coalesces_otherwise(e->list.v[i], e->list.v[k])) {
                return true;
            }
        }
    }
    return false;
}

/* SUM and AVG in a window give what is no number back as it was, or NaN. */
bool dolt_sums_otherwise(const struct infer *x, const struct expr *e)
{
    enum type_kind of = e->list.v[0]->type.kind;
    bool known = of != TYPE_NONE && of != TYPE_NULL;
    return maybe_dolt(x) && e->call->over && known && !type_is_number(of) && of != TYPE_YEAR;
}

/* LAG and LEAD are of the first argument's kind, whatever the third is. */
bool dolt_shifts_otherwise(const struct infer *x, const struct expr *e)
{
    enum type_kind a = e->list.v[0]->type.kind, b = e->list.v[2]->type.kind;
    bool number = type_is_number(a) || a == TYPE_YEAR, other_number = type_is_number(b) || b == TYPE_YEAR;
    bool differ = number != other_number || (is_whole(a) && is_real(b)) || (a == TYPE_TIME) != (b == TYPE_TIME);
    bool known = a != TYPE_NONE && b != TYPE_NONE && a != TYPE_NULL && b != TYPE_NULL;
    return maybe_dolt(x) && differ && known;
}

/* A date in words: to Dolt CURDATE() is a text, and so is what is bound. */
static bool is_worded_date(const struct expr *e)
{
    bool today = e->kind == EXPR_CALL && e->type.kind == TYPE_DATE && !e->list.n;
    return e->kind == EXPR_TEMPORAL || e->kind == EXPR_PARAM || today;
}

/* GREATEST and LEAST of dates are a number where one of them stands there in words. */
bool dolt_measures_dates(const struct infer *x, const struct expr *e, enum type_kind kind)
{
    unsigned worded = 0;
    for (unsigned i = 0; i < e->list.n; i++) {
        worded += is_worded_date(e->list.v[i]);
    }
    return maybe_dolt(x) && type_is_temporal(kind) && worded && worded < e->list.n;
}

/* Dolt computes them in floating point, but in windows. */
bool dolt_computes_real(const struct infer *x, const struct expr *e, enum type_kind kind)
{
    return x->o.dialect == DIALECT_MYSQL && x->o.flavour == FLAVOUR_DOLT && !e->call->over &&
           (kind == TYPE_DECIMAL || (type_is_integer(kind) && e->aggregate));
}
