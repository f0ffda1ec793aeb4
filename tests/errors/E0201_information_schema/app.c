#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT table_name FROM information_schema.tabels");
