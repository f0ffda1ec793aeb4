/* types_mysql.c: the declared types of MySQL, MariaDB and Dolt. Part of DDL replay.
 *
 * Limits and synonyms were read off MySQL 9.7, MariaDB 10.11 and Dolt 1.83. BOOLEAN is TINYINT(1), an int8, as on the
 * servers: such a column holds -128 … 127. */
#include "sema/collation.h"
#include "sema/types.h"

/* How what follows the name is read. */
enum rule {
    R_PLAIN,
    R_INT,
    R_BOOL,
    R_DECIMAL,
    R_FLOAT,
    R_DOUBLE,
    R_CHAR,
    R_VARCHAR,
    R_TEXT,
    R_SIZED_TEXT,
    R_MEMBERS,
    R_FRACTION,
    R_YEAR,
    R_BIT,
    R_VECTOR
};

struct mysql_type {
    const char *name, *canonical;
    enum type_kind kind, unsigned_kind;
    enum rule rule;
    unsigned servers;
};

#define INTEGER(name, canonical, bits)                                                                                 \
    {                                                                                                                  \
        name, canonical, TYPE_INT##bits, TYPE_UINT##bits, R_INT, ON_ALL                                                \
    }
#define OF(name, canonical, kind, rule)                                                                                \
    {                                                                                                                  \
        name, canonical, TYPE_##kind, TYPE_##kind, rule, ON_ALL                                                        \
    }
