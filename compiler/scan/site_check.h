/* site_check.h: what can be said of a query before it is parsed. Shared by c_scan and sql_split. */
#ifndef SCHEMAC_SCAN_SITE_CHECK_H
#define SCHEMAC_SCAN_SITE_CHECK_H

#include "scan/site.h"

enum { SCAN_MAX_FILE = 256 * 1024 * 1024, SCAN_MAX_QUERY = 16 * 1024 * 1024 };

/* All give false when they reported. */
bool scan_check_size(struct diags *d, const struct source *s);   /* the file is within the limit */
bool scan_check_bytes(struct diags *d, const struct sqltext *t); /* no NUL byte, valid UTF-8 */
bool site_check_name(struct arena *a, struct diags *d, const struct scan_options *o, const struct site *s);

/* A query in a C literal: its comments are read into s->annotation; exactly one statement; no `--` comment
 * that runs over one of the `joints` (offsets where one literal ends and the next begins). */
bool site_check_literal(struct arena *a, struct diags *d, const struct scan_options *o, struct site *s,
                        const uint32_t *joints, unsigned n_joints);

#endif
