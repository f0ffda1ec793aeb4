#include "generated/app_queries.h"

extern const char *sql;
SCHEMAC_QUERY(event_calls, sql);
