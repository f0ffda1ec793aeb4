#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO events (spans.id, events.kind) VALUES (1, 2)");
