/* diag.c: see diag.h. Stands beside the whole line: every stage reports here, the driver prints once at the end.
 *
 * The order of printing is that of the sources, not that of the stages, so that two runs over the same
 * project print the same bytes whatever was read first. */
#include "diag/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "diag/caret.h"

struct code_info {
    const char *name, *title;
    enum severity severity;
};

static const struct code_info code_table[DIAG_N_CODES] = {
#define X(code, severity, slug, title) {#code, title, SEVERITY_##severity},
#include "diag/codes.def"
#undef X
};

const char *diag_code_name(enum diag_code code)
{
    return code_table[code].name;
}

const char *diag_code_title(enum diag_code code)
{
    return code_table[code].title;
}

enum severity diag_code_severity(enum diag_code code)
{
    return code_table[code].severity;
}

bool diag_code_find(struct str name, enum diag_code *out)
{
    for (unsigned i = 0; i < DIAG_N_CODES; i++)
        if (str_is(name, code_table[i].name)) {
            *out = (enum diag_code)i;
            return true;
        }
    return false;
}

/* ---------------------------------------------------------------- levels */

bool diag_levels_set(struct diag_levels *l, enum diag_code code, enum severity severity)
{
    if (diag_code_severity(code) == SEVERITY_ERROR) return severity == SEVERITY_ERROR;
    l->of[code].set = true;
    l->of[code].severity = severity;
    return true;
}

void diag_levels_set_all(struct diag_levels *l, enum severity severity)
{
    for (unsigned i = 0; i < DIAG_N_CODES; i++) diag_levels_set(l, (enum diag_code)i, severity);
}

/* What it would be reported as, here and now. */
static enum severity diags_severity(const struct diags *d, enum diag_code code)
{
    enum severity s = diag_code_severity(code);
    if (s == SEVERITY_ERROR) return s;
    for (unsigned i = 0; d->allowed && i < d->allowed->n; i++)
        if (d->allowed->v[i] == code) return SEVERITY_OFF;
    return d->levels && d->levels->of[code].set ? d->levels->of[code].severity : s;
}

void diags_init(struct diags *d, struct arena *a)
{
    *d = (struct diags){.arena = a};
}

bool diags_failed(const struct diags *d)
{
    return d->n_errors > 0;
}

struct diag *diag_add(struct diags *d, enum diag_code code, struct place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct diag *g = ARENA_NEW(d->arena, struct diag);
    g->code = code;
    g->severity = diags_severity(d, code);
    g->place = place;
    g->text = str_vprintf(d->arena, format, args);
    g->serial = d->all.n;
    va_end(args);
    if (g->severity != SEVERITY_OFF) vec_push(d->arena, &d->all, g);
    d->n_errors += g->severity == SEVERITY_ERROR;
    return g;
}

void diags_take(struct diags *d, const struct diags *other)
{
    for (unsigned i = 0; i < other->all.n; i++) {
        other->all.v[i]->serial = d->all.n;
        vec_push(d->arena, &d->all, other->all.v[i]);
    }
    d->n_errors += other->n_errors;
}

void diag_hint(struct diags *d, struct diag *g, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    g->hint = str_vprintf(d->arena, format, args);
    va_end(args);
}

void diag_note(struct diags *d, struct diag *g, struct place place, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    struct diag_note note = {place, str_vprintf(d->arena, format, args)};
    va_end(args);
    vec_push(d->arena, &g->notes, note);
}

static size_t common_prefix(struct str a, struct str b)
{
    size_t n = 0;
    while (n < a.n && n < b.n && str_eq_nocase(str_sub(a, n, 1), str_sub(b, n, 1))) n++;
    return n;
}

/* Of two that are equally near, the one that begins alike for longer: people mistype the end of a word. */
struct str diag_nearest(struct str wrong, const struct str *candidates, unsigned n)
{
    struct str best = {NULL, 0};
    unsigned limit = (unsigned)(wrong.n / 3);
    if (wrong.n == 2) limit = 1;
    for (unsigned i = 0; i < n; i++) {
        unsigned distance = edit_distance(wrong, candidates[i], limit);
        if (distance > limit || str_eq(wrong, candidates[i])) continue;
        if (best.n && distance == limit && common_prefix(wrong, best) >= common_prefix(wrong, candidates[i])) continue;
        best = candidates[i];
        limit = distance;
    }
    return best;
}

/* ---------------------------------------------------------------- order */

static struct str path_of(struct place p)
{
    const struct source *s = place_of_source(p);
    return s ? s->path : (struct str){"", 0};
}

static int by_number(uint32_t x, uint32_t y)
{
    return x < y ? -1 : x > y;
}

static int by_place(struct place x, struct place y)
{
    int c = str_cmp(path_of(x), path_of(y));
    if (c) return c;
    if (place_is_file(x) != place_is_file(y)) return place_is_file(x) ? -1 : 1;
    uint32_t first_x, first_y, last_x, last_y;
    place_range(x, &first_x, &last_x);
    place_range(y, &first_y, &last_y);
    c = by_number(first_x, first_y);
    return c ? c : by_number(last_x, last_y);
}

