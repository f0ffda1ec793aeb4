/* journal_manifest.c: see journal_manifest.h. EMIT.
 *
 *   schemac journal 4
 *   folders 2049:1234 2049:5678         device and inode of both: in other folders the journal means nothing
 *   write generated DIGEST 1234 app_queries.h      so many bytes
 *   delete cache DIGEST 0 old_query.json
 *   create cache - 0 new_query.json     where nothing stood, as nothing did for all others
 *   end DIGEST                          of all that stands before */
#include "emit/journal_manifest.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/digest.h"

static const char head[] = "schemac journal 4\n";
static const char *const folder_names[] = {[OUTPUT_GENERATED] = "generated", [OUTPUT_CACHE] = "cache"};

static void add_folders(struct buf *out, const struct journal *j)
{
    buf_puts(out, "folders");
    for (int f = 0; f < 2; f++) {
        struct stat st = {0};
        if (stat(j->folders[f].p, &st) == 0)
            buf_printf(out, " %llu:%llu", (unsigned long long)st.st_dev, (unsigned long long)st.st_ino);
    }
    buf_char(out, '\n');
}

enum verb { VERB_WRITE, VERB_DELETE, VERB_CREATE, N_VERBS };

static const char *const verbs[] = {[VERB_WRITE] = "write", [VERB_DELETE] = "delete", [VERB_CREATE] = "create"};

static enum verb verb_of(const struct journal *j, const struct journal_entry *e)
{
    if (j->creates) return VERB_CREATE;
    return e->remove ? VERB_DELETE : VERB_WRITE;
}

static bool find_verb(struct str name, enum verb *out)
{
    for (int v = 0; v < N_VERBS; v++) {
        *out = (enum verb)v;
        if (str_eq(name, str_from(verbs[v]))) return true;
    }
    return false;
}

struct str manifest_write(const struct journal *j)
{
    struct buf b = {0};
    buf_puts(&b, head);
    add_folders(&b, j);
    for (unsigned i = 0; i < j->entries.n; i++) {
        const struct journal_entry *e = &j->entries.v[i];
        struct str digest = j->creates ? STR("-") : digest_hex(j->arena, e->bytes);
        buf_printf(&b, "%s %s %.*s %zu %.*s\n", verbs[verb_of(j, e)], folder_names[e->folder], STR_ARG(digest),
                   e->bytes.n, STR_ARG(e->name));
    }
    buf_printf(&b, "end %s\n", digest_hex(j->arena, buf_view(&b)).p);
    struct str text = str_dup(j->arena, buf_view(&b));
    buf_free(&b);
    return text;
}

/* Cuts the text up to `end` off the front of *s. False: there is no such character. */
static bool cut(struct str *s, char end, struct str *out)
{
    for (size_t i = 0; i < s->n; i++) {
        if (s->p[i] != end) continue;
        *out = str_sub(*s, 0, i);
        *s = str_sub(*s, i + 1, s->n);
        return true;
    }
    return false;
}

static bool read_line(struct journal *j, struct str line)
{
    struct str word, folder, digest, size;
    enum verb verb;
    if (!cut(&line, ' ', &word) || !cut(&line, ' ', &folder) || !cut(&line, ' ', &digest) || !cut(&line, ' ', &size))
        return false;
    if (!find_verb(word, &verb)) return false;
    j->creates |= verb == VERB_CREATE;
    bool cache = str_eq(folder, str_from(folder_names[OUTPUT_CACHE]));
    if (!cache && !str_eq(folder, str_from(folder_names[OUTPUT_GENERATED]))) return false;
    journal_add(j, (struct journal_entry){.folder = cache ? OUTPUT_CACHE : OUTPUT_GENERATED,
                                          .name = str_dup(j->arena, line),
                                          .remove = verb == VERB_DELETE});
    struct journal_entry *e = &j->entries.v[j->entries.n - 1];
    e->digest = digest;
    e->bytes.n = (size_t)strtoull(size.p, NULL, 10);
    return true;
}

/* Is the last line the digest of the rest? Then *body is the rest. */
static bool check_end(struct arena *a, struct str text, struct str *body)
{
    enum { END = 4 + DIGEST_DIGITS + 1 };
    if (text.n < END) return false;
    *body = str_sub(text, 0, text.n - END);
    struct str end = str_sub(text, text.n - END, END);
    return str_starts(end, "end ") && str_eq(str_sub(end, 4, DIGEST_DIGITS), digest_hex(a, *body));
}

bool manifest_read(struct journal *j, struct str text)
{
    struct str body, line;
    if (!check_end(j->arena, text, &body) || !str_starts(body, head)) return false;
    body = str_sub(body, sizeof head - 1, body.n);
    struct buf folders = {0};
    add_folders(&folders, j);
    bool ok = cut(&body, '\n', &line) && str_eq(line, str_sub(buf_view(&folders), 0, folders.n - 1));
    buf_free(&folders);
    while (ok && body.n) ok = cut(&body, '\n', &line) && read_line(j, line);
    return ok;
}
