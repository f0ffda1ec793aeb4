/* pages.h: what docs/diagnostics/ says of each code, for `schemac explain` and for SARIF's rules. pages.c is made from
 * those files by the build. */
#ifndef SCHEMAC_DIAG_PAGES_H
#define SCHEMAC_DIAG_PAGES_H

#include "diag/diag.h"

/* Its lines, with their newlines, up to a NULL; NULL: the code has no page. */
const char *const *diag_page(enum diag_code code);

#endif
