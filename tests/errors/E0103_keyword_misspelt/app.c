#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELCT id FROM events");
