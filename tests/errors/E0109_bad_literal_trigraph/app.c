#include "generated/app_queries.h"

SCHEMAC_QUERY(event_calls,
    "SELECT id FROM events WHERE parent_span_id = '??/'");
