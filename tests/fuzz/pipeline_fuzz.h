/* pipeline_fuzz.h: what the fuzz targets of the pipeline share: any bytes as a schema, replayed into a catalogue.
 * What must hold: a stage that fails has said so, and every place that is reported lies in its text. */
#ifndef TESTS_PIPELINE_FUZZ_H
#define TESTS_PIPELINE_FUZZ_H

#include "parse/parse.h"
#include "scan/sql_split.h"
#include "scan_fuzz.h"
#include "sema/catalog.h"

/* False: reported. */
static inline bool replay_fuzz(struct arena *a, struct diags *d, struct catalog *c, const struct sql_options *o,
                               const struct source *s)
{
    schema_statement_vec texts = {0};
    catalog_init(c, a, o);
    bool ok = sql_split_schema(a, d, o, s, &texts), applied = true;
    for (unsigned i = 0; i < texts.n; i++) {
        unsigned before = d->n_errors;
        struct stmt *stmt = parse_stmt(a, d, o, texts.v[i].text);
        must(stmt || d->n_errors > before);
        if (!stmt) c->incomplete = true;
        if (!stmt) continue;
        applied = ddl_apply(c, d, stmt) && applied;
    }
    bool finished = ddl_finish(c, d);
    /* What is said of a failure may be said of what came before it, or at the end: of SQLite's views. */
    must((applied && finished) || d->n_errors > 0);
    return ok && !diags_failed(d);
}

#endif
