#include "generated/app_queries.h"

SCHEMAC_QUERY(event_by_id,
    "SELECT\tkind\n"
    "  FROM events\n"
    "\tWHERE id == = :id");
