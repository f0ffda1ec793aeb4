#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT CAST(id AS VARCHAR(9)) AS id FROM t");
