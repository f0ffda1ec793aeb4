#include "generated/app_queries.h"

SCHEMAC_QUERY(compared,
    "SELECT kind FROM events WHERE id = :ids...");

SCHEMAC_QUERY(beside_others,
    "SELECT kind FROM events WHERE id IN (1, :ids...) AND kind IN (sqlc.slice(kinds))");

SCHEMAC_QUERY(counted,
    "SELECT kind FROM events LIMIT :ids...");
