/* types.h: private to sema/types_*.c, type_resolve.c and ddl*.c: one dialect's declared types. */
#ifndef SCHEMAC_SEMA_TYPES_H
#define SCHEMAC_SEMA_TYPES_H

#include "sema/catalog.h"

/* One type to resolve, and where to report. */
struct type_ask {
    const struct catalog *c;
    struct diags *d;
    const struct sqltext *text;
    const struct type_name *t;
};

bool types_mysql(const struct type_ask *k, struct type *out);
bool types_sqlite(const struct type_ask *k, struct type *out);
bool types_postgres(const struct type_ask *k, struct type *out);

/* The affinity of https://www.sqlite.org/datatype3.html#determination_of_column_affinity for a type's words
 * (upper case), as SQLite's own words. Static. */
struct str sqlite_affinity(struct str words);
/* One of the six names a STRICT table may use, without a length. */
bool sqlite_strict_type(const struct type_name *t);

/* Each reports at the type's place and gives false. */
bool type_unknown(const struct type_ask *k, const char *const *known, unsigned n);
bool type_refuse(const struct type_ask *k, const char *why);
bool type_not_yet(const struct type_ask *k);

/* "NAME(length,scale)" as the DDL wrote it. */
struct str type_written(struct arena *a, const struct type_name *t, struct str name);
/* An anonymous enum_type of the written members; ddl names it after its column. */
struct enum_type *enum_make(struct arena *a, const struct str *labels, unsigned n);

/* Which servers of the mysql dialect take a construct. Under flavour any a construct that only some take is W0102;
 * under a flavour that does not take it, E0408 and false. */
enum server { ON_MYSQL = 1, ON_MARIADB = 2, ON_DOLT = 4, ON_ALL = 7 };
bool servers_check(const struct catalog *c, struct diags *d, struct place place, unsigned servers, const char *what);

#endif
