#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT COALESCE(?, ?) AS x FROM events");
