#include "generated/app_queries.h"

SCHEMAC_QUERY(event_by_id,
    "SELECT id, parent_spam_id"
    "  FROM events WHERE id = :id");
