#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT x.kind FROM (SELECT id AS n FROM events) AS x");
