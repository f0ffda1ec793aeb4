#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM events WHERE parent_span_id = NULL");
