/* emit_collation.c: which texts compare by their bytes on MySQL by themselves. Part of emit_sql.
 *
 * A column brings its table's collation, which is that of its bytes, into whatever is made of it. What is made of literals and
 * parameters alone has the connection's, which takes no notice of case, accents and blanks at the end: it is sorted as
 * bytes, and where equal ones are taken together it gets a binary collation, or is refused. */
#include "sema/walk.h"

#include "emit/emit_text.h"

enum { MAX_DEPTH = 100, MAX_TEXTS = 64 };

static bool carries(const struct emit *e, const struct expr *x, unsigned depth);

static bool any_carries(const struct emit *e, const expr_vec *v, unsigned from, unsigned step, unsigned depth)
{
    for (unsigned i = from; i < v->n; i += step) {
        if (emit_type(e, v->v[i]).kind == TYPE_TEXT && carries(e, v->v[i], depth)) {
            return true;
        }
    }
    return false;
}

static bool result_carries(const struct emit *e, const struct query *q, unsigned i, unsigned depth)
{
    if (!q || q->left || i >= q->results.n) {
        return false;
    }
    struct expr x = result_expr(&q->results.v[i]);
    return x.kind != EXPR_ERROR && carries(e, &x, depth);
}

static bool carries(const struct emit *e, const struct expr *x, unsigned depth)
{
    if (depth > MAX_DEPTH) {
        return false;
    }
    depth++;
    switch (x->kind) {
    case EXPR_COLUMN:
        return x->relation && x->relation->query ? result_carries(e, x->relation->query, x->column_index, depth)
                                                 : x->column != NULL;
    case EXPR_CASE: return any_carries(e, &x->list, 1, 2, depth) || (x->b && carries(e, x->b, depth));
    case EXPR_CALL: return any_carries(e, &x->list, 0, 1, depth);
    case EXPR_BINARY: return carries(e, x->a, depth) || carries(e, x->b, depth);
    case EXPR_CAST: return emit_type(e, x->a).kind == TYPE_TEXT && carries(e, x->a, depth);
    case EXPR_COLLATE: return carries(e, x->a, depth);
    case EXPR_SUBQUERY: return result_carries(e, x->select->query, 0, depth);
    default: return false;
    }
}

bool emit_wants_bytes(const struct emit *e, const struct expr *x)
{
    enum type_kind k = x->kind == EXPR_ERROR ? x->type.kind : emit_type(e, x).kind;
    return e->to == TARGET_MYSQL && k == TYPE_TEXT && (x->kind == EXPR_ERROR || !carries(e, x, 0));
}

bool emit_as_bytes(struct emit *e, const struct expr *x)
{
    put(e, "CAST(");
    bool ok = emit_bare(e, x);
    put(e, " AS BINARY)");
    return ok;
}

/* ---------------------------------------------------------------- texts that are all written down */

struct texts {
    struct str v[MAX_TEXTS];
    unsigned n;
    bool others;
};

/* Letters, digits and signs of ASCII that no collation leaves out. */
static bool plain(struct str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < ' ' || s.p[i] > '~') {
            return false;
        }
    }
    return !s.n || s.p[s.n - 1] != ' ';
}

static void gather(struct texts *t, const struct expr *x)
{
    bool last = t->n == MAX_TEXTS;
    if (x->kind == EXPR_STRING && !last && plain(x->text)) {
        t->v[t->n++] = x->text;
    } else if (x->kind == EXPR_CASE) {
        for (unsigned i = 1; i < x->list.n; i += 2) {
            gather(t, x->list.v[i]);
        }
        if (x->b) {
            gather(t, x->b);
        }
    } else if (x->kind != EXPR_NULL) {
        t->others = true;
    }
}

/* Whether the values stay apart under every collation. */
static bool stays_apart(const struct expr *x)
{
    struct texts t = {.n = 0};
    gather(&t, x);
    for (unsigned i = 0; i < t.n; i++) {
        for (unsigned k = 0; k < i; k++) {
            if (str_eq_nocase(t.v[i], t.v[k]) && !str_eq(t.v[i], t.v[k])) {
                return false;
            }
        }
    }
    return !t.others;
}

bool emit_is_to_char(const struct expr *x)
{
    return x->kind == EXPR_CALL && str_is(x->call->function.name.text, "TO_CHAR");
}

/* A cast of what is no text, or TO_CHAR: digits, dates. */
static bool is_digits(const struct emit *e, const struct expr *x)
{
    if (emit_is_to_char(x)) {
        return true;
    }
    return x->kind == EXPR_CAST && emit_type(e, x->a).kind != TYPE_TEXT && emit_type(e, x->a).kind != TYPE_NULL;
}

/* DISTINCT: equal on MySQL only where it is in the source. */
bool emit_wants_collation(const struct emit *e, const struct expr *x)
{
    return emit_wants_bytes(e, x) && !expr_constant(x) && !is_digits(e, x) && !stays_apart(x);
}

/* GROUP BY, where the same expression stands in SELECT. */
bool emit_groups_by_text(struct emit *e, const struct expr *x)
{
    return !emit_wants_collation(e, x) ||
           refuse_hint(e, x->span, "group by this text as the source does: its collation is the connection's",
                       "group by a column, or by CASE with texts that differ in more than case");
}

/* ---------------------------------------------------------------- set operations */

static bool part_carries(const struct emit *e, const struct query *q, unsigned i)
{
    if (q->left) {
        return part_carries(e, q->left, i) || part_carries(e, q->right, i);
    }
    return result_carries(e, q, i, 0);
}

/* A column that no part brings a collation for: all of them get one. */
bool emit_compound_wants(const struct emit *e, const struct query *q, unsigned i)
{
    const struct query *first = q;
    while (first->left) {
        first = first->left;
    }
    struct expr x = result_expr(&first->results.v[i]);
    enum type_kind k = x.kind == EXPR_ERROR ? x.type.kind : emit_type(e, &x).kind;
    return e->to == TARGET_MYSQL && (k == TYPE_TEXT || k == TYPE_NULL) && !part_carries(e, q, i);
}
