/* repeatable.h: may a query be executed once more where nobody knows whether it was executed? The runtime asks, when a connection is
 * lost. Part of the model. */
#ifndef SCHEMAC_SEMA_REPEATABLE_H
#define SCHEMAC_SEMA_REPEATABLE_H

#include "sema/scope.h"

/* It only reads, locks nothing, and asks for nothing that only its session knows; as far as that is proved. */
bool select_repeatable(struct arena *a, const struct select *s);

#endif
