/* keep.c: see keep.h. The end of a `prepare`. */
#include "keep.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/parallel.h"

/* Proving fewer again takes no longer than looking whether one has to. */
enum { FEWEST_QUERIES = 400, FEWEST_LOOKS = 2000 };

/* ---------------------------------------------------------------- where, and of what */

/* The XDG Base Directory Specification's place for what can be made again. */
static struct str cache_folder(struct arena *a)
{
    const char *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (xdg && xdg[0] == '/') return path_join(a, str_from(xdg), STR("schemac"));
    if (home && home[0] == '/') return path_join(a, str_from(home), STR(".cache/schemac"));
    return (struct str){0};
}

/* A file for each project: each pair of folders that are written to. */
static const char *default_path(struct run *r)
{
    struct str folder = cache_folder(r->arena);
    char *cwd = folder.n ? getcwd(NULL, 0) : NULL;
    if (!cwd) return NULL;
    struct buf b = {0};
    digest_part(&b, str_from(cwd));
    digest_part(&b, r->config->generated);
    digest_part(&b, r->config->cache);
    struct str name = str_printf(r->arena, "%.*s.state", STR_ARG(digest_hex(r->arena, buf_view(&b))));
    buf_free(&b);
    free(cwd);
    return path_join(r->arena, folder, name).p;
}

const char *keep_path(struct run *r)
{
    const struct config *c = r->config;
    if ((c->action != ACTION_PREPARE && c->action != ACTION_CHECK) || c->dump.p) return NULL;
    if (str_eq(c->state, STR("none"))) return NULL;
    return c->state.p ? c->state.p : default_path(r);
}

/* The machine's boot is part of it, as of a stamp: a power cut may take bytes of a file that stat knows already. */
struct str keep_key(struct run *r)
{
    struct str boot = STR("");
    struct seen self = seen_at("/proc/self/exe");
    char *cwd = getcwd(NULL, 0);
    struct buf b = {0};
    long long numbers[] = {self.size, self.seconds, self.nanoseconds, (long long)self.inode,
                           (long long)r->schema_digest};
    if (!file_read(r->arena, "/proc/sys/kernel/random/boot_id", &boot)) boot = STR("");
    digest_part(&b, boot);
    digest_part(&b, str_from(cwd ? cwd : ""));
    digest_part(&b, r->config->meaning);
    digest_part(&b, (struct str){(const char *)numbers, sizeof numbers});
    struct str key = digest_hex(r->arena, buf_view(&b));
    buf_free(&b);
    free(cwd);
    return key;
}

/* ---------------------------------------------------------------- what there is of the sources */

static struct seen seen_input(const struct run *r, struct str path)
{
    const struct seen *seen = map_get(&r->inputs.paths, path);
    return seen ? *seen : (struct seen){.racy = true};
}

static struct state_source *find(const struct map *sources, struct str path)
{
    return map_get(sources, path);
}

/* Every source that was read is one of the state's, found by its path. */
static void keep_sources(const struct run *r, struct map *sources, struct state_source *out)
{
    for (unsigned i = 0; i < r->sources.n; i++) {
        const struct source *s = r->sources.v[i];
        struct seen seen = seen_input(r, s->path);
        out[i] = (struct state_source){.file = {.name = s->path, .seen = seen, .digest = digest_64(s->text)},
                                       .part.source = s->path};
        map_set(sources, s->path, &out[i]);
    }
    for (unsigned i = 0; i < r->sites.n; i++) {
        struct state_source *s = find(sources, r->sites.v[i]->source->path);
        vec_push(r->arena, &s->queries, str_hash(r->sites.v[i]->name));
    }
}

/* False: something was said that working on the sources alone does not say again. */
static bool keep_said(const struct run *r, const struct map *sources)
{
    for (unsigned i = r->schema_said; i < r->diags.all.n; i++) {
        const struct source *at = place_of_source(r->diags.all.v[i]->place);
        struct state_source *s = at ? find(sources, at->path) : NULL;
        if (!s) return false;
        s->said = true;
    }
    return true;
}

