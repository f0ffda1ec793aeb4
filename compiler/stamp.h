/* stamp.h: what a clean `check` read, so that the next one costs a stat each when nothing changed.
 *
 * A stamp file lists every file and folder that was read (or looked for and not there) with its size, mtime and
 * inode. A folder stands for its listing: an added file changes its mtime. A file changed so shortly before the
 * stamp that its mtime could hide a second change is noted as racy and never fresh. The stamp is of one boot of the
 * machine: a power cut may take bytes of a file whose size and mtime are on disk already. */
#ifndef SCHEMAC_STAMP_H
#define SCHEMAC_STAMP_H

#include "base/map.h"
#include "base/seen.h"

/* Every path that a run read or listed, with what stat said of it before it was read. */
struct inputs {
    struct arena *arena;
    struct map paths; /* path → struct seen */
};

void inputs_init(struct inputs *in, struct arena *a);
void inputs_add(struct inputs *in, struct str path);                           /* a second time: the first stat stays */
void inputs_know(struct inputs *in, struct str path, const struct seen *seen); /* looked at already */
void inputs_take(struct inputs *in, const struct inputs *others);

/* True: the stamp was written by this binary for this command line, and nothing it lists has changed. */
bool stamp_fresh(struct arena *a, const char *stamp, struct str command);
/* The depfile (NULL: none) is written first. Both are whole in memory before anything is written. */
bool stamp_write(const char *stamp, const char *depfile, struct str command, const struct inputs *in);

#endif
