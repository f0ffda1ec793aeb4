#include "generated/app_queries.h"

SCHEMAC_QUERY(n,
    "SELECT id FROM t");
