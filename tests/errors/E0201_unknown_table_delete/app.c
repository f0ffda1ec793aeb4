#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "DELETE FROM event WHERE id = :id");
