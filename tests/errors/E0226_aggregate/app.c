#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT MAX(n) + 1 FROM r) SELECT n FROM r");
