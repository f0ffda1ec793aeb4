#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "/* schemac: param kind null */ INSERT INTO events (kind) VALUES (:kind)");
