#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO t (id, n) VALUES (1, 2)");
