#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT e.id FROM events AS e JOIN sessions AS e ON e.id = e.id");
