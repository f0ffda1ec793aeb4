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

/* A YEAR beside an unsigned BIGINT is a text. */
static bool year_beside_unsigned(enum type_kind a, enum type_kind b)
{
    return a == TYPE_YEAR && b == TYPE_UINT64;
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

/* COALESCE of a DOUBLE and a date or a name is a number, of a FLOAT and a whole number a text. */
static bool coalesces_otherwise(enum type_kind a, enum type_kind b)
{
    bool word = type_is_temporal(b) || b == TYPE_ENUM || b == TYPE_SET || b == TYPE_JSON;
    return (a == TYPE_DOUBLE && word) || (a == TYPE_FLOAT && is_whole(b)) || year_beside_unsigned(a, b);
}

bool dolt_coalesces_otherwise(const struct infer *x, const struct expr *e)
{
    for (unsigned i = 0; maybe_dolt(x) && str_is(str_from(e->call->func->name), "COALESCE") && i < e->list.n; i++) {
        for (unsigned k = 0; k < e->list.n; k++) {
            if (coalesces_otherwise(e->list.v[i]->type.kind, e->list.v[k]->type.kind)) {
                return true;
            }
        }
    }
    return false;
}

/* Dolt computes them in floating point, but in windows. */
bool dolt_computes_real(const struct infer *x, const struct expr *e, enum type_kind kind)
{
    return x->o.dialect == DIALECT_MYSQL && x->o.flavour == FLAVOUR_DOLT && !e->call->over &&
           (kind == TYPE_DECIMAL || (type_is_integer(kind) && e->aggregate));
}
