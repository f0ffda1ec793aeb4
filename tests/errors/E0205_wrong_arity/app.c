#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT NULLIF(kind) AS k FROM events");
