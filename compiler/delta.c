/* delta.c: see delta.h. The pipeline once more, over the sources that changed; what the others were is in the STATE. */
#include "delta_part.h"

#include "base/digest.h"
#include "base/parallel.h"
#include "emit/commit.h"
#include "related.h"
#include "keep.h"

/* ---------------------------------------------------------------- which sources changed */

static void begin_part(struct delta *x)
{
    struct run *r = x->run;
    x->part = (struct run){.arena = r->arena, .config = r->config, .catalog = r->catalog};
    diags_init(&x->part.diags, r->arena);
    x->part.diags.levels = r->diags.levels;
    inputs_init(&x->part.inputs, r->arena);
    x->part.model = r->model;
    x->part.model.catalog = &x->part.catalog;
}

static bool same_sources(const struct delta *x)
{
    if (x->files.n != x->state.sources.n) return false;
    for (unsigned i = 0; i < x->files.n; i++)
        if (!str_eq(x->files.v[i], x->state.sources.v[i].file.name)) return false;
    return true;
}

/* It is to be worked on. False: it cannot be read. */
static bool take_source(struct delta *x, unsigned i)
{
    struct source *s = load_source(&x->part, x->files.v[i]);
    if (!s) return false;
    struct state_source *was = &x->state.sources.v[i];
    if (!was->said && was->file.digest == digest_64(s->text)) {
        const struct seen *seen = map_get(&x->part.inputs.paths, s->path);
        was->file.seen = *seen;
        x->refreshed = true;
        return true;
    }
    x->changed[i] = true;
    vec_push(x->part.arena, &x->part.sources, s);
    return true;
}

static bool look_at_sources(struct delta *x)
{
    for (unsigned i = 0; i < x->files.n; i++) {
        const struct state_source *was = &x->state.sources.v[i];
        struct seen now = seen_at(x->files.v[i].p);
        bool same = !was->said && seen_same(&was->file.seen, &now);
        if (!same && !take_source(x, i)) return false;
    }
    return true;
}

/* ---------------------------------------------------------------- the changed sources */

/* The schema as DDL: for the judge, and where there was something to say of it. */
static void write_schema(struct delta *x)
{
    struct run *p = &x->part;
    for (unsigned t = 0; t < N_TARGETS; t++)
        if (p->model.targets[t] && (x->state.ddl_said || t == TARGET_SQLITE)) texts_write_schema_for(p, (enum target)t);
    p->schema_said = p->diags.all.n;
}

static void load_part(struct delta *x)
{
    struct run *p = &x->part;
    write_schema(x);
    load_queries(p, &x->others.sources);
    if (p->judged) p->target_ddl[TARGET_SQLITE] = related_ddl(p); /* SQLite has taken it all once */
}

static bool emit_part(struct delta *x, struct emit_facts *facts)
{
    const struct config *c = x->run->config;
    struct emit_options o = {.generated = c->generated,
                             .cache = c->cache,
                             .prefix = c->prefix,
                             .bool_columns = c->bool_columns,
                             .without = c->without_variants,
                             .jobs = c->jobs,
                             .others = &x->others,
                             .facts = facts};
    return emit_all(x->part.arena, &x->part.diags, &x->part.model, &o, &x->part.outputs);
}

/* What was written of a source and is no more is to go. */
static void find_gone(struct delta *x)
{
    struct outputs *out = &x->part.outputs;
    out->partial = true;
    for (unsigned i = 0; i < x->state.sources.n; i++) {
        const state_file_vec *was = &x->state.sources.v[i].outputs;
        for (unsigned k = 0; x->changed[i] && k < was->n; k++)
            if (!outputs_find(out, was->v[k].folder, was->v[k].name))
                vec_push(x->part.arena, &out->gone,
                         ((struct output){.folder = was->v[k].folder, .name = was->v[k].name}));
    }
}

/* The state as it will be: of the changed sources, what the part found. */
static bool renew_state(struct delta *x, struct keep *k, const struct emit_facts *facts)
{
    struct arena *a = x->part.arena;
    struct state_source *fresh = ARENA_ARRAY(a, struct state_source, x->part.sources.n + 1);
    if (!keep_run(k, &x->part, facts, fresh)) return false;
    for (unsigned i = 0, n = 0; i < x->state.sources.n; i++)
        if (x->changed[i]) x->state.sources.v[i] = fresh[n++];
    for (unsigned i = 0; i < x->state.sources.n; i++)
        if (x->changed[i]) keep_written(k, a, &x->state.sources.v[i]);
    return true;
}

/* ---------------------------------------------------------------- prepare, and check */

