#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "WITH q AS (SELECT 1 AS n), q AS (SELECT 2 AS n) SELECT n FROM q");
