#include "generated/app_queries.h"

SCHEMAC_QUERY(event_remove,
    "DELETE FROM events WHERE id = :id;"
    " SELECT id FROM events");
