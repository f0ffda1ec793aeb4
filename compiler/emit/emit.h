/* emit.h: MODEL → every file of generated/ and cache/, in memory. The back ends' one entrance. */
#ifndef SCHEMAC_EMIT_EMIT_H
#define SCHEMAC_EMIT_EMIT_H

#include "emit/outputs.h"

/* The schema as one engine's DDL, for generated/schema.c; wanted == false: the engine is no target. */
struct emit_ddl {
    bool wanted;
    const struct str *statements; /* without `;` */
    unsigned n;
};

struct emit_options {
    struct str generated, cache; /* folders */
    struct str prefix;           /* of the C functions and structs of queries */
    bool bool_columns;           /* BOOLEAN is C's bool, else int8_t */
    unsigned jobs;               /* threads; 0: as there are processors */
    struct emit_ddl ddl[N_TARGETS];
};

/* Gives all files' bytes. False: reported (names that clash: E0112; a shared row of two shapes: E0310; what the
 * runtime cannot do yet: E0104), and *out is not to be used. */
bool emit_all(struct arena *a, struct diags *d, const struct model *m, const struct emit_options *o,
              struct outputs *out);

#endif
