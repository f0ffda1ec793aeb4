#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO event (kind) VALUES (:kind)");
