/* stems.c: which files a source's generated code goes to (names_stems of names.h). EMIT. */
#include "emit/names.h"

/* `level` folders before the file's name without its extension; more than there are: the whole path, and then
 * the extension. Folders are joined by '_'. */
struct candidate {
    struct str path;
    unsigned level, depth;
    struct str stem;
};

static bool is_stem_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static struct str clean(struct arena *a, struct str s)
{
    char *p = arena_strdup(a, s.p, s.n);
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = is_stem_char(p[i]) ? p[i] : '_';
        bool repeated = c == '_' && (n == 0 || p[n - 1] == '_');
        if (!repeated) p[n++] = c;
    }
    if (!n) return STR("source");
    p[n] = '\0';
    return (struct str){p, n};
}

static unsigned count_folders(struct str path)
{
    unsigned n = 0;
    for (size_t i = 1; i < path.n; i++) n += path.p[i] == '/';
    return n;
}

static size_t extension_at(struct str path)
{
    for (size_t i = path.n; i > 0 && path.p[i - 1] != '/'; i--)
        if (path.p[i - 1] == '.' && i > 1) return i - 1;
    return path.n;
}

static struct str stem_at(struct arena *a, const struct candidate *c)
{
    size_t from = c->path.n, slashes = 0;
    while (from > 0 && !(c->path.p[from - 1] == '/' && slashes++ == c->level)) from--;
    size_t to = c->level > c->depth ? c->path.n : extension_at(c->path);
    return clean(a, str_sub(c->path, from, to > from ? to - from : 0));
}

/* Moves every member of a clash one level on; false: nothing clashed, or nothing more can be said. */
static bool widen(struct arena *a, struct candidate *all, unsigned n)
{
    bool *clash = ARENA_ARRAY(a, bool, n);
    for (unsigned i = 0; i < n; i++)
        for (unsigned j = 0; j < n; j++)
            clash[i] |= i != j && str_eq_nocase(all[i].stem, all[j].stem) && !str_eq(all[i].path, all[j].path);
    bool changed = false;
    for (unsigned i = 0; i < n; i++) {
        if (!clash[i] || all[i].level > all[i].depth) continue;
        all[i].level++;
        all[i].stem = stem_at(a, &all[i]);
        changed = true;
    }
    return changed;
}

/* "a_b/c.c" and "a/b_c.c": alike to the last. The first of them by path stays, the others are numbered. */
static void number_rest(struct arena *a, struct candidate *all, unsigned n)
{
    for (unsigned i = 0; i < n; i++) {
        unsigned before = 0;
        for (unsigned j = 0; j < n; j++)
            before += str_eq_nocase(all[i].stem, all[j].stem) && str_cmp(all[j].path, all[i].path) < 0;
        if (before) all[i].level = before + 1000;
    }
    for (unsigned i = 0; i < n; i++)
        if (all[i].level > 1000) all[i].stem = str_printf(a, "%.*s_%u", STR_ARG(all[i].stem), all[i].level - 1000 + 1);
}

void names_stems(struct arena *a, const struct str *sources, unsigned n, struct str *stems)
{
    struct candidate *all = ARENA_ARRAY(a, struct candidate, n);
    for (unsigned i = 0; i < n; i++) {
        struct str path = sources[i];
        while (str_starts(path, "./")) path = str_sub(path, 2, path.n);
        all[i] = (struct candidate){.path = path, .depth = count_folders(path)};
        all[i].stem = stem_at(a, &all[i]);
    }
    while (widen(a, all, n)) {
    }
    number_rest(a, all, n);
    for (unsigned i = 0; i < n; i++) stems[i] = all[i].stem;
}
