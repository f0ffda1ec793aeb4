#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT SUM(kind) OVER (ORDER BY id ROWS BETWEEN CURRENT ROW AND 1 PRECEDING) FROM events");