static const struct mysql_type types[] = {
    INTEGER("TINYINT", "TINYINT", 8),
    INTEGER("INT1", "TINYINT", 8),
    INTEGER("SMALLINT", "SMALLINT", 16),
    INTEGER("INT2", "SMALLINT", 16),
    INTEGER("MEDIUMINT", "MEDIUMINT", 32),
    INTEGER("MIDDLEINT", "MEDIUMINT", 32),
    INTEGER("INT3", "MEDIUMINT", 32),
    INTEGER("INT", "INT", 32),
    INTEGER("INTEGER", "INT", 32),
    INTEGER("INT4", "INT", 32),
    INTEGER("BIGINT", "BIGINT", 64),
    INTEGER("INT8", "BIGINT", 64),
    {"SERIAL", "BIGINT UNSIGNED", TYPE_UINT64, TYPE_UINT64, R_PLAIN, ON_ALL},
    OF("BOOL", "TINYINT(1)", INT8, R_BOOL),
    OF("BOOLEAN", "TINYINT(1)", INT8, R_BOOL),
    OF("DECIMAL", "DECIMAL", DECIMAL, R_DECIMAL),
    OF("DEC", "DECIMAL", DECIMAL, R_DECIMAL),
    OF("NUMERIC", "DECIMAL", DECIMAL, R_DECIMAL),
    OF("FIXED", "DECIMAL", DECIMAL, R_DECIMAL),
    OF("FLOAT", "FLOAT", FLOAT, R_FLOAT),
    OF("FLOAT4", "FLOAT", FLOAT, R_FLOAT),
    OF("DOUBLE", "DOUBLE", DOUBLE, R_DOUBLE),
    OF("DOUBLE PRECISION", "DOUBLE", DOUBLE, R_DOUBLE),
    OF("FLOAT8", "DOUBLE", DOUBLE, R_DOUBLE),
    OF("REAL", "DOUBLE", DOUBLE, R_DOUBLE),
    OF("CHAR", "CHAR", TEXT, R_CHAR),
    OF("CHARACTER", "CHAR", TEXT, R_CHAR),
    OF("NCHAR", "CHAR", TEXT, R_CHAR),
    OF("NATIONAL CHAR", "CHAR", TEXT, R_CHAR),
    OF("NATIONAL CHARACTER", "CHAR", TEXT, R_CHAR),
    OF("VARCHAR", "VARCHAR", TEXT, R_VARCHAR),
    OF("CHARACTER VARYING", "VARCHAR", TEXT, R_VARCHAR),
    OF("CHAR VARYING", "VARCHAR", TEXT, R_VARCHAR),
    OF("VARCHARACTER", "VARCHAR", TEXT, R_VARCHAR),
    OF("NVARCHAR", "VARCHAR", TEXT, R_VARCHAR),
    OF("NATIONAL VARCHAR", "VARCHAR", TEXT, R_VARCHAR),
    OF("NCHAR VARCHAR", "VARCHAR", TEXT, R_VARCHAR),
    OF("NCHAR VARYING", "VARCHAR", TEXT, R_VARCHAR),
    OF("NCHAR VARCHARACTER", "VARCHAR", TEXT, R_VARCHAR),
    OF("NATIONAL CHAR VARYING", "VARCHAR", TEXT, R_VARCHAR),
    OF("NATIONAL CHARACTER VARYING", "VARCHAR", TEXT, R_VARCHAR),
    OF("NATIONAL VARCHARACTER", "VARCHAR", TEXT, R_VARCHAR),
    OF("TINYTEXT", "TINYTEXT", TEXT, R_TEXT),
    OF("TEXT", "TEXT", TEXT, R_SIZED_TEXT),
    OF("MEDIUMTEXT", "MEDIUMTEXT", TEXT, R_TEXT),
    OF("LONGTEXT", "LONGTEXT", TEXT, R_TEXT),
    OF("LONG", "MEDIUMTEXT", TEXT, R_TEXT),
    OF("LONG VARCHAR", "MEDIUMTEXT", TEXT, R_TEXT),
    OF("LONG VARCHARACTER", "MEDIUMTEXT", TEXT, R_TEXT),
    OF("LONG CHAR VARYING", "MEDIUMTEXT", TEXT, R_TEXT),
    OF("LONG CHARACTER VARYING", "MEDIUMTEXT", TEXT, R_TEXT),
    OF("BINARY", "BINARY", BLOB, R_CHAR),
    OF("CHAR BYTE", "BINARY", BLOB, R_CHAR),
    OF("VARBINARY", "VARBINARY", BLOB, R_VARCHAR),
    OF("TINYBLOB", "TINYBLOB", BLOB, R_TEXT),
    OF("BLOB", "BLOB", BLOB, R_SIZED_TEXT),
    OF("MEDIUMBLOB", "MEDIUMBLOB", BLOB, R_TEXT),
    OF("LONGBLOB", "LONGBLOB", BLOB, R_TEXT),
    OF("LONG VARBINARY", "MEDIUMBLOB", BLOB, R_TEXT),
    OF("ENUM", "ENUM", ENUM, R_MEMBERS),
    OF("SET", "SET", SET, R_MEMBERS),
    OF("JSON", "JSON", JSON, R_PLAIN),
    OF("DATE", "DATE", DATE, R_PLAIN),
    OF("TIME", "TIME", TIME, R_FRACTION),
    OF("DATETIME", "DATETIME", DATETIME, R_FRACTION),
    OF("TIMESTAMP", "TIMESTAMP", TIMESTAMP, R_FRACTION),
    OF("YEAR", "YEAR", YEAR, R_YEAR),
    OF("BIT", "BIT", BIT, R_BIT),
    OF("GEOMETRY", "GEOMETRY", GEOMETRY, R_PLAIN),
    OF("POINT", "POINT", GEOMETRY, R_PLAIN),
    OF("LINESTRING", "LINESTRING", GEOMETRY, R_PLAIN),
    OF("POLYGON", "POLYGON", GEOMETRY, R_PLAIN),
    OF("MULTIPOINT", "MULTIPOINT", GEOMETRY, R_PLAIN),
    OF("MULTILINESTRING", "MULTILINESTRING", GEOMETRY, R_PLAIN),
    OF("MULTIPOLYGON", "MULTIPOLYGON", GEOMETRY, R_PLAIN),
    OF("GEOMETRYCOLLECTION", "GEOMETRYCOLLECTION", GEOMETRY, R_PLAIN),
    {"GEOMCOLLECTION", "GEOMETRYCOLLECTION", TYPE_GEOMETRY, TYPE_GEOMETRY, R_PLAIN, ON_MYSQL},
    {"UUID", "UUID", TYPE_UUID, TYPE_UUID, R_PLAIN, ON_MARIADB},
    {"INET4", "INET4", TYPE_INET, TYPE_INET, R_PLAIN, ON_MARIADB},
    {"INET6", "INET6", TYPE_INET, TYPE_INET, R_PLAIN, ON_MARIADB},
    {"VECTOR", "VECTOR", TYPE_VECTOR, TYPE_VECTOR, R_VECTOR, ON_MYSQL | ON_DOLT},
};
enum { N_TYPES = sizeof types / sizeof *types };

