/* c_literal.c: see c_literal.h. Here the spans of the pipeline begin: SQL byte → byte of the C source.
 *
 * What comes out are the bytes the compiler puts into the program (its static assertion compares them), so an
 * escape that compilers do not agree on is an error rather than a guess. */
#include "scan/c_literal.h"

#include <string.h>

#include "scan/site_check.h"

void literal_init(struct literal *b, struct arena *a, const struct source *s)
{
    *b = (struct literal){.arena = a, .source = s};
}

static void add_verbatim(struct literal *b, uint32_t off, uint32_t n)
{
    struct seg *last = b->segs.n ? &b->segs.v[b->segs.n - 1] : NULL;
    if (last && last->verbatim && last->src_off + last->src_len == off) {
        last->src_len += n;
    } else {
        struct seg seg = {(uint32_t)b->text.n, off, n, true};
        vec_push(b->arena, &b->segs, seg);
    }
    buf_add(&b->text, b->source->text.p + off, n);
}

static void add_escape(struct literal *b, uint32_t off, uint32_t src_len, const char *bytes, size_t n)
{
    struct seg seg = {(uint32_t)b->text.n, off, src_len, false};
    vec_push(b->arena, &b->segs, seg);
    buf_add(&b->text, bytes, n);
}

static bool fail(struct literal *b, struct diags *d, uint32_t off, uint32_t end, const char *text, const char *hint)
{
    struct diag *g = diag_add(d, DIAG_E0109, place_source(b->source, off, end - off), "%s", text);
    if (hint) diag_hint(d, g, "%s", hint);
    return false;
}

/* ---------------------------------------------------------------- escapes */

static int digit_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return 16;
}

/* Up to `most` digits of the base; *n says how many there were. Saturates far above any valid value. */
static uint32_t read_digits(const struct literal *b, const struct c_token *t, uint32_t *at, int base, unsigned most,
                            unsigned *n)
{
    uint32_t value = 0, next;
    for (*n = 0; *n < most && *at < t->body_end; ++*n, *at = next) {
        int digit = digit_value(c_char(b->source->text, t->body_end, *at, &next));
        if (digit >= base) break;
        value = value > 0xFFFFFFu ? 0xFFFFFFFu : value * (uint32_t)base + (uint32_t)digit;
    }
    return value;
}

static size_t encode_utf8(uint32_t c, char out[4])
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char lead[5] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--, c >>= 6) out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(lead[n] | c);
    return n;
}

static bool add_byte_escape(struct literal *b, struct diags *d, const struct c_token *t, uint32_t off, uint32_t at,
                            bool hex, uint32_t *end)
{
    unsigned n;
    uint32_t value = read_digits(b, t, &at, hex ? 16 : 8, hex ? UINT32_MAX : 3, &n);
    *end = at;
    if (!n) return fail(b, d, off, at, "\\x without hexadecimal digits", NULL);
    if (value > 0xFF) return fail(b, d, off, at, "the escape does not fit in a byte", NULL);
    char byte = (char)(unsigned char)value;
    add_escape(b, off, at - off, &byte, 1);
    return true;
}

static bool add_universal(struct literal *b, struct diags *d, const struct c_token *t, uint32_t off, uint32_t at,
                          unsigned digits, uint32_t *end)
{
    unsigned n;
    char bytes[4];
    uint32_t value = read_digits(b, t, &at, 16, digits, &n);
    *end = at;
    if (n != digits && digits == 4) return fail(b, d, off, at, "\\u needs four hexadecimal digits", NULL);
    if (n != digits) return fail(b, d, off, at, "\\U needs eight hexadecimal digits", NULL);
    if (value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF))
        return fail(b, d, off, at, "the escape is no Unicode character", NULL);
    add_escape(b, off, at - off, bytes, encode_utf8(value, bytes));
    return true;
}

