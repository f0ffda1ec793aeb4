#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id * 2 AS twice FROM events WHERE twice > 4");
