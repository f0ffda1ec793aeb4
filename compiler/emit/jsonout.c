/* jsonout.c: JSON as records have it. See jsonout.h. Reading is jansson's (cache_read.c). EMIT. */
#include "emit/jsonout.h"

#include "base/json.h"
#include "base/digest.h"

void jsonout_string(struct buf *out, struct str s)
{
    json_string(out, s);
}

void jsonout_string_or_null(struct buf *out, struct str s)
{
    if (s.n)
        jsonout_string(out, s);
    else
        buf_puts(out, "null");
}

void jsonout_line(struct buf *out, const char *key, struct str value)
{
    buf_printf(out, "  \"%s\": ", key);
    jsonout_string(out, value);
    buf_puts(out, ",\n");
}

void jsonout_item(struct buf *out, bool first, const char *indent)
{
    buf_puts(out, first ? "\n" : ",\n");
    buf_puts(out, indent);
}

static const char seal_key[] = "  \"integrity\": \"";
static const char seal_end[] = "\"\n}\n";

void jsonout_seal(struct buf *out)
{
    struct arena a = {.last = out->last};
    struct str digest = digest_hex(&a, buf_view(out));
    buf_puts(out, seal_key);
    buf_str(out, digest);
    buf_puts(out, seal_end);
    arena_free(&a);
}

bool jsonout_seal_holds(struct str record)
{
    const size_t size = sizeof seal_key - 1 + DIGEST_DIGITS + sizeof seal_end - 1;
    struct arena a = {0};
    if (record.n < size) return false;
    struct str body = str_sub(record, 0, record.n - size), seal = str_sub(record, record.n - size, size);
    bool holds = str_starts(seal, seal_key) && str_ends(seal, seal_end) &&
                 str_eq(str_sub(seal, sizeof seal_key - 1, DIGEST_DIGITS), digest_hex(&a, body));
    arena_free(&a);
    return holds;
}
