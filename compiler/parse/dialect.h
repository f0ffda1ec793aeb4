/* dialect.h: which SQL a text is written in, and for whom. A dialect's grammar is const data (dialect_*.c). */
#ifndef SCHEMAC_PARSE_DIALECT_H
#define SCHEMAC_PARSE_DIALECT_H

#include "base/str.h"

enum dialect { DIALECT_MYSQL, DIALECT_SQLITE, DIALECT_POSTGRES };
enum flavour { FLAVOUR_ANY, FLAVOUR_MYSQL, FLAVOUR_MARIADB, FLAVOUR_DOLT }; /* of the mysql dialect */
enum dolt_version { DOLT_ANY, DOLT_1_83, DOLT_2_3 }; /* whose system tables; any: what both have */
enum target { TARGET_SQLITE, TARGET_MYSQL };         /* what a text is executed on */
enum { N_TARGETS = 2 };

/* sql_mode bits that change what a text means. */
enum sql_mode {
    MODE_ANSI_QUOTES = 1,
    MODE_PIPES_AS_CONCAT = 2,
    MODE_NO_BACKSLASH_ESCAPES = 4,
    MODE_IGNORE_SPACE = 8,
    MODE_HIGH_NOT_PRECEDENCE = 16,
    MODE_REAL_AS_FLOAT = 32,
    MODE_NO_UNSIGNED_SUBTRACTION = 64,
    MODE_ONLY_FULL_GROUP_BY = 128,
    MODES_READ = MODE_ANSI_QUOTES | MODE_PIPES_AS_CONCAT | MODE_NO_BACKSLASH_ESCAPES |
                 MODE_HIGH_NOT_PRECEDENCE /* under these the same text reads otherwise */
};

/* The names that sql_mode may have: each mode's own, and what stands for several or changes what is stored or refused alone (0). */
struct sql_mode_name {
    const char *name;
    unsigned bits; /* enum sql_mode */
};
enum { N_SQL_MODES = 22 };
extern const struct sql_mode_name sql_mode_names[N_SQL_MODES];
/* One mode's own name, not one for several. */
bool sql_mode_is_one(const struct sql_mode_name *m);

struct declared; /* sema/declared.h */

struct sql_options {
    enum dialect dialect;
    enum flavour flavour;
    unsigned modes;                  /* enum sql_mode bits */
    const struct declared *declared; /* functions and collations of the application; NULL: none */
    struct str database;             /* mysql: what the schema's own database is called; empty: not said */
};

const char *dialect_name(enum dialect d); /* "mysql", "sqlite", "postgres" */
const char *flavour_name(enum flavour f); /* "any", "mysql", "mariadb", "dolt" */
const char *target_name(enum target t);   /* "sqlite", "mysql" */
bool dialect_find(struct str name, enum dialect *out);
bool flavour_find(struct str name, enum flavour *out);
bool target_find(struct str name, enum target *out);
/* The target that runs a dialect's text as it is; postgres has none: false. */
bool dialect_native_target(enum dialect d, enum target *out);

#endif
