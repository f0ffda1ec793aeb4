#include "generated/app_queries.h"

#include <inttypes.h>
SCHEMAC_QUERY(event_calls, "SELECT id FROM events WHERE id > %" PRId64);
