/* pg_scan.c: a postgres statement's text → its tokens, and the text that libpg_query parses
 * (PARSE).
 *
 * Each placeholder (`?`, `:name`, `:name...`, `@name`, `$1`, sqlc.arg/narg/slice(name)) becomes one PG_PARAM
 * token and a `$n` of its own, n counting places and not names: so libpg_query's tree says of every
 * ParamRef which place it is. Strings, comments and `::` are tokens of their own, so nothing inside
 * them is ever taken for one. */
#include "parse/pg_tree.h"

#include <stdio.h>
#include <string.h>

enum { PG_MAX_NAME = 63, PG_MAX_PARAM = 65535, PG_MAX_TEXT = 1 << 28 };

static struct diag *refuse(struct pg *p, enum diag_code code, size_t off, size_t len, const char *text)
{
    struct span span = {(uint32_t)off, (uint32_t)len};
    p->failed = true;
    return diag_add(p->diags, code, place_sql(p->text, span), "%s", text);
}

/* libpg_query stops at a NUL, and passes invalid UTF-8 on. */
static bool check_bytes(struct pg *p)
{
    struct str t = p->text->text;
    const char *nul = t.n == 0 ? NULL : memchr(t.p, 0, t.n);
    size_t bad = 0;
    if (t.n > PG_MAX_TEXT) {
        refuse(p, DIAG_E0106, 0, 0, "a statement of more than 256 MB");
    } else if (nul != NULL) {
        refuse(p, DIAG_E0102, (size_t)(nul - t.p), 1, "a NUL byte in the SQL");
    } else if (!utf8_valid(t, &bad)) {
        refuse(p, DIAG_E0101, bad, 1, "this byte is not valid UTF-8");
    }
    return !p->failed;
}

static void refuse_open(struct pg *p, size_t off)
{
    const char *what = "this string does not end";
    char c = p->text->text.p[off];
    if (c == '/') {
        what = "this comment does not end";
    } else if (c == '"') {
        what = "this quoted name does not end";
    }
    refuse(p, DIAG_E0107, off, 1, what);
}

/* PostgreSQL cuts longer names silently, so that two of them could become one. */
static void check_name(struct pg *p, const struct pg_tok *t)
{
    uint32_t quotes = t->kind == PG_QUOTED ? 2 : 0;
    if (t->kind == PG_UNAME) {
        refuse(p, DIAG_E0104, t->off, t->len, "a name in Unicode escapes (U&\"…\") is not supported yet");
    } else if ((t->kind == PG_WORD || t->kind == PG_QUOTED) && t->len - quotes > PG_MAX_NAME) {
        struct diag *g = refuse(p, DIAG_E0106, t->off, t->len, "a name of more than 63 bytes");
        diag_note(p->diags, g, (struct place){0}, "PostgreSQL cuts names to 63 bytes");
    }
}

/* Tokens of the user's text, as they stand. */
static bool read_tokens(struct pg *p)
{
    struct str t = p->text->text;
    for (size_t off = 0, len = 0;; off += len) {
        enum pg_tok_kind kind = pg_lex(t, off, &len);
        struct pg_tok tok = {.kind = kind, .off = (uint32_t)off, .len = (uint32_t)len};
        if (kind == PG_OPEN) {
            refuse_open(p, off);
            return false;
        }
        check_name(p, &tok);
        if (kind != PG_BLANK) {
            vec_push(&p->scratch, &p->toks, tok);
        }
        if (kind == PG_END) {
            return !p->failed;
        }
    }
}

/* ---------------------------------------------------------------- placeholders */

static struct param_ref *new_param(struct pg *p, struct str name, uint32_t name_off)
{
    struct param_ref *ref = ARENA_NEW(p->arena, struct param_ref);
    ref->name.text = str_dup(p->arena, name);
    ref->name.span = (struct span){name_off, (uint32_t)name.n};
    return ref;
}

static struct param_ref *colon_param(struct pg *p, const struct pg_tok *t, struct str text)
{
    bool list = str_ends(text, "...");
    struct str name = str_sub(text, 1, text.n - (list ? 4 : 1));
    struct param_ref *ref = new_param(p, name, t->off + 1);
    ref->list = list;
    return ref;
}

static struct param_ref *dollar_param(struct pg *p, const struct pg_tok *t, struct str text)
{
    struct param_ref *ref = new_param(p, (struct str){0}, t->off);
    for (size_t i = 1; i < text.n && ref->number <= PG_MAX_PARAM; i++) {
        ref->number = ref->number * 10 + (unsigned)(text.p[i] - '0');
    }
    if (ref->number == 0 || ref->number > PG_MAX_PARAM) {
        refuse(p, DIAG_E0103, t->off, t->len, "a parameter's number is 1 to 65535");
    }
    return ref;
}

static struct param_ref *qmark_param(struct pg *p, const struct pg_tok *t)
{
    if (t->len > 1) {
        struct diag *g = refuse(p, DIAG_E0103, t->off, t->len, "a numbered `?` is SQLite's");
        diag_hint(p->diags, g, "write `$%.*s` or `:name`", (int)(t->len - 1), p->text->text.p + t->off + 1);
    }
    return new_param(p, (struct str){0}, t->off);
}

/* The words behind sqlc. that stand for a parameter. */
static bool sqlc_word(struct str s)
{
    return str_is(s, "arg") || str_is(s, "narg") || str_is(s, "slice");
}

static struct str raw(const struct pg *p, uint32_t i)
{
    return pg_tok_text(p, i);
}