static const struct mysql_type *find(const struct type_ask *k)
{
    struct str name = k->t->name;
    if (str_is(name, "REAL") && (k->c->options.modes & MODE_REAL_AS_FLOAT)) {
        name = STR("FLOAT");
    }
    for (unsigned i = 0; i < N_TYPES; i++) {
        if (str_is(name, types[i].name)) {
            return &types[i];
        }
    }
    return NULL;
}

/* The parser takes ZEROFILL for UNSIGNED, as MySQL does. */
static bool writes_unsigned(const struct type_ask *k)
{
    struct str text = str_sub(k->text->text, k->t->span.off, k->t->span.len);
    for (size_t i = 0; i + 8 <= text.n; i++) {
        if (str_is(str_sub(text, i, 8), "unsigned")) {
            return true;
        }
    }
    return false;
}

static bool read_int(const struct type_ask *k, const struct mysql_type *m, struct type *out)
{
    /* MySQL and MariaDB make a ZEROFILL column unsigned; Dolt takes the word and does not (measured). */
    bool written = !k->t->zerofill || writes_unsigned(k);
    bool is_unsigned = k->t->is_unsigned && (written || k->c->options.flavour != FLAVOUR_DOLT);
    if (!written && k->c->options.flavour == FLAVOUR_ANY) {
        return type_refuse(k, "write UNSIGNED ZEROFILL: Dolt makes no unsigned of ZEROFILL alone");
    }
    bool flag = k->t->has_length && k->t->length == 1 && m->kind == TYPE_INT8;
    if (k->t->has_length && k->t->length > 255) {
        return type_refuse(k, "the display width is at most 255");
    }
    out->kind = is_unsigned ? m->unsigned_kind : m->kind;
    out->sql_type = str_printf(k->c->arena, "%s%s%s", m->canonical, flag ? "(1)" : "", is_unsigned ? " UNSIGNED" : "");
    return true;
}

static bool read_decimal(const struct type_ask *k, const struct mysql_type *m, struct type *out)
{
    uint64_t precision = k->t->has_length && k->t->length ? k->t->length : 10;
    uint64_t scale = k->t->has_scale ? k->t->scale : 0;
    if (precision > 65) {
        return type_refuse(k, "at most 65 digits");
    }
    if (scale > 38) {
        return type_refuse(k, "at most 30 digits after the point");
    }
    if (scale > 30 && !servers_check(k->c, k->d, place_sql(k->text, k->t->span), ON_MARIADB, "a scale over 30")) {
        return false;
    }
    if (scale > precision) {
        return type_refuse(k, "more digits after the point than in all");
    }
    out->precision = (unsigned)precision;
    out->scale = (unsigned)scale;
    out->sql_type = str_printf(k->c->arena, "%s(%u,%u)%s", m->canonical, out->precision, out->scale,
                               k->t->is_unsigned || k->t->zerofill ? " UNSIGNED" : "");
    return true;
}

