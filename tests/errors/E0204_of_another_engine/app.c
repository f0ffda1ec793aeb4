#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT strftime('%Y', created_at) AS y FROM events");
