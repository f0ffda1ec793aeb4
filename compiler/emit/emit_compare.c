/* emit_compare.c: comparisons and sort keys in a target's own forms. Part of emit_sql.
 *
 * SQLite compares what it stores: numbers as numbers, text byte by byte. Temporals of one width and DECIMALs of one
 * scale are equal exactly when their texts are; temporals also sort as their texts do. DECIMALs in order compare as the
 * integers that their digits are without the point, which is exact up to 18 digits. What has no such form is refused. */
#include "sema/clock.h"

#include "emit/emit_text.h"

/* A number with an exponent is a DOUBLE to the servers, and makes the comparison one of DOUBLEs. */
static bool is_plain_literal(const struct emit *e, const struct expr *x)
{
    bool negative;
    const struct expr *l = emit_literal(x, &negative);
    return l && l->kind != EXPR_TEMPORAL && (l->kind != EXPR_FLOAT || e->from == DIALECT_SQLITE);
}

static bool is_clock(const struct expr *x)
{
    bool has_scale;
    unsigned scale;
    return expr_clock(x, &has_scale, &scale) != CLOCK_NONE;
}

static bool civil(enum type_kind k)
{
    return k == TYPE_DATETIME || k == TYPE_TIMESTAMP;
}

static bool is_real(enum type_kind k)
{
    return k == TYPE_FLOAT || k == TYPE_DOUBLE;
}

static bool mixed(struct emit *e, struct span span, const struct type *a, const struct type *b)
{
    return refuse(e, span, "compare %s with %s as the source does", type_kind_name(a->kind), type_kind_name(b->kind));
}

/* The digits before the point that the type can have; integers are DECIMALs without a fraction. */
static unsigned whole_digits(const struct type *t)
{
    unsigned whole;
    return decimal_digits(t, &whole) ? whole : 0;
}

static bool as_digits(const struct type *t)
{
    unsigned whole;
    return decimal_digits(t, &whole);
}

static bool join_decimal(struct type *form, const struct type *t)
{
    unsigned whole = whole_digits(form) > whole_digits(t) ? whole_digits(form) : whole_digits(t);
    unsigned scale = form->scale > t->scale ? form->scale : t->scale;
    *form = type_of(TYPE_DECIMAL);
    form->precision = whole + scale;
    form->scale = scale;
    return true;
}

/* Joins a side that has a type of its own into the common form. */
static bool join_side(struct emit *e, const struct type *t, struct span span, struct type *form)
{
    if (t->kind == TYPE_NULL) {
        return true;
    }
    if (form->kind == TYPE_NONE) {
        *form = *t;
        return t->kind != TYPE_NONE ? true : refuse(e, span, "compare what this gives");
    }
    if (emit_is_number(form->kind) && emit_is_number(t->kind)) {
        *form = is_real(t->kind) ? *t : *form;
        return true;
    }
    if ((civil(form->kind) && civil(t->kind)) || (form->kind == t->kind && type_is_temporal(t->kind))) {
        form->scale = t->scale > form->scale ? t->scale : form->scale;
        return true;
    }
    if ((civil(form->kind) && t->kind == TYPE_DATE) || (form->kind == TYPE_DATE && civil(t->kind))) {
        *form = civil(t->kind) ? *t : *form; /* a DATE is its midnight */
        return true;
    }
    if (as_digits(form) && as_digits(t) && (form->kind == TYPE_DECIMAL || t->kind == TYPE_DECIMAL)) {
        return join_decimal(form, t);
    }
    if (type_is_texty(form->kind) && type_is_texty(t->kind) && form->kind != TYPE_JSON && t->kind != TYPE_JSON) {
        if (form->members != t->members) { /* an ENUM with another text: as texts */
            *form = type_of(TYPE_TEXT);
        }
        return true;
    }
    if (form->kind != t->kind) {
        return mixed(e, span, form, t);
    }
    return true;
}

