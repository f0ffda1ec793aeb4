#include "generated/app_queries.h"

SCHEMAC_QUERY(event_remove,
    " /* to be written */ ");
