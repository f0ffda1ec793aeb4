/* emit_op.c: arithmetic, bits, logic and || for a target. Part of emit_sql.
 *
 * Integers add and multiply alike everywhere while they fit in 64 bits; beyond, the servers raise an error where SQLite
 * goes on with a REAL (which the run time refuses in an integer's place). Division, remainders and bits differ, and are
 * written only where the operands' types prove that they do not. */
#include "emit/emit_text.h"

static bool done(const struct emit *e)
{
    return !e->failed;
}

static bool is_real(enum type_kind k)
{
    return k == TYPE_FLOAT || k == TYPE_DOUBLE;
}

bool emit_counting(struct emit *e, const struct expr *x)
{
    const struct expr *param = x->kind == EXPR_CAST ? x->a : x;
    bool alone = e->to == TARGET_MYSQL && param->kind == EXPR_PARAM;
    struct type t = emit_type(e, x);
    if (alone && (emit_is_integer(t.kind) || t.kind == TYPE_DECIMAL)) {
        put(e, "CAST(");
        emit_bare(e, x);
        if (t.kind == TYPE_DECIMAL) {
            buf_printf(&e->out, " AS DECIMAL(%u,%u))", t.precision ? t.precision : 65, t.precision ? t.scale : 30);
        } else {
            put(e, " AS SIGNED)");
        }
        return done(e);
    }
    return emit_number(e, x);
}

/* Beside a column, a parameter is what the column is. */
static void put_operand(struct emit *e, const struct expr *x, const struct expr *other)
{
    other->kind == EXPR_COLUMN ? emit_number(e, x) : emit_counting(e, x);
}

static bool infix(struct emit *e, const struct expr *x, const char *op)
{
    put_operand(e, x->a, x->b);
    put(e, op);
    put_operand(e, x->b, x->a);
    return done(e);
}

static bool call_of(struct emit *e, const char *head, const struct expr *x, const char *between, const char *tail)
{
    put(e, head);
    emit_number(e, x->a);
    put(e, between);
    emit_number(e, x->b);
    put(e, tail);
    return done(e);
}

/* ---------------------------------------------------------------- arithmetic */

struct pair {
    struct type a, b;
    bool integers; /* both are, or NULL */
    bool real;     /* one is a REAL, the other a number or a DECIMAL literal */
};

static bool countable(enum type_kind k)
{
    return emit_is_integer(k) || k == TYPE_NULL;
}

static bool real_with(const struct type *t, const struct expr *x)
{
    return emit_is_number(t->kind) || t->kind == TYPE_NULL || x->kind == EXPR_DECIMAL;
}

static struct pair operands(const struct emit *e, const struct expr *x)
{
    struct pair p = {.a = emit_type(e, x->a), .b = emit_type(e, x->b)};
    p.integers = countable(p.a.kind) && countable(p.b.kind);
    p.real = (is_real(p.a.kind) && real_with(&p.b, x->b)) || (is_real(p.b.kind) && real_with(&p.a, x->a));
    return p;
}

static bool refuse_operands(struct emit *e, const struct expr *x, const struct pair *p)
{
    bool decimal = p->a.kind == TYPE_DECIMAL || p->b.kind == TYPE_DECIMAL;
    struct span at = x->op_span.len ? x->op_span : x->span;
    if (decimal && e->to == TARGET_SQLITE) {
        return refuse_hint(e, at, "compute with these DECIMALs exactly: the result may have more than 18 digits",
                           "narrow the columns' types, compute in the program, or count in whole units");
    }
    return refuse(e, at, "compute with %s and %s as the source does", type_kind_name(p->a.kind),
                  type_kind_name(p->b.kind));
}

static const char *sign_of(enum op op)
{
    return op == OP_ADD ? " + " : op == OP_SUB ? " - " : " * ";
}

/* MySQL computes DECIMALs as PostgreSQL does, but for division. */
static bool decimals_too(const struct emit *e, const struct pair *p)
{
    return e->to == TARGET_MYSQL && e->from == DIALECT_POSTGRES &&
           (emit_is_number(p->a.kind) || p->a.kind == TYPE_DECIMAL) &&
           (emit_is_number(p->b.kind) || p->b.kind == TYPE_DECIMAL);
}

static bool unsigned_side(const struct pair *p)
{
    return p->a.kind == TYPE_UINT64 || p->b.kind == TYPE_UINT64;
}

static bool emit_sum(struct emit *e, const struct expr *x)
{
    struct pair p = operands(e, x);
    if (emit_moved_moment(e, x)) {
        return emit_moved(e, x);
    }
    if (emit_is_calendar(e, x)) {
        return emit_calendar(e, x);
    }
    if (e->to == TARGET_SQLITE && emit_type(e, x).kind == TYPE_DECIMAL) {
        return emit_decimal_operation(e, x);
    }
    if (!p.integers && !p.real && !decimals_too(e, &p)) {
        return refuse_operands(e, x, &p);
    }
    if (x->op != OP_SUB && p.integers && unsigned_side(&p) && e->from == DIALECT_MYSQL) {
        return refuse_hint(e, x->op_span.len ? x->op_span : x->span, "compute with BIGINT UNSIGNED: it has 63 bits",
                           "declare BIGINT where 63 bits are enough");
    }
    return infix(e, x, sign_of(x->op));
}

