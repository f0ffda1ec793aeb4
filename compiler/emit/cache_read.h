/* cache_read.h: records (cache/NAME.json, cache/schema.json) → memory, for `check` to say what changed. EMIT.
 *
 * Nothing in a file is trusted: not JSON, cut short, changed since it was written, or of another shape is E0605 at
 * its place in the file; a higher version is E0606. */
#ifndef SCHEMAC_EMIT_CACHE_READ_H
#define SCHEMAC_EMIT_CACHE_READ_H

#include "diag/diag.h"
#include "sema/type.h"

struct record_value { /* a column or parameter */
    struct str name;
    enum type_kind type;
    struct str sql_type;
    bool nullable, list;
    struct str own; /* the application's own type: "money_t (money.h, from, to)"; empty: it has none */
    VEC(struct str) members;
};
typedef VEC(struct record_value) record_values;

struct record_use {
    struct str table;
    VEC(struct str) columns;
};

struct record {
    struct str name, dialect, flavour, kind, cardinality, returns, source, sql, fingerprint;
    bool exactly;
    record_values columns, params;
    VEC(struct record_use) uses;
};

struct record_table {
    struct str name;
    record_values columns;
};
struct schema_record {
    VEC(struct record_table) tables;
    struct str schema_c; /* SHA-256 of generated/schema.c, hex */
};

/* `path` is for messages; its last part must be NAME.json. False: reported. */
bool record_read(struct arena *a, struct diags *d, struct str path, struct str bytes, struct record *out);
bool schema_record_read(struct arena *a, struct diags *d, struct str path, struct str bytes, struct schema_record *out);

#endif
