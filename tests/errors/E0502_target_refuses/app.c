#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM tasks INDEXED BY by_title WHERE title = 'x'");
