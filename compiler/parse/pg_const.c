/* pg_const.c: literals of the postgres dialect (PARSE).
 *
 * Numbers are read from the user's own digits: libpg_query folds a sign into them and hands large
 * ones on as text. PostgreSQL's 1.5e3 is a numeric, no double, so it is written out as the decimal
 * it is. */
#include "parse/pg_tree.h"

#include <string.h>

#include "pg_query/pg_query.pb-c.h"

enum { MAX_EXPONENT = 1000 };

/* ---------------------------------------------------------------- numbers */

/* digits [. digits] e exponent → the same number without an exponent. false: beyond MAX_EXPONENT. */
static bool expand(struct pg *p, struct str t, struct str *out)
{
    size_t mantissa = 0, point = 0, n = 0;
    long exponent = 0;
    while ((t.p[mantissa] | 0x20) != 'e') {
        mantissa++;
    }
    bool negative = t.p[mantissa + 1] == '-';
    for (size_t i = mantissa + 1; i < t.n && exponent <= MAX_EXPONENT; i++) {
        exponent = t.p[i] >= '0' && t.p[i] <= '9' ? exponent * 10 + (t.p[i] - '0') : exponent;
    }
    if (exponent > MAX_EXPONENT) {
        return false;
    }
    char *digits = arena_alloc(&p->scratch, mantissa + 1);
    point = mantissa;
    for (size_t i = 0; i < mantissa; i++) {
        if (t.p[i] == '.') {
            point = i;
        } else {
            digits[n++] = t.p[i];
        }
    }
    long whole = (long)(point < n ? point : n) + (negative ? -exponent : exponent);
    char *s = arena_alloc(p->arena, n + (size_t)exponent + 4);
    size_t k = 0;
    for (long i = whole < 1 ? whole - 1 : 0; i < (long)n || i < whole; i++) {
        if (i == whole) {
            s[k++] = '.';
        }
        s[k++] = i >= 0 && i < (long)n ? digits[i] : '0';
    }
    *out = (struct str){s, k};
    return true;
}

static void integer(struct expr *e, struct str t)
{
    for (size_t i = 0; i < t.n; i++) {
        unsigned digit = (unsigned)(t.p[i] - '0');
        e->is_large = e->is_large || e->number > (UINT64_MAX - digit) / 10;
        e->number = e->is_large ? 0 : e->number * 10 + digit;
    }
    e->is_large = e->is_large || e->number > INT64_MAX; /* a numeric, but for the smallest bigint, behind its sign */
}

struct expr *pg_number(struct pg *p, struct pg_range r)
{
    struct str t = pg_tok_text(p, r.lo);
    bool point = memchr(t.p, '.', t.n) != NULL;
    bool exponent = memchr(t.p, 'e', t.n) != NULL || memchr(t.p, 'E', t.n) != NULL;
    struct expr *e = pg_new_expr(p, point || exponent ? EXPR_DECIMAL : EXPR_INTEGER, r);
    e->text = str_dup(p->arena, t);
    if (exponent && !expand(p, t, &e->text)) {
        pg_unsupported(p, e->span, "a number of this size");
    }
    if (e->kind == EXPR_INTEGER) {
        integer(e, t);
    }
    return e;
}

/* - 5 and - (5) are one constant to libpg_query; here the sign is an operator, as in every dialect. */
static struct expr *signed_number(struct pg *p, struct pg_range r)
{
    if (pg_in_parens(p, r)) {
        struct expr *e = signed_number(p, pg_range(r.lo + 1, r.hi - 1));
        e->parens = true;
        e->span = pg_span(p, r);
        return e;
    }
    if (r.hi == r.lo + 1 && pg_tok(p, r.lo)->kind == PG_NUMBER) {
        return pg_number(p, r);
    }
    struct expr *e = pg_new_expr(p, EXPR_UNARY, r);
    if (r.lo >= r.hi || !pg_expect(p, r.lo, "-")) {
        pg_lost(p, r.lo);
        return e;
    }
    e->op = OP_NEG;
    e->op_span = pg_tok_span(p, r.lo);
    e->a = signed_number(p, pg_range(r.lo + 1, r.hi));
    if (e->a->kind == EXPR_INTEGER && e->a->number == (uint64_t)INT64_MAX + 1) {
        e->a->is_large = false;
    }
    return e;
}

/* ---------------------------------------------------------------- strings */

