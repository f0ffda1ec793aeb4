#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT tabel_name FROM information_schema.tables WHERE table_schema = :db");
