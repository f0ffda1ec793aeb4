/* emit_call.c: functions, LIKE and CAST in a target's SQL. Part of emit_sql.
 *
 * One table: a function of a source dialect, for which arguments it is the same in the target, and how it is written
 * there. What is not in it is E0501: a function that differs for some argument (LOWER of non-ASCII text, ROUND of
 * halves) is not in it. */
#include "emit/emit_text.h"

enum { FROM_MYSQL = 1 << DIALECT_MYSQL, FROM_SQLITE = 1 << DIALECT_SQLITE, FROM_POSTGRES = 1 << DIALECT_POSTGRES,
       FROM_ALL = 7 };
enum { TO_SQLITE = 1 << TARGET_SQLITE, TO_MYSQL = 1 << TARGET_MYSQL, TO_BOTH = 3 };

/* args, a letter each: t text · b bytes · s what has a text form · i integer · n number · T DATETIME or TIMESTAMP ·
 * D those or a DATE · c condition · u the result's type · l a positive integer literal. The last may be followed by
 * `+`: it repeats. template: $1 … the arguments; $, all with commas; $| all with ||. */
struct rule {
    const char *name;
    unsigned from, to;
    const char *args, *template;
};

static const struct rule rules[] = {
    {"ABS", FROM_ALL, TO_BOTH, "n", "abs($1)"},
    {"CHAR_LENGTH", FROM_MYSQL | FROM_POSTGRES, TO_SQLITE, "t", "length($1)"},
    {"CHAR_LENGTH", FROM_POSTGRES, TO_MYSQL, "t", "CHAR_LENGTH($1)"},
    {"CHARACTER_LENGTH", FROM_MYSQL | FROM_POSTGRES, TO_SQLITE, "t", "length($1)"},
    {"CHARACTER_LENGTH", FROM_POSTGRES, TO_MYSQL, "t", "CHAR_LENGTH($1)"},
    {"LENGTH", FROM_MYSQL, TO_SQLITE, "t", "length(CAST($1 AS BLOB))"},
    {"LENGTH", FROM_MYSQL | FROM_POSTGRES, TO_SQLITE, "b", "length($1)"},
    {"LENGTH", FROM_POSTGRES, TO_SQLITE, "t", "length($1)"},
    {"LENGTH", FROM_POSTGRES | FROM_SQLITE, TO_MYSQL, "t", "CHAR_LENGTH($1)"},
    {"LENGTH", FROM_POSTGRES | FROM_SQLITE, TO_MYSQL, "b", "LENGTH($1)"},
    {"OCTET_LENGTH", FROM_ALL, TO_SQLITE, "t", "length(CAST($1 AS BLOB))"},
    {"OCTET_LENGTH", FROM_ALL, TO_SQLITE, "b", "length($1)"},
    {"OCTET_LENGTH", FROM_ALL, TO_MYSQL, "t", "LENGTH($1)"},
    {"OCTET_LENGTH", FROM_ALL, TO_MYSQL, "b", "LENGTH($1)"},
    {"COALESCE", FROM_ALL, TO_BOTH, "uu+", "coalesce($,)"},
    {"COALESCE", FROM_ALL, TO_BOTH, "u", "$1"},
    {"IFNULL", FROM_ALL, TO_BOTH, "uu", "coalesce($,)"},
    {"IF", FROM_MYSQL, TO_SQLITE, "cuu", "CASE WHEN $1 THEN $2 ELSE $3 END"},
    {"IIF", FROM_SQLITE, TO_MYSQL, "cuu", "IF($,)"},
    {"ISNULL", FROM_MYSQL, TO_SQLITE, "*", "($1 IS NULL)"},
    {"CONCAT", FROM_MYSQL, TO_SQLITE, "s+", "($|)"},
    {"TRIM", FROM_ALL, TO_BOTH, "t", "trim($1)"},
    {"LTRIM", FROM_ALL, TO_BOTH, "t", "ltrim($1)"},
    {"RTRIM", FROM_ALL, TO_BOTH, "t", "rtrim($1)"},
    {"SUBSTRING", FROM_MYSQL, TO_SQLITE, "tl", "substr($,)"},
    {"SUBSTRING", FROM_MYSQL, TO_SQLITE, "tll", "substr($,)"},
    {"SUBSTR", FROM_ALL, TO_BOTH, "tl", "substr($,)"},
    {"SUBSTR", FROM_ALL, TO_BOTH, "tll", "substr($,)"},
    {"MID", FROM_MYSQL, TO_SQLITE, "tll", "substr($,)"},
    {"SUBSTRING", FROM_POSTGRES, TO_BOTH, "tl", "substr($,)"},
    {"SUBSTRING", FROM_POSTGRES, TO_BOTH, "tll", "substr($,)"},
    {"LEFT", FROM_MYSQL, TO_SQLITE, "tl", "substr($1, 1, $2)"},
    {"RIGHT", FROM_MYSQL, TO_SQLITE, "tl", "substr($1, -$2)"},
    {"REPLACE", FROM_ALL, TO_BOTH, "ttt", "replace($,)"},
    {"MOD", FROM_MYSQL | FROM_POSTGRES, TO_BOTH, "ii", "($1 % $2)"},
    {"GREATEST", FROM_MYSQL, TO_SQLITE, "oo+", "max($,)"},
    {"LEAST", FROM_MYSQL, TO_SQLITE, "oo+", "min($,)"},
    {"HEX", FROM_MYSQL, TO_SQLITE, "b", "hex($1)"},
    {"JSON_VALID", FROM_MYSQL, TO_SQLITE, "t", "json_valid($1)"},
    {"DATE", FROM_MYSQL, TO_SQLITE, "D", "substr($1, 1, 10)"},
    {"YEAR", FROM_MYSQL, TO_SQLITE, "D", "CAST(substr($1, 1, 4) AS INTEGER)"},
    {"MONTH", FROM_MYSQL, TO_SQLITE, "D", "CAST(substr($1, 6, 2) AS INTEGER)"},
    {"DAY", FROM_MYSQL, TO_SQLITE, "D", "CAST(substr($1, 9, 2) AS INTEGER)"},
    {"DAYOFMONTH", FROM_MYSQL, TO_SQLITE, "D", "CAST(substr($1, 9, 2) AS INTEGER)"},
    {"HOUR", FROM_MYSQL, TO_SQLITE, "T", "CAST(substr($1, 12, 2) AS INTEGER)"},
    {"MINUTE", FROM_MYSQL, TO_SQLITE, "T", "CAST(substr($1, 15, 2) AS INTEGER)"},
    {"SECOND", FROM_MYSQL, TO_SQLITE, "T", "CAST(substr($1, 18, 2) AS INTEGER)"},
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

/* o: what the target sorts as the source does, for max() and min() */
static bool fits_letter(const struct emit *e, const struct expr *x, char letter)
{
    enum type_kind k = emit_type(e, x).kind;
    switch (letter) {
    case 't': return k == TYPE_TEXT || k == TYPE_ENUM || k == TYPE_NULL;
    case 'b': return k == TYPE_BLOB;
    case 's':
        return k == TYPE_NULL || type_is_texty(k) || type_is_temporal(k) || k == TYPE_DECIMAL || type_is_integer(k) ||
               k == TYPE_UUID;
    case 'i': return emit_is_integer(k);
    case 'n': return emit_is_number(k);
    case 'T': return k == TYPE_DATETIME || k == TYPE_TIMESTAMP;
    case 'D': return k == TYPE_DATETIME || k == TYPE_TIMESTAMP || k == TYPE_DATE;
    case 'o': return sortable(k);
    case 'l': return small_literal(x);
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

static bool fits(const struct emit *e, const struct rule *r, const struct expr *x)
{
    unsigned n = 0;
    if (!str_is(x->call->function.name.text, r->name) || !(r->from & 1u << e->from) || !(r->to & 1u << e->to)) {
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
    return x->list.n >= n;
}

static bool argument(struct emit *e, const struct rule *r, const struct expr *x, unsigned i)
{
    const struct type text = type_of(TYPE_TEXT);
    struct type t = emit_type(e, x);
    switch (letter_of(r, i)) {
    case 'c': return emit_condition(e, x->list.v[i]);
    case 's': return emit_as(e, x->list.v[i], &text);
    case 'u':
    case 'o':
        t = t.kind == TYPE_NONE ? x->type : t;
        return emit_as(e, x->list.v[i], &t);
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

static bool expand(struct emit *e, const struct rule *r, const struct expr *x)
{
    bool ok = true;
    for (const char *p = r->template; ok && *p; p++) {
        if (*p != '$') {
            buf_char(&e->out, *p);
            continue;
        }
        p++;
        ok = *p == ',' ? all_arguments(e, r, x, ", ")
             : *p == '|' ? all_arguments(e, r, x, " || ") : argument(e, r, x, (unsigned)(*p - '1'));
    }
    return ok;
}

static bool nullif(struct emit *e, const struct expr *x)
{
    const struct expr *const sides[] = {x->list.v[0], x->list.v[1]};
    struct compare c;
    if (!compare_form(e, sides, 2, false, x->span, &c)) {
        return false;
    }
    put(e, "nullif(");
    bool ok = compare_side(e, sides[0], &c);
    put(e, ", ");
    ok = ok && compare_side(e, sides[1], &c);
    put(e, ")");
    return ok;
}

bool emit_call(struct emit *e, const struct expr *x)
{
    struct str name = x->call->function.name.text;
    if (x->call->over) {
        return refuse(e, x->span, "do window functions yet");
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
