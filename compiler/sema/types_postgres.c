/* types_postgres.c: the types of the portable dialect, PostgreSQL's, with the schema's own enums and domains. Part of
 * DDL replay. TIMESTAMP WITH TIME ZONE is an instant, our timestamp; without it is a civil time, our datetime.
 * What PostgreSQL has and no target can keep (arrays, intervals, ranges) is a diagnostic. */
#include "sema/types.h"

enum rule { R_PLAIN, R_NUMERIC, R_CHAR, R_VARCHAR, R_FRACTION, R_LATER };

struct pg_type {
    const char *name, *canonical;
    enum type_kind kind;
    enum rule rule;
};
static const struct pg_type types[] = {
    {"SMALLINT", "SMALLINT", TYPE_INT16, R_PLAIN},
    {"INT2", "SMALLINT", TYPE_INT16, R_PLAIN},
    {"INTEGER", "INTEGER", TYPE_INT32, R_PLAIN},
    {"INT", "INTEGER", TYPE_INT32, R_PLAIN},
    {"INT4", "INTEGER", TYPE_INT32, R_PLAIN},
    {"BIGINT", "BIGINT", TYPE_INT64, R_PLAIN},
    {"INT8", "BIGINT", TYPE_INT64, R_PLAIN},
    {"SMALLSERIAL", "SMALLINT", TYPE_INT16, R_PLAIN},
    {"SERIAL2", "SMALLINT", TYPE_INT16, R_PLAIN},
    {"SERIAL", "INTEGER", TYPE_INT32, R_PLAIN},
    {"SERIAL4", "INTEGER", TYPE_INT32, R_PLAIN},
    {"BIGSERIAL", "BIGINT", TYPE_INT64, R_PLAIN},
    {"SERIAL8", "BIGINT", TYPE_INT64, R_PLAIN},
    {"REAL", "REAL", TYPE_FLOAT, R_PLAIN},
    {"FLOAT4", "REAL", TYPE_FLOAT, R_PLAIN},
    {"DOUBLE PRECISION", "DOUBLE PRECISION", TYPE_DOUBLE, R_PLAIN},
    {"FLOAT8", "DOUBLE PRECISION", TYPE_DOUBLE, R_PLAIN},
    {"FLOAT", "DOUBLE PRECISION", TYPE_DOUBLE, R_PLAIN},
    {"NUMERIC", "NUMERIC", TYPE_DECIMAL, R_NUMERIC},
    {"DECIMAL", "NUMERIC", TYPE_DECIMAL, R_NUMERIC},
    {"DEC", "NUMERIC", TYPE_DECIMAL, R_NUMERIC},
    {"TEXT", "TEXT", TYPE_TEXT, R_PLAIN},
    {"VARCHAR", "VARCHAR", TYPE_TEXT, R_VARCHAR},
    {"CHARACTER VARYING", "VARCHAR", TYPE_TEXT, R_VARCHAR},
    {"CHAR", "CHAR", TYPE_TEXT, R_CHAR},
    {"CHARACTER", "CHAR", TYPE_TEXT, R_CHAR},
    {"BPCHAR", "CHAR", TYPE_TEXT, R_CHAR},
    {"BYTEA", "BYTEA", TYPE_BLOB, R_PLAIN},
    {"BOOLEAN", "BOOLEAN", TYPE_BOOL, R_PLAIN},
    {"BOOL", "BOOLEAN", TYPE_BOOL, R_PLAIN},
    {"JSON", "JSON", TYPE_JSON, R_PLAIN},
    {"JSONB", "JSONB", TYPE_JSON, R_PLAIN},
    {"UUID", "UUID", TYPE_UUID, R_PLAIN},
    {"DATE", "DATE", TYPE_DATE, R_PLAIN},
    {"TIMESTAMPTZ", "TIMESTAMPTZ", TYPE_TIMESTAMP, R_FRACTION},
    {"TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ", TYPE_TIMESTAMP, R_FRACTION},
    {"TIMESTAMP", "TIMESTAMP", TYPE_DATETIME, R_FRACTION},
    {"TIMESTAMP WITHOUT TIME ZONE", "TIMESTAMP", TYPE_DATETIME, R_FRACTION},
    {"TIME", "TIME", TYPE_TIME, R_FRACTION},
    {"TIME WITHOUT TIME ZONE", "TIME", TYPE_TIME, R_FRACTION},
    {"INET", "INET", TYPE_INET, R_PLAIN},
    {"TIMETZ", "", TYPE_NONE, R_LATER},
    {"TIME WITH TIME ZONE", "", TYPE_NONE, R_LATER},
    {"INTERVAL", "", TYPE_NONE, R_LATER},
    {"MONEY", "", TYPE_NONE, R_LATER},
    {"BIT", "", TYPE_NONE, R_LATER},
    {"VARBIT", "", TYPE_NONE, R_LATER},
    {"BIT VARYING", "", TYPE_NONE, R_LATER},
    {"CIDR", "", TYPE_NONE, R_LATER},
    {"MACADDR", "", TYPE_NONE, R_LATER},
    {"MACADDR8", "", TYPE_NONE, R_LATER},
    {"XML", "", TYPE_NONE, R_LATER},
    {"POINT", "", TYPE_NONE, R_LATER},
    {"LINE", "", TYPE_NONE, R_LATER},
    {"LSEG", "", TYPE_NONE, R_LATER},
    {"BOX", "", TYPE_NONE, R_LATER},
    {"PATH", "", TYPE_NONE, R_LATER},
    {"POLYGON", "", TYPE_NONE, R_LATER},
    {"CIRCLE", "", TYPE_NONE, R_LATER},
    {"TSVECTOR", "", TYPE_NONE, R_LATER},
    {"TSQUERY", "", TYPE_NONE, R_LATER},
    {"INT4RANGE", "", TYPE_NONE, R_LATER},
    {"INT8RANGE", "", TYPE_NONE, R_LATER},
    {"NUMRANGE", "", TYPE_NONE, R_LATER},
    {"TSRANGE", "", TYPE_NONE, R_LATER},
    {"TSTZRANGE", "", TYPE_NONE, R_LATER},
    {"DATERANGE", "", TYPE_NONE, R_LATER},
    {"NAME", "", TYPE_NONE, R_LATER},
    {"OID", "", TYPE_NONE, R_LATER},
    {"CITEXT", "", TYPE_NONE, R_LATER},
    {"HSTORE", "", TYPE_NONE, R_LATER},
};
enum { N_TYPES = sizeof types / sizeof *types };

