#include "generated/app_queries.h"

SCHEMAC_QUERY(event_ids,
    "/* schemac: param ID null */ SELECT kind FROM events WHERE id > :from");