static bool read_float(const struct type_ask *k, const struct mysql_type *m, struct type *out)
{
    const char *word = m->canonical;
    bool sized = m->rule == R_FLOAT && k->t->has_length && !k->t->has_scale;
    if (sized && k->t->length > 53) {
        return type_refuse(k, "FLOAT(p) takes p up to 53");
    }
    if (k->t->has_scale && (k->t->length > 255 || k->t->scale > 30 || k->t->scale > k->t->length)) {
        return type_refuse(k, "(M,D) needs M up to 255, D up to 30, and M at least D");
    }
    if (sized && k->t->length > 24) { /* FLOAT(25) and more is DOUBLE */
        out->kind = TYPE_DOUBLE;
        word = "DOUBLE";
    }
    out->sql_type = str_printf(k->c->arena, "%s%s", word, k->t->is_unsigned || k->t->zerofill ? " UNSIGNED" : "");
    return true;
}

static bool collation_known(const struct type_ask *k)
{
    const struct name *charset = &k->t->charset, *collation = &k->t->collation;
    struct place at = place_sql(k->text, collation->span);
    if (!charset_check(k->c, k->d, place_sql(k->text, charset->span), charset->text) ||
        !collation_check(k->c, k->d, at, collation->text)) {
        return false;
    }
    if (!collation_fits(collation->text, charset->text)) {
        diag_add(k->d, DIAG_E0408, at, "the collation `%.*s` is none of the character set `%.*s`",
                 STR_ARG(collation->text), STR_ARG(charset->text));
        return false;
    }
    return true;
}

/* CHARACTER SET binary turns a text type into its binary twin. */
static bool is_binary(const struct type_ask *k)
{
    return str_is(k->t->charset.text, "binary") || str_is(k->t->collation.text, "binary");
}

static const char *binary_twin(const char *canonical)
{
    static const char *const twins[][2] = {
        {"CHAR", "BINARY"}, {"VARCHAR", "VARBINARY"},     {"TINYTEXT", "TINYBLOB"},
        {"TEXT", "BLOB"},   {"MEDIUMTEXT", "MEDIUMBLOB"}, {"LONGTEXT", "LONGBLOB"},
    };
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        if (str_is(str_from(canonical), twins[i][0])) {
            return twins[i][1];
        }
    }
    return canonical;
}

static void read_collation(const struct type_ask *k, struct type *out)
{
    struct str charset = k->t->charset.text.n ? k->t->charset.text : STR("utf8mb4");
    out->collation = k->t->collation.text;
    if (!out->collation.n && k->t->binary) { /* CHAR(9) BINARY: the _bin collation of its charset */
        out->collation = str_printf(k->c->arena, "%.*s_bin", STR_ARG(charset));
    }
}

/* BLOB COLLATE utf8mb4_bin is a TEXT to those that take it. */
static bool text_of_blob(const struct type_ask *k, struct type *out, const char **word)
{
    static const char *const twins[][2] = {
        {"BLOB", "TEXT"}, {"TINYBLOB", "TINYTEXT"}, {"MEDIUMBLOB", "MEDIUMTEXT"}, {"LONGBLOB", "LONGTEXT"}};
    struct place at = place_sql(k->text, k->t->collation.span);
    for (size_t i = 0; i < sizeof twins / sizeof *twins; i++) {
        if (str_is(str_from(*word), twins[i][0])) {
            out->kind = TYPE_TEXT;
            *word = twins[i][1];
            return servers_check(k->c, k->d, at, ON_MARIADB | ON_DOLT, "COLLATE of a BLOB");
        }
    }
    return true;
}

static bool read_text(const struct type_ask *k, const struct mysql_type *m, struct type *out)
{
    const char *word = m->canonical;
    bool collated = m->kind == TYPE_BLOB && k->t->collation.text.n && !is_binary(k);
    if (collated && !text_of_blob(k, out, &word)) {
        return false;
    }
    if (m->kind == TYPE_TEXT && is_binary(k)) {
        word = binary_twin(word);
        out->kind = TYPE_BLOB;
    } else if (out->kind == TYPE_TEXT) {
        read_collation(k, out);
    }
    out->sql_type = out->precision ? str_printf(k->c->arena, "%s(%u)", word, out->precision) : str_from(word);
    return true;
}

