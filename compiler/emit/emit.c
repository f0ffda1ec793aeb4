/* emit.c: MODEL → every file of generated/ and cache/, in memory. See emit.h. */
#include "emit/emit.h"

#include <stdlib.h>

#include "base/file.h"
#include "emit/cache_write.h"
#include "emit/print.h"

static struct output *add(struct outputs *out, struct arena *a, enum output_folder folder, struct str name,
                          struct str bytes)
{
    struct str dir = folder == OUTPUT_CACHE ? out->cache : out->generated;
    struct output file = {
        .folder = folder, .name = name, .path = path_join(a, dir, name), .bytes = bytes, .fixed = bytes.n};
    vec_push(a, &out->files, file);
    return &out->files.v[out->files.n - 1];
}

static struct str take(struct arena *a, struct buf *b)
{
    struct str bytes = str_dup(a, buf_view(b));
    buf_free(b);
    return bytes;
}

static void add_records(struct arena *a, const struct model *m, struct str schema_c, struct outputs *out)
{
    for (unsigned i = 0; i < m->queries.n; i++) {
        const struct model_query *q = m->queries.v[i];
        struct buf b = {0};
        record_write(&b, m, q);
        struct str name = str_printf(a, "%.*s.json", STR_ARG(q->name));
        struct output *o = add(out, a, OUTPUT_CACHE, name, take(a, &b));
        o->query = q;
        o->source = q->source;
    }
    struct buf b = {0};
    schema_record_write(&b, m, schema_c);
    add(out, a, OUTPUT_CACHE, STR("schema.json"), take(a, &b))->fixed = 0;
}

/* Gives the bytes of schema.c. */
static struct str add_generated(struct arena *a, const struct plan *p, struct outputs *out)
{
    add(out, a, OUTPUT_GENERATED, STR("schema.h"), emit_schema_h(p));
    size_t ddl_at;
    struct str schema_c = emit_schema_c(p, &ddl_at);
    add(out, a, OUTPUT_GENERATED, STR("schema.c"), schema_c)->fixed = ddl_at;
    for (unsigned i = 0; i < p->sources.n; i++) {
        const struct c_source *s = p->sources.v[i];
        struct str h = str_printf(a, "%.*s_queries.h", STR_ARG(s->stem));
        struct str c = str_printf(a, "%.*s_queries.c", STR_ARG(s->stem));
        add(out, a, OUTPUT_GENERATED, h, emit_h(p, s))->source = s->source;
        add(out, a, OUTPUT_GENERATED, c, emit_c(p, s))->source = s->source;
    }
    return schema_c;
}

bool emit_all(struct arena *a, struct diags *d, const struct model *m, const struct emit_options *o,
              struct outputs *out)
{
    struct plan p;
    if (!plan_make(&p, a, d, m, o)) return false;
    *out = (struct outputs){.generated = str_dup(a, o->generated), .cache = str_dup(a, o->cache)};
    vec_room(a, &out->files, 3 + 2 * p.sources.n + m->queries.n);
    struct str schema_c = add_generated(a, &p, out);
    add_records(a, m, schema_c, out);
    outputs_sort(out);
    return true;
}
