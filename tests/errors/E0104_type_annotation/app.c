#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "/* schemac: column id text */ SELECT id FROM events");
