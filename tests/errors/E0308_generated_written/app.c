#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "INSERT INTO notes (id, title, shout) VALUES (:id, :title, :shout)");
