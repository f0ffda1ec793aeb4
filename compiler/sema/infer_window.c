/* infer_window.c: INFER for windows: their keys and bounds, and whether a RANGE can be measured along its order. */
#include "sema/infer.h"
#include "sema/window.h"

/* MySQL and MariaDB measure along numbers; MySQL along dates too, by an INTERVAL. */
static void check_range(struct infer *x, const struct window *w, const struct expr *offset)
{
    const struct expr *key = window_order(w)->n == 1 ? window_order(w)->v[0].expr : NULL;
    enum type_kind k = key ? key->type.kind : TYPE_NONE;
    if (x->o.dialect != DIALECT_MYSQL || k == TYPE_NONE || k == TYPE_ANY) {
        return;
    }
    bool interval = offset->kind == EXPR_INTERVAL;
    if (interval ? !type_is_temporal(k) && k != TYPE_DATE : !type_is_number(k) && k != TYPE_YEAR && k != TYPE_BIT) {
        struct diag *g =
            infer_report(x, DIAG_E0222, offset->span, "a RANGE over an order by %s cannot be bounded by %s",
                         type_kind_name(k), interval ? "an INTERVAL" : "a number");
        if (!interval && (type_is_temporal(k) || k == TYPE_DATE)) {
            diag_hint(x->d, g, "write INTERVAL n DAY");
        }
    }
}

static void infer_offset(struct infer *x, struct env *env, const struct window *w, struct expr *e)
{
    if (!e) {
        return;
    }
    struct expect want = {type_of(TYPE_INT64), PARAM_WEAK, PARAM_NULL_NEVER, STR("offset"), NULL};
    if (w->unit == FRAME_RANGE && window_order(w)->n == 1) {
        enum type_kind k = window_order(w)->v[0].expr->type.kind;
        want.type = type_of(k == TYPE_FLOAT ? TYPE_DOUBLE : k == TYPE_DECIMAL || k == TYPE_DOUBLE ? k : TYPE_INT64);
    }
    infer_expr(x, env, e);
    infer_expect(x, e->kind == EXPR_INTERVAL ? e->a : e, &want);
    if (w->unit == FRAME_RANGE) {
        check_range(x, w, e);
    }
}

void infer_window(struct infer *x, struct env *env, const struct window *w)
{
    infer_list(x, env, &w->partition);
    infer_order(x, env, &w->order);
    infer_offset(x, env, w, w->start_offset);
    infer_offset(x, env, w, w->end_offset);
}
