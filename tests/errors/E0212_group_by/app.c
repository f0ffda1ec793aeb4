#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT kind FROM events GROUP BY 2");
