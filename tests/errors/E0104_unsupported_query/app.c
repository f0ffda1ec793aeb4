#include "generated/app_queries.h"

SCHEMAC_QUERY(kinds,
    "WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 3)"
    " SELECT i FROM n");
