#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT title FROM tasks WHERE title LIKE 'a' ESCAPE 'ab'");
