#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id, kind FROM events ORDER BY 3");
