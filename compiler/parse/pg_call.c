/* pg_call.c: function calls of the postgres dialect (PARSE).
 *
 * libpg_query turns SQL's special forms into plain calls of inner functions with their arguments
 * moved about: EXTRACT(year FROM x) is extract('year', x), TRIM(a FROM b) is btrim(b, a),
 * POSITION(a IN b) is position(b, a). Here they have the form that mysql_call.c gives them:
 *
 *   EXTRACT(unit FROM e)              list e; syntax: the unit
 *   TRIM([LEADING|TRAILING|BOTH] [r] FROM s)   list s, r?; syntax: the side, or empty for TRIM(s)
 *   SUBSTRING(s FROM p [FOR n])       list s, p, n?
 *   POSITION(a IN b)                  list a, b
 *   x AT TIME ZONE z                  timezone(z, x); syntax: AT TIME ZONE */
#include "parse/pg_tree.h"

#include <string.h>

#include "pg_query/pg_query.pb-c.h"

static struct expr *new_call(struct pg *p, struct pg_range r, uint32_t *i)
{
    struct expr *e = pg_new_expr(p, EXPR_CALL, r);
    e->call = ARENA_NEW(p->arena, struct call);
    e->call->function = pg_qname(p, i);
    e->op_span = e->call->function.span;
    const struct pg_tok *last = pg_tok(p, *i - 1);
    e->call->space = pg_tok(p, *i)->off > last->off + last->len;
    return e;
}

/* ---------------------------------------------------------------- SQL's own call syntax */

static struct expr *extract(struct pg *p, const PgQuery__FuncCall *f, struct pg_range in, struct expr *e)
{
    uint32_t from = pg_find(p, in, "FROM");
    struct str unit = pg_tok_text(p, in.lo);
    bool quoted = pg_tok(p, in.lo)->kind == PG_STRING || pg_tok(p, in.lo)->kind == PG_QUOTED;
    if (f->n_args != 2 || from != in.lo + 1) {
        pg_lost(p, in.lo);
        return e;
    }
    e->call->syntax = pg_upper(p, quoted ? str_sub(unit, 1, unit.n - 2) : unit);
    vec_push(p->arena, &e->list, pg_expr(p, f->args[1], pg_range(from + 1, in.hi)));
    return e;
}

/* position(b, a) of libpg_query is the user's POSITION(a IN b) */
static struct expr *position(struct pg *p, const PgQuery__FuncCall *f, struct pg_range in, struct expr *e)
{
    uint32_t word = pg_find(p, in, "IN");
    if (f->n_args != 2 || word == in.hi) {
        pg_lost(p, in.lo);
        return e;
    }
    vec_push(p->arena, &e->list, pg_expr(p, f->args[1], pg_range(in.lo, word)));
    vec_push(p->arena, &e->list, pg_expr(p, f->args[0], pg_range(word + 1, in.hi)));
    return e;
}

/* TRIM([LEADING|TRAILING|BOTH] [a] FROM b), TRIM(b) */
static struct expr *trim(struct pg *p, const PgQuery__FuncCall *f, struct pg_range in, struct expr *e)
{
    static const char *const sides[] = {"LEADING", "TRAILING", "BOTH"};
    for (size_t i = 0; i < 3; i++) {
        if (pg_is(p, in.lo, sides[i]) && e->call->syntax.n == 0) {
            e->call->syntax = str_from(sides[i]);
            in.lo++;
        }
    }
    uint32_t from = pg_find(p, in, "FROM");
    struct pg_range what = pg_range(in.lo, from), text = from < in.hi ? pg_range(from + 1, in.hi) : in;
    if (f->n_args > 2 || f->n_args == 0 || (f->n_args == 1) != (from == in.hi || what.lo == what.hi)) {
        pg_unsupported(p, e->span, "this form of TRIM");
        return e;
    }
    vec_push(p->arena, &e->list, pg_expr(p, f->args[0], text));
    if (f->n_args == 2) {
        e->call->syntax = e->call->syntax.n > 0 ? e->call->syntax : STR("BOTH");
        vec_push(p->arena, &e->list, pg_expr(p, f->args[1], what));
    }
    return e;
}

/* SUBSTRING(x FROM a FOR b); a lone FOR has libpg_query add a 1 that nobody wrote. */
static struct expr *substring(struct pg *p, const PgQuery__FuncCall *f, struct pg_range in, struct expr *e)
{
    uint32_t from = pg_find(p, in, "FROM"), last = pg_find(p, in, "FOR");
    uint32_t first_end = from < last ? from : last;
    bool plain = from < in.hi && from < last && f->n_args == (last < in.hi ? 3u : 2u);
    if (!plain) {
        pg_unsupported(p, e->span, "this form of SUBSTRING");
        return e;
    }
    vec_push(p->arena, &e->list, pg_expr(p, f->args[0], pg_range(in.lo, first_end)));
    vec_push(p->arena, &e->list, pg_expr(p, f->args[1], pg_range(from + 1, last)));
    if (last < in.hi) {
        vec_push(p->arena, &e->list, pg_expr(p, f->args[2], pg_range(last + 1, in.hi)));
    }
    return e;
}

