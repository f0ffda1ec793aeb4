#include "generated/app_queries.h"

SCHEMAC_QUERY(event_ids,
    "SELECT id"
    "  FROM evnts");
