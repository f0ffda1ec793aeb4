#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT RANK() FROM events");
