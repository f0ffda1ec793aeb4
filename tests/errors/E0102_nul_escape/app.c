#include "generated/app_queries.h"

SCHEMAC_QUERY(event_add,
    "INSERT INTO events (kind, parent_span_id)"
    " VALUES ('call', 'a\0b')");
