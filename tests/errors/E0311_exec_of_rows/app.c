#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "/* schemac: exec */ SELECT id FROM events");
