/* overrides.h: what a query's annotation says about its columns and parameters (`column n uint8 not null`), applied to what
 * was proved of them. Hallway. */
#ifndef SCHEMAC_OVERRIDES_H
#define SCHEMAC_OVERRIDES_H

#include "scan/site.h"
#include "sema/model.h"

/* False: reported: a name that is not there (E0110), what cannot be so (E0305, E0316). What is so anyway is W0317. */
bool overrides_apply(struct arena *a, struct diags *d, const override_vec *said, struct model_query *q);

#endif
