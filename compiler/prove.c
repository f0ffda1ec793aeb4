/* prove.c: SITE → MODEL for all queries, on all processors. See run.h.
 *
 * A query is proved with the catalogue alone, and nothing is said of it that depends on another one. So the queries are cut
 * into as many lists as there are processors, and each is worked on with an arena, diagnostics and a judge of its own; the
 * results are put together in the lists' order, which is the same however many there are. */
#include "base/parallel.h"
#include "queries.h"
#include "run.h"

/* Starting a thread for less is no gain; nor is building one more database for the judge, where the schema is large. */
enum { FEWEST_QUERIES = 400 };

static size_t fewest(const struct run *r)
{
    return FEWEST_QUERIES + (r->judged ? r->target_ddl[TARGET_SQLITE].n : 0);
}

struct share {
    struct arena arena;
    struct diags diags;
    struct catalog catalog; /* its maps and tables are everybody's, its arena and what is made in it are not */
    model_query_vec queries;
};

struct shares {
    struct run *run;
    site_vec sites;
    unsigned n;
    struct share *all;
    struct progress *progress;
};

static void write_query(void *texts, struct arena *a, struct model_query *q)
{
    texts_write_query(texts, a, q);
}

static void prove_share(void *context, unsigned i)
{
    const struct shares *s = context;
    struct share *own = &s->all[i];
    struct texts texts;
    struct query_work work = {.arena = &own->arena,
                              .diags = &own->diags,
                              .catalog = &own->catalog,
                              .each = write_query,
                              .context = &texts,
                              .progress = s->progress,
                              .keep_statements = s->run->config->dump.p != NULL};
    size_t first = parallel_first(s->sites.n, s->n, i), end = parallel_first(s->sites.n, s->n, i + 1);
    texts_open(&texts, s->run, &own->diags, &own->catalog);
    queries_prove(&work, s->sites.v + first, end - first, &own->queries);
    texts_close(&texts);
}

static void begin_share(const struct run *r, struct share *s)
{
    diags_init(&s->diags, &s->arena);
    s->diags.levels = r->diags.levels;
    s->catalog = r->catalog;
    s->catalog.arena = &s->arena;
    s->catalog.builtins = ARENA_NEW(&s->arena, struct map);
    map_init(s->catalog.builtins, &s->arena, false);
}

static void take_share(struct run *r, struct share *s)
{
    for (unsigned i = 0; i < s->queries.n; i++) vec_push(r->arena, &r->model.queries, s->queries.v[i]);
    diags_take(&r->diags, &s->diags);
    arena_adopt(r->arena, &s->arena);
}

void prove_queries(struct run *r)
{
    struct progress progress;
    struct shares s = {.run = r, .progress = &progress};
    queries_names(r->arena, &r->diags, &r->sites, &s.sites);
    unsigned jobs =
        r->config->sql.dialect == DIALECT_POSTGRES ? 1 : r->config->jobs; /* libpg_query keeps each thread's memory */
    s.n = parallel_parts(s.sites.n, fewest(r), jobs);
    s.all = ARENA_ARRAY(r->arena, struct share, s.n);
    for (unsigned i = 0; i < s.n; i++) begin_share(r, &s.all[i]);
    progress_begin(&progress, s.sites.n);
    parallel_run(s.n, prove_share, &s);
    progress_end(&progress);
    vec_room(r->arena, &r->model.queries, s.sites.n);
    for (unsigned i = 0; i < s.n; i++) take_share(r, &s.all[i]);
    queries_sort(&r->model.queries);
}
