/* emit_ddl_part.h: private to emit/emit_ddl_*.c: what the targets' DDL has in common. */
#ifndef SCHEMAC_EMIT_EMIT_DDL_PART_H
#define SCHEMAC_EMIT_EMIT_DDL_PART_H

#include "emit/emit_text.h"

bool text_starts(struct str s, const char *word);           /* without ASCII case */
void put_default(struct emit *e, const struct column *c);   /* " DEFAULT …" in the target's form, or nothing */
void put_generated(struct emit *e, const struct column *c); /* " GENERATED ALWAYS AS (…) …", or nothing */
void put_domain_checks(struct emit *e, const struct column *c);
void put_key_parts(struct emit *e, const struct index *x);          /* " (a, b DESC)" */
void put_foreign(struct emit *e, const struct foreign_key_info *f); /* a line, unnamed */
void put_check(struct emit *e, const struct check_info *k);         /* a line */

#endif
