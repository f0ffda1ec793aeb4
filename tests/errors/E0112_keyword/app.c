#include "generated/app_queries.h"

SCHEMAC_QUERY(default,
    "SELECT id FROM events");
