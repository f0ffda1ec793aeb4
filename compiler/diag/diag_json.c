/* diag_json.c: a run's diagnostics for tools: --format=json, one object a diagnostic and line. See diag_format.h.
 *
 * The keys are those of docs/diagnostics/README.md, always all of them; a diagnostic without a file has null there. */
#include "base/json.h"
#include "diag/diag_format.h"

const char *diag_format_name(enum diag_format f)
{
    static const char *const names[N_FORMATS] = {"text", "json", "sarif"};
    return names[f];
}

struct region place_region(struct place p)
{
    struct region r;
    uint32_t first, last;
    const struct source *s = place_of_source(p);
    place_range(p, &first, &last);
    source_position(s, first, &r.line, &r.column);
    source_position(s, last, &r.end_line, &r.end_column);
    return r;
}

static void key(struct buf *out, const char *name, struct str value)
{
    buf_printf(out, "\"%s\": ", name);
    if (value.p)
        json_string(out, value);
    else
        buf_puts(out, "null");
}

/* "file": …, "line": 4, "column": 13, "end": {"line": 4, "column": 17} */
static void position(struct buf *out, struct place p)
{
    const struct source *s = place_of_source(p);
    key(out, "file", s ? s->path : (struct str){NULL, 0});
    if (!s || place_is_file(p)) {
        buf_puts(out, ", \"line\": null, \"column\": null, \"end\": null");
        return;
    }
    struct region r = place_region(p);
    buf_printf(out, ", \"line\": %u, \"column\": %u, \"end\": {\"line\": %u, \"column\": %u}", r.line, r.column,
               r.end_line, r.end_column);
}

static void notes(struct buf *out, const struct diag *g)
{
    buf_puts(out, "\"notes\": [");
    for (unsigned i = 0; i < g->notes.n; i++) {
        buf_puts(out, i ? ", {" : "{");
        key(out, "message", g->notes.v[i].text);
        buf_puts(out, ", ");
        position(out, g->notes.v[i].place);
        buf_char(out, '}');
    }
    buf_char(out, ']');
}

static void one(struct buf *out, const struct diag *g)
{
    buf_char(out, '{');
    key(out, "code", str_from(diag_code_name(g->code)));
    buf_puts(out, ", ");
    key(out, "severity", g->severity == SEVERITY_ERROR ? STR("error") : STR("warning"));
    buf_puts(out, ", ");
    key(out, "message", g->text);
    buf_puts(out, ", ");
    position(out, g->place);
    buf_puts(out, ", ");
    key(out, "hint", g->hint.n ? g->hint : (struct str){NULL, 0});
    buf_puts(out, ", ");
    notes(out, g);
    buf_puts(out, "}\n");
}

/* One object a line. */
static void diags_json(struct buf *out, const struct diags *d)
{
    for (unsigned i = 0; i < d->all.n; i++) one(out, d->all.v[i]);
}

void diags_write(struct diags *d, enum diag_format format, unsigned most, FILE *out)
{
    struct buf b = {0};
    switch (format) {
    case FORMAT_JSON:
        diags_sort(d);
        diags_json(&b, d);
        break;
    case FORMAT_SARIF:
        diags_sort(d);
        diags_sarif(&b, d);
        break;
    case FORMAT_TEXT:
    case N_FORMATS: diags_print_some(d, most, out); return;
    }
    if (b.n) fwrite(b.p, 1, b.n, out);
    buf_free(&b);
}
