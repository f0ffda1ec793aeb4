/* delta.h: the run that has little to do, since all but a few sources are as the last `prepare` found and left them.
 *
 * It does what the whole run would: the same files, the same diagnostics, the same exit status. Where that is not sure (a
 * name that two sources want, a row that comes to be shared) it does nothing, and the whole run follows. */
#ifndef SCHEMAC_DELTA_H
#define SCHEMAC_DELTA_H

#include "run.h"

/* The schema is loaded, and nothing else: what it was read from is a part of r->key, which is set here. False: nothing was
 * done, and nothing was reported. */
bool delta_run(struct run *r);

#endif
