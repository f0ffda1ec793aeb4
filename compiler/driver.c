/* driver.c: the hallway: the pipeline of compiler/README.md, one call an arrow, and what each command does at
 * its end. */
#include "driver.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "delta.h"
#include "diag/diag_format.h"
#include "emit/commit.h"
#include "emit/drift.h"
#include "judge/sqlite_judge.h"
#include "keep.h"
#include "live/live.h"
#include "parse/pg_parse.h"
#include "run.h"

static void begin(struct run *r, struct arena *a, const struct config *config)
{
    *r = (struct run){.arena = a, .config = config};
    diags_init(&r->diags, a);
    r->diags.levels = &config->levels;
    inputs_init(&r->inputs, a);
    inputs_add(&r->inputs, config->file);
    r->model = (struct model){.arena = a, .catalog = &r->catalog, .options = config->sql};
    memcpy(r->model.targets, config->targets, sizeof r->model.targets);
}

/* MODEL → every file that belongs in generated/ and cache/, in memory; `prepare` writes what is in them when it makes them. */
static bool write_outputs(struct run *r, struct emit_facts *facts)
{
    struct emit_options o = {.generated = r->config->generated,
                             .cache = r->config->cache,
                             .prefix = r->config->prefix,
                             .bool_columns = r->config->bool_columns,
                             .without = r->config->without_variants,
                             .jobs = r->config->jobs,
                             .facts = facts};
    for (unsigned t = 0; t < N_TARGETS; t++)
        o.ddl[t] = (struct emit_ddl){r->model.targets[t], r->target_ddl[t].v, r->target_ddl[t].n};
    bool named = emit_names(r->arena, &r->diags, &r->model, &o, &r->outputs);
    if (named && r->config->action == ACTION_CHECK) outputs_compare(r->arena, &r->outputs);
    return named;
}

/* Everything that `check` compares with is an input of its stamp. */
static void note_outputs(struct run *r)
{
    inputs_add(&r->inputs, r->config->generated);
    inputs_add(&r->inputs, r->config->cache);
    for (unsigned i = 0; i < r->outputs.files.n; i++) inputs_add(&r->inputs, r->outputs.files.v[i].path);
}

static void write_stamp(struct run *r)
{
    const struct config *c = r->config;
    if (!c->stamp.p || stamp_write(c->stamp.p, c->depfile.p, c->command, &r->inputs)) return;
    diag_add(&r->diags, DIAG_E0002, (struct place){0}, "cannot write `%.*s`: %s", STR_ARG(c->stamp), strerror(errno));
}

static void finish_check(struct run *r)
{
    note_outputs(r);
    if (drift_report(r->arena, &r->diags, &r->model, &r->outputs)) write_stamp(r);
}

/* A state that cannot be written is no error: without it the next run goes the whole way. */
static void finish_prepare(struct run *r, const struct emit_facts *facts)
{
    struct keep k;
    keep_begin_whole(&k, r, facts);
    if (commit_outputs(r->arena, &r->diags, &r->outputs)) (void)keep_end(&k);
}

static void finish(struct run *r, const struct emit_facts *facts)
{
    switch (r->config->action) {
    case ACTION_PREPARE: finish_prepare(r, facts); break;
    case ACTION_CHECK: finish_check(r); break;
    case ACTION_DESCRIBE:
    case ACTION_DDL:
    case ACTION_VERIFY:
    case ACTION_EXPLAIN:
    case ACTION_HELP:
    case ACTION_VERSION: break;
    }
}

/* Queries that do not pass any more: what their records say the schema had when they did. */
static void explain_drift(struct run *r)
{
    VEC(struct drift_site) failed = {0};
    struct map passed;
    map_init(&passed, r->arena, false);
    for (unsigned i = 0; i < r->model.queries.n; i++)
        map_set(&passed, r->model.queries.v[i]->name, r->model.queries.v[i]);
    for (unsigned i = 0; i < r->sites.n; i++) {
        const struct site *s = r->sites.v[i];
        if (!map_get(&passed, s->name)) vec_push(r->arena, &failed, ((struct drift_site){s->name, s->name_place}));
    }
    drift_explain(r->arena, &r->diags, &r->catalog, r->config->cache, failed.v, failed.n);
}

