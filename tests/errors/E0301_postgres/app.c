#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT $1 AS x FROM tasks");
