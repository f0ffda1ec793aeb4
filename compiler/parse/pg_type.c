/* pg_type.c: TypeName nodes → type_name (PARSE).
 *
 * libpg_query names built-in types as PostgreSQL does inside (int4, bpchar); the AST has the
 * standard's spelling in upper case. A name that is no built-in type's is the user's own: an enum
 * or a domain of CREATE TYPE. */
#include "parse/pg_tree.h"

#include <string.h>

#include "pg_query/pg_query.pb-c.h"

static const struct {
    const char *inside, *sql;
} builtin[] = {
    {"int2", "SMALLINT"},
    {"int4", "INTEGER"},
    {"int8", "BIGINT"},
    {"smallserial", "SMALLSERIAL"},
    {"serial2", "SMALLSERIAL"},
    {"serial", "SERIAL"},
    {"serial4", "SERIAL"},
    {"bigserial", "BIGSERIAL"},
    {"serial8", "BIGSERIAL"},
    {"float4", "REAL"},
    {"float8", "DOUBLE PRECISION"},
    {"numeric", "NUMERIC"},
    {"money", "MONEY"},
    {"bool", "BOOLEAN"},
    {"text", "TEXT"},
    {"varchar", "VARCHAR"},
    {"bpchar", "CHAR"},
    {"bytea", "BYTEA"},
    {"date", "DATE"},
    {"time", "TIME"},
    {"timetz", "TIME WITH TIME ZONE"},
    {"timestamp", "TIMESTAMP"},
    {"timestamptz", "TIMESTAMP WITH TIME ZONE"},
    {"interval", "INTERVAL"},
    {"json", "JSON"},
    {"jsonb", "JSONB"},
    {"uuid", "UUID"},
    {"xml", "XML"},
    {"inet", "INET"},
    {"cidr", "CIDR"},
    {"macaddr", "MACADDR"},
    {"bit", "BIT"},
    {"varbit", "BIT VARYING"},
};

static const char *sql_name(const char *inside)
{
    for (size_t i = 0; i < sizeof builtin / sizeof *builtin; i++) {
        if (strcmp(builtin[i].inside, inside) == 0) {
            return builtin[i].sql;
        }
    }
    return NULL;
}

/* int4, or pg_catalog.int4: the name inside; NULL: some other schema's. */
static const char *inside_name(const PgQuery__TypeName *t)
{
    if (t->n_names == 1) {
        return pg_string(t->names[0]);
    }
    if (t->n_names == 2 && strcmp(pg_string(t->names[0]), "pg_catalog") == 0) {
        return pg_string(t->names[1]);
    }
    return NULL;
}

/* A type modifier that is a plain number. */
static bool modifier(const PgQuery__Node *n, uint64_t *out)
{
    if (n->node_case != PG_QUERY__NODE__NODE_A_CONST || n->a_const->isnull ||
        n->a_const->val_case != PG_QUERY__A__CONST__VAL_IVAL || n->a_const->ival->ival < 0) {
        return false;
    }
    *out = (uint64_t)n->a_const->ival->ival;
    return true;
}

/* interval's first modifier is a mask of fields; all of them unless the user named some. */
static bool is_interval(const PgQuery__TypeName *t)
{
    return strcmp(pg_string(t->names[t->n_names - 1]), "interval") == 0;
}

static void interval_modifiers(struct pg *p, const PgQuery__TypeName *t, struct type_name *out)
{
    enum { INTERVAL_FULL_RANGE = 0x7fff };
    uint64_t fields = 0;
    if (t->n_typmods == 0) {
        return;
    }
    if (!modifier(t->typmods[0], &fields) || fields != INTERVAL_FULL_RANGE) {
        pg_unsupported(p, out->span, "an interval of named fields");
    } else if (t->n_typmods == 2) {
        out->has_length = modifier(t->typmods[1], &out->length);
    }
}

static void modifiers(struct pg *p, const PgQuery__TypeName *t, struct type_name *out)
{
    if (is_interval(t)) {
        interval_modifiers(p, t, out);
        return;
    }
    bool good = t->n_typmods <= 2;
    if (good && t->n_typmods >= 1) {
        good = out->has_length = modifier(t->typmods[0], &out->length);
    }
    if (good && t->n_typmods == 2) {
        good = out->has_scale = modifier(t->typmods[1], &out->scale);
    }
    if (!good) {
        pg_unsupported(p, out->span, "a type with such modifiers");
    }
}

static void user_type(struct pg *p, struct pg_range r, struct type_name *out)
{
    uint32_t i = r.lo;
    out->user = pg_qname(p, &i);
}

void pg_type(struct pg *p, const PgQuery__TypeName *t, struct pg_range r, struct type_name *out)
{
    out->span = pg_span(p, r);
    if (t == NULL || t->n_names == 0 || r.lo >= r.hi) {
        pg_lost(p, r.lo);
        return;
    }
    if (t->setof || t->pct_type) {
        pg_unsupported(p, out->span, "%s", t->setof ? "SETOF" : "%TYPE");
        return;
    }
    const char *inside = inside_name(t), *sql = inside == NULL ? NULL : sql_name(inside);
    if (sql == NULL) {
        user_type(p, r, out);
    } else {
        out->name = str_from(sql);
    }
    out->array = t->n_array_bounds > 0;
    if (t->n_array_bounds > 1) {
        pg_unsupported(p, out->span, "an array of several dimensions");
    }
    modifiers(p, t, out);
}

/* ---------------------------------------------------------------- where a type ends */

static uint32_t skip_word(const struct pg *p, uint32_t i, const char *word)
{
    return pg_is(p, i, word) ? i + 1 : i;
}

/* (…), and WITH/WITHOUT TIME ZONE or VARYING around it */
static uint32_t skip_modifiers(const struct pg *p, uint32_t i)
{
    i = skip_word(p, i, "VARYING");
    i = pg_is(p, i, "(") ? pg_next(p, i) : i;
    bool zone = (pg_is(p, i, "WITH") || pg_is(p, i, "WITHOUT")) && pg_is(p, i + 1, "TIME");
    return zone && pg_is(p, i + 2, "ZONE") ? i + 3 : i;
}

/* YEAR, DAY TO SECOND(3) behind INTERVAL */
static uint32_t skip_fields(const struct pg *p, uint32_t i)
{
    static const char *const fields[] = {"YEAR", "MONTH", "DAY", "HOUR", "MINUTE", "SECOND"};
    for (size_t k = 0; k < sizeof fields / sizeof *fields; k++) {
        if (pg_is(p, i, fields[k])) {
            i++;
            i = pg_is(p, i, "(") ? pg_next(p, i) : i;
            return pg_is(p, i, "TO") ? skip_fields(p, i + 1) : i;
        }
    }
    return i;
}

static uint32_t skip_array(const struct pg *p, uint32_t i)
{
    i = skip_word(p, i, "ARRAY");
    while (pg_is(p, i, "[")) {
        i = pg_next(p, i);
    }
    return i;
}

uint32_t pg_type_end(const struct pg *p, uint32_t i)
{
    i = skip_word(p, i, "SETOF");
    bool interval = pg_is(p, i, "INTERVAL");
    if (pg_is(p, i, "DOUBLE") && pg_is(p, i + 1, "PRECISION")) {
        i++;
    } else if (pg_is(p, i, "NATIONAL")) {
        i++;
    }
    for (i++; pg_is(p, i, "."); i += 2) {
    }
    i = skip_modifiers(p, i);
    i = interval ? skip_fields(p, i) : i;
    return skip_array(p, i);
}
