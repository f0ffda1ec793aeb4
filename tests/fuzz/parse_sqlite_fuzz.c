/* parse_sqlite_fuzz.c: the sqlite front end on any bytes. */
#include "parse_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct sql_options o = {.dialect = DIALECT_SQLITE};
    parse_fuzz(&o, data, size);
    return 0;
}
