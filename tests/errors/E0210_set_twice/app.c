#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE events SET kind = 'call', kind = 'error' WHERE id = :id");
