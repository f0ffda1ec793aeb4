/* null_reject.h: what a query's conditions refuse because it is NULL. Part of BIND, for determined.c. */
#ifndef SCHEMAC_SEMA_NULL_REJECT_H
#define SCHEMAC_SEMA_NULL_REJECT_H

#include "sema/determined.h"

/* Fills d->present and d->not_null. */
void null_reject(struct determined *d);
/* An outer join may add rows of NULLs in its place. */
bool may_be_absent(const struct determined *d, const struct relation *r);
/* The join adds no row of NULLs: it is an inner one, or as good as one. */
bool is_inner(const struct determined *d, const struct join *j);

#endif
