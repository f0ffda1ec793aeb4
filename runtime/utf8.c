/* utf8.c: is a text UTF-8 (RFC 3629)? Asked of every text that is about to be written: a server would refuse another, SQLite
 * would store it, and whoever reads it next has it. */
#include "internal.h"

#include <string.h>

enum { WORD = sizeof(uint64_t) };

/* How many bytes from there on are ASCII, in whole words: most of most texts. */
static size_t ascii(const unsigned char *p, size_t n)
{
    size_t at = 0;
    uint64_t word;

    for (; n - at >= WORD; at += WORD) {
        memcpy(&word, p + at, WORD);
        if (word & UINT64_C(0x8080808080808080)) break;
    }
    return at;
}

static bool follows(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* How long the character there is, 0: it is none. The second byte's range is what keeps out overlong forms (E0, F0), surrogates
 * (ED) and what lies beyond U+10FFFF (F4). */
static size_t character(const unsigned char *p, size_t n)
{
    unsigned char c = p[0],
                  low = c == 0xE0   ? 0xA0
                        : c == 0xF0 ? 0x90
                                    : 0x80,
                  high = c == 0xED   ? 0x9F
                         : c == 0xF4 ? 0x8F
                                     : 0xBF;
    size_t len = c < 0x80 ? 1 : c < 0xC2 ? 0 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : c < 0xF5 ? 4 : 0;

    if (len <= 1) return len;
    if (n < len || p[1] < low || p[1] > high) return 0;
    for (size_t i = 2; i < len; i++)
        if (!follows(p[i])) return 0;
    return len;
}

size_t sci_utf8_run(const char *text, size_t n)
{
    const unsigned char *p = (const unsigned char *)text;
    size_t at = ascii(p, n);

    while (at < n) {
        size_t len = character(p + at, n - at);

        if (len == 0) return at;
        at += len;
        if (len > 1) at += ascii(p + at, n - at);
    }
    return n;
}
