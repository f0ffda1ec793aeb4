#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO events (parent_span_id) VALUES (:p)");
