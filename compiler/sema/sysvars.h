/* sysvars.h: the system variables of the mysql dialect's servers, by name. Const data (sysvars.def). */
#ifndef SCHEMAC_SEMA_SYSVARS_H
#define SCHEMAC_SEMA_SYSVARS_H

#include "sema/catalog.h"

/* "@@session.sql_mode" → "sql_mode"; a plain name as it is. */
struct str sysvar_word(struct str written);
/* False: there is none of that name on the flavour's servers; reported. */
bool sysvar_check(const struct catalog *c, struct diags *d, struct place place, struct str name);
/* What SELECT @@name gives; it may always be NULL. */
struct type sysvar_type(struct str name);

#endif
