#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT COUNT(*) AS n FROM events GROUP BY 1");
