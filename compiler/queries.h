/* queries.h: SITE → MODEL: each query parsed, bound, inferred, and what its annotation says applied to it. */
#ifndef SCHEMAC_QUERIES_H
#define SCHEMAC_QUERIES_H

#include "scan/site.h"
#include "sema/model.h"

/* What is done with each good query while its statement is there: texts_write_query(). */
struct query_work {
    void (*each)(void *context, struct arena *a, struct model_query *q); /* what it makes is in a, as the query is */
    void *context;
    bool keep_statements; /* for a dump of them */
};

/* Adds every good query among the sites to the model, sorted by name; reports the bad ones and names that are
 * taken twice (E0111). */
void queries_analyze(struct arena *a, struct diags *d, const struct catalog *c, const site_vec *sites,
                     const struct query_work *work, struct model *m);

#endif
