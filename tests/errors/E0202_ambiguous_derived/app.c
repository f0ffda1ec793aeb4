#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT x.id FROM (SELECT e.id, s.id FROM events AS e, sessions AS s) AS x");
