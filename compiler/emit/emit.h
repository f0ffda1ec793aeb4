/* emit.h: MODEL → every file of generated/ and cache/. The back ends' one entrance. */
#ifndef SCHEMAC_EMIT_EMIT_H
#define SCHEMAC_EMIT_EMIT_H

#include "base/file.h"
#include "emit/names.h"
#include "emit/outputs.h"

/* The schema as one engine's DDL, for generated/schema.c; wanted == false: the engine is no target. */
struct emit_ddl {
    bool wanted;
    const struct str *statements; /* without `;` */
    unsigned n;
};

/* A table's row that queries share. */
struct emit_use {
    struct str table;
    bool input; /* for parameters, too */
};
typedef VEC(struct emit_use) emit_use_vec;

/* How one source's queries hang together with the others', beyond the two files that are theirs alone. */
struct emit_part {
    struct str source;
    hash_vec names;  /* every identifier at file scope that is taken for their sake */
    hash_vec shared; /* what they say behind `row` */
    emit_use_vec uses;
};
struct emit_facts {
    VEC(struct emit_part) parts; /* by path, of the sources that have queries */
    bool entangled; /* a name gave way to another's, or queries have enums that the schema has not: to write
                                    some sources without the others is not safe */
};

/* For a run that writes the files of some sources only: what the others are, as facts have it. */
struct emit_others {
    str_vec sources;
    emit_use_vec uses;
};

struct emit_options {
    struct str generated, cache; /* folders */
    struct str prefix;           /* of the C functions and structs of queries */
    bool bool_columns;           /* BOOLEAN is C's bool, else int8_t */
    unsigned without;            /* the variants (enum variant, together) that queries have only where they say so */
    unsigned jobs;               /* threads; 0: as there are processors */
    struct emit_ddl ddl[N_TARGETS];
    const struct emit_others *others; /* NULL: there are none. Else the schema's files are not written */
    struct emit_facts *facts;         /* NULL: not asked for */
};

/* Gives all files' names, and what writes their bytes (outputs_finish, or commit_outputs while it makes them): model, options
 * and arena have to be there until then. False: reported (names that clash: E0112; a shared row of two shapes: E0310; what the
 * runtime cannot do yet: E0104), and *out is not to be used. */
bool emit_names(struct arena *a, struct diags *d, const struct model *m, const struct emit_options *o,
                struct outputs *out);
/* With their bytes. */
bool emit_all(struct arena *a, struct diags *d, const struct model *m, const struct emit_options *o,
              struct outputs *out);

#endif
