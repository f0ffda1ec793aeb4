/* emit.c: MODEL → every file of generated/ and cache/. See emit.h. */
#include "emit/emit.h"

#include <stdlib.h>

#include "base/digest.h"
#include "base/file.h"
#include "base/parallel.h"
#include "emit/cache_write.h"
#include "emit/print.h"

/* What all units are written from. */
struct emission {
    struct outputs_writer writer; /* first: a writer is its emission */
    struct plan plan;
    struct emit_options options; /* the plan's */
};

/* ---------------------------------------------------------------- what is in the files */

static struct str take(struct arena *a, struct buf *b)
{
    struct str bytes = str_dup(a, buf_view(b));
    buf_free(b);
    return bytes;
}

static void fill(struct output *o, struct str bytes, size_t fixed)
{
    o->bytes = bytes;
    o->fixed = fixed;
    o->digest = digest_64(bytes);
}

static void write_record(const struct emission *e, struct arena *a, struct output_unit *u)
{
    struct buf b = {.last = a->last};
    record_write(&b, e->plan.model, u->files[0]->query);
    struct str record = take(a, &b);
    fill(u->files[0], record, record.n);
}

static void write_source(struct arena *a, const struct c_source *s, struct output_unit *u)
{
    struct str h = emit_h(a, s), c = emit_c(a, s);
    fill(u->files[0], h, h.n);
    fill(u->files[1], c, c.n);
}

static void write_schema(const struct emission *e, struct arena *a, struct output_unit *u)
{
    size_t ddl_at;
    struct buf b = {.last = a->last};
    struct str h = emit_schema_h(a, &e->plan), c = emit_schema_c(a, &e->plan, &ddl_at);
    schema_record_write(&b, e->plan.model, c);
    fill(u->files[0], h, h.n);
    fill(u->files[1], c, ddl_at);
    fill(u->files[2], take(a, &b), 0);
}

static void write_unit(const struct outputs_writer *w, struct arena *a, struct output_unit *u)
{
    const struct emission *e = (const struct emission *)w;
    if (u->files[0]->query)
        write_record(e, a, u);
    else if (u->of)
        write_source(a, u->of, u);
    else
        write_schema(e, a, u);
}

/* ---------------------------------------------------------------- which files there are */

struct naming {
    struct arena *arena;
    struct emission *emission;
    struct outputs *out;
};

static void add_unit(struct naming *x, const void *of)
{
    vec_push(x->arena, &x->emission->writer.units, ((struct output_unit){.of = of}));
}

/* A file of the newest unit. */
static struct output *add_file(struct naming *x, enum output_folder folder, struct str name)
{
    struct str path = path_join(x->arena, folder == OUTPUT_CACHE ? x->out->cache : x->out->generated, name);
    unsigned unit = x->emission->writer.units.n - 1;
    struct output o = {.folder = folder, .name = name, .path = path, .unit = unit};
    o.at = x->emission->writer.units.v[unit].n++;
    vec_push(x->arena, &x->out->files, o);
    return &x->out->files.v[x->out->files.n - 1];
}

static void name_schema(struct naming *x)
{
    add_unit(x, NULL);
    add_file(x, OUTPUT_GENERATED, STR("schema.h"));
    add_file(x, OUTPUT_GENERATED, STR("schema.c"));
    add_file(x, OUTPUT_CACHE, STR("schema.json"));
}

static void name_source(struct naming *x, const struct c_source *s)
{
    struct str h = str_printf(x->arena, "%.*s_queries.h", STR_ARG(s->stem));
    struct str c = str_printf(x->arena, "%.*s_queries.c", STR_ARG(s->stem));
    add_unit(x, s);
    add_file(x, OUTPUT_GENERATED, h)->source = s->source;
    add_file(x, OUTPUT_GENERATED, c)->source = s->source;
}

static void name_record(struct naming *x, const struct model_query *q)
{
    add_unit(x, NULL);
    struct output *o = add_file(x, OUTPUT_CACHE, str_printf(x->arena, "%.*s.json", STR_ARG(q->name)));
    o->query = q;
    o->source = q->source;
}

/* Of a source there is far more to write than of a record: the sources stand among the records, so that all through there
 * are files to be made beside what is to be written. */
static void name_queries(struct naming *x)
{
    const struct plan *p = &x->emission->plan;
    unsigned sources = p->sources.n, queries = p->model->queries.n, q = 0;
    for (unsigned i = 0; i < sources; i++) {
        name_source(x, p->sources.v[i]);
        for (unsigned end = (unsigned)parallel_first(queries, sources, i + 1); q < end; q++)
            name_record(x, p->model->queries.v[q]);
    }
}

static void name_files(struct naming *x, bool schema)
{
    const struct plan *p = &x->emission->plan;
    struct outputs_writer *w = &x->emission->writer;
    vec_room(x->arena, &x->out->files, 3 + 2 * p->sources.n + p->model->queries.n);
    vec_room(x->arena, &w->units, 1 + p->sources.n + p->model->queries.n);
    if (schema) name_schema(x);
    name_queries(x);
    outputs_sort(x->out);
    for (unsigned i = 0; i < x->out->files.n; i++) {
        struct output *o = &x->out->files.v[i];
        w->units.v[o->unit].files[o->at] = o;
    }
}

bool emit_names(struct arena *a, struct diags *d, const struct model *m, const struct emit_options *o,
                struct outputs *out)
{
    struct emission *e = ARENA_NEW(a, struct emission);
    e->options = *o;
    if (!plan_make(&e->plan, a, d, m, &e->options)) return false;
    *out = (struct outputs){.generated = str_dup(a, o->generated), .cache = str_dup(a, o->cache)};
    name_files(&(struct naming){a, e, out}, !o->others);
    e->writer.write = write_unit;
    e->writer.jobs = o->jobs;
    out->writer = &e->writer;
    return true;
}

bool emit_all(struct arena *a, struct diags *d, const struct model *m, const struct emit_options *o,
              struct outputs *out)
{
    if (!emit_names(a, d, m, o, out)) return false;
    outputs_finish(a, out);
    return true;
}
