#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE tasks SET title = 'a', title = 'b' WHERE id = :id");
