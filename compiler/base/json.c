/* json.c: see json.h. For whatever writes JSON: records, diagnostics. */
#include "base/json.h"

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
        size_t run = str_plain_run(s, i);
        buf_add(out, s.p + i, run);
        i += run;
        if (i == s.n) break;
        unsigned cp = invisible(s.p + i, s.n - i);
        if (!cp) {
            add_escaped(out, (unsigned char)s.p[i]);
            continue;
        }
        buf_printf(out, "\\u%04x", cp);
        i += 2;
    }
}

void json_string(struct buf *out, struct str s)
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
