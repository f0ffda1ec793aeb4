#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT kind FROM events, events");