static void commit_part(struct delta *x, struct keep *k)
{
    struct outputs *o = &x->part.outputs;
    keep_begin(k, &x->part);
    bool ok = o->files.n + o->gone.n == 0 || commit_outputs(x->run->arena, &x->run->diags, o);
    if (ok) (void)keep_end(k); /* without it the next run goes the whole way */
}

/* Anything that is not as it should be is the whole run's to report. */
static bool is_prepared(const struct delta *x)
{
    const struct outputs *o = &x->part.outputs;
    if (o->gone.n) return false;
    for (unsigned i = 0; i < o->files.n; i++) {
        struct arena scratch = {0};
        struct str now;
        inputs_add(&x->run->inputs, o->files.v[i].path);
        bool same = file_read(&scratch, o->files.v[i].path.p, &now) && str_eq(now, o->files.v[i].bytes);
        arena_free(&scratch);
        if (!same) return false;
    }
    return true;
}

static void note_file(struct delta *x, const struct state_file *f, struct str folder)
{
    inputs_know(&x->run->inputs, path_join(x->run->arena, folder, f->name), &f->seen);
}

static void note_outputs(struct delta *x, const state_file_vec *files)
{
    const struct config *c = x->run->config;
    for (unsigned i = 0; i < files->n; i++)
        note_file(x, &files->v[i], files->v[i].folder == OUTPUT_CACHE ? c->cache : c->generated);
}

/* All that a stamp is to be of, as it was when it was looked at. */
static void note_inputs(struct delta *x)
{
    struct inputs *in = &x->run->inputs;
    inputs_take(in, &x->part.inputs);
    inputs_know(in, x->run->config->generated, &x->state.folders[OUTPUT_GENERATED]);
    inputs_know(in, x->run->config->cache, &x->state.folders[OUTPUT_CACHE]);
    note_outputs(x, &x->state.outputs);
    for (unsigned i = 0; i < x->state.sources.n; i++) {
        note_file(x, &x->state.sources.v[i].file, STR(""));
        if (!x->changed[i]) note_outputs(x, &x->state.sources.v[i].outputs);
    }
}

/* ---------------------------------------------------------------- the whole */

/* What changed since the state was written, if it is the state of this run. False: there is too much of it. */
static bool find_changed(struct delta *x, const char *path)
{
    if (!state_read(x->run->arena, path, x->run->key, &x->state)) return false;
    if (commit_pending(x->run->arena, x->run->config->cache)) return false;
    begin_part(x);
    x->changed = ARENA_ARRAY(x->run->arena, bool, x->state.sources.n + 1);
    if (!load_list(&x->part, &x->files) || !same_sources(x) || !look_at_sources(x)) return false;
    return x->part.sources.n * 2 <= x->files.n || x->files.n <= 1;
}

/* False: only the whole run can tell. */
static bool work(struct delta *x, struct emit_facts *facts)
{
    delta_others(x);
    load_part(x);
    if (!delta_names_apart(x)) return false;
    prove_queries(&x->part);
    if (diags_failed(&x->part.diags)) return x->run->config->action == ACTION_PREPARE;
    if (!emit_part(x, facts) || facts->entangled || !delta_plan_apart(x, facts)) return false;
    find_gone(x);
    return true;
}

/* What changed is worked on while what did not is looked at: neither touches what the other does. */
struct halves {
    struct delta *delta;
    struct emit_facts facts;
    bool worked, held;
};

static void do_half(void *context, unsigned part)
{
    struct halves *h = context;
    if (part == 0)
        h->worked = work(h->delta, &h->facts);
    else
        h->held = delta_outputs_hold(h->delta, 1);
}

/* False: only the whole run can tell. */
static bool work_and_look(struct delta *x, struct keep *k)
{
    struct halves h = {.delta = x};
    if (!x->part.sources.n) return delta_outputs_hold(x, x->run->config->jobs);
    parallel_run(2, do_half, &h);
    if (!h.worked || !h.held) return false;
    if (diags_failed(&x->part.diags)) return true;
    return (x->run->config->action == ACTION_PREPARE || is_prepared(x)) && renew_state(x, k, &h.facts);
}

static void finish(struct delta *x, struct keep *k)
{
    struct run *r = x->run;
    diags_take(&r->diags, &x->part.diags);
    if (diags_failed(&r->diags)) return;
    if (r->config->action == ACTION_CHECK)
        note_inputs(x);
    else if (x->part.sources.n || x->refreshed)
        commit_part(x, k);
}

bool delta_run(struct run *r)
{
    struct delta x = {.run = r};
    struct keep k = {.path = keep_path(r), .state = &x.state};
    if (!k.path) return false;
    r->key = keep_key(r);
    if (!find_changed(&x, k.path)) return false;
    if (!work_and_look(&x, &k)) return false;
    if (!x.part.sources.n && x.state.ddl_said) write_schema(&x);
    finish(&x, &k);
    return true;
}
