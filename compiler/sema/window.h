/* window.h: what a bound window is made of, its own parts and those of the window it names or builds on.
 *
 * Asked by INFER, GROUP BY's check and emit_sql; BIND (bind_window.c) has set `of`. */
#ifndef SCHEMAC_SEMA_WINDOW_H
#define SCHEMAC_SEMA_WINDOW_H

#include "parse/ast.h"

const expr_vec *window_partition(const struct window *w);
const order_vec *window_order(const struct window *w);
/* The one that says the frame; NULL: none does, and the frame goes from the partition's first row to the last peer. */
const struct window *window_frame(const struct window *w);
/* Every frame has its own row in it: an aggregate over it meets at least one row. */
bool window_holds_current(const struct window *w);
/* A call with OVER stands in it, or in the result column it names (not one within a subquery). */
bool expr_windows(const struct expr *e);

#endif
