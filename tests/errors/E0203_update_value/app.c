#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE events SET parent_span_id = span_id WHERE id = :id");
