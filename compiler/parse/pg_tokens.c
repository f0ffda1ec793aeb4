/* pg_tokens.c: questions about the tokens of a postgres statement (PARSE); see pg_tree.h. */
#include "parse/pg_tree.h"

#include <stdarg.h>
#include <stdio.h>

const struct pg_tok *pg_tok(const struct pg *p, uint32_t i)
{
    uint32_t last = p->toks.n - 1;
    return &p->toks.v[i < last ? i : last];
}

struct str pg_tok_text(const struct pg *p, uint32_t i)
{
    const struct pg_tok *t = pg_tok(p, i);
    return (struct str){p->text->text.p + t->off, t->len};
}

struct span pg_tok_span(const struct pg *p, uint32_t i)
{
    const struct pg_tok *t = pg_tok(p, i);
    return (struct span){t->off, t->len};
}

struct span pg_span(const struct pg *p, struct pg_range r)
{
    if (r.lo >= r.hi) {
        return (struct span){pg_tok(p, r.lo)->off, 0};
    }
    return span_join(pg_tok_span(p, r.lo), pg_tok_span(p, r.hi - 1));
}

struct str pg_written(struct pg *p, struct pg_range r)
{
    if (r.lo >= r.hi) {
        return (struct str){0};
    }
    struct span s = pg_span(p, r);
    return str_dup(p->arena, str_sub(p->text->text, s.off, s.len));
}

struct pg_range pg_range(uint32_t lo, uint32_t hi)
{
    return (struct pg_range){lo, hi < lo ? lo : hi};
}

bool pg_is(const struct pg *p, uint32_t i, const char *text)
{
    switch (pg_tok(p, i)->kind) {
    case PG_WORD:
    case PG_OP:
    case PG_PUNCT: return str_is(pg_tok_text(p, i), text);
    case PG_END:
    case PG_BLANK:
    case PG_QUOTED:
    case PG_UNAME:
    case PG_NUMBER:
    case PG_STRING:
    case PG_BITS:
    case PG_DOLLAR:
    case PG_QMARK:
    case PG_COLON:
    case PG_PARAM:
    case PG_OPEN: break;
    }
    return false;
}

uint32_t pg_next(const struct pg *p, uint32_t i)
{
    uint32_t match = pg_tok(p, i)->match;
    return match > i ? match + 1 : i + 1;
}

uint32_t pg_tok_at(const struct pg *p, int32_t location)
{
    uint32_t lo = 0, hi = p->toks.n;
    if (location < 0) {
        return UINT32_MAX;
    }
    while (lo < hi) {
        uint32_t mid = lo + (hi - lo) / 2;
        if (p->toks.v[mid].out < (uint32_t)location) {
            lo = mid + 1;
        } else {
            hi = mid;
        }
    }
    return lo < p->toks.n && p->toks.v[lo].out == (uint32_t)location ? lo : UINT32_MAX;
}

uint32_t pg_tok_in(struct pg *p, struct pg_range r, int32_t location)
{
    uint32_t i = pg_tok_at(p, location);
    if (i < r.lo || i >= r.hi) {
        pg_lost(p, r.lo);
        return r.lo;
    }
    return i;
}

/* `AS order` and `t.order` are names, whatever the word. */
bool pg_keyword(const struct pg *p, struct pg_range r, uint32_t i, const char *word)
{
    if (pg_tok(p, i)->kind != PG_WORD || !pg_is(p, i, word)) {
        return false;
    }
    return i == r.lo || !(pg_is(p, i - 1, ".") || pg_is(p, i - 1, "AS"));
}

uint32_t pg_find(const struct pg *p, struct pg_range r, const char *word)
{
    for (uint32_t i = r.lo; i < r.hi; i = pg_next(p, i)) {
        if (pg_keyword(p, r, i, word)) {
            return i;
        }
    }
    return r.hi;
}

uint32_t pg_find_last(const struct pg *p, struct pg_range r, const char *word)
{
    uint32_t found = r.hi;
    for (uint32_t i = r.lo; i < r.hi; i = pg_next(p, i)) {
        found = pg_keyword(p, r, i, word) ? i : found;
    }
    return found;
}

uint32_t pg_find_any(const struct pg *p, struct pg_range r, const char *const *words)
{
    for (uint32_t i = r.lo; i < r.hi; i = pg_next(p, i)) {
        for (const char *const *w = words; *w != NULL; w++) {
            if (pg_keyword(p, r, i, *w)) {
                return i;
            }
        }
    }
    return r.hi;
}

/* `a DISTINCT FROM t` is a column that is called distinct. */
bool pg_distinct_from(const struct pg *p, struct pg_range r, uint32_t i)
{
    return i > r.lo + 2 && pg_is(p, i - 1, "DISTINCT") && (pg_is(p, i - 2, "IS") || pg_is(p, i - 2, "NOT"));
}

pg_ranges pg_commas(struct pg *p, struct pg_range r)
{
    pg_ranges out = {0};
    uint32_t lo = r.lo;
    for (uint32_t i = r.lo; i < r.hi; i = pg_next(p, i)) {
        if (pg_is(p, i, ",")) {
            vec_push(&p->scratch, &out, pg_range(lo, i));
            lo = i + 1;
        }
    }
    if (lo < r.hi) {
        vec_push(&p->scratch, &out, pg_range(lo, r.hi));
    }
    return out;
}

bool pg_in_parens(const struct pg *p, struct pg_range r)
{
    return r.hi > r.lo + 1 && pg_is(p, r.lo, "(") && pg_tok(p, r.lo)->match == r.hi - 1;
}

struct pg_range pg_inside(const struct pg *p, uint32_t open)
{
    return pg_range(open + 1, pg_tok(p, open)->match);
}

bool pg_expect(struct pg *p, uint32_t i, const char *text)
{
    if (!pg_is(p, i, text)) {
        pg_lost(p, i);
        return false;
    }
    return true;
}

struct diag *pg_unsupported(struct pg *p, struct span span, const char *format, ...)
{
    char what[160];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof what, format, args);
    va_end(args);
    p->failed = true;
    return diag_add(p->diags, DIAG_E0104, place_sql(p->text, span), "%s is not supported yet", what);
}

struct diag *pg_left_out(struct pg *p, struct span span, const char *what)
{
    bool failed = p->failed;
    struct diag *g = pg_unsupported(p, span, "%s", what);
    p->failed = failed;
    return g;
}

void pg_lost(struct pg *p, uint32_t tok)
{
    if (!p->failed) {
        pg_unsupported(p, pg_tok_span(p, tok), "what is written here");
    }
    p->failed = p->lost = true;
}
