#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO events (kind) VALUES (:kind) RETURNING id");