/* x AT TIME ZONE z: timezone(z, x) */
static struct expr *at_time_zone(struct pg *p, const PgQuery__FuncCall *f, struct pg_range r, uint32_t k)
{
    struct expr *e = pg_new_expr(p, EXPR_CALL, r);
    e->call = ARENA_NEW(p->arena, struct call);
    e->op_span = pg_span(p, pg_range(k, k + 3));
    e->call->function.name.text = STR("timezone");
    e->call->function.name.span = e->call->function.span = e->op_span;
    e->call->syntax = STR("AT TIME ZONE");
    if (f->n_args != 2 || !pg_expect(p, k + 2, "ZONE")) {
        pg_lost(p, k);
        return e;
    }
    vec_push(p->arena, &e->list, pg_expr(p, f->args[0], pg_range(k + 3, r.hi)));
    vec_push(p->arena, &e->list, pg_expr(p, f->args[1], pg_range(r.lo, k)));
    return e;
}

static struct expr *sql_syntax(struct pg *p, const PgQuery__FuncCall *f, struct pg_range r, uint32_t k)
{
    if (k > r.lo && pg_is(p, k, "AT")) {
        return at_time_zone(p, f, r, k);
    }
    uint32_t i = k;
    struct expr *e = new_call(p, r, &i);
    struct pg_range in = pg_inside(p, i);
    if (k == r.lo && in.hi + 1 == r.hi && pg_is(p, i, "(")) {
        if (pg_is(p, k, "EXTRACT")) {
            return extract(p, f, in, e);
        }
        if (pg_is(p, k, "POSITION")) {
            return position(p, f, in, e);
        }
        if (pg_is(p, k, "TRIM")) {
            return trim(p, f, in, e);
        }
        if (pg_is(p, k, "SUBSTRING")) {
            return substring(p, f, in, e);
        }
    }
    pg_unsupported(p, e->span, "this form of call");
    return e;
}

/* ---------------------------------------------------------------- plain calls */

/* What may follow the arguments: FILTER (WHERE …), OVER w, OVER (…). */
static void call_tail(struct pg *p, const PgQuery__FuncCall *f, struct pg_range r, struct call *c)
{
    uint32_t i = r.lo;
    if (f->agg_filter != NULL && pg_expect(p, i, "FILTER")) {
        struct pg_range in = pg_inside(p, i + 1);
        c->filter = pg_expr(p, f->agg_filter, pg_range(in.lo + 1, in.hi));
        i = pg_next(p, i + 1);
    }
    if (f->over != NULL && pg_expect(p, i, "OVER")) {
        c->over = pg_window(p, f->over, pg_range(i + 1, r.hi));
        i = r.hi;
    }
    if (i != r.hi) {
        pg_lost(p, i);
    }
}

/* [DISTINCT | ALL] a, b [ORDER BY …] */
static void arguments(struct pg *p, const PgQuery__FuncCall *f, struct pg_range in, struct expr *e)
{
    uint32_t order = f->n_agg_order > 0 ? pg_find(p, in, "ORDER") : in.hi;
    if (f->agg_distinct || pg_is(p, in.lo, "ALL")) {
        in.lo++;
    }
    if (f->agg_star) {
        vec_push(p->arena, &e->list, pg_new_expr(p, EXPR_STAR, in));
        return;
    }
    e->call->distinct = f->agg_distinct != 0;
    pg_expr_list(p, f->args, f->n_args, pg_range(in.lo, order), &e->list);
    if (order < in.hi) {
        pg_order(p, f->agg_order, f->n_agg_order, pg_range(order + 2, in.hi), &e->call->order);
    }
}

/* sqlc.embed(t): t's columns, as t.* */
static struct expr *embed(struct pg *p, struct pg_range r)
{
    struct expr *e = pg_new_expr(p, EXPR_STAR, r);
    struct pg_range in = pg_inside(p, r.lo + 3);
    if (!pg_is(p, r.lo + 2, "embed") || in.hi != in.lo + 1 || in.hi + 1 != r.hi || !pg_is_name(p, in.lo)) {
        p->failed = true;
        diag_add(p->diags, DIAG_E0103, place_sql(p->text, e->span), "expected sqlc.embed(table)");
        return e;
    }
    e->text = STR("embed");
    e->qualifier.name = pg_name(p, in.lo);
    e->qualifier.span = e->qualifier.name.span;
    return e;
}

static bool is_sqlc(const PgQuery__FuncCall *f)
{
    return f->n_funcname == 2 && strcmp(pg_string(f->funcname[0]), "sqlc") == 0;
}

