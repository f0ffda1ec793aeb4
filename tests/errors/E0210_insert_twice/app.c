#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO events (kind, kind) VALUES (:a, :b)");
