/* commit.h: `prepare` leaves generated/ and cache/ as EMIT wants them, all or nothing. EMIT.
 *
 * Killed at any point, it leaves the old files or a journal (journal.h) that the next run completes or drops. A file
 * that is as it should be is not touched. Files of queries that are gone are deleted; a file that schemac did not
 * write never is. Runs at the same time wait for each other (a lock on the cache folder). */
#ifndef SCHEMAC_EMIT_COMMIT_H
#define SCHEMAC_EMIT_COMMIT_H

#include "emit/journal.h"

struct commit_report {
    unsigned written, deleted, kept;
};

/* What is still to be written of them is written, and where all files are new, forgotten: of such only the digests are left.
 * False: reported (E0002, E0609), and everything is as it was. */
bool commit_outputs(struct arena *a, struct diags *d, struct outputs *o);
/* The same for tests, with a hook before every change of the file system, and with what was done. */
bool commit_outputs_hooked(struct arena *a, struct diags *d, struct outputs *o, const struct commit_hook *hook,
                           struct commit_report *report);
/* Is there something to complete or drop? For `check` (E0608). */
bool commit_pending(struct arena *a, struct str cache);

#endif
