/* outputs.c: which files are schemac's own. See outputs.h. EMIT. */
#include "emit/outputs.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
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
    void (*write)(const struct writing *w, struct arena *kept, struct arena *scratch, struct output_unit *u);
    struct arena *kept, *scratch; /* of the parts */
    unsigned parts;
};

static void write_unit(const struct writing *w, struct arena *kept, struct arena *scratch, struct output_unit *u)
{
    (void)scratch;
    w->writer->write(w->writer, kept, u);
}

static bool is_there(struct arena *scratch, const struct output *o)
{
    struct str now;
    return file_read(scratch, o->path.p, &now) && str_eq(now, o->bytes);
}

static void compare_unit(const struct writing *w, struct arena *kept, struct arena *scratch, struct output_unit *u)
{
    struct arena read = {0};
    bool same = u->files[0]->source.n > 0; /* the schema's are looked into where something differs */
    w->writer->write(w->writer, scratch, u);
    for (unsigned i = 0; i < u->n && same; i++, arena_reset(&read)) same = is_there(&read, u->files[i]);
    arena_free(&read);
    for (unsigned i = 0; i < u->n && same; i++) outputs_forget(u->files[i])->same = true;
    if (same)
        arena_reset(scratch);
    else
        arena_adopt(kept, scratch);
}

static void write_part(void *context, unsigned part)
{
    const struct writing *w = context;
    size_t n = w->writer->units.n, end = parallel_first(n, w->parts, part + 1);
    for (size_t i = parallel_first(n, w->parts, part); i < end; i++)
        w->write(w, &w->kept[part], &w->scratch[part], &w->writer->units.v[i]);
}

static void write_all(struct arena *a, struct outputs *o, struct writing w)
{
    w.writer = o->writer;
    w.parts = parallel_parts(o->writer->units.n, FEWEST_UNITS, o->writer->jobs);
    w.kept = ARENA_ARRAY(a, struct arena, w.parts);
    w.scratch = ARENA_ARRAY(a, struct arena, w.parts);
    parallel_run(w.parts, write_part, &w);
    for (unsigned i = 0; i < w.parts; i++) {
        arena_adopt(a, &w.kept[i]);
        arena_free(&w.scratch[i]);
    }
    o->writer = NULL;
}

void outputs_finish(struct arena *a, struct outputs *o)
{
    if (o->writer) write_all(a, o, (struct writing){.write = write_unit});
}

void outputs_compare(struct arena *a, struct outputs *o)
{
    if (o->writer) write_all(a, o, (struct writing){.write = compare_unit});
}

struct output *outputs_forget(struct output *o)
{
    o->bytes = (struct str){"", 0};
    return o;
}
