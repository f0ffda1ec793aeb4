#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT e.id, x.kind FROM events AS e");
