/* emit_aggregate.c: aggregates for a target. Part of emit_sql.
 *
 * COUNT, SUM, MIN and MAX are the same everywhere over what the target holds as the source does; a DECIMAL's SUM, MIN and
 * MAX in SQLite are those of the integers it is computed with (emit_decimal.c), an ENUM's MIN and MAX those of its members'
 * numbers, where the source takes them so. */
#include "sema/walk.h"

#include "emit/emit_text.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

/* What the aggregate is of: written as it is, or otherwise. */
struct subject {
    const struct expr *x; /* the call */
    const char *function;
    bool scaled; /* a DECIMAL as an integer, of this scale */
    unsigned scale;
    const struct enum_type *members; /* an ENUM as a number */
    bool bytes;                      /* a text of the connection's collation */
};

static void put_value(struct emit *e, const struct subject *s, const struct expr *value)
{
    if (s->scaled) {
        emit_scaled(e, value, s->scale);
    } else if (s->members) {
        struct type t = emit_type(e, value);
        emit_member_number(e, value, &t);
    } else if (s->bytes) {
        emit_as_bytes(e, value);
    } else if (str_is(s->x->call->function.name.text, "SUM") || str_is(s->x->call->function.name.text, "AVG")) {
        emit_counting(e, value);
    } else {
        emit_bare(e, value);
    }
}

static bool is_star(const struct expr *x)
{
    return !x->list.n || x->list.v[0]->kind == EXPR_STAR;
}

/* MySQL has no FILTER: what it leaves out is NULL, which every aggregate leaves out. */
static void put_filtered(struct emit *e, const struct subject *s)
{
    put(e, "CASE WHEN ");
    emit_condition(e, s->x->call->filter);
    put(e, " THEN ");
    if (is_star(s->x)) {
        put(e, "1");
    } else {
        put_value(e, s, s->x->list.v[0]);
    }
    put(e, " END");
}

static void put_aggregate(struct emit *e, const void *context)
{
    const struct subject *s = context;
    const struct expr *filter = s->x->call->filter;
    put(e, s->function);
    put(e, s->x->call->distinct ? "(DISTINCT " : "(");
    if (filter && e->to == TARGET_MYSQL) {
        put_filtered(e, s);
    } else if (is_star(s->x)) {
        put(e, "*");
    } else {
        put_value(e, s, s->x->list.v[0]);
    }
    put(e, ")");
    if (filter && e->to == TARGET_SQLITE) {
        put(e, " FILTER (WHERE ");
        emit_condition(e, filter);
        put(e, ")");
    }
    emit_over(e, s->x->call->over);
}

static bool simple(struct emit *e, const struct expr *x, const char *function)
{
    struct subject s = {.x = x, .function = function};
    s.bytes = x->call->distinct && !is_star(x) && emit_wants_bytes(e, x->list.v[0]);
    put_aggregate(e, &s);
    return done(e);
}

static bool scaled(struct emit *e, const struct expr *x, const char *function, const struct type *t)
{
    struct subject s = {.x = x, .function = function, .scaled = true, .scale = t->scale};
    return emit_unscaled(e, t->scale, put_aggregate, &s);
}

static bool computable(const struct emit *e, const struct type *t)
{
    return e->to == TARGET_SQLITE && t->kind == TYPE_DECIMAL && t->precision && t->precision <= DECIMAL_DIGITS;
}

/* ---------------------------------------------------------------- COUNT, SUM, AVG */

static bool count(struct emit *e, const struct expr *x)
{
    if (x->list.n > 1) {
        return refuse_hint(e, x->span, "count several columns at once", "count over a subquery with DISTINCT");
    }
    if (!is_star(x) && x->call->distinct) {
        struct compare c;
        const struct expr *const side[] = {x->list.v[0]};
        if (!compare_form(e, side, 1, false, x->span, &c)) {
            return false;
        }
    }
    return simple(e, x, "count");
}

