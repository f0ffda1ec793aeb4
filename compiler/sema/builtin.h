/* builtin.h: what the engines bring along: their own tables, what Dolt makes of every table, table functions, procedures.
 * Asked by BIND, after the user's own tables.
 *
 * A built-in table is a struct table with `builtin` set, made when it is first named, kept with the catalogue, and in none of
 * its lists: it is never written out. Where several servers are meant (flavour any, a Dolt of no said version), its columns'
 * types hold on each; `only` names the servers of a table or column that not all have. */
#ifndef SCHEMAC_SEMA_BUILTIN_H
#define SCHEMAC_SEMA_BUILTIN_H

#include "sema/catalog.h"

/* `database`.`name`; a database of the schema, or empty: what stands in every database. NULL: there is none. */
struct table *builtin_table(const struct catalog *c, struct str database, struct str name);
/* information_schema and kin: is it a database that the engine brings along? */
bool builtin_database(const struct catalog *c, struct str database);
/* The nearest name of a built-in table there, for "did you mean"; empty: none is near. */
struct str builtin_nearest(const struct catalog *c, struct str database, struct str wrong);

struct builtin_function {
    struct str name;
    unsigned least, most;      /* arguments */
    const char *columns;       /* dolt_shapes.def's pieces; NULL: a table whose hidden columns are its arguments */
    const struct table *table; /* …: that table */
};
/* A function that stands in FROM (builtin_dolt_function: Dolt's). False: there is none of that name. */
bool builtin_function(const struct catalog *c, struct str name, struct builtin_function *out);
bool builtin_dolt_function(const struct catalog *c, struct str name, struct builtin_function *out);
/* The rows of a Dolt function that is made from a table; of: NULL where it is not. */
struct table *builtin_function_rows(const struct catalog *c, const struct builtin_function *f, const struct table *of);
/* The columns of a procedure's result row (Dolt's); NULL: there is no such procedure. */
struct table *builtin_procedure(const struct catalog *c, struct str name);

/* A table as another revision has it: of today's columns and types, each nullable, without keys. */
struct table *builtin_revision(const struct catalog *c, const struct table *t);

/* builtin_dolt.c: the per-table tables dolt_diff_T, dolt_history_T, …; builtin_make.c: columns out of DDL */
struct table *builtin_per_table(const struct catalog *c, struct str database, struct str name);
struct table *builtin_new(const struct catalog *c, struct str name);
void builtin_add(const struct catalog *c, struct table *t, const struct column *from, struct str name, bool not_null);
/* Appends the columns that the text declares, in this dialect and flavour. */
void builtin_declare(const struct catalog *c, struct table *t, const struct sql_options *o, struct str columns);
/* The same for a table of the user's; each is nullable and may be left out, and what is said HIDDEN is. */
void builtin_declare_like(const struct catalog *c, struct table *t, struct str columns);
/* Makes one of several servers' tables: n of them, `names` of those that have it, `all` of those that are meant. */
struct builtin_source {
    const char *server;
    struct table *table; /* NULL: this one has none */
};
struct table *builtin_join(const struct catalog *c, const struct builtin_source *sources, unsigned n);

#endif
