#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT SUM(kind) OVER byday FROM events WINDOW by_day AS (PARTITION BY at)");
