/* journal_manifest.c: see journal_manifest.h. EMIT.
 *
 *   schemac journal 2
 *   folders 2049:1234 2049:5678         device and inode of both: in other folders the journal means nothing
 *   write generated DIGEST 1234 app_queries.h      so many bytes
 *   delete cache DIGEST 0 old_query.json
 *   end DIGEST                          of all that stands before */
#include "emit/journal_manifest.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/digest.h"

static const char head[] = "schemac journal 2\n";
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

struct str manifest_write(const struct journal *j)
{
    struct buf b = {0};
    buf_puts(&b, head);
    add_folders(&b, j);
    for (unsigned i = 0; i < j->entries.n; i++) {
        const struct journal_entry *e = &j->entries.v[i];
        buf_printf(&b, "%s %s %s %zu %.*s\n", e->remove ? "delete" : "write", folder_names[e->folder], e->digest.p,
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
    struct str verb, folder, digest, size;
    if (!cut(&line, ' ', &verb) || !cut(&line, ' ', &folder) || !cut(&line, ' ', &digest) || !cut(&line, ' ', &size))
        return false;
    bool remove = str_eq(verb, STR("delete"));
    if (!remove && !str_eq(verb, STR("write"))) return false;
    bool cache = str_eq(folder, str_from(folder_names[OUTPUT_CACHE]));
    if (!cache && !str_eq(folder, str_from(folder_names[OUTPUT_GENERATED]))) return false;
    journal_add(j, (struct journal_entry){.folder = cache ? OUTPUT_CACHE : OUTPUT_GENERATED,
                                          .name = str_dup(j->arena, line),
                                          .remove = remove});
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
