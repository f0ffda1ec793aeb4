#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT parent_span_id FROM events");
