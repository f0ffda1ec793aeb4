#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT title FROM sessions AS s WHERE EXISTS ("
    "  SELECT 1 FROM events AS e WHERE e.session_id = s.id)");
