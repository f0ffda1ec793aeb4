/* c_scan.h: the queries in a C or C++ source. scan's half for applications. */
#ifndef SCHEMAC_SCAN_C_SCAN_H
#define SCHEMAC_SCAN_C_SCAN_H

#include "scan/site.h"

/* Appends every SCHEMAC_QUERY of the source, in its order, and its #includes. Bad ones are reported and come as
 * sites too, marked `bad`. false: something was reported. */
bool c_scan(struct arena *a, struct diags *d, const struct scan_options *o, const struct source *s,
            struct scan_result *out);

#endif
