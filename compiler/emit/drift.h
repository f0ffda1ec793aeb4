/* drift.h: `check`: do schema, queries, records and generated files still agree? EMIT.
 *
 * Reads, and writes nothing. Each query that is stale is named with what changed, old → new; each message names
 * the cure. Where only what no query depends on is older than the schema (the catalogue's record, the DDL for
 * sc_exec_ddl), no query is called stale: that is E0610. Clean is what `prepare` would leave as it is. */
#ifndef SCHEMAC_EMIT_DRIFT_H
#define SCHEMAC_EMIT_DRIFT_H

#include "emit/outputs.h"

/* True: all of `o` is on disk as it should be. False: reported (E0601 … E0609). */
bool drift_report(struct arena *a, struct diags *d, const struct model *m, const struct outputs *o);

/* For queries that no longer pass (a column renamed or dropped under them): what the schema had when they did. Adds
 * E0601 with old → new for each of these names whose record speaks of a table or column that is gone or changed. */
struct drift_site {
    struct str name;
    struct place place;
};
void drift_explain(struct arena *a, struct diags *d, const struct catalog *c, struct str cache,
                   const struct drift_site *sites, unsigned n);

#endif
