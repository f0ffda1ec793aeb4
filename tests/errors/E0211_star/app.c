#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT x.* FROM events AS e");