/* What is kept of their bytes, and what stat says of them, is known when they are there. */
static void keep_outputs(struct keep *k, const struct run *r, const struct map *sources)
{
    struct arena *a = r->arena;
    for (unsigned i = 0; i < r->outputs.files.n; i++) {
        const struct output *o = &r->outputs.files.v[i];
        struct state_file f = {.folder = o->folder, .name = o->name, .output = o};
        struct state_source *s = o->source.n ? find(sources, o->source) : NULL;
        if (s && !s->outputs.n) vec_room(a, &s->outputs, s->queries.n + 2);
        if (s)
            vec_push(a, &s->outputs, f);
        else
            vec_push(a, &k->state->outputs, f);
    }
}

bool keep_run(struct keep *k, const struct run *r, const struct emit_facts *facts, struct state_source *out)
{
    struct map sources;
    map_init(&sources, r->arena, false);
    keep_sources(r, &sources, out);
    for (unsigned i = 0; i < facts->parts.n; i++) find(&sources, facts->parts.v[i].source)->part = facts->parts.v[i];
    keep_outputs(k, r, &sources);
    return !facts->entangled && keep_said(r, &sources);
}

/* ---------------------------------------------------------------- the whole */

static void take_files(struct keep *k, struct arena *a, state_file_vec *files)
{
    for (unsigned i = 0; i < files->n; i++) vec_push(a, &k->outputs, &files->v[i]);
}

void keep_written(struct keep *k, struct arena *a, struct state_source *s)
{
    take_files(k, a, &s->outputs);
}

void keep_begin(struct keep *k, const struct run *r)
{
    k->folders[OUTPUT_GENERATED] = r->config->generated.p;
    k->folders[OUTPUT_CACHE] = r->config->cache.p;
    (void)dir_make(path_dir(r->arena, str_from(k->path)).p);
    state_bytes(&k->bytes, k->state);
}

void keep_begin_whole(struct keep *k, struct run *r, const struct emit_facts *facts)
{
    struct state *s = ARENA_NEW(r->arena, struct state);
    *k = (struct keep){.path = keep_path(r), .state = s};
    if (k->path && !r->config->state.p && r->model.queries.n < FEWEST_QUERIES) k->path = NULL;
    if (!k->path) return;
    *s = (struct state){.key = r->key, .ddl_said = r->ddl_said};
    vec_room(r->arena, &s->sources, r->sources.n);
    s->sources.n = r->sources.n;
    if (!keep_run(k, r, facts, s->sources.v)) {
        k->path = NULL;
        return;
    }
    take_files(k, r->arena, &s->outputs);
    for (unsigned i = 0; i < s->sources.n; i++) keep_written(k, r->arena, &s->sources.v[i]);
    keep_begin(k, r);
}

/* ---------------------------------------------------------------- when all is written */

struct looks {
    struct keep *keep;
    int folders[2];
    unsigned parts;
};

static void look_at_part(void *context, unsigned part)
{
    const struct looks *l = context;
    struct keep *k = l->keep;
    size_t end = parallel_first(k->outputs.n, l->parts, part + 1);
    for (size_t i = parallel_first(k->outputs.n, l->parts, part); i < end; i++) {
        struct state_file *f = k->outputs.v[i];
        f->digest = f->output->digest;
        f->seen = seen_in(l->folders[f->folder], f->name.p);
    }
}

static void look_at_outputs(struct keep *k)
{
    struct looks l = {.keep = k, .parts = parallel_parts(k->outputs.n, FEWEST_LOOKS, 0)};
    for (unsigned i = 0; i < 2; i++) l.folders[i] = open(k->folders[i], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    parallel_run(l.parts, look_at_part, &l);
    for (unsigned i = 0; i < 2; i++) {
        if (l.folders[i] >= 0) close(l.folders[i]);
        k->state->folders[i] = seen_at(k->folders[i]);
    }
}

bool keep_end(struct keep *k)
{
    if (!k->path) return true;
    look_at_outputs(k);
    buf_clear(&k->bytes);
    state_bytes(&k->bytes, k->state);
    bool ok = file_write_atomic(k->path, buf_view(&k->bytes));
    buf_free(&k->bytes);
    return ok;
}
