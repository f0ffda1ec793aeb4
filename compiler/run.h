/* run.h: what the arrows of the pipeline hand on, for the files of the hallway (driver, load, texts, report). */
#ifndef SCHEMAC_RUN_H
#define SCHEMAC_RUN_H

#include "config.h"
#include "emit/emit.h"
#include "emit/emit_sql.h"
#include "scan/site.h"
#include "stamp.h"

struct run {
    struct arena *arena;
    const struct config *config;
    struct diags diags;
    struct inputs inputs;   /* all that was read, for the stamp */
    VEC(struct stmt *) ddl; /* the schema's statements, in order */
    struct catalog catalog;
    struct str key;               /* of all that outputs depend on beside the sources: keep_key() */
    uint64_t schema_digest;       /* of the paths and texts of the files that it was read from */
    bool ddl_failed;              /* it cannot be written for some target */
    bool ddl_said;                /* a diagnostic was about it as some target's DDL */
    VEC(struct source *) sources; /* the files that may hold queries, by path */
    unsigned schema_said;         /* how many diagnostics the schema alone has */
    site_vec sites;
    struct model model;
    str_vec target_ddl[N_TARGETS];
    bool judged; /* SQLite is a target, and the schema could be written for it */
    struct outputs outputs;
};

/* load.c: the schema's statements into r->ddl and r->catalog; every query's site. False: reported. */
bool load_schema(struct run *r);
bool load_sites(struct run *r);
/* The two halves of it: the files; and the queries in r->sources. `others` are sources with queries that are not among them. */
bool load_list(struct run *r, str_vec *files);
bool load_queries(struct run *r, const str_vec *others);
/* Reads a file as a source; NULL: reported (E0001). */
struct source *load_source(struct run *r, struct str path);

/* texts.c: the schema written for each target (r->target_ddl), what fails is reported; then each query, in a, and judged. */
struct texts {
    const struct run *run;
    struct diags *diags;
    const struct catalog *catalog;
    struct judge *judge; /* NULL: there is nothing to be judged, or SQLite does not take the schema */
};
void texts_write_schema(struct run *r);
void texts_write_schema_for(struct run *r, enum target t); /* for one of the targets only */
void texts_open(struct texts *t, const struct run *r, struct diags *d, const struct catalog *c);
void texts_write_query(const struct texts *t, struct arena *a, struct model_query *q);
void texts_close(struct texts *t);

/* prove.c: r->sites → r->model.queries, on all processors. */
void prove_queries(struct run *r);

/* report.c */
void report_describe(struct run *r, FILE *out); /* one JSON object a query */
void report_ddl(struct run *r, FILE *out);      /* the schema for the target asked for */
/* The product of a stage as stable text; false: no such stage. */
bool report_dump(struct run *r, struct str stage, FILE *out);

#endif
