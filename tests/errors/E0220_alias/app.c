#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id, RANK() OVER (ORDER BY at) AS r FROM events WHERE r = 1");
