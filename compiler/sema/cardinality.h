/* cardinality.h: private to cardinality*.c: which relations of a query are single. Part of INFER. */
#ifndef SCHEMAC_SEMA_CARDINALITY_H
#define SCHEMAC_SEMA_CARDINALITY_H

#include "sema/conjuncts.h"
#include "sema/infer.h"

struct count {
    struct infer *x;
    const struct query *q;
    const struct expr *where;
    equality_vec equal;
    bool *single; /* by position in q->relations */
    unsigned n_single;
};

struct count cardinality_count(struct infer *x, const struct query *q, const struct expr *where);
bool cardinality_full_join(const struct query *q);
/* The column has one value: an `=` says so, in the type and collation of the key that it is a part of (NULL: the rowid). */
bool cardinality_bound(const struct count *c, const struct found *key, const struct index_part *part);
/* The `=` that speaks of the column, whether it binds it or not; NULL: none does. */
const struct equality *cardinality_mentions(const struct count *c, const struct found *key);
/* It is true of two NULLs, and the column may have many. */
bool cardinality_finds_nulls(const struct equality *e, const struct found *key);

#endif
