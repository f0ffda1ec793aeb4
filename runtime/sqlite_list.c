/* sqlite_list.c: the SQL function by which long lists of doubles are read: see list_form.c.
 *
 * schemac_double(bytes, i) is the i-th double of a blob of them, NULL beyond its end. */
#include <sqlite3.h>

#include "sqlite_internal.h"

#include <string.h>

static void double_at(sqlite3_context *context, int n, sqlite3_value **args)
{
    const char *bytes = sqlite3_value_blob(args[0]);
    sqlite3_int64 at = sqlite3_value_int64(args[1]);
    double d;

    (void)n;
    if (!bytes || at < 0 || at >= sqlite3_value_bytes(args[0]) / (int)sizeof d) return;
    memcpy(&d, bytes + (size_t)at * sizeof d, sizeof d);
    sqlite3_result_double(context, d);
}

int sci_sqlite_add_functions(void *handle)
{
    int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;

    return sqlite3_create_function_v2(handle, "schemac_double", 2, flags, NULL, double_at, NULL, NULL, NULL);
}
