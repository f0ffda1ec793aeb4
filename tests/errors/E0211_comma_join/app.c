#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT e.id FROM events AS e, sessions AS s"
    "  JOIN events AS p ON p.id = e.id");
