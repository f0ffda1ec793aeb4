/* journal.h: a set of files replaced as one. EMIT, below commit.c.
 *
 * CACHE/.journal/ holds the new files' bytes, one behind the other (`bytes`), what stood in their places (old.0, …) and,
 * once all of that is written, a manifest with a digest of each. From then on the set is decided: whoever finds the
 * journal carries it out. Without a manifest nothing was touched, and whoever finds it drops it. When carrying out fails
 * the manifest is renamed to `undo`, and whoever finds that takes back what was done.
 *
 * Where nothing stood in any of the places, which is where most is written, bytes are not written twice: such a run's
 * manifest is an `undo` from the first (creation.h carries it out). What is found in the places then, and begins as such a
 * file does, is what the run had made, whole or not.
 *
 * Carrying out, a file that is there is replaced by renaming, so that its readers see the old or the new one. One that is
 * not there, and so has no readers, is written in its place: of ten thousand it is the cheaper way.
 *
 * All that holds for a process that dies at any step. Nothing is forced onto the disk: with ten thousand files that takes
 * longer than all the rest, and after a power cut nothing is lost that `prepare` does not write again. `check` reads every
 * byte then, since a stamp is good for one boot only (stamp.h). */
#ifndef SCHEMAC_EMIT_JOURNAL_H
#define SCHEMAC_EMIT_JOURNAL_H

#include "diag/diag.h"
#include "emit/outputs.h"

/* Called before every call that changes the file system. 0: go on; else the errno the call is to fail with.
 * For tests: to be killed, or to run out of disk, at the n-th step. */
struct commit_hook {
    int (*before)(void *context, const char *call);
    void *context;
};

struct journal_entry {
    enum output_folder folder;
    struct str name, path;
    bool remove;
    const struct output *output; /* what is to be there; NULL: nothing, or it is another run's */
    struct str bytes;            /* of it */
    struct str digest;           /* of them, hex, as the manifest has it */
    struct str old;              /* in the journal; what stood there, if anything did: */
    bool existed, applied;
};

struct journal {
    struct arena *arena;
    struct diags *diags;
    const struct commit_hook *hook; /* may be NULL */
    struct str folders[2];          /* by enum output_folder */
    struct str dir;                 /* of the journal */
    struct str bytes;               /* in it: all the entries', in their order */
    struct str manifest, undo;
    struct str draft; /* the manifest as it is being written */
    struct str fresh; /* a file on its way to where another one stands */
    VEC(struct journal_entry) entries;
    bool creates; /* nothing else: no entry replaces or removes a file */
};

void journal_init(struct journal *j, struct arena *a, struct diags *d, struct str generated, struct str cache,
                  const struct commit_hook *hook);
void journal_add(struct journal *j, struct journal_entry e); /* folder, name, remove, output, bytes and existed */

/* All new bytes, all old files and the manifest; where all is new, the manifest alone. False: reported (E0002). From its first
 * write to journal_drop's last, nothing is allocated: without memory the process would end there and leave the journal behind
 * (but see creation.h). */
bool journal_stage(struct journal *j);
/* Puts everything in its place, where not all is new. False: reported; what was done is to be taken back. */
bool journal_apply(struct journal *j);
/* What journal_apply did, undone: mtimes too. */
void journal_roll_back(struct journal *j);
/* Removes the journal, its manifest first. */
void journal_drop(struct journal *j);

bool journal_exists(struct arena *a, struct str cache);
/* Carries out what an interrupted run decided, or drops what it had not. False: reported. */
bool journal_recover(struct journal *j);

/* Reports the errno of a failed call on a path as E0002. Always false. */
bool journal_failed(struct journal *j, struct str path, const char *what);
/* The hook, then: true to go on; false with errno set. */
bool journal_step(struct journal *j, const char *call);

#endif
