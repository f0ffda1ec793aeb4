/* emit_ddl_mysql.c: the catalogue as DDL for MySQL, MariaDB and Dolt. Part of emit_sql.
 *
 * What they store of a PostgreSQL or SQLite schema:
 *   smallint, integer, bigint          SMALLINT, INT, BIGINT (SQLite's INTEGER: BIGINT)
 *   boolean                            TINYINT(1), CHECK of 0 and 1
 *   real, double precision             FLOAT, DOUBLE
 *   numeric(p,s)                       DECIMAL(p,s), up to 65 digits, 30 after the point; one without p is refused
 *   varchar(n), char(n)                VARCHAR(n), CHAR(n)
 *   text                               LONGTEXT; in a key or index VARCHAR(255), because MySQL indexes no unbounded text:
 *                                      a longer one is refused when it is written
 *   bytea, BLOB                        LONGBLOB; in a key it is refused
 *   enum                               ENUM
 *   timestamptz(f), timestamp(f)       TIMESTAMP(f) (1970 … 2038), DATETIME(f)
 *   date, time(f), json(b), uuid, inet DATE, TIME(f), JSON, CHAR(36), VARCHAR(43)
 *   serial, identity, rowid            AUTO_INCREMENT
 * Text is utf8mb4 and compares by its bytes, blanks at its end included, as on SQLite: a collation that MariaDB (from
 * 10.2) and MySQL (from 8.0.17) call by names of their own. Dolt reads both comments and goes by the second. A SQLite
 * column that may hold anything is refused. */
#include "emit/emit_ddl_part.h"

#define BYTES_COLLATION "/*M!100201 COLLATE=utf8mb4_nopad_bin */ /*!80017 COLLATE=utf8mb4_0900_bin */"

enum { KEY_TEXT = 255, MAX_NAME = 64, MAX_VARCHAR = 16383, MAX_KEY_TEXTS = 3 };

static bool in_index(const struct index *x, const struct column *c)
{
    for (unsigned i = 0; i < x->parts.n; i++) {
        if (x->parts.v[i].column == c) {
            return true;
        }
    }
    return false;
}

static bool is_keyed(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        if (in_index(t->indexes.v[i], c)) {
            return true;
        }
    }
    for (unsigned i = 0; i < t->foreign_keys.n; i++) {
        for (unsigned k = 0; k < t->foreign_keys.v[i]->columns.n; k++) {
            if (t->foreign_keys.v[i]->columns.v[k] == c) {
                return true;
            }
        }
    }
    return false;
}

static void text_type(struct emit *e, const struct table *t, const struct column *c)
{
    unsigned n = c->type.precision;
    bool fixed = text_starts(c->type.sql_type, "CHAR(") && n <= 255;
    if (e->from == DIALECT_SQLITE) { /* a length is no limit there */
        n = 0;
    }
    if (n && n <= MAX_VARCHAR) {
        buf_printf(&e->out, "%s(%u)", fixed ? "CHAR" : "VARCHAR", n);
    } else if (is_keyed(t, c)) {
        buf_printf(&e->out, "VARCHAR(%d)", KEY_TEXT);
    } else {
        put(e, "LONGTEXT");
    }
}

static void decimal_type(struct emit *e, const struct column *c)
{
    if (!c->type.precision || c->type.precision > 65 || c->type.scale > 30) {
        refuse_at(e, c->place, "store `%.*s`: a NUMERIC needs a precision of at most 65 digits, 30 after the point",
                  STR_ARG(c->name));
        return;
    }
    buf_printf(&e->out, "DECIMAL(%u,%u)", c->type.precision, c->type.scale);
}

static void enum_type(struct emit *e, const struct column *c)
{
    put(e, c->type.kind == TYPE_ENUM ? "ENUM(" : "SET(");
    for (unsigned i = 0; i < c->type.members->n; i++) {
        struct str label = c->type.members->labels[i];
        if (label.n && label.p[label.n - 1] == ' ') {
            refuse_at(e, c->place, "hold the member '%.*s': it would lose the blank at its end", STR_ARG(label));
        }
        put(e, i ? "," : "");
        put_string(e, label);
    }
    put(e, ")");
}

static void scaled_type(struct emit *e, const char *word, unsigned scale)
{
    put(e, word);
    if (scale) {
        buf_printf(&e->out, "(%u)", scale);
    }
}

static void blob_type(struct emit *e, const struct table *t, const struct column *c)
{
    if (is_keyed(t, c)) {
        refuse_at(e, c->place, "index the bytes of `%.*s`: they have no length", STR_ARG(c->name));
    }
    put(e, "LONGBLOB");
}

