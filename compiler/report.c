/* report.c: what describe, ddl and --dump print. Nothing here decides anything. */
#include "emit/cache_write.h"
#include "parse/parse.h"
#include "run.h"
#include "scan/sql_piece.h"

#include <jansson.h>
#include <stdlib.h>

static void put(struct buf *b, FILE *out)
{
    fwrite(b->p ? b->p : "", 1, b->n, out);
    buf_free(b);
}

/* Every wanted text is there: what could not be written for a target was reported, and has no record. */
static bool is_whole(const struct run *r, const struct model_query *q)
{
    for (unsigned t = 0; t < N_TARGETS; t++)
        if (r->model.targets[t] && !q->text[t].available) return false;
    return true;
}

/* The record on one line. */
static void put_record(const struct run *r, const struct model_query *q, FILE *out)
{
    struct buf b = {0};
    record_write(&b, &r->model, q);
    json_t *record = json_loadb(b.p, b.n, 0, NULL);
    char *line = record ? json_dumps(record, JSON_COMPACT | JSON_PRESERVE_ORDER) : NULL;
    if (!line) die_nomem(); /* a record is JSON: what is left is memory */
    fprintf(out, "%s\n", line);
    free(line);
    json_decref(record);
    buf_free(&b);
}

void report_describe(struct run *r, FILE *out)
{
    for (unsigned i = 0; i < r->model.queries.n; i++)
        if (is_whole(r, r->model.queries.v[i])) put_record(r, r->model.queries.v[i], out);
}

/* A body of several statements: MySQL's client must be told where it ends. */
static bool needs_delimiter(enum target t, struct str sql)
{
    const struct sql_options o = {.dialect = DIALECT_MYSQL};
    bool found = false;
    for (struct sql_piece p = {0}; t == TARGET_MYSQL && !found; found = p.kind == PIECE_DELIMITER) {
        p = sql_piece_at(&o, STR(";"), sql, p.off + p.len);
        if (p.kind == PIECE_NONE) break;
    }
    return found;
}

static void put_ddl(enum target t, struct str sql, FILE *out)
{
    if (needs_delimiter(t, sql))
        fprintf(out, "DELIMITER $$\n%.*s\n$$\nDELIMITER ;\n", STR_ARG(sql));
    else
        fprintf(out, "%.*s;\n", STR_ARG(sql));
}

void report_ddl(struct run *r, FILE *out)
{
    for (unsigned t = 0; t < N_TARGETS; t++)
        for (unsigned i = 0; r->model.targets[t] && i < r->target_ddl[t].n; i++)
            put_ddl((enum target)t, r->target_ddl[t].v[i], out);
}

static void dump_ast(struct run *r, FILE *out)
{
    struct buf b = {0};
    for (unsigned i = 0; i < r->ddl.n; i++) ast_dump(&b, r->ddl.v[i]);
    for (unsigned i = 0; i < r->model.queries.n; i++) ast_dump(&b, r->model.queries.v[i]->stmt);
    put(&b, out);
}

static void dump_model(struct run *r, FILE *out)
{
    struct buf b = {0};
    for (unsigned i = 0; i < r->model.queries.n; i++) model_dump(&b, r->model.queries.v[i]);
    put(&b, out);
}

static void dump_sites(struct run *r, FILE *out)
{
    for (unsigned i = 0; i < r->sites.n; i++) {
        const struct site *s = r->sites.v[i];
        fprintf(out, "site %.*s in %.*s%s%s\n%.*s\n", STR_ARG(s->name), STR_ARG(s->source->path),
                *command_name(s->annotation.command) ? " :" : "", command_name(s->annotation.command),
                STR_ARG(s->text->text));
    }
}

static void dump_texts(struct run *r, FILE *out)
{
    for (unsigned i = 0; i < r->model.queries.n; i++) {
        const struct model_query *q = r->model.queries.v[i];
        for (unsigned t = 0; t < N_TARGETS; t++)
            if (q->text[t].available)
                fprintf(out, "%.*s %s: %.*s\n", STR_ARG(q->name), target_name((enum target)t), STR_ARG(q->text[t].sql));
    }
}

static void dump_catalog(struct run *r, FILE *out)
{
    struct buf b = {0};
    catalog_dump(&b, &r->catalog);
    put(&b, out);
}

bool report_dump(struct run *r, struct str stage, FILE *out)
{
    static const struct {
        const char *name;
        void (*dump)(struct run *, FILE *);
    } stages[] = {{"sites", dump_sites},
                  {"ast", dump_ast},
                  {"catalog", dump_catalog},
                  {"model", dump_model},
                  {"texts", dump_texts}};
    for (unsigned i = 0; i < sizeof stages / sizeof *stages; i++) {
        if (!str_is(stage, stages[i].name)) continue;
        stages[i].dump(r, out);
        return true;
    }
    return false;
}
