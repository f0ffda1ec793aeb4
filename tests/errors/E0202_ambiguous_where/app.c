#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT s.title FROM events AS e, sessions AS s"
    " WHERE id = :id");
