#include "generated/app_queries.h"

SCHEMAC_QUERY(some_events,
    "SELECT kind FROM events WHERE (id, kind) NOT IN (:pairs...)");
