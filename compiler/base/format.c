/* format.c: see format.h. */
#include "base/format.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

struct out {
    char *p;
    size_t n, cap; /* n goes on counting behind cap */
};

static void add(struct out *o, const char *p, size_t n)
{
    if (n && o->n < o->cap) memcpy(o->p + o->n, p, n < o->cap - o->n ? n : o->cap - o->n);
    o->n += n;
}

static void add_number(struct out *o, unsigned long long value, int negative)
{
    char digits[sizeof value * CHAR_BIT / 3 + 2];
    size_t at = sizeof digits;
    do digits[--at] = (char)('0' + value % 10);
    while (value /= 10);
    if (negative) digits[--at] = '-';
    add(o, digits + at, sizeof digits - at);
}

static void add_int(struct out *o, int value)
{
    add_number(o, value < 0 ? 0 - (unsigned long long)value : (unsigned long long)value, value < 0);
}

/* The list is behind a pointer, so that what a callee takes from it is taken for its caller too. */
struct list {
    va_list args;
};

/* One directive, of which f is what follows the %. NULL: none of these. */
static const char *directive(struct out *o, const char *f, struct list *l)
{
    if (f[0] == 's') {
        const char *s = va_arg(l->args, const char *);
        add(o, s, strlen(s));
    } else if (f[0] == 'u') {
        add_number(o, va_arg(l->args, unsigned), 0);
    } else if (f[0] == 'd') {
        add_int(o, va_arg(l->args, int));
    } else if (f[0] == 'c') {
        char c = (char)va_arg(l->args, int);
        add(o, &c, 1);
    } else if (f[0] == '%') {
        add(o, f, 1);
    } else if (strncmp(f, ".*s", 3) == 0) {
        int most = va_arg(l->args, int);
        const char *s = va_arg(l->args, const char *);
        const char *end =
            most > 0 ? memchr(s, '\0', (size_t)most) : NULL; /* strnlen may be another library's, and slow */
        add(o, s, most < 0 ? strlen(s) : end ? (size_t)(end - s) : (size_t)most);
        return f + 3;
    } else if (strncmp(f, "zu", 2) == 0) {
        add_number(o, va_arg(l->args, size_t), 0);
        return f + 2;
    } else {
        return NULL;
    }
    return f + 1;
}

static int plain(struct out *o, const char *format, struct list *l)
{
    for (const char *f = format; *f;) {
        const char *next = strchr(f, '%');
        if (!next) {
            add(o, f, strlen(f));
            return 1;
        }
        add(o, f, (size_t)(next - f));
        f = directive(o, next + 1, l);
        if (!f) return 0;
    }
    return 1;
}

size_t format_list(char *p, size_t cap, const char *format, va_list args)
{
    struct out o = {p, 0, cap ? cap - 1 : 0};
    struct list l;
    va_copy(l.args, args);
    int done = plain(&o, format, &l);
    va_end(l.args);
    if (!done) {
        int n = vsnprintf(p, cap, format, args);
        return n < 0 ? 0 : (size_t)n;
    }
    if (cap) p[o.n < o.cap ? o.n : o.cap] = '\0';
    return o.n;
}
