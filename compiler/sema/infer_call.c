/* infer_call.c: functions, aggregates and CAST, by their rows in funcs.def. Part of INFER. */
#include "sema/funcs.h"
#include "sema/infer.h"
#include "sema/null_literal.h"
#include "sema/walk.h"
#include "sema/window.h"

#include <string.h>

/* ---------------------------------------------------------------- arguments */

/* With fewer digits the run time would round, at midnight to the next day. */
static struct type moment(void)
{
    struct type t = type_of(TYPE_DATETIME);
    t.scale = 6;
    return t;
}

static struct type argument_type(char letter)
{
    switch (letter) {
    case 't': return type_of(TYPE_TEXT);
    case 'i': return type_of(TYPE_INT64);
    case 'd': return type_of(TYPE_DOUBLE);
    case 'b': return type_of(TYPE_BLOB);
    case 'j': return type_of(TYPE_JSON);
    case 'T': return moment();
    case 'v': return type_of(TYPE_ANY);
    default: return type_of(TYPE_NONE);
    }
}

static char argument_letter(const struct func *f, unsigned i)
{
    size_t n = str_from(f->args).n, round = strcspn(f->args, "(");
    if (round < n && i >= round) {
        return f->args[round + 1 + (i - round) % (n - round - 1)];
    }
    return n ? f->args[i < n ? i : n - 1] : 'a';
}

/* What the siblings of an argument say: the first whose type is known. */
static const struct expr *sibling(const struct expr *e, const struct func *f, unsigned self)
{
    for (unsigned i = 0; i < e->list.n; i++) {
        enum type_kind k = e->list.v[i]->type.kind;
        if (i != self && argument_letter(f, i) == 'u' && k != TYPE_NONE && k != TYPE_NULL) {
            return e->list.v[i];
        }
    }
    return NULL;
}

static void as_sibling(struct expect *want, const struct expr *beside)
{
    if (beside) {
        want->type = type_beside(&beside->type, beside);
        want->name = beside->kind == EXPR_COLUMN ? beside->name.text : (struct str){0};
    }
}

static void expect_argument(struct infer *x, struct expr *e, unsigned i)
{
    const struct func *f = e->call->func;
    char letter = argument_letter(f, i);
    struct expect want = {argument_type(letter), PARAM_WEAK, PARAM_NULL_UNSAID, {0}, NULL};
    if (letter == 'u') {
        as_sibling(&want, sibling(e, f, i));
    } else if (letter == 'c') {
        want.type = type_of(x->rules->truth);
    }
    if (f->null == NULL_COALESCE && i + 1 < e->list.n) {
        want.null = PARAM_NULL_MEANT;
    }
    infer_expect(x, e->list.v[i], &want);
}

static bool star(const struct expr *e)
{
    return e->list.n == 1 && e->list.v[0]->kind == EXPR_STAR;
}

/* The branches of IF see what the condition proves. */
static void infer_branches(struct infer *x, struct env *env, struct expr *e)
{
    infer_expr(x, env, e->list.v[0]);
    for (unsigned i = 1; i < 3; i++) {
        struct env inner = env_push(env);
        fact_vec facts = {0};
        if (i == 1 || !e->list.v[0]->nullable) {
            facts_when(x, e->list.v[0], i == 1, &facts);
        }
        env_add_all(x, &inner, &facts);
        infer_expr(x, &inner, e->list.v[i]);
    }
}

static void infer_arguments(struct infer *x, struct env *env, struct expr *e)
{
    if (e->call->func->null == NULL_BRANCH) {
        infer_branches(x, env, e);
    } else if (!star(e)) {
        infer_list(x, env, &e->list);
    }
    for (unsigned i = 0; i < e->list.n && !star(e); i++) {
        if (expr_poisoned(e->list.v[i])) {
            infer_poison(x, e);
        }
        expect_argument(x, e, i);
    }
}

/* ---------------------------------------------------------------- nullability */

static bool any_argument_nullable(const struct expr *e)
{
    for (unsigned i = 0; i < e->list.n; i++) {
        if (e->list.v[i]->nullable) {
            return true;
        }
    }
    return false;
}

static bool all_arguments_nullable(const struct expr *e)
{
    for (unsigned i = 0; i < e->list.n; i++) {
        if (!e->list.v[i]->nullable) {
            return false;
        }
    }
    return true;
}

