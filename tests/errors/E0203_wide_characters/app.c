#include "generated/app_queries.h"

SCHEMAC_QUERY(f,
    "SELECT 'größer — 數據' AS t, knd FROM events");