static bool in_order(struct emit *e, struct compare *c, struct span span)
{
    switch (c->type.kind) {
    case TYPE_DECIMAL:
        c->by_scaled = true;
        return c->type.precision && c->type.precision <= DECIMAL_DIGITS
                   ? true
                   : refuse(e, span, "compare DECIMALs of more than %d digits in order", DECIMAL_DIGITS);
    case TYPE_ENUM:
        c->by_member = e->from == DIALECT_POSTGRES; /* MySQL compares the labels as texts */
        return c->by_member ? true : refuse(e, span, "compare ENUMs in order as MySQL does");
    case TYPE_TIME: /* PostgreSQL's are all of one width */
    case TYPE_UUID:
        return e->from == DIALECT_POSTGRES ? true
                                           : refuse(e, span, "compare %s in order", type_kind_name(c->type.kind));
    case TYPE_SET:
    case TYPE_INET: return refuse(e, span, "compare %s in order", type_kind_name(c->type.kind));
    case TYPE_NONE:
    case TYPE_NULL:
    case TYPE_BOOL:
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64:
    case TYPE_FLOAT:
    case TYPE_DOUBLE:
    case TYPE_TEXT:
    case TYPE_BLOB:
    case TYPE_DATE:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP:
    case TYPE_YEAR:
    case TYPE_JSON:
    case TYPE_BIT:
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_ANY:
    case TYPE_N_KINDS: break;
    }
    return true;
}

static bool comparable(struct emit *e, const struct type *t, struct span span)
{
    bool never = t->kind == TYPE_JSON || t->kind == TYPE_GEOMETRY || t->kind == TYPE_VECTOR ||
                 (t->kind == TYPE_ANY && e->from != DIALECT_SQLITE);
    if (t->kind == TYPE_DECIMAL && !t->precision && e->to == TARGET_SQLITE) {
        return refuse(e, span, "compare a DECIMAL without a scale");
    }
    return never ? refuse(e, span, "compare %s", type_kind_name(t->kind)) : true;
}

/* PostgreSQL's char(n): the blanks at its end are none. */
bool emit_is_padded(const struct emit *e, const struct type *t)
{
    return e->from == DIALECT_POSTGRES && t->kind == TYPE_TEXT && str_starts(t->sql_type, "CHAR(");
}

/* Whether a comparison takes no notice of blanks at the end: a char(n) among literals, parameters, varchars and its like.
 * Beside a text it is a text. */
static bool blank_padded(const struct emit *e, const struct expr *const *sides, unsigned n)
{
    bool padded = false;
    for (unsigned i = 0; i < n; i++) {
        struct type t = emit_type(e, sides[i]);
        bool own = sides[i]->kind != EXPR_STRING && sides[i]->kind != EXPR_PARAM && t.kind != TYPE_NULL;
        bool varchar = t.kind == TYPE_TEXT && str_starts(t.sql_type, "VARCHAR");
        if (own && !varchar && !emit_is_padded(e, &t)) {
            return false;
        }
        padded = padded || (own && !varchar);
    }
    return padded;
}

/* A text as a char(n) holds it, without blanks at its end. */
bool emit_unpadded(struct emit *e, const struct expr *x)
{
    struct expr copy = *x;
    if (x->kind == EXPR_STRING) {
        while (copy.text.n && copy.text.p[copy.text.n - 1] == ' ') {
            copy.text.n--;
        }
        return emit_expr(e, &copy);
    }
    struct type t = emit_type(e, x);
    bool as_is = x->kind == EXPR_NULL || (x->kind == EXPR_COLUMN && x->column && emit_is_padded(e, &t));
    put(e, as_is ? "" : "rtrim(");
    bool ok = emit_bare(e, x);
    put(e, as_is ? "" : ")");
    return ok;
}

static bool bare_parameters(const struct emit *e, const struct expr *const *sides, unsigned n)
{
    bool bare = e->to == TARGET_MYSQL;
    for (unsigned i = 0; i < n && bare; i++) {
        bool param = sides[i]->kind == EXPR_PARAM || (sides[i]->kind == EXPR_CAST && sides[i]->a->kind == EXPR_PARAM);
        bare = param && n == 2;
    }
    return bare;
}

