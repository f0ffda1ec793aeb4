/* annotation.h: what comments say to schemac: `-- name: x :one`, `schemac: many, row event`. */
#ifndef SCHEMAC_SCAN_ANNOTATION_H
#define SCHEMAC_SCAN_ANNOTATION_H

#include "scan/site.h"
#include "scan/sql_piece.h"

enum annotation_kind { ANNOTATION_NONE, ANNOTATION_NAME, ANNOTATION_SCHEMAC };

/* Does the comment begin with `name:` or `schemac:`? */
enum annotation_kind annotation_kind(struct str sql, const struct sql_piece *comment);
/* Reads a `schemac:` comment into *out. false: reported. */
bool annotation_read(struct arena *a, struct diags *d, const struct sqltext *t, const struct sql_piece *comment,
                     struct annotation *out);
/* … above a statement of the schema, or inside it: `schemac: ignore`, `schemac: allow W0304`. Of CREATE VIRTUAL TABLE's
 * own `schemac: columns`, which stands inside, nothing is read here. */
bool annotation_read_schema(struct arena *a, struct diags *d, const struct sqltext *t, const struct sql_piece *comment,
                            bool inside, struct annotation *out);
/* Reads a `name:` comment: the name and its command. false: reported; the name is set if there was one. */
bool annotation_read_name(struct arena *a, struct diags *d, const struct sqltext *t, const struct sql_piece *comment,
                          struct site *out);

#endif
