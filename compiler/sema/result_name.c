/* result_name.c: what PostgreSQL calls a result column that has no alias. Part of BIND.
 *
 * A function's result bears its name, a CAST's that of what is cast, or the type's. What PostgreSQL calls "?column?" is
 * called by its text, as in the other dialects. */
#include "sema/bind.h"

/* How much a name is worth: a CASE's branch or a type's name gives way to a better one. */
enum worth { NO_NAME, WEAK, STRONG };
enum { MAX_DEPTH = 500 };

static enum worth name_of(const struct bind *b, const struct expr *e, struct str *name, unsigned depth);

static struct str type_word(const struct type_name *t)
{
    static const char *const words[][2] = {{"SMALLINT", "int2"},       {"SMALLSERIAL", "int2"},
                                           {"INTEGER", "int4"},        {"BIGINT", "int8"},
                                           {"REAL", "float4"},         {"DOUBLE PRECISION", "float8"},
                                           {"NUMERIC", "numeric"},     {"BOOLEAN", "bool"},
                                           {"TEXT", "text"},           {"VARCHAR", "varchar"},
                                           {"CHAR", "bpchar"},         {"BYTEA", "bytea"},
                                           {"DATE", "date"},           {"TIME", "time"},
                                           {"TIMESTAMP", "timestamp"}, {"TIMESTAMP WITH TIME ZONE", "timestamptz"},
                                           {"JSON", "json"},           {"JSONB", "jsonb"},
                                           {"UUID", "uuid"},           {"INET", "inet"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (str_eq(t->name, str_from(words[i][0]))) {
            return str_from(words[i][1]);
        }
    }
    return t->user.name.text;
}

static enum worth of_cast(const struct bind *b, const struct expr *e, struct str *name, unsigned depth)
{
    bool call = e->type_name->span.off == e->op_span.off && e->type_name->span.len == e->op_span.len;
    if (call) { /* date(x) */
        *name = str_sub(b->text->text, e->op_span.off, e->op_span.len);
        return STRONG;
    }
    enum worth worth = name_of(b, e->a, name, depth);
    if (worth <= WEAK && type_word(e->type_name).n) {
        *name = type_word(e->type_name);
        worth = WEAK;
    }
    return worth;
}

static struct str call_name(const struct expr *e)
{
    struct str name = e->call->function.name.text, side = e->call->syntax;
    if (str_is(name, "trim")) {
        return str_is(side, "LEADING") ? STR("ltrim") : str_is(side, "TRAILING") ? STR("rtrim") : STR("btrim");
    }
    return name;
}

static enum worth of_query(const struct expr *e, struct str *name)
{
    const struct query *q = e->select->query;
    const struct result *r = q && q->results.n == 1 ? &q->results.v[0] : NULL;
    if (!r || !(r->has_alias || (r->expr && r->expr->kind == EXPR_COLUMN))) {
        return NO_NAME;
    }
    *name = r->name;
    return STRONG;
}

static enum worth of_case(const struct bind *b, const struct expr *e, struct str *name, unsigned depth)
{
    enum worth worth = e->b ? name_of(b, e->b, name, depth) : NO_NAME;
    if (worth <= WEAK) {
        *name = STR("case");
        worth = WEAK;
    }
    return worth;
}

static enum worth named(struct str *name, struct str is, enum worth worth)
{
    *name = is;
    return worth;
}

static enum worth name_of(const struct bind *b, const struct expr *e, struct str *name, unsigned depth)
{
    if (depth > MAX_DEPTH) {
        return NO_NAME;
    }
    depth++;
    switch ((int)e->kind) {
    case EXPR_COLUMN: return named(name, e->name.text, STRONG);
    case EXPR_CALL: return named(name, call_name(e), STRONG);
    case EXPR_CAST: return of_cast(b, e, name, depth);
    case EXPR_COLLATE: return name_of(b, e->a, name, depth);
    case EXPR_CASE: return of_case(b, e, name, depth);
    case EXPR_EXISTS: return named(name, STR("exists"), STRONG);
    case EXPR_SUBQUERY: return of_query(e, name);
    case EXPR_ROW: return named(name, STR("row"), STRONG);
    case EXPR_TEMPORAL:
        return named(name,
                     e->temporal == TYPE_DATE   ? STR("date")
                     : e->temporal == TYPE_TIME ? STR("time")
                                                : STR("timestamp"),
                     WEAK);
    default: return NO_NAME;
    }
}

bool postgres_name(const struct bind *b, const struct expr *e, struct str *name)
{
    return b->o.dialect == DIALECT_POSTGRES && e->kind != EXPR_COLUMN && name_of(b, e, name, 0) != NO_NAME;
}
