#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO tasks (done) VALUES (true)");
