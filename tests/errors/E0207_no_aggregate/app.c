#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT LOWER(DISTINCT kind) AS k FROM events");