static struct expr *string(struct pg *p, const char *value, struct pg_range r)
{
    struct expr *e = pg_new_expr(p, EXPR_STRING, r);
    e->text = pg_dup(p, value);
    for (uint32_t i = r.lo; i < r.hi && pg_tok(p, i)->kind != PG_STRING; i++) {
        pg_lost(p, i);
    }
    return e;
}

/* libpg_query: "b0101" or "x1F". Both are bit strings in PostgreSQL, X'…' four bits a digit. */
static struct expr *bits(struct pg *p, const char *value, struct pg_range r)
{
    struct expr *e = pg_new_expr(p, EXPR_BITS, r);
    size_t n = strlen(value), k = 0;
    char *out = arena_alloc(p->arena, n * 4 + 1);
    for (size_t i = 1; i < n; i++) {
        char c = value[i], low = (char)(c | 0x20);
        if (value[0] == 'b') {
            out[k++] = c;
            continue;
        }
        unsigned v = (unsigned)(c <= '9' ? c - '0' : low - 'a' + 10) & 15u;
        for (unsigned bit = 8; bit > 0; bit >>= 1) {
            out[k++] = v & bit ? '1' : '0';
        }
    }
    e->text = (struct str){out, k};
    if (out[strspn(out, "01")] != '\0') {
        pg_unsupported(p, e->span, "this bit string");
    }
    return e;
}

/* ---------------------------------------------------------------- type 'text' */

static bool temporal_kind(const struct type_name *t, enum type_kind *kind)
{
    static const struct {
        const char *name;
        enum type_kind kind;
    } kinds[] = {{"DATE", TYPE_DATE}, {"TIME", TYPE_TIME}, {"TIMESTAMP", TYPE_DATETIME}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (str_is(t->name, kinds[i].name) && !t->has_length && !t->array) {
            *kind = kinds[i].kind;
            return true;
        }
    }
    return false;
}

/* "  7 days " → 7, day; the units every target's INTERVAL has */
static bool interval_unit(struct str word, struct str *unit)
{
    static const char *const short_ones[][2] = {
        {"sec", "second"}, {"secs", "second"}, {"min", "minute"}, {"mins", "minute"}, {"hr", "hour"},
        {"hrs", "hour"},   {"mon", "month"},   {"mons", "month"}, {"yr", "year"},     {"yrs", "year"}};
    for (size_t i = 0; i < sizeof short_ones / sizeof *short_ones; i++) {
        if (str_is(word, short_ones[i][0])) {
            *unit = str_from(short_ones[i][1]);
            return true;
        }
    }
    static const char *const units[] = {"microsecond", "second", "minute", "hour", "day", "week", "month", "year"};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        size_t n = strlen(units[i]);
        bool plural = word.n == n + 1 && (word.p[n] | 0x20) == 's';
        if ((word.n == n || plural) && str_eq_nocase(str_sub(word, 0, n), str_from(units[i]))) {
            *unit = str_from(units[i]);
            return true;
        }
    }
    return false;
}

/* The whole number that s begins with; what follows it is *rest. false: there is none. */
static bool whole_number(struct str s, struct str *number, struct str *rest)
{
    struct str t = str_trim(s);
    size_t n = 0;
    while (n < t.n && t.p[n] >= '0' && t.p[n] <= '9') {
        n++;
    }
    *number = str_sub(t, 0, n);
    *rest = str_trim(str_sub(t, n, t.n - n));
    return n > 0 && n <= 9;
}

/* INTERVAL '7 days' and INTERVAL '7' DAY become EXPR_INTERVAL: one whole number of one unit. `at`
 * is the string. */
static bool simple_interval(struct pg *p, struct str s, struct pg_range at, uint32_t end, struct expr *e)
{
    struct str number, word, unit;
    uint32_t named = end == at.hi + 1 ? at.hi : at.lo;
    bool good = whole_number(s, &number, &word) && end <= at.hi + 1;
    if (good && named == at.hi) {
        good = word.n == 0;
        word = pg_tok_text(p, named);
    }
    if (!good || !interval_unit(word, &unit)) {
        return false;
    }
    e->kind = EXPR_INTERVAL;
    e->name.text = unit;
    e->name.span = pg_tok_span(p, named);
    e->a = pg_new_expr(p, EXPR_INTEGER, at);
    e->a->text = str_dup(p->arena, number);
    integer(e->a, number);
    return true;
}

