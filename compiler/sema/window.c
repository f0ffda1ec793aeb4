/* window.c: what a bound window is made of. Part of BIND and INFER; see window.h. */
#include "sema/window.h"

#include "sema/walk.h"

const expr_vec *window_partition(const struct window *w)
{
    while (w->of && !w->partition.n) {
        w = w->of;
    }
    return &w->partition;
}

const order_vec *window_order(const struct window *w)
{
    while (w->of && !w->order.n) {
        w = w->of;
    }
    return &w->order;
}

const struct window *window_frame(const struct window *w)
{
    while (w->of && w->unit == FRAME_NONE) {
        w = w->of;
    }
    return w->unit == FRAME_NONE ? NULL : w;
}

bool window_holds_current(const struct window *w)
{
    const struct window *f = window_frame(w);
    return !f || (f->exclude == EXCLUDE_NONE && f->start <= BOUND_CURRENT && f->end >= BOUND_CURRENT);
}

static void find_window(void *context, struct expr *e)
{
    *(bool *)context = *(bool *)context || expr_windows(e);
}

bool expr_windows(const struct expr *e)
{
    bool found = (e->call && e->call->over) || (e->alias_of && expr_windows(e->alias_of));
    if (!found) {
        expr_children(e, find_window, &found);
    }
    return found;
}
