/* parse_literal.c: numbers, strings, blobs, bits, temporal literals, and placeholders. PARSE. */
#include "parse/parser.h"

#include <string.h>

static struct expr *literal(struct parser *p, enum expr_kind kind, struct str text)
{
    struct expr *e = p_expr_new(p, kind, p->tok.span);
    e->text = text;
    p_advance(p);
    return e;
}

/* ---------------------------------------------------------------- numbers */

static unsigned digit_value(char c)
{
    if (c >= '0' && c <= '9') return (unsigned)(c - '0');
    return (unsigned)((c | 32) - 'a') + 10;
}

/* False: more than 64 bits. */
static bool number_value(struct str digits, unsigned base, uint64_t *out)
{
    uint64_t n = 0;
    for (size_t i = 0; i < digits.n; i++) {
        unsigned d = digit_value(digits.p[i]);
        if (n > (UINT64_MAX - d) / base) return false;
        n = n * base + d;
    }
    *out = n;
    return true;
}

/* Beyond 64 bits an integer is something else; in SQLite beyond 63, but for the one behind a minus (parse_expr.c). */
static struct expr *integer(struct parser *p)
{
    struct expr *e = literal(p, EXPR_INTEGER, p_text(p, p->tok.span));
    e->is_large = !number_value(e->text, 10, &e->number) || (!p->mysql && e->number > INT64_MAX);
    return e;
}

/* 0x41 is an integer in SQLite, of 64 bits at most, and a string of bytes in MySQL. */
static struct expr *hex_integer(struct parser *p)
{
    struct expr *e = p_expr_new(p, EXPR_INTEGER, p->tok.span);
    e->text = p_text(p, p->tok.span);
    if (!number_value(str_sub(e->text, 2, e->text.n), 16, &e->number)) {
        p_fail(p, p->tok.span, "a hexadecimal integer of more than 64 bits");
        return NULL;
    }
    p_advance(p);
    return e;
}

static struct expr *number(struct parser *p)
{
    struct str text = p_text(p, p->tok.span);
    switch (p->tok.kind) {
    case TOKEN_INTEGER: return integer(p);
    case TOKEN_DECIMAL: return literal(p, p->mysql ? EXPR_DECIMAL : EXPR_FLOAT, text);
    default: return literal(p, EXPR_FLOAT, text);
    }
}

/* ---------------------------------------------------------------- strings */

/* Two digits a byte; an odd first one is a byte of its own. */
static struct str unhex(struct parser *p, struct str digits)
{
    char *out = arena_alloc(p->arena, digits.n / 2 + 2);
    size_t n = 0, i = 0;
    if (digits.n % 2) out[n++] = (char)digit_value(digits.p[i++]);
    for (; i < digits.n; i += 2) out[n++] = (char)(digit_value(digits.p[i]) * 16 + digit_value(digits.p[i + 1]));
    return (struct str){out, n};
}

/* What stands between the quotes of x'…', or behind 0x. */
static struct str digits_of(const struct parser *p)
{
    struct str t = p_text(p, p->tok.span);
    bool is_quoted = t.p[t.n - 1] == '\'';
    return str_sub(t, 2, t.n - (is_quoted ? 3 : 2));
}

typedef VEC(char) bytes;

static void add_bytes(struct parser *p, bytes *b, struct str s)
{
    vec_reserve(p->arena, (void **)&b->v, &b->cap, b->n + (unsigned)s.n, 1);
    if (s.n) memcpy(b->v + b->n, s.p, s.n);
    b->n += (unsigned)s.n;
}

/* 'a' 'b' is 'ab' in MySQL. */
static struct expr *string(struct parser *p)
{
    struct expr *e = literal(p, EXPR_STRING, p_decode(p, p->tok));
    if (!p->mysql || !p_at(p, TOKEN_STRING)) return e;
    bytes all = {0};
    add_bytes(p, &all, e->text);
    while (p_at(p, TOKEN_STRING)) {
        add_bytes(p, &all, p_decode(p, p->tok));
        p_advance(p);
    }
    e->text = (struct str){all.v, all.n};
    e->span = p_span_from(p, e->span.off);
    return e;
}

static struct expr *national(struct parser *p)
{
    if (!p_not_dolt(p, p->tok.span, "N'…'")) return NULL;
    struct span span = p->tok.span;
    struct expr *e = string(p);
    e->name = (struct name){STR("_utf8mb3"), span, false};
    return e;
}

static bool is_charset(struct str name)
{
    static const char *const names[] = {"armscii8", "ascii",   "big5",     "binary", "cp1250",  "cp1251",  "cp1256",
                                        "cp1257",   "cp850",   "cp852",    "cp866",  "cp932",   "dec8",    "eucjpms",
                                        "euckr",    "gb18030", "gb2312",   "gbk",    "geostd8", "greek",   "hebrew",
                                        "hp8",      "keybcs2", "koi8r",    "koi8u",  "latin1",  "latin2",  "latin5",
                                        "latin7",   "macce",   "macroman", "sjis",   "swe7",    "tis620",  "ucs2",
                                        "ujis",     "utf16",   "utf16le",  "utf32",  "utf8",    "utf8mb3", "utf8mb4"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(name, names[i])) return true;
    return false;
}

static bool is_string_token(enum token_kind kind)
{
    return kind == TOKEN_STRING || kind == TOKEN_HEX_STRING || kind == TOKEN_BIT_STRING || kind == TOKEN_HEX_NUMBER ||
           kind == TOKEN_BIT_NUMBER;
}

