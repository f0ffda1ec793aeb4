/* source.c: see source.h. The stage before all others: every later one names its places through here.
 *
 * A place is kept as (text, span) and only turned into a file offset when it is shown or sorted, so that
 * the parser and the binder never think about C literals. */
#include "diag/source.h"

#include <string.h>

#define WHOLE_FILE UINT32_MAX /* the offset that stands for no offset: place_file() */

static void index_lines(struct arena *a, struct source *s)
{
    unsigned n = 1;
    for (size_t i = 0; i < s->text.n; i++) n += s->text.p[i] == '\n';
    s->line_starts = ARENA_ARRAY(a, uint32_t, n);
    s->n_lines = 1;
    for (size_t i = 0; i < s->text.n; i++)
        if (s->text.p[i] == '\n') s->line_starts[s->n_lines++] = (uint32_t)(i + 1);
}

struct source *source_new(struct arena *a, struct str path, struct str text)
{
    struct source *s = ARENA_NEW(a, struct source);
    s->path = path;
    s->text = text;
    index_lines(a, s);
    return s;
}

struct sqltext *sqltext_slice(struct arena *a, const struct source *s, uint32_t off, uint32_t len)
{
    struct seg *seg = ARENA_NEW(a, struct seg);
    struct sqltext *t = ARENA_NEW(a, struct sqltext);
    *seg = (struct seg){.src_off = off, .src_len = len, .verbatim = true};
    *t = (struct sqltext){str_sub(s->text, off, len), s, seg, 1};
    return t;
}

struct place place_sql(const struct sqltext *t, struct span span)
{
    return (struct place){t, NULL, span};
}

struct place place_source(const struct source *s, uint32_t off, uint32_t len)
{
    return (struct place){NULL, s, {off, len}};
}

struct place place_file(const struct source *s)
{
    return place_source(s, WHOLE_FILE, 0);
}

bool place_is_file(struct place p)
{
    return !p.text && p.span.off == WHOLE_FILE;
}

const struct source *place_of_source(struct place p)
{
    return p.text ? p.text->source : p.source;
}

/* The last seg that starts at or before the byte. */
static const struct seg *seg_of(const struct sqltext *t, uint32_t off)
{
    unsigned low = 0, high = t->n_segs;
    while (high - low > 1) {
        unsigned middle = low + (high - low) / 2;
        if (t->segs[middle].off <= off)
            low = middle;
        else
            high = middle;
    }
    return &t->segs[low];
}

/* Where one byte of SQL stands in the file. The byte after the last one stands after the last seg. */
static void byte_range(const struct sqltext *t, uint32_t off, uint32_t *first, uint32_t *last)
{
    const struct seg *g = seg_of(t, off);
    uint32_t inside = off - g->off;
    if (off >= t->text.n) inside = g->verbatim ? (uint32_t)t->text.n - g->off : 0;
    if (g->verbatim) {
        *first = g->src_off + inside;
        *last = *first + 1;
    } else {
        *first = off >= t->text.n ? g->src_off + g->src_len : g->src_off;
        *last = off >= t->text.n ? *first + 1 : g->src_off + g->src_len;
    }
}

static uint32_t at_most(uint32_t n, size_t limit)
{
    return n > limit ? (uint32_t)limit : n;
}

static void range_in_source(struct place p, uint32_t *first, uint32_t *last)
{
    if (place_is_file(p)) {
        *first = *last = 0;
        return;
    }
    *first = p.span.off;
    *last = p.span.off + (p.span.len ? p.span.len : 1);
}

void place_range(struct place p, uint32_t *first, uint32_t *last)
{
    const struct source *s = place_of_source(p);
    *first = *last = 0;
    if (!s) return;
    if (!p.text || !p.text->n_segs) {
        range_in_source(p, first, last);
    } else {
        uint32_t ignored;
        byte_range(p.text, p.span.off, first, last);
        if (p.span.len > 1) byte_range(p.text, p.span.off + p.span.len - 1, &ignored, last);
        if (*last < *first) *last = *first + 1; /* a macro defined above ends what began below it */
    }
    *first = at_most(*first, s->text.n);
    *last = at_most(*last, s->text.n);
}

uint32_t place_end_on_line(struct place p)
{
    uint32_t first, last, ignored, end;
    place_range(p, &first, &last);
    const struct source *s = place_of_source(p);
    if (!p.text || !p.text->n_segs || !s) return last;
    unsigned line, column;
    source_position(s, first, &line, &column);
    uint32_t line_end = (uint32_t)(source_line(s, line).p - s->text.p + (ptrdiff_t)source_line(s, line).n);
    if (last <= line_end && last - first <= p.span.len) return last;
    end = first;
    byte_range(p.text, p.span.off, &ignored, &end);
    for (uint32_t i = 1; i < p.span.len; i++) {
        uint32_t at, after;
        byte_range(p.text, p.span.off + i, &at, &after);
        if (after == end) continue; /* one more byte of the same escape sequence */
        if (at < end || after > line_end) break;
        /* A gap is a literal's end and the next one's start: underlining stops at the first. */
        if (at != end && memchr(s->text.p + end, '"', at - end)) break;
        end = after;
    }
    return at_most(end, s->text.n);
}

static unsigned line_of(const struct source *s, uint32_t off)
{
    unsigned low = 0, high = s->n_lines;
    while (high - low > 1) {
        unsigned middle = low + (high - low) / 2;
        if (s->line_starts[middle] <= off)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void source_position(const struct source *s, uint32_t off, unsigned *line, unsigned *column)
{
    unsigned i = line_of(s, off);
    uint32_t start = s->line_starts[i];
    struct str before = str_sub(s->text, start, off - start);
    if (i == 0 && str_starts(before, "\xEF\xBB\xBF")) before = str_sub(before, 3, before.n);
    *line = i + 1;
    *column = (unsigned)utf8_columns(before) + 1;
}

struct str source_line(const struct source *s, unsigned line)
{
    if (line < 1 || line > s->n_lines) return (struct str){"", 0};
    uint32_t start = s->line_starts[line - 1];
    size_t end = line < s->n_lines ? s->line_starts[line] - 1 : s->text.n;
    if (end > start && s->text.p[end - 1] == '\r') end--;
    return str_sub(s->text, start, end - start);
}

struct span span_join(struct span a, struct span b)
{
    uint32_t first = a.off < b.off ? a.off : b.off;
    uint32_t end_a = a.off + a.len, end_b = b.off + b.len;
    return (struct span){first, (end_a > end_b ? end_a : end_b) - first};
}
