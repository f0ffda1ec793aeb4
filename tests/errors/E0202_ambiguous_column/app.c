#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id, title"
    "  FROM events JOIN sessions ON sessions.id = events.id");
