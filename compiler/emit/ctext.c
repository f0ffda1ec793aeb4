/* ctext.c: text inside generated C. See ctext.h. */
#include "emit/ctext.h"

/* Length of the well-formed UTF-8 sequence at s[i], or 0. */
static size_t sequence(struct str s, size_t i)
{
    unsigned char c = (unsigned char)s.p[i];
    size_t n = c < 0x80 ? 1 : c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2;
    if (i + n > s.n) return 0;
    return utf8_valid(str_sub(s, i, n), NULL) ? n : 0;
}

/* U+2000–U+206F: spaces, marks of direction; U+FEFF: what compilers warn of and people do not see. */
static bool is_invisible(const char *p, size_t n)
{
    const unsigned char *u = (const unsigned char *)p;
    if (n == 2) return u[0] == 0xC2 && u[1] < 0xA0;
    if (n != 3) return false;
    return (u[0] == 0xE2 && (u[1] == 0x80 || u[1] == 0x81)) || (u[0] == 0xEF && u[1] == 0xBB && u[2] == 0xBF);
}

static void add_octal(struct buf *out, const char *p, size_t n)
{
    for (size_t i = 0; i < n; i++) buf_printf(out, "\\%03o", (unsigned)(unsigned char)p[i]);
}

static void add_ascii(struct buf *out, struct str s, size_t i)
{
    char c = s.p[i];
    switch (c) {
    case '\n': buf_puts(out, "\\n"); break;
    case '\t': buf_puts(out, "\\t"); break;
    case '\r': buf_puts(out, "\\r"); break;
    case '"': buf_puts(out, "\\\""); break;
    case '\\': buf_puts(out, "\\\\"); break;
    case '?': /* ??! and kin are trigraphs */ buf_puts(out, i > 0 && s.p[i - 1] == '?' ? "\\?" : "?"); break;
    default:
        if ((unsigned char)c < 0x20 || c == 0x7F)
            add_octal(out, &c, 1);
        else
            buf_char(out, c);
    }
}

void ctext_literal(struct buf *out, struct str s)
{
    buf_char(out, '"');
    for (size_t i = 0; i < s.n;) {
        size_t run = str_plain_run(s, i), n = run ? run : sequence(s, i);
        if (run)
            buf_add(out, s.p + i, run);
        else if (n == 1)
            add_ascii(out, s, i);
        else if (n == 0)
            add_octal(out, s.p + i, n = 1);
        else if (is_invisible(s.p + i, n))
            add_octal(out, s.p + i, n);
        else
            buf_add(out, s.p + i, n);
        i += n;
    }
    buf_char(out, '"');
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Does a line that reaches `from` end within a few more characters? Then it is not worth folding. */
static bool ends_soon(struct str s, size_t from)
{
    enum { SOON = 8 };
    for (size_t i = from; i < from + SOON; i++)
        if (i >= s.n || s.p[i] == '\n') return true;
    return false;
}

/* Where the first line of s ends: after a newline, before a run of blanks (the author's own line, joined), else
 * after the last blank before the width. */
static size_t line_length(struct str s)
{
    size_t fold = 0, i = 0;
    while (i < s.n && is_blank(s.p[i])) i++;
    for (; i < s.n; i++) {
        if (s.p[i] == '\n') return i + 1;
        if (is_blank(s.p[i]) && i + 1 < s.n && is_blank(s.p[i + 1])) return i;
        if (i == CTEXT_WIDTH && ends_soon(s, i)) fold = 0;
        if (i >= CTEXT_WIDTH && fold) return fold;
        if (is_blank(s.p[i])) fold = i + 1;
    }
    return s.n;
}

void ctext_literal_lines(struct buf *out, struct str s, const char *indent, const char *tail)
{
    if (!s.n) buf_puts(out, "\"\"");
    for (bool first = true; s.n; first = false) {
        size_t n = line_length(s);
        if (!first) {
            buf_puts(out, tail);
            buf_char(out, '\n');
            buf_puts(out, indent);
        }
        ctext_literal(out, str_sub(s, 0, n));
        s = str_sub(s, n, s.n);
    }
}

void ctext_comment(struct buf *out, struct str s)
{
    for (size_t i = 0; i < s.n;) {
        size_t run = str_plain_run(s, i);
        buf_add(out, s.p + i, run);
        i += run;
        if (i == s.n) break;
        size_t n = sequence(s, i);
        char c = s.p[i];
        char before = i > 0 ? s.p[i - 1] : ' ';
        bool splits = (c == '/' && before == '*') || (c == '*' && before == '/') || (c == '?' && before == '?');
        if (n == 0 || (n == 1 && ((unsigned char)c < 0x20 || c == 0x7F)) || is_invisible(s.p + i, n)) {
            buf_char(out, is_blank(c) ? ' ' : '?');
        } else {
            if (splits) buf_char(out, ' ');
            buf_add(out, s.p + i, n);
        }
        i += n ? n : 1;
    }
}

static struct str trim_end(struct str s)
{
    while (s.n && (is_blank(s.p[s.n - 1]) || s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r')) s.n--;
    return s;
}

void ctext_comment_lines(struct buf *out, struct str s, const char *prefix)
{
    s = str_trim(s);
    while (s.n) {
        size_t n = line_length(s);
        struct str line = trim_end(str_sub(s, 0, n));
        buf_str(out, trim_end(str_from(prefix)).n && !line.n ? trim_end(str_from(prefix)) : str_from(prefix));
        ctext_comment(out, line);
        buf_char(out, '\n');
        s = str_sub(s, n, s.n);
    }
}
