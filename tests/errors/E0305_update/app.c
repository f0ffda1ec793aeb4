#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE events SET kind = NULL WHERE id = :id");