bool pg_interval(struct pg *p, const PgQuery__Node *n, struct pg_range r, struct expr *e)
{
    const PgQuery__AConst *c = n->node_case == PG_QUERY__NODE__NODE_A_CONST ? n->a_const : NULL;
    bool text = c != NULL && !c->isnull && c->val_case == PG_QUERY__A__CONST__VAL_SVAL;
    return text && simple_interval(p, str_from(c->sval->sval), r, r.hi, e);
}

/* Where the strings that begin at k end. */
static uint32_t strings_end(const struct pg *p, struct pg_range r, uint32_t k)
{
    while (k < r.hi && pg_tok(p, k)->kind == PG_STRING) {
        k++;
    }
    return k;
}

static void typed_kind(struct pg *p, const PgQuery__TypeCast *c, struct pg_range type, struct expr *e)
{
    e->type_name = ARENA_NEW(p->arena, struct type_name);
    pg_type(p, c->type_name, type, e->type_name);
    if (temporal_kind(e->type_name, &e->temporal)) {
        e->kind = EXPR_TEMPORAL;
        e->text = e->a->text;
        e->a = NULL;
        e->type_name = NULL;
    }
}

/* libpg_query takes `date $1`, for statements whose constants were replaced; PostgreSQL does not. */
static struct expr *typed_param(struct pg *p, struct pg_range r)
{
    struct span type = pg_span(p, pg_range(r.lo, r.hi - 1));
    struct diag *g = diag_add(p->diags, DIAG_E0103, place_sql(p->text, pg_tok_span(p, r.hi - 1)),
                              "a placeholder cannot stand behind a type's name");
    diag_hint(p->diags, g, "write `CAST(%.*s AS %.*s)`", STR_ARG(pg_tok_text(p, r.hi - 1)), (int)type.len,
              p->text->text.p + type.off);
    p->failed = true;
    return pg_new_expr(p, EXPR_ERROR, r);
}

/* DATE '2026-08-04', int '5', "mood" 'happy': the type, then its text. */
static struct expr *typed(struct pg *p, const PgQuery__TypeCast *c, struct pg_range r)
{
    if (c->arg->node_case == PG_QUERY__NODE__NODE_PARAM_REF) {
        return typed_param(p, r);
    }
    struct expr *e = pg_new_expr(p, EXPR_CAST, r);
    bool is_const = c->arg->node_case == PG_QUERY__NODE__NODE_A_CONST;
    uint32_t k = is_const ? pg_tok_in(p, r, c->arg->a_const->location) : r.lo;
    if (!is_const || c->arg->a_const->val_case != PG_QUERY__A__CONST__VAL_SVAL || k == r.lo) {
        pg_lost(p, r.lo);
        return e;
    }
    struct pg_range text = pg_range(k, strings_end(p, r, k));
    const char *value = c->arg->a_const->sval->sval;
    e->op_span = pg_span(p, pg_range(r.lo, k));
    bool interval = pg_is(p, r.lo, "INTERVAL") && k == r.lo + 1;
    if (interval && simple_interval(p, str_from(value), text, r.hi, e)) {
        return e;
    }
    e->a = string(p, value, text);
    typed_kind(p, c, pg_range(r.lo, k), e);
    if (text.hi != r.hi) {
        pg_lost(p, text.hi);
    }
    return e;
}

struct expr *pg_const(struct pg *p, const PgQuery__Node *n, struct pg_range r)
{
    if (n->node_case == PG_QUERY__NODE__NODE_TYPE_CAST) {
        return typed(p, n->type_cast, r);
    }
    const PgQuery__AConst *c = n->a_const;
    if (c->isnull) {
        return pg_new_expr(p, EXPR_NULL, r);
    }
    switch (c->val_case) {
    case PG_QUERY__A__CONST__VAL_IVAL:
    case PG_QUERY__A__CONST__VAL_FVAL: return signed_number(p, r);
    case PG_QUERY__A__CONST__VAL_SVAL: return string(p, c->sval->sval, r);
    case PG_QUERY__A__CONST__VAL_BSVAL: return bits(p, c->bsval->bsval, r);
    case PG_QUERY__A__CONST__VAL_BOOLVAL: {
        struct expr *e = pg_new_expr(p, EXPR_BOOL, r);
        e->number = c->boolval->boolval ? 1 : 0;
        return e;
    }
    case PG_QUERY__A__CONST__VAL__NOT_SET:
    default: pg_lost(p, r.lo); return pg_new_expr(p, EXPR_ERROR, r);
    }
}