static bool read_numeric(const struct type_ask *k, struct type *out)
{
    if (k->t->has_length && (k->t->length < 1 || k->t->length > 1000)) {
        return type_refuse(k, "1 to 1000 digits");
    }
    if (k->t->has_scale && k->t->scale > k->t->length) {
        return type_refuse(k, "more digits after the point than in all");
    }
    out->precision = k->t->has_length ? (unsigned)k->t->length : 0;
    out->scale = k->t->has_scale ? (unsigned)k->t->scale : 0;
    out->sql_type =
        out->precision ? str_printf(k->c->arena, "NUMERIC(%u,%u)", out->precision, out->scale) : STR("NUMERIC");
    return true;
}

static bool read_length(const struct type_ask *k, const struct pg_type *p, struct type *out)
{
    bool one = p->rule == R_CHAR && !k->t->has_length;
    if (k->t->has_length && (k->t->length < 1 || k->t->length > 10485760)) {
        return type_refuse(k, "1 to 10485760 characters");
    }
    out->precision = k->t->has_length ? (unsigned)k->t->length : one ? 1 : 0;
    out->sql_type =
        out->precision ? str_printf(k->c->arena, "%s(%u)", p->canonical, out->precision) : str_from(p->canonical);
    return true;
}

static bool read_fraction(const struct type_ask *k, const struct pg_type *p, struct type *out)
{
    out->scale = k->t->has_length ? (unsigned)(k->t->length > 6 ? 6 : k->t->length) : 6; /* PostgreSQL clips, too */
    out->sql_type = type_written(k->c->arena, k->t, str_from(p->canonical));
    return true;
}

static bool read_rule(const struct type_ask *k, const struct pg_type *p, struct type *out)
{
    *out = type_of(p->kind);
    out->sql_type = str_from(p->canonical);
    out->collation = k->t->collation.text;
    switch (p->rule) {
    case R_PLAIN: return true;
    case R_NUMERIC: return read_numeric(k, out);
    case R_CHAR:
    case R_VARCHAR: return read_length(k, p, out);
    case R_FRACTION: return read_fraction(k, p, out);
    case R_LATER: return type_not_yet(k);
    }
    return false;
}

static bool read_user(const struct type_ask *k, struct str name, struct type *out)
{
    const struct enum_type *e = map_get(&k->c->enums, name);
    const struct domain *domain = map_get(&k->c->domains, name);
    if (e) {
        *out = type_of(TYPE_ENUM);
        out->members = e;
        out->sql_type = e->name;
    } else if (domain) {
        *out = domain->type;
    }
    return e || domain;
}

static bool no_such(const struct type_ask *k)
{
    unsigned n = 0;
    const char **known = ARENA_ARRAY(k->d->arena, const char *, N_TYPES + k->c->enums.n + k->c->domains.n);
    for (unsigned i = 0; i < N_TYPES; i++) {
        known[n++] = types[i].name;
    }
    for (unsigned i = 0; i < k->c->enums.n; i++) {
        if (!k->c->enums.entries[i].value) {
            continue;
        }
        known[n++] = str_dup(k->d->arena, k->c->enums.entries[i].key).p;
    }
    for (unsigned i = 0; i < k->c->domains.n; i++) {
        known[n++] = str_dup(k->d->arena, k->c->domains.entries[i].key).p;
    }
    return type_unknown(k, known, n);
}

bool types_postgres(const struct type_ask *k, struct type *out)
{
    struct str name = k->t->user.name.text.n ? k->t->user.name.text : k->t->name;
    if (k->t->array) {
        return type_not_yet(k);
    }
    const struct domain *domain = map_get(&k->c->domains, name);
    if (domain && domain->create->unknown) {
        return true; /* reported where it is made */
    }
    if (read_user(k, name, out)) {
        return true;
    }
    for (unsigned i = 0; i < N_TYPES; i++) {
        if (str_is(name, types[i].name)) {
            return read_rule(k, &types[i], out);
        }
    }
    return no_such(k);
}
