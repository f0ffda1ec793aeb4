/* query_names.h: which names a query cannot have, because its C function could not. */
#ifndef SCHEMAC_SCAN_QUERY_NAMES_H
#define SCHEMAC_SCAN_QUERY_NAMES_H

#include "base/str.h"

/* NULL when a function `prefix``name` can be generated; else what is wrong, as the end of a sentence that
 * begins with the name: "is a C keyword". *cured: a (different) prefix would help. */
struct str query_name_problem(struct arena *a, struct str name, struct str prefix, bool *cured);

bool is_c_identifier(struct str s); /* ASCII letters, digits and _; no digit first */
bool is_c_keyword(struct str s);    /* C11 and C23 */
bool is_cpp_keyword(struct str s);  /* C++20, and the alternative spellings of operators */
/* The header that declares it as a function or macro ("stdio.h"), or NULL: C11, POSIX, what gcc predefines. */
const char *libc_header_of(struct str name);

#endif
