/* race.h: two ways of doing the same, timed in turns on one processor, so that what the machine does meanwhile meets both. */
#ifndef SCHEMAC_BENCH_RACE_H
#define SCHEMAC_BENCH_RACE_H

#include <stdint.h>

/* Works until the time `end` (race_now) and returns how much was done: calls, or rows. */
typedef uint64_t race_run(void *context, double end);

struct race {
    const char *name, *unit;
    double goal; /* the ratio that is asked for; 0: none */
    race_run *rival, *ours;
    /* Before either of them, not timed: what the last one left is cleared away; NULL: nothing. */
    void (*ready)(void *context);
    /* The context of a second thread that does the same at once, on a processor of its own, if there are two: what both did counts.
     * Called before that thread begins, and by it at its end: what is one thread's at a time is handed over. NULL: no second. */
    void *(*second)(void *context);
};

double race_now(void); /* seconds */
/* To one processor, if that can be had. */
void race_pin(void);
/* All of them, `rounds` times for `seconds` each and either side, and what came out as a table: ratios are medians of the
 * rounds'. With `only` not NULL, those whose name begins so. */
void race_all(const struct race *races, unsigned n, void *context, double seconds, unsigned rounds, const char *only);

/* Ends the program where something went wrong. */
_Noreturn void race_fail(const char *what, const char *message);

#endif
