#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE notes SET stars = -1 WHERE id = :id");
