#include "generated/app_queries.h"

SCHEMAC_QUERY(event_calls, L"SELECT id FROM events");
