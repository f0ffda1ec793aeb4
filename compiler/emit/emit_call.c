/* emit_call.c: function calls for a target. Part of emit_sql.
 *
 * One table (emit_functions.def): a function of a source dialect, for which arguments it is the same in the target, and
 * how it is written there. What is not in it is E0501: a function that differs for some argument (MySQL's LOWER of
 * non-ASCII text, ROUND of halves) is not in it. */
#include "sema/clock.h"
#include "sema/funcs.h"

#include "emit/emit_text.h"

enum { MY = 1 << DIALECT_MYSQL, LITE = 1 << DIALECT_SQLITE, PG = 1 << DIALECT_POSTGRES, ALL = MY | LITE | PG };
enum { TO_SQLITE = 1 << TARGET_SQLITE, TO_MYSQL = 1 << TARGET_MYSQL, TO_BOTH = TO_SQLITE | TO_MYSQL };

struct rule {
    const char *name;
    unsigned from, to;
    const char *args, *template;
};

static const struct rule rules[] = {
#define FN(name, from, to, args, template) {name, from, to, args, template},
#include "emit/emit_functions.def"
#undef FN
};
enum { N_RULES = sizeof rules / sizeof *rules };

static bool sortable(enum type_kind k)
{
    return emit_is_number(k) || k == TYPE_TEXT || k == TYPE_DATE || k == TYPE_DATETIME || k == TYPE_TIMESTAMP;
}

static bool small_literal(const struct expr *x)
{
    return x->kind == EXPR_INTEGER && !x->is_large && x->number > 0 && x->number < 1000000000;
}

/* MySQL looks for a text under its collation: only a binary one finds what SQLite finds. */
static bool is_binary(const struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x);
    return t.kind == TYPE_TEXT && (e->from == DIALECT_MYSQL ? str_ends(t.collation, "_bin") : brings_collation(x));
}

static bool fits_letter(const struct emit *e, const struct expr *x, char letter)
{
    enum type_kind k = emit_type(e, x).kind;
    switch (letter) {
    case 't': return k == TYPE_TEXT || k == TYPE_ENUM || k == TYPE_NULL;
    case 'b': return k == TYPE_BLOB;
    case 's':
        return k == TYPE_NULL || k == TYPE_TEXT || k == TYPE_ENUM || k == TYPE_SET || k == TYPE_DECIMAL ||
               k == TYPE_UUID || type_is_temporal(k) || type_is_integer(k);
    case 'i': return emit_is_integer(k);
    case 'n': return emit_is_number(k);
    case 'T': return k == TYPE_DATETIME || k == TYPE_TIMESTAMP;
    case 'D': return k == TYPE_DATETIME || k == TYPE_TIMESTAMP || k == TYPE_DATE;
    case 'o': return sortable(k);
    case 'l': return small_literal(x);
    case 'x': return k == TYPE_TEXT || k == TYPE_ENUM || k == TYPE_NULL || (type_is_integer(k) && k != TYPE_BOOL);
    case 'q': return x->kind == EXPR_STRING && x->text.n > 0;
    case 'k': return is_binary(e, x);
    default: return true; /* u and c are judged where they are written, * takes all */
    }
}

static char letter_of(const struct rule *r, unsigned i)
{
    unsigned n = 0;
    while (r->args[n] && r->args[n] != '+') {
        n++;
    }
    return i < n ? r->args[i] : r->args[n] == '+' && n ? r->args[n - 1] : '\0';
}

/* Functions of bytes, and CONCAT, see the blanks that fill up PostgreSQL's char(n). */
static bool counts_padding(const struct emit *e, const struct expr *x)
{
    bool sees = str_is(x->call->function.name.text, "OCTET_LENGTH") || str_is(x->call->function.name.text, "CONCAT");
    for (unsigned i = 0; sees && i < x->list.n; i++) {
        struct type t = emit_type(e, x->list.v[i]);
        if (emit_is_padded(e, &t)) {
            return true;
        }
    }
    return false;
}

