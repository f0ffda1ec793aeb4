/* migration.c: see migration.h. Part of splitting a schema's file into statements. */
#include "scan/migration.h"

/* Behind "+goose" and the like; the tools do not look at the letters' case. */
static const struct {
    const char *word;
    enum marker marker;
} WORDS[] = {
    {"Up", MARKER_UP},    {"Down", MARKER_DOWN},   {"StatementBegin", MARKER_BEGIN}, {"StatementEnd", MARKER_END},
    {"NO", MARKER_OTHER}, {"ENVSUB", MARKER_OTHER}};

static const char *const PREFIXES[] = {"+goose ", "+migrate ", "migrate:"};

enum { N_WORDS = sizeof WORDS / sizeof *WORDS, N_PREFIXES = sizeof PREFIXES / sizeof *PREFIXES };

static struct str first_word(struct str s)
{
    size_t n = 0;
    while (n < s.n && s.p[n] != ' ' && s.p[n] != '\t' && s.p[n] != '\r') n++;
    return str_sub(s, 0, n);
}

/* The words behind a tool's prefix; false: it is none of theirs. */
static bool tools_own(struct str text, struct str *rest)
{
    for (unsigned i = 0; i < N_PREFIXES; i++) {
        struct str prefix = str_from(PREFIXES[i]);
        if (!str_eq_nocase(str_sub(text, 0, prefix.n), prefix)) continue;
        *rest = str_trim(str_sub(text, prefix.n, text.n));
        return true;
    }
    return false;
}

enum marker migration_marker(struct str comment)
{
    struct str rest, text = str_trim(str_sub(comment, 2, comment.n));
    if (str_eq(str_trim(comment), STR("---- create above / drop below ----"))) return MARKER_DOWN;
    if (comment.n < 2 || comment.p[0] != '-' || !tools_own(text, &rest)) return MARKER_NONE;
    for (unsigned i = 0; i < N_WORDS; i++)
        if (str_is(first_word(rest), WORDS[i].word)) return WORDS[i].marker;
    return MARKER_UNKNOWN;
}

static struct diag *report(struct diags *d, const struct sqltext *file, struct span at, const char *text)
{
    return diag_add(d, DIAG_E0131, place_sql(file, at), "%s", text);
}

static bool unknown(struct diags *d, const struct sqltext *file, struct span at)
{
    struct str words[N_WORDS], rest;
    for (unsigned i = 0; i < N_WORDS; i++) words[i] = str_from(WORDS[i].word);
    struct diag *g = report(d, file, at, "a migration's marker that the tool does not have");
    if (!tools_own(str_trim(str_sub(file->text, at.off + 2, at.len - 2)), &rest)) return false;
    struct str near = diag_nearest(first_word(rest), words, N_WORDS);
    if (near.n) diag_hint(d, g, "did you mean %.*s?", STR_ARG(near));
    return false;
}

static bool half(struct migration *m, struct diags *d, const struct sqltext *file, struct span at, bool down,
                 bool above)
{
    bool first = !m->marked, tern = str_starts(str_sub(file->text, at.off, at.len), "----");
    m->marked = true;
    m->down = down;
    if (m->held) {
        report(d, file, m->begun, "this StatementBegin has no StatementEnd");
        m->held = false;
        return false;
    }
    if (!first || !above || tern) return true;
    struct diag *g = report(d, file, at, "statements stand above the migration's first marker");
    diag_hint(d, g, "the tool takes none there: put them behind the marker that says up");
    return false;
}

bool migration_mark(struct migration *m, struct diags *d, const struct sqltext *file, struct span comment, bool above)
{
    switch (migration_marker(str_sub(file->text, comment.off, comment.len))) {
    case MARKER_NONE:
    case MARKER_OTHER: return true;
    case MARKER_UNKNOWN: return unknown(d, file, comment);
    case MARKER_UP: return half(m, d, file, comment, false, above);
    case MARKER_DOWN: return half(m, d, file, comment, true, above);
    case MARKER_BEGIN:
        if (m->held) report(d, file, comment, "a StatementBegin inside another");
        if (m->held) return false;
        m->held = true;
        m->begun = comment;
        return true;
    case MARKER_END:
        if (!m->held) report(d, file, comment, "a StatementEnd without its StatementBegin");
        if (!m->held) return false;
        m->held = false;
        return true;
    }
    return true;
}

bool migration_finish(struct migration *m, struct diags *d, const struct sqltext *file)
{
    if (m->held) report(d, file, m->begun, "this StatementBegin has no StatementEnd");
    return !m->held;
}
