/* type_test.c: declared types of the three dialects → struct type. What the servers do with each was read off MySQL 9.7,
 * MariaDB 10.11 and Dolt 1.83; SQLite's affinities are those of datatype3.html 3.1. */
#include "schema_fixture.h"
#include "sema/type.h"

struct type_case {
    const char *written;
    const char *want; /* "kind(precision,scale) SQL type", or the diagnostic's code */
};

static const struct type_case mysql_types[] = {
    {"TINYINT", "int8(0,0) TINYINT"},
    {"TINYINT(1)", "int8(0,0) TINYINT(1)"},
    {"BOOLEAN", "int8(0,0) TINYINT(1)"},
    {"bool", "int8(0,0) TINYINT(1)"},
    {"TINYINT UNSIGNED", "uint8(0,0) TINYINT UNSIGNED"},
    {"SMALLINT", "int16(0,0) SMALLINT"},
    {"INT2 UNSIGNED", "uint16(0,0) SMALLINT UNSIGNED"},
    {"MEDIUMINT", "int32(0,0) MEDIUMINT"},
    {"INT(11)", "int32(0,0) INT"},
    {"INTEGER UNSIGNED", "uint32(0,0) INT UNSIGNED"},
    {"INT UNSIGNED ZEROFILL", "uint32(0,0) INT UNSIGNED"},
    {"INT ZEROFILL", "E0408"}, /* unsigned on MySQL and MariaDB, not on Dolt */
    {"BIGINT", "int64(0,0) BIGINT"},
    {"INT8 UNSIGNED", "uint64(0,0) BIGINT UNSIGNED"},
    {"DECIMAL", "decimal(10,0) DECIMAL(10,0)"},
    {"NUMERIC(7)", "decimal(7,0) DECIMAL(7,0)"},
    {"DEC(10,6)", "decimal(10,6) DECIMAL(10,6)"},
    {"DECIMAL(66,2)", "E0408"},
    {"DECIMAL(5,6)", "E0408"},
    {"DECIMAL(60,35)", "W0102"}, /* MariaDB only */
    {"FLOAT", "float(0,0) FLOAT"},
    {"FLOAT(24)", "float(0,0) FLOAT"},
    {"FLOAT(25)", "double(0,0) DOUBLE"},
    {"FLOAT(54)", "E0408"},
    {"DOUBLE PRECISION", "double(0,0) DOUBLE"},
    {"REAL", "double(0,0) DOUBLE"},
    {"DOUBLE(8,2) UNSIGNED", "double(0,0) DOUBLE UNSIGNED"},
    {"CHAR", "text(1,0) CHAR(1)"},
    {"CHAR(36)", "text(36,0) CHAR(36)"},
    {"CHAR(256)", "E0408"},
    {"VARCHAR(64)", "text(64,0) VARCHAR(64)"},
    {"NATIONAL VARCHAR(3)", "text(3,0) VARCHAR(3)"},
    {"VARCHAR(70000)", "E0408"},
    {"TEXT", "text(0,0) TEXT"},
    {"TEXT(100)", "text(0,0) TEXT"},
    {"TEXT(20000)", "text(0,0) MEDIUMTEXT"},
    {"LONGTEXT", "text(0,0) LONGTEXT"},
    {"VARCHAR(5) CHARACTER SET binary", "blob(5,0) VARBINARY(5)"},
    {"VARCHAR(5) CHARACTER SET nosuch", "E0213"},
    {"VARCHAR(5) COLLATE nosuch_bin", "E0213"},
    {"VARCHAR(5) COLLATE utf8mb4_0900_ai_ci", "W0102"},
    {"BINARY(16)", "blob(16,0) BINARY(16)"},
    {"VARBINARY(4)", "blob(4,0) VARBINARY(4)"},
    {"LONGBLOB", "blob(0,0) LONGBLOB"},
    {"ENUM('b','a ')", "enum(0,0) ENUM('b','a')"},
    {"ENUM('a','A')", "E0408"},
    {"SET('x','y')", "set(0,0) SET('x','y')"},
    {"SET('x,y')", "E0408"},
    {"DATE", "date(0,0) DATE"},
    {"TIME(6)", "time(0,6) TIME(6)"},
    {"TIME(3)", "W0102"}, /* not on Dolt */
    {"TIME(7)", "E0408"},
    {"DATETIME", "datetime(0,0) DATETIME"},
    {"TIMESTAMP(6)", "timestamp(0,6) TIMESTAMP(6)"},
    {"YEAR", "year(0,0) YEAR"},
    {"YEAR(2)", "E0408"},
    {"BIT", "bit(1,0) BIT(1)"},
    {"BIT(64)", "bit(64,0) BIT(64)"},
    {"BIT(65)", "E0408"},
    {"JSON", "json(0,0) JSON"},
    {"POINT", "geometry(0,0) POINT"},
    {"UUID", "W0102"},
    {"VECTOR(3)", "W0102"},
};

