#include "generated/app_queries.h"

SCHEMAC_QUERY(n,
    "SELECT 1 AS one");