/* Everything but the serial, so that repetitions come to stand side by side. The file's offset comes
 * first and its end last: of two codes at one offset the smaller number is shown first. */
static int by_content(const struct diag *x, const struct diag *y)
{
    struct place start_x = x->place, start_y = y->place;
    if (!place_is_file(start_x)) start_x.span.len = start_x.span.len ? 1 : 0;
    if (!place_is_file(start_y)) start_y.span.len = start_y.span.len ? 1 : 0;
    int c = by_place(start_x, start_y);
    if (!c) c = strcmp(diag_code_name(x->code), diag_code_name(y->code));
    if (!c) c = by_place(x->place, y->place);
    if (!c) c = str_cmp(x->text, y->text);
    if (!c) c = str_cmp(x->hint, y->hint);
    return c;
}

static int compare(const void *px, const void *py)
{
    const struct diag *x = *(struct diag *const *)px, *y = *(struct diag *const *)py;
    int c = by_content(x, y);
    return c ? c : by_number(x->serial, y->serial);
}

void diags_sort(struct diags *d)
{
    unsigned kept = 0;
    if (d->all.n) qsort(d->all.v, d->all.n, sizeof *d->all.v, compare);
    for (unsigned i = 0; i < d->all.n; i++) {
        bool again = kept && by_content(d->all.v[kept - 1], d->all.v[i]) == 0;
        if (!again)
            d->all.v[kept++] = d->all.v[i];
        else
            d->n_errors -= d->all.v[i]->severity == SEVERITY_ERROR;
    }
    d->all.n = kept;
}

/* ---------------------------------------------------------------- printing */

static void write_position(struct buf *out, struct place p)
{
    const struct source *s = place_of_source(p);
    if (!s) {
        buf_puts(out, "schemac: ");
    } else if (place_is_file(p)) {
        buf_printf(out, "%.*s: ", STR_ARG(s->path));
    } else {
        uint32_t first, last;
        unsigned line, column;
        place_range(p, &first, &last);
        source_position(s, first, &line, &column);
        buf_printf(out, "%.*s:%u:%u: ", STR_ARG(s->path), line, column);
    }
}

/* Names come from files: nothing in them may move the cursor or break the line. */
static void write_text(struct buf *out, struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.p[i];
        if (c < 0x20 || c == 0x7F)
            buf_printf(out, "<%02x>", c);
        else
            buf_char(out, text.p[i]);
    }
}

static void write_note(struct buf *out, const struct diag_note *n)
{
    if (place_of_source(n->place)) write_position(out, n->place);
    buf_puts(out, "note: ");
    write_text(out, n->text);
    buf_char(out, '\n');
}

static void write_diag(struct buf *out, const struct diag *g)
{
    const char *word = g->severity == SEVERITY_ERROR ? "error" : "warning";
    bool has_line = place_of_source(g->place) && !place_is_file(g->place);
    write_position(out, g->place);
    buf_printf(out, "%s[%s]: ", word, diag_code_name(g->code));
    write_text(out, g->text);
    if (has_line) {
        buf_char(out, '\n');
        caret_write(out, g->place);
    }
    if (g->hint.n) buf_puts(out, has_line ? " " : "; ");
    write_text(out, g->hint);
    buf_char(out, '\n');
    for (unsigned i = 0; i < g->notes.n; i++) write_note(out, &g->notes.v[i]);
}

static void write_count(struct buf *out, unsigned n, const char *what)
{
    buf_printf(out, "%u more %s%s", n, what, n == 1 ? "" : "s");
}

static void write_left_out(struct buf *out, unsigned errors, unsigned warnings)
{
    if (!errors && !warnings) return;
    buf_puts(out, "schemac: ");
    if (errors) write_count(out, errors, "error");
    if (errors && warnings) buf_puts(out, " and ");
    if (warnings) write_count(out, warnings, "warning");
    buf_printf(out, " %s not shown (--max-errors=0 shows all)\n", errors + warnings == 1 ? "is" : "are");
}

void diags_print_some(struct diags *d, unsigned most, FILE *out)
{
    struct buf b = {0};
    unsigned n[] = {[SEVERITY_OFF] = 0, [SEVERITY_WARNING] = 0, [SEVERITY_ERROR] = 0};
    diags_sort(d);
    for (unsigned i = 0; i < d->all.n; i++) {
        if (n[d->all.v[i]->severity]++ < most || !most) write_diag(&b, d->all.v[i]);
    }
    if (most)
        write_left_out(&b, n[SEVERITY_ERROR] > most ? n[SEVERITY_ERROR] - most : 0,
                       n[SEVERITY_WARNING] > most ? n[SEVERITY_WARNING] - most : 0);
    if (b.n) fwrite(b.p, 1, b.n, out);
    buf_free(&b);
}

void diags_print(struct diags *d, FILE *out)
{
    diags_print_some(d, 0, out);
}
