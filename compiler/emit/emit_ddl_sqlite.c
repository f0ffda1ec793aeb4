/* emit_ddl_sqlite.c: the catalogue as SQLite's DDL. Part of emit_sql.
 *
 * What SQLite stores (all tables are STRICT, so a wrong class is refused when it is written):
 *   integers, BOOLEAN, BIT, YEAR    INTEGER, with a CHECK of the type's range (what MySQL refuses, SQLite refuses);
 *                                   BIGINT UNSIGNED and BIT(64) up to 9223372036854775807, which is SQLite's largest
 *   FLOAT, DOUBLE                   REAL
 *   DECIMAL(p,s)                    TEXT: digits at the scale s, "-0.50", CHECK of their number; no digit is lost
 *   CHAR, VARCHAR, TEXT             TEXT, CHECK of the length in characters
 *   ENUM                            TEXT, CHECK of the members
 *   SET                             TEXT: members in the declared order, with commas
 *   JSON, UUID, INET                TEXT, CHECK json_valid
 *   BINARY(n), VARBINARY(n), BLOB   BLOB, CHECK of the length (BINARY(n): exactly n, where MySQL would pad)
 *   DATE, DATETIME(f), TIMESTAMP(f) TEXT of one width: YYYY-MM-DD, YYYY-MM-DD hh:mm:ss[.f], UTC: they sort as time does
 *   TIME(f)                         TEXT: [-]hh:mm:ss[.f]
 * AUTO_INCREMENT keys are INTEGER PRIMARY KEY AUTOINCREMENT; another integer key is INT, which is no rowid alias, so
 * that a NULL is refused there as on MySQL. Index names are `table_index`: they share one name space in SQLite. */
#include <string.h>

#include "emit/emit_ddl_part.h"

struct schema {
    struct emit *e;
    struct map names; /* tables and indexes share one name space, without case */
};

static const char *storage(const struct schema *s, const struct column *c)
{
    switch (c->type.kind) {
    case TYPE_BOOL:
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64:
    case TYPE_YEAR:
    case TYPE_BIT: return "INTEGER";
    case TYPE_FLOAT:
    case TYPE_DOUBLE: return "REAL";
    case TYPE_DECIMAL:
    case TYPE_TEXT:
    case TYPE_ENUM:
    case TYPE_SET:
    case TYPE_DATE:
    case TYPE_TIME:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP:
    case TYPE_JSON:
    case TYPE_UUID:
    case TYPE_INET: return "TEXT";
    case TYPE_BLOB: return "BLOB";
    case TYPE_ANY: return "ANY";
    case TYPE_NONE:
    case TYPE_NULL:
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_N_KINDS: break;
    }
    refuse_at(s->e, c->place, "store `%.*s` of type %.*s", STR_ARG(c->name), STR_ARG(type_sql(s->e->a, &c->type)));
    return "ANY";
}

static const struct index *primary(const struct table *t)
{
    return t->indexes.n && t->indexes.v[0]->primary ? t->indexes.v[0] : NULL;
}

/* The key that an AUTO_INCREMENT column is alone in: SQLite counts only there. */
static const struct index *counted_key(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        const struct index *x = t->indexes.v[i];
        if (x->unique && !x->partial && x->parts.n == 1 && x->parts.v[0].column == c && (x->primary || !primary(t))) {
            return x;
        }
    }
    return NULL;
}

static const struct column *counted(const struct table *t)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        if (t->columns.v[i]->auto_increment) {
            return t->columns.v[i];
        }
    }
    return NULL;
}

/* ---------------------------------------------------------------- the CHECK of a column's type */

static void check_open(struct emit *e, const struct column *c, const char *function)
{
    put(e, " CHECK (");
    put(e, function);
    put(e, *function ? "(" : "");
    put_name(e, c->name);
    put(e, *function ? ")" : "");
}

static void check_integer(struct emit *e, const struct column *c)
{
    unsigned bits = text_starts(c->type.sql_type, "MEDIUMINT") ? 24 : type_bits(c->type.kind);
    bool is_unsigned = type_is_unsigned(c->type.kind);
    if (bits == 64) {
        if (is_unsigned) {
            check_open(e, c, "");
            put(e, " >= 0)");
        }
        return;
    }
    int64_t span = (int64_t)1 << (is_unsigned ? bits : bits - 1);
    check_open(e, c, "");
    buf_printf(&e->out, " BETWEEN %lld AND %lld)", is_unsigned ? 0LL : (long long)-span, (long long)span - 1);
}

static void check_bits(struct emit *e, const struct column *c)
{
    check_open(e, c, "");
    if (c->type.precision >= 63) {
        put(e, " >= 0)");
    } else {
        buf_printf(&e->out, " BETWEEN 0 AND %lld)", (1LL << c->type.precision) - 1);
    }
}