/* sqlc . arg ( name ) from token i on */
static bool is_sqlc(const struct pg *p, uint32_t i)
{
    return pg_tok(p, i)->kind == PG_WORD && str_is(raw(p, i), "sqlc") && str_is(raw(p, i + 1), ".") &&
           sqlc_word(raw(p, i + 2)) && str_is(raw(p, i + 3), "(");
}

static struct param_ref *sqlc_param(struct pg *p, uint32_t i)
{
    struct str word = raw(p, i + 2), name = raw(p, i + 4);
    const struct pg_tok *t = pg_tok(p, i + 4);
    bool quoted = t->kind == PG_STRING && name.p[0] == '\'';
    name = quoted ? str_sub(name, 1, name.n - 2) : name;
    bool good = name.n > 0 && pg_ident_start(name.p[0]) && str_is(raw(p, i + 5), ")") && (quoted || t->kind == PG_WORD);
    for (size_t k = 0; k < name.n; k++) {
        good = good && pg_ident_byte(name.p[k]) && name.p[k] != '$';
    }
    if (!good) {
        refuse(p, DIAG_E0103, t->off, t->len, "sqlc.arg, narg and slice take one name: sqlc.arg(name)");
    }
    struct param_ref *ref = new_param(p, name, t->off + (quoted ? 1u : 0u));
    ref->list = str_is(word, "slice");
    ref->nullable = str_is(word, "narg");
    return ref;
}

/* @name, as sqlc has it. PostgreSQL's own `@` is the absolute value; with a blank behind it, it is refused as that. */
static bool is_at_name(const struct pg *p, uint32_t i)
{
    const struct pg_tok *t = pg_tok(p, i), *name = pg_tok(p, i + 1);
    return t->kind == PG_OP && str_is(raw(p, i), "@") && name->kind == PG_WORD && name->off == t->off + 1;
}

static struct param_ref *at_param(struct pg *p, uint32_t i)
{
    return new_param(p, raw(p, i + 1), pg_tok(p, i + 1)->off);
}

/* The placeholder that begins at token i, and how many tokens it takes. NULL: none. */
static struct param_ref *placeholder(struct pg *p, uint32_t i, uint32_t *n)
{
    const struct pg_tok *t = pg_tok(p, i);
    *n = 1;
    switch (t->kind) {
    case PG_COLON: return colon_param(p, t, raw(p, i));
    case PG_DOLLAR: return dollar_param(p, t, raw(p, i));
    case PG_QMARK: return qmark_param(p, t);
    case PG_WORD: *n = is_sqlc(p, i) ? 6 : 1; return *n == 6 ? sqlc_param(p, i) : NULL;
    case PG_OP: *n = is_at_name(p, i) ? 2 : 1; return *n == 2 ? at_param(p, i) : NULL;
    case PG_END:
    case PG_BLANK:
    case PG_QUOTED:
    case PG_UNAME:
    case PG_NUMBER:
    case PG_STRING:
    case PG_BITS:
    case PG_PUNCT:
    case PG_PARAM:
    case PG_OPEN: break;
    }
    return NULL;
}

/* Every placeholder becomes one PG_PARAM token. */
static void fold_placeholders(struct pg *p)
{
    uint32_t to = 0, n = 1;
    for (uint32_t i = 0; i < p->toks.n && !p->failed; i += n) {
        struct param_ref *ref = placeholder(p, i, &n);
        struct pg_tok t = p->toks.v[i];
        if (ref != NULL && !p->failed) {
            const struct pg_tok *last = pg_tok(p, i + n - 1);
            t.len = last->off + last->len - t.off;
            t.kind = PG_PARAM;
            t.param = p->params.n;
            vec_push(&p->scratch, &p->params, ((struct pg_placeholder){.tok = to, .ref = ref}));
        }
        p->toks.v[to++] = t;
    }
    p->toks.n = p->failed ? p->toks.n : to;
}

/* ---------------------------------------------------------------- the text for libpg_query */

static void put(struct pg *p, const char *s, size_t n)
{
    memcpy(p->sql + p->sql_n, s, n);
    p->sql_n += n;
}

/* `$n`, with a blank where it would grow together with its neighbours. */
static void put_param(struct pg *p, struct pg_tok *t)
{
    char number[24];
    struct str text = p->text->text;
    uint32_t end = t->off + t->len;
    if (p->sql_n > 0 && pg_ident_byte(p->sql[p->sql_n - 1])) {
        put(p, " ", 1);
    }
    t->out = (uint32_t)p->sql_n;
    int n = snprintf(number, sizeof number, "$%u", t->param + 1);
    put(p, number, (size_t)n);
    if (end < text.n && pg_ident_byte(text.p[end])) {
        put(p, " ", 1);
    }
}

static void rewrite(struct pg *p)
{
    struct str text = p->text->text;
    size_t from = 0;
    p->sql = arena_alloc(&p->scratch, text.n + p->params.n * 14 + 1);
    for (uint32_t i = 0; i < p->toks.n; i++) {
        struct pg_tok *t = &p->toks.v[i];
        put(p, text.p + from, t->off - from);
        from = t->off + t->len;
        t->out = (uint32_t)p->sql_n;
        if (t->kind == PG_PARAM) {
            put_param(p, t);
        } else {
            put(p, text.p + t->off, t->len);
        }
    }
    p->sql[p->sql_n] = '\0';
}

bool pg_scan(struct pg *p)
{
    if (!check_bytes(p) || !read_tokens(p)) {
        return false;
    }
    fold_placeholders(p);
    if (p->failed) {
        return false;
    }
    if (p->params.n > PG_MAX_PARAM) {
        refuse(p, DIAG_E0106, pg_tok(p, p->params.v[PG_MAX_PARAM].tok)->off, 1,
               "a statement has 65535 placeholders at most");
        return false;
    }
    rewrite(p);
    return true;
}