/* The escape whose backslash is at `off`; `at` is behind it. */
static bool add_any_escape(struct literal *b, struct diags *d, const struct c_token *t, uint32_t off, uint32_t at,
                           uint32_t *end)
{
    static const char names[] = "ntr\"'\\?abfve", values[] = "\n\t\r\"'\\?\a\b\f\v\033";
    uint32_t next;
    char c = c_char(b->source->text, t->body_end, at, &next);
    const char *simple = c ? strchr(names, c) : NULL;
    *end = next;
    if (simple) {
        add_escape(b, off, next - off, &values[simple - names], 1);
        return true;
    }
    if (c >= '0' && c <= '7') return add_byte_escape(b, d, t, off, at, false, end);
    if (c == 'x') return add_byte_escape(b, d, t, off, next, true, end);
    if (c == 'u') return add_universal(b, d, t, off, next, 4, end);
    if (c == 'U') return add_universal(b, d, t, off, next, 8, end);
    return fail(b, d, off, next, "C has no such escape", "a backslash in SQL is \\\\ in C");
}

/* ---------------------------------------------------------------- literals */

static bool is_trigraph(const struct literal *b, const struct c_token *t, uint32_t off)
{
    uint32_t next;
    struct str text = b->source->text;
    if (c_char(text, t->body_end, off, &next) != '?' || c_char(text, t->body_end, next, &next) != '?') return false;
    char c = c_char(text, t->body_end, next, &next);
    return c && strchr("=/'()!<>-", c);
}

static bool add_plain(struct literal *b, struct diags *d, const struct c_token *t)
{
    struct str text = b->source->text;
    for (uint32_t at = t->body, next; at < t->body_end; at = next) {
        char c = c_char(text, t->body_end, at, &next);
        uint32_t off = next - 1;
        if (c == '\0' && text.p[off] != '\0') break; /* nothing but line continuations was left */
        if (c == '\\') {
            if (!add_any_escape(b, d, t, off, next, &next)) return false;
        } else if (c == '?' && is_trigraph(b, t, off)) {
            return fail(b, d, off, off + 3, "a trigraph, which some compilers replace and some do not",
                        "write ?\\? instead of ??");
        } else {
            add_verbatim(b, off, 1);
        }
    }
    return true;
}

/* Nothing is an escape here; compilers read CRLF as a newline, here too. */
static void add_raw(struct literal *b, const struct c_token *t)
{
    const char *p = b->source->text.p;
    for (uint32_t at = t->body; at < t->body_end;) {
        const char *cr = memchr(p + at, '\r', t->body_end - at);
        uint32_t end = cr ? (uint32_t)(cr - p) : t->body_end;
        bool crlf = cr && end + 1 < t->body_end && p[end + 1] == '\n';
        if (cr && !crlf) end++;
        if (end > at) add_verbatim(b, at, end - at);
        at = crlf ? end + 1 : end;
    }
}

static bool check_size(struct literal *b, struct diags *d, const struct c_token *t)
{
    if (b->text.n + (t->body_end - t->body) <= SCAN_MAX_QUERY) return true;
    diag_add(d, DIAG_E0106, place_source(b->source, t->off, 1), "the query is longer than %d MiB",
             SCAN_MAX_QUERY / (1024 * 1024));
    return false;
}

bool literal_add(struct literal *b, struct diags *d, const struct c_token *t)
{
    if (t->open) {
        diag_add(d, DIAG_E0107, place_source(b->source, t->off, 1), "this string literal does not end");
        return false;
    }
    if (t->encoding == C_WIDE)
        return fail(b, d, t->off, t->body, "SQL is UTF-8: a literal of wide characters cannot be a query",
                    "leave the prefix out");
    if (!check_size(b, d, t)) return false;
    if (b->n_literals++) vec_push(b->arena, &b->joints, (uint32_t)b->text.n);
    /* An empty literal has a place too, for what is said about the whole. */
    if (t->body == t->body_end && !b->segs.n) add_verbatim(b, t->body, 0);
    if (t->raw)
        add_raw(b, t);
    else
        return add_plain(b, d, t);
    return true;
}

struct sqltext *literal_finish(struct literal *b)
{
    struct sqltext *t = ARENA_NEW(b->arena, struct sqltext);
    t->text = str_dup(b->arena, buf_view(&b->text));
    t->source = b->source;
    if (!b->segs.n) {
        struct seg none = {.verbatim = true};
        vec_push(b->arena, &b->segs, none);
    }
    t->segs = b->segs.v;
    t->n_segs = b->segs.n;
    buf_free(&b->text);
    return t;
}
