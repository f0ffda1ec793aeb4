/* delta_look.c: whether what the last `prepare` wrote is there as it left it. Part of delta. */
#include <fcntl.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/parallel.h"
#include "delta_part.h"

/* A thread for fewer is no gain. */
enum { FEWEST_LOOKS = 2000 };

struct looks {
    const struct delta *delta;
    VEC(struct state_file *) files;
    int folders[2];
    unsigned parts;
    bool bad[PARALLEL_MOST], refreshed[PARALLEL_MOST];
};

static bool holds(const struct delta *x, int folder, struct state_file *f, bool *refreshed)
{
    const struct config *c = x->run->config;
    struct seen now = seen_in(folder, f->name.p);
    if (seen_same(&f->seen, &now)) return true;
    struct arena scratch = {0};
    struct str bytes, path = path_join(&scratch, f->folder == OUTPUT_CACHE ? c->cache : c->generated, f->name);
    bool same = now.size >= 0 && file_read(&scratch, path.p, &bytes) && digest_64(bytes) == f->digest;
    arena_free(&scratch);
    f->seen = now;
    *refreshed = true;
    return same;
}

static void look_at_part(void *context, unsigned part)
{
    struct looks *l = context;
    size_t end = parallel_first(l->files.n, l->parts, part + 1);
    for (size_t i = parallel_first(l->files.n, l->parts, part); i < end && !l->bad[part]; i++) {
        struct state_file *f = l->files.v[i];
        l->bad[part] = !holds(l->delta, l->folders[f->folder], f, &l->refreshed[part]);
    }
}

static void add_looks(struct arena *a, struct looks *l, state_file_vec *files)
{
    for (unsigned i = 0; i < files->n; i++) vec_push(a, &l->files, &files->v[i]);
}

static void add_all_looks(struct arena *a, struct looks *l, struct delta *x)
{
    add_looks(a, l, &x->state.outputs);
    for (unsigned i = 0; i < x->state.sources.n; i++)
        if (!x->changed[i]) add_looks(a, l, &x->state.sources.v[i].outputs);
}

/* How many of a folder's files there should be. */
static unsigned count_known(const struct delta *x, enum output_folder folder)
{
    unsigned known = 0;
    for (unsigned i = 0; i < x->state.outputs.n; i++) {
        const struct state_file *f = &x->state.outputs.v[i];
        known += f->folder == folder && output_is_orphan_name(folder, f->name);
    }
    for (unsigned i = 0; i < x->state.sources.n; i++) {
        const state_file_vec *files = &x->state.sources.v[i].outputs;
        for (unsigned k = 0; k < files->n; k++) known += files->v[k].folder == folder;
    }
    return known;
}

/* A folder with more files of our kind than it should have holds one of a query that is gone. */
static bool has_orphans(struct arena *a, struct delta *x, enum output_folder folder, const char *path)
{
    struct seen now = seen_at(path);
    if (seen_same(&x->state.folders[folder], &now)) return false;
    x->state.folders[folder] = now;
    x->refreshed = true;
    str_vec names = {0};
    unsigned there = 0;
    if (!dir_list(a, path, &names)) return true;
    for (unsigned i = 0; i < names.n; i++) there += output_is_orphan_name(folder, names.v[i]);
    return there != count_known(x, folder);
}

static bool all_hold(struct arena *a, struct delta *x, struct looks *l)
{
    const char *paths[] = {[OUTPUT_GENERATED] = x->run->config->generated.p, [OUTPUT_CACHE] = x->run->config->cache.p};
    for (unsigned i = 0; i < 2; i++) l->folders[i] = open(paths[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = l->folders[0] >= 0 && l->folders[1] >= 0;
    if (ok) parallel_run(l->parts, look_at_part, l);
    for (unsigned i = 0; i < 2; i++) {
        if (l->folders[i] >= 0) close(l->folders[i]);
        ok = ok && !has_orphans(a, x, (enum output_folder)i, paths[i]);
    }
    return ok;
}

bool delta_outputs_hold(struct delta *x, unsigned jobs)
{
    struct arena scratch = {0};
    struct looks l = {.delta = x};
    add_all_looks(&scratch, &l, x);
    l.parts = parallel_parts(l.files.n, FEWEST_LOOKS, jobs);
    bool ok = all_hold(&scratch, x, &l);
    for (unsigned i = 0; ok && i < l.parts; i++) {
        ok = !l.bad[i];
        x->refreshed |= l.refreshed[i];
    }
    arena_free(&scratch);
    return ok;
}
