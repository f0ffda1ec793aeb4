#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM events WHERE id IN (SELECT id, kind FROM events)");
