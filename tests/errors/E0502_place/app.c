#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM tasks"
    " WHERE title = :title AND id > :id"
    "   AND likelihood(id = 3, 2)");
