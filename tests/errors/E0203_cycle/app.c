#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "WITH RECURSIVE r (n) AS (SELECT 1 UNION SELECT n + 1 FROM r WHERE n < 5) CYCLE m RESTRICT SELECT n FROM r");
