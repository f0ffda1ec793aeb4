/* digest.c: see digest.h. The library is a header: nothing is linked. */
#include "base/digest.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

struct str digest_hex(struct arena *a, struct str bytes)
{
    XXH128_canonical_t digest;
    XXH128_canonicalFromHash(&digest, XXH3_128bits(bytes.p, bytes.n));
    char *text = arena_alloc(a, DIGEST_DIGITS + 1);
    for (unsigned i = 0; i < DIGEST_DIGITS; i++) {
        unsigned byte = digest.digest[i / 2];
        text[i] = "0123456789abcdef"[i % 2 ? byte & 15 : byte >> 4];
    }
    text[DIGEST_DIGITS] = '\0';
    return (struct str){text, DIGEST_DIGITS};
}

uint64_t digest_64(struct str bytes)
{
    return XXH3_64bits(bytes.p, bytes.n);
}

void digest_part(struct buf *parts, struct str part)
{
    unsigned char length[4] = {(unsigned char)(part.n >> 24), (unsigned char)(part.n >> 16),
                               (unsigned char)(part.n >> 8), (unsigned char)part.n};
    buf_add(parts, length, sizeof length);
    buf_str(parts, part);
}
