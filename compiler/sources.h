/* sources.h: SOURCE arguments → the files that may hold queries. */
#ifndef SCHEMAC_SOURCES_H
#define SCHEMAC_SOURCES_H

#include "config.h"

/* Fills *files (sorted by bytes, each once) and *folders (every folder that was listed: a stamp depends on them).
 * Folders are searched for .c .h .cc .cpp .cxx .hpp .hh .hxx .sql; not in the schema, generated and cache
 * folders, nor in hidden ones and build folders (CMakeCache.txt). False: reported. */
bool sources_walk(struct arena *a, struct diags *d, const struct config *c, str_vec *files, str_vec *folders);

#endif
