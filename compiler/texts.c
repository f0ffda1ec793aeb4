/* texts.c: the schema and every query as SQL for each target, and SQLite's judgement on what is meant for it. */
#include "judge/sqlite_judge.h"
#include "run.h"

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

void texts_write_schema(struct run *r)
{
    bool ok = true;
    for (unsigned t = 0; t < N_TARGETS; t++)
        if (r->model.targets[t])
            ok = emit_ddl(r->arena, &r->diags, &r->catalog, (enum target)t, &r->target_ddl[t]) && ok;
    const str_vec *ddl = &r->target_ddl[TARGET_SQLITE];
    if (ok && r->model.targets[TARGET_SQLITE])
        r->judge = judge_open(&r->diags, &r->catalog, r->config->sql.declared, ddl->v, ddl_places(r), ddl->n);
}

void texts_write_query(struct run *r, struct arena *a, struct model_query *q)
{
    for (unsigned t = 0; t < N_TARGETS; t++)
        if (r->model.targets[t]) emit_query(a, &r->diags, &r->catalog, q->stmt, (enum target)t, &q->text[t]);
    if (r->judge && q->text[TARGET_SQLITE].available) judge_query(r->judge, &r->diags, q);
}

void texts_end(struct run *r)
{
    judge_close(r->judge);
    r->judge = NULL;
}
