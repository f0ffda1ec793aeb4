#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT SUM(kind) OVER (ORDER BY id GROUPS 1 PRECEDING) FROM events");