/* `ddl` asks SQLite, too, whether it takes what is written for it. */
static void judge_schema(struct run *r)
{
    struct texts t;
    texts_open(&t, r, &r->diags, &r->catalog);
    texts_close(&t);
}

/* Compares the database with the schema, where all of that and every query is right in itself. */
static void verify(struct run *r)
{
    enum target t = str_starts(r->config->url, "sqlite:") ? TARGET_SQLITE : TARGET_MYSQL, native;
    bool own = dialect_native_target(r->config->sql.dialect, &native) && native == t;
    struct live_project p = {.arena = r->arena,
                             .diags = &r->diags,
                             .catalog = &r->catalog,
                             .model = &r->model,
                             .ddl = own ? NULL : r->target_ddl[t].v,
                             .n_ddl = own ? 0 : r->target_ddl[t].n,
                             .target = t};
    if (r->model.targets[t]) {
        live_verify(&p, r->config->live, r->config->url);
        return;
    }
    struct diag *g =
        diag_add(&r->diags, DIAG_E0005, (struct place){0}, "%s is none of the project's targets", target_name(t));
    diag_hint(&r->diags, g, "`--target` and the key `targets` name them");
}

/* The straight line. Errors of a stage are collected; a later stage runs while its input is whole. */
static void pipeline(struct run *r)
{
    bool ddl_only = r->config->action == ACTION_DDL;
    bool schema = load_schema(r);
    if (schema && delta_run(r)) {
        if (r->config->action == ACTION_CHECK && !diags_failed(&r->diags)) write_stamp(r);
        return;
    }
    if (schema) texts_write_schema(r);
    r->schema_said = r->diags.all.n;
    if (!ddl_only && (r->config->action != ACTION_VERIFY || r->config->sources.n)) load_sites(r);
    if (!schema) return;
    if (ddl_only)
        judge_schema(r);
    else
        prove_queries(r);
    bool failed = diags_failed(&r->diags);
    if (r->config->action == ACTION_VERIFY) {
        if (!failed) verify(r);
        return;
    }
    if (failed && r->config->action == ACTION_CHECK) explain_drift(r);
    if (failed || ddl_only || r->config->action == ACTION_DESCRIBE) return;
    struct emit_facts facts;
    if (write_outputs(r, &facts)) finish(r, &facts);
}

static void print_products(struct run *r)
{
    if (r->config->dump.p) {
        report_dump(r, r->config->dump, stdout);
        return;
    }
    if (r->config->action == ACTION_DESCRIBE) report_describe(r, stdout);
    if (r->config->action == ACTION_DDL && !diags_failed(&r->diags)) report_ddl(r, stdout);
}

/* A build system that lost the depfile must get it again, so only a stamp that has one is enough. */
static bool is_fresh(struct arena *a, const struct config *c)
{
    if (c->action != ACTION_CHECK || !c->stamp.p || c->dump.p) return false;
    if (c->depfile.p && !file_exists(c->depfile.p)) return false;
    if (!stamp_fresh(a, c->stamp.p, c->command)) return false;
    return utimensat(AT_FDCWD, c->stamp.p, NULL, 0) == 0; /* newer than what it vouches for */
}

/* E00xx are the environment's: files, folders. The rest is the user's SQL, or drift. */
static enum exit_status exit_status(const struct diags *d)
{
    enum exit_status status = EXIT_CLEAN;
    for (unsigned i = 0; i < d->all.n; i++) {
        if (d->all.v[i]->severity != SEVERITY_ERROR) continue;
        if (d->all.v[i]->code < DIAG_E0101) return EXIT_ENVIRONMENT;
        status = EXIT_SQL;
    }
    return status;
}

enum exit_status driver_run(struct arena *a, const struct config *config)
{
    struct run r;
    if (is_fresh(a, config)) return EXIT_CLEAN;
    judge_begin();
    begin(&r, a, config);
    pipeline(&r);
    print_products(&r);
    fflush(stdout);
    diags_write(&r.diags, config->format, config->max_errors, stderr);
    if (config->sql.dialect == DIALECT_POSTGRES) pg_parse_exit(); /* it would allocate where nothing was parsed */
    return exit_status(&r.diags);
}
