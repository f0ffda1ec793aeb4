/* cache_read_fuzz.c: any bytes as a record and as the catalogue's record: as they are, and sealed as if schemac had
 * written them, so that what stands behind the seal is reached too. A reader accepts in silence or refuses with one
 * diagnostic, and accepts nothing whose seal does not hold. */
#include "base/buf.h"
#include "emit/cache_read.h"
#include "emit/jsonout.h"
#include "scan_fuzz.h"

static void read_both(struct arena *a, struct str bytes)
{
    struct diags d;
    struct record record;
    struct schema_record schema;
    diags_init(&d, a);
    bool ok = record_read(a, &d, STR("cache/event_by_id.json"), bytes, &record);
    must(ok == (d.all.n == 0) && d.all.n <= 1);
    must(!ok || (jsonout_seal_holds(bytes) && str_eq(record.name, STR("event_by_id"))));
    check_diags(&d);
    diags_init(&d, a);
    ok = schema_record_read(a, &d, STR("cache/schema.json"), bytes, &schema);
    must(ok == (d.all.n == 0) && d.all.n <= 1);
    must(!ok || jsonout_seal_holds(bytes));
    check_diags(&d);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena arena = {0};
    struct str bytes = str_dup(&arena, (struct str){(const char *)data, size});
    struct buf sealed = {0};
    read_both(&arena, bytes);
    buf_str(&sealed, bytes);
    jsonout_seal(&sealed);
    read_both(&arena, buf_view(&sealed));
    buf_free(&sealed);
    arena_free(&arena);
    return 0;
}
