#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE t SET a = b, b = a WHERE id = :id");
