/* queries.h: SITE → MODEL: each query parsed, bound, inferred, and what its annotation says applied to it. */
#ifndef SCHEMAC_QUERIES_H
#define SCHEMAC_QUERIES_H

#include "progress.h"
#include "scan/site.h"
#include "sema/model.h"

/* The sites that are to be proved: not a name's second one, which is reported (E0111) unless it is the same query. */
void queries_names(struct arena *a, struct diags *d, const site_vec *sites, site_vec *out);

/* What one thread's share of the queries is proved with. */
struct query_work {
    struct arena *arena; /* for what is kept */
    struct diags *diags;
    const struct catalog *catalog; /* types of casts and the engines' own tables are made in its arena */
    /* What is done with each good query while its statement is there: its texts written, and judged. What it makes is
     * in a, as the query is. */
    void (*each)(void *context, struct arena *a, struct model_query *q);
    void *context;
    struct progress *progress; /* of all threads; NULL: nobody asks */
    bool keep_statements;      /* for a dump of them */
};

/* Adds every good query of n sites; reports the bad ones. */
void queries_prove(const struct query_work *w, struct site *const *sites, size_t n, model_query_vec *out);
void queries_sort(model_query_vec *queries); /* by name */

#endif
