#include "generated/app_queries.h"

SCHEMAC_QUERY(n,
    "SELECT id AS rank FROM events");
