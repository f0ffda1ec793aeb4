/* show.h: the columns that SHOW, EXPLAIN and PRAGMA give; the tables are show.def and pragmas.def. Part of INFER. */
#ifndef SCHEMAC_SEMA_SHOW_H
#define SCHEMAC_SEMA_SHOW_H

#include "sema/model.h"

enum { SHOW_MYSQL = 1, SHOW_MARIADB = 2, SHOW_DOLT = 4, SHOW_ALL = 7 };
typedef VEC(struct model_column) show_columns;

unsigned show_servers(enum flavour f);        /* which servers the flavour means, as bits */
const char *show_server_names(unsigned bits); /* "MySQL and MariaDB" */
/* What the form gives on these servers: 1 and the columns; 0: nothing known of it on any of them; -1: it differs between
 * them. *missing: those of the servers that do not have it. */
int show_find(struct arena *a, struct str form, unsigned servers, struct place place, show_columns *out,
              unsigned *missing);

enum pragma_argument { PRAGMA_VALUE, PRAGMA_TABLE, PRAGMA_INDEX, PRAGMA_MAYBE_TABLE };
struct pragma {
    const char *name, *columns;
    enum pragma_argument argument;
    bool set_gives; /* its columns too when it is set */
};
const struct pragma *pragma_find(struct str name);           /* NULL: there is none */
struct str pragma_nearest(struct arena *a, struct str name); /* n == 0: nothing is near */
void show_parse(struct arena *a, const char *columns, struct place place, show_columns *out);

#endif
