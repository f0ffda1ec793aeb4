#include "generated/app_queries.h"

SCHEMAC_QUERY(event,
    "SELECT id FROM events");
SCHEMAC_QUERY(event_next,
    "SELECT id FROM events LIMIT 1");
