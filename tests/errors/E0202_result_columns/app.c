#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id, kind AS id FROM events ORDER BY id");
