/* jsonout.h: JSON as records have it: one fact a line, keys in a fixed order. EMIT. */
#ifndef SCHEMAC_EMIT_JSONOUT_H
#define SCHEMAC_EMIT_JSONOUT_H

#include "base/buf.h"

/* "…"; malformed UTF-8 becomes U+FFFD. */
void jsonout_string(struct buf *out, struct str s);
void jsonout_string_or_null(struct buf *out, struct str s); /* n == 0: null */
/* `key` and a string on a line of their own, two blanks in: "  "key": "value",\n". */
void jsonout_line(struct buf *out, const char *key, struct str value);
/* Between the items of a list or object that stands on several lines. */
void jsonout_item(struct buf *out, bool first, const char *indent);

/* Ends a record: its last key, "integrity", is the SHA-256 of all bytes before that key's line. */
void jsonout_seal(struct buf *out);
/* Was the record sealed, and not changed since? */
bool jsonout_seal_holds(struct str record);

#endif
