/* embed.c: sqlc.embed(t): t's columns as one member of the row, a struct that all queries of t share. Part of INFER.
 *
 * It is t.* to the engine. The struct is the table's own row, so the columns must be as NOT NULL as the table has them: the
 * nullable side of an outer join has none. */
#include "sema/embed.h"

static bool is_embed(const struct result_column *c)
{
    return c->expr->kind == EXPR_STAR && str_is(c->expr->text, "embed");
}

static bool refused(struct infer *x, struct span span, const char *cure, const char *format, struct str name)
{
    struct diag *g = infer_report(x, DIAG_E0323, span, format, STR_ARG(name));
    diag_hint(x->d, g, "%s", cure);
    return false;
}

/* The i-th result, a column of the embedded table. */
static bool embed_column(struct infer *x, const struct expr *e, const struct relation *r, struct model_column *m)
{
    const struct column *c = r->table && r->table->columns.n ? map_get(&r->table->by_name, m->origin_column) : NULL;
    if (!c || !str_eq(m->origin_table, r->table->key)) {
        return refused(x, e->span, "name the columns that are wanted",
                       "sqlc.embed takes a table of the schema, and `%.*s` is none", e->qualifier.name.text);
    }
    if (m->nullable && c->not_null) {
        return refused(x, e->span, "name its columns by themselves, or JOIN instead of LEFT JOIN",
                       "`%.*s` may be missing here: an outer join makes its columns NULL", e->qualifier.name.text);
    }
    m->nullable = !c->not_null; /* what WHERE proves of one query is not the shared struct's */
    m->embed = e->qualifier.name.text;
    m->embed_table = r->table->key;
    return true;
}

static bool embed_one(struct infer *x, struct bind *b, const struct query *rows, const struct expr *e,
                      struct model_query *q)
{
    const struct relation *r = scope_relation(&rows->scope, &e->qualifier, bind_nocase_tables(b));
    for (unsigned i = 0; r && i < rows->results.n && i < q->columns.n; i++) {
        const struct span *s = &rows->results.v[i].span;
        if (s->off == e->span.off && s->len == e->span.len && !embed_column(x, e, r, &q->columns.v[i])) {
            return false;
        }
    }
    return r != NULL;
}

bool embed_model(struct infer *x, struct bind *b, const struct stmt *s, const struct query *rows, struct model_query *q)
{
    unsigned n = 0;
    const struct select *top = s->kind == STMT_SELECT && !s->u.select->set.left ? s->u.select : NULL;
    for (unsigned i = 0; top && i < top->columns.n; i++) {
        if (!is_embed(&top->columns.v[i])) {
            continue;
        }
        n++;
        if (!embed_one(x, b, rows, top->columns.v[i].expr, q)) {
            return false;
        }
    }
    if (n < b->embeds.n) {
        return refused(x, b->embeds.v[b->embeds.n - 1], "write t.*",
                       "sqlc.embed stands in the select list of a SELECT that is the whole %.*s", STR("query"));
    }
    return true;
}
