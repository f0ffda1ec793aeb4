#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT a.id FROM tasks AS a JOIN tasks AS a");
