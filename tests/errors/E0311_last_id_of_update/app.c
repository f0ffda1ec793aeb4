#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "/* schemac: execlastid */ UPDATE events SET kind = :kind WHERE id = :id");
