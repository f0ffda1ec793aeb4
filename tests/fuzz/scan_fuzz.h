/* scan_fuzz.h: what the fuzz targets of scan share: a source out of the input, and what must hold of every text
 * cut out of it and of every place reported in it. A broken promise aborts. */
#ifndef TESTS_SCAN_FUZZ_H
#define TESTS_SCAN_FUZZ_H

#include <stdlib.h>
#include <string.h>

#include "diag/diag.h"
#include "scan/site.h"

static inline void must(bool holds)
{
    if (!holds) abort();
}

/* Every byte leads to a byte of the source; where it was copied verbatim, to an equal one. */
static inline void check_text(const struct sqltext *t)
{
    must(t->n_segs > 0 && t->segs[0].off == 0);
    for (unsigned i = 0; i < t->n_segs; i++) {
        const struct seg *g = &t->segs[i];
        size_t end = i + 1 < t->n_segs ? t->segs[i + 1].off : t->text.n;
        must(g->off <= end && (size_t)g->src_off + g->src_len <= t->source->text.n);
        if (!g->verbatim) continue;
        must(end - g->off == g->src_len);
        must(end == g->off || memcmp(t->text.p + g->off, t->source->text.p + g->src_off, end - g->off) == 0);
    }
}

static inline void check_place(struct place p)
{
    const struct source *s = place_of_source(p);
    uint32_t first, last;
    place_range(p, &first, &last);
    must(first <= last && (!s || last <= s->text.n));
    must(place_end_on_line(p) <= last || last == first);
}

/* Sorts, renders and throws away all that was said. */
static inline void check_diags(struct diags *d)
{
    for (unsigned i = 0; i < d->all.n; i++) check_place(d->all.v[i]->place);
    static FILE *nowhere; /* opened once: it would be most of an execution */
    if (!nowhere) nowhere = fopen("/dev/null", "w");
    if (nowhere) diags_print(d, nowhere);
}

static inline void check_sites(const site_vec *sites)
{
    for (unsigned i = 0; i < sites->n; i++) {
        const struct site *s = sites->v[i];
        must(s->name.n > 0 && s->text && s->off <= s->source->text.n);
        check_place(s->name_place);
        check_text(s->text);
        check_place(place_sql(s->text, (struct span){0, (uint32_t)s->text->text.n}));
        must(s->bad || utf8_valid(s->text->text, NULL));
    }
}

/* The first byte chooses dialect and modes, the rest is the source. */
static inline struct sql_options fuzz_options(const uint8_t *data, size_t size)
{
    unsigned choice = size ? data[0] : 0;
    unsigned modes = (choice & 4 ? MODE_ANSI_QUOTES : 0u) | (choice & 8 ? MODE_NO_BACKSLASH_ESCAPES : 0u);
    return (struct sql_options){.dialect = (enum dialect)(choice % 3), .modes = modes};
}

static inline struct source *fuzz_source(struct arena *a, const uint8_t *data, size_t size)
{
    struct str text = {size ? (const char *)data + 1 : "", size ? size - 1 : 0};
    return source_new(a, STR("input"), str_dup(a, text));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
