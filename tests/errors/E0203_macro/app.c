#include "generated/app_queries.h"

#define COLUMNS "id, knd"

SCHEMAC_QUERY(f,
    "SELECT " COLUMNS " FROM events");
