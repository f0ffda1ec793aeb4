#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT :x AS x FROM events");
