/* queries.h: SITE → MODEL: each query parsed, bound, inferred, and what its annotation says applied to it. */
#ifndef SCHEMAC_QUERIES_H
#define SCHEMAC_QUERIES_H

#include "scan/site.h"
#include "sema/model.h"

/* Adds every good query among the sites to the model, sorted by name; reports the bad ones and names that are
 * taken twice (E0111). The statements' texts for the targets are not made here. */
void queries_analyze(struct arena *a, struct diags *d, const struct catalog *c, const site_vec *sites, struct model *m);

#endif
