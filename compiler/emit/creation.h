/* creation.h: a set of new files, made and filled at once. EMIT, below commit.c. */
#ifndef SCHEMAC_EMIT_CREATION_H
#define SCHEMAC_EMIT_CREATION_H

#include "emit/journal.h"

/* What creation_run needs, taken before anything is on the disk: from there on only the files' bytes take memory, and where
 * there is none for them, all is taken back before the process exits. */
struct creation *creation_new(struct journal *j, const struct outputs *o);
/* Makes the entries' files, none of which is there, writes (outputs.h) what is not written of them, and fills them. False:
 * reported; what was made is to be taken back. */
bool creation_run(struct creation *c);

#endif
