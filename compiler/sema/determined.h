/* determined.h: which columns of a query have one value for each value of some others: functional dependency, as MySQL
 * has it. Part of BIND, for grouping.c. */
#ifndef SCHEMAC_SEMA_DETERMINED_H
#define SCHEMAC_SEMA_DETERMINED_H

#include "sema/bind.h"
#include "sema/conjuncts.h"

typedef VEC(const struct outer_join *) outer_join_vec;

struct determined {
    struct bind *b;
    const struct query *q;
    bool **known;           /* [relation][column]: one value a group */
    bool **not_null;        /* [relation][column]: NULL only where the whole relation is null-extended */
    expr_vec exprs;         /* of one value a group, and no plain column */
    outer_join_vec present; /* outer joins that are none: a condition refuses the rows they would add */
    equality_vec equal;
    bool changed;
    unsigned depth; /* of derived tables that were entered */
};

struct determined determined_of(struct bind *b, const struct query *q);
/* It has one value a group: a GROUP BY item, or a result column of a derived table that is known from outside. */
void determined_add(struct determined *d, struct expr *e);
void determined_add_column(struct determined *d, struct found f);
/* All that follows. */
void determined_close(struct determined *d);
bool determined_column(const struct determined *d, struct found f);
bool **relation_flags(struct bind *b, const struct query *q); /* one a column of each relation, and one for its rowid */

#endif
