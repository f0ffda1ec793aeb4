/* bind_match.c: BIND for MySQL's MATCH (columns) AGAINST (text): the columns must be those of one full-text index. */
#include "sema/bind.h"
#include "sema/walk.h"

static bool covers(const struct index *index, const struct expr *e)
{
    for (unsigned i = 0; i < e->list.n; i++) {
        bool found = false;
        for (unsigned k = 0; k < index->parts.n; k++) {
            found = found || index->parts.v[k].column == e->list.v[i]->column;
        }
        if (!found) {
            return false;
        }
    }
    return index->fulltext && index->parts.n == e->list.n;
}

static void check_index(struct bind *b, const struct expr *e)
{
    const struct column *first = e->list.v[0]->column;
    for (unsigned i = 0; first && i < first->table->indexes.n; i++) {
        if (covers(first->table->indexes.v[i], e)) {
            return;
        }
    }
    struct diag *g = bind_report(b, DIAG_E0223, e->span, "no full-text index of `%.*s` is over exactly these columns",
                                 first ? (int)first->table->name.n : 1, first ? first->table->name.p : "?");
    diag_hint(b->d, g, "CREATE FULLTEXT INDEX … (%.*s%s)", STR_ARG(e->list.v[0]->name.text),
              e->list.n > 1 ? ", …" : "");
}

void bind_match(struct bind *b, struct spot *at, struct expr *e)
{
    bool good = true;
    for (unsigned i = 0; i < e->list.n; i++) {
        bind_expr(b, at, e->list.v[i]);
        good = good && e->list.v[i]->kind == EXPR_COLUMN;
    }
    bind_expr(b, at, e->a);
    if (!good) {
        e->kind = EXPR_ERROR;
        return;
    }
    for (unsigned i = 1; i < e->list.n; i++) {
        if (e->list.v[i]->relation != e->list.v[0]->relation) {
            bind_report(b, DIAG_E0223, e->list.v[i]->span, "MATCH takes columns of one table");
            return;
        }
    }
    if (e->a->kind != EXPR_VARIABLE && !expr_constant(e->a)) {
        bind_report(b, DIAG_E0223, e->a->span, "AGAINST takes a text or a parameter, nothing that differs by row");
    }
    check_index(b, e);
}