/* SQLite's SUM of integers is an integer, MySQL's a DECIMAL (Dolt's sometimes a DOUBLE): the source's type asks back. */
static bool sum(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x->list.v[0]);
    if (computable(e, &t)) {
        return scaled(e, x, "sum", &t);
    }
    if (!emit_is_number(t.kind) && !(e->to == TARGET_MYSQL && t.kind == TYPE_DECIMAL)) {
        return refuse_hint(e, x->span, "add these up exactly", "sum in the program");
    }
    bool integer = type_is_integer(x->type.kind),
         cast = e->to == TARGET_MYSQL && !(t.kind == TYPE_DOUBLE || t.kind == TYPE_FLOAT);
    put(e, cast ? "CAST(" : "");
    simple(e, x, "sum");
    if (cast && integer) {
        put(e, " AS SIGNED)");
    } else if (cast) {
        buf_printf(&e->out, " AS DECIMAL(65,%u))", t.kind == TYPE_DECIMAL ? t.scale : 0);
    }
    return done(e);
}

bool emit_is_real_average(const struct emit *e, const struct expr *x)
{
    bool average = x->kind == EXPR_CALL && x->list.n == 1 && str_is(x->call->function.name.text, "AVG");
    struct type t = average ? emit_type(e, x->list.v[0]) : type_of(TYPE_NONE);
    return e->from == DIALECT_POSTGRES && ((emit_is_integer(t.kind) && t.kind != TYPE_BOOL) || computable(e, &t) ||
                                           (t.kind == TYPE_DECIMAL && e->to == TARGET_MYSQL));
}

/* The sum is exact, and divided as a double. */
bool emit_real_average(struct emit *e, const struct expr *x)
{
    put(e, e->to == TARGET_SQLITE ? "(CAST(" : "(");
    sum(e, x);
    put(e, e->to == TARGET_SQLITE ? " AS REAL) / " : " * 1e0 / ");
    simple(e, x, "count");
    put(e, ")");
    return done(e);
}

/* SQLite's average of integers is a REAL; MySQL's a DECIMAL of four more digits, PostgreSQL's of sixteen and more. */
static bool average(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x->list.v[0]);
    if (t.kind == TYPE_DOUBLE || t.kind == TYPE_FLOAT) {
        return simple(e, x, "avg");
    }
    if (e->from != DIALECT_SQLITE || !emit_is_integer(t.kind)) {
        return refuse_hint(e, x->span, "give this average's digits", "write AVG(x * 1e0), a DOUBLE");
    }
    put(e, "(");
    simple(e, x, "sum");
    put(e, " * 1e0 / ");
    simple(e, x, "count");
    put(e, ")");
    return done(e);
}

/* ---------------------------------------------------------------- MIN, MAX */

static char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool plain_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

/* Whether every collation sorts the two as bytes do: they differ first in an unaccented letter or digit. */
static bool sorts_as_bytes(struct str a, struct str b)
{
    size_t i = 0;
    while (i < a.n && i < b.n && folded(a.p[i]) == folded(b.p[i]) && plain_letter(folded(a.p[i])) && a.p[i] == b.p[i]) {
        i++;
    }
    if (i == a.n || i == b.n) {
        return a.n != b.n;
    }
    return plain_letter(a.p[i]) && plain_letter(b.p[i]);
}

/* MySQL compares an ENUM's labels as texts, under the column's collation. */
static bool labels_sort_alike(const struct enum_type *t)
{
    for (unsigned i = 0; t && i < t->n; i++) {
        for (unsigned k = 0; k < i; k++) {
            if (!sorts_as_bytes(t->labels[i], t->labels[k])) {
                return false;
            }
        }
    }
    return t != NULL;
}

static bool by_number(struct emit *e, const struct expr *x, const char *function, const struct enum_type *t)
{
    struct subject s = {.x = x, .function = function, .members = t};
    put(e, "CASE ");
    put_aggregate(e, &s);
    for (unsigned i = 0; i < t->n; i++) {
        buf_printf(&e->out, " WHEN %u THEN ", i + 1);
        put_string(e, t->labels[i]);
    }
    put(e, " END");
    return done(e);
}

static bool sorts_alike(const struct emit *e, const struct type *t)
{
    return emit_is_number(t->kind) || t->kind == TYPE_TEXT || t->kind == TYPE_BLOB || t->kind == TYPE_DATE ||
           t->kind == TYPE_DATETIME || t->kind == TYPE_TIMESTAMP || t->kind == TYPE_NULL ||
           (e->to == TARGET_MYSQL && (t->kind == TYPE_DECIMAL || t->kind == TYPE_TIME)) ||
           (e->from == DIALECT_POSTGRES && t->kind == TYPE_TIME);
}

