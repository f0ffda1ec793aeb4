/* ddl_fuzz.c: any bytes as a schema: split, parsed, replayed into a catalogue, and written for both targets. */
#include "pipeline_fuzz.h"

#include "emit/emit_sql.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct diags diags;
    struct catalog catalog;
    struct sql_options o = fuzz_options(data, size);
    diags_init(&diags, &arena);
    if (replay_fuzz(&arena, &diags, &catalog, &o, fuzz_source(&arena, data, size))) {
        for (unsigned t = 0; t < N_TARGETS; t++) {
            str_vec out = {0};
            bool ok = emit_ddl(&arena, &diags, &catalog, (enum target)t, &out);
            must(ok || diags_failed(&diags));
        }
    }
    check_diags(&diags);
    arena_free(&arena);
    return 0;
}
