#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT rowid FROM tasks WHERE title GLOB 'a*'");
