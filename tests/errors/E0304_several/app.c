#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO notes (price) VALUES (:p)");
