#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT COALESCE(title, id) AS x FROM tasks");