static bool emit_quotient(struct emit *e, const struct expr *x)
{
    struct pair p = operands(e, x);
    if (p.real && x->op == OP_INT_DIV) {
        return refuse_operands(e, x, &p); /* it cuts the quotient off, and how is each engine's own */
    }
    if (p.real) {
        return infix(e, x, " / ");
    }
    bool whole = x->op == OP_INT_DIV || e->from != DIALECT_MYSQL; /* all three cut towards zero */
    if (p.integers && whole) {
        return infix(e, x, e->to == TARGET_SQLITE ? " / " : " DIV ");
    }
    if (p.integers) {
        return refuse_hint(e, x->op_span.len ? x->op_span : x->span, "divide integers to a DECIMAL",
                           "write DIV for whole numbers, or make one side a DOUBLE");
    }
    return refuse_operands(e, x, &p);
}

/* The sign is the dividend's and x % 0 is NULL everywhere; SQLite knows remainders of integers only. */
static bool emit_remainder(struct emit *e, const struct expr *x)
{
    struct pair p = operands(e, x);
    if (e->to == TARGET_SQLITE && e->from == DIALECT_POSTGRES && emit_type(e, x).kind == TYPE_DECIMAL) {
        return emit_decimal_operation(e, x);
    }
    if (decimals_too(e, &p) && !p.real) {
        return infix(e, x, " % ");
    }
    return p.integers ? infix(e, x, " % ") : refuse_operands(e, x, &p);
}

/* ---------------------------------------------------------------- bits */

static bool never_negative(const struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x);
    if (x->kind == EXPR_BINARY && x->op == OP_BITAND) {
        return never_negative(e, x->a) || never_negative(e, x->b);
    }
    if (x->kind == EXPR_BINARY && (x->op == OP_BITOR || x->op == OP_BITXOR)) {
        return never_negative(e, x->a) && never_negative(e, x->b);
    }
    return x->kind == EXPR_INTEGER || type_is_unsigned(t.kind) || t.kind == TYPE_BOOL || t.kind == TYPE_YEAR ||
           t.kind == TYPE_BIT;
}

/* MySQL's bits are 64 without a sign; SQLite's and PostgreSQL's have one (and Dolt's CAST does not bring it back). */
static bool bits_allowed(struct emit *e, const struct expr *x)
{
    struct pair p = operands(e, x);
    if (!p.integers) {
        return refuse_operands(e, x, &p);
    }
    if (e->from != DIALECT_MYSQL && e->to != TARGET_MYSQL) {
        return true;
    }
    bool a = never_negative(e, x->a), b = never_negative(e, x->b);
    return (x->op == OP_BITAND ? a || b : a && b) ||
           refuse_hint(e, x->op_span.len ? x->op_span : x->span,
                       "compute bits of a number that may be negative as the source does",
                       e->from == DIALECT_MYSQL ? "declare the column UNSIGNED" : "compute in the program");
}

static bool emit_xor_bits(struct emit *e, const struct expr *x)
{
    call_of(e, "(", x, " | ", ") - ");
    return call_of(e, "(", x, " & ", ")");
}

static bool emit_bits(struct emit *e, const struct expr *x)
{
    static const char *const words[] = {[OP_BITOR] = " | ", [OP_BITAND] = " & ", [OP_BITXOR] = " ^ "};
    if (!bits_allowed(e, x)) {
        return false;
    }
    if (e->to == TARGET_MYSQL) {
        return infix(e, x, words[x->op]);
    }
    return x->op == OP_BITXOR ? emit_xor_bits(e, x) : infix(e, x, words[x->op]);
}

static bool small_shift(const struct expr *x)
{
    return x->kind == EXPR_INTEGER && !x->is_large && x->number < 64;
}

static bool emit_shift(struct emit *e, const struct expr *x)
{
    struct pair p = operands(e, x);
    bool right = x->op == OP_SHR && p.integers && small_shift(x->b) && never_negative(e, x->a);
    if (right) {
        return infix(e, x, " >> ");
    }
    return refuse_hint(e, x->op_span.len ? x->op_span : x->span, "shift bits as the source does", "multiply or divide");
}

/* ---------------------------------------------------------------- logic */

static bool binds_tighter(const struct expr *x)
{
    switch (x->kind) {
    case EXPR_IS:
    case EXPR_IN:
    case EXPR_LIKE:
    case EXPR_DISTINCT: return true;
    case EXPR_BINARY: return x->op >= OP_EQ && x->op <= OP_GE;
    default: return false;
    }
}

