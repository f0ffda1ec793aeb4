#include "generated/app_queries.h"

SCHEMAC_QUERY(schema,
    "SELECT id FROM events");
