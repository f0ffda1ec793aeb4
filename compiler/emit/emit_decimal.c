/* emit_decimal.c: computing with DECIMALs in SQLite, which has none. Part of emit_sql.
 *
 * A DECIMAL of at most 18 digits is computed with as an integer, 10 to the scale times as large: `+ - *`, SUM, MIN, MAX and
 * ABS of such are exact, and an integer that outgrows 64 bits is an error or a REAL, never another number. What comes
 * out is written as digits again. A result that may have more than 18 digits has no type here (decimal_result), and is
 * refused. */
#include "emit/emit_text.h"

enum { MYSQL_DIGITS = 65, MYSQL_SCALE = 30 };

static const unsigned whole_of_bits[] = {[8] = 3, [16] = 5, [32] = 10, [64] = 20};

bool decimal_digits(const struct type *t, unsigned *whole)
{
    if (t->kind == TYPE_DECIMAL) {
        *whole = t->precision - t->scale;
        return t->precision > 0;
    }
    *whole = whole_of_bits[type_bits(t->kind)];
    return type_is_integer(t->kind);
}

struct type decimal_result(enum op op, const struct type *a, const struct type *b, enum target to)
{
    struct type t = type_of(TYPE_DECIMAL);
    unsigned x, y, larger;
    if (!decimal_digits(a, &x) || !decimal_digits(b, &y)) {
        return type_of(TYPE_NONE);
    }
    larger = x > y ? x : y;
    t.scale = op == OP_MUL ? a->scale + b->scale : a->scale > b->scale ? a->scale : b->scale;
    t.precision = (op == OP_MUL ? x + y : op == OP_MOD ? larger : larger + 1) + t.scale;
    if (to == TARGET_MYSQL) { /* beyond 65 digits it has an error; beyond 30 after the point it would cut off */
        t.precision = t.precision > MYSQL_DIGITS ? MYSQL_DIGITS : t.precision;
        return t.scale <= MYSQL_SCALE ? t : type_of(TYPE_NONE);
    }
    return t.precision <= DECIMAL_DIGITS ? t : type_of(TYPE_NONE);
}

static unsigned scale_of(const struct type *t)
{
    return t->kind == TYPE_DECIMAL ? t->scale : 0;
}

/* ---------------------------------------------------------------- in: as an integer */

static void put_power(struct emit *e, unsigned n)
{
    if (n) {
        buf_printf(&e->out, " * 1%.*s", (int)n, "0000000000000000000");
    }
}

static bool scaled_literal(struct emit *e, const struct expr *x, bool negative, const struct type *t)
{
    size_t start = e->out.n, to = start;
    if (!emit_value(e, t, x, negative, true)) {
        return false;
    }
    for (size_t i = start; i < e->out.n; i++) { /* '-0.50' → -50 */
        char c = e->out.p[i];
        bool leading = c == '0' && i + 2 < e->out.n && (to == start || e->out.p[to - 1] == '-');
        if (c != '\'' && c != '.' && !leading) {
            e->out.p[to++] = c;
        }
    }
    e->out.n = to;
    return true;
}

static bool scaled_operation(struct emit *e, const struct expr *x, unsigned scale)
{
    struct type a = emit_with_digits(x->a, emit_type(e, x->a)), b = emit_with_digits(x->b, emit_type(e, x->b));
    struct type own = decimal_result(x->op, &a, &b, e->to);
    put(e, scale > own.scale ? "((" : "(");
    emit_scaled(e, x->a, x->op == OP_MUL ? scale_of(&a) : own.scale);
    put(e, x->op == OP_ADD ? " + " : x->op == OP_SUB ? " - " : x->op == OP_MOD ? " % " : " * ");
    emit_scaled(e, x->b, x->op == OP_MUL ? scale_of(&b) : own.scale);
    put(e, ")");
    put_power(e, scale - own.scale);
    put(e, scale > own.scale ? ")" : "");
    return !e->failed;
}

static bool is_operation(const struct expr *x)
{
    return x->kind == EXPR_BINARY && (x->op == OP_ADD || x->op == OP_SUB || x->op == OP_MUL || x->op == OP_MOD);
}

static bool scaled_integer(struct emit *e, const struct expr *x, unsigned scale)
{
    put(e, "(");
    emit_expr(e, x);
    put_power(e, scale);
    put(e, ")");
    return !e->failed;
}

bool emit_scaled(struct emit *e, const struct expr *x, unsigned scale)
{
    struct type t = emit_type(e, x), wanted = type_of(TYPE_DECIMAL);
    bool negative;
    const struct expr *literal = emit_literal(x, &negative);
    wanted.precision = DECIMAL_DIGITS + scale;
    wanted.scale = scale;
    if (literal && literal->kind != EXPR_NULL) {
        return scaled_literal(e, literal, negative, &wanted);
    }
    if (type_is_integer(t.kind)) {
        return scaled_integer(e, x, scale);
    }
    if (t.kind == TYPE_DECIMAL && is_operation(x)) {
        return scaled_operation(e, x, scale);
    }
    if (t.kind == TYPE_DECIMAL && x->kind == EXPR_UNARY) {
        put(e, x->op == OP_NEG ? "(-" : "(");
        emit_scaled(e, x->a, scale);
        put(e, ")");
        return !e->failed;
    }
    put(e, "CAST(replace(");
    emit_as(e, x, &wanted);
    put(e, ", '.', '') AS INTEGER)");
    return !e->failed;
}

/* ---------------------------------------------------------------- out: as digits */

bool emit_unscaled(struct emit *e, unsigned scale, decimal_writer *write, const void *context)
{
    if (!scale) {
        put(e, "CAST(");
        write(e, context);
        put(e, " AS TEXT)");
        return !e->failed;
    }
    put(e, "(CASE WHEN ");
    write(e, context);
    put(e, " < 0 THEN '-' ELSE '' END || (abs(");
    write(e, context);
    buf_printf(&e->out, ") / 1%.*s) || '.' || printf('%%0%ud', abs(", (int)scale, "0000000000000000000", scale);
    write(e, context);
    buf_printf(&e->out, ") %% 1%.*s))", (int)scale, "0000000000000000000");
    return !e->failed;
}

static void write_expr(struct emit *e, const void *context)
{
    const struct expr *x = context;
    struct type t = emit_type(e, x);
    emit_scaled(e, x, t.scale);
}

bool emit_decimal_operation(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x);
    return emit_unscaled(e, t.scale, write_expr, x);
}
