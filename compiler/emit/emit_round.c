/* emit_round.c: ROUND, TRUNC, FLOOR and CEIL of DECIMALs, and CASTs of them to fewer digits. Part of emit_sql.
 *
 * MySQL's own functions do as PostgreSQL's: halves go away from zero. In SQLite a DECIMAL of at most 18 digits is an integer
 * (emit_decimal.c), and what is cut off is a quotient's rest. */
#include "emit/emit_text.h"

static const char zeros[] = "0000000000000000000";

struct cut {
    const struct expr *x;
    enum rounding how;
    unsigned from, to; /* digits after the point */
};

static void put_scaled(struct emit *e, const struct cut *c)
{
    emit_scaled(e, c->x, c->from);
}

/* The integer that the rounded digits are. */
static void put_cut(struct emit *e, const void *context)
{
    const struct cut *c = context;
    int n = (int)(c->from - c->to);
    if (n <= 0) {
        emit_scaled(e, c->x, c->to);
        return;
    }
    put(e, "(");
    if (c->how == ROUND_HALF) {
        put(e, "(");
        put_scaled(e, c);
        put(e, " + CASE WHEN ");
        put_scaled(e, c);
        buf_printf(&e->out, " < 0 THEN -5%.*s ELSE 5%.*s END) / 1%.*s", n - 1, zeros, n - 1, zeros, n, zeros);
    } else {
        put_scaled(e, c);
        buf_printf(&e->out, " / 1%.*s", n, zeros);
    }
    if (c->how == ROUND_DOWN || c->how == ROUND_UP) {
        put(e, c->how == ROUND_UP ? " + (" : " - (");
        put_scaled(e, c);
        buf_printf(&e->out, " %% 1%.*s %s 0)", n, zeros, c->how == ROUND_UP ? ">" : "<");
    }
    put(e, ")");
}

/* What a DECIMAL of that type is once rounded: one digit more before the point, unless it is cut off. */
struct type rounded_type(const struct type *t, enum rounding how, unsigned scale)
{
    struct type r = *t;
    if (t->kind != TYPE_DECIMAL || !t->precision) {
        return type_of(TYPE_NONE);
    }
    r.sql_type = (struct str){0};
    r.scale = scale < t->scale ? scale : t->scale;
    r.precision = t->precision - t->scale + (how != ROUND_CUT && scale < t->scale) + r.scale;
    return r;
}

static bool fits_sqlite(const struct type *t)
{
    return t->kind == TYPE_DECIMAL && t->precision && t->precision < DECIMAL_DIGITS;
}

bool emit_rounded(struct emit *e, const struct expr *x, enum rounding how, unsigned scale)
{
    static const char *const words[] = {"ROUND(", "TRUNCATE(", "FLOOR(", "CEIL("};
    struct type t = emit_type(e, x);
    if (e->to == TARGET_MYSQL) {
        bool integer = how == ROUND_DOWN || how == ROUND_UP; /* to MySQL, as long as it is short */
        put(e, integer ? "CAST(" : "");
        put(e, words[how]);
        emit_bare(e, x);
        if (!integer) {
            buf_printf(&e->out, ", %u", scale);
        }
        put(e, integer ? ") AS DECIMAL(65,0))" : ")");
        return !e->failed;
    }
    if (!fits_sqlite(&t)) {
        return refuse(e, x->span, "round this exactly: it may have more than %d digits", DECIMAL_DIGITS - 1);
    }
    const struct cut c = {.x = x, .how = how, .from = t.scale, .to = scale < t.scale ? scale : t.scale};
    return emit_unscaled(e, c.to, put_cut, &c);
}

/* numeric::integer: the nearest whole number. */
bool emit_rounded_integer(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x);
    if (e->to == TARGET_MYSQL) {
        put(e, "CAST(ROUND(");
        emit_bare(e, x);
        put(e, ", 0) AS SIGNED)");
        return !e->failed;
    }
    if (!fits_sqlite(&t)) {
        return refuse(e, x->span, "round this exactly: it may have more than %d digits", DECIMAL_DIGITS - 1);
    }
    const struct cut c = {.x = x, .how = ROUND_HALF, .from = t.scale, .to = 0};
    put_cut(e, &c);
    return !e->failed;
}

/* ROUND(x[, n]), TRUNC(x[, n]), FLOOR(x), CEIL(x) of a DECIMAL. False: it is no such call. */
bool round_call(const struct emit *e, const struct expr *x, enum rounding *how, unsigned *scale)
{
    struct str name = x->call->function.name.text;
    const struct expr *digits = x->list.n == 2 ? x->list.v[1] : NULL;
    bool half = str_is(name, "ROUND"), cut = str_is(name, "TRUNC"), down = str_is(name, "FLOOR"),
         up = str_is(name, "CEIL") || str_is(name, "CEILING");
    *how = half ? ROUND_HALF : cut ? ROUND_CUT : down ? ROUND_DOWN : ROUND_UP;
    *scale = digits ? (unsigned)digits->number : 0;
    bool literal = !digits || (digits->kind == EXPR_INTEGER && !digits->is_large && digits->number <= 30);
    return e->from == DIALECT_POSTGRES && (half || cut || down || up) && x->list.n >= 1 && literal && !x->call->over;
}
