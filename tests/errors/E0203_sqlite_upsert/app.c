#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO tasks (id, title) VALUES (:id, :title)"
    " ON CONFLICT (id) DO UPDATE SET titel = excluded.title");
