#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM events WHERE ROW_NUMBER() OVER (ORDER BY at) <= 3");
