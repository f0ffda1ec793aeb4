#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE event SET kind = 'call' WHERE id = :id");
