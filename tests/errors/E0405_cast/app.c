#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT CAST(id AS TEXTT) AS id FROM t");
