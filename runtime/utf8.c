/* utf8.c: is a text UTF-8 (RFC 3629)? Asked of every text that is about to be written: a server would refuse another, SQLite
 * would store it, and whoever reads it next has it. */
#include "internal.h"

/* Most texts are: a word at a time, the last one over again in part. */
static bool is_ascii(const char *p, size_t n)
{
    const uint64_t high_bits = UINT64_C(0x8080808080808080);
    uint64_t high = 0;

    if (n >= sizeof high) {
        for (size_t at = 0; at < n - sizeof high; at += sizeof high) high |= sci_word_at(p + at);
        return ((high | sci_word_at(p + n - sizeof high)) & high_bits) == 0;
    }
    while (n > 0) high |= (unsigned char)p[--n];
    return high < 0x80;
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

static SCI_NOINLINE size_t run(const unsigned char *p, size_t n)
{
    size_t at = 0;

    while (at < n) {
        size_t len = character(p + at, n - at);

        if (len == 0) return at;
        at += len;
    }
    return n;
}

size_t sci_utf8_run(const char *text, size_t n)
{
    return is_ascii(text, n) ? n : run((const unsigned char *)text, n);
}
