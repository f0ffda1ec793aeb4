#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT e.id FROM events AS e, (SELECT e.kind FROM sessions) AS s");
