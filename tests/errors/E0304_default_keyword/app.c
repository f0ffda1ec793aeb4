#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO events (id, kind) VALUES (:id, DEFAULT)");
