#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO u (id, n) VALUES (:id, :n) ON DUPLICATE KEY UPDATE n = n + 1");