static void check_members(struct emit *e, const struct column *c)
{
    check_open(e, c, "");
    put(e, " IN (");
    for (unsigned i = 0; i < c->type.members->n; i++) {
        put(e, i ? ", " : "");
        put_string(e, c->type.members->labels[i]);
    }
    put(e, "))");
}

static void check_length(struct emit *e, const struct column *c, const char *op, unsigned n)
{
    check_open(e, c, "length");
    buf_printf(&e->out, " %s %u)", op, n);
}

static void check_temporal(struct emit *e, const struct column *c)
{
    unsigned fraction = c->type.scale ? c->type.scale + 1 : 0;
    check_length(e, c, "=", c->type.kind == TYPE_DATE ? 10 : 19 + fraction);
}

/* No more digits than the DECIMAL has; its form is the run time's and the emitted expressions' to keep. */
static void check_digits(struct emit *e, const struct column *c)
{
    unsigned p = c->type.precision, s = c->type.scale, digits = p == s ? p + 1 : p;
    put(e, " CHECK (length(ltrim(");
    put_name(e, c->name);
    buf_printf(&e->out, ", '-')) <= %u)", s ? digits + 1 : digits);
}

static void check_number(struct emit *e, const struct column *c)
{
    if (c->type.kind == TYPE_DECIMAL && c->type.precision) {
        check_digits(e, c);
    }
    if (!str_ends(c->type.sql_type, "UNSIGNED")) {
        return;
    }
    check_open(e, c, "");
    put(e, c->type.kind == TYPE_DECIMAL ? " NOT GLOB '-*')" : " >= 0.0)");
}

static void check_text(struct emit *e, const struct column *c)
{
    if (c->type.precision) {
        check_length(e, c, "<=", c->type.precision);
    }
}

/* Before SQLite 3.45 json_valid(NULL) is 0. */
static void check_json(struct emit *e, const struct column *c)
{
    check_open(e, c, "");
    put(e, " IS NULL OR json_valid(");
    put_name(e, c->name);
    put(e, "))");
}

static void check_type(struct emit *e, const struct column *c)
{
    switch (c->type.kind) {
    case TYPE_BOOL:
        check_open(e, c, "");
        put(e, " IN (0, 1))");
        break;
    case TYPE_INT8:
    case TYPE_INT16:
    case TYPE_INT32:
    case TYPE_INT64:
    case TYPE_UINT8:
    case TYPE_UINT16:
    case TYPE_UINT32:
    case TYPE_UINT64: check_integer(e, c); break;
    case TYPE_YEAR:
        check_open(e, c, "");
        put(e, " = 0 OR ");
        put_name(e, c->name);
        put(e, " BETWEEN 1901 AND 2155)");
        break;
    case TYPE_BIT: check_bits(e, c); break;
    case TYPE_FLOAT:
    case TYPE_DOUBLE:
    case TYPE_DECIMAL: check_number(e, c); break;
    case TYPE_TEXT: check_text(e, c); break;
    case TYPE_BLOB:
        text_starts(c->type.sql_type, "BINARY") ? check_length(e, c, "=", c->type.precision) : check_text(e, c);
        break;
    case TYPE_ENUM: check_members(e, c); break;
    case TYPE_JSON: check_json(e, c); break;
    case TYPE_UUID: check_length(e, c, "=", 36); break;
    case TYPE_DATE:
    case TYPE_DATETIME:
    case TYPE_TIMESTAMP: check_temporal(e, c); break;
    case TYPE_TIME:
    case TYPE_SET:
    case TYPE_INET:
    case TYPE_ANY:
    case TYPE_NONE:
    case TYPE_NULL:
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_N_KINDS: break;
    }
}

/* ---------------------------------------------------------------- columns */

static void column_type(const struct schema *s, const struct table *t, const struct column *c)
{
    const struct index *key = primary(t);
    const char *type = storage(s, c);
    bool alone = key && key->parts.n == 1 && key->parts.v[0].column == c;
    if (c->auto_increment && counted_key(t, c)) {
        put(s->e, " INTEGER PRIMARY KEY AUTOINCREMENT");
    } else {
        put(s->e, " ");
        put(s->e, alone && strcmp(type, "INTEGER") == 0 ? "INT" : type);
    }
}

static void write_column(const struct schema *s, const struct table *t, const struct column *c)
{
    struct emit *e = s->e;
    e->text = c->def_text;
    put(e, "\n    ");
    put_name(e, c->name);
    column_type(s, t, c);
    put(e, (c->generated ? c->def->not_null : c->not_null) ? " NOT NULL" : "");
    if (!c->generated && !c->auto_increment) {
        put_default(e, c);
    }
    put_generated(e, c);
    check_type(e, c);
    put_domain_checks(e, c);
}

