#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM events INDEXED BY by_kund WHERE kind = 1");
