#include "generated/app_queries.h"

SCHEMAC_QUERY(event_ids,
    "/* schemac: many, one */ SELECT id FROM events");
