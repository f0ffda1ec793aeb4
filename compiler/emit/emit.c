/* emit.c: MODEL → every file of generated/ and cache/, in memory. See emit.h. */
#include "emit/emit.h"

#include <stdlib.h>

#include "base/file.h"
#include "base/parallel.h"
#include "emit/cache_write.h"
#include "emit/print.h"

/* Starting a thread for less is no gain. */
enum { FEWEST_QUERIES = 400 };

static struct output file_of(const struct outputs *out, struct arena *a, enum output_folder folder, struct str name,
                             struct str bytes)
{
    struct str dir = folder == OUTPUT_CACHE ? out->cache : out->generated;
    return (struct output){
        .folder = folder, .name = name, .path = path_join(a, dir, name), .bytes = bytes, .fixed = bytes.n};
}

static struct str take(struct arena *a, struct buf *b)
{
    struct str bytes = str_dup(a, buf_view(b));
    buf_free(b);
    return bytes;
}

/* ---------------------------------------------------------------- what queries have: in parts */

struct work {
    const struct plan *plan;
    const struct model *model;
    const struct outputs *out;     /* its folders */
    struct output *files, *record; /* two for each source; one for each query */
    struct arena *arenas;          /* of the parts */
    unsigned parts;
};

static struct output record_of(const struct work *w, struct arena *a, const struct model_query *q)
{
    struct buf b = {0};
    record_write(&b, w->model, q);
    struct output o = file_of(w->out, a, OUTPUT_CACHE, str_printf(a, "%.*s.json", STR_ARG(q->name)), take(a, &b));
    o.query = q;
    o.source = q->source;
    return o;
}

static void write_source(const struct work *w, struct arena *a, const struct c_source *s, struct output *two)
{
    struct str h = str_printf(a, "%.*s_queries.h", STR_ARG(s->stem));
    struct str c = str_printf(a, "%.*s_queries.c", STR_ARG(s->stem));
    two[0] = file_of(w->out, a, OUTPUT_GENERATED, h, emit_h(a, s));
    two[1] = file_of(w->out, a, OUTPUT_GENERATED, c, emit_c(a, s));
    two[0].source = two[1].source = s->source;
}

static void write_part(void *context, unsigned part)
{
    const struct work *w = context;
    struct arena *a = &w->arenas[part];
    size_t sources = w->plan->sources.n, queries = w->model->queries.n;
    for (size_t i = parallel_first(sources, w->parts, part); i < parallel_first(sources, w->parts, part + 1); i++)
        write_source(w, a, w->plan->sources.v[i], &w->files[2 * i]);
    for (size_t i = parallel_first(queries, w->parts, part); i < parallel_first(queries, w->parts, part + 1); i++)
        w->record[i] = record_of(w, a, w->model->queries.v[i]);
}

static void write_queries(struct arena *a, const struct plan *p, const struct model *m, unsigned jobs,
                          struct outputs *out)
{
    unsigned parts = parallel_parts(m->queries.n, FEWEST_QUERIES, jobs);
    struct output *first = out->files.v + out->files.n;
    struct work w = {.plan = p,
                     .model = m,
                     .out = out,
                     .files = first,
                     .record = first + 2 * p->sources.n,
                     .arenas = ARENA_ARRAY(a, struct arena, parts),
                     .parts = parts};
    parallel_run(parts, write_part, &w);
    for (unsigned i = 0; i < parts; i++) arena_adopt(a, &w.arenas[i]);
    out->files.n += 2 * p->sources.n + m->queries.n;
}

/* ---------------------------------------------------------------- the schema's, and all */

static void write_schema(struct arena *a, const struct plan *p, const struct model *m, struct outputs *out)
{
    size_t ddl_at;
    struct buf b = {0};
    struct str h = emit_schema_h(p), c = emit_schema_c(p, &ddl_at);
    schema_record_write(&b, m, c);
    struct output files[] = {file_of(out, a, OUTPUT_GENERATED, STR("schema.h"), h),
                             file_of(out, a, OUTPUT_GENERATED, STR("schema.c"), c),
                             file_of(out, a, OUTPUT_CACHE, STR("schema.json"), take(a, &b))};
    files[1].fixed = ddl_at;
    files[2].fixed = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) vec_push(a, &out->files, files[i]);
}

bool emit_all(struct arena *a, struct diags *d, const struct model *m, const struct emit_options *o,
              struct outputs *out)
{
    struct plan p;
    if (!plan_make(&p, a, d, m, o)) return false;
    *out = (struct outputs){.generated = str_dup(a, o->generated), .cache = str_dup(a, o->cache)};
    vec_room(a, &out->files, 3 + 2 * p.sources.n + m->queries.n);
    if (!o->others) write_schema(a, &p, m, out);
    write_queries(a, &p, m, o->jobs, out);
    outputs_sort(out);
    return true;
}
