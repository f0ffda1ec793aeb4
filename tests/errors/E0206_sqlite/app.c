#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE tasks SET id = 1 FROM tasks WHERE tasks.id = 2");
