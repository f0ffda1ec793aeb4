#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM events ORDER BY parent_span_id COLLATE utf8mb4_bn");
