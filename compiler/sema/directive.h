/* directive.h: statements of a program that are no queries of rows: SET, SHOW, PRAGMA, EXPLAIN, transactions, what
 * looks after tables. Part of BIND and INFER, beside analyze.c. */
#ifndef SCHEMAC_SEMA_DIRECTIVE_H
#define SCHEMAC_SEMA_DIRECTIVE_H

#include "sema/bind.h"
#include "sema/infer.h"

/* Is it such a statement, so that the functions below are its analysis? */
bool directive_is(const struct stmt *s);
/* Names resolved, and what must not be said to the runtime's session refused. */
void directive_bind(struct bind *b, struct stmt *s);
void directive_infer(struct infer *x, const struct stmt *s);
/* kind, run and columns. False: reported. */
bool directive_model(struct infer *x, const struct stmt *s, struct model_query *q);
/* An EXPLAIN's columns instead of those of the statement it explains. False: reported. */
bool explain_model(struct infer *x, const struct stmt *s, struct model_query *q);

#endif
