#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE notes SET day = '2026-02-30' WHERE id = :id");
