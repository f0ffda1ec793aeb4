#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT CONCAT_WSS(title) AS p FROM tasks");
