#include "generated/app_queries.h"

SCHEMAC_QUERY(event_ids,
    "/* schemac: column knd not null */ SELECT kind FROM events");
