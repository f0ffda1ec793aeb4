#include "generated/app_queries.h"

SCHEMAC_QUERY(remove,
    "DELETE FROM events WHERE id = :id");
