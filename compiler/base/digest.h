/* digest.h: the 128-bit digest by which drift and damage are noticed: of a query's fingerprint, a record's seal, a staged
 * file. XXH3 (libxxhash): as fast as memory, and stable between versions and machines. It guards against accidents, not
 * against somebody who wants two texts to collide: whoever can write the record can write its seal. */
#ifndef SCHEMAC_BASE_DIGEST_H
#define SCHEMAC_BASE_DIGEST_H

#include "base/buf.h"

enum { DIGEST_DIGITS = 32 }; /* hexadecimal, without a NUL */

/* The digest of the whole, in the arena. */
struct str digest_hex(struct arena *a, struct str bytes);

/* 64 bits of the same kind: for what is compared on this machine alone. */
uint64_t digest_64(struct str bytes);

/* Of several parts: each is added with its length, so that no two lists of parts run together alike. */
void digest_part(struct buf *parts, struct str part);

#endif
