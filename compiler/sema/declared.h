/* declared.h: what an application brings to its connections, as the configuration declares it: functions
 * (sqlite3_create_function, a server's loadable functions), SQLite's collations and the tokenizers of its full-text tables;
 * and to its C, types of its own. */
#ifndef SCHEMAC_SEMA_DECLARED_H
#define SCHEMAC_SEMA_DECLARED_H

#include "base/arena.h"
#include "sema/funcs.h"
#include "sema/own.h"

struct declared {
    VEC(struct func) functions; /* several of one name differ in their numbers of arguments */
    VEC(struct str) collations;
    VEC(struct str) tokenizers; /* of full-text tables */
    VEC(struct own_type) types; /* for columns, in C */
};

/* A function as "NAME(TYPE, …) TYPE [NOT NULL] [DETERMINISTIC] [AGGREGATE]"; a last argument `TYPE...` stands for any number of them.
 * The types are the record's (int64, text, any …). False: *why says what is wrong. */
bool declare_function(struct arena *a, struct declared *d, struct str signature, struct str *why);
bool declared_collation(const struct sql_options *o, struct str name);

#endif
