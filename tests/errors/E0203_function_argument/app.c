#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT COALESCE(parent_span, 'none') AS p FROM events");
