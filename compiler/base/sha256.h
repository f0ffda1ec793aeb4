/* sha256.h: the digest of records (cache/) and of what a query depends on. FIPS 180-4. */
#ifndef SCHEMAC_BASE_SHA256_H
#define SCHEMAC_BASE_SHA256_H

#include <stddef.h>

enum { SHA256_SIZE = 32, SHA256_HEX = 64 };

void sha256(const void *p, size_t n, unsigned char out[SHA256_SIZE]);
/* The digest as 64 lower-case hexadecimal digits and a NUL. */
void sha256_hex(const void *p, size_t n, char out[SHA256_HEX + 1]);

#endif
