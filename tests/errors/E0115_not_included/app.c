#include <stdio.h>

SCHEMAC_QUERY(event_by_id,
    "SELECT kind FROM events WHERE id = :id");
