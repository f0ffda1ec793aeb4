#include "generated/app_queries.h"

SCHEMAC_QUERY(f, R"(SELECT id,
       knd
  FROM events)");
