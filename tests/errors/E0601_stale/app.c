#include "generated/app_queries.h"

SCHEMAC_QUERY(event_by_id,
    "SELECT kind, parent_span_id FROM events WHERE id = :id");
