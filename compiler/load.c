/* load.c: files → the queries' sites. The second arrow of the pipeline; the first is load_schema.c. */
#include <errno.h>
#include <string.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/parallel.h"
#include "emit/names.h"
#include "run.h"
#include "scan/c_scan.h"
#include "scan/sql_split.h"
#include "sources.h"

struct source *load_source(struct run *r, struct str path)
{
    struct str text;
    inputs_add(&r->inputs, path);
    if (file_read(r->arena, path.p, &text)) {
        uint64_t parts[] = {r->schema_digest, digest_64(path), digest_64(text)};
        r->schema_digest = digest_64((struct str){(const char *)parts, sizeof parts});
        return source_new(r->arena, path, text);
    }
    diag_add(&r->diags, DIAG_E0001, place_file(source_new(r->arena, path, STR(""))), "cannot read this file: %s",
             strerror(errno));
    return NULL;
}

/* ---- the sources */

static struct str header_of(struct run *r, struct str stem)
{
    return str_printf(r->arena, "%.*s_queries.h", STR_ARG(stem));
}

/* Does anything before `off` bring the header? An application's own header may: it is not opened to see. */
static bool may_include(const struct scan_result *found, struct str header, uint32_t off)
{
    if (scan_includes_before(found, header, off)) return true;
    for (unsigned i = 0; i < found->includes.n && found->includes.v[i].off < off; i++) {
        struct str base = path_base(found->includes.v[i].path);
        if (!found->includes.v[i].angled && !str_ends(base, "_queries.h") && !str_eq(base, STR("schemac.h")))
            return true;
    }
    return false;
}

/* The generated header stands before the first query: without it the compiler's message would be a riddle. */
static void check_include(struct run *r, const struct scan_result *found, struct str stem)
{
    const struct site *first = found->sites.n ? found->sites.v[0] : NULL;
    struct str header = header_of(r, stem);
    if (!first || may_include(found, header, first->off)) return;
    struct diag *g = diag_add(&r->diags, DIAG_E0115, place_source(first->source, first->off, 13),
                              "`%.*s` is not included before the first query", STR_ARG(header));
    diag_hint(&r->diags, g, "#include \"%.*s/%.*s\"", STR_ARG(path_base(r->config->generated)), STR_ARG(header));
}

struct scanned {
    const struct source *source;
    struct scan_result found;
};
typedef VEC(struct scanned) scanned_vec;

enum { FEWEST_BYTES = 256 * 1024 }; /* for which a thread is worth its while */

/* What one thread scans: nothing that is said of a source depends on another one. */
struct scan_share {
    struct arena arena;
    struct diags diags;
    scanned_vec found;
};

struct scan_work {
    const struct run *run;
    unsigned parts;
    struct scan_share shares[PARALLEL_MOST];
};

static void scan_source(const struct run *r, const struct source *s, struct scan_share *share)
{
    struct scan_options o = {.sql = r->config->sql, .prefix = r->config->prefix};
    struct scanned one = {.source = s};
    if (str_ends(s->path, ".sql"))
        sql_scan_queries(&share->arena, &share->diags, &o, s, &one.found.sites);
    else
        c_scan(&share->arena, &share->diags, &o, s, &one.found);
    if (one.found.sites.n) vec_push(&share->arena, &share->found, one);
}

static void scan_part(void *context, unsigned part)
{
    struct scan_work *w = context;
    const struct run *r = w->run;
    size_t end = parallel_first(r->sources.n, w->parts, part + 1);
    for (size_t i = parallel_first(r->sources.n, w->parts, part); i < end; i++)
        scan_source(r, r->sources.v[i], &w->shares[part]);
}

static unsigned scan_parts(const struct run *r)
{
    size_t bytes = 0;
    for (unsigned i = 0; i < r->sources.n; i++) bytes += r->sources.v[i]->text.n;
    unsigned most = parallel_parts(bytes, FEWEST_BYTES, r->config->jobs);
    return most < r->sources.n ? most : r->sources.n ? r->sources.n : 1;
}

static void scan_sources(struct run *r, scanned_vec *all)
{
    struct scan_work *w = ARENA_NEW(r->arena, struct scan_work);
    w->run = r;
    w->parts = scan_parts(r);
    for (unsigned i = 0; i < w->parts; i++) {
        diags_init(&w->shares[i].diags, &w->shares[i].arena);
        w->shares[i].diags.levels = r->diags.levels;
    }
    parallel_run(w->parts, scan_part, w);
    for (unsigned i = 0; i < w->parts; i++) {
        struct scan_share *s = &w->shares[i];
        for (unsigned k = 0; k < s->found.n; k++) vec_push(r->arena, all, s->found.v[k]);
        diags_take(&r->diags, &s->diags);
        arena_adopt(r->arena, &s->arena);
    }
}

/* Only a source with queries has generated files, so only those compete for stems. */
static void check_includes(struct run *r, const scanned_vec *all, const str_vec *others)
{
    unsigned n = all->n + (others ? others->n : 0);
    struct str *paths = ARENA_ARRAY(r->arena, struct str, n + 1);
    struct str *stems = ARENA_ARRAY(r->arena, struct str, n + 1);
    for (unsigned i = 0; i < all->n; i++) paths[i] = all->v[i].source->path;
    for (unsigned i = all->n; i < n; i++) paths[i] = others->v[i - all->n];
    names_stems(r->arena, paths, n, stems);
    for (unsigned i = 0; i < all->n; i++)
        if (all->v[i].found.sites.v[0]->from_c) check_include(r, &all->v[i].found, stems[i]);
}

bool load_list(struct run *r, str_vec *files)
{
    str_vec folders = {0};
    bool ok = sources_walk(r->arena, &r->diags, r->config, files, &folders);
    for (unsigned i = 0; i < folders.n; i++) inputs_add(&r->inputs, folders.v[i]);
    return ok;
}

bool load_queries(struct run *r, const str_vec *others)
{
    scanned_vec all = {0};
    scan_sources(r, &all);
    check_includes(r, &all, others);
    for (unsigned i = 0; i < all.n; i++)
        for (unsigned k = 0; k < all.v[i].found.sites.n; k++) vec_push(r->arena, &r->sites, all.v[i].found.sites.v[k]);
    return !diags_failed(&r->diags);
}

bool load_sites(struct run *r)
{
    str_vec files = {0};
    load_list(r, &files);
    for (unsigned i = 0; i < files.n; i++) {
        struct source *s = load_source(r, files.v[i]);
        if (s) vec_push(r->arena, &r->sources, s);
    }
    return load_queries(r, NULL);
}
