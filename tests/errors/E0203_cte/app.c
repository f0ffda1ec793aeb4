#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "WITH recent AS (SELECT id FROM events)"
    "SELECT kind FROM recent");