/* SPACE(3), REPEAT(s, 3), LPAD(s, 3, ' '): a modest length as a literal, and something to fill with. */
static bool modest_length(const struct expr *e)
{
    const struct expr *n = e->list.v[e->list.n > 1 ? 1 : 0], *fill = e->list.n > 2 ? e->list.v[2] : NULL;
    if (fill && (fill->kind != EXPR_STRING || !fill->text.n)) {
        return false;
    }
    return n->kind == EXPR_INTEGER && !n->is_large && n->number <= 1000;
}

static bool now(const struct expr *e)
{
    return e->list.n == 0 || (e->list.n == 1 && e->list.v[0]->kind == EXPR_STRING && str_is(e->list.v[0]->text, "now"));
}

static bool no_bytes(const struct expr *e)
{
    enum type_kind k = e->list.v[0]->type.kind;
    return type_is_texty(k) || type_is_number(k);
}

static bool exact(const struct expr *e)
{
    return e->list.n == 1 && (type_is_integer(e->list.v[0]->type.kind) || e->list.v[0]->type.kind == TYPE_DECIMAL);
}

/* What a parameter holds may be no date. */
static bool calendar(const struct expr *e)
{
    return type_is_temporal(e->type.kind) && e->kind != EXPR_PARAM;
}

/* PostgreSQL's DATE_TRUNC('week', x), EXTRACT(dow FROM x) */
static bool counts_days(const struct expr *e)
{
    static const char *const units[] = {"WEEK", "DOW", "ISODOW", "DOY", "EPOCH"};
    const struct expr *unit = e->list.n > 1 ? e->list.v[0] : NULL;
    bool found = unit && unit->kind != EXPR_STRING;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        found = found || str_is(unit ? unit->text : e->call->syntax, units[i]);
    }
    return found;
}

/* A group whose rows all give a value gives one; a group that may be empty, or filtered, may give none. */
static bool aggregate_nullable(const struct env *env, const struct expr *e)
{
    if (e->outer) {
        return true; /* an enclosing query's: what is known of the rows here is not of its */
    }
    if (e->call->over) {
        return !window_holds_current(e->call->over) || e->call->filter || any_argument_nullable(e);
    }
    return env->groups != GROUPS_SOME || e->call->filter || any_argument_nullable(e);
}

/* Where a server converts text to a date or number to compare, a bad one is NULL; beside a UUID to a UUID. */
static bool unsure(const struct expr *e)
{
    for (unsigned i = 0; i < e->list.n && e->type.kind == TYPE_ANY; i++) {
        if (e->list.v[i]->type.kind == TYPE_UUID || e->list.v[i]->type.kind == TYPE_INET) {
            return true;
        }
    }
    return e->call->func->type == RESULT_EXTREMES && e->type.kind == TYPE_ANY;
}

static bool concat_nullable(const struct infer *x, const struct env *env, const struct expr *e)
{
    bool maybe_dolt = x->o.flavour == FLAVOUR_ANY || x->o.flavour == FLAVOUR_DOLT;
    return maybe_dolt || e->call->limit || aggregate_nullable(env, e);
}

static bool call_nullable(const struct infer *x, const struct env *env, const struct expr *e)
{
    switch (e->call->func->null) {
    case NULL_NEVER: return str_is(e->call->syntax, "USING"); /* CHAR(255 USING utf8mb4): no character */
    case NULL_OFFSET: return e->list.v[0]->nullable || e->list.v[2]->nullable;
    case NULL_STRICT: return any_argument_nullable(e);
    case NULL_MORE:
    case NULL_MAYBE: return true;
    case NULL_COALESCE: return all_arguments_nullable(e) && !(e->merged && env_merged(env, e));
    case NULL_FIRST: return e->list.v[0]->nullable;
    case NULL_BRANCH: return e->list.v[1]->nullable || e->list.v[2]->nullable;
    case NULL_DIVISION:
        return any_argument_nullable(e) ||
               !(literal_nonzero(e->list.v[1]) || divides(x, env, e->list.v[0], e->list.v[1]));
    case NULL_LENGTH: return any_argument_nullable(e) || !modest_length(e);
    case NULL_TEXT: return any_argument_nullable(e) || !no_bytes(e);
    case NULL_CALENDAR: return any_argument_nullable(e) || !calendar(e->list.v[0]);
    case NULL_DAY: return any_argument_nullable(e) || counts_days(e);
    case NULL_LITERAL: return any_argument_nullable(e) || !literals_exclude_null(e);
    case NULL_NOW: return !now(e);
    case NULL_AGGREGATE: return aggregate_nullable(env, e);
    case NULL_CONCAT: return concat_nullable(x, env, e);
    case NULL_AGGREGATE_REAL: return aggregate_nullable(env, e) || !exact(e);
    case NULL_TOTAL: return !exact(e);
    }
    return true;
}

