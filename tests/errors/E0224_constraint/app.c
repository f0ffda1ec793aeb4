#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO events (id) VALUES (1) ON CONFLICT ON CONSTRAINT events_key DO NOTHING");
