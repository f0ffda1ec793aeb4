/* progress.h: how far a long run has come, on one line of a terminal: "schemac: 3,200 of 10,000 queries". Hallway. */
#ifndef SCHEMAC_PROGRESS_H
#define SCHEMAC_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

struct progress {
    bool on; /* standard error is a terminal */
    size_t total;
    long long start;      /* ms */
    atomic_size_t done;   /* of the total */
    atomic_llong next;    /* when it is shown again, ms from the start: never before half a second */
    atomic_size_t widest; /* what is on the terminal, in columns; 0: nothing */
};

void progress_begin(struct progress *p, size_t total);
/* One more is done. From any thread. */
void progress_step(struct progress *p);
/* Leaves the terminal's line empty: diagnostics follow. */
void progress_end(struct progress *p);

#endif
