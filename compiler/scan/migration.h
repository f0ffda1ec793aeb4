/* migration.h: the comments with which migration tools part a file into what it does and what undoes it.
 *
 * goose: -- +goose Up, Down, StatementBegin, StatementEnd, NO TRANSACTION; sql-migrate: the same with +migrate;
 * dbmate: -- migrate:up, migrate:down; tern: ---- create above / drop below ----. */
#ifndef SCHEMAC_SCAN_MIGRATION_H
#define SCHEMAC_SCAN_MIGRATION_H

#include "diag/diag.h"

enum marker {
    MARKER_NONE,
    MARKER_UP,
    MARKER_DOWN,
    MARKER_BEGIN, /* what stands between these is one statement, whatever `;` it holds */
    MARKER_END,
    MARKER_OTHER,  /* known, and without effect here */
    MARKER_UNKNOWN /* a tool's own word, and then one that it does not know */
};

struct migration {
    bool marked;       /* a marker came */
    bool down;         /* in the half that undoes */
    bool held;         /* between MARKER_BEGIN and MARKER_END … */
    struct span begun; /* … which began here */
};

/* What a line comment, its dashes included, is. Pure. */
enum marker migration_marker(struct str comment);
/* A marker was read. `above`: a statement stands above it. False: reported (E0131). */
bool migration_mark(struct migration *m, struct diags *d, const struct sqltext *file, struct span comment, bool above);
bool migration_finish(struct migration *m, struct diags *d, const struct sqltext *file);

#endif
