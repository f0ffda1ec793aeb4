/* caret.h: the source line under a diagnostic, with the place underlined. Only diag.c needs it. */
#ifndef SCHEMAC_DIAG_CARET_H
#define SCHEMAC_DIAG_CARET_H

#include "base/buf.h"
#include "diag/source.h"

/* Two lines, as gcc writes them; the second without its newline, for a hint may follow the caret. */
void caret_write(struct buf *out, struct place place);

#endif
