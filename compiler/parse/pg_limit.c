/* pg_limit.c: what libpg_query would not survive is refused before it is called (PARSE).
 *
 * Its tree writer recurses without a guard on left-deep chains (a+a+…, JOIN, UNION), and its
 * parser's stack has an end. So brackets and CASE nest PARSE_MAX_DEPTH deep at most, and no path
 * down the tree passes more than MAX_CHAIN operators. Counted here is an upper bound of that path:
 * within one pair of brackets the operators between two commas, plus the longest path through the
 * brackets among them. AND and OR make flat lists in libpg_query, but left-deep trees in our AST:
 * they count as a chain of their own. */
#include "parse/pg_tree.h"

enum { MAX_CHAIN = 2000 };

/* One open bracket (or the statement itself). */
struct level {
    uint32_t tok;
    uint32_t ops;   /* operators since the last comma */
    uint32_t chain; /* JOIN, UNION, AND, OR … of the whole level */
    uint32_t inner; /* the longest path of a bracket since the last comma */
    uint32_t longest;
};
struct levels {
    VEC(struct level) v;
};

static bool is_any(const struct pg *p, uint32_t i, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (pg_is(p, i, *words)) {
            return true;
        }
    }
    return false;
}

static bool is_chain(const struct pg *p, uint32_t i)
{
    static const char *const words[] = {"JOIN", "UNION", "INTERSECT", "EXCEPT", "AND", "OR", NULL};
    return pg_tok(p, i)->kind == PG_WORD && is_any(p, i, words);
}

static bool is_operator(const struct pg *p, uint32_t i)
{
    static const char *const words[] = {"NOT",  "COLLATE", "AT",      "IS", "ISNULL",   "NOTNULL",
                                        "LIKE", "ILIKE",   "SIMILAR", "IN", "OVERLAPS", NULL};
    enum pg_tok_kind k = pg_tok(p, i)->kind;
    return k == PG_OP || (k == PG_WORD && is_any(p, i, words)) || (k == PG_PUNCT && pg_is(p, i, "["));
}

static uint32_t path(const struct level *l)
{
    uint32_t now = l->ops + l->inner;
    return l->chain + (now > l->longest ? now : l->longest);
}

static void end_item(struct level *l)
{
    uint32_t now = l->ops + l->inner;
    l->longest = now > l->longest ? now : l->longest;
    l->ops = l->inner = 0;
}

static bool refuse_at(struct pg *p, enum diag_code code, uint32_t tok, const char *text, unsigned n)
{
    p->failed = true;
    diag_add(p->diags, code, place_sql(p->text, pg_tok_span(p, tok)), "more than %u %s", n, text);
    return false;
}

static bool push(struct pg *p, struct levels *s, uint32_t tok)
{
    if (s->v.n > PARSE_MAX_DEPTH) {
        return refuse_at(p, DIAG_E0105, tok, "levels of nesting", PARSE_MAX_DEPTH);
    }
    vec_push(&p->scratch, &s->v, ((struct level){.tok = tok}));
    return true;
}

/* Closes the innermost bracket at token i, if it is the one that `i` ends. */
static void pop(struct pg *p, struct levels *s, uint32_t i, const char *opens)
{
    if (s->v.n < 2 || !pg_is(p, s->v.v[s->v.n - 1].tok, opens)) {
        return; /* libpg_query has the better message */
    }
    const struct level *l = &s->v.v[--s->v.n];
    struct level *outer = &s->v.v[s->v.n - 1];
    uint32_t n = path(l);
    p->toks.v[l->tok].match = i;
    p->toks.v[i].match = l->tok;
    outer->inner = n > outer->inner ? n : outer->inner;
}

static bool step(struct pg *p, struct levels *s, uint32_t i)
{
    struct level *l = &s->v.v[s->v.n - 1];
    struct pg_range all = {0, p->toks.n};
    if (is_chain(p, i)) {
        l->chain++;
        end_item(l);
    } else if (pg_is(p, i, ",")) {
        end_item(l);
    } else if (is_operator(p, i)) {
        l->ops++;
    }
    if (path(l) > MAX_CHAIN) {
        return refuse_at(p, DIAG_E0106, i, "operators in one expression", MAX_CHAIN);
    }
    if (pg_is(p, i, "(") || pg_is(p, i, "[") || pg_keyword(p, all, i, "CASE")) {
        return push(p, s, i);
    }
    if (pg_is(p, i, ")") || pg_is(p, i, "]")) {
        pop(p, s, i, pg_is(p, i, ")") ? "(" : "[");
    } else if (pg_keyword(p, all, i, "END")) {
        pop(p, s, i, "CASE");
    }
    return true;
}

bool pg_match(struct pg *p)
{
    struct levels s = {0};
    push(p, &s, 0);
    for (uint32_t i = 0; i < p->toks.n; i++) {
        p->toks.v[i].match = i;
    }
    for (uint32_t i = 0; i < p->toks.n; i++) {
        if (!step(p, &s, i)) {
            return false;
        }
    }
    return true;
}
