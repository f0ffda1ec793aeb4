#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT kind, parent_span_id FROM events GROUP BY kind");
