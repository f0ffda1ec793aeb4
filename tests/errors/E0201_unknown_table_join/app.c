#include "generated/app_queries.h"

SCHEMAC_QUERY(event_ids,
    "SELECT e.id FROM events AS e"
    "  LEFT JOIN sesions AS s ON s.id = e.id");
