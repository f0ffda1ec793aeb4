/* c_literal.h: string literals decoded into SQL, remembering for every byte where it came from. */
#ifndef SCHEMAC_SCAN_C_LITERAL_H
#define SCHEMAC_SCAN_C_LITERAL_H

#include "base/buf.h"
#include "diag/diag.h"
#include "scan/c_lex.h"

struct literal {
    struct arena *arena;
    const struct source *source;
    struct buf text; /* literal_free() */
    VEC(struct seg) segs;
    VEC(uint32_t) joints; /* where one literal ended and the next began */
    unsigned n_literals;
};

void literal_init(struct literal *b, struct arena *a, const struct source *s);
/* Appends one C_STRING. false: reported (a wide literal, an unknown escape, a trigraph, too long). */
bool literal_add(struct literal *b, struct diags *d, const struct c_token *t);
struct sqltext *literal_finish(struct literal *b); /* and frees the builder */

#endif
