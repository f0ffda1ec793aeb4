/* scan_text.h: for the tests of diag and scan: a source out of a string, and all diagnostics as one string. */
#ifndef TESTS_SCAN_TEXT_H
#define TESTS_SCAN_TEXT_H

#include <string.h>

#include "base/buf.h"
#include "diag/diag.h"

static inline struct source *text_source_n(struct arena *a, const char *path, const char *text, size_t n)
{
    return source_new(a, str_dup(a, str_from(path)), str_dup(a, (struct str){text, n}));
}

static inline struct source *text_source(struct arena *a, const char *path, const char *text)
{
    return text_source_n(a, path, text, strlen(text));
}

/* What diags_print writes, in the arena. */
static inline const char *diags_text(struct arena *a, struct diags *d)
{
    FILE *f = tmpfile();
    if (!f) return "no temporary file";
    diags_print(d, f);
    long n = ftell(f);
    char *p = arena_alloc(a, (size_t)n + 1);
    rewind(f);
    size_t got = fread(p, 1, (size_t)n, f);
    fclose(f);
    return got == (size_t)n ? p : "cannot read it back";
}

#endif
