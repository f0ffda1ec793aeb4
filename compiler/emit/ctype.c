/* ctype.c: SQL type → C type, as one table. See ctype.h; the runtime's side is enum sc_type in schemac.h. */
#include "emit/ctype.h"

struct row {
    const char *required, *nullable, *sc_type;
};

static const struct row rows[TYPE_N_KINDS] = {
    [TYPE_NULL] = {"sc_value", "sc_value", "SC_T_ANY"},
    [TYPE_BOOL] = {"bool", "sc_opt_bool", "SC_T_BOOL"},
    [TYPE_INT8] = {"int8_t", "sc_opt_i8", "SC_T_INT8"},
    [TYPE_INT16] = {"int16_t", "sc_opt_i16", "SC_T_INT16"},
    [TYPE_INT32] = {"int32_t", "sc_opt_i32", "SC_T_INT32"},
    [TYPE_INT64] = {"int64_t", "sc_opt_i64", "SC_T_INT64"},
    [TYPE_UINT8] = {"uint8_t", "sc_opt_u8", "SC_T_UINT8"},
    [TYPE_UINT16] = {"uint16_t", "sc_opt_u16", "SC_T_UINT16"},
    [TYPE_UINT32] = {"uint32_t", "sc_opt_u32", "SC_T_UINT32"},
    [TYPE_UINT64] = {"uint64_t", "sc_opt_u64", "SC_T_UINT64"},
    [TYPE_FLOAT] = {"float", "sc_opt_float", "SC_T_FLOAT"},
    [TYPE_DOUBLE] = {"double", "sc_opt_double", "SC_T_DOUBLE"},
    [TYPE_DECIMAL] = {"sc_decimal", "sc_decimal", "SC_T_DECIMAL"},
    [TYPE_TEXT] = {"sc_text", "sc_text", "SC_T_TEXT"},
    [TYPE_BLOB] = {"sc_blob", "sc_blob", "SC_T_BLOB"},
    [TYPE_ENUM] = {NULL, NULL, "SC_T_ENUM"},
    [TYPE_SET] = {"uint64_t", "sc_opt_u64", "SC_T_SET"},
    [TYPE_DATE] = {"sc_date", "sc_opt_date", "SC_T_DATE"},
    [TYPE_TIME] = {"sc_time", "sc_opt_time", "SC_T_TIME"},
    [TYPE_DATETIME] = {"sc_datetime", "sc_opt_datetime", "SC_T_DATETIME"},
    [TYPE_TIMESTAMP] = {"sc_timestamp", "sc_opt_timestamp", "SC_T_TIMESTAMP"},
    [TYPE_YEAR] = {"uint16_t", "sc_opt_u16", "SC_T_YEAR"},
    [TYPE_JSON] = {"sc_text", "sc_text", "SC_T_JSON"},
    [TYPE_BIT] = {"uint64_t", "sc_opt_u64", "SC_T_BIT"},
    [TYPE_UUID] = {"sc_text", "sc_text", "SC_T_TEXT"},
    [TYPE_INET] = {"sc_text", "sc_text", "SC_T_TEXT"},
    [TYPE_GEOMETRY] = {"sc_blob", "sc_blob", "SC_T_BLOB"},
    [TYPE_VECTOR] = {"sc_blob", "sc_blob", "SC_T_BLOB"},
    [TYPE_ANY] = {"sc_value", "sc_value", "SC_T_ANY"},
};

/* A type whose nullable form is another C type is a number of C's, but for the temporal structs. */
static bool is_arithmetic(enum type_kind kind, bool nullable)
{
    if (kind == TYPE_ENUM) return true;
    if (nullable) return false;
    return type_is_integer(kind) || kind == TYPE_FLOAT || kind == TYPE_DOUBLE || kind == TYPE_SET || kind == TYPE_BIT ||
           kind == TYPE_YEAR;
}

/* MySQL's BOOLEAN is another word for TINYINT(1). */
static bool is_boolean(const struct type *t)
{
    return t->kind == TYPE_BOOL || (t->kind == TYPE_INT8 && str_is(t->sql_type, "TINYINT(1)"));
}

struct c_type c_type_of(const struct type *t, bool nullable, bool bool_columns)
{
    enum type_kind kind = t->kind;
    if (is_boolean(t)) kind = bool_columns ? TYPE_BOOL : TYPE_INT8;
    /* An ENUM without members can only be one that no DDL declared: its values are texts. */
    if ((kind == TYPE_ENUM || kind == TYPE_SET) && !t->members) kind = TYPE_TEXT;
    const struct row *r = &rows[kind];
    return (struct c_type){nullable ? r->nullable : r->required, r->sc_type, is_arithmetic(kind, nullable)};
}
