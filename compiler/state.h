/* state.h: what the last `prepare` found and left behind, so that the next run proves and writes only the sources that
 * changed since (delta.h). One file outside the project, written whole or not at all; it can be thrown away at any time. */
#ifndef SCHEMAC_STATE_H
#define SCHEMAC_STATE_H

#include "base/buf.h"
#include "base/seen.h"
#include "emit/emit.h"

struct state_file {
    enum output_folder folder; /* of an output */
    struct str name;           /* a source's path, or an output's name in its folder */
    struct seen seen;
    uint64_t digest;             /* of its bytes */
    const struct output *output; /* of this run; it is not kept */
};
typedef VEC(struct state_file) state_file_vec;

struct state_source {
    struct state_file file;
    bool said;        /* a diagnostic was about it: what it was is not kept, so the source is worked on each time */
    hash_vec queries; /* their names */
    struct emit_part part; /* part.source is not kept: it is the file */
    state_file_vec outputs;
};

struct state {
    struct str key;                   /* of all else that the outputs depend on: see delta.c */
    bool ddl_said;                    /* a diagnostic was about the schema as a target's DDL */
    struct seen folders[2];           /* by enum output_folder */
    state_file_vec outputs;           /* the schema's */
    VEC(struct state_source) sources; /* every file that was searched for queries, by path */
};

/* False: there is none, or it is of another key, another version of schemac, or damaged. */
bool state_read(struct arena *a, const char *path, struct str key, struct state *out);
/* The file's bytes. As many as before where only what seen_at gives and digests are others. */
void state_bytes(struct buf *b, const struct state *s);

#endif