static void column_type(struct emit *e, const struct table *t, const struct column *c)
{
    static const char *const words[TYPE_N_KINDS] = {
        [TYPE_BOOL] = "TINYINT(1)",
        [TYPE_INT8] = "TINYINT",
        [TYPE_INT16] = "SMALLINT",
        [TYPE_INT32] = "INT",
        [TYPE_INT64] = "BIGINT",
        [TYPE_UINT8] = "TINYINT UNSIGNED",
        [TYPE_UINT16] = "SMALLINT UNSIGNED",
        [TYPE_UINT32] = "INT UNSIGNED",
        [TYPE_UINT64] = "BIGINT UNSIGNED",
        [TYPE_FLOAT] = "FLOAT",
        [TYPE_DOUBLE] = "DOUBLE",
        [TYPE_DATE] = "DATE",
        [TYPE_JSON] = "JSON",
        [TYPE_UUID] = "CHAR(36)",
        [TYPE_INET] = "VARCHAR(43)",
        [TYPE_YEAR] = "YEAR",
    };
    switch (c->type.kind) {
    case TYPE_TEXT: text_type(e, t, c); break;
    case TYPE_BLOB: blob_type(e, t, c); break;
    case TYPE_DECIMAL: decimal_type(e, c); break;
    case TYPE_ENUM:
    case TYPE_SET: enum_type(e, c); break;
    case TYPE_TIME: scaled_type(e, "TIME", c->type.scale); break;
    case TYPE_DATETIME: scaled_type(e, "DATETIME", c->type.scale); break;
    case TYPE_TIMESTAMP: scaled_type(e, "TIMESTAMP", c->type.scale); break;
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
    case TYPE_DATE:
    case TYPE_JSON:
    case TYPE_UUID:
    case TYPE_INET:
    case TYPE_YEAR: put(e, words[c->type.kind]); break;
    case TYPE_NONE:
    case TYPE_NULL:
    case TYPE_BIT:
    case TYPE_GEOMETRY:
    case TYPE_VECTOR:
    case TYPE_ANY:
    case TYPE_N_KINDS:
        refuse_at(e, c->place, "store `%.*s`, whose values may be of any class: declare INTEGER, REAL, TEXT or BLOB",
                  STR_ARG(c->name));
        break;
    }
}

static void check_bool(struct emit *e, const struct column *c)
{
    if (c->type.kind == TYPE_BOOL) {
        put(e, " CHECK (");
        put_name(e, c->name);
        put(e, " IN (0, 1))");
    }
}

static bool in_primary(const struct table *t, const struct column *c)
{
    return t->indexes.n && t->indexes.v[0]->primary && in_index(t->indexes.v[0], c);
}

/* Of SQLite's own collations only BINARY is one that the servers have, too. */
static void check_collation(struct emit *e, const struct column *c)
{
    struct str name = c->type.collation;
    if (e->from == DIALECT_SQLITE && name.n && !str_is(name, "BINARY")) {
        refuse_at(e, c->place, "compare `%.*s` as %.*s does: no collation of its own minds ASCII's letters alone",
                  STR_ARG(c->name), STR_ARG(name));
    }
}

static void write_column(struct emit *e, const struct table *t, const struct column *c)
{
    e->text = c->def_text;
    put(e, "\n    ");
    put_name(e, c->name);
    put(e, " ");
    column_type(e, t, c);
    if (in_primary(t, c) && !c->not_null) {
        refuse_at(e, c->place, "hold a NULL in the primary key's column `%.*s`: declare it NOT NULL", STR_ARG(c->name));
    }
    check_collation(e, c);
    put_generated(e, c);
    if (c->not_null && !c->generated) { /* MariaDB takes no NOT NULL on a generated column */
        put(e, " NOT NULL");
    } else if (c->type.kind == TYPE_TIMESTAMP) {
        put(e, " NULL"); /* or an old server would make it NOT NULL */
    }
    if (c->auto_increment) {
        put(e, " AUTO_INCREMENT");
    } else if (!c->generated) {
        put_default(e, c);
    }
    check_bool(e, c);
    put_domain_checks(e, c);
}

/* ---------------------------------------------------------------- keys */

static struct str index_name(struct emit *e, struct map *names, const struct index *x)
{
    struct str base = x->name.n                            ? x->name
                      : x->parts.n && x->parts.v[0].column ? x->parts.v[0].column->name
                                                           : STR("k"),
               name;
    base = str_sub(base, 0, base.n < MAX_NAME - 4 ? base.n : MAX_NAME - 4);
    name = base;
    for (unsigned n = 2; map_get(names, name) || str_is(name, "PRIMARY"); n++) {
        name = str_printf(e->a, "%.*s_%u", STR_ARG(base), n);
    }
    map_set(names, name, names);
    return name;
}

