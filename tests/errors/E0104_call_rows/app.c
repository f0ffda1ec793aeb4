#include "generated/app_queries.h"

SCHEMAC_QUERY(f, "CALL some_rows(4)");
