/* parallel.h: one kind of work in parts, a thread each. What a part may touch beside its own is only read meanwhile. */
#ifndef SCHEMAC_BASE_PARALLEL_H
#define SCHEMAC_BASE_PARALLEL_H

#include <stddef.h>

enum { PARALLEL_MOST = 64 };

/* How many parts to cut so many items into: as many as wanted; 0: as many as there are processors, but each of `fewest`
 * items at least. */
unsigned parallel_parts(size_t items, size_t fewest, unsigned wanted);
/* The first item of a part; of the one behind the last, all of them. */
size_t parallel_first(size_t items, unsigned parts, unsigned part);
/* Does every part, and comes back when all are done. Where there are no more threads to be had, one after the other. */
void parallel_run(unsigned parts, void (*run)(void *context, unsigned part), void *context);

#endif
