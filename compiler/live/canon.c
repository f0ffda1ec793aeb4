/* canon.c: see canon.h: operators and operands. LIVE. */
#include "live/canon.h"

#include <stdio.h>
#include <stdlib.h>

/* ---------------------------------------------------------------- pieces */

static struct str join(const struct canon *x, struct str a, struct str b)
{
    return str_printf(x->arena, "%.*s%s%.*s", STR_ARG(a), a.n && b.n ? " " : "", STR_ARG(b));
}

struct str canon_node(const struct canon *x, const char *name, struct str operands)
{
    return str_printf(x->arena, "(%s%s%.*s)", name, operands.n ? " " : "", STR_ARG(operands));
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

struct str canon_sorted(const struct canon *x, struct str *all, unsigned n)
{
    struct str out = STR("");
    if (n) qsort(all, n, sizeof *all, by_text);
    for (unsigned i = 0; i < n; i++) out = join(x, out, all[i]);
    return out;
}

struct str canon_list(const struct canon *x, const expr_vec *list)
{
    struct str out = STR("");
    for (unsigned i = 0; i < list->n; i++) out = join(x, out, canon_expr(x, list->v[i]));
    return out;
}

struct str canon_orders(const struct canon *x, const order_vec *order)
{
    struct str out = STR("");
    for (unsigned i = 0; i < order->n; i++) {
        const struct order_item *o = &order->v[i];
        const char *word = o->desc ? "desc" : "asc";
        word = o->nulls == NULLS_FIRST  ? (o->desc ? "desc-first" : "asc-first")
               : o->nulls == NULLS_LAST ? (o->desc ? "desc-last" : "asc-last")
                                        : word;
        out = join(x, out, canon_node(x, word, canon_expr(x, o->expr)));
    }
    return out;
}

/* ---------------------------------------------------------------- literals */

struct str canon_number(struct arena *a, struct str text)
{
    struct str s = str_trim(text);
    bool negative = s.n && s.p[0] == '-', point = false;
    if (s.n && (s.p[0] == '-' || s.p[0] == '+')) s = str_sub(s, 1, s.n);
    for (size_t i = 0; i < s.n; i++) {
        bool digit = s.p[i] >= '0' && s.p[i] <= '9';
        if (!digit && s.p[i] != '.') { /* an exponent: as a double */
            char *end, number[40];
            double v = strtod(str_dup(a, s).p, &end);
            if (!s.n || *end) return text;
            snprintf(number, sizeof number, "%s%.17g", negative ? "-" : "", v);
            return str_dup(a, str_from(number));
        }
        point = point || !digit;
    }
    if (!s.n) return text;
    while (s.n > 1 && s.p[0] == '0' && s.p[1] != '.') s = str_sub(s, 1, s.n);
    while (point && s.n && (s.p[s.n - 1] == '0' || s.p[s.n - 1] == '.')) {
        point = s.p[s.n - 1] != '.';
        s.n--;
    }
    if (!s.n || str_eq(s, STR("0"))) return STR("0");
    return str_printf(a, "%s%s%.*s", negative ? "-" : "", s.p[0] == '.' ? "0" : "", STR_ARG(s));
}

/* As bytes, which MySQL's bits are: b'01' is 0x01. */
static struct str bits(const struct canon *x, struct str digits)
{
    struct str out = STR("x'");
    for (size_t i = 0; i < digits.n;) {
        unsigned byte = 0;
        do {
            byte = byte << 1 | (digits.p[i] == '1');
        } while (++i < digits.n && (digits.n - i) % 8);
        out = str_printf(x->arena, "%.*s%02x", STR_ARG(out), byte);
    }
    return out;
}

static struct str bytes(const struct canon *x, struct str blob)
{
    struct str out = STR("x'");
    for (size_t i = 0; i < blob.n; i++) out = str_printf(x->arena, "%.*s%02x", STR_ARG(out), (unsigned char)blob.p[i]);
    return out;
}

static struct str integer(const struct canon *x, const struct expr *e)
{
    if (e->is_large) return canon_number(x->arena, e->text);
    return str_printf(x->arena, "%llu", (unsigned long long)e->number);
}

/* ---------------------------------------------------------------- columns */

static struct str column(const struct canon *x, const struct expr *e)
{
    struct str name = str_lower(x->arena, e->name.text), of = e->qualifier.name.text;
    if (e->alias_of) return canon_expr(x, e->alias_of);
    if (e->relation) {
        const struct relation *r = e->relation;
        of = r->name;
        if (e->column_index < r->n_columns && r->columns) name = str_lower(x->arena, r->columns[e->column_index].name);
    }
    if (!x->tables || !of.n) return str_printf(x->arena, "%.*s", STR_ARG(name));
    return str_printf(x->arena, "%.*s.%.*s", STR_ARG(str_lower(x->arena, of)), STR_ARG(name));
}

/* ---------------------------------------------------------------- operators */

static const char *op_word(enum op op)
{
    static const char *const words[] = {[OP_NONE] = "?",
                                        [OP_NEG] = "neg",
                                        [OP_PLUS] = "plus",
                                        [OP_BITNOT] = "~",
                                        [OP_NOT] = "not",
                                        [OP_BINARY_CAST] = "binary",
                                        [OP_OR] = "or",
                                        [OP_XOR] = "xor",
                                        [OP_AND] = "and",
                                        [OP_EQ] = "=",
                                        [OP_NE] = "<>",
                                        [OP_LT] = "<",
                                        [OP_LE] = "<=",
                                        [OP_GT] = ">",
                                        [OP_GE] = ">=",
                                        [OP_NULLSAFE_EQ] = "<=>",
                                        [OP_BITOR] = "|",
                                        [OP_BITAND] = "&",
                                        [OP_BITXOR] = "^",
                                        [OP_SHL] = "<<",
                                        [OP_SHR] = ">>",
                                        [OP_ADD] = "+",
                                        [OP_SUB] = "-",
                                        [OP_MUL] = "*",
                                        [OP_DIV] = "/",
                                        [OP_INT_DIV] = "div",
                                        [OP_MOD] = "mod",
                                        [OP_POW] = "pow",
                                        [OP_CONCAT] = "concat",
                                        [OP_JSON] = "json_extract",
                                        [OP_JSON_TEXT] = "json_text",
                                        [OP_ASSIGN] = ":=",
                                        [OP_MEMBER_OF] = "member_of",
                                        [OP_SOUNDS_LIKE] = "sounds_like"};
    return words[op];
}

typedef VEC(struct str) text_vec;

static bool is_zero(const struct expr *e)
{
    return e->kind == EXPR_INTEGER && !e->is_large && !e->number;
}

/* Where a value stands as a condition the servers write `v <> 0`, or `0 <> v`. */
struct str canon_condition(const struct canon *x, const struct expr *e)
{
    bool compared = x->dialect == DIALECT_MYSQL && e && e->kind == EXPR_BINARY && e->op == OP_NE;
    if (compared && is_zero(e->b)) return canon_condition(x, e->a);
    if (compared && is_zero(e->a)) return canon_condition(x, e->b);
    return canon_expr(x, e);
}

/* The terms of a chain of one operator, each as its text; no parentheses change what AND, OR or || of many are. */
static void terms(const struct canon *x, enum op op, const struct expr *e, bool negated, text_vec *out);

static struct str negation(const struct canon *x, const struct expr *e);

static struct str chain(const struct canon *x, const struct expr *e, enum op op, bool negated)
{
    text_vec all = {0};
    enum op shown = !negated ? op : op == OP_AND ? OP_OR : OP_AND;
    terms(x, op, e, negated, &all);
    return canon_node(x, op_word(shown), canon_sorted(x, all.v, all.n));
}

static void terms(const struct canon *x, enum op op, const struct expr *e, bool negated, text_vec *out)
{
    if (e->kind == EXPR_BINARY && e->op == op) {
        terms(x, op, e->a, negated, out);
        terms(x, op, e->b, negated, out);
        return;
    }
    vec_push(x->arena, out, negated ? negation(x, e) : canon_condition(x, e));
}

/* A literal beside a column of dates or times is one itself: 0 of a DATE is '0000-00-00', and 4 of a YEAR 2004. */
static struct str beside(const struct canon *x, const struct expr *column, const struct expr *e)
{
    bool known = x->dialect == DIALECT_MYSQL && column->kind == EXPR_COLUMN && column->column;
    enum type_kind k = known ? column->column->type.kind : TYPE_NONE;
    bool number = e->kind == EXPR_INTEGER || e->kind == EXPR_DECIMAL, text = e->kind == EXPR_STRING;
    if (k == TYPE_YEAR && number && e->number)
        return str_printf(x->arena, "%u", canon_year((unsigned)(e->number & 0xffff)));
    if (type_is_temporal(k) && (number || text || e->kind == EXPR_TEMPORAL))
        return str_printf(x->arena, "'%.*s'", STR_ARG(canon_moment(x->arena, k, number ? canon_expr(x, e) : e->text)));
    return canon_expr(x, e);
}

static struct str symmetric(const struct canon *x, enum op op, const struct expr *a, const struct expr *b)
{
    struct str two[2] = {beside(x, b, a), beside(x, a, b)};
    return canon_node(x, op_word(op), canon_sorted(x, two, 2));
}

struct str canon_equal(const struct canon *x, const struct expr *a, const struct expr *b)
{
    return symmetric(x, OP_EQ, a, b);
}

static struct str two(const struct canon *x, const char *name, const struct expr *a, const struct expr *b)
{
    return canon_node(x, name, join(x, canon_expr(x, a), canon_expr(x, b)));
}

static struct str ordered(const struct canon *x, const char *name, const struct expr *a, const struct expr *b)
{
    return canon_node(x, name, join(x, beside(x, b, a), beside(x, a, b)));
}

/* a || b || c is CONCAT(a, b, c). */
static struct str concat(const struct canon *x, const struct expr *e)
{
    if (e->kind != EXPR_BINARY || e->op != OP_CONCAT) return canon_expr(x, e);
    return join(x, concat(x, e->a), concat(x, e->b));
}

static struct str comparison(const struct canon *x, enum op op, const struct expr *e)
{
    switch (op) {
    case OP_EQ:
    case OP_NE:
    case OP_NULLSAFE_EQ: return symmetric(x, op, e->a, e->b);
    case OP_GT: return ordered(x, "<", e->b, e->a);
    case OP_GE: return ordered(x, "<=", e->b, e->a);
    default: return ordered(x, op_word(op), e->a, e->b);
    }
}

static struct str exclusive(const struct canon *x, const struct expr *e)
{
    struct str two[2] = {canon_condition(x, e->a), canon_condition(x, e->b)};
    return canon_node(x, "xor", canon_sorted(x, two, 2));
}

static struct str sounds_like(const struct canon *x, const struct expr *e)
{
    struct str two[2] = {canon_node(x, "soundex", canon_expr(x, e->a)), canon_node(x, "soundex", canon_expr(x, e->b))};
    return canon_node(x, "=", canon_sorted(x, two, 2));
}

static struct str binary(const struct canon *x, const struct expr *e)
{
    struct str text;
    switch (e->op) {
    case OP_AND:
    case OP_OR: return chain(x, e, e->op, false);
    case OP_XOR: return exclusive(x, e);
    case OP_CONCAT: return canon_node(x, "concat", concat(x, e));
    case OP_SOUNDS_LIKE: return sounds_like(x, e);
    case OP_JSON_TEXT: text = two(x, "json_extract", e->a, e->b); return canon_node(x, "json_unquote", text);
    case OP_EQ:
    case OP_NE:
    case OP_NULLSAFE_EQ:
    case OP_LT:
    case OP_LE:
    case OP_GT:
    case OP_GE: return comparison(x, e->op, e);
    default: return two(x, op_word(e->op), e->a, e->b);
    }
}

static struct str in_list(const struct canon *x, const struct expr *e, bool negated);

static struct str is_test(const struct canon *x, const struct expr *e, bool negated)
{
    bool sought = x->dialect == DIALECT_MYSQL && e->a->kind == EXPR_IN && e->a->select; /* so MySQL writes NOT IN */
    if (sought && e->is == IS_FALSE && !negated) return in_list(x, e->a, !e->a->negated);
    static const char *const words[] = {
        [IS_NULL] = "null", [IS_TRUE] = "true", [IS_FALSE] = "false", [IS_UNKNOWN] = "null"};
    struct str a = e->is == IS_NULL ? canon_expr(x, e->a) : canon_condition(x, e->a);
    return str_printf(x->arena, "(%s-%s %.*s)", negated ? "not" : "is", words[e->is], STR_ARG(a));
}

static struct str in_list(const struct canon *x, const struct expr *e, bool negated)
{
    struct str a = canon_expr(x, e->a);
    if (!e->select && e->list.n == 1) {
        struct str both[2] = {a, beside(x, e->a, e->list.v[0])};
        return canon_node(x, negated ? "<>" : "=", canon_sorted(x, both, 2));
    }
    struct str set = e->select ? canon_select(x, e->select) : STR("");
    for (unsigned i = 0; i < e->list.n; i++) set = join(x, set, beside(x, e->a, e->list.v[i]));
    return canon_node(x, negated ? "not-in" : "in", join(x, a, set));
}

static struct str like(const struct canon *x, const struct expr *e, bool negated)
{
    static const char *const words[] = {
        [LIKE_LIKE] = "like",   [LIKE_ILIKE] = "ilike",     [LIKE_GLOB] = "glob",      [LIKE_REGEXP] = "regexp",
        [LIKE_MATCH] = "match", [LIKE_SIMILAR] = "similar", [LIKE_IREGEXP] = "iregexp"};
    bool plain = !e->c || (x->dialect != DIALECT_SQLITE && e->c->kind == EXPR_STRING && str_eq(e->c->text, STR("\\")));
    struct str operands = join(x, canon_expr(x, e->a), canon_expr(x, e->b));
    if (!plain) operands = join(x, operands, canon_expr(x, e->c));
    struct str name = str_printf(x->arena, "%s%s", negated ? "not-" : "", words[e->like]);
    return canon_node(x, name.p, operands);
}

static struct str between(const struct canon *x, const struct expr *e, bool negated)
{
    struct str bounds = join(x, beside(x, e->a, e->b), beside(x, e->a, e->c));
    return canon_node(x, negated ? "not-between" : "between", join(x, canon_expr(x, e->a), bounds));
}

/* EXISTS looks for one row: MariaDB writes LIMIT 1, MySQL leaves out what limit there is. */
static struct str exists(const struct canon *x, const struct expr *e, bool negated)
{
    struct canon inside = *x;
    struct select s = *e->select;
    bool some = s.limit && s.limit->kind == EXPR_INTEGER && s.limit->number && !s.offset;
    inside.unread = x->dialect == DIALECT_MYSQL;
    if (some && inside.unread) s.limit = NULL;
    return canon_node(x, negated ? "not-exists" : "exists", canon_select(&inside, &s));
}

/* a NOT REGEXP b is NOT REGEXP_LIKE(a, b) in MySQL's words. */
static bool is_regexp(const struct canon *x, const struct expr *e)
{
    return x->dialect == DIALECT_MYSQL && e->list.n == 2 &&
           str_eq_nocase(e->call->function.name.text, STR("regexp_like"));
}

/* What NOT makes of a condition, as MySQL writes it: NOT a = b is a <> b, and so on. */
static struct str negation(const struct canon *x, const struct expr *e)
{
    static const enum op opposite[] = {
        [OP_EQ] = OP_NE, [OP_NE] = OP_EQ, [OP_LT] = OP_GE, [OP_LE] = OP_GT, [OP_GT] = OP_LE, [OP_GE] = OP_LT};
    switch (e->kind) {
    case EXPR_UNARY:
        if (e->op == OP_NOT) return canon_expr(x, e->a);
        break;
    case EXPR_BINARY:
        if (e->op == OP_AND || e->op == OP_OR) return chain(x, e, e->op, true);
        if (e->op >= OP_EQ && e->op <= OP_GE) return comparison(x, opposite[e->op], e);
        break;
    case EXPR_IS: return is_test(x, e, !e->negated);
    case EXPR_IN: return in_list(x, e, !e->negated);
    case EXPR_LIKE: return like(x, e, !e->negated);
    case EXPR_BETWEEN: return between(x, e, !e->negated);
    case EXPR_EXISTS: return exists(x, e, !e->negated);
    case EXPR_CALL:
        if (is_regexp(x, e)) return canon_node(x, "not-regexp", canon_list(x, &e->list));
        break;
    default: break;
    }
    if (x->dialect != DIALECT_MYSQL) return canon_node(x, "not", canon_expr(x, e));
    struct str both[2] = {canon_expr(x, e), STR("0")}; /* the servers write NOT v so */
    return canon_node(x, "=", canon_sorted(x, both, 2));
}

static struct str unary(const struct canon *x, const struct expr *e)
{
    if (e->op == OP_NOT) return negation(x, e->a);
    struct str a = canon_expr(x, e->a); /* once: what stands in it is not to be gone through twice on each level */
    switch (e->op) {
    case OP_PLUS: return a;
    case OP_NEG:
        if (e->a->kind == EXPR_INTEGER || e->a->kind == EXPR_DECIMAL || e->a->kind == EXPR_FLOAT)
            return canon_number(x->arena, str_printf(x->arena, "-%.*s", STR_ARG(a)));
        break;
    case OP_BINARY_CAST: return canon_node(x, "cast", join(x, a, STR("binary")));
    default: break;
    }
    return canon_node(x, op_word(e->op), a);
}

static struct str cases(const struct canon *x, const struct expr *e)
{
    struct str out = e->a ? canon_node(x, "of", canon_expr(x, e->a)) : STR("");
    out = join(x, out, canon_list(x, &e->list));
    if (e->b && e->b->kind != EXPR_NULL) out = join(x, out, canon_node(x, "else", canon_expr(x, e->b)));
    return canon_node(x, "case", out);
}

/* What MySQL and MariaDB write in a CAST for a type that is the same. */
static struct str cast_name(struct str name)
{
    static const char *const names[][2] = {{"signed integer", "signed"},
                                           {"signed int", "signed"},
                                           {"int", "signed"},
                                           {"integer", "signed"},
                                           {"unsigned integer", "unsigned"},
                                           {"unsigned int", "unsigned"},
                                           {"dec", "decimal"},
                                           {"numeric", "decimal"},
                                           {"fixed", "decimal"},
                                           {"varchar", "char"},
                                           {"character", "char"},
                                           {"nchar", "char"},
                                           {"national char", "char"},
                                           {"national character", "char"},
                                           {"varbinary", "binary"},
                                           {"double precision", "double"},
                                           {"real", "double"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(name, names[i][0])) return str_from(names[i][1]);
    return name;
}

/* A character set or collation of a CAST is the session's, which the servers write down. */
static struct str cast(const struct canon *x, const struct expr *e)
{
    const struct type_name *t = e->type_name;
    struct str name = str_lower(x->arena, t->name), a = canon_expr(x, e->a);
    if (x->dialect == DIALECT_MYSQL) name = cast_name(name);
    if (str_is(name, "char") && (str_is(t->charset.text, "binary") || t->binary)) name = STR("binary");
    bool decimal = str_is(name, "decimal");
    if (decimal)
        name = str_printf(x->arena, "decimal(%llu,%llu)", (unsigned long long)(t->has_length ? t->length : 10),
                          (unsigned long long)(t->has_scale ? t->scale : 0));
    else if (t->has_length && t->length)
        name = str_printf(x->arena, "%.*s(%llu)", STR_ARG(name), (unsigned long long)t->length);
    return canon_node(x, "cast", join(x, a, name));
}

/* ---------------------------------------------------------------- all */

static struct str literal(const struct canon *x, const struct expr *e)
{
    switch (e->kind) {
    case EXPR_NULL: return STR("null");
    case EXPR_BOOL: return e->number ? STR("1") : STR("0");
    case EXPR_INTEGER: return integer(x, e);
    case EXPR_STRING: return str_printf(x->arena, "'%.*s'", STR_ARG(e->text));
    case EXPR_BLOB: return bytes(x, e->text);
    case EXPR_BITS: return bits(x, e->text);
    case EXPR_TEMPORAL: return str_printf(x->arena, "'%.*s'", STR_ARG(e->text));
    default: return canon_number(x->arena, e->text);
    }
}

static struct str subquery(const struct canon *x, const struct expr *e)
{
    if (e->kind == EXPR_EXISTS) return exists(x, e, e->negated);
    struct str select = canon_select(x, e->select);
    if (e->kind == EXPR_SUBQUERY) return canon_node(x, "select", select);
    if (e->op == OP_EQ && !e->quantifier_all) return canon_node(x, "in", join(x, canon_expr(x, e->a), select));
    if (e->op == OP_NE && e->quantifier_all) return canon_node(x, "not-in", join(x, canon_expr(x, e->a), select));
    struct str name = str_printf(x->arena, "%s-%s", op_word(e->op), e->quantifier_all ? "all" : "any");
    return canon_node(x, name.p, join(x, canon_expr(x, e->a), select));
}

static struct str other(const struct canon *x, const struct expr *e)
{
    if (e->kind == EXPR_DISTINCT) return two(x, e->negated ? "is" : "is-not", e->a, e->b);
    struct str word = str_lower(x->arena, e->name.text), a = canon_expr(x, e->a);
    switch (e->kind) {
    case EXPR_STAR: return STR("*");
    case EXPR_VARIABLE: return word;
    case EXPR_COLLATE: return canon_node(x, "collate", join(x, a, word));
    case EXPR_INTERVAL: return canon_node(x, "interval", join(x, a, word));
    case EXPR_DEFAULT: return canon_node(x, "default", a);
    case EXPR_VALUES_OF: return canon_node(x, "values", a);
    case EXPR_ROW: return canon_node(x, "row", canon_list(x, &e->list));
    case EXPR_ARRAY: return canon_node(x, "array", canon_list(x, &e->list));
    case EXPR_MATCH: return canon_node(x, "match", join(x, canon_list(x, &e->list), a));
    default: return str_printf(x->arena, "(kind-%d %.*s)", (int)e->kind, STR_ARG(a));
    }
}

struct str canon_expr(const struct canon *x, const struct expr *e)
{
    if (!e) return STR("");
    if (e->kind <= EXPR_TEMPORAL) return literal(x, e);
    switch (e->kind) {
    case EXPR_COLUMN: return column(x, e);
    case EXPR_UNARY: return unary(x, e);
    case EXPR_BINARY: return binary(x, e);
    case EXPR_IS: return is_test(x, e, e->negated);
    case EXPR_BETWEEN: return between(x, e, e->negated);
    case EXPR_IN: return in_list(x, e, e->negated);
    case EXPR_LIKE: return like(x, e, e->negated);
    case EXPR_CASE: return cases(x, e);
    case EXPR_CAST: return cast(x, e);
    case EXPR_CALL: return canon_call(x, e);
    case EXPR_SUBQUERY:
    case EXPR_EXISTS:
    case EXPR_QUANTIFIED: return subquery(x, e);
    default: return other(x, e);
    }
}
