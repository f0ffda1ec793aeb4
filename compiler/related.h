/* related.h: which of the schema's statements some queries can have to do with.
 *
 * For the judge: of a large schema, SQLite has to be told only the tables that a few changed queries name, and all that
 * names those, and so on: what is left out has no name in common with them. */
#ifndef SCHEMAC_RELATED_H
#define SCHEMAC_RELATED_H

#include "run.h"

/* Of r->target_ddl[TARGET_SQLITE], in its order. All of it, where it is more than CREATE statements. */
str_vec related_ddl(struct run *r);

#endif
