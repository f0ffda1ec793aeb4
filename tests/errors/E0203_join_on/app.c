#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT e.id FROM events AS e"
    "  JOIN sessions AS s ON s.event_id = e.id");