/* ---------------------------------------------------------------- keys */

static void check_counters(struct emit *e, const struct table *t, const struct column *first, const struct index *key)
{
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        if (c->auto_increment && (c != first || !key)) {
            refuse_at(e, c->place,
                      "count in `%.*s`: only one column, which is the whole primary key, can be AUTO_INCREMENT",
                      STR_ARG(c->name));
        }
    }
}

static void write_table(const struct schema *s, const struct table *t, str_vec *out)
{
    struct emit *e = s->e;
    const struct column *auto_column = counted(t);
    const struct index *key = primary(t), *inlined = auto_column ? counted_key(t, auto_column) : NULL;
    check_counters(e, t, auto_column, inlined);
    put(e, "CREATE TABLE ");
    put_name(e, t->name);
    put(e, " (");
    for (unsigned i = 0; i < t->columns.n; i++) {
        put(e, i ? "," : "");
        write_column(s, t, t->columns.v[i]);
    }
    if (key && key != inlined) {
        put(e, ",\n    PRIMARY KEY");
        put_key_parts(e, key);
    }
    for (unsigned i = 0; i < t->foreign_keys.n; i++) {
        put_foreign(e, t->foreign_keys.v[i]);
    }
    for (unsigned i = 0; i < t->checks.n; i++) {
        if (!t->checks.v[i]->not_enforced) put_check(e, t->checks.v[i]);
    }
    put(e, "\n) STRICT");
    vec_push(e->a, out, emit_take(e));
}

/* ---------------------------------------------------------------- indexes */

static struct str index_name(struct schema *s, const struct table *t, const struct index *x)
{
    struct str prefix = str_printf(s->e->a, "%.*s_", STR_ARG(t->name));
    struct str base = x->name.n ? x->name : STR("index"), name;
    if (s->e->from == DIALECT_MYSQL && !text_starts(base, prefix.p)) {
        base = str_printf(s->e->a, "%.*s%.*s", STR_ARG(prefix), STR_ARG(base));
    }
    name = base;
    for (unsigned n = 2; map_get(&s->names, name); n++) {
        name = str_printf(s->e->a, "%.*s_%u", STR_ARG(base), n);
    }
    map_set(&s->names, name, s);
    return name;
}

static bool index_possible(struct emit *e, const struct index *x)
{
    for (unsigned i = 0; i < x->parts.n; i++) {
        if (x->parts.v[i].prefix && x->unique) {
            return refuse_at(e, x->place, "make the first %llu characters of `%.*s` unique",
                             (unsigned long long)x->parts.v[i].prefix, STR_ARG(x->parts.v[i].column->name));
        }
    }
    if (x->fulltext || x->spatial) {
        return refuse_at(e, x->place, "have a %s index", x->fulltext ? "FULLTEXT" : "SPATIAL");
    }
    return true;
}

static void write_index(struct schema *s, const struct table *t, const struct index *x, str_vec *out)
{
    struct emit *e = s->e;
    if (x->method || !index_possible(e, x)) {
        return; /* PostgreSQL's own methods change no result */
    }
    e->text = x->place.text;
    put(e, x->unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
    put_name(e, index_name(s, t, x));
    put(e, " ON ");
    put_name(e, t->name);
    put_key_parts(e, x);
    if (x->where) {
        put(e, " WHERE ");
        emit_condition(e, x->where);
    }
    vec_push(e->a, out, emit_take(e));
}

static void write_indexes(struct schema *s, const struct table *t, str_vec *out)
{
    const struct column *auto_column = counted(t);
    const struct index *inlined = auto_column ? counted_key(t, auto_column) : NULL;
    for (unsigned i = 0; i < t->indexes.n; i++) {
        if (!t->indexes.v[i]->primary && !t->indexes.v[i]->implied && t->indexes.v[i] != inlined) {
            write_index(s, t, t->indexes.v[i], out);
        }
    }
}

static void claim(struct schema *s, const struct table *t)
{
    if (map_set(&s->names, t->name, s)) {
        refuse_at(s->e, t->place, "hold both `%.*s` and a table that differs from it in letter case only",
                  STR_ARG(t->name));
    }
}

void emit_schema_sqlite(struct emit *e, str_vec *out)
{
    struct schema s = {.e = e};
    map_init(&s.names, e->a, true);
    for (unsigned i = 0; i < e->c->tables.n; i++) {
        const struct table *t = e->c->tables.entries[i].value;
        if (t) {
            claim(&s, t);
        }
    }
    for (unsigned i = 0; i < e->c->tables.n; i++) {
        const struct table *t = e->c->tables.entries[i].value;
        if (t && !t->view && emit_own_database(e, t)) {
            write_table(&s, t, out);
            write_indexes(&s, t, out);
        }
    }
    emit_views(e, out);
}
