/* str.c: see str.h. */
#include "base/str.h"

#include <string.h>

#include "base/format.h"

struct str str_from(const char *s)
{
    return (struct str){s, s ? strlen(s) : 0};
}

struct str str_sub(struct str s, size_t off, size_t n)
{
    if (off > s.n) off = s.n;
    if (n > s.n - off) n = s.n - off;
    return (struct str){s.p ? s.p + off : NULL, n}; /* C11 6.5.6: nothing is added to a null pointer, not even 0 */
}

static unsigned char lower(char c)
{
    return (unsigned char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.n != b.n) return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i])) return false;
    return true;
}

bool str_is(struct str a, const char *word)
{
    return str_eq_nocase(a, str_from(word));
}

static int by_length(struct str a, struct str b)
{
    return a.n < b.n ? -1 : a.n > b.n;
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : by_length(a, b);
}

int str_cmp_nocase(struct str a, struct str b)
{
    for (size_t i = 0; i < a.n && i < b.n; i++)
        if (lower(a.p[i]) != lower(b.p[i])) return lower(a.p[i]) < lower(b.p[i]) ? -1 : 1;
    return by_length(a, b);
}

bool str_starts(struct str s, const char *prefix)
{
    size_t n = strlen(prefix);
    return s.n >= n && memcmp(s.p, prefix, n) == 0;
}

bool str_ends(struct str s, const char *suffix)
{
    size_t n = strlen(suffix);
    return s.n >= n && memcmp(s.p + s.n - n, suffix, n) == 0;
}

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    while (s.n && is_blank(s.p[0])) s.p++, s.n--;
    while (s.n && is_blank(s.p[s.n - 1])) s.n--;
    return s;
}

/* FNV-1a: short keys, no adversary. */
uint64_t str_hash(struct str s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.n; i++) h = (h ^ (unsigned char)s.p[i]) * 1099511628211u;
    return h;
}

uint64_t str_hash_nocase(struct str s)
{
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.n; i++) h = (h ^ lower(s.p[i])) * 1099511628211u;
    return h;
}

struct str str_dup(struct arena *a, struct str s)
{
    return (struct str){arena_strdup(a, s.p, s.n), s.n};
}

struct str str_lower(struct arena *a, struct str s)
{
    char *p = arena_strdup(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++) p[i] = (char)lower(p[i]);
    return (struct str){p, s.n};
}

struct str str_vprintf(struct arena *a, const char *format, va_list args)
{
    char small[256];
    va_list again;
    va_copy(again, args);
    size_t n = format_list(small, sizeof small, format, args);
    char *p = arena_alloc(a, n + 1);
    if (n < sizeof small)
        memcpy(p, small, n + 1);
    else
        format_list(p, n + 1, format, again);
    va_end(again);
    return (struct str){p, n};
}

struct str str_concat(struct arena *a, struct str s, struct str t)
{
    char *p = arena_alloc(a, s.n + t.n + 1);
    if (s.n) memcpy(p, s.p, s.n);
    if (t.n) memcpy(p + s.n, t.p, t.n);
    return (struct str){p, s.n + t.n};
}

struct str str_printf(struct arena *a, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct str s = str_vprintf(a, format, args);
    va_end(args);
    return s;
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '?' && c != '*' && c != '/';
}

size_t str_plain_run(struct str s, size_t from)
{
    size_t i = from;
    while (i < s.n && is_plain((unsigned char)s.p[i])) i++;
    return i - from;
}

/* Length of the sequence at p (1–4), 0 when it is none: RFC 3629, so no surrogates, nothing overlong. */
static size_t utf8_sequence(const unsigned char *p, size_t n)
{
    unsigned char c = p[0];
    if (c < 0x80) return 1;
    size_t len = c >= 0xC2 && c <= 0xDF ? 2 : (c & 0xF0) == 0xE0 ? 3 : c >= 0xF0 && c <= 0xF4 ? 4 : 0;
    if (!len || len > n) return 0;
    for (size_t i = 1; i < len; i++)
        if ((p[i] & 0xC0) != 0x80) return 0;
    if ((c == 0xE0 && p[1] < 0xA0) || (c == 0xED && p[1] > 0x9F)) return 0;
    if ((c == 0xF0 && p[1] < 0x90) || (c == 0xF4 && p[1] > 0x8F)) return 0;
    return len;
}

bool utf8_valid(struct str s, size_t *bad)
{
    for (size_t i = 0; i < s.n;) {
        size_t len = utf8_sequence((const unsigned char *)s.p + i, s.n - i);
        if (!len) {
            if (bad) *bad = i;
            return false;
        }
        i += len;
    }
    return true;
}

size_t utf8_columns(struct str s)
{
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

enum { LONGEST_COMPARED = 64 };

static unsigned min3(unsigned a, unsigned b, unsigned c)
{
    unsigned m = a < b ? a : b;
    return m < c ? m : c;
}

/* Damerau's distance (restricted): three rows of the table are enough. */
unsigned edit_distance(struct str a, struct str b, unsigned limit)
{
    if (a.n > LONGEST_COMPARED || b.n > LONGEST_COMPARED) return limit + 1;
    if ((a.n > b.n ? a.n - b.n : b.n - a.n) > limit) return limit + 1;
    unsigned rows[3][LONGEST_COMPARED + 1];
    for (unsigned j = 0; j <= b.n; j++) rows[0][j] = j;
    for (unsigned i = 1; i <= a.n; i++) {
        unsigned *now = rows[i % 3], *up = rows[(i + 2) % 3], *up2 = rows[(i + 1) % 3];
        now[0] = i;
        for (unsigned j = 1; j <= b.n; j++) {
            unsigned differs = lower(a.p[i - 1]) != lower(b.p[j - 1]);
            now[j] = min3(up[j] + 1, now[j - 1] + 1, up[j - 1] + differs);
            if (i > 1 && j > 1 && lower(a.p[i - 1]) == lower(b.p[j - 2]) && lower(a.p[i - 2]) == lower(b.p[j - 1]) &&
                up2[j - 2] + 1 < now[j])
                now[j] = up2[j - 2] + 1;
        }
    }
    unsigned d = rows[a.n % 3][b.n];
    return d > limit ? limit + 1 : d;
}
