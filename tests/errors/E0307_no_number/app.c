#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE notes SET stars = 'many' WHERE id = :id");
