/* emit_extreme.c: PostgreSQL's GREATEST and LEAST for a target. Part of emit_sql.
 *
 * They pass over NULLs, where MySQL's and SQLite's give NULL, and they compare as the dialect's operators do: each argument
 * stands in a CASE that says it is no less than any other. */
#include "sema/walk.h"

#include "emit/emit_text.h"

enum { MUCH_TEXT = 1 << 20 }; /* nested calls write their arguments over and over */

static void put_test(struct emit *e, const struct expr *x, const char *test)
{
    emit_expr(e, x);
    put(e, test);
}

/* WHEN a is there AND (b is not OR a >= b) AND … */
static void put_when(struct emit *e, const struct expr *x, unsigned at, enum op op, const struct compare *c)
{
    const struct expr *a = x->list.v[at];
    bool first = !a->nullable;
    put(e, " WHEN ");
    if (a->nullable) {
        put_test(e, a, " IS NOT NULL");
    }
    for (unsigned i = 0; i < x->list.n; i++) {
        const struct expr *b = x->list.v[i];
        if (i == at) {
            continue;
        }
        put(e, first ? "(" : " AND (");
        first = false;
        if (b->nullable) {
            put_test(e, b, " IS NULL OR ");
        }
        emit_compared(e, op, a, b, c);
        put(e, ")");
    }
}

static void find_window(void *context, struct expr *x)
{
    bool *found = context;
    *found = *found || (x->call && x->call->over);
    if (!*found) {
        expr_children(x, find_window, found);
    }
}

bool emit_extreme_of(struct emit *e, const struct expr *x)
{
    bool window = false;
    expr_children((struct expr *)(uintptr_t)x, find_window, &window); /* the visitor only reads */
    if (window &&
        e->to == TARGET_MYSQL) { /* MariaDB loses track of a window function that stands in CASE several times */
        return refuse_hint(e, x->span, "compare window functions here", "compute them in a derived table");
    }
    struct compare c;
    enum op op = str_is(x->call->function.name.text, "GREATEST") ? OP_GE : OP_LE;
    const struct expr *const *sides = (const struct expr *const *)x->list.v;
    struct type t = emit_type(e, x);
    t = t.kind == TYPE_NONE ? x->type : t;
    if (t.kind == TYPE_NONE || e->out.n > MUCH_TEXT) {
        return refuse(e, x->span, "give these arguments one type as the source does");
    }
    if (x->list.n == 1) {
        return emit_expr(e, x->list.v[0]);
    }
    if (!compare_form(e, sides, x->list.n, true, x->span, &c)) {
        return false;
    }
    put(e, "CASE");
    for (unsigned i = 0; i + 1 < x->list.n; i++) {
        put_when(e, x, i, op, &c);
        put(e, " THEN ");
        emit_as(e, x->list.v[i], &t);
    }
    put(e, " ELSE ");
    emit_as(e, x->list.v[x->list.n - 1], &t);
    put(e, " END");
    return !e->failed;
}
