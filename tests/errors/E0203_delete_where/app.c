#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "DELETE FROM events WHERE event_id = :id");
