/* names.c: SQL names → C identifiers. See names.h. */
#include "emit/names.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "scan/query_names.h"

/* U+00C0 … U+017F without their marks: most names of the world's schemas that are not ASCII are these. */
static const char *const latin[] = {
    "A", "A", "A",  "A", "A", "A", "AE", "C",  "E", "E", "E",  "E",  "I", "I", "I",  "I",  "D", "N", "O",  "O",
    "O", "O", "O",  "",  "O", "U", "U",  "U",  "U", "Y", "TH", "ss", "a", "a", "a",  "a",  "a", "a", "ae", "c",
    "e", "e", "e",  "e", "i", "i", "i",  "i",  "d", "n", "o",  "o",  "o", "o", "o",  "",   "o", "u", "u",  "u",
    "u", "y", "th", "y", "A", "a", "A",  "a",  "A", "a", "C",  "c",  "C", "c", "C",  "c",  "C", "c", "D",  "d",
    "D", "d", "E",  "e", "E", "e", "E",  "e",  "E", "e", "E",  "e",  "G", "g", "G",  "g",  "G", "g", "G",  "g",
    "H", "h", "H",  "h", "I", "i", "I",  "i",  "I", "i", "I",  "i",  "I", "i", "IJ", "ij", "J", "j", "K",  "k",
    "k", "L", "l",  "L", "l", "L", "l",  "L",  "l", "L", "l",  "N",  "n", "N", "n",  "N",  "n", "n", "N",  "n",
    "O", "o", "O",  "o", "O", "o", "OE", "oe", "R", "r", "R",  "r",  "R", "r", "S",  "s",  "S", "s", "S",  "s",
    "S", "s", "T",  "t", "T", "t", "T",  "t",  "U", "u", "U",  "u",  "U", "u", "U",  "u",  "U", "u", "U",  "u",
    "W", "w", "Y",  "y", "Y", "Z", "z",  "Z",  "z", "Z", "z",  "s",
};
enum { LATIN_FIRST = 0xC0, LATIN_LAST = 0x17F };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_alpha(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_alnum(char c)
{
    return is_alpha(c) || is_digit(c);
}

/* One code point at s[*at], which is moved past it. Malformed UTF-8 gives the byte. */
static uint32_t code_point(struct str s, size_t *at)
{
    unsigned char c = (unsigned char)s.p[(*at)++];
    unsigned more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : c >= 0xC0 ? 1 : 0;
    if (!more || *at + more > s.n) return c;
    uint32_t cp = c & (0x3Fu >> more);
    for (unsigned i = 0; i < more; i++) {
        cp = cp << 6 | ((unsigned char)s.p[*at] & 0x3Fu);
        (*at)++;
    }
    return cp;
}

static void add_separator(struct buf *b)
{
    if (!b->n || b->p[b->n - 1] != '_') buf_char(b, '_');
}

static void add_code_point(struct buf *b, uint32_t cp)
{
    if (cp < 0x80) {
        if (is_alnum((char)cp))
            buf_char(b, (char)cp);
        else
            add_separator(b);
    } else if (cp >= LATIN_FIRST && cp <= LATIN_LAST && latin[cp - LATIN_FIRST][0]) {
        buf_puts(b, latin[cp - LATIN_FIRST]);
    } else {
        add_separator(b);
        buf_printf(b, "u%04x", (unsigned)cp);
        add_separator(b);
    }
}

static bool has_alnum(const struct buf *b)
{
    for (size_t i = 0; i < b->n; i++)
        if (is_alnum(b->p[i])) return true;
    return false;
}

/* The letters and digits of s, everything else as single underscores; the fallback where there are none. */
static struct str plain(struct arena *a, struct str s, const char *fallback)
{
    struct buf b = {0};
    for (size_t at = 0; at < s.n;) add_code_point(&b, code_point(s, &at));
    if (!has_alnum(&b)) {
        buf_clear(&b);
        buf_puts(&b, fallback);
    }
    struct str out = str_dup(a, buf_view(&b));
    buf_free(&b);
    return out;
}

/* A member or argument of the name of a type that stands beside it would hide it (`int64_t int64_t`). */
static bool is_type_name(struct str s)
{
    static const char *const types[] = {"int8_t",   "int16_t",  "int32_t",  "int64_t", "uint8_t",
                                        "uint16_t", "uint32_t", "uint64_t", "size_t"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_eq(s, str_from(types[i]))) return true;
    return str_starts(s, "sc_");
}

struct str names_member(struct arena *a, struct str sql, const char *fallback)
{
    struct str s = plain(a, sql, fallback);
    if (s.n > 1 && s.p[0] == '_' && s.p[1] >= 'A' && s.p[1] <= 'Z') s = str_sub(s, 1, s.n);
    if (is_digit(s.p[0])) s = str_printf(a, "_%.*s", STR_ARG(s));
    if (names_reserved_word(s) || is_type_name(s)) s = str_printf(a, "%.*s_", STR_ARG(s));
    return s;
}

struct str names_global(struct arena *a, struct str sql, const char *fallback)
{
    struct str s = plain(a, sql, fallback);
    if (s.p[0] == '_') s = str_sub(s, 1, s.n);
    if (is_digit(s.p[0])) s = str_printf(a, "t%.*s", STR_ARG(s));
    if (names_reserved_word(s) || libc_header_of(s)) s = str_printf(a, "%.*s_", STR_ARG(s));
    return s;
}

struct str names_constant(struct arena *a, struct str label, const char *fallback)
{
    struct str s = plain(a, label, fallback);
    while (s.n && s.p[0] == '_') s = str_sub(s, 1, s.n);
    while (s.n && s.p[s.n - 1] == '_') s = str_sub(s, 0, s.n - 1);
    char *p = arena_strdup(a, s.p, s.n);
    for (size_t i = 0; i < s.n; i++)
        if (p[i] >= 'a' && p[i] <= 'z') p[i] = (char)(p[i] - 'a' + 'A');
    return (struct str){p, s.n};
}

/* The index of the parenthesis that closes the one at `open`, or n. Quotes are respected. */
static size_t closing(struct str s, size_t open)
{
    unsigned depth = 0;
    char quote = 0;
    for (size_t i = open; i < s.n; i++) {
        char c = s.p[i];
        if (quote) {
            if (c == quote) quote = 0;
        } else if (c == '\'' || c == '"' || c == '`') {
            quote = c;
        } else if (c == '(') {
            depth++;
        } else if (c == ')' && --depth == 0) {
            return i;
        }
    }
    return s.n;
}

static bool looks_like_expression(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (strchr("()+*/<>=,'\"|&%!^~?", s.p[i])) return true;
    return false;
}

struct str names_column_base(struct arena *a, struct str sql, bool expression, unsigned index)
{
    char fallback[32];
    snprintf(fallback, sizeof fallback, "column_%u", index + 1);
    bool literal = sql.n && is_digit(sql.p[0]); /* SELECT 1 */
    if (!expression || !(literal || looks_like_expression(sql))) return names_member(a, sql, fallback);
    size_t open = 0;
    while (open < sql.n && (is_alnum(sql.p[open]) || sql.p[open] == '_')) open++;
    bool call = open > 0 && open < sql.n && sql.p[open] == '(' && closing(sql, open) == sql.n - 1;
    if (!call) return str_from(arena_strdup(a, fallback, strlen(fallback)));
    return names_member(a, str_lower(a, str_sub(sql, 0, open)), fallback);
}

static bool is_among(struct str s, const struct str *names, unsigned n)
{
    for (unsigned i = 0; i < n; i++)
        if (str_eq(s, names[i])) return true;
    return false;
}

void names_distinct(struct arena *a, struct str *names, unsigned n, const struct str *taken, unsigned n_taken)
{
    /* What a later name is by itself is not given to an earlier one that has to be changed. */
    struct str *before = ARENA_ARRAY(a, struct str, n);
    if (n) memcpy(before, names, n * sizeof *names);
    for (unsigned i = 0; i < n; i++) {
        struct str base = names[i];
        if (!is_among(base, names, i) && !is_among(base, taken, n_taken)) continue;
        for (unsigned k = 2;; k++) {
            names[i] = str_printf(a, "%.*s_%u", STR_ARG(base), k);
            if (!is_among(names[i], before, n) && !is_among(names[i], names, i) && !is_among(names[i], taken, n_taken))
                break;
        }
    }
}

void names_scope_init(struct names_scope *s, struct arena *a)
{
    *s = (struct names_scope){.arena = a};
    map_init(&s->owners, a, false);
}

const struct str *names_take(struct names_scope *s, struct str ident, struct str owner)
{
    struct str *mine = ARENA_NEW(s->arena, struct str);
    const struct str *had = map_add(&s->owners, ident, mine);
    if (had) return had;
    *mine = owner;
    if (s->note) vec_push(s->arena, s->note, str_hash(ident));
    return NULL;
}

struct str names_take_any(struct names_scope *s, struct str base, struct str owner)
{
    struct str ident = base;
    for (unsigned k = 2; names_take(s, ident, owner); k++) {
        ident = str_printf(s->arena, "%.*s_%u", STR_ARG(base), k);
        s->gave_way |= s->note != NULL;
    }
    return ident;
}
