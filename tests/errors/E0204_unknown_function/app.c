#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT UPER(parent_span_id) AS p FROM events");
