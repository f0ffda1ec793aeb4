/* client.h: the connection of `schemac verify`: the runtime's own, for its URLs, and each client library's calls for texts and rows
 * that no schema has proved. CLIENT, linked into schemac-verify alone. */
#ifndef SCHEMAC_CLIENT_CLIENT_H
#define SCHEMAC_CLIENT_CLIENT_H

#include <schemac/schemac.h>

#include "live/live.h"

struct live {
    struct arena *arena;
    sc_db *db;
    struct str database, collation;
};
extern const struct live_driver client_driver;

/* client_sqlite.c, client_mysql.c: of live_driver. A build without the library has stubs that are never called. */
bool client_sqlite_objects(struct live *l, live_object_vec *out, struct str *error);
void client_sqlite_prepare(struct live *l, struct arena *a, struct str sql, struct live_prepared *out);
bool client_mysql_begin(struct live *l, struct str *error);
bool client_mysql_objects(struct live *l, struct str database, live_object_vec *out, struct str *error);
void client_mysql_prepare(struct live *l, struct arena *a, struct str sql, struct live_prepared *out);

#endif
