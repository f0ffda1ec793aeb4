/* sha256.h: SHA-256 (FIPS 180-4), for fingerprints and checksums of generated files. */
#ifndef SCHEMAC_BASE_SHA256_H
#define SCHEMAC_BASE_SHA256_H

#include "base/str.h"

struct sha256 {
    uint32_t h[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
};

void sha256_init(struct sha256 *s);
void sha256_add(struct sha256 *s, const void *p, size_t n);
void sha256_end(struct sha256 *s, unsigned char digest[32]);
/* The first `digits` (at most 64) hexadecimal digits of the whole, in the arena. */
struct str sha256_hex(struct arena *a, struct str bytes, unsigned digits);
struct str sha256_end_hex(struct arena *a, struct sha256 *s, unsigned digits);

#endif