/* _utf8mb4'x' */
static struct expr *introduced(struct parser *p)
{
    struct token word = p->tok;
    struct str text = p_text(p, word.span);
    if (text.p[0] != '_' || !is_charset(str_sub(text, 1, text.n)) || !is_string_token(p_peek(p).kind)) return NULL;
    p_advance(p);
    struct expr *e = parse_literal(p);
    if (!e) return NULL;
    e->name = (struct name){text, word.span, false};
    e->span = p_span_from(p, word.span.off);
    return e;
}

/* DATE '…', TIME '…', TIMESTAMP '…' */
static struct expr *temporal(struct parser *p)
{
    enum type_kind kind;
    switch (p->tok.kw) {
    case KW_DATE: kind = TYPE_DATE; break;
    case KW_TIME: kind = TYPE_TIME; break;
    case KW_TIMESTAMP: kind = TYPE_DATETIME; break;
    default: return NULL;
    }
    if (p_peek(p).kind != TOKEN_STRING) return NULL;
    struct expr *e = p_expr_new(p, EXPR_TEMPORAL, p->tok.span);
    p_advance(p);
    e->temporal = kind;
    e->text = p_decode(p, p->tok);
    p_advance(p);
    e->span = p_span_from(p, e->span.off);
    return e;
}

static struct expr *word_literal(struct parser *p)
{
    if (!p->mysql) return NULL;
    struct str t = p_text(p, p->tok.span);
    return t.p[0] == '_' ? introduced(p) : temporal(p);
}

struct expr *parse_literal(struct parser *p)
{
    switch (p->tok.kind) {
    case TOKEN_INTEGER:
    case TOKEN_DECIMAL:
    case TOKEN_FLOAT: return number(p);
    case TOKEN_STRING: return string(p);
    case TOKEN_NATIONAL: return national(p);
    case TOKEN_HEX_STRING: return literal(p, EXPR_BLOB, unhex(p, digits_of(p)));
    case TOKEN_HEX_NUMBER: return p->mysql ? literal(p, EXPR_BLOB, unhex(p, digits_of(p))) : hex_integer(p);
    case TOKEN_BIT_STRING: return literal(p, EXPR_BITS, digits_of(p));
    case TOKEN_BIT_NUMBER:
        if (!p_not_dolt(p, p->tok.span, "0b…")) return NULL;
        return literal(p, EXPR_BITS, digits_of(p));
    case TOKEN_WORD: return word_literal(p);
    default: return NULL;
    }
}

/* ---------------------------------------------------------------- placeholders */

static struct expr *new_param(struct parser *p, struct span span)
{
    struct expr *e = p_expr_new(p, EXPR_PARAM, span);
    e->param = ARENA_NEW(p->arena, struct param_ref);
    vec_push(p->arena, &p->stmt->params, e);
    return e;
}

/* ?, ?3, :name, :name..., @name, $name */
struct expr *parse_param(struct parser *p)
{
    if (p->in_body) {
        p_fatal(p, DIAG_E0103, p->tok.span, "a placeholder has no meaning in a trigger's or routine's body");
        return NULL;
    }
    struct expr *e = new_param(p, p->tok.span);
    struct str text = str_sub(p_text(p, p->tok.span), 1, p->tok.span.len);
    if (p_at(p, TOKEN_PARAM)) {
        uint64_t number = 0;
        if (text.n && (!number_value(text, 10, &number) || number < 1 || number > 32766)) {
            p_fail(p, p->tok.span, "a placeholder's number is 1 to 32766");
            return NULL;
        }
        e->param->number = (unsigned)number;
    } else {
        e->param->list = str_ends(text, "...");
        if (e->param->list) text.n -= 3;
        e->param->name = (struct name){text, {p->tok.span.off + 1, (uint32_t)text.n}, false};
    }
    p_advance(p);
    return e;
}

/* sqlc.embed(t): t's columns, as t.* */
static struct expr *sqlc_embed(struct parser *p, uint32_t start)
{
    struct expr *e = p_expr_new(p, EXPR_STAR, p->tok.span);
    if (!p_name(p, &e->qualifier.name, "a table")) return NULL;
    e->qualifier.span = e->qualifier.name.span;
    e->text = STR("embed");
    if (!p_expect(p, TOKEN_RPAREN)) return NULL;
    e->span = p_span_from(p, start);
    return e;
}

/* sqlc.arg(name), sqlc.narg(name), sqlc.slice(name), sqlc.embed(t); a name may be a string. */
struct expr *parse_sqlc(struct parser *p, uint32_t start)
{
    p_advance(p);
    p_advance(p);
    struct str f = p_text(p, p->tok.span);
    bool known = str_is(f, "arg") || str_is(f, "narg") || str_is(f, "slice") || str_is(f, "embed");
    if (!known) {
        p_expected(p, "arg(…), narg(…), slice(…) or embed(…)");
        return NULL;
    }
    p_advance(p);
    p_advance(p);
    if (str_is(f, "embed")) return sqlc_embed(p, start);
    struct expr *e = new_param(p, p->tok.span);
    e->param->nullable = str_is(f, "narg");
    e->param->list = str_is(f, "slice");
    if (p_at(p, TOKEN_STRING) || p_at_word(p))
        p_take_name(p, &e->param->name);
    else if (!p_name(p, &e->param->name, "a parameter's name"))
        return NULL;
    if (!p_expect(p, TOKEN_RPAREN)) return NULL;
    e->span = p_span_from(p, start);
    return e;
}
