#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO events (kind, parent_id)"
    " VALUES (:kind, :parent)");
