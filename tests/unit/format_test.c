/* format_test.c: what base/format.c writes is what the C library writes, whatever the room. */
#include "base/format.h"

#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "check.h"

enum { ROOM = 64 };

static size_t formatted(char *p, size_t cap, const char *format, ...) __attribute__((format(printf, 3, 4)));
static size_t formatted(char *p, size_t cap, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    size_t n = format_list(p, cap, format, args);
    va_end(args);
    return n;
}

/* For every size of the room: the same bytes, the same length, nothing behind. */
#define SAME(...)                                                                                                      \
    do {                                                                                                               \
        for (size_t cap = 0; cap <= ROOM; cap++) {                                                                     \
            char ours[ROOM + 1], theirs[ROOM + 1];                                                                     \
            memset(ours, '~', sizeof ours);                                                                            \
            memset(theirs, '~', sizeof theirs);                                                                        \
            size_t n = formatted(ours, cap, __VA_ARGS__);                                                              \
            int want = snprintf(theirs, cap, __VA_ARGS__);                                                             \
            CHECK(want >= 0 && n == (size_t)want);                                                                     \
            CHECK(!cap || strcmp(ours, theirs) == 0);                                                                  \
            CHECK(ours[cap] == '~');                                                                                   \
        }                                                                                                              \
    } while (0)

int main(void)
{
    SAME("no directive");
    SAME("%s and %s", "one", "");
    SAME("%.*s|%.*s|%.*s", 3, "abcdef", 9, "ab", 0, "x");
    SAME("%.*s", -1, "all of it");
    SAME("%u %u %d %d %d", 0u, UINT_MAX, 0, INT_MIN, INT_MAX);
    SAME("%zu %c%%", SIZE_MAX, 'x');
    SAME("%s %5u %04x %lld", "the library's", 7u, 255u, LLONG_MIN);
    return check_result();
}
