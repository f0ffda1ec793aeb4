#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT (SELECT id, kind FROM events LIMIT 1) AS x FROM events");
