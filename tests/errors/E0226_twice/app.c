#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "WITH RECURSIVE r (n) AS (SELECT 1 UNION ALL SELECT a.n + 1 FROM r a JOIN r b ON a.n = b.n WHERE a.n < 5) SELECT n FROM r");
