#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT kind FROM events GROUP BY kind HAVING MAX(di) > 1");
