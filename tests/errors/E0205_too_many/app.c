#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT LOWER(kind, 1, 2) AS k FROM events");
