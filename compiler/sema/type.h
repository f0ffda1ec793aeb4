/* type.h: the types schemac gives columns, expressions and parameters: a small set, the record's own (cache/). */
#ifndef SCHEMAC_SEMA_TYPE_H
#define SCHEMAC_SEMA_TYPE_H

#include "base/str.h"

/* X(kind, name in the record) */
/* clang-format off */
#define TYPE_KINDS(X) \
    X(NONE, "none") /* not known (a poisoned or not yet resolved thing); never in a record */ \
    X(NULL, "null") X(BOOL, "bool") \
    X(INT8, "int8") X(INT16, "int16") X(INT32, "int32") X(INT64, "int64") \
    X(UINT8, "uint8") X(UINT16, "uint16") X(UINT32, "uint32") X(UINT64, "uint64") \
    X(FLOAT, "float") X(DOUBLE, "double") X(DECIMAL, "decimal") \
    X(TEXT, "text") X(BLOB, "blob") X(ENUM, "enum") X(SET, "set") \
    X(DATE, "date") X(TIME, "time") X(DATETIME, "datetime") X(TIMESTAMP, "timestamp") \
    X(YEAR, "year") X(JSON, "json") X(BIT, "bit") X(UUID, "uuid") X(INET, "inet") \
    X(GEOMETRY, "geometry") X(VECTOR, "vector") X(ANY, "any")
/* clang-format on */

enum type_kind {
#define X(kind, name) TYPE_##kind,
    TYPE_KINDS(X)
#undef X
        TYPE_N_KINDS
};

/* The members of an ENUM or SET. One object a declaration: identity says "the same enum". */
struct enum_type {
    struct str name;          /* what declared it: "events.event_type" (a column) or "mood" (CREATE TYPE) */
    struct str table, column; /* empty for CREATE TYPE */
    struct str *labels;
    unsigned n;
};

struct type {
    enum type_kind kind;
    unsigned
        precision; /* DECIMAL: digits in all (0: not known); text, blob: declared length in characters/bytes, 0: none; bit: width */
    unsigned scale;          /* DECIMAL: digits after the point; temporal: fraction digits */
    enum type_kind narrowed; /* a domain's CHECK proves that values fit this integer type; TYPE_NONE: no such proof */
    const struct enum_type *members; /* ENUM, SET */
    struct str collation;            /* text: declared or inherited collation, empty: the database's default */
    struct str sql_type; /* as the DDL wrote it, normalised ("VARCHAR(64)"); empty for expressions: see type_sql() */
};

struct type type_of(enum type_kind kind);
/* The type of a stored value as a program sees it: of the narrowed kind, where a domain proves one. Expressions are
 * computed in the type itself. */
struct type type_of_value(const struct type *t);
const char *type_kind_name(enum type_kind kind);
bool type_kind_find(struct str name, enum type_kind *out);
bool type_is_integer(enum type_kind kind); /* INT8 … UINT64, BOOL */
bool type_is_unsigned(enum type_kind kind);
bool type_is_number(enum type_kind kind);   /* integers, FLOAT, DOUBLE, DECIMAL */
bool type_is_temporal(enum type_kind kind); /* DATE, TIME, DATETIME, TIMESTAMP */
bool type_is_national(
    struct str words); /* NCHAR, NATIONAL VARCHAR and kin: CHARACTER SET utf8mb3, whatever the table's is */
bool type_is_texty(enum type_kind kind);                    /* TEXT, ENUM, SET, JSON */
unsigned type_bits(enum type_kind kind);                    /* 8, 16, 32, 64; 0 for what is no integer */
bool type_same(const struct type *a, const struct type *b); /* the same C type and the same members */
/* A short SQL name for messages and for sql_type in the record: "INT UNSIGNED", "DECIMAL(10,6)". */
struct str type_sql(struct arena *a, const struct type *t);

#endif