/* The greatest by its bytes, and a text again. */
static bool by_bytes(struct emit *e, const struct expr *x, const char *function)
{
    struct subject s = {.x = x, .function = function, .bytes = true};
    put(e, "CONVERT(");
    put_aggregate(e, &s);
    put(e, " USING utf8mb4)");
    return done(e);
}

static bool extreme(struct emit *e, const struct expr *x, const char *function)
{
    struct type t = emit_type(e, x->list.v[0]);
    if (emit_wants_bytes(e, x->list.v[0]) && !expr_constant(x->list.v[0])) {
        return by_bytes(e, x, function);
    }
    if (computable(e, &t)) {
        return scaled(e, x, function, &t);
    }
    if (t.kind == TYPE_ENUM && e->from == DIALECT_POSTGRES && t.members) {
        return by_number(e, x, function, t.members);
    }
    if (sorts_alike(e, &t) || (t.kind == TYPE_ENUM && e->from == DIALECT_MYSQL && labels_sort_alike(t.members))) {
        return simple(e, x, function);
    }
    return refuse(e, x->span, "find the %s of %s as the source does", function, type_kind_name(t.kind));
}

/* ---------------------------------------------------------------- GROUP_CONCAT */

/* The order of the parts is nobody's promise without ORDER BY, in all dialects. MySQL cuts the text off at 1024 bytes
 * (group_concat_max_len), so it cannot be written for MySQL. */
static bool join_texts(struct emit *e, const struct expr *x, const struct expr *separator)
{
    struct type t = emit_type(e, x->list.v[0]);
    bool comma = !separator || (separator->kind == EXPR_STRING && str_eq(separator->text, STR(",")));
    if (e->to == TARGET_MYSQL) {
        return refuse_hint(e, x->span, "join texts of any length: it cuts them off at 1024 bytes",
                           "join in the program");
    }
    if (x->call->order.n || x->call->filter || (x->call->distinct && !comma) || x->call->limit ||
        (separator && separator->kind != EXPR_STRING)) {
        return refuse_hint(e, x->span, "join texts in an order, or DISTINCT with a separator of one's own",
                           "join in the program");
    }
    if (t.kind != TYPE_TEXT && t.kind != TYPE_ENUM && !emit_is_integer(t.kind)) {
        return refuse(e, x->span, "join %s", type_kind_name(t.kind));
    }
    put(e, x->call->distinct ? "group_concat(DISTINCT " : "group_concat(");
    emit_bare(e, x->list.v[0]);
    if (!comma) {
        put(e, ", ");
        put_string(e, separator->text);
    }
    put(e, ")");
    return emit_over(e, x->call->over);
}

/* An aggregate belongs to the query whose columns it has; to SQLite one without any is the innermost query's own. */
static bool is_taken_nearer(const struct emit *e, const struct expr *x)
{
    return e->to == TARGET_SQLITE && x->outer && (is_star(x) || expr_constant(x->list.v[0]));
}

bool emit_aggregate(struct emit *e, const struct expr *x)
{
    struct str name = x->call->function.name.text;
    bool one = x->list.n == 1;
    if (is_taken_nearer(e, x)) {
        return refuse_hint(e, x->span,
                           "gather the rows of a query around with an aggregate that names none of its columns",
                           "name one of its columns that is never NULL");
    }
    if (str_is(name, "COUNT")) {
        return count(e, x);
    }
    if (str_is(name, "SUM") && one) {
        return sum(e, x);
    }
    if ((str_is(name, "MIN") || str_is(name, "MAX")) && one) {
        return extreme(e, x, str_is(name, "MIN") ? "min" : "max");
    }
    if (e->from == DIALECT_POSTGRES && one && (str_is(name, "BOOL_AND") || str_is(name, "EVERY"))) {
        return simple(e, x, "min");
    }
    if (e->from == DIALECT_POSTGRES && one && str_is(name, "BOOL_OR")) {
        return simple(e, x, "max");
    }
    if (str_is(name, "AVG") && one) {
        return average(e, x);
    }
    if ((str_is(name, "GROUP_CONCAT") || str_is(name, "STRING_AGG")) && (one || x->list.n == 2)) {
        return join_texts(e, x, x->list.n == 2 ? x->list.v[1] : x->call->separator);
    }
    return refuse(e, x->span, "do the aggregate %.*s as the source does", STR_ARG(name));
}
