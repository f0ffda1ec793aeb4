#include "generated/app_queries.h"

SCHEMAC_QUERY(event_calls,
    "SELECT id # its number"
    "  FROM events");
