#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT author FROM dolt_log WHERE commit_hash = :h");
