/* buf.h: a growable byte buffer, for everything that is written out. Zeroed is empty. */
#ifndef SCHEMAC_BASE_BUF_H
#define SCHEMAC_BASE_BUF_H

#include "base/str.h"

struct buf {
    char *p; /* NUL-terminated once anything was added */
    size_t n, cap;
    const struct last_act *last; /* as an arena's */
};

void buf_add(struct buf *b, const void *p, size_t n);
void buf_char(struct buf *b, char c);
void buf_str(struct buf *b, struct str s);
void buf_puts(struct buf *b, const char *s);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct str buf_view(const struct buf *b); /* borrowed until the next change */
void buf_clear(struct buf *b);
void buf_free(struct buf *b);

#endif
