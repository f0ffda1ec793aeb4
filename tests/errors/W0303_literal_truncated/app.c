#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO events (kind, parent_span_id) VALUES ('call', CONCAT(:x, :y))");
