#include "generated/app_queries.h"

#ifdef SOMETHING
SCHEMAC_QUERY(same, "SELECT kind FROM events");
SCHEMAC_QUERY(other, "SELECT kind FROM events");
#else
SCHEMAC_QUERY(same,
    "SELECT kind "
    "FROM events");
SCHEMAC_QUERY(other, "SELECT kind FROM events WHERE id = 1");
#endif
