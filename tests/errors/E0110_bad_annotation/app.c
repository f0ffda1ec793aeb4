#include "generated/app_queries.h"

SCHEMAC_QUERY(event_ids,
    "/* schemac: mny */ SELECT id FROM events");
