/* advise.h: warnings about statements that are valid and probably not what was meant: W0303 to W0316. After INFER: the
 * tree is bound and typed, and nothing in it is changed.
 *
 * A rule is precise or it is off by default: what it reports is wrong more often than not. */
#ifndef SCHEMAC_SEMA_ADVISE_H
#define SCHEMAC_SEMA_ADVISE_H

#include "sema/infer.h"

struct advise {
    struct infer *x;
    const struct query *q; /* whose clauses are looked at; NULL: an INSERT's values */
};

/* The whole statement; *m: of an INSERT, UPDATE or DELETE. */
void advise_stmt(struct infer *x, const struct stmt *s, const struct dml *m);

/* advise_expr.c: one expression by itself; its children come on their own. */
void advise_expr(struct advise *v, const struct expr *e);
/* advise_set.c: one assignment of a SET. */
void advise_set(struct advise *v, const struct assignment *s);
/* advise_query.c: one SELECT, or the tables and the WHERE of an UPDATE or DELETE. */
void advise_query(struct advise *v, const struct select *s);
void advise_shadowed_cte(struct advise *v, const struct cte *cte);
void advise_subquery(struct advise *v, const struct expr *e); /* (SELECT …) as a value, and IN (SELECT …) */
/* advise_join.c */
void advise_cross_join(struct advise *v, const struct query *q, const struct expr *where);
void advise_index(struct advise *v, const struct query *q, const struct expr *where);

#endif
