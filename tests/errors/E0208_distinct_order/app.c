#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT DISTINCT note FROM events ORDER BY kind");
