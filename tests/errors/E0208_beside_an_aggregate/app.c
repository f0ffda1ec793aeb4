#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT kind, COUNT(*) AS n FROM events");
