#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT knd, parent_id FROM events WHERE knd = :kind");
