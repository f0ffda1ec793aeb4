#include "generated/app_queries.h"

SCHEMAC_QUERY(then,
    "SELECT id FROM events AS OF :revision WHERE id = 1");
