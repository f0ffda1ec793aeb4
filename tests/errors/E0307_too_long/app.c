#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "UPDATE notes SET title = 'more than ten' WHERE id = :id");
