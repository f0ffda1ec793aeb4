#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE notes SET price = 12345.5 WHERE id = :id");
