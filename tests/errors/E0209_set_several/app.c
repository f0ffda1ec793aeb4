#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE events SET (kind, note) = (SELECT id FROM spans) WHERE id = 1");
