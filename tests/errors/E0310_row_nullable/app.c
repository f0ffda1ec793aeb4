#include "generated/app_queries.h"

SCHEMAC_QUERY(a,
    "/* schemac: row event */ SELECT id, kind FROM events");
SCHEMAC_QUERY(b,
    "/* schemac: row event */ SELECT a.id, b.kind FROM events AS a LEFT JOIN events AS b ON b.id = a.id + 1");
