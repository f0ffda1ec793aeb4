#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT parent_sp" /* cut in two */ "am_id FROM events");
