#include "generated/app_queries.h"

SCHEMAC_QUERY(some_events,
    "/* schemac: param ids null */ SELECT kind FROM events WHERE id IN (:ids...)");
