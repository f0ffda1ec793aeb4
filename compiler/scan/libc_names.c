/* libc_names.c: is a name one that C's or POSIX's headers declare? See query_names.h. SCAN.
 *
 * A query's function of such a name would clash when it is compiled, or, worse, be called by the C library instead of
 * its own (`read`, `index`). */
#include "scan/query_names.h"

#include <stdlib.h>

struct libc_name {
    const char *name, *header;
};

static const struct libc_name names[] = {
#define X(NAME, HEADER) {#NAME, HEADER},
#include "scan/libc_names.def"
#undef X
};

static int compare(const void *key, const void *member)
{
    return str_cmp(*(const struct str *)key, str_from(((const struct libc_name *)member)->name));
}

const char *libc_header_of(struct str name)
{
    const struct libc_name *found = bsearch(&name, names, sizeof names / sizeof *names, sizeof *names, compare);
    return found ? found->header : NULL;
}