static bool fits(const struct emit *e, const struct rule *r, const struct expr *x)
{
    unsigned n = 0;
    if (counts_padding(e, x) || !str_is(x->call->function.name.text, r->name) || !(r->from & 1u << e->from) ||
        !(r->to & 1u << e->to)) {
        return false;
    }
    for (unsigned i = 0; i < x->list.n; i++) {
        char letter = letter_of(r, i);
        if (!letter || !fits_letter(e, x->list.v[i], letter)) {
            return false;
        }
    }
    while (r->args[n] && r->args[n] != '+') {
        n++;
    }
    bool one_kind = r->args[0] != 'o' || emit_type(e, x).kind != TYPE_NONE;
    return x->list.n >= n && one_kind;
}

static bool is_param(const struct expr *x)
{
    return x->kind == EXPR_PARAM || (x->kind == EXPR_CAST && x->a->kind == EXPR_PARAM);
}

static bool argument(struct emit *e, const struct rule *r, const struct expr *x, unsigned i)
{
    const struct type text = type_of(TYPE_TEXT);
    struct type t = emit_type(e, x);
    switch (letter_of(r, i)) {
    case 'c': return emit_condition(e, x->list.v[i]);
    case 'x':
    case 's': return emit_as(e, x->list.v[i], &text);
    case 'u':
    case 'o':
        t = t.kind == TYPE_NONE ? x->type : t;
        if (t.kind == TYPE_ANY && e->to == TARGET_MYSQL) {
            return refuse_hint(e, x->span, "give values of several kinds as they are", "cast them to one type");
        }
        return emit_as(e, x->list.v[i], &t);
    case 'i':
    case 'n': return is_param(x->list.v[i]) ? emit_counting(e, x->list.v[i]) : emit_expr(e, x->list.v[i]);
    default: return emit_expr(e, x->list.v[i]);
    }
}

static bool all_arguments(struct emit *e, const struct rule *r, const struct expr *x, const char *between)
{
    bool ok = true;
    for (unsigned i = 0; ok && i < x->list.n; i++) {
        put(e, i ? between : "");
        ok = argument(e, r, x, i);
    }
    return ok;
}

/* PostgreSQL's CONCAT leaves NULLs out. */
static bool texts_or_none(struct emit *e, const struct rule *r, const struct expr *x)
{
    bool ok = true;
    put(e, e->to == TARGET_MYSQL ? "CONCAT(" : "(");
    for (unsigned i = 0; ok && i < x->list.n; i++) {
        put(e, !i ? "" : e->to == TARGET_MYSQL ? ", " : " || ");
        put(e, "coalesce(");
        ok = argument(e, r, x, i);
        put(e, ", '')");
    }
    put(e, ")");
    return ok;
}

static bool expand(struct emit *e, const struct rule *r, const struct expr *x)
{
    bool ok = true;
    for (const char *p = r->template; ok && *p; p++) {
        if (*p != '$') {
            buf_char(&e->out, *p);
            continue;
        }
        p++;
        switch (*p) {
        case ',': ok = all_arguments(e, r, x, ", "); break;
        case '|': ok = all_arguments(e, r, x, " || "); break;
        case 'C': ok = texts_or_none(e, r, x); break;
        case 'U': ok = emit_folded(e, x->list.v[0], ~0u, true); break;
        case 'L': ok = emit_folded(e, x->list.v[0], ~0u, false); break;
        default: ok = argument(e, r, x, (unsigned)(*p - '1'));
        }
    }
    return ok;
}

/* What is compared in a form that is not its own stays itself in the result. */
static bool nullif_by_case(struct emit *e, const struct expr *x)
{
    put(e, "CASE WHEN ");
    bool ok = emit_comparison(e, OP_EQ, x->list.v[0], x->list.v[1], x->span);
    put(e, " THEN NULL ELSE ");
    ok = ok && emit_expr(e, x->list.v[0]);
    put(e, " END");
    return ok;
}

