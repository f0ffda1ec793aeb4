#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT events.id FROM events AS e");
