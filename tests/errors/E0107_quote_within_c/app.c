#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO author (id, name) VALUES (1, 'O'Brien')");