static bool nullif(struct emit *e, const struct expr *x)
{
    const struct expr *const sides[] = {x->list.v[0], x->list.v[1]};
    struct compare c;
    if (!compare_form(e, sides, 2, false, x->span, &c)) {
        return false;
    }
    struct type own = emit_type(e, sides[0]);
    bool digits = c.type.kind == TYPE_DECIMAL || type_is_temporal(c.type.kind); /* a text that has them all */
    bool real = (c.type.kind == TYPE_DOUBLE || c.type.kind == TYPE_FLOAT) && emit_is_integer(own.kind);
    bool bytes =
        e->to == TARGET_MYSQL && c.type.kind == TYPE_TEXT && !brings_collation(sides[0]) && !brings_collation(sides[1]);
    if (real || bytes || c.padded || c.by_scaled || c.by_member ||
        (digits && (own.kind != c.type.kind || own.scale != c.type.scale))) {
        put(e, "(");
        bool ok = nullif_by_case(e, x);
        put(e, ")");
        return ok;
    }
    put(e, "nullif(");
    bool ok = compare_side(e, sides[0], &c);
    put(e, ", ");
    ok = ok && compare_side(e, sides[1], &c);
    put(e, ")");
    return ok;
}

/* The statement's own "now". What SQLite's words give is a text. */
static bool clock_call(struct emit *e, const struct expr *x, enum clock_kind clock, unsigned scale)
{
    if (e->from == DIALECT_SQLITE) {
        put(e, clock == CLOCK_NOW    ? "DATE_FORMAT(UTC_TIMESTAMP(), '%Y-%m-%d %H:%i:%s')"
               : clock == CLOCK_DATE ? "DATE_FORMAT(UTC_DATE(), '%Y-%m-%d')"
                                     : "TIME_FORMAT(UTC_TIME(), '%H:%i:%s')");
        return true;
    }
    enum type_kind kind = clock == CLOCK_NOW ? TYPE_DATETIME : clock == CLOCK_DATE ? TYPE_DATE : TYPE_TIME;
    return emit_clock(e, x->span, kind, scale, scale);
}

static void write_abs(struct emit *e, const void *context)
{
    const struct expr *x = context;
    struct type t = emit_type(e, x);
    put(e, "abs(");
    emit_scaled(e, x, t.scale);
    put(e, ")");
}

static bool decimal_abs(const struct emit *e, const struct expr *x, struct str name, struct type *t)
{
    *t = str_is(name, "ABS") && x->list.n == 1 ? emit_type(e, x->list.v[0]) : type_of(TYPE_NONE);
    return t->kind == TYPE_DECIMAL && t->precision && t->precision <= DECIMAL_DIGITS && e->to == TARGET_SQLITE;
}

bool emit_call(struct emit *e, const struct expr *x)
{
    struct type abs_of;
    struct str name = x->call->function.name.text;
    bool has_scale;
    unsigned scale;
    enum rounding how;
    enum clock_kind clock = expr_clock(x, &has_scale, &scale);
    if (clock != CLOCK_NONE) {
        return clock_call(e, x, clock, has_scale || e->from == DIALECT_MYSQL ? scale : 6);
    }
    if (x->call->over) {
        return x->call->func->kind == FUNC_AGGREGATE ? emit_aggregate(e, x) : emit_window_function(e, x);
    }
    bool mine, done = emit_moment_call(e, x, &mine);
    if (mine) {
        return done;
    }
    if (decimal_abs(e, x, name, &abs_of)) {
        return emit_unscaled(e, abs_of.scale, write_abs, x->list.v[0]);
    }
    if (round_call(e, x, &how, &scale) && x->type.kind == TYPE_DECIMAL) {
        return emit_rounded(e, x->list.v[0], how, scale);
    }
    if (e->from == DIALECT_POSTGRES && (str_is(name, "GREATEST") || str_is(name, "LEAST"))) {
        put(e, "(");
        bool ok = emit_extreme_of(e, x);
        put(e, ")");
        return ok;
    }
    if (emit_is_extract(x) && e->from == DIALECT_POSTGRES) {
        return emit_extract_numeric(e, x);
    }
    if (str_is(name, "NULLIF") && x->list.n == 2) {
        return nullif(e, x);
    }
    bool special = x->call->syntax.n || x->call->order.n || x->call->filter || x->call->distinct;
    for (unsigned i = 0; !special && i < N_RULES; i++) {
        if (fits(e, &rules[i], x)) {
            return expand(e, &rules[i], x);
        }
    }
    return refuse(e, x->span, "do the function %.*s of these arguments as the source does", STR_ARG(name));
}
