/* check_json.c: JSON where MariaDB takes none, and what is no path where it wants one. Part of INFER.
 *
 * MariaDB judges by type when the statement is prepared; each of these was asked of MariaDB 10.11. MySQL and Dolt read the
 * JSON as text. What mixes JSON with something else is text to MariaDB too. */
#include "sema/funcs.h"
#include "sema/infer.h"
#include "sema/show.h"

static bool named(const struct expr *e, const char *const *names)
{
    for (; e->call->func && *names; names++) {
        if (str_is(str_from(e->call->func->name), *names)) {
            return true;
        }
    }
    return false;
}

/* What such a call gives is what its arguments from `first` on have in common. */
static bool passes_on(const struct expr *e, unsigned *first)
{
    static const char *const all[] = {"COALESCE", "IFNULL", "NVL", "MAX", "MIN", NULL};
    static const char *const last[] = {"IF", NULL};
    *first = named(e, last) ? 1 : 0;
    return *first || named(e, all);
}

static bool is_json(const struct expr *e, unsigned depth);

static bool all_json(const expr_vec *list, unsigned first, unsigned step, const struct expr *more, unsigned depth)
{
    bool some = false;
    for (unsigned i = first; i < list->n; i += step) {
        if (list->v[i]->kind != EXPR_NULL && !is_json(list->v[i], depth)) {
            return false;
        }
        some = some || list->v[i]->kind != EXPR_NULL;
    }
    return (some || more) && (!more || more->kind == EXPR_NULL || is_json(more, depth));
}

static bool call_gives_json(const struct expr *e, unsigned depth)
{
    static const char *const text[] = {"JSON_KEYS", "ST_ASGEOJSON", NULL};
    static const char *const json[] = {"JSON_COMPACT",   "JSON_DETAILED", "JSON_LOOSE",
                                       "JSON_NORMALIZE", "JSON_PRETTY",   NULL};
    unsigned first;
    if (!e->call->func) {
        return false;
    }
    if (passes_on(e, &first)) {
        return all_json(&e->list, first, 1, NULL, depth);
    }
    return named(e, json) || (e->call->func->type == RESULT_JSON && !named(e, text));
}

/* A table's, or what a derived table computes. */
static bool column_is_json(const struct expr *e, unsigned depth)
{
    const struct query *q = e->relation ? e->relation->query : NULL;
    const struct expr *of = q && !q->left && e->column_index < q->results.n ? q->results.v[e->column_index].expr : NULL;
    unsigned first;
    if (of) {
        return !(of->kind == EXPR_CALL && passes_on(of, &first)) && is_json(of, depth);
    }
    return e->relation && e->column && e->type.kind == TYPE_JSON;
}

/* JSON to MariaDB, for sure. */
static bool is_json(const struct expr *e, unsigned depth)
{
    if (depth > 20) {
        return false;
    }
    switch (e->kind) {
    case EXPR_COLUMN: return column_is_json(e, depth + 1);
    case EXPR_CASE: return all_json(&e->list, 1, 2, e->b, depth + 1);
    case EXPR_CALL: return call_gives_json(e, depth + 1);
    default: return false;
    }
}

static void check_operand(struct infer *x, const struct expr *e)
{
    if (e && is_json(e, 0)) {
        infer_refused_by(x, e->span, SHOW_MARIADB, "JSON as a date");
    }
}

/* What is written as bytes, and what has no type of its own, may be a path. */
static bool has_type(const struct expr *e)
{
    switch (e->kind) {
    case EXPR_NULL:
    case EXPR_PARAM:
    case EXPR_VARIABLE:
    case EXPR_BLOB:
    case EXPR_BITS:
    case EXPR_ERROR: return false;
    default: return true;
    }
}

/* A number of anything; a date where one is among its arguments. */
static bool never_text(const struct expr *e)
{
    static const char *const numbers[] = {"ABS", "ROUND", "TRUNCATE", "CEIL", "CEILING", "FLOOR", "MOD", "SIGN", NULL};
    static const char *const extremes[] = {"GREATEST", "LEAST", NULL};
    bool found = e->kind == EXPR_BINARY && (e->op == OP_MOD || e->op == OP_INT_DIV);
    found = found || (e->kind == EXPR_CALL && named(e, numbers));
    for (unsigned i = 0; e->kind == EXPR_CALL && named(e, extremes) && i < e->list.n; i++) {
        found = found || type_is_temporal(e->list.v[i]->type.kind);
    }
    return found;
}

static bool is_path(const struct expr *e)
{
    enum type_kind k = e->type.kind;
    bool other =
        never_text(e) || type_is_number(k) || type_is_temporal(k) || k == TYPE_BIT || k == TYPE_YEAR || k == TYPE_BOOL;
    bool sum = e->kind == EXPR_BINARY && (e->op == OP_ADD || e->op == OP_SUB || e->op == OP_MUL);
    return !sum && (!has_type(e) || !other);
}

static void check_call(struct infer *x, const struct expr *e)
{
    static const char *const each[] = {"STR_TO_DATE", "ADDTIME", "SUBTIME", NULL};
    static const char *const first[] = {"DATE_ADD", "DATE_SUB", "ADDDATE", "SUBDATE", "EXTRACT", NULL};
    static const char *const last[] = {"TIMESTAMPADD", NULL};
    static const char *const path[] = {"JSON_LENGTH", NULL};
    for (unsigned i = 0; i < e->list.n; i++) {
        bool operand = named(e, each) || (i == 0 && named(e, first)) || (i + 1 == e->list.n && named(e, last));
        check_operand(x, operand ? e->list.v[i] : NULL);
    }
    if (e->list.n == 2 && named(e, path) && !is_path(e->list.v[1])) {
        infer_refused_by(x, e->list.v[1]->span, SHOW_MARIADB, "a path that is no text");
    }
}

void check_json(struct infer *x, const struct expr *e)
{
    bool sum = e->kind == EXPR_BINARY && (e->op == OP_ADD || e->op == OP_SUB);
    if (sum && e->b->kind == EXPR_INTERVAL) {
        check_operand(x, e->a);
    } else if (sum && e->a->kind == EXPR_INTERVAL) {
        check_operand(x, e->b);
    } else if (e->kind == EXPR_CALL) {
        check_call(x, e);
    }
}
