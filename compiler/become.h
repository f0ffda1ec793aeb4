/* become.h: `schemac verify` is another program, schemac-verify, which the client libraries are linked with: no other command has to
 * load them. */
#ifndef SCHEMAC_BECOME_H
#define SCHEMAC_BECOME_H

#include "base/arena.h"

/* Goes on as the program of that name beside this one (or else in PATH), with the same arguments. Comes back only when there is
 * none, with the exit status, and has said so. */
int become(struct arena *a, const char *name, char **argv);

#endif
