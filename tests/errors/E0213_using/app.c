#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT CONVERT(note USING utf9) AS n FROM events");
