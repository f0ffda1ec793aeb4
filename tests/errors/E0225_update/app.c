#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE events SET kind = (SELECT MAX(kind) FROM events) WHERE id = 1");
