/* journal_manifest.h: the journal's table of contents, as text with a digest of itself. EMIT, for journal.c. */
#ifndef SCHEMAC_EMIT_JOURNAL_MANIFEST_H
#define SCHEMAC_EMIT_JOURNAL_MANIFEST_H

#include "emit/journal.h"

struct str manifest_write(const struct journal *j);
/* Adds the entries, of whose bytes only the number is known. False: not whole, or not of these folders. */
bool manifest_read(struct journal *j, struct str text);

#endif
