#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE events SET id = MAX(id)");
