#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO tasks (title) VALUES (:title) ON CONFLICT (title) DO NOTHING");
