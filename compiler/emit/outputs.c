/* outputs.c: which files are schemac's own. See outputs.h. EMIT. */
#include "emit/outputs.h"

#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"

static const char record_key[] = "\"schemac\"";

/* What follows `{` and blanks, where the bytes begin with that. */
static struct str first_key(struct str bytes)
{
    struct str s = str_trim(bytes);
    if (!s.n || s.p[0] != '{') return (struct str){"", 0};
    return str_trim(str_sub(s, 1, s.n));
}

/* One begins with the other: what is left of a file cut short begins as the whole one did. */
static bool begin_alike(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    return n == 0 || memcmp(a.p, b.p, n) == 0;
}

bool output_is_ours(enum output_folder folder, struct str bytes)
{
    if (folder == OUTPUT_GENERATED) return begin_alike(bytes, STR(OUTPUT_C_MARKER));
    struct str s = str_trim(bytes);
    if (s.n && s.p[0] != '{') return false;
    return begin_alike(first_key(s), str_from(record_key));
}

bool output_is_orphan_name(enum output_folder folder, struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if ((unsigned char)name.p[i] < 0x20) return false; /* never ours, and no line of a journal's manifest */
    if (folder == OUTPUT_CACHE) return str_ends(name, ".json");
    return str_ends(name, "_queries.h") || str_ends(name, "_queries.c");
}

bool output_is_orphan(enum output_folder folder, struct str name, struct str bytes)
{
    if (!output_is_orphan_name(folder, name)) return false;
    if (folder == OUTPUT_CACHE) return str_starts(first_key(bytes), record_key);
    return str_starts(bytes, OUTPUT_C_MARKER);
}

static int by_folder_and_name(const void *x, const void *y)
{
    const struct output *a = x, *b = y;
    if (a->folder != b->folder) return a->folder < b->folder ? -1 : 1;
    return str_cmp(a->name, b->name);
}

void outputs_sort(struct outputs *o)
{
    if (o->files.n) qsort(o->files.v, o->files.n, sizeof *o->files.v, by_folder_and_name);
}

struct output *outputs_find(const struct outputs *o, enum output_folder folder, struct str name)
{
    struct output key = {.folder = folder, .name = name};
    return o->files.n ? bsearch(&key, o->files.v, o->files.n, sizeof *o->files.v, by_folder_and_name) : NULL;
}

/* ---------------------------------------------------------------- what is in them */

/* Starting a thread for less is no gain. */
enum { FEWEST_UNITS = 400 };

struct writing {
    const struct outputs_writer *writer;
    struct arena *arenas; /* of the parts */
    unsigned parts;
};

static void write_part(void *context, unsigned part)
{
    const struct writing *w = context;
    size_t n = w->writer->units.n, end = parallel_first(n, w->parts, part + 1);
    for (size_t i = parallel_first(n, w->parts, part); i < end; i++)
        w->writer->write(w->writer, &w->arenas[part], &w->writer->units.v[i]);
}

void outputs_finish(struct arena *a, struct outputs *o)
{
    if (!o->writer) return;
    struct writing w = {.writer = o->writer};
    w.parts = parallel_parts(o->writer->units.n, FEWEST_UNITS, o->writer->jobs);
    w.arenas = ARENA_ARRAY(a, struct arena, w.parts);
    parallel_run(w.parts, write_part, &w);
    for (unsigned i = 0; i < w.parts; i++) arena_adopt(a, &w.arenas[i]);
    o->writer = NULL;
}
