/* schema_files.h: the schema's folder → its files, in the order in which they are replayed. */
#ifndef SCHEMAC_SCHEMA_FILES_H
#define SCHEMAC_SCHEMA_FILES_H

#include "base/file.h"

/* What a name in the schema's folder says about its place. */
int schema_name_cmp(struct str a, struct str b);
/* Leaves out what undoes (x.down.sql, down.sql, Flyway's U1__x.sql) and what is hidden. `folders`: all that were listed.
 * A schema may also be one file. False: errno says why the folder cannot be listed. */
bool schema_files(struct arena *a, struct str schema, str_vec *files, str_vec *folders);

#endif
