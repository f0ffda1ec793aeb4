#include "generated/app_queries.h"

SCHEMAC_QUERY(event_by_id,
    "SELECT kind FROM events WHERE id = :id");
