#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM t");
