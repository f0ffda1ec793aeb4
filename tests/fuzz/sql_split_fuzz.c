/* sql_split_fuzz.c: any bytes as a schema file and as a query file. */
#include "scan/sql_split.h"
#include "scan_fuzz.h"

static void split_schema(struct arena *a, const struct sql_options *o, const struct source *s)
{
    struct diags diags;
    schema_statement_vec texts = {0};
    diags_init(&diags, a);
    bool ok = sql_split_schema(a, &diags, o, s, &texts);
    must(ok == !diags_failed(&diags));
    for (unsigned i = 0; i < texts.n; i++) {
        check_text(texts.v[i].text);
        must(texts.v[i].text->text.n > 0);
        must(i == 0 || texts.v[i].text->segs[0].src_off >= texts.v[i - 1].text->segs[0].src_off + texts.v[i - 1].text->text.n);
    }
    check_diags(&diags);
}

static void scan_queries(struct arena *a, const struct sql_options *sql, const struct source *s)
{
    struct diags diags;
    site_vec sites = {0};
    struct scan_options o = {.sql = *sql};
    diags_init(&diags, a);
    bool ok = sql_scan_queries(a, &diags, &o, s, &sites);
    must(ok == !diags_failed(&diags));
    check_sites(&sites);
    check_diags(&diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct sql_options o = fuzz_options(data, size);
    struct source *s = fuzz_source(&arena, data, size);
    split_schema(&arena, &o, s);
    scan_queries(&arena, &o, s);
    arena_free(&arena);
    return 0;
}
