/* pipeline_fuzz.c: any bytes as a schema and, behind a line "-- queries", queries: the whole pipeline in memory, up to the
 * bytes of every generated file and record. */
#include "pipeline_fuzz.h"

#include "emit/emit.h"
#include "emit/emit_sql.h"
#include "queries.h"

static void split(struct str whole, struct str *schema, struct str *queries)
{
    static const char MARK[] = "\n-- queries\n";
    size_t n = sizeof MARK - 1, at = 0;
    while (at + n <= whole.n && memcmp(whole.p + at, MARK, n) != 0) at++;
    bool found = at + n <= whole.n;
    *schema = str_sub(whole, 0, found ? at : whole.n);
    *queries = found ? str_sub(whole, at + n, whole.n) : STR("");
}

struct fuzz_run {
    struct diags *diags;
    const struct catalog *catalog;
};

static void write_query(void *context, struct arena *a, struct model_query *q)
{
    struct fuzz_run *r = context;
    for (unsigned t = 0; t < N_TARGETS; t++)
        must(emit_query(a, r->diags, r->catalog, q->stmt, (enum target)t, &q->text[t]) || diags_failed(r->diags));
}

static void write_all(struct arena *a, struct diags *d, struct model *m)
{
    struct emit_options o = {.generated = STR("generated"), .cache = STR("cache")};
    struct outputs out;
    str_vec ddl[N_TARGETS] = {{0}};
    bool ok = true;
    for (unsigned t = 0; t < N_TARGETS; t++) {
        m->targets[t] = true;
        ok = emit_ddl(a, d, m->catalog, (enum target)t, &ddl[t]) && ok;
        o.ddl[t] = (struct emit_ddl){true, ddl[t].v, ddl[t].n};
    }
    must(ok || diags_failed(d));
    if (!diags_failed(d)) ok = emit_all(a, d, m, &o, &out);
    must(ok || diags_failed(d));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct diags d;
    struct catalog c;
    struct str schema, queries;
    site_vec sites = {0};
    struct scan_options o = {.sql = fuzz_options(data, size)};
    diags_init(&d, &a);
    split(fuzz_source(&a, data, size)->text, &schema, &queries);
    if (replay_fuzz(&a, &d, &c, &o.sql, source_new(&a, STR("schema.sql"), schema))) {
        struct model m = {.arena = &a, .catalog = &c, .options = o.sql};
        struct fuzz_run run = {&d, &c};
        struct query_work work = {.arena = &a, .diags = &d, .catalog = &c, .each = write_query, .context = &run};
        site_vec named = {0};
        sql_scan_queries(&a, &d, &o, source_new(&a, STR("query.sql"), queries), &sites);
        queries_names(&a, &d, &sites, &named);
        queries_prove(&work, named.v, named.n, &m.queries);
        queries_sort(&m.queries);
        write_all(&a, &d, &m);
    }
    check_diags(&d);
    arena_free(&a);
    return 0;
}
