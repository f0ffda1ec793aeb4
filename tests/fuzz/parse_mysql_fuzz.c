/* parse_mysql_fuzz.c: the mysql front end on any bytes, under every flavour and the sql_modes that change the text's
 * meaning: the length of the input chooses. */
#include "parse_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct sql_options o = {
        .dialect = DIALECT_MYSQL, .flavour = (enum flavour)(size % 4), .modes = (unsigned)(size / 4 % 32)};
    parse_fuzz(&o, data, size);
    return 0;
}
