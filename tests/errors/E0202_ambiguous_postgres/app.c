#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT title FROM tasks AS a JOIN tasks AS b ON a.id = b.id");
