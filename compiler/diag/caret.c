/* caret.c: see caret.h. The last stage: text for a person.
 *
 * What a terminal shows is not what the file holds: tabs are expanded, wide characters take two columns,
 * bytes that would move the cursor or reorder the line are shown as <1b> or <U+202E>. The line is cut
 * into cells first (so many bytes, so many columns), and both lines are written from the cells. A line
 * longer than MAX_SHOWN columns is clipped around the caret. */
#include "diag/caret.h"

#include <stdio.h>
#include <string.h>

enum { TAB = 8, MAX_SHOWN = 110, BEFORE_CARET = 50 };

struct cell {
    size_t bytes;     /* of the line that it shows */
    unsigned columns; /* that it takes */
    char shown[16];   /* what is written; NUL-terminated */
};

static uint32_t decode(const char *p, size_t n)
{
    static const unsigned char mask[5] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    uint32_t c = (unsigned char)p[0] & mask[n];
    for (size_t i = 1; i < n; i++) c = c << 6 | ((unsigned char)p[i] & 0x3F);
    return c;
}

static size_t sequence_length(const char *p, size_t n)
{
    for (size_t len = 1; len <= 4 && len <= n; len++)
        if (utf8_valid((struct str){p, len}, NULL)) return len;
    return 0;
}

struct range {
    uint32_t first, last;
};

static bool in_ranges(uint32_t c, const struct range *r, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (c >= r[i].first && c <= r[i].last) return true;
    return false;
}

/* East Asian Wide and Fullwidth, and emoji, coarsely: what terminals draw two columns wide. */
static bool is_wide(uint32_t c)
{
    static const struct range wide[] = {{0x1100, 0x115F},  {0x2E80, 0x303E},   {0x3041, 0xA4CF},   {0xA960, 0xA97F},
                                        {0xAC00, 0xD7A3},  {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                                        {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1FAFF},
                                        {0x20000, 0x3FFFD}};
    return c >= 0x1100 && in_ranges(c, wide, sizeof wide / sizeof *wide);
}

static bool is_combining(uint32_t c)
{
    static const struct range none[] = {{0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},
                                        {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200C, 0x200D},
                                        {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};
    return c >= 0x0300 && in_ranges(c, none, sizeof none / sizeof *none);
}

/* Controls of C1 and the characters that reorder a line: shown by their numbers. */
static bool is_treacherous(uint32_t c)
{
    static const struct range bad[] = {{0x80, 0x9F},     {0x200B, 0x200B}, {0x200E, 0x200F},
                                       {0x2028, 0x202E}, {0x2060, 0x2069}, {0xFEFF, 0xFEFF}};
    return c >= 0x80 && in_ranges(c, bad, sizeof bad / sizeof *bad);
}

static void cell_number(struct cell *c, const char *format, unsigned value)
{
    c->columns = (unsigned)snprintf(c->shown, sizeof c->shown, format, value);
}

static struct cell cell_at(struct str line, size_t at, unsigned column)
{
    struct cell c = {.bytes = 1, .columns = 1};
    unsigned char byte = (unsigned char)line.p[at];
    size_t len = sequence_length(line.p + at, line.n - at);
    uint32_t code = len ? decode(line.p + at, len) : 0;
    if (byte == '\t') {
        c.columns = TAB - column % TAB;
        memset(c.shown, ' ', c.columns);
    } else if (!len || byte < 0x20 || byte == 0x7F) {
        cell_number(&c, "<%02x>", byte);
    } else if (is_treacherous(code)) {
        c.bytes = len;
        cell_number(&c, "<U+%04X>", code);
    } else {
        c.bytes = len;
        c.columns = is_combining(code) ? 0 : is_wide(code) ? 2 : 1;
        memcpy(c.shown, line.p + at, len);
    }
    return c;
}

struct window {
    struct str line;
    size_t first, last;                     /* the bytes underlined */
    unsigned from, caret, caret_end, width; /* columns: shown from, underlined from and to, of the line */
};

/* Measures: in which columns the place and the line's end fall. */
static void measure(struct window *w)
{
    unsigned column = 0;
    for (size_t i = 0; i < w->line.n;) {
        struct cell c = cell_at(w->line, i, column);
        if (i <= w->first) w->caret = column;
        if (i < w->last) w->caret_end = column + c.columns;
        column += c.columns;
        i += c.bytes;
    }
    w->width = column;
    if (w->first >= w->line.n) w->caret = column;
    if (w->caret_end <= w->caret) w->caret_end = w->caret + 1;
    if (w->width > MAX_SHOWN && w->caret > BEFORE_CARET) w->from = w->caret - BEFORE_CARET;
}

static void write_line(struct buf *out, const struct window *w)
{
    if (w->from) buf_puts(out, "...");
    unsigned column = 0;
    for (size_t i = 0; i < w->line.n;) {
        struct cell c = cell_at(w->line, i, column);
        if (column >= w->from + MAX_SHOWN) {
            buf_puts(out, "...");
            break;
        }
        if (column >= w->from)
            buf_puts(out, c.shown);
        else if (column + c.columns > w->from)
            for (unsigned k = w->from; k < column + c.columns; k++) buf_char(out, ' ');
        column += c.columns;
        i += c.bytes;
    }
}

static void write_underline(struct buf *out, const struct window *w)
{
    unsigned start = w->caret - w->from + (w->from ? 3 : 0);
    unsigned end = w->caret_end < w->from + MAX_SHOWN ? w->caret_end : w->from + MAX_SHOWN;
    for (unsigned i = 0; i < start; i++) buf_char(out, ' ');
    buf_char(out, '^');
    for (unsigned i = w->caret + 1; i < end; i++) buf_char(out, '~');
}

static struct window window_of(struct place place, unsigned *line)
{
    const struct source *s = place_of_source(place);
    uint32_t first, last;
    unsigned column;
    place_range(place, &first, &last);
    source_position(s, first, line, &column);
    struct window w = {.line = source_line(s, *line)};
    size_t start = (size_t)(w.line.p - s->text.p);
    if (*line == 1 && str_starts(w.line, "\xEF\xBB\xBF")) {
        w.line = str_sub(w.line, 3, w.line.n);
        start += 3;
    }
    w.first = first > start ? first - start : 0;
    last = place_end_on_line(place);
    w.last = last > start ? last - start : 0;
    if (w.last > w.line.n) w.last = w.line.n;
    while (w.last > w.first + 1 && (w.line.p[w.last - 1] == ' ' || w.line.p[w.last - 1] == '\t')) w.last--;
    return w;
}

void caret_write(struct buf *out, struct place place)
{
    unsigned line;
    struct window w = window_of(place, &line);
    measure(&w);
    char gutter[16];
    int width = snprintf(gutter, sizeof gutter, "%5u", line);
    buf_printf(out, "%s | ", gutter);
    write_line(out, &w);
    buf_printf(out, "\n%*s | ", width, "");
    write_underline(out, &w);
}
