#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT id FROM events FORCE INDEX (by_kin, by_kund) WHERE kind = 1");
