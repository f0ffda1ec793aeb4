#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM events WHERE (id, kind) = (1, 'call', 3)");
