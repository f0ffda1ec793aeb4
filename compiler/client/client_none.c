/* client_none.c: in place of the part of an engine that this build has no client library for. The runtime's sc_open has said so
 * before any of this could be called. CLIENT. */
#include "client/client.h"

#ifndef SCHEMAC_CLIENT_SQLITE
bool client_sqlite_objects(struct live *l, live_object_vec *out, struct str *error)
{
    (void)l, (void)out, (void)error;
    return false;
}
void client_sqlite_prepare(struct live *l, struct arena *a, struct str sql, struct live_prepared *out)
{
    (void)l, (void)a, (void)sql, (void)out;
}
#endif

#ifndef SCHEMAC_CLIENT_MYSQL
bool client_mysql_begin(struct live *l, struct str *error)
{
    (void)l, (void)error;
    return false;
}
bool client_mysql_objects(struct live *l, struct str database, live_object_vec *out, struct str *error)
{
    (void)l, (void)database, (void)out, (void)error;
    return false;
}
void client_mysql_prepare(struct live *l, struct arena *a, struct str sql, struct live_prepared *out)
{
    (void)l, (void)a, (void)sql, (void)out;
}
#endif