static bool finer_than_parameter(struct emit *e, const struct expr *const *sides, unsigned n, const struct type *form)
{
    bool finer = false;
    for (unsigned i = 0; i < n && e->to == TARGET_MYSQL && type_is_temporal(form->kind); i++) {
        bool cast = sides[i]->kind == EXPR_CAST && sides[i]->a->kind == EXPR_PARAM;
        finer = finer || (cast && emit_type(e, sides[i]).scale != form->scale);
    }
    return finer;
}

bool compare_form(struct emit *e, const struct expr *const *sides, unsigned n, bool ordered, struct span span,
                  struct compare *out)
{
    *out = (struct compare){.type = type_of(TYPE_NONE)};
    for (unsigned pass = 0; pass < 2; pass++) { /* what has a type of its own first; literals and clocks adapt */
        for (unsigned i = 0; i < n; i++) {
            bool adapts = is_plain_literal(e, sides[i]) || is_clock(sides[i]);
            if (adapts && (pass == 0 || out->type.kind != TYPE_NONE)) {
                continue;
            }
            struct type t = emit_type(e, sides[i]);
            if (adapts == (pass == 1) && !join_side(e, &t, sides[i]->span, &out->type)) {
                return false;
            }
        }
    }
    if (!comparable(e, &out->type, span)) {
        return false;
    }
    out->padded = blank_padded(e, sides, n);
    out->bare = bare_parameters(e, sides, n);
    out->finer = finer_than_parameter(e, sides, n, &out->type);
    if (!ordered) {
        return true;
    }
    out->by_member = e->to == TARGET_MYSQL && out->type.kind == TYPE_ENUM && e->from == DIALECT_POSTGRES;
    return e->to == TARGET_SQLITE ? in_order(e, out, span) : true;
}

/* The place of a member in its ENUM, as a number. */
bool emit_member_number(struct emit *e, const struct expr *x, const struct type *t)
{
    put(e, "CASE ");
    bool ok = emit_as(e, x, t);
    for (unsigned i = 0; t->members && i < t->members->n; i++) {
        put(e, " WHEN ");
        put_string(e, t->members->labels[i]);
        buf_printf(&e->out, " THEN %u", i + 1);
    }
    put(e, " END");
    return ok && t->members;
}

/* SQLite compares integers with REALs exactly; so does MySQL with a DECIMAL, which the same digits are there. */
static bool number_literal(struct emit *e, const struct expr *literal, const struct compare *c)
{
    if (literal->kind != EXPR_FLOAT || e->to == TARGET_SQLITE || is_real(c->type.kind)) {
        return emit_number(e, literal);
    }
    for (size_t i = 0; i < literal->text.n; i++) {
        if (literal->text.p[i] == 'e' || literal->text.p[i] == 'E' || i > 15) {
            return refuse_hint(e, literal->span, "compare an integer with this number exactly", "write a whole number");
        }
    }
    buf_printf(&e->out, "%.*s%s", STR_ARG(literal->text), str_ends(literal->text, ".") ? "0" : "");
    return true;
}

/* The servers compare a BIGINT with a DOUBLE as DOUBLEs, SQLite exactly. MariaDB looks for 1.5 in an index as for 2, and
 * finds it: the CAST keeps it from that. */
static bool integer_as_real(struct emit *e, const struct expr *x, const struct type *t)
{
    if (type_bits(t->kind) < 64 && t->kind != TYPE_BIT) {
        return emit_expr(e, x);
    }
    if (e->from == DIALECT_SQLITE) {
        return refuse_hint(e, x->span, "compare an integer with a REAL exactly",
                           "CAST(… AS REAL) compares as MySQL does");
    }
    put(e, "CAST(");
    emit_bare(e, x);
    put(e, e->to == TARGET_SQLITE ? " AS REAL)" : " AS DOUBLE)");
    return !e->failed;
}