static bool is_named(const struct expr *call, const PgQuery__FuncCall *f)
{
    struct str name = call->call->function.name.text;
    return f->n_funcname > 0 && str_eq(name, str_from(pg_string(f->funcname[f->n_funcname - 1])));
}

static struct expr *cast_of(struct pg *p, const struct expr *call, struct expr *a, const char *type)
{
    struct expr *e = ARENA_NEW(p->arena, struct expr);
    e->kind = EXPR_CAST;
    e->span = call->span;
    e->op_span = call->op_span;
    e->a = a;
    e->type_name = ARENA_NEW(p->arena, struct type_name);
    e->type_name->name = str_from(type);
    e->type_name->span = call->op_span;
    return e;
}

/* date(x) is x::date; date_part('year', x) is EXTRACT(year FROM x)::double precision. */
static struct expr *as_cast(struct pg *p, struct expr *e)
{
    struct str name = e->call->function.name.text;
    bool plain = !e->call->over && !e->call->filter && !e->call->distinct && !e->call->order.n;
    if (plain && e->list.n == 1 && str_eq(name, STR("date"))) {
        return cast_of(p, e, e->list.v[0], "DATE");
    }
    if (!plain || e->list.n != 2 || !str_eq(name, STR("date_part")) || e->list.v[0]->kind != EXPR_STRING) {
        return e;
    }
    e->call->syntax = pg_upper(p, e->list.v[0]->text);
    e->call->function.name.text = STR("extract");
    e->list.v[0] = e->list.v[1];
    e->list.n = 1;
    return cast_of(p, e, e, "DOUBLE PRECISION");
}

static struct expr *func_call(struct pg *p, const PgQuery__FuncCall *f, struct pg_range r)
{
    uint32_t i = pg_tok_in(p, r, f->location);
    if (f->funcformat == PG_QUERY__COERCION_FORM__COERCE_SQL_SYNTAX) {
        return sql_syntax(p, f, r, i);
    }
    if (i != r.lo) {
        struct expr *bad = pg_new_expr(p, EXPR_ERROR, r);
        pg_unsupported(p, pg_tok_span(p, i), "this operator");
        return bad;
    }
    if (is_sqlc(f)) {
        return embed(p, r);
    }
    struct expr *e = new_call(p, r, &i);
    if (f->agg_within_group || f->func_variadic) {
        pg_unsupported(p, e->span, "%s", f->func_variadic ? "VARIADIC" : "WITHIN GROUP");
        return e;
    }
    if (!is_named(e, f)) { /* TREAT(a AS t) calls a function of the type's name */
        pg_unsupported(p, e->span, "this form of call");
        return e;
    }
    if (!pg_expect(p, i, "(")) {
        return e;
    }
    arguments(p, f, pg_inside(p, i), e);
    call_tail(p, f, pg_range(pg_next(p, i), r.hi), e->call);
    return as_cast(p, e);
}

/* COALESCE(…), GREATEST(…), GROUPING(…): nodes of their own, calls to us */
static struct expr *like_call(struct pg *p, PgQuery__Node **args, size_t n, struct pg_range r)
{
    uint32_t i = r.lo;
    struct expr *e = new_call(p, r, &i);
    if (pg_next(p, i) != r.hi) {
        pg_lost(p, r.lo);
        return e;
    }
    pg_expr_list(p, args, n, pg_inside(p, i), &e->list);
    return e;
}

/* CURRENT_TIMESTAMP and kin, with the precision some take */
static struct expr *value_function(struct pg *p, struct pg_range r)
{
    uint32_t i = r.lo;
    struct expr *e = new_call(p, r, &i);
    e->call->keyword = i == r.hi;
    e->call->space = false;
    if (i < r.hi) {
        struct pg_range in = pg_inside(p, i);
        if (in.hi != in.lo + 1 || in.hi + 1 != r.hi || pg_tok(p, in.lo)->kind != PG_NUMBER) {
            pg_lost(p, i);
            return e;
        }
        vec_push(p->arena, &e->list, pg_number(p, in));
    }
    return e;
}

struct expr *pg_call(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    switch ((int)n->node_case) {
    case PG_QUERY__NODE__NODE_COALESCE_EXPR: return like_call(p, n->coalesce_expr->args, n->coalesce_expr->n_args, r);
    case PG_QUERY__NODE__NODE_MIN_MAX_EXPR: return like_call(p, n->min_max_expr->args, n->min_max_expr->n_args, r);
    case PG_QUERY__NODE__NODE_GROUPING_FUNC: return like_call(p, n->grouping_func->args, n->grouping_func->n_args, r);
    case PG_QUERY__NODE__NODE_SQLVALUE_FUNCTION: return value_function(p, r);
    default: return func_call(p, n->func_call, r);
    }
}
