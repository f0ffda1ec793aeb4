#include "generated/app_queries.h"

#define QUERY(n) SCHEMAC_QUERY(n, "SELECT id FROM events")
QUERY(event_ids);
