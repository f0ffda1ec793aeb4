/* delta_part.h: what the files of delta share. */
#ifndef SCHEMAC_DELTA_PART_H
#define SCHEMAC_DELTA_PART_H

#include "delta.h"
#include "keep.h"

struct delta {
    struct run *run;
    struct run part;    /* the same run over the changed sources alone */
    struct state state; /* as it was; then as it will be */
    bool *changed;      /* for each of its sources */
    str_vec files;      /* all sources' paths */
    struct emit_others others;
    bool refreshed; /* stat says something new of what is as it was */
};

/* delta_look.c: are the schema's files, and those of all sources that did not change, as they were left? In so many threads
 * (0: as pay), while others may work on what did change. */
bool delta_outputs_hold(struct delta *x, unsigned jobs);

/* delta_apart.c: what the sources that did not change are to those that did, for EMIT. */
void delta_others(struct delta *x);
/* Can the changed sources' queries be written without a look at the others'? Before they are proved: */
bool delta_names_apart(const struct delta *x);
/* … and when they are planned: what schema.h and the others' files hold stays as it is. */
bool delta_plan_apart(const struct delta *x, const struct emit_facts *facts);

#endif
