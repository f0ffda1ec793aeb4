/* said.c: see said.h. Part of INFER. The rules are about what the run time reads and binds (runtime/row.c, bind.c): it
 * checks the class and the range of each value, and no text for what is written in it but dates, times and DECIMALs. */
#include "sema/said.h"

/* ---------------------------------------------------------------- columns */

static bool is_whole(enum type_kind k)
{
    return type_is_integer(k) || k == TYPE_YEAR;
}

/* A value of any class: the run time asks for the one that is said. Of an ENUM nobody says the members, and what is JSON, a
 * UUID, an address or a geometry it does not see. */
static bool class_is_checked(enum type_kind k)
{
    return is_whole(k) || k == TYPE_DOUBLE || k == TYPE_DECIMAL || k == TYPE_TEXT || k == TYPE_BLOB ||
           type_is_temporal(k);
}

bool said_column_fits(const struct type *from, enum type_kind to)
{
    enum type_kind k = from->kind;
    if (k == to || k == TYPE_ANY) {
        return k == to || class_is_checked(to);
    }
    if (is_whole(k)) {
        return is_whole(to) || to == TYPE_DOUBLE || to == TYPE_DECIMAL;
    }
    if (k == TYPE_DECIMAL) {
        return is_whole(to);
    }
    if (k == TYPE_TEXT || k == TYPE_JSON || k == TYPE_UUID || k == TYPE_INET) {
        return to == TYPE_TEXT || (k == TYPE_TEXT && (to == TYPE_DECIMAL || type_is_temporal(to)));
    }
    if (k == TYPE_DATETIME || k == TYPE_TIMESTAMP) { /* civil fields: an instant's are those of UTC */
        return to == TYPE_DATE || to == TYPE_DATETIME || to == TYPE_TIMESTAMP;
    }
    return (k == TYPE_FLOAT && to == TYPE_DOUBLE) || (k == TYPE_DATE && to == TYPE_DATETIME);
}

/* Without digits of its own a temporal type has all there may be. */
static struct type full_type(enum type_kind kind)
{
    struct type t = type_of(kind);
    t.scale = kind == TYPE_TIME || kind == TYPE_DATETIME || kind == TYPE_TIMESTAMP ? 6 : 0;
    return t;
}

struct type said_column_type(const struct type *from, enum type_kind to)
{
    struct type t = full_type(to);
    if (type_is_temporal(from->kind) && t.scale) {
        t.scale = from->scale;
    }
    return t;
}

/* ---------------------------------------------------------------- parameters */

static uint64_t largest(enum type_kind k)
{
    unsigned bits = k == TYPE_BOOL ? 1 : type_bits(k);
    bool sign = k != TYPE_BOOL && !type_is_unsigned(k);
    return UINT64_MAX >> (64 - (bits - sign));
}

static bool has_negative(enum type_kind k)
{
    return k != TYPE_BOOL && !type_is_unsigned(k);
}

/* Every integer of kind `inner` is one of kind `outer`. */
static bool within(enum type_kind inner, enum type_kind outer)
{
    bool sign = !has_negative(inner) || (has_negative(outer) && type_bits(inner) <= type_bits(outer));
    return sign && largest(inner) <= largest(outer);
}

static bool number_is_written(enum type_kind column, enum type_kind said)
{
    if (type_is_integer(column)) {
        return type_is_integer(said) && within(said, column);
    }
    if (column == TYPE_DECIMAL) {
        return type_is_integer(said);
    }
    return said == TYPE_FLOAT || (type_is_integer(said) && type_bits(said) <= (column == TYPE_FLOAT ? 16 : 32));
}

static bool is_moment(enum type_kind k)
{
    return k == TYPE_DATETIME || k == TYPE_TIMESTAMP;
}

static bool is_bound_as_text(enum type_kind k)
{
    return type_is_temporal(k) || k == TYPE_TEXT || k == TYPE_JSON || k == TYPE_UUID || k == TYPE_INET;
}

bool said_param_fits(const struct param_use *u, enum type_kind said)
{
    enum type_kind k = u->type.kind;
    if (k == TYPE_NONE || k == TYPE_ANY || k == said || u->strength == PARAM_WEAK) {
        return k == said || (said != TYPE_ENUM && said != TYPE_SET);
    }
    if (type_is_number(k)) {
        return type_is_number(said) && (u->strength != PARAM_WRITTEN || number_is_written(k, said));
    }
    if (k == TYPE_TEXT) {
        return is_bound_as_text(said);
    }
    if (k == TYPE_JSON || k == TYPE_UUID || k == TYPE_INET) {
        return said == TYPE_TEXT;
    }
    return is_moment(k) && is_moment(said);
}

struct type said_param_type(const struct param *p, enum type_kind said)
{
    struct type t = full_type(said);
    for (unsigned i = p->uses.n; i-- > 0;) {
        const struct type *u = &p->uses.v[i].type;
        if (u->kind == said) {
            t = *u;
        } else if (is_moment(u->kind) && is_moment(said)) {
            t.scale = u->scale;
        }
    }
    return t;
}

/* ---------------------------------------------------------------- what is NULL in every row */

static const struct expr *bare_column(const struct expr *e)
{
    return e && e->kind == EXPR_COLUMN && !e->alias_of && e->relation ? e : NULL;
}

/* e cannot be true unless the column is NULL. */
static bool asks_null(const struct expr *e, const struct relation *r, unsigned column)
{
    if (e->kind == EXPR_BINARY && e->op == OP_AND) {
        return asks_null(e->a, r, column) || asks_null(e->b, r, column);
    }
    if (e->kind != EXPR_IS || e->is != IS_NULL || e->negated) {
        return false;
    }
    const struct expr *c = bare_column(e->a);
    /* Where a column that is never NULL in a row is NULL, there is no row. */
    return c && c->relation == r && (c->column_index == column || !relation_at(r, c->column_index)->nullable);
}

bool surely_null(const struct query *q, const struct result *r)
{
    const struct expr *c = bare_column(r->expr);
    const struct relation *from = r->relation ? r->relation : c ? c->relation : NULL;
    if (r->type.kind == TYPE_NULL) {
        return true;
    }
    if (!from || q->left || !q->select || !q->select->where) {
        return false;
    }
    return asks_null(q->select->where, from, r->relation ? r->column : c->column_index);
}
