/* pg_name.c: names of a postgres statement (PARSE). Unquoted ones are folded to lower case, as
 * PostgreSQL does (ASCII only); spans are the tokens' own. */
#include "parse/pg_tree.h"

#include <string.h>

#include "pg_query/pg_query.pb-c.h"

bool pg_is_name(const struct pg *p, uint32_t i)
{
    enum pg_tok_kind k = pg_tok(p, i)->kind;
    return k == PG_WORD || k == PG_QUOTED;
}

/* "a""b" → a"b */
static struct str unquote(struct pg *p, struct str t)
{
    char *out = arena_alloc(p->arena, t.n);
    size_t n = 0;
    for (size_t i = 1; i + 1 < t.n; i++) {
        out[n++] = t.p[i];
        i += t.p[i] == '"';
    }
    return (struct str){out, n};
}

struct name pg_name(struct pg *p, uint32_t i)
{
    struct name name = {.span = pg_tok_span(p, i)};
    struct str t = pg_tok_text(p, i);
    if (pg_tok(p, i)->kind == PG_QUOTED) {
        name.quoted = true;
        name.text = unquote(p, t);
    } else if (pg_tok(p, i)->kind == PG_WORD) {
        name.text = str_lower(p->arena, t);
    } else {
        pg_lost(p, i);
    }
    return name;
}

struct name pg_name_of(struct pg *p, uint32_t i, const PgQuery__Node *n)
{
    struct name name = pg_name(p, i);
    if (!str_eq(name.text, str_from(pg_string(n)))) {
        pg_lost(p, i);
    }
    return name;
}

struct qname pg_qname(struct pg *p, uint32_t *i)
{
    struct qname q = {0};
    uint32_t first = *i, parts = 1;
    q.name = pg_name(p, (*i)++);
    for (; pg_is(p, *i, ".") && pg_is_name(p, *i + 1); *i += 2, parts++) {
        q.schema = q.name;
        q.name = pg_name(p, *i + 1);
    }
    q.span = pg_span(p, pg_range(first, *i));
    if (parts > 2) {
        pg_unsupported(p, q.span, "a name of %u parts", parts);
    }
    return q;
}

name_vec pg_name_list(struct pg *p, struct pg_range r)
{
    name_vec out = {0};
    pg_ranges items = pg_commas(p, r);
    for (unsigned i = 0; i < items.n; i++) {
        if (items.v[i].hi != items.v[i].lo + 1) {
            pg_lost(p, items.v[i].lo);
        }
        vec_push(p->arena, &out, pg_name(p, items.v[i].lo));
    }
    return out;
}

struct str pg_dup(struct pg *p, const char *s)
{
    return s == NULL ? (struct str){0} : str_dup(p->arena, str_from(s));
}

struct str pg_upper(struct pg *p, struct str s)
{
    char *out = arena_strdup(p->arena, s.p, s.n);
    for (size_t i = 0; i < s.n; i++) {
        out[i] = (char)(out[i] >= 'a' && out[i] <= 'z' ? out[i] - 32 : out[i]);
    }
    return (struct str){out, s.n};
}

const char *pg_string(const PgQuery__Node *n)
{
    return n != NULL && n->node_case == PG_QUERY__NODE__NODE_STRING ? n->string->sval : "";
}
