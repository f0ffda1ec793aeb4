#include "generated/app_queries.h"

SCHEMAC_QUERY(delete,
    "DELETE FROM events WHERE id = :id");