static bool emit_truth(struct emit *e, const struct expr *x, enum op around)
{
    bool bare = around != OP_NOT && (binds_tighter(x) || (x->kind == EXPR_BINARY && x->op == around));
    bool one = x->kind == EXPR_COLUMN || x->kind == EXPR_CALL || x->kind == EXPR_PARAM ||
               (x->kind == EXPR_EXISTS && !x->negated);
    put(e, bare || one ? "" : "(");
    emit_condition(e, x);
    put(e, bare || one ? "" : ")");
    return done(e);
}

static bool emit_logic(struct emit *e, const struct expr *x)
{
    emit_truth(e, x->a, x->op);
    put(e, x->op == OP_AND ? " AND " : " OR ");
    return emit_truth(e, x->b, x->op);
}

static bool emit_xor(struct emit *e, const struct expr *x)
{
    put(e, "(NOT ");
    emit_truth(e, x->a, OP_NOT);
    put(e, ") <> (NOT ");
    emit_truth(e, x->b, OP_NOT);
    put(e, ")");
    return done(e);
}

/* ---------------------------------------------------------------- || */

static bool joinable(const struct type *t)
{
    return t->kind == TYPE_TEXT || t->kind == TYPE_ENUM || t->kind == TYPE_SET || t->kind == TYPE_NULL ||
           t->kind == TYPE_UUID || (emit_is_integer(t->kind) && t->kind != TYPE_BOOL && t->kind != TYPE_BIT);
}

static bool emit_concat(struct emit *e, const struct expr *x)
{
    struct pair p = operands(e, x);
    if (!joinable(&p.a) || !joinable(&p.b)) {
        return refuse_hint(e, x->op_span.len ? x->op_span : x->span, "join these into a text as the source does",
                           "join texts and integers only");
    }
    put(e, e->to == TARGET_MYSQL ? "CONCAT(" : "");
    emit_expr(e, x->a);
    put(e, e->to == TARGET_MYSQL ? ", " : " || ");
    emit_expr(e, x->b);
    put(e, e->to == TARGET_MYSQL ? ")" : "");
    return done(e);
}

/* ---------------------------------------------------------------- doors */

static bool emit_sign(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x->a);
    if (x->a->kind == EXPR_INTEGER && x->op == OP_NEG && !x->a->is_large && x->a->number == (uint64_t)INT64_MAX + 1) {
        put(e, "-9223372036854775808");
        return true;
    }
    if (t.kind == TYPE_DECIMAL && x->a->kind == EXPR_DECIMAL) {
        return emit_value(e, &t, x->a, x->op == OP_NEG, true);
    }
    if (t.kind == TYPE_DECIMAL && t.precision && t.precision <= DECIMAL_DIGITS && e->to == TARGET_SQLITE) {
        return emit_decimal_operation(e, x);
    }
    if (!emit_is_number(t.kind) && t.kind != TYPE_NULL && !(t.kind == TYPE_DECIMAL && e->to == TARGET_MYSQL)) {
        return refuse(e, x->span, "take %s as a number", type_kind_name(t.kind));
    }
    put(e, x->op == OP_NEG ? "-" : "+");
    size_t at = e->out.n;
    emit_counting(e, x->a);
    put_apart(e, at);
    return done(e);
}

bool emit_unary(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x->a);
    switch (x->op) {
    case OP_NEG:
    case OP_PLUS: return emit_sign(e, x);
    case OP_NOT: put(e, "NOT "); return emit_truth(e, x->a, OP_NOT);
    case OP_BITNOT:
        if (e->from == DIALECT_MYSQL || e->to == TARGET_MYSQL || !emit_is_integer(t.kind)) {
            return refuse_hint(e, x->span, "turn all 64 bits over as the source does", "write -1 - x");
        }
        put(e, "~");
        return emit_expr(e, x->a);
    default: return refuse(e, x->span, "do this");
    }
}

static bool emit_other(struct emit *e, const struct expr *x)
{
    struct span at = x->op_span.len ? x->op_span : x->span;
    switch (x->op) {
    case OP_JSON:
    case OP_JSON_TEXT:
        return refuse_hint(e, at, "look into JSON as the source does", "read the JSON and look in the program");
    case OP_POW: return refuse(e, at, "raise to a power as the source does");
    default: return refuse(e, at, "do this");
    }
}

bool emit_binary(struct emit *e, const struct expr *x)
{
    switch (x->op) {
    case OP_OR:
    case OP_AND: return emit_logic(e, x);
    case OP_XOR: return emit_xor(e, x);
    case OP_EQ:
    case OP_NE:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE:
    case OP_NULLSAFE_EQ: return emit_comparison(e, x->op, x->a, x->b, x->span);
    case OP_BITOR:
    case OP_BITAND:
    case OP_BITXOR: return emit_bits(e, x);
    case OP_SHL:
    case OP_SHR: return emit_shift(e, x);
    case OP_ADD:
    case OP_SUB:
    case OP_MUL: return emit_sum(e, x);
    case OP_DIV:
    case OP_INT_DIV: return emit_quotient(e, x);
    case OP_MOD: return emit_remainder(e, x);
    case OP_CONCAT: return emit_concat(e, x);
    default: return emit_other(e, x);
    }
}