/* TEXT(n) and BLOB(n) are the smallest of the family that holds n characters of four bytes; the servers forget n. */
static const char *sized_family(uint64_t n, bool text)
{
    uint64_t bytes = text ? n * 4 : n;
    if (n > 0xffffffff || bytes > 0xffffff) {
        return text ? "LONGTEXT" : "LONGBLOB";
    }
    if (bytes > 0xffff) {
        return text ? "MEDIUMTEXT" : "MEDIUMBLOB";
    }
    if (bytes > 0xff || !n) {
        return text ? "TEXT" : "BLOB";
    }
    return text ? "TINYTEXT" : "TINYBLOB";
}

static bool read_char(const struct type_ask *k, const struct mysql_type *m, struct type *out)
{
    uint64_t n = k->t->has_length ? k->t->length : 1;
    uint64_t most = m->rule == R_CHAR ? 255 : m->kind == TYPE_BLOB ? 65535 : 65532;
    if (m->rule == R_VARCHAR && !k->t->has_length) {
        return type_refuse(k, "a length is needed");
    }
    if (n > most) {
        return type_refuse(k, m->rule == R_CHAR ? "at most 255 characters: VARCHAR or TEXT holds more"
                                                : "too long: TEXT or BLOB holds more");
    }
    out->precision = (unsigned)n;
    bool ok = read_text(k, m, out);
    if (ok && !n) {
        out->sql_type = str_printf(k->c->arena, "%.*s(0)", STR_ARG(out->sql_type));
    }
    return ok;
}

static bool duplicate_member(const struct str *labels, unsigned at)
{
    for (unsigned i = 0; i < at; i++) {
        if (str_eq_nocase(labels[i], labels[at])) {
            return true;
        }
    }
    return false;
}

static struct place member_place(const struct type_ask *k, unsigned i)
{
    return place_sql(k->text, i < k->t->member_spans.n ? k->t->member_spans.v[i] : k->t->span);
}

static bool member_ok(const struct type_ask *k, const struct str *labels, unsigned i)
{
    struct str m = labels[i];
    if (duplicate_member(labels, i)) {
        diag_add(k->d, DIAG_E0408, member_place(k, i), "the member `%.*s` is there twice", STR_ARG(m));
        return false;
    }
    for (size_t n = 0; str_is(k->t->name, "SET") && n < m.n; n++) {
        if (m.p[n] == ',') {
            diag_add(k->d, DIAG_E0408, member_place(k, i), "a SET's member cannot hold a comma");
            return false;
        }
    }
    return true;
}

static bool read_members(const struct type_ask *k, struct type *out)
{
    unsigned n = k->t->members.n;
    bool ok = true;
    struct str *labels = ARENA_ARRAY(k->c->arena, struct str, n + 1);
    for (unsigned i = 0; i < n; i++) {
        struct str m = k->t->members.v[i];
        while (m.n && m.p[m.n - 1] == ' ') { /* the servers strip blanks at the end */
            m.n--;
        }
        labels[i] = m;
        ok = member_ok(k, labels, i) && ok;
    }
    if (n > (out->kind == TYPE_SET ? 64u : 65535u)) {
        return type_refuse(k, out->kind == TYPE_SET ? "at most 64 members" : "at most 65535 members");
    }
    out->members = enum_make(k->c->arena, labels, n);
    out->sql_type = type_sql(k->c->arena, out);
    read_collation(k, out);
    return ok;
}

static bool read_fraction(const struct type_ask *k, const struct mysql_type *m, struct type *out)
{
    if (k->t->has_length && k->t->length > 6) {
        return type_refuse(k, "at most 6 digits of a second");
    }
    out->scale = k->t->has_length ? (unsigned)k->t->length : 0;
    if (m->kind == TYPE_TIME && out->scale && out->scale != 6 &&
        !servers_check(k->c, k->d, place_sql(k->text, k->t->span), ON_MYSQL | ON_MARIADB,
                       "a TIME of 1 to 5 fraction digits")) {
        return false;
    }
    out->sql_type = out->scale ? str_printf(k->c->arena, "%s(%u)", m->canonical, out->scale) : str_from(m->canonical);
    return true;
}

