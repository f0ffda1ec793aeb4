/* walk.h: the children of an expression, for every pass over bound expressions. */
#ifndef SCHEMAC_SEMA_WALK_H
#define SCHEMAC_SEMA_WALK_H

#include "parse/ast.h"

typedef void expr_visit(void *context, struct expr *child);

/* Each direct child, in text order, those of a window and of FILTER too; a subquery is not entered. */
void expr_children(const struct expr *e, expr_visit *visit, void *context);
/* Each expression that stands in a clause of the query itself, of its derived tables, WITH queries and operands. */
void select_exprs(const struct select *s, expr_visit *visit, void *context);
/* An aggregate call stands in it (not one within a subquery). */
bool expr_aggregates(const struct expr *e);
/* Nothing in it depends on a row: literals, parameters and what is computed of them. */
bool expr_constant(const struct expr *e);
/* TRUE, FALSE and their negations: 1 or 0; -1: it is neither. */
int expr_truth(const struct expr *e);
/* x IN (:ids...): the list may be empty. */
bool expr_in_list(const struct expr *e);

#endif
