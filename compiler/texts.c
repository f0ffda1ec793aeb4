/* texts.c: the schema and every query as SQL for each target, and SQLite's judgement on what is meant for it. */
#include "judge/sqlite_judge.h"
#include "run.h"

static bool write_query(struct run *r, struct model_query *q)
{
    bool ok = true;
    for (unsigned t = 0; t < N_TARGETS; t++) {
        if (!r->model.targets[t]) continue;
        ok = emit_query(r->arena, &r->diags, &r->catalog, q->stmt, (enum target)t, &q->text[t]) && ok;
    }
    return ok;
}

/* Where each of SQLite's statements was written; NULL: they are schemac's own words. */
static const struct place *ddl_places(struct run *r)
{
    const struct catalog *c = &r->catalog;
    enum target native;
    bool own = dialect_native_target(c->options.dialect, &native) && native == TARGET_SQLITE;
    if (!own || c->statements.n != r->target_ddl[TARGET_SQLITE].n) return NULL;
    struct place *places = ARENA_ARRAY(r->arena, struct place, c->statements.n + 1);
    for (unsigned i = 0; i < c->statements.n; i++)
        places[i] = place_sql(c->statements.v[i]->text, c->statements.v[i]->span);
    return places;
}

static void judge_all(struct run *r)
{
    const str_vec *ddl = &r->target_ddl[TARGET_SQLITE];
    struct judge *j = judge_open(&r->diags, &r->catalog, r->config->sql.declared, ddl->v, ddl_places(r), ddl->n);
    if (!j) return;
    for (unsigned i = 0; i < r->model.queries.n; i++) {
        struct model_query *q = r->model.queries.v[i];
        if (q->text[TARGET_SQLITE].available) judge_query(j, &r->diags, q);
    }
    judge_close(j);
}

bool texts_write(struct run *r)
{
    bool ok = true;
    for (unsigned t = 0; t < N_TARGETS; t++)
        if (r->model.targets[t])
            ok = emit_ddl(r->arena, &r->diags, &r->catalog, (enum target)t, &r->target_ddl[t]) && ok;
    for (unsigned i = 0; i < r->model.queries.n; i++) write_query(r, r->model.queries.v[i]);
    if (ok && r->model.targets[TARGET_SQLITE]) judge_all(r);
    return !diags_failed(&r->diags);
}
