#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT title, COUNT(*) AS n FROM tasks");
