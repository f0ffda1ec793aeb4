/* jsonout.c: JSON as records have it. See jsonout.h. Reading is jansson's (cache_read.c). EMIT. */
#include "emit/jsonout.h"

#include "base/sha256.h"

static void add_escaped(struct buf *out, unsigned char c)
{
    switch (c) {
    case '"': buf_puts(out, "\\\""); break;
    case '\\': buf_puts(out, "\\\\"); break;
    case '\n': buf_puts(out, "\\n"); break;
    case '\r': buf_puts(out, "\\r"); break;
    case '\t': buf_puts(out, "\\t"); break;
    default:
        if (c < 0x20 || c == 0x7F)
            buf_printf(out, "\\u%04x", c);
        else
            buf_char(out, (char)c);
    }
}

/* U+2000 … U+206F and U+FEFF: marks that would make a reviewer see another text than the one that is there. */
static unsigned invisible(const char *p, size_t left)
{
    const unsigned char *u = (const unsigned char *)p;
    if (left < 3) return 0;
    bool found = (u[0] == 0xE2 && (u[1] == 0x80 || u[1] == 0x81)) || (u[0] == 0xEF && u[1] == 0xBB && u[2] == 0xBF);
    return found ? (u[0] & 0xFu) << 12 | (u[1] & 0x3Fu) << 6 | (u[2] & 0x3Fu) : 0;
}

static void add_valid(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        unsigned cp = invisible(s.p + i, s.n - i);
        if (!cp) {
            add_escaped(out, (unsigned char)s.p[i]);
            continue;
        }
        buf_printf(out, "\\u%04x", cp);
        i += 2;
    }
}

void jsonout_string(struct buf *out, struct str s)
{
    buf_char(out, '"');
    while (s.n) {
        size_t bad = s.n;
        bool whole = utf8_valid(s, &bad);
        add_valid(out, str_sub(s, 0, whole ? s.n : bad));
        if (!whole) buf_puts(out, "\\ufffd");
        s = str_sub(s, whole ? s.n : bad + 1, s.n);
    }
    buf_char(out, '"');
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
enum { DIGITS = 64 };

void jsonout_seal(struct buf *out)
{
    struct arena a = {0};
    struct str digest = sha256_hex(&a, buf_view(out), DIGITS);
    buf_puts(out, seal_key);
    buf_str(out, digest);
    buf_puts(out, seal_end);
    arena_free(&a);
}

bool jsonout_seal_holds(struct str record)
{
    const size_t size = sizeof seal_key - 1 + DIGITS + sizeof seal_end - 1;
    struct arena a = {0};
    if (record.n < size) return false;
    struct str body = str_sub(record, 0, record.n - size), seal = str_sub(record, record.n - size, size);
    bool holds = str_starts(seal, seal_key) && str_ends(seal, seal_end) &&
                 str_eq(str_sub(seal, sizeof seal_key - 1, DIGITS), sha256_hex(&a, body, DIGITS));
    arena_free(&a);
    return holds;
}
