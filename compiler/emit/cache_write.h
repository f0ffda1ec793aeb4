/* cache_write.h: MODEL → records (cache/NAME.json) and the catalogue (cache/schema.json). EMIT.
 *
 * The form is documented in docs/record.schema.json. Same model, same bytes. */
#ifndef SCHEMAC_EMIT_CACHE_WRITE_H
#define SCHEMAC_EMIT_CACHE_WRITE_H

#include "base/buf.h"
#include "sema/model.h"

enum { RECORD_VERSION = 1 }; /* of the form; a reader refuses a higher one */

void record_write(struct buf *out, const struct model *m, const struct model_query *q);
/* schema_c: the bytes of generated/schema.c, whose digest is kept, so that `check` can tell one that is older
 * than the schema from one that was edited. */
void schema_record_write(struct buf *out, const struct model *m, struct str schema_c);
void schema_write_programs(struct buf *out, struct arena *a, const struct catalog *c);
/* Where columns and parameters of records take their common keys from: "name" … "enum", on one line. */
void record_write_value(struct buf *out, struct str name, const struct type *t, bool nullable);
void record_write_own(struct buf *out, const struct own_type *own); /* NULL: nothing */
void record_write_head(struct buf *out, const struct sql_options *o, enum dialect dialect);

#endif