static const struct type_case sqlite_types[] = {
    {"INTEGER", "int64(0,0) INTEGER"},
    {"TINYINT", "int64(0,0) TINYINT"}, /* SQLite does not narrow it */
    {"UNSIGNED BIG INT", "int64(0,0) UNSIGNED BIG INT"},
    {"CHARINT", "int64(0,0) CHARINT"},               /* INT wins over CHAR */
    {"FLOATING POINT", "int64(0,0) FLOATING POINT"}, /* it has INT in it */
    {"VARCHAR(255)", "text(0,0) VARCHAR(255)"},
    {"CLOB", "text(0,0) CLOB"},
    {"REAL", "double(0,0) REAL"},
    {"DOUBLE PRECISION", "double(0,0) DOUBLE PRECISION"},
    {"BLOB", "blob(0,0) BLOB"},
    {"", "any(0,0) "},
    {"BOOLEAN", "bool(0,0) BOOLEAN"},
    {"DATETIME", "any(0,0) DATETIME"}, /* '2024' stored there is the integer 2024 */
    {"DECIMAL(10,5)", "any(0,0) DECIMAL(10,5)"},
    {"STRING", "any(0,0) STRING"},
};

static const struct type_case postgres_types[] = {
    {"smallint", "int16(0,0) SMALLINT"},
    {"int", "int32(0,0) INTEGER"},
    {"bigint", "int64(0,0) BIGINT"},
    {"real", "float(0,0) REAL"},
    {"float(53)", "double(0,0) DOUBLE PRECISION"},
    {"numeric", "decimal(0,0) NUMERIC"},
    {"numeric(10,2)", "decimal(10,2) NUMERIC(10,2)"},
    {"text", "text(0,0) TEXT"},
    {"varchar(9)", "text(9,0) VARCHAR(9)"},
    {"char(3)", "text(3,0) CHAR(3)"},
    {"bytea", "blob(0,0) BYTEA"},
    {"boolean", "bool(0,0) BOOLEAN"},
    {"jsonb", "json(0,0) JSONB"},
    {"uuid", "uuid(0,0) UUID"},
    {"date", "date(0,0) DATE"},
    {"time", "time(0,6) TIME"},
    {"timestamp", "datetime(0,6) TIMESTAMP"},
    {"timestamp(3) with time zone", "timestamp(0,3) TIMESTAMPTZ(3)"},
    {"timestamptz", "timestamp(0,6) TIMESTAMPTZ"},
    {"integer[]", "E0104"},
    {"interval", "E0104"},
    {"nosuch", "E0405"},
};

static const char *outcome(struct schema *s)
{
    buf_clear(&s->out);
    if (s->diags.all.n) return diag_code_name(s->diags.all.v[0]->code);
    const struct table *t = catalog_table(&s->catalog, STR("t"));
    const struct type *type = t && t->columns.n ? &t->columns.v[0]->type : NULL;
    if (!type) return "no column";
    buf_printf(&s->out, "%s(%u,%u) %.*s", type_kind_name(type->kind), type->precision, type->scale,
               STR_ARG(type->sql_type));
    return s->out.p;
}

static void check_types(enum dialect dialect, const struct type_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct schema s;
        char sql[200];
        snprintf(sql, sizeof sql, "CREATE TABLE t (a %s, b INTEGER);", cases[i].written);
        schema_load(&s, dialect, FLAVOUR_ANY, sql);
        CHECK_STR(outcome(&s), cases[i].want);
        schema_free(&s);
    }
}

static void check_kinds(void)
{
    enum type_kind k;
    CHECK(type_kind_find(STR("timestamp"), &k) && k == TYPE_TIMESTAMP);
    CHECK(!type_kind_find(STR("none"), &k)); /* never in a record */
    CHECK(!type_kind_find(STR("TEXT"), &k));
    CHECK(type_is_integer(TYPE_BOOL) && type_is_integer(TYPE_UINT64) && !type_is_integer(TYPE_DECIMAL));
    CHECK(type_is_number(TYPE_DECIMAL) && !type_is_number(TYPE_TEXT));
    CHECK_INT(type_bits(TYPE_UINT16), 16);
    CHECK_INT(type_bits(TYPE_TEXT), 0);
}

/* A type that no DDL wrote has a name for messages all the same. */
static void check_sql_names(void)
{
    struct arena a = {0};
    struct str labels[] = {STR("a"), STR("it's")};
    const struct enum_type members = {.labels = labels, .n = 2};
    struct type t = {.kind = TYPE_ENUM, .members = &members};
    CHECK_STR(type_sql(&a, &t).p, "ENUM('a','it''s')");
    t = (struct type){.kind = TYPE_DECIMAL, .precision = 10, .scale = 6};
    CHECK_STR(type_sql(&a, &t).p, "DECIMAL(10,6)");
    t = (struct type){.kind = TYPE_TIMESTAMP, .scale = 6};
    CHECK_STR(type_sql(&a, &t).p, "TIMESTAMP(6)");
    struct type same = t;
    CHECK(type_same(&t, &same));
    same.members = &members;
    CHECK(!type_same(&t, &same));
    arena_free(&a);
}

int main(void)
{
    check_kinds();
    check_sql_names();
    check_types(DIALECT_MYSQL, mysql_types, sizeof mysql_types / sizeof *mysql_types);
    check_types(DIALECT_SQLITE, sqlite_types, sizeof sqlite_types / sizeof *sqlite_types);
    check_types(DIALECT_POSTGRES, postgres_types, sizeof postgres_types / sizeof *postgres_types);
    return check_result();
}
