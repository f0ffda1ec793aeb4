/* bind_query_diff.c: BIND for Dolt's dolt_query_diff('SELECT …', 'SELECT …') in FROM, whose columns are those of the queries
 * that its two texts are. Each is parsed and bound by itself; its places are inside the literal that it stands in. */
#include "parse/parse.h"
#include "sema/bind.h"

/* What of a literal, from `at` on, makes its next bytes: an escape and a doubled quote are two bytes there. */
static unsigned piece_of(struct str raw, unsigned at)
{
    bool two = raw.p[at] == '\\' || raw.p[at] == raw.p[0];
    return two && at + 1 < raw.n ? 2 : 1;
}

static struct seg seg_of(const struct bind *b, uint32_t off, struct span in)
{
    uint32_t first, last;
    place_range(place_sql(b->text, in), &first, &last);
    return (struct seg){.off = off, .src_off = first, .src_len = last - first};
}

/* The text in a literal, each byte of it at its place; of a literal in several pieces all at the whole. */
static struct sqltext *text_in(struct bind *b, const struct expr *e)
{
    struct str raw = str_sub(b->text->text, e->span.off, e->span.len);
    struct seg *segs = ARENA_ARRAY(b->a, struct seg, e->text.n + 1);
    struct sqltext *t = ARENA_NEW(b->a, struct sqltext);
    uint32_t n = 0;
    unsigned at = 1;
    while (at + 1 < raw.n && n < e->text.n) {
        unsigned piece = piece_of(raw, at);
        segs[n] = seg_of(b, n, (struct span){e->span.off + at, piece});
        at += piece;
        n++;
    }
    if (!n || n != e->text.n || at + 1 != raw.n) {
        segs[0] = seg_of(b, 0, e->span);
        n = 1;
    }
    *t = (struct sqltext){e->text, place_of_source(place_sql(b->text, e->span)), segs, n};
    return t;
}

static bool is_select(const struct stmt *s, const struct sqltext *text)
{
    return s->kind == STMT_SELECT && str_eq_nocase(str_sub(text->text, s->span.off, 6), STR("SELECT"));
}

static struct query *bind_text(struct bind *b, const struct expr *e)
{
    const struct sqltext *text = text_in(b, e);
    struct stmt *s = parse_stmt(b->a, b->d, &b->o, text);
    if (!s) {
        return NULL;
    }
    if (!is_select(s, text) || s->params.n) {
        struct span at = s->params.n ? s->params.v[0]->span : s->span;
        diag_add(b->d, DIAG_E0314, place_sql(text, at), "dolt_query_diff() takes the text of a SELECT%s",
                 s->params.n ? " without placeholders" : "");
        return NULL;
    }
    struct bind own = *b;
    own.stmt = s;
    own.text = text;
    own.ctes = own.body = NULL;
    own.failed = false;
    struct query *q = bind_select(&own, s->u.select, NULL);
    b->uses = own.uses;
    return own.failed || q->poisoned ? NULL : q;
}

/* Where it is a column, its type; each side is NULL in the rows of the other. */
static void add_result(struct bind *b, struct relation *r, const struct result *from, const char *prefix)
{
    const struct column *c = from->relation ? relation_at(from->relation, from->column)->origin
                             : from->expr && from->expr->kind == EXPR_COLUMN ? from->expr->column
                                                                             : NULL;
    r->columns[r->n_columns++] = (struct rel_column){.name = str_printf(b->a, "%s%.*s", prefix, STR_ARG(from->name)),
                                                     .type = c ? c->type : type_of(TYPE_ANY),
                                                     .nullable = true};
}

static void add_results(struct bind *b, struct relation *r, const struct query *q, const char *prefix)
{
    for (unsigned i = 0; i < q->results.n; i++) {
        add_result(b, r, &q->results.v[i], prefix);
    }
}

bool bind_query_diff(struct bind *b, const struct table_ref *ref, struct relation *r)
{
    for (unsigned i = 0; i < 2; i++) {
        if (!bind_no_placeholder(b, ref->args.v[i], STR("dolt_query_diff()"))) {
            return false;
        }
        if (ref->args.v[i]->kind != EXPR_STRING) {
            bind_report(b, DIAG_E0314, ref->args.v[i]->span, "dolt_query_diff() takes its queries as literals");
            return false;
        }
    }
    const struct query *from = bind_text(b, ref->args.v[0]), *to = bind_text(b, ref->args.v[1]);
    if (!from || !to) {
        return false;
    }
    r->columns = ARENA_ARRAY(b->a, struct rel_column, from->results.n + to->results.n + 2);
    add_results(b, r, from, "from_");
    add_results(b, r, to, "to_");
    r->columns[r->n_columns++] = (struct rel_column){.name = STR("diff_type"), .type = type_of(TYPE_TEXT)};
    return true;
}
