/* conjuncts.h: the equalities that a bound query's rows fulfil, for grouping.c and cardinality.c. */
#ifndef SCHEMAC_SEMA_CONJUNCTS_H
#define SCHEMAC_SEMA_CONJUNCTS_H

#include "sema/scope.h"

/* One side of an equality: a column of the query's own relations, or something that has one value for all its rows. */
struct equality {
    const struct expr *left, *right;        /* as written; NULL: a USING or NATURAL pair */
    struct found left_column, right_column; /* relation NULL: no plain column of this query */
    const struct join *join;                /* the join whose ON it stands in; NULL: WHERE */
    bool null_safe;                         /* <=>, IS: true of two NULLs */
};
typedef VEC(struct equality) equality_vec;

/* Those of WHERE and of each ON, through AND. What an outer join's ON proves holds for its nullable side only. `all`: what
 * `<=>` and an IN of one value say, too. */
void equalities_of(struct arena *a, const struct query *q, const struct expr *where, bool all, equality_vec *out);
/* It has one value for all rows of q: a literal, a parameter, a column of an enclosing query. */
bool fixed_in(const struct query *q, const struct expr *e);
/* … or a function of such, that gives the same for the same arguments all through a statement, or a subquery that looks at no
 * row of q. */
bool steady_in(const struct query *q, const struct expr *e);
bool own_relation(const struct query *q, const struct relation *r);
/* Position of a relation in q's; q->relations.n: not there. */
unsigned relation_position(const struct query *q, const struct relation *r);

#endif
