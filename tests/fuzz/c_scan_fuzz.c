/* c_scan_fuzz.c: any bytes as a C source. */
#include "scan/c_scan.h"
#include "scan_fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct diags diags;
    struct scan_result found = {0};
    struct scan_options o = {.sql = fuzz_options(data, size)};
    struct source *s = fuzz_source(&arena, data, size);
    diags_init(&diags, &arena);
    bool ok = c_scan(&arena, &diags, &o, s, &found);
    must(ok == !diags_failed(&diags));
    check_sites(&found.sites);
    for (unsigned i = 0; i < found.includes.n; i++) must(found.includes.v[i].off < s->text.n);
    check_diags(&diags);
    arena_free(&arena);
    return 0;
}
