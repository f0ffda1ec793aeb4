/* value.c: the small constructors of texts, bytes and digits, and the labels of ENUM and SET.
 *
 * Stage: called by applications and generated code; needs no connection. */
#include "internal.h"

#include <string.h>

sc_text sc_str(const char *s)
{
    return (sc_text){s, s ? strlen(s) : 0};
}

/* An empty text is not NULL: p decides, and only p. */
sc_text sc_strn(const char *p, size_t n)
{
    return (sc_text){p, p ? n : 0};
}

sc_blob sc_bytes(const void *p, size_t n)
{
    return (sc_blob){p, p ? n : 0};
}

sc_decimal sc_dec(const char *digits)
{
    return (sc_decimal){digits, digits ? strlen(digits) : 0};
}

int sc__label_find(const sc_labels *labels, sc_text text)
{
    if (!labels || !text.ptr) return 0;
    for (int i = 0; i < labels->n; i++) {
        const sc_text *l = &labels->label[i];

        if (l->len == text.len && memcmp(l->ptr, text.ptr, text.len) == 0) return i + 1;
    }
    return 0;
}

const char *sc__label_text(const sc_labels *labels, int value)
{
    if (!labels || value < 1 || value > labels->n) return NULL;
    return labels->label[value - 1].ptr;
}
