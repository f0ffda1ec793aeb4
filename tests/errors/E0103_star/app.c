#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT SUM(*) AS k FROM events");
