/* keep.h: what a clean `prepare` found → STATE, for the next run (state.h, delta.h).
 *
 * What takes memory happens before anything is written, so that a run that ends for want of it has changed no file. */
#ifndef SCHEMAC_KEEP_H
#define SCHEMAC_KEEP_H

#include "run.h"
#include "state.h"

struct keep {
    const char *path; /* NULL: nothing is to be kept */
    struct state *state;
    const char *folders[2];           /* by enum output_folder */
    VEC(struct state_file *) outputs; /* those that are about to be written */
    struct buf bytes;
};

/* Where the run's state is, NULL: nowhere; and what it has to agree with, once the schema is loaded. */
const char *keep_path(struct run *r);
struct str keep_key(struct run *r);

/* What there is of the run's sources, one for each of r->sources. False: what was said of them cannot be said again, or one
 * hangs together with others in more than a state tells. */
bool keep_run(struct keep *k, const struct run *r, const struct emit_facts *facts, struct state_source *out);
void keep_written(struct keep *k, struct arena *a, struct state_source *s); /* its outputs are about to be written */

void keep_begin_whole(struct keep *k, struct run *r, const struct emit_facts *facts);
void keep_begin(struct keep *k, const struct run *r); /* k->state is there; all memory is taken now */
/* Once the outputs are written: the state, too. False with errno. */
bool keep_end(struct keep *k);

#endif
