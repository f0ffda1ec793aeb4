/* texts.c: the schema and every query as SQL for each target, and SQLite's judgement on what is meant for it. */
#include "judge/sqlite_judge.h"
#include "run.h"

/* Where each of SQLite's statements was written; NULL: they are schemac's own words. */
static const struct place *ddl_places(const struct run *r, struct arena *a)
{
    const struct catalog *c = &r->catalog;
    enum target native;
    bool own = dialect_native_target(c->options.dialect, &native) && native == TARGET_SQLITE;
    if (!own || c->statements.n != r->target_ddl[TARGET_SQLITE].n) return NULL;
    struct place *places = ARENA_ARRAY(a, struct place, c->statements.n + 1);
    for (unsigned i = 0; i < c->statements.n; i++)
        places[i] = place_sql(c->statements.v[i]->text, c->statements.v[i]->span);
    return places;
}

void texts_write_schema_for(struct run *r, enum target t)
{
    unsigned said = r->diags.all.n;
    bool ok = emit_ddl(r->arena, &r->diags, &r->catalog, t, &r->target_ddl[t]);
    if (t == TARGET_SQLITE) r->judged = ok;
    r->ddl_said |= r->diags.all.n > said;
    r->ddl_failed |= !ok;
}

void texts_write_schema(struct run *r)
{
    for (unsigned t = 0; t < N_TARGETS; t++)
        if (r->model.targets[t]) texts_write_schema_for(r, (enum target)t);
    r->judged &= !r->ddl_failed;
}

void texts_open(struct texts *t, const struct run *r, struct diags *d, const struct catalog *c)
{
    const str_vec *ddl = &r->target_ddl[TARGET_SQLITE];
    *t = (struct texts){.run = r, .diags = d, .catalog = c};
    if (r->judged) t->judge = judge_open(d, c, r->config->sql.declared, ddl->v, ddl_places(r, d->arena), ddl->n);
}

void texts_write_query(const struct texts *t, struct arena *a, struct model_query *q)
{
    for (unsigned i = 0; i < N_TARGETS; i++)
        if (t->run->model.targets[i]) emit_query(a, t->diags, t->catalog, q->stmt, (enum target)i, &q->text[i]);
    emit_bulk(t->catalog, q);
    if (q->variants & VARIANT_MANY && !q->bulk.may)
        diag_add(t->diags, DIAG_E0110, q->variants_place, "query `%.*s` cannot have %.*s_many: %s", STR_ARG(q->name),
                 STR_ARG(q->name), q->bulk.why_not ? q->bulk.why_not : "it is no INSERT of one row of parameters");
    if (t->judge && q->text[TARGET_SQLITE].available) judge_query(t->judge, t->diags, q);
}

void texts_close(struct texts *t)
{
    judge_close(t->judge);
}
