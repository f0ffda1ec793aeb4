#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM events WHERE EXISTS (SELECT 1 FROM session)");
