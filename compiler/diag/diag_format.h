/* diag_format.h: the forms in which a run's diagnostics are handed over: for people, for tools line by line, and as
 * SARIF 2.1.0. The driver chooses one at the end of the line. */
#ifndef SCHEMAC_DIAG_DIAG_FORMAT_H
#define SCHEMAC_DIAG_DIAG_FORMAT_H

#include "base/buf.h"
#include "diag/diag.h"

enum diag_format { FORMAT_TEXT, FORMAT_JSON, FORMAT_SARIF, N_FORMATS };
const char *diag_format_name(enum diag_format f); /* as --format spells it */

/* Sorted, without repetitions. Text shows so many of each severity at most (0: all); tools get all. */
void diags_write(struct diags *d, enum diag_format format, unsigned most, FILE *out);

/* diag_sarif.c: one object. */
void diags_sarif(struct buf *out, const struct diags *d);

/* Where a place begins and ends, in lines and columns of code points from 1. */
struct region {
    unsigned line, column, end_line, end_column; /* the end is the column behind the last */
};
struct region place_region(struct place p);

#endif
