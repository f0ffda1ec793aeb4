/* emit_used.h: what the queries of a source use of the database, as the table that sc_verify_schema reads. EMIT. */
#ifndef SCHEMAC_EMIT_EMIT_USED_H
#define SCHEMAC_EMIT_EMIT_USED_H

#include "base/buf.h"
#include "emit/plan.h"

void emit_used_declare(struct buf *out, const struct c_source *s);
void emit_used_define(struct buf *out, struct arena *a, const struct c_source *s);

#endif
