/* diag_sarif.c: a run's diagnostics as one SARIF 2.1.0 log: --format=sarif. See diag_format.h.
 *
 * The codes that were reported are the rules, each with its page as help. Paths are relative to where schemac was
 * started, which the log calls ROOT. */
#include <string.h>

#include "base/json.h"
#include "diag/diag_format.h"
#include "diag/pages.h"

static void string_of(struct buf *out, const char *name, struct str value)
{
    buf_printf(out, "\"%s\": ", name);
    json_string(out, value);
}

/* ---------------------------------------------------------------- rules */

static void page_text(struct buf *out, enum diag_code code)
{
    struct buf page = {0};
    const char *const *lines = diag_page(code);
    for (; lines && *lines; lines++) buf_puts(&page, *lines);
    buf_puts(out, "\"help\": {"); /* two forms of the same text */
    string_of(out, "text", buf_view(&page));
    buf_puts(out, ", ");
    string_of(out, "markdown", buf_view(&page));
    buf_puts(out, "}");
    buf_free(&page);
}

static const char *level_name(enum severity s)
{
    return s == SEVERITY_ERROR ? "error" : s == SEVERITY_WARNING ? "warning" : "none";
}

static void rule(struct buf *out, enum diag_code code)
{
    buf_puts(out, "          {");
    string_of(out, "id", str_from(diag_code_name(code)));
    buf_puts(out, ", \"shortDescription\": {");
    string_of(out, "text", str_from(diag_code_title(code)));
    buf_printf(out, "}, \"defaultConfiguration\": {\"level\": \"%s\"}, ", level_name(diag_code_severity(code)));
    page_text(out, code);
    buf_puts(out, "}");
}

/* The reported codes, each once, in the order of codes.def; *index is where each is among them. */
static void rules(struct buf *out, const struct diags *d, unsigned index[DIAG_N_CODES])
{
    bool used[DIAG_N_CODES] = {false};
    unsigned n = 0;
    for (unsigned i = 0; i < d->all.n; i++) used[d->all.v[i]->code] = true;
    for (unsigned c = 0; c < DIAG_N_CODES; c++) {
        if (!used[c]) continue;
        buf_puts(out, n ? ",\n" : "\n");
        rule(out, (enum diag_code)c);
        index[c] = n++;
    }
}

/* ---------------------------------------------------------------- results */

/* A path as a URI: what RFC 3986 does not let stand in one is written %XX. */
static void uri(struct buf *out, struct str path)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@";
    struct buf b = {0};
    for (size_t i = 0; i < path.n; i++) {
        if (path.p[i] && strchr(plain, path.p[i]))
            buf_char(&b, path.p[i]);
        else
            buf_printf(&b, "%%%02X", (unsigned char)path.p[i]);
    }
    bool absolute = path.n && path.p[0] == '/';
    buf_puts(out, "\"artifactLocation\": {");
    struct buf whole = {0};
    if (absolute) buf_puts(&whole, "file://");
    buf_str(&whole, buf_view(&b));
    string_of(out, "uri", buf_view(&whole));
    if (!absolute) buf_puts(out, ", \"uriBaseId\": \"ROOT\"");
    buf_puts(out, "}");
    buf_free(&whole);
    buf_free(&b);
}

static void location(struct buf *out, struct place p)
{
    buf_puts(out, "\"physicalLocation\": {");
    uri(out, place_of_source(p)->path);
    if (!place_is_file(p)) {
        struct region r = place_region(p);
        buf_printf(out, ", \"region\": {\"startLine\": %u, \"startColumn\": %u, \"endLine\": %u, \"endColumn\": %u}",
                   r.line, r.column, r.end_line, r.end_column);
    }
    buf_puts(out, "}");
}

/* Notes with a place are related locations; the others are sentences of the message. */
static void message(struct buf *out, const struct diag *g)
{
    struct buf text = {0};
    buf_str(&text, g->text);
    if (g->hint.n) buf_puts(&text, "; ");
    buf_str(&text, g->hint);
    for (unsigned i = 0; i < g->notes.n; i++) {
        if (place_of_source(g->notes.v[i].place)) continue;
        buf_puts(&text, "; ");
        buf_str(&text, g->notes.v[i].text);
    }
    buf_puts(out, "\"message\": {");
    string_of(out, "text", buf_view(&text));
    buf_puts(out, "}");
    buf_free(&text);
}

static void related(struct buf *out, const struct diag *g)
{
    unsigned n = 0;
    for (unsigned i = 0; i < g->notes.n; i++) {
        const struct diag_note *note = &g->notes.v[i];
        if (!place_of_source(note->place)) continue;
        buf_puts(out, n ? ", {" : ", \"relatedLocations\": [{");
        buf_printf(out, "\"id\": %u, ", ++n);
        location(out, note->place);
        buf_puts(out, ", \"message\": {");
        string_of(out, "text", note->text);
        buf_puts(out, "}}");
    }
    if (n) buf_puts(out, "]");
}

static void result(struct buf *out, const struct diag *g, unsigned rule_index)
{
    buf_puts(out, "        {");
    string_of(out, "ruleId", str_from(diag_code_name(g->code)));
    buf_printf(out, ", \"ruleIndex\": %u, \"level\": \"%s\", ", rule_index, level_name(g->severity));
    message(out, g);
    buf_puts(out, ", \"locations\": [");
    if (place_of_source(g->place)) {
        buf_puts(out, "{");
        location(out, g->place);
        buf_puts(out, "}");
    }
    buf_puts(out, "]");
    related(out, g);
    buf_puts(out, "}");
}

void diags_sarif(struct buf *out, const struct diags *d)
{
    unsigned index[DIAG_N_CODES] = {0};
    buf_puts(
        out,
        "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n"
        "  \"runs\": [\n    {\n      \"tool\": {\"driver\": {\"name\": \"schemac\", \"version\": \"" SCHEMAC_VERSION
        "\",\n        \"rules\": [");
    rules(out, d, index);
    buf_puts(out, "]}},\n      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": [");
    for (unsigned i = 0; i < d->all.n; i++) {
        buf_puts(out, i ? ",\n" : "\n");
        result(out, d->all.v[i], index[d->all.v[i]->code]);
    }
    buf_puts(out, "]\n    }\n  ]\n}\n");
}
