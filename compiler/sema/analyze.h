/* analyze.h: private to analyze.c and the passes that write the model's parts. */
#ifndef SCHEMAC_SEMA_ANALYZE_H
#define SCHEMAC_SEMA_ANALYZE_H

#include "sema/bind.h"
#include "sema/infer.h"
#include "sema/model.h"

void uses_model(struct bind *b, struct model_query *q);

/* A statement or an expression in the body of a trigger, routine or event. */
struct inner {
    struct arena *a;
    struct diags *d;
    const struct catalog *c;
    struct stmt *s; /* the statement; of an expression, the one that gathers what BIND notes down */
    const struct sqltext *text;
    struct scope *program; /* its variables, NEW and OLD */
};
/* BIND and INFER; rows: what it gives, NULL: nothing. False: reported. */
bool analyze_inner(const struct inner *in, struct query **rows);
bool analyze_inner_value(const struct inner *in, struct expr *e);
/* call.c: CALL p (…): the procedure, and whether the arguments are as many as it takes. False: reported. */
bool call_resolve(const struct catalog *c, struct diags *d, const struct sqltext *text, struct call_statement *s);

#endif
