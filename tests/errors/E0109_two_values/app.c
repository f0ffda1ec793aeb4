#include "generated/app_queries.h"

#ifdef SMALL
#define LIST "id"
#else
#define LIST "id, kind"
#endif
SCHEMAC_QUERY(event_ids, "SELECT " LIST " FROM events");
