/* drift_facts.h: what changed between a record and the query as it is now, as notes old → new. EMIT, for drift.c. */
#ifndef SCHEMAC_EMIT_DRIFT_FACTS_H
#define SCHEMAC_EMIT_DRIFT_FACTS_H

#include "emit/cache_read.h"
#include "sema/model.h"

/* `schema` is the catalogue at the record's time; NULL: not to be had. */
void facts_of_query(struct diags *d, struct diag *g, const struct model *m, const struct model_query *now,
                    const struct record *old, const struct schema_record *schema);
/* What the record used and the catalogue has no more, or otherwise. Gives how many notes. */
unsigned facts_of_uses(struct diags *d, struct diag *g, const struct catalog *c, const struct record *old,
                       const struct schema_record *schema);

#endif
