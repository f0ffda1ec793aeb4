#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE notes SET shout = 'X' WHERE id = :id");