/* ---------------------------------------------------------------- types */

static struct type unify_arguments(struct infer *x, struct expr *e, unsigned from)
{
    unsigned n = 0;
    struct operand *list = ARENA_ARRAY(x->a, struct operand, e->list.n + 1);
    for (unsigned i = from; i < e->list.n; i++) {
        list[n++] = (struct operand){&e->list.v[i]->type, e->list.v[i]};
    }
    return x->rules->unify(x, list, n);
}

static enum type_kind family(enum type_kind k)
{
    return type_is_number(k)                       ? TYPE_INT64
           : type_is_temporal(k) || k == TYPE_DATE ? TYPE_DATETIME
           : type_is_texty(k)                      ? TYPE_TEXT
                                                   : k;
}

/* MIN(NULL), IF(c, NULL, NULL) are texts to some servers and nothing to others, LEAST(1, NULL) a double: it matters
 * where they meet a value of another type. */
static bool null_of_unsure_type(const struct infer *x, const struct expr *e)
{
    enum func_result result = e->call->func->type;
    return x->o.dialect != DIALECT_SQLITE &&
           (result == RESULT_EXTREME || result == RESULT_EXTREMES || result == RESULT_UNIFY_REST);
}

/* LEAST(text, date) is a date on one server and text on the other. */
static struct type extremes(struct infer *x, struct expr *e)
{
    enum type_kind first = TYPE_NULL;
    for (unsigned i = 0; i < e->list.n; i++) {
        enum type_kind k = family(e->list.v[i]->type.kind);
        bool differs = first != TYPE_NULL && k != TYPE_NULL && first != k;
        bool unsure = k == TYPE_NULL && null_of_unsure_type(x, e);
        if (unsure || (differs && first != TYPE_NONE && k != TYPE_NONE)) {
            return type_of(TYPE_ANY);
        }
        first = first == TYPE_NULL ? k : first;
    }
    struct type t = unify_arguments(x, e, 0);
    return dolt_measures_dates(x, e, t.kind)  ? type_of(TYPE_ANY)
           : dolt_computes_real(x, e, t.kind) ? type_of(TYPE_DOUBLE)
                                              : t;
}

static bool operand_missing(const struct expr *e, unsigned n)
{
    for (unsigned i = 0; i < n && i < e->list.n; i++) {
        if (e->list.v[i]->type.kind == TYPE_NONE && e->list.v[i]->kind != EXPR_STAR) {
            return true;
        }
    }
    return false;
}

/* MySQL turns a constant into what it is compared with: NULLIF('00:00:01', t) is a TIME. */
static struct type first_type(const struct infer *x, const struct expr *e)
{
    const struct expr *first = e->list.v[0];
    if (x->o.dialect != DIALECT_SQLITE && e->list.n == 2 && first->kind != EXPR_PARAM && expr_constant(first)) {
        enum type_kind k = e->list.v[1]->type.kind;
        bool other = first->type.kind == TYPE_TEXT && !type_is_texty(k) && k != TYPE_NULL && k != TYPE_NONE;
        if (x->o.dialect == DIALECT_POSTGRES && first->type.kind == TYPE_TIME && k == TYPE_TIME) {
            return first->type;
        }
        if (k == TYPE_TIME || k == TYPE_YEAR || other) {
            return type_of(TYPE_ANY);
        }
    }
    return first->type;
}

/* LAG(a, 1, b) is of the type that a and b share. */
static struct type offset_type(struct infer *x, const struct expr *e)
{
    struct operand list[2] = {{&e->list.v[0]->type, e->list.v[0]}, {&e->list.v[2]->type, e->list.v[2]}};
    return x->rules->unify(x, list, 2);
}

static struct type plain_type(struct infer *x, const struct expr *e)
{
    switch (e->call->func->type) {
    case RESULT_COUNT:
    case RESULT_INT64: return type_of(TYPE_INT64);
    case RESULT_UINT64: return type_of(TYPE_UINT64);
    case RESULT_DOUBLE: return type_of(TYPE_DOUBLE);
    case RESULT_TEXT: return type_of(TYPE_TEXT);
    case RESULT_BLOB: return type_of(TYPE_BLOB);
    case RESULT_JSON: return type_of(TYPE_JSON);
    case RESULT_TRUTH: return type_of(x->rules->truth);
    case RESULT_ANY: return type_of(TYPE_ANY);
    case RESULT_DATE: return type_of(TYPE_DATE);
    case RESULT_GEOMETRY: return type_of(TYPE_GEOMETRY);
    case RESULT_VECTOR: return type_of(TYPE_VECTOR);
    default: return type_of(TYPE_NONE);
    }
}