/* 3 texts of 255 characters of 4 bytes are what an index of 3072 bytes holds. */
static void check_key_size(struct emit *e, const struct index *x)
{
    unsigned texts = 0;
    for (unsigned i = 0; i < x->parts.n; i++) {
        const struct column *c = x->parts.v[i].column;
        texts += c && c->type.kind == TYPE_TEXT && !c->type.precision;
    }
    if (texts > MAX_KEY_TEXTS) {
        refuse_at(e, x->place, "index %u texts without a length: an index holds 3072 bytes", texts);
    }
}

/* An index that is not unique changes no result: what the servers cannot index goes without. */
static bool only_finds(const struct index *x)
{
    bool cannot = x->where || x->method;
    for (unsigned i = 0; i < x->parts.n; i++) {
        const struct column *c = x->parts.v[i].column;
        bool held = c && c->type.kind != TYPE_JSON && c->type.kind != TYPE_BLOB;
        cannot = cannot || !held;
    }
    return cannot && !x->unique && !x->primary;
}

static void write_key(struct emit *e, struct map *names, const struct index *x)
{
    e->text = x->place.text;
    if (only_finds(x)) {
        return;
    }
    check_key_size(e, x);
    if (x->where && x->unique) {
        refuse_at(e, x->place, "make only some of the rows unique");
    }
    put(e, ",\n    ");
    if (x->primary) {
        put(e, "PRIMARY KEY");
    } else {
        put(e, x->unique ? "UNIQUE KEY " : "KEY ");
        put_name(e, index_name(e, names, x));
    }
    put_key_parts(e, x);
}

static bool counts_first(const struct table *t, const struct column *c)
{
    for (unsigned i = 0; i < t->indexes.n; i++) {
        if (t->indexes.v[i]->parts.n && t->indexes.v[i]->parts.v[0].column == c) {
            return true;
        }
    }
    return false;
}

static void check_counter(struct emit *e, const struct table *t)
{
    const struct column *first = NULL;
    for (unsigned i = 0; i < t->columns.n; i++) {
        const struct column *c = t->columns.v[i];
        if (!c->auto_increment) {
            continue;
        }
        if (first || !counts_first(t, c)) {
            refuse_at(e, c->place,
                      first ? "count in two columns of a table: `%.*s` is one of them"
                            : "count in `%.*s`, which no key begins with",
                      STR_ARG(c->name));
        }
        first = c;
    }
}

static void write_table(struct emit *e, const struct table *t, str_vec *out)
{
    struct map names;
    map_init(&names, e->a, true);
    check_counter(e, t);
    put(e, "CREATE TABLE ");
    put_name(e, t->name);
    put(e, " (");
    for (unsigned i = 0; i < t->columns.n; i++) {
        put(e, i ? "," : "");
        write_column(e, t, t->columns.v[i]);
    }
    for (unsigned i = 0; i < t->indexes.n; i++) {
        write_key(e, &names, t->indexes.v[i]);
    }
    for (unsigned i = 0; i < t->foreign_keys.n; i++) {
        put_foreign(e, t->foreign_keys.v[i]);
    }
    for (unsigned i = 0; i < t->checks.n; i++) {
        if (!t->checks.v[i]->not_enforced) put_check(e, t->checks.v[i]);
    }
    put(e, "\n) DEFAULT CHARSET=utf8mb4 " BYTES_COLLATION);
    vec_push(e->a, out, emit_take(e));
}

/* In the catalogue's order every foreign key but one declared early finds its table. */
static bool is_late(const struct emit *e, unsigned at)
{
    const struct table *t = e->c->tables.entries[at].value;
    for (unsigned k = 0; t && k < t->foreign_keys.n; k++) {
        for (unsigned i = at + 1; i < e->c->tables.n; i++) {
            const struct table *later = e->c->tables.entries[i].value;
            if (later && str_eq_nocase(later->name, t->foreign_keys.v[k]->table)) {
                return true;
            }
        }
    }
    return false;
}

void emit_schema_mysql(struct emit *e, str_vec *out)
{
    bool late = false;
    for (unsigned i = 0; i < e->c->tables.n; i++) {
        late = late || is_late(e, i);
    }
    if (late) {
        vec_push(e->a, out, STR("SET FOREIGN_KEY_CHECKS=0"));
    }
    for (unsigned i = 0; i < e->c->tables.n; i++) {
        const struct table *t = e->c->tables.entries[i].value;
        if (t && !t->view && emit_own_database(e, t)) {
            write_table(e, t, out);
        }
    }
    emit_views(e, out);
    if (late) {
        vec_push(e->a, out, STR("SET FOREIGN_KEY_CHECKS=1"));
    }
}
