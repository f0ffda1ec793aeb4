#include "generated/app_queries.h"

SCHEMAC_QUERY(a,
    "/* schemac: row event */ SELECT id, kind FROM events");
SCHEMAC_QUERY(b,
    "/* schemac: row event */ SELECT id FROM events");
