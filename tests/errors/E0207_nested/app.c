#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT MAX(COUNT(*)) AS m FROM events");
