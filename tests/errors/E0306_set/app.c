#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE notes SET tags = 'a,c' WHERE id = :id");
