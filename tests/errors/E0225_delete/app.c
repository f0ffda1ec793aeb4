#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "DELETE FROM events WHERE id IN (SELECT MAX(id) FROM events)");
