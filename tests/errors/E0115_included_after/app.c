SCHEMAC_QUERY(event_by_id,
    "SELECT kind FROM events WHERE id = :id");

#include "generated/app_queries.h"