static bool read_bit(const struct type_ask *k, struct type *out)
{
    out->precision = k->t->has_length ? (unsigned)(k->t->length > 65 ? 65 : k->t->length) : 1;
    if (out->precision < 1 || out->precision > 64) {
        return type_refuse(k, "1 to 64 bits");
    }
    out->sql_type = str_printf(k->c->arena, "BIT(%u)", out->precision);
    return true;
}

/* MariaDB makes YEAR(4) of every width but YEAR(2), which is two digits there. */
static bool year_width(const struct type_ask *k)
{
    if (k->t->length == 2) {
        return type_refuse(k, "a YEAR has four digits");
    }
    return servers_check(k->c, k->d, place_sql(k->text, k->t->span), ON_MARIADB, "a YEAR of another width than 4");
}

static bool read_vector(const struct type_ask *k, struct type *out)
{
    uint64_t n = k->t->has_length ? k->t->length : 2048;
    if (n > 16383) {
        return type_refuse(k, "at most 16383 dimensions");
    }
    out->precision = (unsigned)n;
    out->sql_type = str_printf(k->c->arena, "VECTOR(%u)", out->precision);
    return true;
}

static bool read_rule(const struct type_ask *k, const struct mysql_type *m, struct type *out)
{
    struct mysql_type sized = *m;
    switch (m->rule) {
    case R_PLAIN:
        if (m->kind == TYPE_JSON && k->t->collation.text.n &&
            !servers_check(k->c, k->d, place_sql(k->text, k->t->collation.span), ON_MARIADB | ON_DOLT,
                           "COLLATE of a JSON")) {
            return false;
        }
        out->sql_type = str_from(m->canonical);
        return true;
    case R_BOOL: out->sql_type = str_from(m->canonical); return true;
    case R_INT: return read_int(k, m, out);
    case R_DECIMAL: return read_decimal(k, m, out);
    case R_FLOAT:
    case R_DOUBLE: return read_float(k, m, out);
    case R_CHAR:
    case R_VARCHAR: return read_char(k, m, out);
    case R_TEXT: return read_text(k, m, out);
    case R_SIZED_TEXT:
        if (k->t->has_length && k->t->length > 0xffffffff) {
            return type_refuse(k, "at most 4294967295 bytes");
        }
        sized.canonical = k->t->has_length ? sized_family(k->t->length, m->kind == TYPE_TEXT) : m->canonical;
        return read_text(k, &sized, out);
    case R_MEMBERS: return read_members(k, out);
    case R_FRACTION: return read_fraction(k, m, out);
    case R_YEAR: out->sql_type = STR("YEAR"); return !k->t->has_length || k->t->length == 4 || year_width(k);
    case R_BIT: return read_bit(k, out);
    case R_VECTOR: return read_vector(k, out);
    }
    return false;
}

bool types_mysql(const struct type_ask *k, struct type *out)
{
    const struct mysql_type *m = find(k);
    if (!m) {
        const char *known[N_TYPES];
        for (unsigned i = 0; i < N_TYPES; i++) {
            known[i] = types[i].name;
        }
        return type_unknown(k, known, N_TYPES);
    }
    if (m->servers != ON_ALL) {
        struct str what = str_printf(k->c->arena, "the type `%s`", m->name);
        if (!servers_check(k->c, k->d, place_sql(k->text, k->t->span), m->servers, what.p)) {
            return false;
        }
    }
    *out = type_of(m->kind);
    bool ok = collation_known(k) && read_rule(k, m, out);
    out->kind = ok ? out->kind : TYPE_NONE;
    return ok;
}
