#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT\t\"id\",\n\tCONCAT('\\\\', kidn)"
    /* a comment between */ " AS k" "  FROM " "events");
