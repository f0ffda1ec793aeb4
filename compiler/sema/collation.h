/* collation.h: the character sets and collations of the mysql dialect, by name. Shared by DDL replay and BIND. */
#ifndef SCHEMAC_SEMA_COLLATION_H
#define SCHEMAC_SEMA_COLLATION_H

#include "sema/catalog.h"

/* Is there such a one, on the servers of the flavour? False: reported (E0213, E0408). An empty name is fine. */
bool charset_check(const struct catalog *c, struct diags *d, struct place place, struct str name);
bool collation_check(const struct catalog *c, struct diags *d, struct place place, struct str name);
/* Is the collation one of the character set? An empty name goes with all. */
bool collation_fits(struct str collation, struct str charset);

#endif
