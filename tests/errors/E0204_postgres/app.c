#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT IFNULL(title, '') AS t FROM tasks");
