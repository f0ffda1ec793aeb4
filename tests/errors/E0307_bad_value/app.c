#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO notes (id, title, stars) VALUES (1, 'x', 256)");
