/* explain.h: `schemac explain`: what the codes of diagnostics mean. */
#ifndef SCHEMAC_EXPLAIN_H
#define SCHEMAC_EXPLAIN_H

#include "base/file.h"

/* Prints the codes' pages, or without one the list of all codes. Gives the exit status: 2 for an unknown code. */
int explain(struct arena *a, const str_vec *codes);

#endif