/* JSON_VALUE(… RETURNING type), COLUMN_GET(… AS type): as CAST has it. */
static struct type said_type(struct infer *x, const struct expr *e)
{
    struct expr as = *e;
    struct type t = type_of(TYPE_NONE);
    bool null;
    as.a = e->list.v[0];
    if (!x->rules->cast(x, &as, &t, &null)) {
        x->failed = true;
    }
    return t;
}

static struct type call_type(struct infer *x, struct expr *e)
{
    if (e->type_name) {
        return said_type(x, e);
    }
    if (str_is(e->call->syntax, "USING")) { /* CONVERT(a USING cs), CHAR(n USING cs) */
        return type_of(str_is(e->name.text, "binary") ? TYPE_BLOB : TYPE_TEXT);
    }
    switch (e->call->func->type) {
    case RESULT_UNIFY: return dolt_coalesces_otherwise(x, e) ? type_of(TYPE_ANY) : unify_arguments(x, e, 0);
    case RESULT_UNIFY_REST: return unify_arguments(x, e, 1);
    case RESULT_EXTREMES: return extremes(x, e);
    case RESULT_FIRST: return first_type(x, e);
    case RESULT_OFFSET: return dolt_shifts_otherwise(x, e) ? type_of(TYPE_ANY) : offset_type(x, e);
    case RESULT_RANK:
        return type_of(x->o.dialect == DIALECT_MYSQL && x->o.flavour == FLAVOUR_MYSQL ? TYPE_UINT64 : TYPE_INT64);
    case RESULT_EXTREME: return e->list.v[0]->type;
    case RESULT_UUID: /* MariaDB has a type of its own, and converts to it what stands beside */
        return type_of(x->o.flavour == FLAVOUR_MARIADB || x->o.flavour == FLAVOUR_ANY ? TYPE_UUID : TYPE_TEXT);
    case RESULT_UINT64: /* BIT_AND() of bytes: bytes on MySQL, a number on MariaDB */
        if (e->aggregate && x->o.flavour != FLAVOUR_MARIADB &&
            (e->list.v[0]->type.kind == TYPE_BLOB || e->list.v[0]->type.kind == TYPE_ANY)) {
            return type_of(TYPE_ANY);
        }
        break;
    default: break;
    }
    struct type t = plain_type(x, e);
    if (t.kind != TYPE_NONE) {
        return t;
    }
    return operand_missing(e, 1) ? type_of(TYPE_NONE) : x->rules->call(x, e);
}

static void infer_aggregate_rest(struct infer *x, struct env *env, struct expr *e)
{
    for (unsigned i = 0; i < e->call->order.n; i++) {
        infer_expr(x, env, e->call->order.v[i].expr);
    }
    if (e->call->separator) {
        infer_expr(x, env, e->call->separator);
    }
    infer_limit(x, e->call->limit, e->call->offset);
    if (e->call->filter) {
        infer_expr(x, env, e->call->filter);
    }
}

void infer_call(struct infer *x, struct env *env, struct expr *e)
{
    if (e->call->routine) {
        infer_stored_function(x, env, e);
        return;
    }
    struct env top = {0};
    struct env *rows = e->aggregate && env->rows ? env->rows : env;
    top = env_push(rows);
    infer_aggregate_rest(x, &top, e);
    if (e->call->over) {
        infer_window(x, &top, e->call->over);
    }
    if (e->call->filter) {
        fact_vec facts = {0};
        facts_when(x, e->call->filter, true, &facts);
        env_add_all(x, &top, &facts);
    }
    infer_arguments(x, &top, e);
    e->type = call_type(x, e);
    if (e->type.kind == TYPE_NULL && null_of_unsure_type(x, e)) {
        e->type = type_of(TYPE_ANY);
        e->nullable = true;
        return;
    }
    e->nullable = call_nullable(x, env, e) || e->type.kind == TYPE_NULL || unsure(e);
}

/* ---------------------------------------------------------------- CAST */

void infer_cast(struct infer *x, struct env *env, struct expr *e)
{
    struct type type = type_of(TYPE_NONE);
    bool null = false;
    infer_expr(x, env, e->a);
    if (!x->rules->cast(x, e, &type, &null)) {
        x->failed = true;
        infer_poison(x, e->a);
    } else {
        struct expect want = {type, PARAM_COMPARED, PARAM_NULL_UNSAID, {0}, NULL};
        infer_expect(x, e->a, &want);
    }
    e->type = type;
    e->nullable = e->a->nullable || null;
}