static bool literal_side(struct emit *e, const struct expr *literal, bool negative, const struct compare *c)
{
    bool number = literal->kind == EXPR_INTEGER || literal->kind == EXPR_DECIMAL || literal->kind == EXPR_FLOAT ||
                  literal->kind == EXPR_BOOL;
    if (c->type.kind == TYPE_YEAR && number && literal->number < 100) {
        return refuse_hint(e, literal->span, "take this for a year as MySQL does", "write all four digits");
    }
    if (emit_is_number(c->type.kind) && number) {
        put(e, negative ? "-" : "");
        return number_literal(e, literal, c);
    }
    bool textual = literal->kind == EXPR_STRING || literal->kind == EXPR_NULL;
    if (c->type.kind == TYPE_TEXT && !textual) {
        return refuse(e, literal->span, "compare a text with a number as the source does");
    }
    return emit_value(e, &c->type, literal, negative, true);
}

bool compare_side(struct emit *e, const struct expr *x, const struct compare *c)
{
    bool negative;
    const struct expr *literal = emit_literal(x, &negative);
    if (c->padded) {
        return emit_unpadded(e, x);
    }
    if (c->bare && (c->type.kind == TYPE_DECIMAL || emit_is_integer(c->type.kind))) {
        return emit_counting(e, x);
    }
    if (literal && c->finer) { /* two texts of one moment would differ */
        return emit_as(e, x, &c->type);
    }
    if (literal && c->type.kind != TYPE_NONE && c->type.kind != TYPE_ANY && !c->by_member && !c->by_scaled) {
        return literal_side(e, literal, negative, c);
    }
    if (c->by_scaled) {
        return emit_scaled(e, x, c->type.scale);
    }
    if (c->by_member) {
        return emit_member_number(e, x, &c->type);
    }
    if (type_is_temporal(c->type.kind) || c->type.kind == TYPE_UUID || c->type.kind == TYPE_DECIMAL) {
        return emit_as(e, x, &c->type);
    }
    struct type own = emit_type(e, x);
    return is_real(c->type.kind) && emit_is_integer(own.kind) ? integer_as_real(e, x, &own) : emit_expr(e, x);
}

bool emit_sort_key(struct emit *e, const struct expr *x)
{
    struct type t = emit_type(e, x);
    bool negative;
    if (e->to == TARGET_MYSQL && t.kind == TYPE_ENUM && t.members && !(x->kind == EXPR_COLUMN && x->column)) {
        return emit_member_number(e, x, &t);
    }
    if (e->to == TARGET_MYSQL || x->kind == EXPR_INTEGER) {
        return emit_expr(e, x);
    }
    if (emit_literal(x, &negative)) { /* it sorts nothing; its digits alone would be a column's number */
        put(e, "NULL");
        return true;
    }
    switch (t.kind) {
    case TYPE_ENUM: return t.members ? emit_member_number(e, x, &t) : refuse(e, x->span, "sort by this ENUM");
    case TYPE_DECIMAL:
        if (!t.precision || t.precision > DECIMAL_DIGITS) {
            return refuse(e, x->span, "sort by a DECIMAL of more than %d digits", DECIMAL_DIGITS);
        }
        return emit_scaled(e, x, t.scale);
    case TYPE_TIME:
        if (e->from == DIALECT_POSTGRES) {
            break;
        }
        return refuse(e, x->span, "sort by this %s", type_kind_name(t.kind));
    case TYPE_SET:
    case TYPE_JSON:
    case TYPE_INET:
    case TYPE_NONE: return refuse(e, x->span, "sort by this %s", type_kind_name(t.kind));
    case TYPE_NULL:
    case TYPE_BOOL:
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64:
    case TYPE_FLOAT:
    case TYPE_DOUBLE:
    case TYPE_TEXT:
    case TYPE_BLOB:
    case TYPE_DATE:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP:
    case TYPE_YEAR:
    case TYPE_BIT:
    case TYPE_UUID:
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_ANY:
    case TYPE_N_KINDS: break;
    }
    return emit_expr(e, x);
}
